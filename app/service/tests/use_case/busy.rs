//! One's own calendar: only when one is busy is kept of it.

use chrono::Duration;
use domain::busy::Form;
use service::{Error, busy};
use world::{Person, World};

/// A calendar with a meeting tomorrow and one of last year, both with a title that is nobody's business.
fn calendar(world: &World) -> Vec<u8> {
    let tomorrow = (world.service.clock.now() + Duration::days(1)).format("%Y%m%d");
    let event = |uid: &str, day: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:Secret\r\nDTSTART:{day}T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n"
        )
    };
    let events = [event("a", &tomorrow.to_string()), event("b", "20200101")].concat();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n").into_bytes()
}

fn form(address: &str) -> Form {
    Form { address: address.to_owned() }
}

#[tokio::test]
async fn a_file_is_read_once_and_replaced_by_an_address() {
    let world = world::copy().await.unwrap();
    let (actor, person) = (world.actor(Person::Own).await.unwrap(), world.ids.people[&Person::Own.email()]);
    busy::take_file(&world.service, actor.as_ref(), world.key(), person, calendar(&world)).await.unwrap();
    let shown = busy::show(&world.service, actor.as_ref(), person).await.unwrap();
    assert_eq!(shown.times.len(), 1);
    assert_eq!(shown.times[0].ends_at - shown.times[0].starts_at, Duration::hours(1));
    assert_eq!(shown.source.map(|source| source.host), Some(None));
    assert!(busy::take_due(&world.service).await.unwrap().is_none());

    busy::follow(&world.service, actor.as_ref(), world.key(), person, &form("https://a.example/secret")).await.unwrap();
    let shown = busy::show(&world.service, actor.as_ref(), person).await.unwrap();
    assert_eq!(shown.times, []);
    let source = shown.source.unwrap();
    assert_eq!((source.host.as_deref(), source.read_at), (Some("a.example"), None));
}

#[tokio::test]
async fn a_calendar_at_an_address_is_read_again_and_a_failure_keeps_what_was_read() {
    let world = world::copy().await.unwrap();
    let (actor, person) = (world.actor(Person::Own).await.unwrap(), world.ids.people[&Person::Own.email()]);
    busy::follow(&world.service, actor.as_ref(), world.key(), person, &form("webcal://a.example/x")).await.unwrap();
    let due = busy::take_due(&world.service).await.unwrap().unwrap();
    assert_eq!(due.address, "https://a.example/x");
    assert!(busy::take_due(&world.service).await.unwrap().is_none(), "one server reads it");
    busy::settle(&world.service, &due, Ok(calendar(&world))).await.unwrap();
    let read = busy::show(&world.service, actor.as_ref(), person).await.unwrap();
    assert_eq!((read.times.len(), read.source.unwrap().last_error), (1, None));

    world.service.clock.set(world.service.clock.now() + Duration::hours(7));
    let due = busy::take_due(&world.service).await.unwrap().unwrap();
    busy::settle(&world.service, &due, Ok(b"a page about cookies".to_vec())).await.unwrap();
    let failed = busy::show(&world.service, actor.as_ref(), person).await.unwrap();
    assert_eq!(failed.times, read.times);
    let source = failed.source.unwrap();
    assert!(source.read_at.is_some());
    assert_eq!(source.last_error.as_deref(), Some("what is in it is not a calendar"));
}

#[tokio::test]
async fn whoever_forgets_their_calendar_while_it_is_read_is_not_given_it_back() {
    let world = world::copy().await.unwrap();
    let (actor, person) = (world.actor(Person::Own).await.unwrap(), world.ids.people[&Person::Own.email()]);
    busy::follow(&world.service, actor.as_ref(), world.key(), person, &form("https://a.example/x")).await.unwrap();
    let due = busy::take_due(&world.service).await.unwrap().unwrap();
    busy::forget(&world.service, actor.as_ref(), person).await.unwrap();
    busy::settle(&world.service, &due, Ok(calendar(&world))).await.unwrap();
    let shown = busy::show(&world.service, actor.as_ref(), person).await.unwrap();
    assert!(shown.source.is_none() && shown.times.is_empty());
}

#[tokio::test]
async fn what_is_no_calendar_is_refused_with_a_sentence() {
    let world = world::copy().await.unwrap();
    let (actor, person) = (world.actor(Person::Own).await.unwrap(), world.ids.people[&Person::Own.email()]);
    let refused = busy::take_file(&world.service, actor.as_ref(), world.key(), person, b"hello".to_vec()).await;
    let Err(Error::Refused(problems)) = refused else { panic!("{refused:?}") };
    assert!(problems.at("file").is_some());
}
