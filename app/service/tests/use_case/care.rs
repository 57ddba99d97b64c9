//! Looking after pairs.

use chrono::Duration;
use domain::{
    date::Typed,
    health::{Form, Light, Show},
};
use service::{Error, mail, pair};
use world::{NORTH, ONE, Person, World};

async fn nudge(world: &World) -> Result<(), Error> {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    pair::nudge(&world.service, coordinator.as_ref(), world.key(), world.ids.pair).await
}

async fn snooze(world: &World, day: &str, note: &str) -> Result<(), Error> {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let until_on = Typed { day: day.into(), month: "10".into(), year: "2027".into() };
    let form = Form { until_on, note: note.into() };
    pair::snooze(&world.service, coordinator.as_ref(), world.key(), world.ids.pair, &form).await
}

async fn list(world: &World) -> pair::Listed {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    pair::list(&world.service, coordinator.as_ref(), NORTH, ONE, &pair::Which::default(), None).await.unwrap()
}

fn refusal(outcome: Result<(), Error>) -> String {
    let Err(Error::Refused(problems)) = outcome else { panic!("{outcome:?}") };
    problems.iter().map(|(_, message)| message.to_owned()).collect()
}

/// How many messages went to each member of the pair.
async fn messages(world: &World) -> [usize; 2] {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    let reminders: Vec<_> = messages.iter().filter(|message| message.subject.starts_with("How are you and")).collect();
    [Person::Own, Person::Partner]
        .map(|person| reminders.iter().filter(|message| message.recipient == person.email()).count())
}

#[tokio::test]
async fn those_who_need_somebody_stand_first() {
    let world = world::copy().await.unwrap();
    let listed = list(&world).await;
    let lights: Vec<_> = listed.pairs.iter().map(|one| one.health.light).collect();
    assert_eq!(lights, [Light::Red, Light::Amber], "{:?}", listed.pairs);
    assert_eq!(listed.lights.map(|(_, number)| number), [1, 1, 0, 0]);
    assert_eq!((listed.pairs[1].pair.id, listed.next), (world.ids.pair, None));
}

#[tokio::test]
async fn a_pair_is_reminded_once_a_week_at_most_and_both_are_written_to() {
    let world = world::copy().await.unwrap();
    nudge(&world).await.unwrap();
    assert_eq!(messages(&world).await, [1, 1]);
    world.wait(Duration::days(7) - Duration::seconds(1));
    assert!(refusal(nudge(&world).await).contains("less than a week ago"));
    assert_eq!(messages(&world).await, [1, 1]);
    world.wait(Duration::seconds(1));
    nudge(&world).await.unwrap();
    assert_eq!(messages(&world).await, [2, 2]);
}

#[tokio::test]
async fn a_reminder_does_not_tell_one_what_the_other_has_not_done() {
    let world = world::copy().await.unwrap();
    nudge(&world).await.unwrap();
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    let reminder = messages.iter().find(|message| message.recipient == Person::Own.email()).unwrap();
    assert!(reminder.body.contains("partner Quillfeather") && reminder.body.contains(world::PUBLIC_URL));
    assert!(!reminder.body.contains("questionnaire"), "{}", reminder.body);
}

#[tokio::test]
async fn a_pair_that_is_going_well_gets_no_mail() {
    let world = world::copy().await.unwrap();
    // Before the middle of the cohort and within five weeks of a session, everybody having answered or not had to.
    world.clock.set("2027-02-14T12:00:00Z".parse().unwrap());
    assert!(refusal(nudge(&world).await).contains("going well"));
    world.clock.set("2028-02-14T12:00:00Z".parse().unwrap());
    assert!(refusal(nudge(&world).await).contains("under way"));
    assert_eq!(messages(&world).await, [0, 0]);
}

#[tokio::test]
async fn a_pair_is_left_alone_until_its_day_or_until_somebody_ends_it() {
    let world = world::copy().await.unwrap();
    let refused = snooze(&world, "15", "On leave").await;
    assert!(refusal(refused).contains("still to come"));
    snooze(&world, "18", "On leave").await.unwrap();
    let last = list(&world).await.pairs.pop().unwrap();
    assert!(last.is_snoozed && last.pair.id == world.ids.pair, "{last:?}");
    assert!(refusal(nudge(&world).await).contains("left alone"));
    world.wait(Duration::days(3));
    assert!(list(&world).await.pairs.iter().all(|one| !one.is_snoozed));
    nudge(&world).await.unwrap();

    snooze(&world, "30", "Again").await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    pair::wake(&world.service, coordinator.as_ref(), world.ids.pair).await.unwrap();
    assert!(list(&world).await.pairs.iter().all(|one| !one.is_snoozed));
    let (_, events, _) = service::event::page(&world.service, coordinator.as_ref(), NORTH, None).await.unwrap();
    assert!(events.iter().all(|event| !event.sentence().contains("leave")), "the note is for coordinators alone");
}

#[tokio::test]
async fn pairs_are_found_by_name_and_by_how_they_are_doing() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let found = async |search: &str, show| {
        let which = pair::Which { search: search.into(), show };
        let listed = pair::list(&world.service, coordinator.as_ref(), NORTH, ONE, &which, None).await.unwrap();
        (listed.pairs.len(), listed.lights.iter().map(|(_, number)| *number).sum::<i64>())
    };
    let all = list(&world).await.pairs;
    let total = i64::try_from(all.len()).unwrap();
    assert_eq!(found("OWN quill", None).await, (1, total), "what is counted are all of them");
    assert_eq!(found("nobody", None).await, (0, total));
    for show in Show::ALL {
        let has = |one: &&pair::Cared| match show {
            Show::Light(light) => one.health.light == light,
            Show::Unconfirmed => one.pair.unconfirmed > 0,
        };
        assert_eq!(found("", Some(show)).await, (all.iter().filter(has).count(), total), "{show:?}");
        assert_eq!(Show::parse(show.code()), Some(show));
    }
}
