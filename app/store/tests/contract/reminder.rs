//! What is to be reminded of.

use super::given::{ama_and_ben, at, cohort, id, now, session};
use chrono::{DateTime, Utc};
use domain::{
    booking::{Means, Part, State, Valid},
    id::{PairId, ParticipantId},
    reminder::{Due, Kind, Window},
    shadowing::ValidLog,
};
use store::{Db, Tx, booking, reminder, shadowing};

stories!(a_date_is_reminded_of_once_and_again_when_it_changes, what_waits_or_is_over_is_reminded_of);

async fn accepted(tx: &mut Tx, number: u128, pair: PairId, proposer: ParticipantId, starts_at: &str) {
    let starts_at: DateTime<Utc> = at(starts_at);
    booking::insert(tx, id(number), booking::Who { pair, visit: None, proposer }, &plan(starts_at), now())
        .await
        .unwrap();
    assert!(booking::settle(tx, (id(number), 1), State::Accepted, "").await.unwrap());
}

fn plan(starts_at: DateTime<Utc>) -> Valid {
    Valid {
        part: Part::Talks,
        starts_at,
        ends_at: starts_at + chrono::TimeDelta::minutes(30),
        means: Means::Video,
        place: String::new(),
        agenda: String::new(),
        word: String::new(),
    }
}

async fn due(tx: &mut Tx) -> Option<(Kind, u128)> {
    reminder::next_due(tx, &Window::at(now())).await.unwrap().map(|due| (due.kind, due.subject.as_u128()))
}

async fn a_date_is_reminded_of_once_and_again_when_it_changes(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    accepted(&mut tx, 1, pair, ama, "2027-01-14T09:00:00Z").await;
    accepted(&mut tx, 2, pair, ama, "2027-01-20T09:00:00Z").await;
    assert_eq!(due(&mut tx).await, Some((Kind::BookingSoon, 1)));
    let one = Due { kind: Kind::BookingSoon, subject: id(1), about_at: at("2027-01-14T09:00:00Z") };
    assert!(reminder::insert(&mut tx, &one, now()).await.unwrap());
    assert!(!reminder::insert(&mut tx, &one, now()).await.unwrap());
    assert_eq!(due(&mut tx).await, None);
    let later = plan(at("2027-01-14T10:00:00Z"));
    assert!(booking::move_to(&mut tx, (id(1), 2), ben, &later, now()).await.unwrap());
    assert_eq!(due(&mut tx).await, None, "nobody has agreed to it yet");
    assert!(booking::settle(&mut tx, (id(1), 3), State::Accepted, "").await.unwrap());
    assert_eq!(due(&mut tx).await, Some((Kind::BookingSoon, 1)));
    assert!(booking::settle(&mut tx, (id(1), 4), State::Cancelled, "").await.unwrap());
    assert_eq!(due(&mut tx).await, None);
}

async fn what_waits_or_is_over_is_reminded_of(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    accepted(&mut tx, 1, pair, ama, "2027-01-12T09:00:00Z").await;
    assert_eq!(due(&mut tx).await, Some((Kind::BookingOver, 1)));
    booking::logged(&mut tx, id(1), Some(now())).await.unwrap();
    assert_eq!(due(&mut tx).await, None);

    let log = ValidLog {
        author_visited: true,
        started_at: at("2027-01-12T09:00:00Z"),
        ended_at: at("2027-01-12T10:00:00Z"),
        place: "Ward 7".to_owned(),
        purpose: String::new(),
        observed: String::new(),
    };
    session(&mut tx, 2, pair, (ama, ben), &log).await;
    assert_eq!(due(&mut tx).await, None, "not at once");
    let in_days = Window::at(now() + chrono::TimeDelta::days(4));
    let waits = reminder::next_due(&mut tx, &in_days).await.unwrap().unwrap();
    assert_eq!((waits.kind, waits.subject.as_u128()), (Kind::Unconfirmed, 2));
    assert!(shadowing::confirm(&mut tx, id(2), ama, now()).await.unwrap());
    assert_eq!(reminder::next_due(&mut tx, &in_days).await.unwrap(), None);

    let workshop = super::workshop::planned(&mut tx, cohort, 1, 5).await;
    assert_eq!(due(&mut tx).await, Some((Kind::WorkshopSoon, 1)));
    let after = async |tx: &mut Tx, days| {
        let window = Window::at(now() + chrono::TimeDelta::days(days));
        reminder::next_due(tx, &window).await.unwrap().map(|due| due.kind)
    };
    assert_eq!(after(&mut tx, 4).await, None, "nobody was there yet");
    store::workshop::note(&mut tx, (workshop, ama), (true, true), id(1), now()).await.unwrap();
    for (days, kind) in [(4, Some(Kind::WorkshopOver)), (30, None), (60, Some(Kind::WorkshopLater)), (90, None)] {
        assert_eq!(after(&mut tx, days).await, kind, "{days}");
    }
}
