//! Logging conversations.

use chrono::Duration;
use domain::{
    booking::{self, Word},
    conversation::Form,
    date::Typed,
    health::Light,
    id::ConversationId,
    participant::State,
};
use service::{Error, booking as bookings, conversation, mail, pair};
use world::{Person, World};

fn form(world: &World) -> Form {
    Form {
        pair: world.ids.pair.to_string(),
        day: "today".into(),
        length: "30".into(),
        means: "in_person".into(),
        topics: vec!["money and budgets".into()],
        summary: "مرحبا 👩‍⚕️ beds".into(),
        ..Form::default()
    }
}

async fn log(world: &World, who: Person, form: &Form) -> Result<ConversationId, Error> {
    world.wait(Duration::minutes(1));
    let actor = world.actor(who).await.unwrap();
    conversation::log(&world.service, actor.as_ref(), world.key(), form).await
}

async fn shown(world: &World, who: Person, id: ConversationId) -> conversation::Shown {
    let actor = world.actor(who).await.unwrap();
    conversation::show(&world.service, actor.as_ref(), id).await.unwrap()
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, Error>, field: &str) -> String {
    let Err(Error::Refused(problems)) = outcome else { panic!("{outcome:?}") };
    problems.at(field).unwrap_or_else(|| panic!("{problems:?}")).to_owned()
}

#[tokio::test]
async fn either_logs_and_nobody_has_to_confirm() {
    let world = world::copy().await.unwrap();
    let id = log(&world, Person::Partner, &form(&world)).await.unwrap();
    let seen = shown(&world, Person::Own, id).await;
    assert!(!seen.is_mine && seen.conversation.dispute.is_none());
    assert_eq!(
        (seen.conversation.length().as_str(), seen.conversation.summary.as_str()),
        ("30 minutes", "مرحبا 👩‍⚕️ beds")
    );
    let own = world.actor(Person::Own).await.unwrap();
    let suggested = conversation::suggestion(&world.service, own.as_ref(), world.ids.pair, None).await.unwrap();
    assert_eq!(suggested.last.unwrap().id, id);
    let place = &own.unwrap().participations[0];
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let participant =
        service::participant::show(&world.service, coordinator.as_ref(), world::NORTH, world::ONE, place.participant);
    assert_eq!(participant.await.unwrap().1.state, State::Active);
}

#[tokio::test]
async fn the_same_conversation_is_not_logged_by_both() {
    let world = world::copy().await.unwrap();
    log(&world, Person::Own, &form(&world)).await.unwrap();
    let message = refused(log(&world, Person::Partner, &form(&world)).await, "from");
    assert!(message.contains("own Quillfeather logged a conversation of 30 minutes on this day"), "{message}");
    let message = refused(log(&world, Person::Own, &form(&world)).await, "from");
    assert!(message.starts_with("You logged a conversation"), "{message}");
    let at = |from: &str| Form { from: from.into(), ..form(&world) };
    let own = world.actor(Person::Own).await.unwrap();
    let first =
        conversation::suggestion(&world.service, own.as_ref(), world.ids.pair, None).await.unwrap().last.unwrap();
    conversation::change(&world.service, own.as_ref(), world.key(), first.id, 1, &at("7:00")).await.unwrap();
    let message = refused(log(&world, Person::Partner, &at("7:20")).await, "from");
    assert!(message.contains("At this time") && message.contains("7am"), "{message}");
    log(&world, Person::Partner, &at("7:30")).await.unwrap();
}

#[tokio::test]
async fn nobody_talks_while_they_shadow() {
    let world = world::copy().await.unwrap();
    let date = Typed { day: "8".into(), month: "10".into(), year: "2027".into() };
    let during = Form { day: "other".into(), date, from: "11:45".into(), ..form(&world) };
    let message = refused(log(&world, Person::Own, &during).await, "from");
    assert!(message.contains("a shadowing visit"), "{message}");
}

