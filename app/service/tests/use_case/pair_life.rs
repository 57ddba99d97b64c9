//! The periods of a pair: paused, going on, ended, and its members paired again.

use chrono::Duration;
use domain::{
    date::Typed,
    health::Light,
    id::ParticipantId,
    pair::{ending, pause},
    participant::State,
};
use service::{Error, mail, pair, pairing, participant, shadowing};
use world::{NORTH, ONE, Person, World};

async fn ends(world: &World, reason: &str, leavers: &[ParticipantId]) -> Result<(), Error> {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = ending::Form {
        ending: reason.into(),
        leavers: leavers.iter().map(ToString::to_string).collect(),
        ending_note: "They share an office".into(),
    };
    pair::end(&world.service, coordinator.as_ref(), world.key(), world.ids.pair, &form).await
}

async fn pauses(world: &World, paused_until: Typed) -> Result<(), Error> {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = pause::Form { paused_until, pause_reason: "Parental leave".into() };
    pair::pause(&world.service, coordinator.as_ref(), world.key(), world.ids.pair, &form).await
}

async fn list(world: &World) -> pair::Listed {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    pair::list(&world.service, coordinator.as_ref(), NORTH, ONE, &pair::Which::default(), None).await.unwrap()
}

/// State, and the latest change as a sentence.
async fn stands(world: &World, person: Person) -> (State, String) {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let id = world.ids.participants[&person.email()];
    let (_, shown, changes) = participant::show(&world.service, coordinator.as_ref(), NORTH, ONE, id).await.unwrap();
    (shown.state, changes[0].sentence())
}

/// What was written to somebody just now.
async fn letters(world: &World, person: Person) -> String {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    let new = messages.iter().filter(|one| one.recipient == person.email() && one.created_at == world.clock.now());
    new.flat_map(|one| [one.subject.as_str(), "\n", one.body.as_str()]).collect()
}

#[tokio::test]
async fn whoever_has_logged_a_session_is_under_way() {
    let world = world::copy().await.unwrap();
    let (state, sentence) = stands(&world, Person::Partner).await;
    assert_eq!((state, sentence.as_str()), (State::Active, "own Quillfeather logged the first session of their pair."));
    assert_eq!(stands(&world, Person::Colleague).await.0, State::Matched);
}

#[tokio::test]
async fn a_paused_pair_is_neither_judged_nor_reminded_until_it_goes_on() {
    let world = world::copy().await.unwrap();
    pauses(&world, Typed::default()).await.unwrap();
    let last = list(&world).await.pairs.pop().unwrap();
    assert!(last.is_paused && last.pair.id == world.ids.pair && last.health.light == Light::Off, "{last:?}");
    assert!(last.may_nudge.unwrap_err().contains("paused"));
    let told = letters(&world, Person::Own).await;
    assert!(told.contains("Your pair is paused") && !told.contains("leave"), "{told}");
    let own = world.actor(Person::Own).await.unwrap();
    let shown = pair::show(&world.service, own.as_ref(), world.ids.pair).await.unwrap();
    assert_eq!(shown.paused, Some(None));
    let again = pauses(&world, Typed::default()).await;
    assert!(matches!(again, Err(Error::Refused(problems)) if problems.at("").is_some()));

    world.wait(Duration::days(3));
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    for _ in 0..2 {
        pair::resume(&world.service, coordinator.as_ref(), world.ids.pair).await.unwrap();
    }
    assert!(list(&world).await.pairs.iter().all(|one| !one.is_paused));
    assert_eq!(letters(&world, Person::Partner).await.matches("Your pair goes on").count(), 1, "once");
    pauses(&world, Typed { day: "20".into(), month: "10".into(), year: "2027".into() }).await.unwrap();
    world.wait(Duration::days(2));
    assert!(list(&world).await.pairs.iter().all(|one| !one.is_paused), "it is over by itself");
}

#[tokio::test]
async fn an_ended_pair_is_kept_and_its_members_can_be_paired_again_with_others() {
    let world = world::copy().await.unwrap();
    let (service, pair_id) = (&world.service, world.ids.pair);
    ends(&world, "no_fault", &[]).await.unwrap();
    for person in [Person::Own, Person::Partner] {
        let (state, sentence) = stands(&world, person).await;
        assert_eq!(state, State::Approved);
        assert!(sentence.ends_with("ended their pair, so that they can be paired again."), "{sentence}");
        let told = letters(&world, person).await;
        assert!(told.contains("nobody is to blame") && !told.contains("office"), "{told}");
    }
    let listed = list(&world).await;
    assert!(listed.pairs.iter().all(|one| one.pair.id != pair_id));
    let ended = &listed.ended[0];
    assert_eq!((ended.id, ended.sessions, ended.note.as_str()), (pair_id, 2, "They share an office"));

    // What they did is still theirs to see, and nothing more is logged.
    let own = world.actor(Person::Own).await.unwrap();
    assert!(shadowing::show(service, own.as_ref(), world.ids.session).await.is_ok());
    let back = pair::looking_back(service, own.as_ref()).await.unwrap();
    assert_eq!((back[0].id, back[0].sessions.len(), back[0].conversations.len()), (pair_id, 2, 2));
    assert!(back[0].agreement.is_some(), "what they had agreed on can still be read");
    assert!(matches!(pair::show(service, own.as_ref(), pair_id).await, Err(Error::Forbidden)));

    // The same board pairs them again, and not with each other.
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let coordinator = coordinator.as_ref();
    let draft = pairing::propose(service, coordinator, world.key(), NORTH, ONE).await.unwrap();
    let board = pairing::show(service, coordinator, draft).await.unwrap();
    let places = [Person::Own, Person::Partner].map(|person| world.ids.participants[&person.email()]);
    assert!(
        board.draft.bans.iter().any(|two| places.contains(&two.0) && places.contains(&two.1)),
        "{:?}",
        board.draft.bans
    );
    // Managers are few, so that the partner is paired again; of the clinicians two are left over.
    let of = |id| board.draft.pairs.iter().find(|pair| pair.members().any(|member| member == id));
    let pair = of(places[1]).unwrap();
    assert!(pair.members().all(|member| member != places[0]));
    pairing::publish(service, coordinator, draft, board.draft.version).await.unwrap();
    let partner = world.actor(Person::Partner).await.unwrap().unwrap();
    let held = &partner.participations[0];
    assert!(held.pair.is_some_and(|pair| pair != pair_id) && held.earlier == [pair_id], "{held:?}");
    assert_eq!(stands(&world, Person::Partner).await.0, State::Matched);
}

#[tokio::test]
async fn whoever_leaves_is_withdrawn_and_whoever_completes_is_done() {
    for (reason, own_leaves, expected) in [
        ("completed", false, [State::Completed, State::Completed]),
        ("rotation", true, [State::Withdrawn, State::Approved]),
        ("left_trust", true, [State::Withdrawn, State::Approved]),
    ] {
        let world = world::copy().await.unwrap();
        let own = world.ids.participants[&Person::Own.email()];
        ends(&world, reason, &[own][..usize::from(own_leaves)]).await.unwrap();
        let states = [stands(&world, Person::Own).await.0, stands(&world, Person::Partner).await.0];
        assert_eq!(states, expected, "{reason}");
        let again = ends(&world, reason, &[]).await;
        assert!(matches!(again, Err(Error::Refused(_))), "it has ended: {again:?}");
    }
    let world = world::copy().await.unwrap();
    let nobody = ends(&world, "left_trust", &[]).await;
    assert!(matches!(nobody, Err(Error::Refused(problems)) if problems.at("leavers").is_some()));
}
