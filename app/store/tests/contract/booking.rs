//! Bookings.

use super::given::{ama_and_ben, at, cohort, id, now, on, pair, participant};
use chrono::{DateTime, Utc};
use domain::{
    booking::{Booking, Means, Part, State, Valid, Visit},
    id::{BookingId, PairId, ParticipantId},
    participant::Side,
};
use store::{Db, Tx, booking};

stories!(
    a_booking_is_read_back_as_proposed,
    a_pairs_bookings_come_in_the_order_of_their_times,
    a_booking_moves_and_is_settled_at_the_version_that_was_seen,
    a_booking_is_noted_as_logged_and_as_not_logged,
    a_pair_has_its_days,
);

fn plan(starts_at: &str) -> Valid {
    let starts_at: DateTime<Utc> = at(starts_at);
    Valid {
        part: Part::Talks,
        starts_at,
        ends_at: starts_at + chrono::TimeDelta::minutes(30),
        means: Means::Video,
        place: "نور’s – room 🏥".to_owned(),
        agenda: "Two\nlines".to_owned(),
        word: "If you can".to_owned(),
    }
}

async fn talk(tx: &mut Tx, number: u128, pair: PairId, proposer: ParticipantId, starts_at: &str) -> BookingId {
    let who = booking::Who { pair, visit: None, proposer };
    booking::insert(tx, id(number), who, &plan(starts_at), now()).await.unwrap();
    id(number)
}

async fn a_booking_is_read_back_as_proposed(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let new = plan("2027-03-02T09:00:00Z");
    let who = booking::Who { pair, visit: Some((ama, ben)), proposer: ben };
    booking::insert(&mut tx, id(1), who, &new, now()).await.unwrap();
    let expected = Booking {
        id: id(1),
        pair,
        visit: Some(Visit {
            host: ama,
            host_name: "Ama Hussain".to_owned(),
            visitor: ben,
            visitor_name: "Ben Okafor".to_owned(),
        }),
        starts_at: new.starts_at,
        ends_at: new.ends_at,
        means: Means::Video,
        place: new.place,
        agenda: new.agenda,
        state: State::Proposed,
        proposer: ben,
        proposer_name: "Ben Okafor".to_owned(),
        proposed_at: now(),
        word: new.word,
        sequence: 0,
        logged_at: None,
        version: 1,
    };
    assert_eq!(booking::find(&mut tx, id(1)).await.unwrap(), Some(expected));
    let second = talk(&mut tx, 2, pair, ama, "2027-03-02T09:00:00Z").await;
    assert_eq!(booking::find(&mut tx, second).await.unwrap().unwrap().visit, None);
    assert_eq!(booking::find(&mut tx, id(3)).await.unwrap(), None);
}

async fn a_pairs_bookings_come_in_the_order_of_their_times(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (ours, ama, _) = ama_and_ben(&mut tx, cohort).await;
    let cy = participant(&mut tx, cohort, 3, ("Cy", "Suharto"), Side::Clinician).await;
    let theirs = pair(&mut tx, cohort, 2, &[cy]).await;
    for (number, starts_at) in [(1, "2027-03-03T09:00:00Z"), (2, "2027-03-02T09:00:00Z"), (3, "2027-03-03T09:00:00Z")] {
        talk(&mut tx, number, ours, ama, starts_at).await;
    }
    talk(&mut tx, 4, theirs, cy, "2027-03-01T09:00:00Z").await;
    let numbers = |bookings: Vec<Booking>| -> Vec<_> { bookings.iter().map(|one| one.id.0.as_u128()).collect() };
    let from = at("2027-03-02T09:00:00Z");
    assert_eq!(numbers(booking::of_pair(&mut tx, ours, from, 9).await.unwrap()), [2, 1, 3]);
    assert_eq!(numbers(booking::of_pair(&mut tx, ours, from, 2).await.unwrap()), [2, 1]);
    let later = from + chrono::TimeDelta::microseconds(1);
    assert_eq!(numbers(booking::of_pair(&mut tx, ours, later, 9).await.unwrap()), [1, 3]);
}

async fn a_booking_moves_and_is_settled_at_the_version_that_was_seen(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let first = talk(&mut tx, 1, pair, ama, "2027-03-02T09:00:00Z").await;
    let other = talk(&mut tx, 2, pair, ama, "2027-03-02T09:00:00Z").await;
    assert!(booking::settle(&mut tx, (first, 1), State::Accepted, "").await.unwrap());
    assert!(!booking::settle(&mut tx, (first, 1), State::Cancelled, "Ill").await.unwrap());
    let new = Valid { means: Means::Phone, ..plan("2027-03-09T09:00:00Z") };
    let later = at("2027-02-20T09:00:00Z");
    assert!(!booking::move_to(&mut tx, (first, 1), ben, &new, later).await.unwrap());
    assert!(booking::move_to(&mut tx, (first, 2), ben, &new, later).await.unwrap());
    let found = booking::find(&mut tx, first).await.unwrap().unwrap();
    assert_eq!((found.state, found.sequence, found.version), (State::Proposed, 2, 3));
    assert_eq!((found.proposer, found.proposed_at, found.starts_at), (ben, later, new.starts_at));
    assert_eq!((found.means, found.word.as_str()), (Means::Phone, "If you can"));
    assert!(booking::settle(&mut tx, (first, 3), State::Declined, "On leave").await.unwrap());
    let found = booking::find(&mut tx, first).await.unwrap().unwrap();
    assert_eq!((found.state, found.sequence, found.word.as_str()), (State::Declined, 3, "On leave"));
    assert_eq!(booking::find(&mut tx, other).await.unwrap().unwrap().version, 1);
    talk(&mut tx, 3, pair, ben, "2027-03-01T09:00:00Z").await;
    talk(&mut tx, 4, pair, ben, "2027-03-01T10:00:00Z").await;
    booking::logged(&mut tx, id(4), Some(now())).await.unwrap();
    let open = booking::open_of_pair(&mut tx, pair, 9).await.unwrap();
    assert_eq!(open.iter().map(|one| one.id.0.as_u128()).collect::<Vec<_>>(), [3, 2]);
    assert_eq!(booking::open_of_pair(&mut tx, pair, 1).await.unwrap().len(), 1);
    booking::cancel_open(&mut tx, pair, at("2027-03-02T08:00:00Z")).await.unwrap();
    let open = booking::open_of_pair(&mut tx, pair, 9).await.unwrap();
    assert_eq!(open.iter().map(|one| one.id.0.as_u128()).collect::<Vec<_>>(), [3], "what is over stays");
    let cancelled = booking::find(&mut tx, other).await.unwrap().unwrap();
    assert_eq!((cancelled.state, cancelled.sequence), (State::Cancelled, 1));
}

async fn a_booking_is_noted_as_logged_and_as_not_logged(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, _) = ama_and_ben(&mut tx, cohort).await;
    let first = talk(&mut tx, 1, pair, ama, "2027-03-02T09:00:00Z").await;
    for logged_at in [Some(now()), None] {
        booking::logged(&mut tx, first, logged_at).await.unwrap();
        assert_eq!(booking::find(&mut tx, first).await.unwrap().unwrap().logged_at, logged_at);
    }
}

async fn a_pair_has_its_days(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let pair = pair(&mut tx, cohort, 1, &[]).await;
    assert_eq!(store::pair::period(&mut tx, pair).await.unwrap(), Some((on("2027-02-01"), on("2027-10-31"))));
    assert_eq!(store::pair::period(&mut tx, id(9)).await.unwrap(), None);
}
