//! Applying, and being approved by a link.

use chrono::Duration;
use domain::{
    application::{Answers, Form, Step},
    approval::Decision,
    date::Typed,
    participant::State,
};
use service::{
    Error, application, approval,
    approval::Standing,
    participant::{self, Filter},
};
use world::{NORTH, ONE, Person, TWO, World, applicant};

async fn begin(world: &World, name: &str) -> String {
    application::begin(&world.service, world.key(), NORTH, TWO, applicant(name)).await.unwrap().unwrap()
}

/// An application in which everything is answered.
async fn written(world: &World, name: &str) -> String {
    let token = begin(world, name).await;
    for step in Step::ALL {
        application::answer(&world.service, &token, step, applicant(name)).await.unwrap();
    }
    token
}

/// Subject and address of every message that was written since there were `before`.
async fn messages(world: &World) -> Vec<(String, String)> {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let page = service::mail::page(&world.service, administrator.as_ref(), None).await.unwrap().0;
    page.into_iter().map(|message| (message.recipient, message.subject)).collect()
}

async fn count(world: &World, email: &str) -> usize {
    messages(world).await.iter().filter(|(recipient, _)| recipient == email).count()
}

/// Everybody of the cohort in this state, by name.
async fn in_state(world: &World, state: State) -> Vec<String> {
    let actor = world.actor(Person::Coordinator).await.unwrap();
    let filter = Filter { search: String::new(), state: Some(state) };
    let page = participant::page(&world.service, actor.as_ref(), NORTH, TWO, &filter, None).await.unwrap();
    page.1.into_iter().map(|one| one.name).collect()
}

async fn decide(world: &World, token: &str, decision: &str) -> Result<(), Error> {
    let form = Decision { decision: decision.into(), note: "For a year".into() };
    approval::decide(&world.service, token, &form).await
}

fn message<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    let Err(Error::Refused(problems)) = outcome else { panic!("{outcome:?}") };
    problems.at("").unwrap_or_default().to_owned()
}

#[tokio::test]
async fn an_application_is_gone_on_with_by_its_link_and_sent_once() {
    let world = world::copy().await.unwrap();
    let token = begin(&world, "ama").await;
    assert_eq!(world.link_to("ama@trust.example", "/application/").await.unwrap(), token);
    assert_eq!(application::show(&world.service, &token).await.unwrap().answers.next_open(), Some(Step::Side));
    assert!(message(application::send(&world.service, &token).await).contains("still open"));
    for step in Step::ALL {
        application::answer(&world.service, &token, step, applicant("ama")).await.unwrap();
    }
    assert_eq!(application::show(&world.service, &token).await.unwrap().answers.next_open(), None);
    for _ in 0..2 {
        application::send(&world.service, &token).await.unwrap();
    }
    assert_eq!(in_state(&world, State::AwaitingSupervisor).await, ["ama Applicant", "sender Applicant"]);
    assert_eq!(count(&world, "boss-of-ama@trust.example").await, 1);
    assert_eq!(count(&world, "ama@trust.example").await, 2, "the link, and that it has arrived");
    let shown = application::show(&world.service, &token).await.unwrap();
    assert_eq!((shown.is_sent, shown.answers), (true, Answers::default()), "nothing is kept twice");
    let late = application::answer(&world.service, &token, Step::Goals, applicant("ama")).await;
    assert!(message(late).contains("is sent"));
}

#[tokio::test]
async fn whoever_has_applied_before_gets_the_same_answer_and_changes_nothing() {
    let world = world::copy().await.unwrap();
    for name in ["sender", "stranger"] {
        let token = written(&world, name).await;
        application::send(&world.service, &token).await.unwrap();
        assert!(application::show(&world.service, &token).await.unwrap().is_sent);
        assert_eq!(messages(&world).await[0].1, "You have applied to Pairs of the north before");
    }
    assert_eq!(in_state(&world, State::AwaitingSupervisor).await, ["sender Applicant"]);
    assert_eq!(count(&world, "boss-of-stranger@trust.example").await, 0);
    let stranger = world.actor(Person::Stranger).await.unwrap().unwrap();
    assert_eq!(stranger.name, "stranger Quillfeather", "nobody is renamed by somebody who has not signed in");
}

