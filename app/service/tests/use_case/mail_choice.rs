//! How messages come: as their readers choose, and among the notices in any case.

use chrono::Duration;
use domain::{
    booking,
    id::PersonId,
    mail::{Choices, Failure, Kind, Message, Way, choices::Form},
};
use service::{
    Error, mail,
    mail::{choices, choose, mark_read, messages, notices, stop, summarise_next, take_due, to_stop, unread},
};
use world::{Person, World};

/// Takes everything that is due.
async fn take_all(world: &World) -> Vec<Message> {
    let mut taken = Vec::new();
    while let Some(outgoing) = take_due(&world.service).await.unwrap() {
        taken.push(outgoing.message);
    }
    taken
}

fn own(world: &World) -> PersonId {
    world.ids.people[&Person::Own.email()]
}

async fn choose_ways(world: &World, form: &Form) {
    let actor = world.actor(Person::Own).await.unwrap();
    let version = choices(&world.service, actor.as_ref(), own(world)).await.unwrap().version;
    choose(&world.service, actor.as_ref(), world.key(), own(world), version, form).await.unwrap();
}

/// The partner proposes a date, of which the other is told.
async fn propose(world: &World) {
    world.wait(Duration::seconds(1));
    let partner = world.actor(Person::Partner).await.unwrap();
    let form = booking::Form {
        pair: world.ids.pair.to_string(),
        part: "conversation".into(),
        day: "2027-10-20am".into(),
        means: "in_person".into(),
        place: "Ward 7".into(),
        ..booking::Form::default()
    };
    service::booking::propose(&world.service, partner.as_ref(), world.key(), &form).await.unwrap();
}

/// What was written to the person last.
async fn last(world: &World) -> Message {
    let actor = world.actor(Person::Own).await.unwrap();
    let listed = notices(&world.service, actor.as_ref(), own(world), None).await.unwrap();
    listed.messages.into_iter().next().unwrap()
}

#[tokio::test]
async fn what_is_chosen_decides_how_it_comes_and_the_notice_is_there_in_any_case() {
    let world = world::copy().await.unwrap();
    let usual = Form::from(&Choices::default());
    for (code, way) in Kind::Dates.ways().into_iter().map(|way| (way.code(), way)) {
        choose_ways(&world, &Form { dates: code.into(), quiet: "no".into(), ..usual.clone() }).await;
        propose(&world).await;
        let told = last(&world).await;
        assert_eq!((told.kind, told.way), (Kind::Dates, way));
        assert_eq!(told.next_attempt_at.is_some(), way == Way::Mail, "{code}");
    }
}

#[tokio::test]
async fn what_is_written_in_quiet_hours_waits_for_their_end() {
    let world = world::copy().await.unwrap();
    let usual = Form::from(&Choices::default());
    let quiet = Form { quiet: "yes".into(), quiet_from: "0:00".into(), quiet_to: "23:59".into(), ..usual };
    choose_ways(&world, &quiet).await;
    propose(&world).await;
    let told = last(&world).await;
    let due = told.next_attempt_at.unwrap();
    assert_eq!(domain::london::local(due).format("%H:%M").to_string(), "23:59");
    assert!(take_all(&world).await.iter().all(|message| message.id != told.id));
    world.wait(due - world.clock.now());
    assert!(take_all(&world).await.iter().any(|message| message.id == told.id));
}

#[tokio::test]
async fn many_messages_come_as_one_in_the_morning() {
    let world = world::copy().await.unwrap();
    // What the partner logged and wrote in the world's history waits for a morning.
    let waiting = |message: &Message| message.kind == Kind::Summary;
    assert!(!take_all(&world).await.iter().any(waiting), "nothing is summed up by sending");
    world.wait(Duration::days(1));
    while summarise_next(&world.service).await.unwrap() {}
    let mut sent = take_all(&world).await;
    sent.retain(|message| message.kind == Kind::Summary && message.recipient == Person::Own.email());
    let [summary] = &sent[..] else { panic!("{sent:?}") };
    assert_eq!(summary.subject, "2 messages about your pair and programme");
    for part in ["/pair/agreement\n", "/shadowing/", "/me/mail\n"] {
        assert_eq!(summary.body.matches(part).count(), 1, "{part} in {}", summary.body);
    }
    world.wait(Duration::days(1));
    assert!(!summarise_next(&world.service).await.unwrap(), "once");
}

