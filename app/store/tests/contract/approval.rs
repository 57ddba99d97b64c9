//! Who was asked to agree that somebody takes part.

use super::given::{at, cohort, id, now, participant};
use domain::{approval::Approval, participant::Side};
use store::{Db, Tx, approval};

stories!(
    a_question_is_read_back_as_asked,
    every_link_leads_to_its_question,
    a_question_is_decided_once_and_then_due_no_more,
    the_longest_waiting_is_due_first,
);

const LATER: &str = "2027-01-20T12:00:00.123456Z";

async fn given(tx: &mut Tx) {
    let cohort = cohort(tx, 1).await;
    for number in [1, 2, 3] {
        participant(tx, cohort, number, ("Jo", "Zhou"), Side::Manager).await;
    }
    for (number, next_at) in [(2, LATER), (1, LATER)] {
        approval::insert(tx, id(number), "boss@stmaud.example", now(), at(next_at)).await.unwrap();
    }
}

fn asked() -> Approval {
    let supervisor_email = "boss@stmaud.example".to_owned();
    Approval { supervisor_email, asked_at: now(), reminders: 0, decided_at: None }
}

async fn a_question_is_read_back_as_asked(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    assert_eq!(approval::find(&mut tx, id(1)).await.unwrap(), Some(asked()));
    assert_eq!(approval::find(&mut tx, id(3)).await.unwrap(), None);
}

async fn every_link_leads_to_its_question(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    for (token, number) in [(&[0, 1, 255][..], 1), (&[0, 1], 1), (b"other", 2)] {
        approval::insert_link(&mut tx, token, id(number), at(LATER)).await.unwrap();
    }
    for (token, number) in [(&[0, 1, 255][..], Some(1)), (&[0, 1], Some(1)), (b"other", Some(2)), (&[0], None)] {
        let found = approval::find_link(&mut tx, token).await.unwrap();
        assert_eq!(found, number.map(|number| (id(number), at(LATER))));
    }
    approval::delete_links(&mut tx, id(1)).await.unwrap();
    for (token, is_there) in [(&[0, 1, 255][..], false), (&[0, 1], false), (b"other", true)] {
        assert_eq!(approval::find_link(&mut tx, token).await.unwrap().is_some(), is_there, "{token:?}");
    }
}

async fn a_question_is_decided_once_and_then_due_no_more(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    for (number, is_decided) in [(1, true), (1, false), (2, true), (3, false)] {
        assert_eq!(approval::decide(&mut tx, id(number), at(LATER)).await.unwrap(), is_decided, "{number}");
    }
    let decided = Approval { decided_at: Some(at(LATER)), ..asked() };
    assert_eq!(approval::find(&mut tx, id(1)).await.unwrap(), Some(decided));
    assert_eq!(approval::next_due(&mut tx, at("2030-01-01T00:00:00Z")).await.unwrap(), None);
}

async fn the_longest_waiting_is_due_first(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    let due = async |tx: &mut Tx, now| approval::next_due(tx, at(now)).await.unwrap();
    assert_eq!(due(&mut tx, "2027-01-20T12:00:00.123455Z").await, None);
    assert_eq!(due(&mut tx, LATER).await, Some(id(1)));
    approval::count_reminder(&mut tx, id(1), Some(at("2027-01-27T12:00:00Z"))).await.unwrap();
    assert_eq!(due(&mut tx, "2027-01-28T12:00:00Z").await, Some(id(2)));
    approval::count_reminder(&mut tx, id(2), None).await.unwrap();
    assert_eq!(due(&mut tx, "2027-01-28T12:00:00Z").await, Some(id(1)));
    approval::count_reminder(&mut tx, id(1), None).await.unwrap();
    assert_eq!(due(&mut tx, "2030-01-01T00:00:00Z").await, None);
    assert_eq!(approval::find(&mut tx, id(1)).await.unwrap().unwrap().reminders, 2);
}
