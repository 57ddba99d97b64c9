//! Proposals that take a while: watched, cancelled, and as before until they are done.

use domain::{draft::Listed, policy::Actor};
use service::{
    Error,
    pairing::{self, Begun, Progress},
    spreadsheet::{self, Options},
};
use std::time::Duration;
use world::{Person, World};

/// A world in which every proposal is worked out in the background, and its coordinator.
async fn given() -> (World, Option<Actor>) {
    let mut world = world::copy().await.unwrap();
    world.service = world.service.clone().comparing_at_once(0);
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    (world, coordinator)
}

async fn end_of(world: &World, actor: Option<&Actor>, begun: Begun) -> Progress {
    let Begun::Running(run) = begun else { panic!("it was done at once") };
    loop {
        match pairing::running(&world.service, actor, run).await.unwrap().progress {
            Progress::Going(..) => tokio::time::sleep(Duration::from_millis(5)).await,
            other => return other,
        }
    }
}

async fn drafts(world: &World, actor: Option<&Actor>) -> Vec<Listed> {
    pairing::overview(&world.service, actor, "north", "one").await.unwrap().drafts
}

/// So many on each side, of whom nothing sets one apart from another but where they work.
async fn import(world: &World, each: usize) {
    let rows = (0..2 * each).map(|number| {
        let (side, place) = (["clinician", "manager"][number % 2], number * 7 % 13);
        format!("p{number},Many,p{number}@many.example,{side},ST5,Site {place}")
    });
    let heading = "first name,last name,email,side,grade,site".to_owned();
    let content = std::iter::once(heading).chain(rows).collect::<Vec<_>>().join("\n").into_bytes();
    let options = Options { dry_run: false, all_or_nothing: true };
    let outcome = spreadsheet::import_as_operator(&world.service, "north", "one", "many.csv", content, options).await;
    assert_eq!(outcome.unwrap().added, 2 * each as u64);
}

#[tokio::test]
async fn what_is_worked_out_in_the_background_is_the_same_proposal() {
    let (world, actor) = given().await;
    let (service, actor) = (&world.service, actor.as_ref());
    let key = world.key();
    let begun = pairing::begin_proposal(service, actor, key, "north", "one").await.unwrap();
    let Progress::Done(draft) = end_of(&world, actor, begun).await else { panic!("no proposal") };
    // The same form again leads to the same proposal.
    assert_eq!(pairing::begin_proposal(service, actor, key, "north", "one").await.unwrap(), Begun::Done(draft));
    let board = pairing::show(service, actor, draft).await.unwrap();
    let at_once = pairing::propose(service, actor, world.key(), "north", "one").await.unwrap();
    assert_eq!(board.pairs.len(), pairing::show(service, actor, at_once).await.unwrap().pairs.len());

    pairing::lock(service, actor, draft, 1, board.pairs[0].id, true).await.unwrap();
    let begun = pairing::begin_again(service, actor, draft, 2).await.unwrap();
    assert_eq!(end_of(&world, actor, begun).await, Progress::Done(draft));
    let again = pairing::show(service, actor, draft).await.unwrap();
    assert_eq!((again.draft.version, again.pairs.len()), (3, board.pairs.len()));
    let late = pairing::begin_again(service, actor, draft, 2).await;
    assert!(matches!(late, Err(Error::Stale(_))), "{late:?}");
}

#[tokio::test]
async fn what_is_cancelled_leaves_everything_as_it_was() {
    let (world, actor) = given().await;
    let (service, actor) = (&world.service, actor.as_ref());
    import(&world, 400).await;
    let before = drafts(&world, actor).await;
    let begun = pairing::begin_proposal(service, actor, world.key(), "north", "one").await.unwrap();
    let Begun::Running(run) = begun else { panic!("it was done at once") };
    // Whoever asks meanwhile is led to the run that goes on.
    assert_eq!(pairing::begin_proposal(service, actor, world.key(), "north", "one").await.unwrap(), begun);
    pairing::cancel(service, actor, run).await.unwrap();
    assert_eq!(end_of(&world, actor, begun).await, Progress::Cancelled);
    assert_eq!(drafts(&world, actor).await, before);

    let (draft, version) = (world.ids.draft, world.ids.version);
    let board = pairing::show(service, actor, draft).await.unwrap();
    let begun = pairing::begin_again(service, actor, draft, version).await.unwrap();
    let Begun::Running(run) = begun else { panic!("it was done at once") };
    pairing::cancel(service, actor, run).await.unwrap();
    assert_eq!(end_of(&world, actor, begun).await, Progress::Cancelled);
    assert_eq!(pairing::show(service, actor, draft).await.unwrap().draft, board.draft);
    // And it can be proposed again.
    let begun = pairing::begin_proposal(service, actor, world.key(), "north", "one").await.unwrap();
    assert!(matches!(end_of(&world, actor, begun).await, Progress::Done(_)));
}

#[tokio::test]
async fn a_run_of_a_server_that_ended_is_said_to_be_lost() {
    let (world, actor) = given().await;
    let actor = actor.as_ref();
    import(&world, 400).await;
    let begun = pairing::begin_proposal(&world.service, actor, world.key(), "north", "one").await.unwrap();
    let Begun::Running(run) = begun else { panic!("it was done at once") };
    pairing::cancel(&world.service, actor, run).await.unwrap();
    end_of(&world, actor, begun).await;
    // Another process knows only what is stored.
    let other = world.freeze().await.unwrap().copy().await.unwrap();
    assert_eq!(pairing::running(&other.service, actor, run).await.unwrap().progress, Progress::Lost);
}

#[tokio::test]
async fn what_somebody_changed_meanwhile_is_not_undone() {
    let (world, actor) = given().await;
    let (service, actor) = (&world.service, actor.as_ref());
    import(&world, 400).await;
    let (draft, version) = (world.ids.draft, world.ids.version);
    let begun = pairing::begin_again(service, actor, draft, version).await.unwrap();
    pairing::lock(service, actor, draft, version, world.ids.proposed[0], true).await.unwrap();
    let ended = end_of(&world, actor, begun).await;
    assert!(
        matches!(&ended, Progress::Failed(words) if words.contains("changed this proposal meanwhile")),
        "{ended:?}"
    );
    assert_eq!(pairing::show(service, actor, draft).await.unwrap().pairs.len(), 2);
}
