//! A form that is sent twice is carried out once, and both times answered alike.

use domain::{
    cohort,
    date::Typed,
    health, person, phase,
    policy::Actor,
    programme,
    questionnaire::{Answers, Wave, relationship},
    reflection,
    shadowing::Log,
    shape,
};
use service::{Error, pairing, participant, programme::HandOver, shadowing, spreadsheet};
use world::{Person, World};

async fn actor(world: &World, person: Person) -> Option<Actor> {
    world.actor(person).await.unwrap()
}

/// How many events and messages there are: a second one would show that something was done twice.
async fn traces(world: &World) -> (usize, usize) {
    let administrator = actor(world, Person::Administrator).await;
    let mut events = 0;
    let mut before = None;
    loop {
        let (page, next) = service::event::everywhere(&world.service, administrator.as_ref(), before).await.unwrap();
        events += page.len();
        match next {
            Some(_) => before = next,
            None => break,
        }
    }
    let (messages, _) = service::mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    (events, messages.len())
}

/// Carries the same form out twice and answers what came of each.
macro_rules! twice {
    ($world:ident, $person:expr, |$service:ident, $actor:ident, $key:ident| $call:expr) => {{
        let ($service, $key) = (&$world.service, $world.key());
        let held = actor(&$world, $person).await;
        let $actor = held.as_ref();
        let before = traces(&$world).await;
        let first = $call.await.unwrap();
        let after = traces(&$world).await;
        let second = $call.await.unwrap();
        assert!(after.0 > before.0, "what was done is on record");
        assert_eq!(traces(&$world).await, after, "it was done once");
        assert_eq!(format!("{first:?}"), format!("{second:?}"));
    }};
}

#[tokio::test]
async fn programmes_cohorts_and_accounts_are_made_once() {
    let world = world::copy().await.unwrap();
    let form = programme::New {
        name: "Third".into(),
        organisation: "Trust".into(),
        slug: "third".into(),
        minimum_group: String::new(),
        template: String::new(),
    };
    twice!(world, Person::Administrator, |service, actor, key| service::programme::create(service, actor, key, &form));
    let day = |day: &str, month: &str| Typed { day: day.into(), month: month.into(), year: "2028".into() };
    let form = cohort::Form {
        name: "Next".into(),
        slug: "next".into(),
        starts_on: day("1", "2"),
        ends_on: day("31", "10"),
        version: 0,
    };
    twice!(world, Person::Coordinator, |service, actor, key| service::cohort::create(
        service, actor, key, "north", &form
    ));
    let form = person::New {
        email: "new@trust.example".into(),
        first_name: "New".into(),
        last_name: "Comer".into(),
        is_administrator: String::new(),
    };
    twice!(world, Person::Administrator, |service, actor, key| service::person::create(service, actor, key, &form));
}

#[tokio::test]
async fn invitations_and_proposals_are_made_once() {
    let world = world::copy().await.unwrap();
    let id = world.ids.free_manager;
    twice!(world, Person::Coordinator, |service, actor, key| participant::invite(service, actor, key, id));
    twice!(world, Person::Coordinator, |service, actor, key| pairing::propose(service, actor, key, "north", "one"));
}

#[tokio::test]
async fn pairs_are_looked_after_and_phases_added_once() {
    let world = world::copy().await.unwrap();
    let pair = world.ids.pair;
    twice!(world, Person::Coordinator, |service, actor, key| service::pair::nudge(service, actor, key, pair));
    let until_on = Typed { day: "1".into(), month: "11".into(), year: "2027".into() };
    let form = health::Form { until_on: until_on.clone(), note: "On leave".into() };
    twice!(world, Person::Coordinator, |service, actor, key| service::pair::snooze(service, actor, key, pair, &form));
    let form = phase::Form { name: "Party".into(), starts_on: until_on, tells: "nobody".into(), note: String::new() };
    twice!(world, Person::Coordinator, |service, actor, key| service::phase::add(
        service, actor, key, "north", "one", &form
    ));
}

#[tokio::test]
async fn a_programme_is_shaped_and_handed_over_once() {
    let world = world::copy().await.unwrap();
    let form = shape::Form::of(&shape::Template::OneExchange.shape());
    twice!(world, Person::Coordinator, |service, actor, key| service::shape::change(
        service, actor, key, "north", 1, &form
    ));
    let form = HandOver { email: Person::Nobody.email(), leave: "yes".into() };
    twice!(world, Person::Coordinator, |service, actor, key| service::programme::hand_over(
        service, actor, key, "north", &form
    ));
}

#[tokio::test]
async fn a_file_is_kept_once() {
    let world = world::copy().await.unwrap();
    let (coordinator, key) = (actor(&world, Person::Coordinator).await, world.key());
    let upload = || spreadsheet::upload(&world.service, coordinator.as_ref(), key, "north", "one", "a.csv", b"email");
    assert_eq!(upload().await.unwrap(), upload().await.unwrap());
    assert!(spreadsheet::run_next(&world.service).await.unwrap());
    assert!(!spreadsheet::run_next(&world.service).await.unwrap());
}

#[tokio::test]
async fn what_participants_send_is_kept_once() {
    let world = world::copy().await.unwrap();
    let log = Log {
        pair: world.ids.pair.to_string(),
        part: "visitor".into(),
        day: "yesterday".into(),
        from: "9".into(),
        to: "10".into(),
        place: "Ward 7".into(),
        ..Log::default()
    };
    twice!(world, Person::Own, |service, actor, key| shadowing::log(service, actor, key, &log));
    let form = reflection::Form {
        session: world.ids.session.to_string(),
        what: "Twice".into(),
        readers: "author".into(),
        ..reflection::Form::default()
    };
    twice!(world, Person::Partner, |service, actor, key| service::reflection::write(service, actor, key, &form));
    let answers = relationship().items.into_iter().map(|item| (item.code, "3".to_owned())).collect();
    let (form, cohort) = (Answers { answers }, world.ids.cohort);
    twice!(world, Person::Own, |service, actor, key| service::questionnaire::answer(
        service,
        actor,
        key,
        cohort,
        Wave::Post,
        &form
    ));
}

#[tokio::test]
async fn a_refused_form_can_be_mended_and_sent_again() {
    let world = world::copy().await.unwrap();
    let (administrator, key) = (actor(&world, Person::Administrator).await, world.key());
    let mut form = programme::New { name: "Third".into(), organisation: "Trust".into(), ..programme::New::default() };
    let refused = service::programme::create(&world.service, administrator.as_ref(), key, &form).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    form.slug = "third".into();
    let made = service::programme::create(&world.service, administrator.as_ref(), key, &form).await;
    assert_eq!(made.unwrap(), "third");
}

#[tokio::test]
async fn the_key_of_somebody_elses_form_is_another_key() {
    let world = world::copy().await.unwrap();
    let service = &world.service;
    let (coordinator, elsewhere) = (actor(&world, Person::Coordinator).await, actor(&world, Person::Elsewhere).await);
    let key = world.key();
    let own = pairing::propose(service, coordinator.as_ref(), key, "north", "one").await.unwrap();
    let theirs = pairing::propose(service, elsewhere.as_ref(), key, "south", "one").await.unwrap();
    assert_ne!(own, theirs);
    assert_eq!(pairing::propose(service, coordinator.as_ref(), key, "north", "one").await.unwrap(), own);
}
