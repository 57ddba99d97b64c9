//! Reminders of dates.

use chrono::Duration;
use domain::{
    booking::Form,
    mail::{Kind, Message},
};
use service::{booking, mail, reminder::remind_next};
use world::{Person, World};

async fn remind(world: &World) {
    while remind_next(&world.service).await.unwrap() {}
}

/// Subjects of the reminders of bookings, with to whom they went, the first first.
async fn reminders(world: &World) -> Vec<(String, String)> {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.as_demo(), administrator.as_ref(), None).await.unwrap();
    let is_of_booking = |message: &Message| message.kind == Kind::Reminders && message.body.contains("/bookings/");
    let listed = messages.into_iter().filter(is_of_booking).map(|message| (message.subject, message.recipient));
    let mut listed: Vec<_> = listed.collect();
    listed.sort();
    listed
}

async fn agreed(world: &World, day: &str) -> domain::id::BookingId {
    let own = world.actor(Person::Own).await.unwrap();
    let partner = world.actor(Person::Partner).await.unwrap();
    let form = Form {
        pair: world.ids.pair.to_string(),
        part: "conversation".into(),
        day: day.into(),
        means: "in_person".into(),
        place: "Ward 7".into(),
        ..Form::default()
    };
    let id = booking::propose(&world.service, own.as_ref(), world.key(), &form).await.unwrap();
    booking::accept(&world.service, partner.as_ref(), id, 1).await.unwrap();
    id
}

#[tokio::test]
async fn both_are_reminded_the_day_before_and_asked_to_log_it_the_day_after() {
    let world = world::copy().await.unwrap();
    let before = reminders(&world).await.len();
    agreed(&world, "2027-10-20am").await;
    remind(&world).await;
    assert_eq!(reminders(&world).await.len(), before, "five days ahead");
    // From the 15th to the morning of the 19th.
    world.wait(Duration::days(4));
    remind(&world).await;
    remind(&world).await;
    let soon = reminders(&world).await;
    assert_eq!(soon.len(), before + 2, "{soon:?}");
    assert!(soon.contains(&("On Wednesday 20 October 2027: Conversation".into(), Person::Own.email())), "{soon:?}");
    assert!(soon.contains(&("On Wednesday 20 October 2027: Conversation".into(), Person::Partner.email())), "{soon:?}");
    world.wait(Duration::days(2));
    remind(&world).await;
    let over = reminders(&world).await;
    assert!(over.contains(&("How was it? Conversation".into(), Person::Own.email())), "{over:?}");
}

#[tokio::test]
async fn what_is_called_off_is_not_reminded_of() {
    let world = world::copy().await.unwrap();
    let id = agreed(&world, "2027-10-20am").await;
    let own = world.actor(Person::Own).await.unwrap();
    let silence = domain::booking::Word::default();
    booking::cancel(&world.service, own.as_ref(), id, 2, &silence).await.unwrap();
    world.wait(Duration::days(4));
    remind(&world).await;
    let listed = reminders(&world).await;
    assert!(listed.iter().all(|(subject, _)| !subject.contains("20 October")), "{listed:?}");
}

#[tokio::test]
async fn those_who_were_at_a_workshop_are_asked_after_it_and_again_two_months_later() {
    let world = world::copy().await.unwrap();
    let asked = async |question: &str| {
        let administrator = world.actor(Person::Administrator).await.unwrap();
        let (messages, _) = mail::page(&world.as_demo(), administrator.as_ref(), None).await.unwrap();
        let asks = |message: &&Message| message.subject.starts_with(question) && message.body.contains("/feedback");
        messages.iter().filter(asks).map(|message| message.recipient.clone()).collect::<Vec<_>>()
    };
    world.wait(Duration::days(1));
    remind(&world).await;
    let first = asked("How was it?").await;
    assert!(first.contains(&Person::Own.email()) && !first.contains(&Person::Partner.email()), "{first:?}");
    world.wait(Duration::days(57));
    remind(&world).await;
    let second = asked("What became of it?").await;
    assert!(second.contains(&Person::Own.email()) && second.contains(&Person::Partner.email()), "{second:?}");
    remind(&world).await;
    assert_eq!(asked("What became of it?").await, second, "once");
}