#[tokio::test]
async fn an_application_does_not_grow_without_end() {
    let world = world::copy().await.unwrap();
    let token = begin(&world, "ama").await;
    for typed in [
        Answers { availability: vec!["x".into(); 60_000], ..applicant("ama") },
        Answers { own_interests: ",".repeat(200_000), ..applicant("ama") },
    ] {
        for step in [Step::Availability, Step::Interests] {
            drop(application::answer(&world.service, &token, step, typed.clone()).await);
        }
        let kept = application::show(&world.service, &token).await.unwrap().answers;
        assert!(kept.availability.len() < 15 && kept.own_interests.len() < 10);
    }
}

#[tokio::test]
async fn an_account_of_another_cohort_keeps_its_name() {
    let world = world::copy().await.unwrap();
    let token = written(&world, "own").await;
    application::send(&world.service, &token).await.unwrap();
    assert_eq!(in_state(&world, State::AwaitingSupervisor).await, ["sender Applicant", "own Quillfeather"]);
}

#[tokio::test]
async fn an_address_is_sent_five_links_a_day_and_no_more() {
    let world = world::copy().await.unwrap();
    for _ in 0..7 {
        begin(&world, "ama").await;
    }
    assert_eq!(count(&world, "ama@trust.example").await, 5);
    world.wait(Duration::days(1) + Duration::minutes(1));
    begin(&world, "ama").await;
    assert_eq!(count(&world, "ama@trust.example").await, 6);
}

#[tokio::test]
async fn a_cohort_is_applied_to_only_while_it_is_open() {
    let world = world::copy().await.unwrap();
    let token = written(&world, "ama").await;
    assert!(matches!(application::opening(&world.service, NORTH, ONE).await, Err(Error::NotFound)), "never opened");
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = Form {
        opens_on: Typed { day: "1".into(), month: "10".into(), year: "2027".into() },
        closes_on: Typed { day: "14".into(), month: "10".into(), year: "2027".into() },
        topics: String::new(),
        version: 2,
    };
    let change = async |form: &Form| {
        application::change_settings(&world.service, coordinator.as_ref(), world.key(), NORTH, TWO, form).await
    };
    change(&form).await.unwrap();
    assert!(matches!(change(&form).await, Err(Error::Conflict { version: 3, .. })), "somebody else was first");
    assert!(!application::opening(&world.service, NORTH, TWO).await.unwrap().is_open);
    assert!(
        message(application::begin(&world.service, world.key(), NORTH, TWO, applicant("b")).await).contains("today")
    );
    assert!(message(application::send(&world.service, &token).await).contains("What you typed is kept"));
}

