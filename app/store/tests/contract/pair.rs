//! Pairs, their members and the list of them.

use super::given::{ama_and_ben, cohort, id, now, on, pair as given_pair, participant};
use domain::{
    half_days::HalfDays,
    id::PairId,
    pair::Member,
    participant::{Profile, Side},
};
use store::{Db, Tx, pair};

stories!(
    who_is_in_a_pair_is_refused_another_and_the_work_goes_on,
    a_pair_belongs_to_its_cohort,
    members_are_told_what_a_partner_may_know,
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
        organisation: String::new(),
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
