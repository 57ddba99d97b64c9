//! Whom a programme reaches: counted once, whatever happens afterwards, and shown where nobody is given away.

use domain::{
    cohort,
    date::Typed,
    equality,
    participant::change::Leave,
    reach::{Form, Indicator},
    suppression::Minimum,
};
use service::{Error, Result, participant, reach, spreadsheet};
use world::{NORTH, Person, World};

/// Adds the cohort `next`, from March to September 2028, with so many people who say that they are white or BME.
async fn cohort(world: &World, white: usize, bme: usize) {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let day = |text: &str| Typed::from_date(text.parse().unwrap());
    let form = cohort::Form {
        name: "Next".into(),
        slug: "next".into(),
        starts_on: day("2028-03-01"),
        ends_on: day("2028-09-30"),
        version: 0,
    };
    service::cohort::create(&world.service, coordinator.as_ref(), world.key(), NORTH, &form).await.unwrap();
    let row = |number: usize| {
        let side = if number.is_multiple_of(2) { "clinician,ST5" } else { "manager,Band 8a" };
        format!("P{number},Next,{},{side}\n", email(number))
    };
    let rows: String = (0..white + bme).map(row).collect();
    let csv = format!("first name,last name,email,side,grade\n{rows}");
    let options = spreadsheet::Options::default();
    let import = spreadsheet::import_as_operator(&world.service, NORTH, "next", "next.csv", csv.into(), options);
    assert_eq!(import.await.unwrap().added, (white + bme) as u64);
    for number in 0..white + bme {
        answer(world, number, if number < white { "A" } else { "N" }).await;
    }
}

fn email(number: usize) -> String {
    format!("p{number}@trust.example")
}

async fn answer(world: &World, number: usize, ethnic_group: &str) {
    let who = world.known(&email(number)).await.unwrap();
    let form = equality::Form { ethnic_group: ethnic_group.into(), ..equality::Form::default() };
    service::equality::save(&world.service, Some(&who), world.key(), who.person, &form).await.unwrap();
}

async fn pair_everybody(world: &World) {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let (service, coordinator) = (&world.service, coordinator.as_ref());
    let draft = service::pairing::propose(service, coordinator, world.key(), NORTH, "next").await.unwrap();
    let version = service::pairing::show(service, coordinator, draft).await.unwrap().draft.version;
    service::pairing::publish(service, coordinator, draft, version).await.unwrap();
}

/// Counts whatever is due at an instant.
async fn counted(world: &World, at: &str) {
    world.clock.set(at.parse().unwrap());
    while reach::count_next(&world.service).await.unwrap() {}
}

async fn shown(world: &World) -> reach::Shown {
    let evaluator = world.actor(Person::Evaluator).await.unwrap();
    reach::show(&world.service, evaluator.as_ref(), NORTH).await.unwrap()
}

#[tokio::test]
async fn a_cohort_is_counted_after_four_weeks_and_what_is_shown_never_changes() {
    let world = world::copy().await.unwrap();
    // One of thirteen has no partner.
    cohort(&world, 8, 5).await;
    pair_everybody(&world).await;
    counted(&world, "2028-03-28T12:00:00Z").await;
    let before = shown(&world).await;
    assert!(before.blocks.iter().all(|block| block.matched.shown().is_none()), "{before:?}");
    counted(&world, "2028-03-29T12:00:00Z").await;
    let blocks = shown(&world).await.blocks;
    let block = blocks.iter().find(|block| block.cohorts.contains(&"Next".to_owned())).unwrap();
    let found = block.matched.shown().copied().unwrap();
    // The world's own cohorts were too small, and go with it.
    assert!(found.white >= 7 && found.bme >= 4 && found.white + found.bme >= 12, "{found:?}");
    assert_eq!(block.completed, None);

    // Somebody withdraws, deletes what they said, and another says something else: nothing of it can be seen.
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = Leave { reason: "no_time".into(), note: String::new() };
    let mut left = 0;
    for number in 0..13 {
        let who = world.known(&email(number)).await.unwrap();
        let place = who.participations[0].participant;
        // Whoever is in a pair is not withdrawn so.
        let result = participant::withdraw(&world.service, coordinator.as_ref(), world.key(), place, &form).await;
        left += usize::from(result.is_ok());
        service::equality::forget(&world.service, Some(&who), who.person).await.unwrap();
    }
    assert_eq!(left, 1);
    answer(&world, 1, "N").await;
    counted(&world, "2028-06-01T12:00:00Z").await;
    assert_eq!(shown(&world).await.blocks, blocks);
}

#[tokio::test]
async fn too_few_of_a_group_show_nothing_and_no_indicator() {
    let world = world::copy().await.unwrap();
    cohort(&world, 10, 0).await;
    pair_everybody(&world).await;
    counted(&world, "2028-10-01T12:00:00Z").await;
    enter(&world, 0, "620", "410").await.unwrap();
    let shown = shown(&world).await;
    let workforce = shown.workforce.unwrap();
    for block in &shown.blocks {
        assert!(block.matched.shown().is_none() && block.applied.shown().is_none(), "{block:?}");
        let indicator = Indicator::of(Minimum::new(3), block.matched, &workforce);
        assert_eq!(indicator.words(), "suppressed (fewer than 3)");
    }
}

async fn enter(world: &World, version: i64, white: &str, bme: &str) -> Result<()> {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = Form {
        white: white.into(),
        bme: bme.into(),
        not_known: "0".into(),
        as_of: Typed { day: "1".into(), month: "4".into(), year: "2027".into() },
        source: "Electronic Staff Record".into(),
    };
    reach::change_workforce(&world.service, coordinator.as_ref(), world.key(), NORTH, version, &form).await
}

#[tokio::test]
async fn two_who_enter_the_workforce_at_once_lose_nothing() {
    let world = world::copy().await.unwrap();
    enter(&world, 0, "620", "410").await.unwrap();
    let late = enter(&world, 0, "630", "400").await;
    let Err(Error::Conflict { theirs, version: 1 }) = late else { panic!("{late:?}") };
    assert!(theirs.contains(&("white".to_owned(), "620".to_owned())), "{theirs:?}");
    enter(&world, 1, "630", "400").await.unwrap();
    assert_eq!(shown(&world).await.workforce.unwrap().white, 630);
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let events = service::event::page(&world.service, coordinator.as_ref(), NORTH, None).await.unwrap().1;
    let sentence = "coord Staff changed the eligible workforce of Pairs of the north.";
    assert!(events.iter().any(|event| event.sentence() == sentence));
}
