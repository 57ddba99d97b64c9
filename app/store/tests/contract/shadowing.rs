//! Shadowing sessions.

use super::given::{ama_and_ben, at, cohort, id, log, now, pair, participant, session};
use domain::{
    booking,
    participant::Side,
    shadowing::{
        After, Session, ValidLog,
        after::{Consent, Domain, Setting},
        change,
    },
};
use store::{Db, shadowing, timeline};

stories!(
    a_session_is_read_back_as_logged,
    the_latest_sessions_of_a_pair_come_first,
    a_session_is_confirmed_once,
    a_session_that_was_not_so_counts_for_nobody_until_it_is_confirmed,
    a_change_keeps_what_was_before,
    what_is_confirmed_is_found_for_both_who_were_there,
    what_did_not_take_place_counts_for_nobody,
    a_booking_is_logged_as_one_session,
    what_counts_is_found_at_its_time,
);

async fn a_booking_is_logged_as_one_session(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let plan = booking::Valid {
        part: booking::Part::Visits,
        starts_at: at("2027-03-01T09:00:00Z"),
        ends_at: at("2027-03-01T12:00:00Z"),
        means: booking::Means::InPerson,
        place: String::new(),
        agenda: String::new(),
        word: String::new(),
    };
    let who = store::booking::Who { pair, visit: Some((ama, ben)), proposer: ben };
    store::booking::insert(&mut tx, id(7), who, &plan, now()).await.unwrap();
    let who = shadowing::Who { pair, host: ama, visitor: ben, author: ben, booking: Some(id(7)) };
    let log = log("09:00:00", "12:00:00");
    for (number, is_new) in [(1, true), (2, false)] {
        assert_eq!(shadowing::insert(&mut tx, id(number), who, &log, now()).await.unwrap(), is_new);
    }
    // Of none there may be many.
    session(&mut tx, 3, pair, (ama, ben), &log).await;
    session(&mut tx, 4, pair, (ama, ben), &log).await;
}

async fn what_counts_is_found_at_its_time(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    for (number, from, to) in [(1, "09:00:00", "10:00:00"), (2, "10:00:00", "12:00:00"), (3, "10:30:00", "11:00:00")] {
        session(&mut tx, number, pair, (ama, ben), &log(from, to)).await;
    }
    assert!(shadowing::dispute(&mut tx, id(3), "No", now()).await.unwrap());
    let mut found = async |from: &str, to: &str| -> Vec<u128> {
        let found = shadowing::at_the_time(&mut tx, pair, at(from), at(to)).await.unwrap();
        found.iter().map(|one| one.id.0.as_u128()).collect()
    };
    assert_eq!(found("2027-03-01T09:30:00Z", "2027-03-01T11:00:00Z").await, [1, 2]);
    assert_eq!(found("2027-03-01T10:00:00Z", "2027-03-01T10:01:00Z").await, [2]);
    assert_eq!(found("2027-03-01T12:00:00Z", "2027-03-01T13:00:00Z").await, [] as [u128; 0]);
}

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
        after: After::default(),
        dispute: None,
        version: 1,
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

async fn a_session_that_was_not_so_counts_for_nobody_until_it_is_confirmed(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    session(&mut tx, 1, pair, (ama, ben), &log("09:00:00", "10:00:00")).await;
    assert!(shadowing::dispute(&mut tx, id(1), "It was Tuesday", now()).await.unwrap());
    assert!(!shadowing::dispute(&mut tx, id(1), "Again", now()).await.unwrap());
    let dispute = shadowing::find(&mut tx, id(1)).await.unwrap().unwrap().dispute.unwrap();
    assert_eq!((dispute.at, dispute.word.as_str()), (now(), "It was Tuesday"));
    assert_eq!(timeline::of_pair(&mut tx, pair).await.unwrap(), []);
    assert_eq!(shadowing::by_side(&mut tx, cohort).await.unwrap().map(|(_, visits, _)| visits), [0, 0]);
    assert!(shadowing::confirm(&mut tx, id(1), ama, now()).await.unwrap());
    assert!(!shadowing::dispute(&mut tx, id(1), "Too late", now()).await.unwrap());
    assert_eq!(shadowing::find(&mut tx, id(1)).await.unwrap().unwrap().dispute, None);
    let marks = timeline::of_pair(&mut tx, pair).await.unwrap();
    assert_eq!(marks.iter().map(|mark| (mark.visitor, mark.minutes)).collect::<Vec<_>>(), [(Some(ben), 60)]);
}

async fn a_change_keeps_what_was_before(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    session(&mut tx, 1, pair, (ama, ben), &log("09:00:00", "10:00:00")).await;
    shadowing::confirm(&mut tx, id(1), ama, now()).await.unwrap();
    let first = shadowing::find(&mut tx, id(1)).await.unwrap().unwrap();
    let after = After {
        setting: Some(Setting::BedMeeting),
        missed: None,
        consent: Some(Consent::Verbal),
        domains: vec![Domain::ManagingServices, Domain::SettingDirection],
    };
    let new = change::Valid { log: log("10:00:00", "12:00:00"), after: after.clone() };
    let added = shadowing::change(&mut tx, id(7), &first, (ama, ben), &new, false, now()).await;
    assert!(added.unwrap());
    let second = shadowing::find(&mut tx, id(1)).await.unwrap().unwrap();
    assert_eq!((second.after.clone(), second.confirmed_at, second.version), (after, Some(now()), 3));
    let stale = shadowing::change(&mut tx, id(8), &first, (ben, ama), &new, true, now()).await;
    assert!(!stale.unwrap());
    let asked = shadowing::change(&mut tx, id(9), &second, (ben, ama), &new, true, now()).await;
    assert!(asked.unwrap());
    let third = shadowing::find(&mut tx, id(1)).await.unwrap().unwrap();
    assert_eq!((third.host, third.confirmed_at), (ben, None));
    assert_eq!(shadowing::history(&mut tx, id(1)).await.unwrap(), [(second, now()), (first, now())]);
}

async fn what_did_not_take_place_counts_for_nobody(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    session(&mut tx, 1, pair, (ama, ben), &log("09:00:00", "10:00:00")).await;
    let first = shadowing::find(&mut tx, id(1)).await.unwrap().unwrap();
    let after = After { missed: Some("Called to theatre".to_owned()), ..After::default() };
    let new = change::Valid { log: log("09:00:00", "10:00:00"), after };
    shadowing::change(&mut tx, id(7), &first, (ama, ben), &new, true, now()).await.unwrap();
    assert_eq!(timeline::of_pair(&mut tx, pair).await.unwrap(), []);
    assert_eq!(shadowing::by_side(&mut tx, cohort).await.unwrap().map(|(_, visits, _)| visits), [0, 0]);
}

async fn what_is_confirmed_is_found_for_both_who_were_there(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    for (number, from) in [(1, "09:30:00"), (2, "09:00:00"), (3, "08:00:00")] {
        session(&mut tx, number, pair, (ama, ben), &log(from, "10:00:00")).await;
    }
    for number in [1, 2] {
        shadowing::confirm(&mut tx, id(number), ama, now()).await.unwrap();
    }
    for person in [1, 2] {
        let confirmed = shadowing::confirmed(&mut tx, id(person)).await.unwrap();
        assert_eq!(confirmed.iter().map(|one| one.id.0.as_u128()).collect::<Vec<_>>(), [2, 1], "{person}");
    }
    assert_eq!(shadowing::confirmed(&mut tx, id(3)).await.unwrap(), []);
}
