//! Bringing in participants on the command line.

use domain::spreadsheet::Outcome;
use service::{
    Error,
    participant::{self, Filter},
    spreadsheet::{Options, import_as_operator},
};
use std::collections::BTreeMap;
use world::{ONE, Person, SOUTH, World};

pub(crate) const CLEAN: &[u8] = include_bytes!("../../../domain/tests/data/participants.csv");
pub(crate) const MESSY: &[u8] = include_bytes!("../../../domain/tests/data/participants-messy.csv");
const EXPECTED: &str = include_str!("../../../domain/tests/data/participants-messy.expected.json");

async fn import(world: &World, content: &[u8], options: Options) -> Result<Outcome, Error> {
    import_as_operator(&world.service, SOUTH, ONE, "people.csv", content.to_vec(), options).await
}

/// How many are in the cohort, and how many events tell of it.
pub(crate) async fn state(world: &World) -> (usize, usize) {
    let coordinator = world.actor(Person::Elsewhere).await.unwrap();
    let mut people = 0;
    let mut after = None;
    loop {
        let page = participant::page(&world.service, coordinator.as_ref(), SOUTH, ONE, &Filter::default(), after)
            .await
            .unwrap();
        people += page.1.len();
        after = page.2;
        if after.is_none() {
            break;
        }
    }
    let events = service::event::page(&world.service, coordinator.as_ref(), SOUTH, None).await.unwrap().1;
    (people, events.iter().filter(|event| event.sentence().contains("imported")).count())
}

pub(crate) fn counts(outcome: &Outcome) -> (u64, u64, u64) {
    (outcome.added, outcome.changed, outcome.unchanged)
}

#[tokio::test]
async fn the_same_list_again_changes_nothing() {
    let world = world::copy().await.unwrap();
    let first = import(&world, CLEAN, Options::default()).await.unwrap();
    assert_eq!((counts(&first), first.errors.len()), ((64, 0, 0), 0));
    let second = import(&world, CLEAN, Options::default()).await.unwrap();
    assert_eq!((counts(&second), second.errors.len()), ((0, 0, 64), 0));
    assert_eq!(state(&world).await.0, 64);
}

#[tokio::test]
async fn what_a_shorter_list_does_not_say_stays_as_it_was() {
    let world = world::copy().await.unwrap();
    let full = "first name,last name,email,side,grade,goals,organisation,availability,not with\n\
        Ana,Sol,ana@x.example,clinician,ST5,See a board,Community Trust,Mon am,ben@x.example\n";
    import(&world, full.as_bytes(), Options::default()).await.unwrap();
    let shorter = "name,email,side,grade\nAna Sol,ana@x.example,clinician,ST5\n";
    let outcome = import(&world, shorter.as_bytes(), Options::default()).await.unwrap();
    assert_eq!(counts(&outcome), (0, 0, 1), "{:?}", outcome.changed_names);
    let regraded = shorter.replace("ST5", "ST6");
    import(&world, regraded.as_bytes(), Options::default()).await.unwrap();
    let again = full.replace("ST5", "ST6");
    let outcome = import(&world, again.as_bytes(), Options::default()).await.unwrap();
    assert_eq!(counts(&outcome), (0, 0, 1), "all else is there still: {:?}", outcome.changed_names);
    let emptied = "name,email,side,grade,goals,organisation\nAna Sol,ana@x.example,clinician,ST6,,\n";
    let outcome = import(&world, emptied.as_bytes(), Options::default()).await.unwrap();
    assert_eq!(outcome.changed_names[0].2, ["organisation", "goals"]);
}

#[tokio::test]
async fn a_row_that_says_something_else_changes_one_participant() {
    let world = world::copy().await.unwrap();
    import(&world, CLEAN, Options::default()).await.unwrap();
    let changed = String::from_utf8_lossy(CLEAN).replacen("Queen Maud", "Riverside", 1).replacen("ST4", "ST5", 1);
    let outcome = import(&world, changed.as_bytes(), Options::default()).await.unwrap();
    assert_eq!(counts(&outcome), (0, 1, 63));
    let fields = outcome.changed_names[0].2.join(" ");
    assert_eq!((outcome.changed_names[0].1.as_str(), fields.as_str()), ("Isla Brown", "grade site"));
    let coordinator = world.actor(Person::Elsewhere).await.unwrap();
    for typed in ["Isla Brown", "brown isla", "ÍSLA BRO"] {
        let page = participant::page(
            &world.service,
            coordinator.as_ref(),
            SOUTH,
            ONE,
            &Filter { search: typed.into(), state: None },
            None,
        )
        .await
        .unwrap();
        let found: Vec<_> = page.1.iter().map(|one| (one.grade.as_str(), one.site.as_str())).collect();
        assert_eq!(found, [("ST5", "Riverside")], "{typed}");
    }
}

#[tokio::test]
async fn the_messy_list_gives_exactly_the_errors_that_are_expected_of_it() {
    let world = world::copy().await.unwrap();
    let expected: BTreeMap<usize, String> = serde_json::from_str(EXPECTED).unwrap();
    let outcome = import(&world, MESSY, Options::default()).await.unwrap();
    let errors: Vec<_> = outcome.errors.iter().map(|fault| (fault.row, fault.message.clone())).collect();
    assert_eq!(errors, expected.clone().into_iter().collect::<Vec<_>>());
    assert!(outcome.errors.iter().all(|fault| !fault.help.is_empty() && !fault.field.is_empty()));
    assert_eq!(outcome.wrong_rows(), expected.len() as u64);
    assert_eq!(state(&world).await, (usize::try_from(outcome.added).unwrap(), 1), "the right rows are in");

    let again = import(&world, MESSY, Options::default()).await.unwrap();
    assert_eq!(counts(&again), (0, 0, outcome.added));
    assert_eq!(again.errors, outcome.errors);
}

#[tokio::test]
async fn all_or_nothing_imports_nothing_while_a_row_is_wrong() {
    let world = world::copy().await.unwrap();
    let options = Options { all_or_nothing: true, dry_run: false };
    let outcome = import(&world, MESSY, options).await.unwrap();
    assert_eq!((counts(&outcome), outcome.errors.len()), ((0, 0, 0), 8));
    assert_eq!(state(&world).await, (0, 0));
    let outcome = import(&world, CLEAN, options).await.unwrap();
    assert_eq!(counts(&outcome), (64, 0, 0));
    assert_eq!(state(&world).await, (64, 1));
}

#[tokio::test]
async fn a_dry_run_says_what_would_be_and_writes_nothing() {
    let world = world::copy().await.unwrap();
    let dry_run = Options { dry_run: true, all_or_nothing: false };
    let dry = import(&world, MESSY, dry_run).await.unwrap();
    assert_eq!(state(&world).await, (0, 0));
    assert!(world.known("liam.davies@stmaud.example").await.is_err(), "nobody was made");
    let wet = import(&world, MESSY, Options::default()).await.unwrap();
    assert_eq!(dry, wet, "it said what came to be");
}

#[tokio::test]
async fn what_is_no_list_of_participants_is_refused_whole() {
    let world = world::copy().await.unwrap();
    for wrong in [&b""[..], b"\x89PNG\r\n", b"a,b\n1,2\n", b"first name,last name,email,side,grade\n"] {
        let outcome = import(&world, wrong, Options::default()).await;
        let Err(Error::Refused(problems)) = &outcome else { panic!("{wrong:?}: {outcome:?}") };
        assert!(problems.at("file").is_some(), "{problems:?}");
    }
    assert_eq!(state(&world).await, (0, 0));
}