#[tokio::test]
async fn what_was_not_so_does_not_count_until_it_is_changed() {
    let world = world::copy().await.unwrap();
    let id = log(&world, Person::Own, &form(&world)).await.unwrap();
    let (own, partner) = (world.actor(Person::Own).await.unwrap(), world.actor(Person::Partner).await.unwrap());
    let note = Word { word: "That was Monday".into(), ..Word::default() };
    let mine = conversation::dispute(&world.service, own.as_ref(), id, 1, &note).await;
    refused(mine, "");
    for _ in 0..2 {
        conversation::dispute(&world.service, partner.as_ref(), id, 1, &note).await.unwrap();
    }
    assert_eq!(shown(&world, Person::Own, id).await.conversation.dispute.as_deref(), Some("That was Monday"));
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.as_demo(), administrator.as_ref(), None).await.unwrap();
    let link = format!("/conversations/{id}");
    let told: Vec<_> = messages.iter().filter(|message| message.body.contains(&link)).collect();
    assert_eq!((told.len(), told[0].recipient.as_str()), (1, Person::Own.email().as_str()));

    let stale = conversation::change(&world.service, own.as_ref(), world.key(), id, 1, &form(&world)).await;
    assert!(matches!(stale, Err(Error::Conflict { version: 2, .. })), "{stale:?}");
    let new = Form { day: "yesterday".into(), ..form(&world) };
    conversation::change(&world.service, own.as_ref(), world.key(), id, 2, &new).await.unwrap();
    assert_eq!(shown(&world, Person::Partner, id).await.conversation.dispute, None);
    conversation::remove(&world.service, own.as_ref(), id, 3).await.unwrap();
    let gone = conversation::show(&world.service, own.as_ref(), id).await;
    assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
}

#[tokio::test]
async fn the_next_one_is_proposed_with_it_and_logged_when_it_is_over() {
    let world = world::copy().await.unwrap();
    let next = Typed { day: "20".into(), month: "10".into(), year: "2027".into() };
    let with_next = Form { next, next_from: "14".into(), next_agenda: "The winter plan".into(), ..form(&world) };
    log(&world, Person::Own, &with_next).await.unwrap();
    let (own, partner) = (world.actor(Person::Own).await.unwrap(), world.actor(Person::Partner).await.unwrap());
    let planned = bookings::of_pair(&world.service, own.as_ref(), world.ids.pair).await.unwrap();
    let booked = planned.iter().find(|one| one.agenda == "The winter plan").unwrap().clone();
    assert_eq!(booked.state, booking::State::Proposed);
    bookings::accept(&world.service, partner.as_ref(), booked.id, 1).await.unwrap();
    world.wait(Duration::days(6));

    let (pair_id, id) = (world.ids.pair, Some(booked.id));
    let filled = conversation::suggestion(&world.service, partner.as_ref(), pair_id, id).await.unwrap();
    assert_eq!(filled.booking.unwrap().id, booked.id);
    let form = Form { booking: booked.id.to_string(), ..form(&world) };
    let logged = log(&world, Person::Partner, &form).await.unwrap();
    let shown = bookings::show(&world.service, own.as_ref(), booked.id).await.unwrap();
    assert!(shown.booking.logged_at.is_some() && !shown.is_to_be_logged);
    conversation::remove(&world.service, partner.as_ref(), logged, 1).await.unwrap();
    assert!(bookings::show(&world.service, own.as_ref(), booked.id).await.unwrap().is_to_be_logged);
}

#[tokio::test]
async fn a_pair_that_talks_has_not_gone_quiet() {
    let world = world::copy().await.unwrap();
    // The colleague's pair has logged nothing.
    let (colleague, coordinator) =
        (world.actor(Person::Colleague).await.unwrap(), world.actor(Person::Coordinator).await.unwrap());
    let theirs = colleague.as_ref().unwrap().participations[0].pair.unwrap();
    let quiet = async || {
        let seen = pair::look_at(&world.service, coordinator.as_ref(), world::NORTH, world::ONE, theirs).await.unwrap();
        let health = seen.cared.health;
        (health.light, health.reasons.iter().any(|reason| reason.words().starts_with("No meeting logged")))
    };
    assert_eq!(quiet().await, (Light::Red, true));
    let form = Form { pair: theirs.to_string(), ..form(&world) };
    conversation::log(&world.service, colleague.as_ref(), world.key(), &form).await.unwrap();
    assert!(!quiet().await.1);
}
