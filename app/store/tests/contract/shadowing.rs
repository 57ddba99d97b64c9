//! Shadowing sessions.

use super::given::{ama_and_ben, at, cohort, id, log, now, pair, participant, session};
use domain::{
    participant::Side,
    shadowing::{Session, ValidLog},
};
use store::{Db, shadowing};

stories!(a_session_is_read_back_as_logged, the_latest_sessions_of_a_pair_come_first, a_session_is_confirmed_once,);

async fn a_session_is_read_back_as_logged(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let log = ValidLog {
        place: "A&E – “majors”".to_owned(),
        purpose: "To see a\nhandover".to_owned(),
        observed: "x".repeat(10_000),
        ..log("22:00:00.000001", "23:59:59.999999")
    };
    session(&mut tx, 1, pair, (ama, ben), &log).await;
    let expected = Session {
        id: id(1),
        pair,
        host: ama,
        host_name: "Ama Hussain".to_owned(),
        visitor: ben,
        visitor_name: "Ben Okafor".to_owned(),
        author: ben,
        place: log.place,
        started_at: at("2027-03-01T22:00:00.000001Z"),
        ended_at: at("2027-03-01T23:59:59.999999Z"),
        purpose: log.purpose,
        observed: log.observed,
        confirmed_at: None,
    };
    assert_eq!(shadowing::find(&mut tx, id(1)).await.unwrap(), Some(expected));
    assert_eq!(shadowing::find(&mut tx, id(2)).await.unwrap(), None);
}

async fn the_latest_sessions_of_a_pair_come_first(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (ours, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let cy = participant(&mut tx, cohort, 3, ("", "Suharto"), Side::Clinician).await;
    let theirs = pair(&mut tx, cohort, 2, &[cy]).await;
    for (number, from) in [(1, "10:00:00"), (2, "09:59:59.9"), (3, "10:00:00"), (4, "10:00:00.000001"), (5, "09:00:00")]
    {
        session(&mut tx, number, ours, (ama, ben), &log(from, "11:00:00")).await;
    }
    session(&mut tx, 6, theirs, (ben, cy), &log("10:30:00", "11:00:00")).await;
    let numbers = |sessions: Vec<Session>| -> Vec<_> { sessions.iter().map(|one| one.id.0.as_u128()).collect() };
    assert_eq!(numbers(shadowing::of_pair(&mut tx, ours, 9).await.unwrap()), [4, 3, 1, 2, 5]);
    assert_eq!(numbers(shadowing::of_pair(&mut tx, ours, 2).await.unwrap()), [4, 3]);
    assert_eq!(shadowing::of_pair(&mut tx, theirs, 9).await.unwrap()[0].visitor_name, "Suharto");
    assert_eq!(shadowing::of_pair(&mut tx, id(3), 9).await.unwrap(), []);
}

async fn a_session_is_confirmed_once(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    for number in [1, 2] {
        session(&mut tx, number, pair, (ama, ben), &log("09:00:00", "10:00:00")).await;
    }
    assert!(shadowing::confirm(&mut tx, id(1), ama, now()).await.unwrap());
    assert!(!shadowing::confirm(&mut tx, id(1), ben, at("2027-04-01T00:00:00Z")).await.unwrap());
    assert!(!shadowing::confirm(&mut tx, id(3), ama, now()).await.unwrap());
    for (number, confirmed_at) in [(1, Some(now())), (2, None)] {
        let session = shadowing::find(&mut tx, id(number)).await.unwrap().unwrap();
        assert_eq!(session.confirmed_at, confirmed_at, "{number}");
    }
}
