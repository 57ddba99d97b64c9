//! Pauses of pairs, their end, and the periods of a person.

use super::given::{ama_and_ben, cohort, id, log, now, on, pair as given_pair, participant, person, session};
use domain::{
    pair::{
        Ending, Pause,
        ending::{Ended, Valid},
        pause,
    },
    participant::Side,
};
use store::{Db, Tx, pair};

stories!(
    a_pause_is_read_back_and_ends,
    the_latest_pause_counts,
    an_ended_pair_lets_its_members_into_another,
    what_an_ended_pair_did_is_kept,
);

fn pause_until(until_on: Option<&str>) -> pause::Valid {
    pause::Valid { until_on: until_on.map(on), reason: "Ō’Neill’s leave".to_owned() }
}

async fn pause_of(tx: &mut Tx) -> Option<Pause> {
    pair::watched_one(tx, id(1), "").await.unwrap().unwrap().pause
}

async fn a_pause_is_read_back_and_ends(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    ama_and_ben(&mut tx, cohort).await;
    person(&mut tx, 3, "Ffion", "Adeyemi").await;
    assert!(!pair::resume(&mut tx, id(1), on("2027-03-01")).await.unwrap());
    pair::pause(&mut tx, id(1), (id(1), id(3)), on("2027-03-01"), &pause_until(None), now()).await.unwrap();
    let paused =
        Pause {
            since_on: on("2027-03-01"), until_on: None, reason: "Ō’Neill’s leave".to_owned(), resumed_on: None
        };
    assert_eq!(pause_of(&mut tx).await, Some(paused.clone()));
    for (day, is_resumed) in [("2027-03-08", true), ("2027-03-09", false)] {
        assert_eq!(pair::resume(&mut tx, id(1), on(day)).await.unwrap(), is_resumed, "{day}");
    }
    assert_eq!(pause_of(&mut tx).await, Some(Pause { resumed_on: Some(on("2027-03-08")), ..paused }));
}

async fn the_latest_pause_counts(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    ama_and_ben(&mut tx, cohort).await;
    person(&mut tx, 3, "Ffion", "Adeyemi").await;
    for (number, day, until) in [(1, "2027-03-01", Some("2027-03-15")), (2, "2027-04-01", Some("2027-05-01"))] {
        pair::pause(&mut tx, id(number), (id(1), id(3)), on(day), &pause_until(until), now()).await.unwrap();
    }
    assert_eq!(pair::watched(&mut tx, cohort, "").await.unwrap().len(), 1, "a pair stands once in the list");
    assert_eq!(pause_of(&mut tx).await.unwrap().until_on, Some(on("2027-05-01")));
    // The first was over before: only the second is ended early.
    assert!(pair::resume(&mut tx, id(1), on("2027-04-20")).await.unwrap());
    assert_eq!(pause_of(&mut tx).await.unwrap().resumed_on, Some(on("2027-04-20")));
    assert!(!pair::resume(&mut tx, id(1), on("2027-05-01")).await.unwrap(), "it is over by itself");
}

fn valid(ending: Ending) -> Valid {
    Valid { ending, leavers: Vec::new(), note: "Ben’s post".to_owned() }
}

async fn an_ended_pair_lets_its_members_into_another(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (first, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let cy = participant(&mut tx, cohort, 3, ("Cy", "Cole"), Side::Manager).await;
    let second = given_pair(&mut tx, cohort, 2, &[cy]).await;
    // Nobody is in two pairs at once: the period of the first has to end.
    assert!(!pair::insert_member(&mut tx, second, ama).await.unwrap());
    assert!(pair::end(&mut tx, first, id(3), on("2027-03-01"), &valid(Ending::NoFault), now()).await.unwrap());
    assert!(!pair::end(&mut tx, first, id(3), on("2027-03-02"), &valid(Ending::Rotation), now()).await.unwrap());
    assert!(pair::insert_member(&mut tx, second, ama).await.unwrap());
    let third = given_pair(&mut tx, cohort, 3, &[ben]).await;
    assert!(!pair::insert_member(&mut tx, third, ama).await.unwrap());
    let actor = store::person::actor(&mut tx, id(1)).await.unwrap().unwrap();
    let held = &actor.participations[0];
    assert_eq!((held.pair, held.earlier.as_slice()), (Some(second), &[first][..]));
    assert_eq!(actor.participations.len(), 1, "a place stands once, however many pairs there were");
    // Whom they were with before is known, so that the rule about earlier pairs sees it.
    assert_eq!(pair::earlier(&mut tx, cohort).await.unwrap(), [(ama, ben)]);
}

async fn what_an_ended_pair_did_is_kept(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (first, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let cy = participant(&mut tx, cohort, 3, ("Cy", "Cole"), Side::Manager).await;
    let later = given_pair(&mut tx, cohort, 2, &[cy]).await;
    session(&mut tx, 1, first, (ben, ama), &log("09:00:00", "10:00:00")).await;
    let before = store::shadowing::by_side(&mut tx, cohort).await.unwrap();
    assert_eq!(pair::ended(&mut tx, cohort).await.unwrap(), []);
    for (pair, day, ending) in [(first, "2027-03-01", Ending::Rotation), (later, "2027-03-05", Ending::Completed)] {
        assert!(pair::end(&mut tx, pair, id(3), on(day), &valid(ending), now()).await.unwrap());
    }
    let ended = |pair, names: &[&str], day, ending, sessions| Ended {
        id: pair,
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        started_on: on("2027-02-01"),
        ended_on: on(day),
        ending,
        note: "Ben’s post".to_owned(),
        sessions,
    };
    let expected = [
        ended(later, &["Cy Cole"], "2027-03-05", Ending::Completed, 0),
        ended(first, &["Ama Hussain", "Ben Okafor"], "2027-03-01", Ending::Rotation, 1),
    ];
    assert_eq!(pair::ended(&mut tx, cohort).await.unwrap(), expected);
    assert_eq!(pair::watched(&mut tx, cohort, "").await.unwrap(), []);
    assert_eq!(store::shadowing::by_side(&mut tx, cohort).await.unwrap(), before, "its sessions count");
}
