//! Drafts of forms.

use super::given::{at, id, person};
use domain::jotting::{Hold, Subject};
use store::{Db, Tx, jotting};

stories!(
    a_tab_goes_on_with_its_own_draft,
    another_tab_does_not_write_over_it,
    a_draft_is_its_authors_alone,
    what_is_not_used_is_forgotten,
);

const SUBJECT: Subject = Subject::Log(domain::id::PairId(uuid::Uuid::nil()), None);

fn tab(number: u128, of: Option<(u128, i64)>) -> Hold {
    Hold { tab: id(number), of: of.map(|(number, version)| (id(number), version)) }
}

fn typed(text: &str) -> Vec<(String, String)> {
    vec![("observed".to_owned(), text.to_owned()), ("date[day]".to_owned(), String::new())]
}

/// Number, text and version of each.
async fn found(tx: &mut Tx, number: u128) -> Vec<(u128, String, i64)> {
    let found = jotting::of_form(tx, id(number), SUBJECT).await.unwrap();
    found.iter().map(|one| (one.id.0.as_u128(), one.text("observed").to_owned(), one.version)).collect()
}

async fn a_tab_goes_on_with_its_own_draft(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let ama = person(&mut tx, 1, "Ama", "Hussain").await;
    let (first, second) = (at("2027-03-01T09:00:00.5Z"), at("2027-03-01T09:00:03Z"));
    let own = tab(10, None);
    assert!(!jotting::go_on(&mut tx, ama, own, &typed("W"), first).await.unwrap());
    assert!(jotting::insert(&mut tx, own.tab, (ama, SUBJECT), &typed("Wé"), first).await.unwrap());
    assert!(!jotting::insert(&mut tx, own.tab, (ama, SUBJECT), &typed("x"), first).await.unwrap());
    let kept = jotting::of_form(&mut tx, ama, SUBJECT).await.unwrap();
    assert_eq!((kept[0].fields.clone(), kept[0].kept_at, kept[0].version), (typed("Wé"), first, 1));
    // Opened again, in another tab, at the version that is there: it goes on, however often.
    let again = tab(11, Some((10, 1)));
    for (text, version) in [("We", 2), ("We w", 3)] {
        assert!(jotting::go_on(&mut tx, ama, again, &typed(text), second).await.unwrap());
        assert_eq!(found(&mut tx, 1).await, [(10, text.to_owned(), version)]);
    }
    jotting::delete(&mut tx, ama, again).await.unwrap();
    assert_eq!(found(&mut tx, 1).await, []);
}

async fn another_tab_does_not_write_over_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let ama = person(&mut tx, 1, "Ama", "Hussain").await;
    let now = at("2027-03-01T09:00:00Z");
    assert!(jotting::insert(&mut tx, id(10), (ama, SUBJECT), &typed("first"), now).await.unwrap());
    let (one, other) = (tab(11, Some((10, 1))), tab(12, Some((10, 1))));
    assert!(jotting::go_on(&mut tx, ama, one, &typed("one"), now).await.unwrap());
    assert!(!jotting::go_on(&mut tx, ama, other, &typed("other"), now).await.unwrap());
    assert!(jotting::insert(&mut tx, other.tab, (ama, SUBJECT), &typed("other"), now).await.unwrap());
    assert!(jotting::go_on(&mut tx, ama, other, &typed("other 2"), now).await.unwrap());
    assert!(jotting::go_on(&mut tx, ama, one, &typed("one 2"), now).await.unwrap());
    assert_eq!(found(&mut tx, 1).await, [(12, "other 2".to_owned(), 2), (10, "one 2".to_owned(), 3)]);
    jotting::delete(&mut tx, ama, other).await.unwrap();
    assert_eq!(found(&mut tx, 1).await, [(10, "one 2".to_owned(), 3)]);
}

async fn a_draft_is_its_authors_alone(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (ama, ben) = (person(&mut tx, 1, "Ama", "Hussain").await, person(&mut tx, 2, "Ben", "Okafor").await);
    let now = at("2027-03-01T09:00:00Z");
    assert!(jotting::insert(&mut tx, id(10), (ama, SUBJECT), &typed("mine"), now).await.unwrap());
    let hold = tab(10, Some((10, 1)));
    assert!(!jotting::go_on(&mut tx, ben, hold, &typed("his"), now).await.unwrap());
    assert!(!jotting::insert(&mut tx, id(10), (ben, SUBJECT), &typed("his"), now).await.unwrap());
    jotting::delete(&mut tx, ben, hold).await.unwrap();
    assert_eq!(found(&mut tx, 2).await, []);
    assert_eq!(found(&mut tx, 1).await, [(10, "mine".to_owned(), 1)]);
    assert_eq!(jotting::of_form(&mut tx, ama, Subject::Reflection(id(0))).await.unwrap(), []);
}

async fn what_is_not_used_is_forgotten(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let ama = person(&mut tx, 1, "Ama", "Hussain").await;
    for (number, day) in [(10, "2027-03-01T09:00:00Z"), (11, "2027-03-02T09:00:00Z")] {
        assert!(jotting::insert(&mut tx, id(number), (ama, SUBJECT), &typed(day), at(day)).await.unwrap());
    }
    assert_eq!(jotting::delete_before(&mut tx, at("2027-03-02T09:00:00Z")).await.unwrap(), 1);
    assert_eq!(found(&mut tx, 1).await.len(), 1);
}
