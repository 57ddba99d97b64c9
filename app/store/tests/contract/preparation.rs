//! What is known of a visit before it takes place.

use super::given::{ama_and_ben, at, cohort, id, now};
use domain::{
    booking::{Means, Part, Valid},
    id::BookingId,
    preparation::Preparation,
    shadowing::after::Setting,
};
use store::{Db, Tx, booking, offer, preparation};

stories!(a_preparation_is_read_back, objectives_change_at_the_version_that_was_seen, the_lead_of_the_area_agrees_once,);

/// The visit of this number, by Ben at Ama's, and an offer of hers of number 1.
async fn visits(tx: &mut Tx, numbers: &[u128]) {
    let cohort = cohort(tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(tx, cohort).await;
    let starts_at = at("2027-03-02T09:00:00Z");
    let (part, ends_at) = (Part::Visits, at("2027-03-02T12:00:00Z"));
    let text = String::new;
    let plan = Valid { part, starts_at, ends_at, means: Means::InPerson, place: text(), agenda: text(), word: text() };
    for number in numbers {
        let who = booking::Who { pair, visit: Some((ama, ben)), proposer: ben };
        booking::insert(tx, id(*number), who, &plan, now()).await.unwrap();
    }
    let new = domain::offer::Valid {
        kind: Setting::Clinic,
        other: text(),
        minutes: 60,
        notice_days: 0,
        times: 1,
        bring: text(),
        about: text(),
    };
    offer::insert(tx, id(1), ama, &new, now()).await.unwrap();
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

async fn found(tx: &mut Tx, booking: BookingId) -> Preparation {
    preparation::find(tx, booking).await.unwrap().unwrap()
}

async fn a_preparation_is_read_back(db: &Db) {
    let mut tx = db.write().await.unwrap();
    visits(&mut tx, &[1, 2]).await;
    let objectives = words(&["See how beds are counted", "يوم 🏥"]);
    preparation::insert(&mut tx, id(1), Some(id(1)), &objectives).await.unwrap();
    let expected = Preparation { booking: id(1), offer: Some(id(1)), objectives, area_agreed_at: None, version: 1 };
    assert_eq!(found(&mut tx, id(1)).await, expected);
    assert_eq!(preparation::find(&mut tx, id(2)).await.unwrap(), None);
    preparation::insert(&mut tx, id(2), None, &[]).await.unwrap();
    let none = Preparation { version: 1, ..Preparation::none(id(2)) };
    assert_eq!(found(&mut tx, id(2)).await, none);
}

async fn objectives_change_at_the_version_that_was_seen(db: &Db) {
    let mut tx = db.write().await.unwrap();
    visits(&mut tx, &[1, 2]).await;
    let first = words(&["One"]);
    assert!(preparation::set_objectives(&mut tx, (id(1), 0), &first).await.unwrap());
    assert!(!preparation::set_objectives(&mut tx, (id(1), 0), &words(&["Two"])).await.unwrap());
    assert_eq!(found(&mut tx, id(1)).await.objectives, first);
    assert!(preparation::set_objectives(&mut tx, (id(1), 1), &words(&["Two"])).await.unwrap());
    assert!(!preparation::set_objectives(&mut tx, (id(1), 1), &first).await.unwrap());
    let now = found(&mut tx, id(1)).await;
    assert_eq!((now.objectives, now.version), (words(&["Two"]), 2));
    assert_eq!(preparation::find(&mut tx, id(2)).await.unwrap(), None);
}

async fn the_lead_of_the_area_agrees_once(db: &Db) {
    let mut tx = db.write().await.unwrap();
    visits(&mut tx, &[1, 2]).await;
    preparation::insert(&mut tx, id(1), Some(id(1)), &words(&["One"])).await.unwrap();
    for number in [1, 2] {
        assert!(preparation::agree_area(&mut tx, id(number), now()).await.unwrap());
        let later = at("2027-02-20T09:00:00Z");
        assert!(!preparation::agree_area(&mut tx, id(number), later).await.unwrap());
        assert_eq!(found(&mut tx, id(number)).await.area_agreed_at, Some(now()));
    }
    let kept = found(&mut tx, id(1)).await;
    assert_eq!((kept.objectives, kept.offer), (words(&["One"]), Some(id(1))));
    for version in [3, 3] {
        preparation::forget_area(&mut tx, id(1)).await.unwrap();
        let kept = found(&mut tx, id(1)).await;
        assert_eq!((kept.area_agreed_at, kept.version), (None, version));
    }
    assert!(found(&mut tx, id(2)).await.area_agreed_at.is_some(), "another visit");
}
