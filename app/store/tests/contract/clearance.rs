//! What visitors from another organisation need.

use super::given::{at, cohort, id, now, on, pair, person, profile};
use domain::{
    booking::{Means, Part, State, Valid},
    id::{CohortId, ParticipantId},
    participant::{Profile, Side, State as Place},
    preparation::{Clearance, Item},
};
use store::{Db, Tx, booking, clearance, participant};

stories!(
    what_is_recorded_last_counts,
    what_is_declared_is_confirmed_at_the_version_that_was_seen,
    visits_between_organisations_are_found_until_they_are_over,
);

async fn member(tx: &mut Tx, cohort: CohortId, number: u128, side: Side, organisation: &str) -> ParticipantId {
    let name = if side == Side::Clinician { ("Ama", "Hussain") } else { ("Ben", "Okafor") };
    let person = person(tx, number, name.0, name.1).await;
    let profile = Profile { organisation: organisation.to_owned(), ..profile(number, name.0, name.1, side) };
    participant::insert(tx, id(number), cohort, person, &profile, Place::Approved, now()).await.unwrap();
    id(number)
}

async fn what_is_recorded_last_counts(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let ama = member(&mut tx, cohort, 1, Side::Clinician, "").await;
    let ben = member(&mut tx, cohort, 2, Side::Manager, "").await;
    assert!(clearance::of(&mut tx, ama).await.unwrap().is_empty());
    let (first, later) = ((Item::Contract, on("2027-06-30")), (Item::Contract, on("2028-06-30")));
    clearance::save(&mut tx, ama, first, Some(id(1)), now()).await.unwrap();
    clearance::save(&mut tx, ama, later, None, now()).await.unwrap();
    clearance::save(&mut tx, ama, (Item::OccupationalHealth, on("2027-07-31")), Some(id(1)), now()).await.unwrap();
    let held = |item, expires_on, is_confirmed, version| Clearance { item, expires_on, is_confirmed, version };
    let expected =
        [held(Item::Contract, on("2028-06-30"), false, 2), held(Item::OccupationalHealth, on("2027-07-31"), true, 1)];
    assert_eq!(clearance::of(&mut tx, ama).await.unwrap(), expected);
    assert!(clearance::of(&mut tx, ben).await.unwrap().is_empty());
    assert_eq!(clearance::of_cohort(&mut tx, cohort).await.unwrap(), expected.map(|one| (ama, one)));
    assert!(clearance::of_cohort(&mut tx, id(9)).await.unwrap().is_empty());
}

async fn what_is_declared_is_confirmed_at_the_version_that_was_seen(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let ama = member(&mut tx, cohort, 1, Side::Clinician, "").await;
    for item in [Item::Contract, Item::InformationGovernance] {
        clearance::save(&mut tx, ama, (item, on("2027-06-30")), None, now()).await.unwrap();
    }
    assert!(!clearance::confirm(&mut tx, (ama, Item::Contract, 2), id(1), now()).await.unwrap());
    assert!(!clearance::confirm(&mut tx, (ama, Item::OccupationalHealth, 1), id(1), now()).await.unwrap());
    assert!(clearance::confirm(&mut tx, (ama, Item::Contract, 1), id(1), now()).await.unwrap());
    let confirmed: Vec<_> = clearance::of(&mut tx, ama).await.unwrap();
    assert_eq!(
        confirmed.iter().map(|one| (one.is_confirmed, one.version)).collect::<Vec<_>>(),
        [(true, 2), (false, 1)]
    );
}

async fn visits_between_organisations_are_found_until_they_are_over(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let ama = member(&mut tx, cohort, 1, Side::Clinician, "").await;
    let ben = member(&mut tx, cohort, 2, Side::Manager, "St Elsewhere").await;
    let cy = member(&mut tx, cohort, 3, Side::Manager, "").await;
    let (ours, theirs) = (pair(&mut tx, cohort, 1, &[ama, ben]).await, pair(&mut tx, cohort, 2, &[cy]).await);
    let plan = |starts_at: &str| Valid {
        part: Part::Visits,
        starts_at: at(starts_at),
        ends_at: at(starts_at) + chrono::TimeDelta::hours(3),
        means: Means::InPerson,
        place: String::new(),
        agenda: String::new(),
        word: String::new(),
    };
    for (number, pair, visit, starts_at, state) in [
        (1, ours, Some((ama, ben)), "2027-03-03T09:00:00Z", State::Accepted),
        (2, ours, Some((ben, ama)), "2027-03-02T09:00:00Z", State::Accepted),
        (3, ours, Some((ama, ben)), "2027-03-02T09:00:00Z", State::Cancelled),
        (4, ours, None, "2027-03-02T09:00:00Z", State::Accepted),
        (5, theirs, Some((ama, cy)), "2027-03-02T09:00:00Z", State::Accepted),
        (6, ours, Some((ama, ben)), "2027-03-01T09:00:00Z", State::Accepted),
    ] {
        let who = booking::Who { pair, visit, proposer: ama };
        booking::insert(&mut tx, id(number), who, &plan(starts_at), now()).await.unwrap();
        booking::settle(&mut tx, (id(number), 1), state, "").await.unwrap();
    }
    let now = at("2027-03-02T08:00:00Z");
    let visits = clearance::visits_between_organisations(&mut tx, cohort, now).await.unwrap();
    assert_eq!(visits.iter().map(|one| one.booking.0.as_u128()).collect::<Vec<_>>(), [2, 1]);
    let last = &visits[1];
    assert_eq!((last.visitor, last.visitor_name.as_str(), last.host_name.as_str()), (ben, "Ben Okafor", "Ama Hussain"));
    assert_eq!((last.visitor_organisation.as_str(), last.host_organisation.as_str()), ("St Elsewhere", ""));
    assert_eq!((last.starts_at, last.ends_at), (at("2027-03-03T09:00:00Z"), at("2027-03-03T12:00:00Z")));
}