#[tokio::test]
async fn an_application_is_forgotten_after_thirty_days() {
    let world = world::copy().await.unwrap();
    let token = begin(&world, "ama").await;
    world.wait(Duration::days(30));
    for gone in [token.as_str(), "", "x", &"A".repeat(22)] {
        assert!(matches!(application::show(&world.service, gone).await, Err(Error::NotFound)), "{gone}");
        assert!(matches!(application::send(&world.service, gone).await, Err(Error::NotFound)), "{gone}");
    }
    service::tidy::tidy(&world.service).await.unwrap();
    assert!(matches!(application::show(&world.service, &token).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_line_manager_decides_once_and_sees_no_more_than_the_question() {
    let world = world::copy().await.unwrap();
    let token = &world.ids.approval;
    let asked = approval::show(&world.service, token).await.unwrap();
    assert_eq!((asked.name.as_str(), asked.post.as_str()), ("sender Applicant", "Physiotherapist, Band 7"));
    let seen = format!("{asked:?}");
    for private in ["I like maps", "See how beds", "sender@trust.example"] {
        assert!(!seen.contains(private), "{private}");
    }
    assert!(matches!(decide(&world, token, "").await, Err(Error::Refused(_))));
    decide(&world, token, "approve").await.unwrap();
    assert_eq!(in_state(&world, State::AwaitingSupervisor).await, [""; 0]);
    decide(&world, token, "approve").await.unwrap();
    let otherwise = decide(&world, token, "decline").await;
    assert!(matches!(otherwise, Err(Error::Refused(_))), "nobody believes that it was recorded: {otherwise:?}");
    let id = world.ids.participants["sender@trust.example"];
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let shown = participant::show(&world.service, coordinator.as_ref(), NORTH, TWO, id).await.unwrap();
    assert_eq!(shown.1.state, State::Approved, "the first decision stays");
    assert_eq!(shown.2[0].sentence(), "The line manager approved that they take part.");
    assert_eq!(shown.2[0].note, "For a year");
    assert!(matches!(approval::show(&world.service, token).await.unwrap().stands, Standing::Decided(_)));
    assert_eq!(messages(&world).await[0].1, "You can take part: Pairs of the north");
}

#[tokio::test]
async fn whoever_is_declined_has_withdrawn_for_that_reason() {
    let world = world::copy().await.unwrap();
    decide(&world, &world.ids.approval, "decline").await.unwrap();
    assert_eq!(in_state(&world, State::Withdrawn).await, ["sender Applicant"]);
}

#[tokio::test]
async fn a_coordinator_may_record_the_decision_instead() {
    let world = world::copy().await.unwrap();
    let (coordinator, id) =
        (world.actor(Person::Coordinator).await.unwrap(), world.ids.participants["sender@trust.example"]);
    participant::change_state(&world.service, coordinator.as_ref(), world.key(), id, State::Approved).await.unwrap();
    assert!(matches!(approval::show(&world.service, &world.ids.approval).await.unwrap().stands, Standing::Decided(_)));
    world.wait(Duration::days(30));
    assert!(!approval::remind_next(&world.service).await.unwrap(), "nobody is reminded of what is decided");
}

#[tokio::test]
async fn a_silent_line_manager_is_reminded_once_and_then_the_coordinators_are_told() {
    let world = world::copy().await.unwrap();
    let token = written(&world, "ama").await;
    application::send(&world.service, &token).await.unwrap();
    // The world's own question was asked days ago.
    decide(&world, &world.ids.approval, "approve").await.unwrap();
    let (boss, coordinator) = ("boss-of-ama@trust.example", Person::Coordinator.email());
    let before = count(&world, &coordinator).await;
    for (days, reminded, told) in [(6, 1, 0), (1, 2, 0), (6, 2, 0), (1, 2, 1), (20, 2, 1)] {
        world.wait(Duration::days(days));
        while approval::remind_next(&world.service).await.unwrap() {}
        let seen = (count(&world, boss).await, count(&world, &coordinator).await - before);
        assert_eq!(seen, (reminded, told), "after {days} more days");
    }
    let newest = world.link_to(boss, "/approve/").await.unwrap();
    decide(&world, &newest, "approve").await.unwrap();
}

#[tokio::test]
async fn an_old_link_says_so() {
    let world = world::copy().await.unwrap();
    let token = &world.ids.approval;
    world.wait(domain::approval::LINK_LASTS);
    assert_eq!(approval::show(&world.service, token).await.unwrap().stands, Standing::Expired);
    assert!(message(decide(&world, token, "approve").await).contains("too old"));
    for wrong in ["", "x", &"A".repeat(22), &format!("{token}A"), &world.ids.token] {
        assert!(matches!(approval::show(&world.service, wrong).await, Err(Error::NotFound)), "{wrong}");
    }
}

#[tokio::test]
async fn whoever_does_not_fit_the_programme_is_told_why_and_keeps_what_they_typed() {
    let world = world::copy().await.unwrap();
    let (service, actor) = (&world.service, world.actor(Person::Coordinator).await.unwrap());
    let (_, before, version) = service::shape::show(service, actor.as_ref(), "north").await.unwrap();
    let form = domain::shape::Form { clinician_grades: "ST5".into(), ..domain::shape::Form::of(&before) };
    service::shape::change(service, actor.as_ref(), world.key(), "north", version, &form).await.unwrap();
    let sent = service::application::send(service, &world.ids.application).await;
    let Err(Error::Refused(problems)) = sent else { panic!("{sent:?}") };
    let sentence =
        "Band 7 is not one of the programme’s grades. Change your answers, or ask the coordinator of the programme";
    assert_eq!(problems.at(""), Some(sentence));
    let kept = service::application::show(service, &world.ids.application).await.unwrap();
    assert!(!kept.is_sent && kept.answers.complete().is_some());
}
