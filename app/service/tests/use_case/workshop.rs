//! Workshops: planned and changed, who was there, and what came of them.

use super::workshop_list::standing;
use chrono::Duration;
use domain::{
    date::Typed,
    health::Reason,
    id::WorkshopId,
    suppression::Disclosed,
    workshop::{
        Cancellation, Form, State, contribution,
        feedback::{self, Wave},
        waiting::Standing,
    },
};
use service::{Error, workshop};
use world::{NORTH, ONE, Person, World};

fn refused<T>(outcome: Result<T, Error>, field: &str, words: &str) {
    let Err(Error::Refused(problems)) = outcome else { panic!("it was done, and not refused with {words}") };
    assert!(problems.at(field).is_some_and(|message| message.contains(words)), "{problems:?}");
}

async fn managed(world: &World, id: WorkshopId) -> service::workshop::Managed {
    let lead = world.actor(Person::WorkshopLead).await.unwrap();
    workshop::manage(&world.service, lead.as_ref(), NORTH, ONE, id).await.unwrap()
}

#[tokio::test]
async fn a_workshop_grows_by_a_sequence_and_never_below_those_who_come() {
    let world = world::copy().await.unwrap();
    let (id, lead) = (world.ids.next_workshop, world.actor(Person::WorkshopLead).await.unwrap());
    let before = managed(&world, id).await.workshop;
    let change = async |version: i64, form: Form| {
        workshop::change(&world.service, lead.as_ref(), world.key(), (id, version), &form).await
    };
    refused(change(1, Form { capacity: "0".into(), ..Form::of(&before) }).await, "capacity", "from 1");
    refused(change(1, Form { to: "9".into(), ..Form::of(&before) }).await, "to", "after the beginning");
    change(1, Form { capacity: "2".into(), ..Form::of(&before) }).await.unwrap();
    let after = managed(&world, id).await.workshop;
    assert_eq!((after.capacity, after.sequence, after.version), (2, before.sequence + 1, 2));
    assert!(
        matches!(standing(&world, "colleague@trust.example", id).await, Standing::Offered { .. }),
        "the new seat is offered to the first who waits"
    );
    refused(change(2, Form { capacity: "1".into(), ..Form::of(&after) }).await, "capacity", "Enter 2 or more");
    let stale = change(1, Form { title: "Mine".into(), ..Form::of(&after) }).await;
    assert!(matches!(stale, Err(Error::Conflict { version: 2, .. })), "{stale:?}");
    let nobody = world.ids.people[&Person::Nobody.email()].to_string();
    refused(change(2, Form { lead: nobody, ..Form::of(&after) }).await, "lead", "coordinator or workshop lead");
}

#[tokio::test]
async fn everybody_who_signed_up_is_told_of_another_room_and_that_it_is_cancelled() {
    let world = world::copy().await.unwrap();
    let (id, lead) = (world.ids.next_workshop, world.actor(Person::WorkshopLead).await.unwrap());
    let form = Form { room: "Board room".into(), ..Form::of(&managed(&world, id).await.workshop) };
    workshop::change(&world.service, lead.as_ref(), world.key(), (id, 1), &form).await.unwrap();
    let key = world.key();
    for _ in 0..2 {
        let form = Cancellation { word: "The lead is ill".into() };
        workshop::cancel(&world.service, lead.as_ref(), key, id, &form).await.unwrap();
    }
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = service::mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    for (subject, words) in [("Changed: ", "Board room"), ("Cancelled: ", "The lead is ill")] {
        let mut told: Vec<_> =
            messages.iter().filter(|mail| mail.subject.starts_with(subject) && mail.body.contains(words)).collect();
        told.sort_by_key(|mail| mail.recipient.clone());
        let told: Vec<_> = told.iter().map(|mail| mail.recipient.split('@').next().unwrap()).collect();
        assert_eq!(told, ["answerer", "colleague", "own", "partner"], "{subject}");
    }
    let own = world.actor(Person::Own).await.unwrap();
    assert_eq!(managed(&world, id).await.workshop.state, State::Cancelled);
    refused(workshop::sign_up(&world.service, own.as_ref(), world.key(), id).await, "", "cancelled");
    refused(workshop::answer_by_link(&world.service, &world.ids.seat, true).await, "", "cancelled");
}

