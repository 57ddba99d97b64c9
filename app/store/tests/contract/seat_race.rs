//! A thousand people want the last seat at the same time: one of them gets it, and everybody else waits.

use super::given::{cohort, id, now, participant};
use chrono::TimeDelta;
use domain::{
    id::{CohortId, ParticipantId, WorkshopId},
    participant::Side,
    workshop::Valid,
};
use std::{sync::Arc, time::Duration};
use store::{Db, Error, Result, workshop};
use tokio::{sync::Barrier, task::JoinSet, time::sleep};

stories!(the_last_seat_is_given_once_to_a_thousand);

/// How many want it.
const REQUESTS: u128 = 1_000;
/// Seats of the workshop; all but one are taken.
const SEATS: i64 = 20;

/// Opens every connection that there can be: those that are opened one by one would not meet.
async fn warm(db: &Db) {
    if let Db::Postgres(_) = db {
        let mut open = Vec::new();
        for _ in 0..20 {
            open.push(db.write().await.unwrap());
        }
    }
}

/// A seat where there is one, the waiting list where there is none: whether it was a seat.
async fn sign_up(db: &Db, workshop: WorkshopId, who: ParticipantId) -> Result<bool> {
    let mut tx = db.write().await?;
    let has_seat = workshop::count_seats(&mut tx, workshop).await? < SEATS;
    let is_done = if has_seat {
        // Long enough for everybody who has a connection to see the same last seat.
        sleep(Duration::from_millis(20)).await;
        workshop::take_seat(&mut tx, workshop, who, None).await?
    } else {
        workshop::wait(&mut tx, workshop, who, now().timestamp_micros()).await?
    };
    if !is_done {
        return Err(Error::Again);
    }
    tx.commit().await?;
    Ok(has_seat)
}

/// The same, as often as another came first: as a use case is tried again. Answers how often it was tried, too.
async fn sign_up_at_last(db: &Db, workshop: WorkshopId, who: ParticipantId) -> (bool, u64) {
    for attempt in 1.. {
        match sign_up(db, workshop, who).await {
            Ok(has_seat) => return (has_seat, attempt),
            // So many wait for so few connections here that some wait in vain.
            Err(Error::Again | Error::Driver(_)) => sleep(Duration::from_millis(attempt % 7)).await,
            Err(error) => panic!("{error}"),
        }
    }
    unreachable!("it is tried for ever")
}

/// A workshop with one seat left, and everybody who wants it.
async fn given(db: &Db) -> (CohortId, WorkshopId, Vec<ParticipantId>) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let starts_at = now() + TimeDelta::days(9);
    let new = Valid {
        title: "Managing change".to_owned(),
        topic: String::new(),
        leads: Vec::new(),
        starts_at,
        ends_at: starts_at + TimeDelta::hours(2),
        room: "Seminar room".to_owned(),
        online_link: String::new(),
        capacity: SEATS,
        materials: Vec::new(),
        offer_hours: 48,
    };
    assert!(workshop::insert(&mut tx, id(1), cohort, "ACDEFH", &new, now()).await.unwrap());
    let mut people = Vec::new();
    for number in 1..=REQUESTS + 19 {
        people.push(participant(&mut tx, cohort, number, ("Jo", "Zhou"), Side::Manager).await);
    }
    for early in people.drain(..19) {
        assert!(workshop::take_seat(&mut tx, id(1), early, None).await.unwrap());
    }
    tx.commit().await.unwrap();
    (cohort, id(1), people)
}

async fn the_last_seat_is_given_once_to_a_thousand(db: &Db) {
    let (cohort, workshop, people) = given(db).await;
    warm(db).await;
    let start = Arc::new(Barrier::new(people.len()));
    let mut tasks = JoinSet::new();
    for who in people {
        let (db, start) = (db.clone(), start.clone());
        tasks.spawn(async move {
            start.wait().await;
            sign_up_at_last(&db, workshop, who).await
        });
    }
    let outcomes = tasks.join_all().await;
    let given = outcomes.iter().filter(|(has_seat, _)| *has_seat).count();
    let tries: u64 = outcomes.iter().map(|(_, tries)| tries).sum();
    println!("requests {}, seats left 1, given {given} (tries {tries})", outcomes.len());
    assert_eq!((outcomes.len(), given), (1_000, 1));
    let mut tx = db.read().await.unwrap();
    let (_, counts) = workshop::counts(&mut tx, cohort).await.unwrap()[0];
    assert_eq!((counts.seats, counts.waiting), (SEATS, 999));
}
