//! A cohort at a glance.

use domain::{
    date::Typed,
    health::{Form, Light},
    participant::{Side, State, change::Reason},
    shape,
    today::{Need, Towards},
};
use service::cohort::{Overview, show};
use world::{NORTH, ONE, Person, World};

async fn overview(world: &World) -> Overview {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    show(&world.service, coordinator.as_ref(), NORTH, ONE).await.unwrap()
}

fn told(overview: &Overview) -> Vec<&str> {
    overview.needs.iter().map(|need| need.what.as_str()).collect()
}

#[tokio::test]
async fn the_coordinator_is_told_what_needs_them_today() {
    let world = world::copy().await.unwrap();
    let overview = overview(&world).await;
    let expected = [
        "1 person asks for your help with a pair",
        "1 pair has gone quiet",
        "8 people have no partner",
        "Proposed pairs are not published",
    ];
    assert_eq!(told(&overview), expected);
    let Need { towards, .. } = &overview.needs[3];
    assert_eq!((*towards, overview.draft), (Towards::Draft, Some(world.ids.draft)));
    let people: i64 = overview.states.iter().map(|row| row.2).sum();
    assert_eq!(people, overview.waiting.people);
    for state in [State::Matched, State::Active] {
        assert!(overview.states.contains(&(state, Side::Clinician, 1)), "{:?}", overview.states);
    }
    assert_eq!((overview.waiting.answered_pre, overview.waiting.answered_post), (3, 3));
    assert_eq!(overview.visits, [(Side::Clinician, 2, 360), (Side::Manager, 0, 0)]);
    assert_eq!(overview.lights, [(Light::Red, 1), (Light::Amber, 1), (Light::Green, 0), (Light::Off, 0)]);
}

#[tokio::test]
async fn a_session_that_nobody_confirms_is_told_of_after_two_weeks() {
    let world = world::copy().await.unwrap();
    world.clock.set("2027-10-26T12:00:00Z".parse().unwrap());
    assert!(told(&overview(&world).await).contains(&"2 sessions are not confirmed"));
}

#[tokio::test]
async fn a_pair_that_is_left_alone_needs_nobody() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let listed =
        service::pair::list(&world.service, coordinator.as_ref(), NORTH, ONE, &service::pair::Which::default(), None)
            .await
            .unwrap();
    let until_on = Typed { day: "1".into(), month: "11".into(), year: "2027".into() };
    let form = Form { until_on, note: "On leave".into() };
    let (key, quiet) = (world.key(), listed.pairs[0].pair.id);
    service::pair::snooze(&world.service, coordinator.as_ref(), key, quiet, &form).await.unwrap();
    let overview = overview(&world).await;
    assert!(!told(&overview).contains(&"1 pair has gone quiet"));
    assert_eq!((overview.snoozed, overview.lights[0].1), (1, 1), "it is still counted as what it is");
}

#[tokio::test]
async fn those_who_do_not_fit_the_programme_are_counted() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let (_, before, version) = service::shape::show(&world.service, coordinator.as_ref(), NORTH).await.unwrap();
    let form = shape::Form { clinician_grades: "FY2".into(), ..shape::Form::of(&before) };
    service::shape::change(&world.service, coordinator.as_ref(), world.key(), NORTH, version, &form).await.unwrap();
    let overview = overview(&world).await;
    let clinicians: i64 = overview.states.iter().filter(|row| row.1 == Side::Clinician).map(|row| row.2).sum();
    let last = told(&overview).pop().unwrap().to_owned();
    assert_eq!(last, format!("{clinicians} participants do not fit the programme"));
}

#[tokio::test]
async fn why_people_have_left_is_counted() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    assert_eq!(overview(&world).await.reasons, []);
    for (id, reason) in [(world.ids.free_manager, "rotation"), (world.ids.free_clinician, "no_time")] {
        let form = domain::participant::change::Leave { reason: reason.into(), note: String::new() };
        let (service, key) = (&world.service, world.key());
        service::participant::withdraw(service, coordinator.as_ref(), key, id, &form).await.unwrap();
    }
    let expected = [Reason::NoTime, Reason::Rotation].map(|reason| (Some(reason), 1));
    assert_eq!(overview(&world).await.reasons, expected);
}
