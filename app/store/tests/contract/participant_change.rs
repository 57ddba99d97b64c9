//! How participants came to their states.

use super::given::{at, cohort, id, participant as given_participant, person};
use chrono::{DateTime, Utc};
use domain::participant::{
    Side, State,
    change::{Cause, Change, Reason},
};
use store::{
    Db, Tx,
    participant::{self, NewChange},
};

stories!(
    changes_are_read_the_latest_first,
    every_cause_state_and_reason_is_kept,
    the_last_reasons_of_those_who_left_are_counted,
    everybody_is_there_who_ever_was,
    a_search_may_ask_for_one_state,
);

fn when(number: u128) -> DateTime<Utc> {
    at("2027-01-13T12:00:00.123456Z") + chrono::TimeDelta::minutes(i64::try_from(number).unwrap())
}

/// A change of this number, of the participant 1, without reason or note.
fn plain(number: u128, to: State) -> NewChange<'static> {
    NewChange {
        id: id(number),
        participant: id(1),
        at: when(number),
        author: None,
        cause: Cause::Import,
        from: None,
        to,
        reason: None,
        note: "",
    }
}

async fn given(tx: &mut Tx) {
    let cohort = cohort(tx, 1).await;
    for number in [1, 2] {
        given_participant(tx, cohort, number, ("Jo", "Zhou"), Side::Manager).await;
    }
    person(tx, 9, "", "Suharto").await;
}

async fn changes_are_read_the_latest_first(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    let left = NewChange {
        author: Some(id(9)),
        cause: Cause::Coordinator,
        from: Some(State::Approved),
        reason: Some(Reason::Other),
        note: "‘whole’\n100 %",
        ..plain(2, State::Withdrawn)
    };
    for new in [left, plain(1, State::Approved), NewChange { participant: id(2), ..plain(3, State::Approved) }] {
        participant::insert_change(&mut tx, new).await.unwrap();
    }
    let expected = [
        Change {
            at: when(2),
            author: Some("Suharto".to_owned()),
            cause: Cause::Coordinator,
            from: Some(State::Approved),
            to: State::Withdrawn,
            reason: Some(Reason::Other),
            note: "‘whole’\n100 %".to_owned(),
        },
        Change {
            at: when(1),
            author: None,
            cause: Cause::Import,
            from: None,
            to: State::Approved,
            reason: None,
            note: String::new(),
        },
    ];
    assert_eq!(participant::changes(&mut tx, id(1)).await.unwrap(), expected);
    assert_eq!(participant::changes(&mut tx, id(3)).await.unwrap(), []);
}

async fn every_cause_state_and_reason_is_kept(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    let reasons = Reason::ALL.into_iter().map(Some).chain([None]).cycle();
    let causes = Cause::ALL.into_iter().cycle();
    for (number, ((state, reason), cause)) in (1..).zip(State::ALL.into_iter().zip(reasons).zip(causes)) {
        let new = NewChange { from: Some(state), reason, cause, ..plain(number, state) };
        participant::insert_change(&mut tx, new).await.unwrap();
        let latest = participant::changes(&mut tx, id(1)).await.unwrap().remove(0);
        assert_eq!((latest.from, latest.to, latest.reason, latest.cause), (Some(state), state, reason, cause));
    }
}

async fn everybody_is_there_who_ever_was(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    participant::set_state(&mut tx, id(1), State::Withdrawn).await.unwrap();
    let ids = |people: Vec<domain::participant::Participant>| people.into_iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(ids(participant::everybody(&mut tx, id(1)).await.unwrap()), [id(1), id(2)]);
    assert_eq!(ids(participant::of_cohort(&mut tx, id(1)).await.unwrap()), [id(2)]);
    assert_eq!(participant::everybody(&mut tx, id(3)).await.unwrap(), []);
}

async fn a_search_may_ask_for_one_state(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    participant::set_state(&mut tx, id(2), State::Waitlisted).await.unwrap();
    for (state, expected) in [
        (None, &[1, 2][..]),
        (Some(State::Approved), &[1]),
        (Some(State::Waitlisted), &[2]),
        (Some(State::Active), &[]),
    ] {
        let page = participant::page(&mut tx, id(1), "zhou", state, ("", id(0)), 9).await.unwrap();
        let found: Vec<_> = page.iter().map(|one| one.id.0.as_u128()).collect();
        assert_eq!(found, expected, "{state:?}");
    }
}

async fn the_last_reasons_of_those_who_left_are_counted(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    for number in 1..=5 {
        given_participant(&mut tx, cohort, number, ("Jo", "Zhou"), Side::Manager).await;
    }
    let left = |number, of: u128, reason| NewChange { participant: id(of), reason, ..plain(number, State::Withdrawn) };
    let back = |number, of: u128| NewChange { participant: id(of), ..plain(number, State::Approved) };
    for new in [
        left(1, 1, Some(Reason::NoTime)),
        back(2, 1),
        left(3, 1, Some(Reason::Rotation)),
        left(4, 2, Some(Reason::Rotation)),
        left(5, 3, None),
        left(6, 4, Some(Reason::Other)),
        back(7, 4),
    ] {
        participant::insert_change(&mut tx, new).await.unwrap();
    }
    for number in [1, 2, 3] {
        participant::set_state(&mut tx, id(number), State::Withdrawn).await.unwrap();
    }
    let reasons = store::cohort::reasons(&mut tx, cohort).await.unwrap();
    assert_eq!(reasons, [(Some(Reason::Rotation), 2), (None, 1)]);
    assert_eq!(store::cohort::reasons(&mut tx, id(2)).await.unwrap(), []);
}
