//! Sending what is in line.

use chrono::Duration;
use domain::mail::{Failure, Message};
use service::mail::{page, returned_as_operator, settle, take_due};
use world::{Person, World};

fn failure(reason: &str, is_final: bool) -> Failure {
    Failure { reason: reason.to_owned(), is_final }
}

/// A world with one message in line, the oldest of all.
async fn in_line() -> (World, Message) {
    let world = world::copy().await.unwrap();
    let first = take_due(&world.service).await.unwrap().unwrap();
    (world, first.message)
}

async fn listed(world: &World, message: &Message) -> Message {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = page(&world.service, administrator.as_ref(), None).await.unwrap();
    messages.into_iter().find(|one| one.id == message.id).unwrap()
}

/// Takes everything that is due.
async fn take_all(world: &World) -> Vec<Message> {
    let mut taken = Vec::new();
    while let Some(outgoing) = take_due(&world.service).await.unwrap() {
        taken.push(outgoing.message);
    }
    taken
}

#[tokio::test]
async fn a_message_is_taken_by_one_server_at_a_time() {
    let (world, first) = in_line().await;
    let others = take_all(&world).await;
    assert!(!others.is_empty() && others.iter().all(|other| other.id != first.id));
    // A server that ended in the middle of it does not keep it for ever.
    world.wait(Duration::minutes(5));
    assert!(take_all(&world).await.iter().any(|again| again.id == first.id));
}

#[tokio::test]
async fn a_sent_message_is_not_sent_again() {
    let (world, first) = in_line().await;
    settle(&world.service, &first, Ok(())).await.unwrap();
    assert_eq!(listed(&world, &first).await.sent_at, Some(world.clock.now()));
    world.wait(Duration::days(30));
    assert!(take_all(&world).await.iter().all(|other| other.id != first.id));
}

#[tokio::test]
async fn a_message_that_comes_back_after_it_was_sent_did_not_arrive() {
    let (world, first) = in_line().await;
    let returned = async || returned_as_operator(&world.service, first.id, "550 no such user").await.unwrap();
    assert!(!returned().await, "it is not sent yet");
    settle(&world.service, &first, Ok(())).await.unwrap();
    assert!(returned().await);
    assert!(!returned().await, "it is known");
    let shown = listed(&world, &first).await;
    assert_eq!((shown.bounced_at, shown.last_error.as_deref()), (Some(world.clock.now()), Some("550 no such user")));
}

#[tokio::test]
async fn a_message_that_was_not_sent_is_tried_later_and_given_up_in_the_end() {
    let (world, first) = in_line().await;
    let mut tries = 1;
    let mut message = first.clone();
    loop {
        settle(&world.service, &message, Err(failure("no route to host", false))).await.unwrap();
        assert!(take_all(&world).await.iter().all(|other| other.id != first.id), "not again at once");
        world.wait(Duration::days(2));
        let Some(again) = take_all(&world).await.into_iter().find(|other| other.id == first.id) else { break };
        message = again;
        tries += 1;
    }
    assert_eq!(tries, 8);
    let given_up = listed(&world, &first).await;
    assert_eq!((given_up.sent_at, given_up.last_error.as_deref()), (None, Some("no route to host")));
}

#[tokio::test]
async fn a_link_into_an_account_is_read_by_nobody_but_whom_it_is_for() {
    let world = world::copy().await.unwrap();
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = page(&world.service, administrator.as_ref(), None).await.unwrap();
    let to_them: Vec<_> = messages.iter().filter(|message| message.recipient == "free@trust.example").collect();
    assert!(!to_them.is_empty() && to_them.iter().all(|message| message.body.contains("/welcome/…")));
    assert!(!format!("{messages:?}").contains(&world.ids.token));

    let due = take_all(&world).await;
    let message = due.into_iter().find(|message| message.body.contains(&world.ids.token)).unwrap();
    settle(&world.service, &message, Ok(())).await.unwrap();
    assert!(world.link("free@trust.example").await.unwrap() != world.ids.token, "it is not kept once it is sent");
}

#[tokio::test]
async fn an_address_that_takes_no_mail_is_not_tried_again() {
    let (world, first) = in_line().await;
    settle(&world.service, &first, Err(failure("550 no such user", true))).await.unwrap();
    world.wait(Duration::days(30));
    assert!(take_all(&world).await.iter().all(|other| other.id != first.id));
    let came_back = listed(&world, &first).await;
    assert_eq!(came_back.last_error.as_deref(), Some("550 no such user"));
    assert!(came_back.bounced_at.is_some() && came_back.sent_at.is_none());
}

#[tokio::test]
async fn what_partners_say_to_each_other_is_read_by_no_administrator() {
    let world = world::copy().await.unwrap();
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = page(&world.service, administrator.as_ref(), None).await.unwrap();
    let between: Vec<_> = messages.iter().filter(|message| message.kind.is_between_partners()).collect();
    assert!(!between.is_empty());
    for message in between {
        assert_eq!((message.subject.as_str(), message.body.as_str()), (message.kind.about(), ""));
    }
}
