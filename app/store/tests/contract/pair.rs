//! Pairs, their members and the list of them.

use super::given::{ama_and_ben, cohort, id, log, now, on, pair as given_pair, participant, session};
use domain::{
    half_days::HalfDays,
    id::PairId,
    pair::{Listed, Member},
    participant::{Profile, Side},
};
use store::{Db, Tx, pair, shadowing};

stories!(
    who_is_in_a_pair_is_refused_another_and_the_work_goes_on,
    a_pair_belongs_to_its_cohort,
    members_are_told_what_a_partner_may_know,
    a_pair_is_listed_with_its_sessions,
    every_page_of_pairs_goes_on_where_the_last_one_ended,
);

async fn who_is_in_a_pair_is_refused_another_and_the_work_goes_on(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (first, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let cy = participant(&mut tx, cohort, 3, ("Cy", "Cole"), Side::Manager).await;
    let second = given_pair(&mut tx, cohort, 2, &[]).await;
    for (pair, member, is_added) in
        [(second, ama, false), (first, ama, false), (second, cy, true), (second, ben, false)]
    {
        assert_eq!(pair::insert_member(&mut tx, pair, member).await.unwrap(), is_added, "{pair} {member}");
    }
    tx.commit().await.unwrap();
    let mut tx = db.read().await.unwrap();
    assert_eq!(names(&mut tx, first).await, ["Ama Hussain", "Ben Okafor"]);
    assert_eq!(names(&mut tx, second).await, ["Cy Cole"]);
}

async fn names(tx: &mut Tx, pair: PairId) -> Vec<String> {
    pair::members(tx, pair).await.unwrap().into_iter().map(|member| member.name).collect()
}

async fn a_pair_belongs_to_its_cohort(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for number in [1, 2] {
        let cohort = cohort(&mut tx, number).await;
        pair::insert(&mut tx, id(number), cohort, on("2027-02-01"), now()).await.unwrap();
        assert_eq!(pair::cohort_of(&mut tx, id(number)).await.unwrap(), Some(cohort));
    }
    assert_eq!(pair::cohort_of(&mut tx, id(3)).await.unwrap(), None);
}

async fn members_are_told_what_a_partner_may_know(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    for (number, side) in [(1, Side::Manager), (3, Side::Clinician), (2, Side::Clinician)] {
        participant(&mut tx, cohort, number, ("", "Suharto"), side).await;
    }
    let profile = Profile {
        availability: HalfDays::from_bits(0b11),
        interests: vec!["sepsis".to_owned()],
        goals: "See a ward".to_owned(),
        ..super::given::profile(1, "", "Suharto", Side::Manager)
    };
    store::participant::update(&mut tx, id(1), &profile).await.unwrap();
    let trio = given_pair(&mut tx, cohort, 1, &[id(1), id(2), id(3)]).await;
    let member = |number: u128, side, availability, interests, goals: &str| Member {
        participant: id(number),
        person: id(number),
        name: "Suharto".to_owned(),
        email: format!("{number}@stmaud.example"),
        side,
        profession: "Nurse".to_owned(),
        grade: "Band 7".to_owned(),
        department: "Ward 7".to_owned(),
        division: "Medicine".to_owned(),
        site: "Main site".to_owned(),
        availability,
        interests,
        goals: goals.to_owned(),
        about_me: String::new(),
        can_show: String::new(),
    };
    let expected = [
        member(2, Side::Clinician, HalfDays::default(), vec![], ""),
        member(3, Side::Clinician, HalfDays::default(), vec![], ""),
        member(1, Side::Manager, profile.availability, profile.interests, "See a ward"),
    ];
    assert_eq!(pair::members(&mut tx, trio).await.unwrap(), expected);
    assert_eq!(pair::members(&mut tx, id(2)).await.unwrap(), []);
}

fn listed(number: u128, names: &str) -> Listed {
    let (names, started_on) = (names.to_owned(), on("2027-02-01"));
    Listed { id: id(number), names, started_on, sessions: 0, unconfirmed: 0, last_session_at: None }
}

async fn a_pair_is_listed_with_its_sessions(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, elsewhere) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    let (ours, ama, ben) = ama_and_ben(&mut tx, here).await;
    for (number, side) in [(3, Side::Manager), (4, Side::Manager), (5, Side::Clinician)] {
        participant(&mut tx, here, number, ("Jo", &number.to_string()), side).await;
    }
    given_pair(&mut tx, here, 2, &[id(4), id(3), id(5)]).await;
    given_pair(&mut tx, here, 3, &[]).await;
    given_pair(&mut tx, elsewhere, 4, &[]).await;
    let times = [("09:00:00", "10:00:00"), ("08:00:00.5", "08:00:01"), ("09:00:00.000001", "12:00:00")];
    for (number, (from, to)) in (1..).zip(times) {
        session(&mut tx, number, ours, (ama, ben), &log(from, to)).await;
    }
    assert!(shadowing::confirm(&mut tx, id(1), ama, now()).await.unwrap());
    let last_session_at = Some(log(times[2].0, times[2].1).started_at);
    let expected = [
        Listed { sessions: 3, unconfirmed: 2, last_session_at, ..listed(1, "Ama Hussain and Ben Okafor") },
        listed(2, "Jo 5 and Jo 3 and Jo 4"),
        listed(3, ""),
    ];
    assert_eq!(pair::page(&mut tx, here, id(0), 9).await.unwrap(), expected);
    assert_eq!(pair::page(&mut tx, elsewhere, id(0), 9).await.unwrap(), [listed(4, "")]);
}

async fn every_page_of_pairs_goes_on_where_the_last_one_ended(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let numbers = [1, 2, 0x7f << 120, 0x80 << 120, u128::MAX];
    for place in [3, 1, 4, 0, 2] {
        given_pair(&mut tx, cohort, numbers[place], &[]).await;
    }
    for limit in 1..=6 {
        let (mut found, mut after) = (Vec::new(), id(0));
        loop {
            let page = pair::page(&mut tx, cohort, after, limit).await.unwrap();
            let Some(last) = page.last() else { break };
            assert!(page.len() <= usize::try_from(limit).unwrap());
            after = last.id;
            found.extend(page.iter().map(|pair| pair.id.0.as_u128()));
        }
        assert_eq!(found, numbers, "{limit} to a page");
    }
}
