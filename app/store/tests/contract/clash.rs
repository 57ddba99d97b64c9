//! What people have at the same time.

use super::given::{ama_and_ben, at, cohort, id, log, now, on, pair, participant, profile, session};
use chrono::{DateTime, Utc};
use domain::{
    booking::{self, Means, Part, State},
    clash::{Busy, Firm, What},
    conversation::Valid,
    participant::{Side, State as PlaceState},
};
use store::{Db, clash};

stories!(what_members_have_elsewhere_is_told_of_with_whom, workshops_and_own_calendars_are_in_the_way_too,);

fn plan(from: &str, to: &str) -> booking::Valid {
    let at = |time: &str| -> DateTime<Utc> { at(&format!("2027-03-01T{time}Z")) };
    booking::Valid {
        part: Part::Talks,
        starts_at: at(from),
        ends_at: at(to),
        means: Means::InPerson,
        place: String::new(),
        agenda: String::new(),
        word: String::new(),
    }
}

async fn what_members_have_elsewhere_is_told_of_with_whom(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, there) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    let (ours, ama, ben) = ama_and_ben(&mut tx, here).await;
    // Ben takes part in another cohort too, in a trio; Cy only visits the third of it.
    let again = profile(2, "Ben", "Okafor", Side::Manager);
    let elsewhere = id(12);
    store::participant::insert(&mut tx, elsewhere, there, id(2), &again, PlaceState::Approved, now()).await.unwrap();
    let cy = participant(&mut tx, there, 3, ("Cy", "Suharto"), Side::Clinician).await;
    let di = participant(&mut tx, there, 4, ("Di", "Eze"), Side::Clinician).await;
    let trio = pair(&mut tx, there, 2, &[elsewhere, cy, di]).await;
    session(&mut tx, 1, trio, (elsewhere, cy), &log("09:00:00", "12:00:00")).await;
    session(&mut tx, 2, trio, (di, cy), &log("09:00:00", "12:00:00")).await;
    let who = store::booking::Who { pair: ours, visit: Some((ama, ben)), proposer: ama };
    for (number, from, to) in [(3, "10:00:00", "11:00:00"), (4, "12:00:00", "13:00:00"), (5, "10:00:00", "11:00:00")] {
        store::booking::insert(&mut tx, id(number), who, &plan(from, to), now()).await.unwrap();
    }
    assert!(store::booking::settle(&mut tx, (id(5), 1), State::Declined, "").await.unwrap());
    let talk = Valid {
        held_on: on("2027-03-01"),
        times: Some((at("2027-03-01T11:30:00Z"), at("2027-03-01T12:00:00Z"))),
        minutes: 30,
        means: Means::Phone,
        place: String::new(),
        topics: Vec::new(),
        summary: String::new(),
    };
    let logged = store::conversation::Who { pair: ours, author: ama, booking: None };
    assert!(store::conversation::insert(&mut tx, id(6), logged, &talk, now()).await.unwrap());

    let found = clash::of_members(&mut tx, ours, at("2027-03-01T10:30:00Z"), at("2027-03-01T12:00:00Z")).await.unwrap();
    let read = |one: &Busy| (one.id.as_u128(), one.name.clone(), one.what.clone(), one.firm);
    let visit = |with: &str| What::Visit { with: with.to_owned() };
    let talk_with = |with: &str| What::Conversation { with: with.to_owned() };
    let expected = [
        (1, "Ben Okafor", visit("Cy Suharto"), Firm::Logged),
        (3, "Ama Hussain", visit("Ben Okafor"), Firm::Proposed),
        (3, "Ben Okafor", visit("Ama Hussain"), Firm::Proposed),
        (6, "Ama Hussain", talk_with("Ben Okafor"), Firm::Logged),
        (6, "Ben Okafor", talk_with("Ama Hussain"), Firm::Logged),
    ];
    let expected = expected.map(|(number, name, what, firm)| (number, name.to_owned(), what, firm));
    assert_eq!(found.iter().map(read).collect::<Vec<_>>(), expected);
    assert_eq!(found[0].whose, ben, "by the place in this pair");
    let later = clash::of_members(&mut tx, ours, at("2027-03-01T13:00:00Z"), at("2027-03-01T14:00:00Z")).await.unwrap();
    assert_eq!(later, []);
}

async fn workshops_and_own_calendars_are_in_the_way_too(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let here = cohort(&mut tx, 1).await;
    let (ours, ama, ben) = ama_and_ben(&mut tx, here).await;
    let (from, to) = (at("2027-03-01T09:00:00Z"), at("2027-03-01T12:00:00Z"));
    for (number, seats) in [(1, [Some((ama, None)), Some((ben, Some(to)))]), (2, [None, None])] {
        let new = domain::workshop::Valid {
            title: "Finance".to_owned(),
            topic: String::new(),
            leads: Vec::new(),
            starts_at: from,
            ends_at: to,
            room: String::new(),
            online_link: String::new(),
            capacity: 5,
            materials: Vec::new(),
            offer_hours: 48,
        };
        assert!(store::workshop::insert(&mut tx, id(number), here, &number.to_string(), &new, now()).await.unwrap());
        for (who, held) in seats.into_iter().flatten() {
            assert!(store::workshop::take_seat(&mut tx, id(number), who, held).await.unwrap());
        }
    }
    let own = domain::busy::Busy { starts_at: at("2027-03-01T11:00:00Z"), ends_at: at("2027-03-01T15:00:00Z") };
    store::busy::replace(&mut tx, id(2), &[own]).await.unwrap();
    let found = clash::of_members(&mut tx, ours, from, to).await.unwrap();
    let read = |one: &Busy| (one.name.clone(), one.whose, one.what.clone());
    let expected = [
        // A seat that is only offered is not in the way yet.
        ("Ama Hussain".to_owned(), ama, What::Workshop { title: "Finance".to_owned() }),
        ("Ben Okafor".to_owned(), ben, What::Otherwise),
    ];
    assert_eq!(found.iter().map(read).collect::<Vec<_>>(), expected);
    assert_eq!(
        clash::of_members(&mut tx, ours, at("2027-03-01T15:00:00Z"), at("2027-03-01T16:00:00Z")).await.unwrap(),
        []
    );
}
