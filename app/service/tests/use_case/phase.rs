//! The phases of cohorts: worked out, told of once, moved.

use domain::{
    cohort,
    date::Typed,
    mail::Message,
    phase::{Form, Phase, Tells},
    shape::{self, Template},
};
use service::{Error, phase};
use world::{NORTH, Person, World};

fn day(text: &str) -> Typed {
    Typed::from_date(text.parse().unwrap())
}

/// Makes the cohort `next`, which begins on `launch`, as the coordinator.
async fn make(world: &World, launch: &str) {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = cohort::Form {
        name: "Next".into(),
        slug: "next".into(),
        starts_on: day(launch),
        ends_on: day("2028-12-31"),
        version: 0,
    };
    service::cohort::create(&world.service, coordinator.as_ref(), world.key(), NORTH, &form).await.unwrap();
}

async fn phases(world: &World, cohort: &str) -> Vec<Phase> {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    phase::list(&world.service, coordinator.as_ref(), NORTH, cohort).await.unwrap().1
}

/// Tells of everything that is due at an instant; what was sent by that.
async fn told(world: &World, at: &str) -> Vec<Message> {
    world.clock.set(at.parse().unwrap());
    while phase::tell_next(&world.service).await.unwrap() {}
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = service::mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    messages.into_iter().filter(|message| message.created_at == world.clock.now()).collect()
}

async fn change(world: &World, phase: &Phase, to: &str, version: i64) -> Result<(), Error> {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = Form {
        name: phase.name.clone(),
        starts_on: day(to),
        tells: phase.tells.code().into(),
        note: phase.note.clone(),
    };
    let place = (NORTH, "next");
    phase::change(&world.service, coordinator.as_ref(), world.key(), place, (phase.id, version), &form).await
}

#[tokio::test]
async fn a_new_cohort_has_the_phases_of_its_programme() {
    let world = world::copy().await.unwrap();
    make(&world, "2027-12-06").await;
    let phases = phases(&world, "next").await;
    assert_eq!(phases.len(), Template::NineMonths.shape().phases.len());
    assert_eq!((phases[0].name.as_str(), phases[0].starts_on), ("Applications", "2027-09-13".parse().unwrap()));
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let form = shape::Form { phases: "1; nobody; Only this".into(), ..shape::Form::of(&Template::NineMonths.shape()) };
    let (service, key) = (&world.service, world.key());
    service::shape::change(service, administrator.as_ref(), key, NORTH, 1, &form).await.unwrap();
    assert_eq!(self::phases(&world, "next").await, phases, "a cohort that is there keeps its phases");
}

#[tokio::test]
async fn whoever_is_to_be_told_is_told_once_on_the_morning() {
    let world = world::copy().await.unwrap();
    // It is 15 October: what was to be told before that is not told any more.
    make(&world, "2027-12-06").await;
    assert_eq!(told(&world, "2027-10-15T12:00:00Z").await, []);
    // The pairing begins on 25 October, in summer time.
    assert_eq!(told(&world, "2027-10-25T05:59:59Z").await, []);
    let messages = told(&world, "2027-10-25T06:00:00Z").await;
    let to: Vec<_> = messages.iter().map(|message| message.recipient.as_str()).collect();
    assert_eq!(to, ["coord@trust.example"]);
    assert!(messages[0].body.contains("Pairing begins on Monday 25 October 2027"), "{}", messages[0].body);
    assert!(messages[0].body.contains("/programmes/north/cohorts/next"));
    assert_eq!(told(&world, "2027-10-26T06:00:00Z").await, []);
    assert_eq!(phases(&world, "next").await[2].told_at, Some("2027-10-25T06:00:00Z".parse().unwrap()));
}

#[tokio::test]
async fn what_is_old_by_the_time_the_service_is_back_is_not_told() {
    let world = world::copy().await.unwrap();
    make(&world, "2027-12-06").await;
    assert_eq!(told(&world, "2027-10-29T12:00:00Z").await, []);
}

#[tokio::test]
async fn participants_are_told_who_take_part() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = Form {
        name: "Party".into(),
        starts_on: day("2027-10-16"),
        tells: "participants".into(),
        note: "Bring cake".into(),
    };
    phase::add(&world.service, coordinator.as_ref(), world.key(), NORTH, "one", &form).await.unwrap();
    let messages = told(&world, "2027-10-16T09:00:00Z").await;
    let people = world.ids.participants.len();
    assert!(messages.len() > 4 && messages.len() < people, "everybody of this cohort: {} of {people}", messages.len());
    assert!(messages.iter().all(|message| message.body.contains("Bring cake")));
    assert!(messages.iter().any(|message| message.recipient == Person::Own.email()));
    assert!(messages.iter().all(|message| message.recipient != Person::Stranger.email()), "not of the other cohort");
}

#[tokio::test]
async fn a_changed_day_moves_what_is_told_and_what_was_told_is_not_told_again() {
    let world = world::copy().await.unwrap();
    make(&world, "2027-12-06").await;
    let pairing = phases(&world, "next").await.remove(2);
    change(&world, &pairing, "2027-11-01", 1).await.unwrap();
    assert_eq!(told(&world, "2027-10-25T12:00:00Z").await, []);
    assert_eq!(told(&world, "2027-11-01T12:00:00Z").await.len(), 1);
    change(&world, &pairing, "2027-11-03", 2).await.unwrap();
    assert_eq!(told(&world, "2027-11-03T12:00:00Z").await, []);
    let late = change(&world, &pairing, "2027-11-04", 2).await;
    assert!(matches!(&late, Err(Error::Conflict { version: 3, .. })), "{late:?}");
}

#[tokio::test]
async fn phases_that_have_not_begun_move_with_the_first_day() {
    let world = world::copy().await.unwrap();
    make(&world, "2027-12-06").await;
    let before = phases(&world, "next").await;
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = cohort::Form {
        name: "Next".into(),
        starts_on: day("2027-12-13"),
        ends_on: day("2028-12-31"),
        version: 1,
        ..cohort::Form::default()
    };
    service::cohort::change(&world.service, coordinator.as_ref(), world.key(), NORTH, "next", &form).await.unwrap();
    for (before, after) in before.iter().zip(phases(&world, "next").await) {
        let days = (after.starts_on - before.starts_on).num_days();
        let has_begun = before.starts_on < "2027-10-15".parse().unwrap();
        assert_eq!(days, if has_begun { 0 } else { 7 }, "{}", before.name);
    }
    assert_eq!(told(&world, "2027-10-31T12:00:00Z").await, []);
    assert_eq!(told(&world, "2027-11-01T12:00:00Z").await.len(), 1);
}

#[tokio::test]
async fn a_phase_that_is_removed_is_not_told_of() {
    let world = world::copy().await.unwrap();
    make(&world, "2027-12-06").await;
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    for phase in phases(&world, "next").await.into_iter().filter(|phase| phase.tells == Tells::Coordinators) {
        phase::remove(&world.service, coordinator.as_ref(), NORTH, "next", phase.id).await.unwrap();
    }
    assert_eq!(told(&world, "2027-11-30T12:00:00Z").await, []);
}