#[tokio::test]
async fn the_code_works_around_the_workshop_and_the_lead_corrects_it() {
    let world = world::copy().await.unwrap();
    let (id, code) = (world.ids.workshop, format!(" {} ", world.ids.code.to_lowercase()));
    let colleague = world.actor(Person::Colleague).await.unwrap();
    let check_in = async || workshop::check_in(&world.service, colleague.as_ref(), world.key(), &code).await;
    world.clock.set("2027-10-15T06:44:59Z".parse().unwrap());
    refused(check_in().await, "", "15 minutes before");
    world.clock.set("2027-10-15T09:15:01Z".parse().unwrap());
    refused(check_in().await, "", "30 minutes after");
    world.clock.set("2027-10-15T09:15:00Z".parse().unwrap());
    assert_eq!(check_in().await.unwrap(), id);
    let listed = async || {
        let list = managed(&world, id).await.list;
        list.into_iter().find(|one| one.name.starts_with("colleague")).map(|one| (one.attended, one.by_code))
    };
    assert_eq!(listed().await, Some((Some(true), true)));
    let lead = world.actor(Person::WorkshopLead).await.unwrap();
    workshop::take_attendance(&world.service, lead.as_ref(), world.key(), id, &[]).await.unwrap();
    assert_eq!(listed().await, Some((Some(false), false)));
    let own = world.actor(Person::Own).await.unwrap();
    let certificate = workshop::certificate(&world.service, own.as_ref(), id).await;
    assert!(matches!(certificate, Err(Error::NotFound)), "whoever was not there has none");
    let early = workshop::take_attendance(&world.service, lead.as_ref(), world.key(), world.ids.next_workshop, &[]);
    refused(early.await, "", "15 minutes before");
}

#[tokio::test]
async fn what_is_thought_is_shown_when_nobody_can_answer_any_more_and_only_of_enough() {
    let world = world::copy().await.unwrap();
    let id = world.ids.workshop;
    let own = world.actor(Person::Own).await.unwrap();
    let form = feedback::Form {
        wave: "after".into(),
        rating_1: "3".into(),
        rating_2: "3".into(),
        rating_3: "3".into(),
        ..Default::default()
    };
    workshop::give_feedback(&world.service, own.as_ref(), world.key(), id, &form).await.unwrap();
    let twice = workshop::give_feedback(&world.service, own.as_ref(), world.key(), id, &form).await;
    refused(twice, "", "You have answered");
    assert_eq!(managed(&world, id).await.thoughts, [(Wave::After, 2, None)]);
    world.wait(Duration::days(15));
    let suppressed = Some(Disclosed::Suppressed { fewer_than: 3 });
    assert_eq!(managed(&world, id).await.thoughts, [(Wave::After, 2, suppressed.clone())]);
    let partner = world.actor(Person::Partner).await.unwrap();
    let late = workshop::give_feedback(&world.service, partner.as_ref(), world.key(), id, &form).await;
    refused(late, "", "closed");
    world.wait(Duration::days(45));
    let late = workshop::give_feedback(&world.service, own.as_ref(), world.key(), id, &form).await;
    refused(late, "", "closed");
    let form = feedback::Form { wave: "later".into(), text_1: "I ask first".into(), ..form };
    workshop::give_feedback(&world.service, own.as_ref(), world.key(), id, &form).await.unwrap();
    let twice = workshop::give_feedback(&world.service, own.as_ref(), world.key(), id, &form).await;
    refused(twice, "", "You have answered");
    let thoughts = managed(&world, id).await.thoughts;
    assert_eq!(thoughts, [(Wave::After, 2, suppressed), (Wave::Later, 1, None)]);
}