#[tokio::test]
async fn the_link_in_a_message_stops_its_kind_and_nothing_else() {
    let world = world::copy().await.unwrap();
    choose_ways(&world, &Form { quiet: "no".into(), ..Form::from(&Choices::default()) }).await;
    propose(&world).await;
    let told = last(&world).await;
    let mut link = None;
    while let Some(outgoing) = take_due(&world.service).await.unwrap() {
        assert!(outgoing.unsubscribe.is_none() || !outgoing.message.kind.is_duty());
        if outgoing.message.id == told.id {
            link = outgoing.unsubscribe;
        }
    }
    let link = link.unwrap();
    let secret = link.split('/').rev().nth(1).unwrap();
    assert!(link.ends_with("/dates"), "{link}");
    assert_eq!(to_stop(&world.service, secret, "dates").await.unwrap(), (Kind::Dates, false));
    for wrong in [("dates", "AAAAAAAAAAAAAAAAAAAAAA"), ("account", secret), ("", secret)] {
        assert!(matches!(to_stop(&world.service, wrong.1, wrong.0).await, Err(Error::NotFound)), "{wrong:?}");
        assert!(matches!(stop(&world.service, wrong.1, wrong.0).await, Err(Error::NotFound)), "{wrong:?}");
    }
    stop(&world.service, secret, "dates").await.unwrap();
    stop(&world.service, secret, "dates").await.unwrap();
    assert_eq!(to_stop(&world.service, secret, "dates").await.unwrap(), (Kind::Dates, true));
    propose(&world).await;
    assert_eq!(last(&world).await.way, Way::Notice);
    let actor = world.actor(Person::Own).await.unwrap();
    let kept = choices(&world.service, actor.as_ref(), own(&world)).await.unwrap();
    assert_eq!(kept.way(Kind::Workshops), Way::Mail);
}

#[tokio::test]
async fn whoever_chooses_in_two_windows_is_shown_both() {
    let world = world::copy().await.unwrap();
    let usual = Form::from(&Choices::default());
    choose_ways(&world, &Form { news: "notice".into(), ..usual.clone() }).await;
    let actor = world.actor(Person::Own).await.unwrap();
    let late = choose(&world.service, actor.as_ref(), world.key(), own(&world), 0, &usual).await;
    let Err(Error::Conflict { theirs, version: 1 }) = late else { panic!("{late:?}") };
    assert!(theirs.contains(&("news".to_owned(), Way::Notice.words().to_owned())), "{theirs:?}");
}

#[tokio::test]
async fn notices_are_new_until_they_are_read_and_have_no_secrets() {
    let world = world::copy().await.unwrap();
    propose(&world).await;
    let actor = world.actor(Person::Own).await.unwrap();
    let (service, me) = (&world.service, own(&world));
    let listed = notices(service, actor.as_ref(), me, None).await.unwrap();
    assert_eq!(listed.unread, unread(service, actor.as_ref(), me).await.unwrap());
    assert!(listed.unread > 1);
    assert!(
        listed
            .messages
            .iter()
            .all(|message| !message.body.contains("/welcome/") || message.body.contains("/welcome/…"))
    );
    let second = listed.messages[1].id;
    mark_read(service, actor.as_ref(), me, second).await.unwrap();
    assert_eq!(unread(service, actor.as_ref(), me).await.unwrap(), 1, "what came after is still new");
}

#[tokio::test]
async fn coordinators_see_to_whom_their_programme_wrote_but_not_what_partners_said() {
    let world = world::copy().await.unwrap();
    propose(&world).await;
    let actor = world.actor(Person::Coordinator).await.unwrap();
    let (_, listed, _) = messages(&world.service, actor.as_ref(), world.ids.programme, None, false).await.unwrap();
    assert!(listed.iter().all(|message| message.body.is_empty()));
    let dates = listed.iter().find(|message| message.kind == Kind::Dates).unwrap();
    assert_eq!((dates.recipient.as_str(), dates.subject.as_str()), (Person::Own.email().as_str(), Kind::Dates.about()));
    assert!(listed.iter().any(|message| message.kind == Kind::Pair));

    let came_back = async || {
        let participant = world.ids.participants[&Person::Own.email()];
        let (programme, cohort) = (world.ids.programme, world.ids.slug);
        mail::bounce_of(&world.service, actor.as_ref(), programme, cohort, participant).await.unwrap()
    };
    assert!(came_back().await.is_none());
    let failure = Failure { reason: "550 no such user".to_owned(), is_final: true };
    for message in take_all(&world).await.iter().filter(|message| message.recipient == Person::Own.email()) {
        mail::settle(&world.service, message, Err(failure.clone())).await.unwrap();
    }
    let bounce = came_back().await.unwrap();
    assert_eq!((bounce.last_error.as_deref(), bounce.body.as_str()), (Some("550 no such user"), ""));
}
