//! How participants move from one state to the next.

use domain::{
    id::ParticipantId,
    participant::{State, change::Leave},
    policy::Actor,
};
use service::{
    Error, pairing, participant, person, sign_in,
    spreadsheet::{Options, import_as_operator},
};
use world::{NORTH, ONE, PASSWORD, Person, World};

const FREE: &str = "free@trust.example";

fn leave(reason: &str) -> Leave {
    Leave { reason: reason.into(), note: String::new() }
}

async fn coordinator(world: &World) -> Option<Actor> {
    world.actor(Person::Coordinator).await.unwrap()
}

/// The state of somebody, and how they came to it.
async fn seen(world: &World, id: ParticipantId) -> (State, Vec<String>) {
    let actor = coordinator(world).await;
    let shown = participant::show(&world.service, actor.as_ref(), NORTH, ONE, id).await.unwrap();
    (shown.1.state, shown.2.iter().map(domain::participant::change::Change::sentence).collect())
}

async fn change(world: &World, id: ParticipantId, to: State) -> Result<ParticipantId, Error> {
    let actor = coordinator(world).await;
    participant::change_state(&world.service, actor.as_ref(), world.key(), id, to).await
}

async fn withdraw(world: &World, id: ParticipantId) -> Result<ParticipantId, Error> {
    let actor = coordinator(world).await;
    participant::withdraw(&world.service, actor.as_ref(), world.key(), id, &leave("rotation")).await
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    let Err(Error::Refused(problems)) = outcome else { panic!("{outcome:?}") };
    problems.at("").unwrap_or_default().to_owned()
}

/// How many messages there are for an address.
async fn messages(world: &World, email: &str) -> usize {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let page = service::mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    page.0.iter().filter(|message| message.recipient == email).count()
}

#[tokio::test]
async fn every_step_is_kept_and_told() {
    let world = world::copy().await.unwrap();
    let free = world.ids.free_clinician;
    let before = messages(&world, FREE).await;
    for to in [State::Waitlisted, State::Approved, State::Deferred, State::Approved] {
        change(&world, free, to).await.unwrap();
        world.wait(chrono::Duration::minutes(1));
    }
    let (state, history) = seen(&world, free).await;
    assert_eq!(state, State::Approved);
    assert_eq!(
        history,
        [
            "coord Staff brought them back, approved.",
            "coord Staff deferred them to a later cohort.",
            "coord Staff took them off the waiting list.",
            "coord Staff put them on the waiting list.",
            "The service imported them, approved.",
        ]
    );
    assert_eq!(messages(&world, FREE).await - before, 4);
}

#[tokio::test]
async fn what_does_not_follow_is_refused_and_changes_nothing() {
    let world = world::copy().await.unwrap();
    let free = world.ids.free_clinician;
    assert_eq!(refusal(change(&world, free, State::Approved).await), "free Quillfeather is approved already");
    for to in [State::Active, State::Completed, State::Applied, State::Withdrawn] {
        assert!(!refusal(change(&world, free, to).await).is_empty());
    }
    let own = world.ids.participants[&Person::Own.email()];
    for refused in [change(&world, own, State::Deferred).await, withdraw(&world, own).await] {
        assert!(refusal(refused).contains("is in a pair"));
    }
    assert_eq!(seen(&world, own).await.1.len(), 3, "imported, paired and under way");
    assert_eq!(seen(&world, free).await.1.len(), 1);
}

#[tokio::test]
async fn whoever_leaves_is_taken_out_of_the_proposal_and_can_be_brought_back() {
    let world = world::copy().await.unwrap();
    let actor = coordinator(&world).await;
    let board = pairing::show(&world.service, actor.as_ref(), world.ids.draft).await.unwrap();
    let leaver = board.pairs[0].clinician.id;
    withdraw(&world, leaver).await.unwrap();
    let after = pairing::show(&world.service, actor.as_ref(), world.ids.draft).await.unwrap();
    assert_eq!(after.pairs.len(), board.pairs.len() - 1);
    assert_eq!(seen(&world, leaver).await.1[0], "coord Staff withdrew them: moving to another post.");
    pairing::publish(&world.service, actor.as_ref(), world.ids.draft, after.draft.version).await.unwrap();
    change(&world, leaver, State::Approved).await.unwrap();
    assert_eq!(seen(&world, leaver).await.0, State::Approved);
}

#[tokio::test]
async fn somebody_in_no_pair_may_leave_and_their_coordinators_are_told() {
    let world = world::copy().await.unwrap();
    let free = world.ids.free_clinician;
    person::take_up(&world.service, &world.ids.token, PASSWORD).await.unwrap();
    let actor = sign_in::as_known_person(&world.service, FREE).await.unwrap();
    let place = participant::leaving(&world.service, Some(&actor), free).await.unwrap();
    assert!(!place.is_paired);
    let before = messages(&world, &Person::Coordinator.email()).await;
    let empty = participant::leave(&world.service, Some(&actor), world.key(), free, &Leave::default()).await;
    assert!(matches!(&empty, Err(Error::Refused(problems)) if problems.at("reason").is_some()), "{empty:?}");
    let key = world.key();
    for _ in 0..2 {
        participant::leave(&world.service, Some(&actor), key, free, &leave("no_time")).await.unwrap();
    }
    assert_eq!(
        seen(&world, free).await,
        (
            State::Withdrawn,
            vec!["free Quillfeather withdrew: no time.".to_owned(), "The service imported them, approved.".to_owned(),]
        )
    );
    assert_eq!(messages(&world, &Person::Coordinator.email()).await, before + 1);
    assert!(sign_in::as_known_person(&world.service, FREE).await.unwrap().participations.is_empty());
}

#[tokio::test]
async fn nobody_leaves_a_partner_without_a_word() {
    let world = world::copy().await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    let place = world.ids.participants[&Person::Own.email()];
    let refused = participant::leave(&world.service, own.as_ref(), world.key(), place, &leave("no_time")).await;
    assert!(refusal(refused).contains("ask your coordinator"));
}

#[tokio::test]
async fn whoever_withdrew_and_is_imported_again_comes_back() {
    let world = world::copy().await.unwrap();
    let free = world.ids.free_clinician;
    withdraw(&world, free).await.unwrap();
    world.wait(chrono::Duration::minutes(1));
    let csv = b"first name,last name,email,side,grade,division,site,availability,goals,not with\n\
        free,Quillfeather,free@trust.example,clinician,ST5,clinicians,Riverside,Mon am,,\n";
    let import = async |dry_run| {
        let options = Options { dry_run, all_or_nothing: false };
        import_as_operator(&world.service, NORTH, ONE, "again.csv", csv.to_vec(), options).await.unwrap()
    };
    let dry = import(true).await;
    assert_eq!((dry.added, dry.changed), (0, 1));
    assert_eq!(import(false).await, dry, "it said what came to be");
    assert_eq!(dry.changed_names[0].2, ["state"]);
    let (state, history) = seen(&world, free).await;
    assert_eq!((state, history[0].as_str()), (State::Approved, "The service imported them again, approved."));
    assert_eq!((import(false).await.changed, seen(&world, free).await.1.len()), (0, 3));
}