#[tokio::test]
async fn a_slot_that_is_accepted_stands_in_the_programme_of_the_workshop() {
    let world = world::copy().await.unwrap();
    let (id, lead) = (world.ids.next_workshop, world.actor(Person::WorkshopLead).await.unwrap());
    let own = world.actor(Person::Own).await.unwrap();
    let slots = async || workshop::show(&world.service, own.as_ref(), id).await.unwrap().slots;
    assert!(slots().await.is_empty(), "of others only what is accepted");
    let decide = async |decision: &str, word: &str| {
        let form = contribution::Decision { decision: decision.into(), word: word.into() };
        workshop::decide_slot(&world.service, lead.as_ref(), world.key(), world.ids.slot, &form).await
    };
    refused(decide("declined", "").await, "word", "on why");
    decide("accepted", "Gladly").await.unwrap();
    let shown = slots().await;
    assert_eq!((shown[0].title.as_str(), shown[0].word.as_str()), ("The rota game", ""));
    refused(decide("declined", "No").await, "", "meanwhile");
}

#[tokio::test]
async fn a_pair_whose_member_missed_two_in_a_row_is_told_to_its_coordinator() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let reasons = async || {
        let pairs = service::pair::list(
            &world.service,
            coordinator.as_ref(),
            NORTH,
            ONE,
            &service::pair::Which::default(),
            None,
        )
        .await
        .unwrap()
        .pairs;
        let pair = pairs.into_iter().find(|one| one.pair.id == world.ids.pair).unwrap();
        pair.health.reasons.into_iter().filter(|one| matches!(one, Reason::MissedWorkshops { .. })).collect::<Vec<_>>()
    };
    let form = |day: &str| Form {
        title: "Finance".into(),
        lead: world.ids.people[&Person::WorkshopLead.email()].to_string(),
        on: Typed { day: day.into(), month: "10".into(), year: "2027".into() },
        from: "8:00".into(),
        to: "9:00".into(),
        room: "Board room".into(),
        capacity: "9".into(),
        ..Form::default()
    };
    let colleague = world.actor(Person::Colleague).await.unwrap();
    for (day, missed) in [("18", 0), ("19", 2)] {
        let key = world.key();
        let id = workshop::create(&world.service, coordinator.as_ref(), key, (NORTH, ONE), &form(day)).await.unwrap();
        workshop::sign_up(&world.service, colleague.as_ref(), world.key(), id).await.unwrap();
        world.clock.set(format!("2027-10-{day}T08:00:00Z").parse().unwrap());
        let there = [world.ids.participants["colleague@trust.example"]];
        workshop::take_attendance(&world.service, coordinator.as_ref(), world.key(), id, &there).await.unwrap();
        let told = reasons().await;
        assert_eq!(told.len(), missed, "both of the pair: {told:?}");
        assert!(told.iter().all(|one| one.words().ends_with("missed the last 2 workshops")), "{told:?}");
    }
}

#[tokio::test]
async fn a_workshop_is_planned_for_a_time_to_come_and_two_of_one_name_are_told_apart() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = |day: &str| Form {
        title: "Early one".into(),
        topic: "Nothing".into(),
        lead: world.ids.people[&Person::WorkshopLead.email()].to_string(),
        on: Typed::from_date(day.parse().unwrap()),
        from: "7:00".into(),
        to: "8:00".into(),
        room: "3".into(),
        capacity: "5".into(),
        ..Form::default()
    };
    let plan = async |day: &str| {
        let place = (world::NORTH, world::ONE);
        workshop::create(&world.service, coordinator.as_ref(), world.key(), place, &form(day)).await
    };
    refused(plan("2027-10-14").await, "on", "still to come");
    plan("2027-10-18").await.unwrap();

    let names = managed(&world, world.ids.workshop).await.list;
    assert!(names.iter().all(|one| !one.name.contains('@')), "{names:?}");
    let renamed =
        format!("first name,last name,email,side,grade\nown,Quillfeather,{},manager,Band 7\n", Person::Partner.email());
    let options = service::spreadsheet::Options { dry_run: false, all_or_nothing: true };
    let content = renamed.into_bytes();
    let place = (world::NORTH, world::ONE);
    service::spreadsheet::import_as_operator(&world.service, place.0, place.1, "who.csv", content, options)
        .await
        .unwrap();
    let names: Vec<_> = managed(&world, world.ids.workshop).await.list.into_iter().map(|one| one.name).collect();
    for person in [Person::Own, Person::Partner] {
        assert!(names.contains(&format!("own Quillfeather ({})", person.email())), "{names:?}");
    }
}
