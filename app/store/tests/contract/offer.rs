//! Offers.

use super::given::{ama_and_ben, at, cohort, id, now, pair, participant};
use domain::{
    booking::{Means, Part, State},
    id::{BookingId, OfferId, PairId, ParticipantId},
    offer::{Offer, Valid},
    participant::Side,
    shadowing::after::Setting,
};
use store::{Db, Tx, booking, offer, preparation};

stories!(
    an_offer_is_read_back_as_made,
    a_pair_sees_what_its_members_offer_and_have_not_withdrawn,
    an_offer_changes_at_the_version_that_was_seen,
    what_is_agreed_on_is_taken,
);

fn form() -> Valid {
    Valid {
        kind: Setting::Other,
        other: "مختبر 🔬".to_owned(),
        minutes: 90,
        notice_days: 14,
        times: 2,
        bring: "Flat shoes".to_owned(),
        about: "Two\nlines".to_owned(),
    }
}

async fn made(tx: &mut Tx, number: u128, host: ParticipantId) -> OfferId {
    offer::insert(tx, id(number), host, &form(), now()).await.unwrap();
    id(number)
}

async fn an_offer_is_read_back_as_made(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (_, ama, _) = ama_and_ben(&mut tx, cohort).await;
    let Valid { kind, other, minutes, notice_days, times, bring, about } = form();
    let first = made(&mut tx, 1, ama).await;
    let expected = Offer {
        id: first,
        host: ama,
        host_name: "Ama Hussain".to_owned(),
        kind,
        other,
        minutes,
        notice_days,
        times,
        taken: 0,
        bring,
        about,
        withdrawn_at: None,
        version: 1,
    };
    assert_eq!(offer::find(&mut tx, first).await.unwrap(), Some(expected));
    assert_eq!(offer::find(&mut tx, id(2)).await.unwrap(), None);
}

async fn a_pair_sees_what_its_members_offer_and_have_not_withdrawn(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (ours, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let cy = participant(&mut tx, cohort, 3, ("Cy", "Suharto"), Side::Clinician).await;
    let theirs = pair(&mut tx, cohort, 2, &[cy]).await;
    for (number, host) in [(4, ben), (1, ama), (2, cy), (3, ama)] {
        made(&mut tx, number, host).await;
    }
    let later = at("2027-02-20T09:00:00Z");
    assert!(offer::withdraw(&mut tx, id(3), later).await.unwrap());
    assert!(!offer::withdraw(&mut tx, id(3), now()).await.unwrap());
    assert_eq!(offer::find(&mut tx, id(3)).await.unwrap().unwrap().withdrawn_at, Some(later));
    let numbers = |offers: Vec<Offer>| -> Vec<_> { offers.iter().map(|one| one.id.0.as_u128()).collect() };
    assert_eq!(numbers(offer::of_pair(&mut tx, ours, 9).await.unwrap()), [1, 4]);
    assert_eq!(numbers(offer::of_pair(&mut tx, ours, 1).await.unwrap()), [1]);
    assert_eq!(numbers(offer::of_pair(&mut tx, theirs, 9).await.unwrap()), [2]);
}

async fn an_offer_changes_at_the_version_that_was_seen(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (_, ama, _) = ama_and_ben(&mut tx, cohort).await;
    let (first, other) = (made(&mut tx, 1, ama).await, made(&mut tx, 2, ama).await);
    let new = Valid { kind: Setting::Board, other: String::new(), minutes: 120, times: 1, ..form() };
    assert!(offer::update(&mut tx, (first, 1), &new).await.unwrap());
    assert!(!offer::update(&mut tx, (first, 1), &form()).await.unwrap());
    let found = offer::find(&mut tx, first).await.unwrap().unwrap();
    assert_eq!((found.kind, found.minutes, found.times, found.version), (Setting::Board, 120, 1, 2));
    assert_eq!(offer::find(&mut tx, other).await.unwrap().unwrap().version, 1);
    offer::withdraw(&mut tx, first, now()).await.unwrap();
    assert!(!offer::update(&mut tx, (first, 3), &form()).await.unwrap(), "what is withdrawn stays as it was");
}

async fn ask(tx: &mut Tx, number: u128, pair: PairId, (host, visitor): (ParticipantId, ParticipantId)) -> BookingId {
    let starts_at = at("2027-03-02T09:00:00Z");
    let plan = domain::booking::Valid {
        part: Part::Visits,
        starts_at,
        ends_at: starts_at + chrono::TimeDelta::minutes(90),
        means: Means::InPerson,
        place: String::new(),
        agenda: String::new(),
        word: String::new(),
    };
    let who = booking::Who { pair, visit: Some((host, visitor)), proposer: visitor };
    booking::insert(tx, id(number), who, &plan, now()).await.unwrap();
    preparation::insert(tx, id(number), Some(id(1)), &[]).await.unwrap();
    id(number)
}

async fn what_is_agreed_on_is_taken(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let (first, other) = (made(&mut tx, 1, ama).await, made(&mut tx, 2, ama).await);
    let asked = ask(&mut tx, 1, pair, (ama, ben)).await;
    assert_eq!(offer::asked_by(&mut tx, first, ben).await.unwrap(), Some(asked));
    assert_eq!(offer::asked_by(&mut tx, first, ama).await.unwrap(), None);
    assert_eq!(offer::asked_by(&mut tx, other, ben).await.unwrap(), None);
    for (version, state, taken) in [(1, State::Accepted, 1), (2, State::Cancelled, 0)] {
        booking::settle(&mut tx, (asked, version), state, "").await.unwrap();
        assert_eq!(offer::find(&mut tx, first).await.unwrap().unwrap().taken, taken);
        assert_eq!(offer::asked_by(&mut tx, first, ben).await.unwrap(), None);
    }
    assert_eq!(offer::find(&mut tx, other).await.unwrap().unwrap().taken, 0);
}
