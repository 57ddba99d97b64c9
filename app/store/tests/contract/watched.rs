//! Pairs as their coordinator follows them.

use super::given::{
    ama_and_ben, at, cohort, id, log, now, on, pair as given_pair, participant, person, profile, session,
};
use domain::{
    health::{Member, Snooze},
    pair::Watched,
    participant::{Profile, Side},
    questionnaire::Wave,
};
use store::{Db, pair, questionnaire, shadowing};

stories!(
    a_pair_is_followed_by_what_its_members_visited,
    a_pair_is_left_alone_as_was_last_said,
    the_last_reminder_counts,
);

fn member(number: u128, name: &str) -> Member {
    Member {
        name: name.into(),
        email: format!("{number}@stmaud.example"),
        visits: 0,
        last_visit_on: None,
        next_rotation_on: None,
        has_answered_pre: false,
    }
}

fn watched(number: u128, members: Vec<Member>) -> Watched {
    let started_on = on("2027-02-01");
    Watched {
        id: id(number),
        started_on,
        members,
        unconfirmed: 0,
        conversations: 0,
        talked_on: None,
        snooze: None,
        nudged_at: None,
        pause: None,
    }
}

async fn a_pair_is_followed_by_what_its_members_visited(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, elsewhere) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    let (ours, ama, ben) = ama_and_ben(&mut tx, here).await;
    for (number, side) in [(3, Side::Manager), (4, Side::Manager), (5, Side::Clinician)] {
        participant(&mut tx, here, number, ("Jo", &number.to_string()), side).await;
    }
    given_pair(&mut tx, here, 2, &[id(4), id(3), id(5)]).await;
    participant(&mut tx, elsewhere, 6, ("", "Suharto"), Side::Manager).await;
    given_pair(&mut tx, elsewhere, 3, &[id(6)]).await;
    let rotation = Some(on("2027-08-04"));
    let moving = Profile { next_rotation_on: rotation, ..profile(2, "Ben", "Okafor", Side::Manager) };
    store::participant::update(&mut tx, ben, &moving).await.unwrap();
    // Of the same questionnaire before the programme: neither another one nor another time counts.
    for (who, instrument, wave) in
        [(ama, "relationship", Wave::Pre), (ben, "other", Wave::Pre), (ben, "relationship", Wave::Post)]
    {
        assert!(questionnaire::complete(&mut tx, who, instrument, wave, on("2027-02-10")).await.unwrap());
    }
    for (number, who, (from, to)) in [
        (1, (ama, ben), ("09:00:00", "10:00:00")),
        (2, (ama, ben), ("08:00:00.5", "08:00:01")),
        (3, (ben, ama), ("09:00:00", "12:00:00")),
    ] {
        session(&mut tx, number, ours, who, &log(from, to)).await;
    }
    assert!(shadowing::confirm(&mut tx, id(1), ama, now()).await.unwrap());
    let last_visit_on = Some(on("2027-03-01"));
    let ama = Member { visits: 1, last_visit_on, has_answered_pre: true, ..member(1, "Ama Hussain") };
    let ben = Member { visits: 2, last_visit_on, next_rotation_on: rotation, ..member(2, "Ben Okafor") };
    let first = Watched { unconfirmed: 2, ..watched(1, vec![ama, ben]) };
    let trio = watched(2, vec![member(5, "Jo 5"), member(3, "Jo 3"), member(4, "Jo 4")]);
    assert_eq!(pair::watched(&mut tx, here, "relationship").await.unwrap(), [first.clone(), trio]);
    let theirs = watched(3, vec![member(6, "Suharto")]);
    assert_eq!(pair::watched(&mut tx, elsewhere, "relationship").await.unwrap(), [theirs]);
    assert_eq!(pair::watched(&mut tx, id(9), "relationship").await.unwrap(), []);
    assert_eq!(pair::watched_one(&mut tx, id(1), "relationship").await.unwrap(), Some(first));
    assert_eq!(pair::watched_one(&mut tx, id(9), "relationship").await.unwrap(), None);
}

async fn a_pair_is_left_alone_as_was_last_said(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    ama_and_ben(&mut tx, cohort).await;
    person(&mut tx, 3, "Ffion", "Adeyemi").await;
    let snooze = |day: &str, note: &str| Snooze { until_on: on(day), note: note.to_owned() };
    for said in [snooze("2027-06-01", "On leave"), snooze("2027-05-01", "Ō'Néill’s back")] {
        pair::snooze(&mut tx, id(1), id(3), &said, now()).await.unwrap();
        let pair = pair::watched_one(&mut tx, id(1), "").await.unwrap().unwrap();
        assert_eq!(pair.snooze, Some(said));
    }
    assert!(pair::wake(&mut tx, id(1)).await.unwrap());
    assert!(!pair::wake(&mut tx, id(1)).await.unwrap());
    assert_eq!(pair::watched(&mut tx, cohort, "").await.unwrap()[0].snooze, None);
}

async fn the_last_reminder_counts(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    ama_and_ben(&mut tx, cohort).await;
    person(&mut tx, 3, "Ffion", "Adeyemi").await;
    for time in ["2027-03-02T09:00:00.000001Z", "2027-03-09T09:00:00Z", "2027-03-09T08:59:59Z", "2027-03-09T09:00:00Z"]
    {
        pair::nudge(&mut tx, id(1), id(3), at(time)).await.unwrap();
    }
    let pair = pair::watched_one(&mut tx, id(1), "").await.unwrap().unwrap();
    assert_eq!(pair.nudged_at, Some(at("2027-03-09T09:00:00Z")));
}
