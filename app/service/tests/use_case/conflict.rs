//! Two people change the same thing: nothing that either typed is lost.

use chrono::Duration;
use domain::{
    cohort,
    date::Typed,
    reflection,
    shape::{self, Template},
};
use service::{Error, pairing};
use world::{Person, World};

fn named(name: &str, version: i64) -> cohort::Form {
    let day = |day: &str, month: &str| Typed { day: day.into(), month: month.into(), year: "2027".into() };
    cohort::Form { name: name.into(), slug: String::new(), starts_on: day("1", "2"), ends_on: day("30", "11"), version }
}

async fn change(world: &World, person: Person, form: &cohort::Form) -> Result<(), Error> {
    let actor = world.actor(person).await.unwrap();
    service::cohort::change(&world.service, actor.as_ref(), world.key(), "north", "one", form).await
}

async fn write(world: &World, person: Person, what: &str, version: i64) -> Result<(), Error> {
    let form = reflection::Form {
        session: world.ids.session.to_string(),
        what: what.into(),
        readers: "author".into(),
        version,
        ..reflection::Form::default()
    };
    let actor = world.actor(person).await.unwrap();
    world.wait(Duration::minutes(1));
    service::reflection::write(&world.service, actor.as_ref(), world.key(), &form).await.map(drop)
}

fn conflict(outcome: Result<(), Error>) -> (Vec<(String, String)>, i64) {
    match outcome {
        Err(Error::Conflict { theirs, version }) => (theirs, version),
        other => panic!("no conflict: {other:?}"),
    }
}

#[tokio::test]
async fn a_cohort_that_somebody_changed_meanwhile_is_shown_as_they_left_it() {
    let world = world::copy().await.unwrap();
    change(&world, Person::Administrator, &named("Spring", 1)).await.unwrap();
    let (theirs, version) = conflict(change(&world, Person::Coordinator, &named("Autumn", 1)).await);
    let theirs: Vec<(&str, &str)> = theirs.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
    let dates = [("starts_on", "1 February 2027"), ("ends_on", "30 November 2027")];
    assert_eq!(theirs, [&[("name", "Spring")], &dates[..]].concat());

    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let kept = service::cohort::find(&world.service, coordinator.as_ref(), "north", "one").await.unwrap();
    assert_eq!((kept.name.as_str(), kept.version), ("Spring", version), "theirs stays until the other says so");
    change(&world, Person::Coordinator, &named("Autumn", version)).await.unwrap();
}

#[tokio::test]
async fn a_reflection_written_in_two_windows_keeps_both_texts() {
    let world = world::copy().await.unwrap();
    write(&world, Person::Own, "in the first window", 1).await.unwrap();
    let (theirs, version) = conflict(write(&world, Person::Own, "in the second window", 1).await);
    let fields: Vec<_> = theirs.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!((fields.len(), &fields[..3]), (12, &["way", "what", "so_what"][..]), "whatever way it was written in");
    assert_eq!((theirs[1].1.as_str(), theirs[11].1.as_str()), ("in the first window", "Only me"));
    write(&world, Person::Own, "both", version).await.unwrap();
}

#[tokio::test]
async fn a_first_reflection_written_in_two_windows_keeps_both_texts() {
    let world = world::copy().await.unwrap();
    write(&world, Person::Partner, "first", 0).await.unwrap();
    let (theirs, version) = conflict(write(&world, Person::Partner, "second", 0).await);
    assert_eq!(theirs[1].1, "first");
    assert_eq!(version, 1);
}

#[tokio::test]
async fn a_conflict_over_ones_own_text_never_shows_anybody_elses() {
    let world = world::copy().await.unwrap();
    // `Own` has one on this session for themselves alone; the partner has none and claims to change one.
    let outcome = write(&world, Person::Partner, "mine", 1).await;
    assert!(matches!(outcome, Err(Error::NotFound)), "{outcome:?}");
}

#[tokio::test]
async fn a_proposal_that_somebody_changed_meanwhile_is_left_as_they_left_it() {
    let world = world::copy().await.unwrap();
    let (service, ids) = (&world.service, &world.ids);
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let coordinator = coordinator.as_ref();
    pairing::lock(service, coordinator, ids.draft, ids.version, ids.proposed[0], true).await.unwrap();
    for outcome in [
        pairing::take_apart(service, coordinator, ids.draft, ids.version, ids.proposed[0]).await,
        pairing::publish(service, coordinator, ids.draft, ids.version).await,
        pairing::again(service, coordinator, ids.draft, ids.version).await,
    ] {
        assert!(matches!(outcome, Err(Error::Stale(_))), "{outcome:?}");
    }
    let board = pairing::show(service, coordinator, ids.draft).await.unwrap();
    assert_eq!((board.pairs.len(), board.draft.is_published), (2, false));
    // Published from the version that was seen, it is published once, however often that is sent.
    for _ in 0..2 {
        pairing::publish(service, coordinator, ids.draft, ids.version + 1).await.unwrap();
    }
    let late = pairing::publish(service, coordinator, ids.draft, ids.version).await;
    assert!(matches!(late, Err(Error::Refused(_))), "{late:?}");
}

#[tokio::test]
async fn a_late_change_of_a_programmes_shape_is_told_what_was_saved_meanwhile() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let shaped = |weeks: &str| shape::Form { weeks: weeks.into(), ..shape::Form::of(&Template::OneExchange.shape()) };
    let change = async |weeks: &str, version| {
        let (service, key) = (&world.service, world.key());
        service::shape::change(service, coordinator.as_ref(), key, "north", version, &shaped(weeks)).await
    };
    change("9", 1).await.unwrap();
    let late = change("10", 1).await;
    let Err(Error::Conflict { theirs, version: 2 }) = late else { panic!("{late:?}") };
    assert!(theirs.contains(&("weeks".to_owned(), "9".to_owned())), "{theirs:?}");
    assert!(theirs.contains(&("workshop[requirement]".to_owned(), "Not part of it".to_owned())), "{theirs:?}");
    change("10", 2).await.unwrap();
}
