//! Bringing in participants on the page: keep the file, show what it would do, do it when told to.

use crate::import::{CLEAN, MESSY, counts, state};
use chrono::Duration;
use domain::{
    id::SpreadsheetId,
    spreadsheet::{Spreadsheet, State},
};
use service::{Error, spreadsheet};
use world::{ONE, Person, SOUTH, World};

async fn upload(world: &World, content: &[u8]) -> SpreadsheetId {
    let actor = world.actor(Person::Elsewhere).await.unwrap();
    let key = world.key();
    spreadsheet::upload(&world.service, actor.as_ref(), key, SOUTH, ONE, " people\u{7}.csv ", content).await.unwrap()
}

async fn show(world: &World, id: SpreadsheetId) -> Spreadsheet {
    let actor = world.actor(Person::Elsewhere).await.unwrap();
    spreadsheet::show(&world.service, actor.as_ref(), SOUTH, ONE, id).await.unwrap().1
}

async fn confirm(world: &World, id: SpreadsheetId, all_or_nothing: bool) -> Result<(), Error> {
    let actor = world.actor(Person::Elsewhere).await.unwrap();
    spreadsheet::confirm(&world.service, actor.as_ref(), id, all_or_nothing).await.map(drop)
}

async fn run(world: &World) -> bool {
    spreadsheet::run_next(&world.service).await.unwrap()
}

#[tokio::test]
async fn a_file_is_shown_before_anything_of_it_is_imported() {
    let world = world::copy().await.unwrap();
    let id = upload(&world, CLEAN).await;
    let kept = show(&world, id).await;
    assert_eq!((kept.state, kept.file_name.as_str()), (State::Reading, "people .csv"));

    assert!(run(&world).await);
    let read = show(&world, id).await;
    assert_eq!((read.state, counts(&read.outcome)), (State::Previewed, (64, 0, 0)));
    assert_eq!((read.rows_done, read.rows_total, read.outcome.added_names.len()), (64, 64, 64));
    assert!(!run(&world).await, "nothing goes on before somebody says so");
    assert_eq!(state(&world).await, (0, 0));

    confirm(&world, id, false).await.unwrap();
    assert_eq!(show(&world, id).await.state, State::Confirmed);
    assert!(run(&world).await);
    let done = show(&world, id).await;
    assert_eq!((done.state, counts(&done.outcome)), (State::Imported, (64, 0, 0)));
    assert_eq!(state(&world).await, (64, 1));
}

#[tokio::test]
async fn a_file_confirmed_twice_is_imported_once() {
    let world = world::copy().await.unwrap();
    let id = upload(&world, CLEAN).await;
    run(&world).await;
    confirm(&world, id, false).await.unwrap();
    confirm(&world, id, false).await.unwrap();
    assert!(run(&world).await);
    confirm(&world, id, false).await.unwrap();
    assert!(!run(&world).await);
    assert_eq!(state(&world).await, (64, 1));
    let coordinator = world.actor(Person::Elsewhere).await.unwrap();
    let events = service::event::page(&world.service, coordinator.as_ref(), SOUTH, None).await.unwrap().1;
    assert!(events.iter().any(|event| event.sentence().starts_with("elsewhere Staff imported people .csv: 64")));
}

#[tokio::test]
async fn wrong_rows_are_named_and_the_right_ones_imported_or_none() {
    let world = world::copy().await.unwrap();
    let id = upload(&world, MESSY).await;
    run(&world).await;
    let preview = show(&world, id).await.outcome;
    assert_eq!(preview.wrong_rows(), 8);
    assert_eq!(preview.ignored_columns, ["Notes"]);
    let refused = confirm(&world, id, true).await;
    assert!(matches!(&refused, Err(Error::Refused(problems)) if problems.at("rows").is_some()), "{refused:?}");
    assert!(!run(&world).await);
    confirm(&world, id, false).await.unwrap();
    assert!(run(&world).await);
    let done = show(&world, id).await.outcome;
    assert_eq!(
        (counts(&done), &done.errors, &done.ignored_columns),
        (counts(&preview), &preview.errors, &preview.ignored_columns)
    );
    assert_eq!(state(&world).await.0, usize::try_from(done.added).unwrap());
}

#[tokio::test]
async fn a_file_that_cannot_be_read_says_why_and_cannot_be_imported() {
    let world = world::copy().await.unwrap();
    let id = upload(&world, b"%PDF-1.7 not a list").await;
    assert!(run(&world).await);
    let shown = show(&world, id).await;
    assert_eq!(shown.state, State::Unreadable);
    assert!(shown.outcome.unreadable.is_some_and(|reason| !reason.is_empty()));
    confirm(&world, id, false).await.unwrap();
    assert!(!run(&world).await);
    assert_eq!(state(&world).await, (0, 0));
}

#[tokio::test]
async fn an_empty_file_is_refused_at_once() {
    let world = world::copy().await.unwrap();
    let (actor, key) = (world.actor(Person::Elsewhere).await.unwrap(), world.key());
    let refused = spreadsheet::upload(&world.service, actor.as_ref(), key, SOUTH, ONE, "empty.csv", b"").await;
    assert!(matches!(&refused, Err(Error::Refused(problems)) if problems.at("file").is_some()), "{refused:?}");
}

#[tokio::test]
async fn what_changed_between_preview_and_import_is_counted_as_it_is_then() {
    let world = world::copy().await.unwrap();
    let (first, second) = (upload(&world, CLEAN).await, {
        world.wait(Duration::minutes(1));
        upload(&world, CLEAN).await
    });
    run(&world).await;
    run(&world).await;
    for id in [first, second] {
        assert_eq!(counts(&show(&world, id).await.outcome), (64, 0, 0));
        confirm(&world, id, false).await.unwrap();
    }
    run(&world).await;
    run(&world).await;
    assert_eq!(counts(&show(&world, first).await.outcome), (64, 0, 0));
    assert_eq!(counts(&show(&world, second).await.outcome), (0, 0, 64));
}
