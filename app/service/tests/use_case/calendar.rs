//! Calendars that are read by a secret link.

use chrono::Duration;
use domain::{
    booking::{Form, Word},
    calendar::Scope,
    pair::ending,
};
use service::{Error, booking, calendar, pair, programme};
use world::{Person, World};

async fn read(world: &World, secret: &str) -> String {
    // As a reader puts lines together again.
    calendar::read(&world.service, secret).await.unwrap().replace("\r\n ", "")
}

fn count(text: &str, line: &str) -> usize {
    text.split("\r\n").filter(|one| *one == line).count()
}

async fn propose(world: &World, day: &str) -> domain::id::BookingId {
    world.wait(Duration::minutes(1));
    let own = world.actor(Person::Own).await.unwrap();
    let form = Form {
        pair: world.ids.pair.to_string(),
        part: "conversation".into(),
        day: day.into(),
        means: "in_person".into(),
        place: "Ward 7".into(),
        agenda: "The dispute about beds".into(),
        message: "I am worried".into(),
        ..Form::default()
    };
    booking::propose(&world.service, own.as_ref(), world.key(), &form).await.unwrap()
}

#[tokio::test]
async fn a_calendar_follows_what_is_planned() {
    let world = world::copy().await.unwrap();
    let (own, partner) = (world.actor(Person::Own).await.unwrap(), world.actor(Person::Partner).await.unwrap());
    let (_, token) = calendar::make_own(&world.service, own.as_ref()).await.unwrap();
    let id = propose(&world, "2027-10-28am").await;
    let text = read(&world, &token.secret()).await;
    let uid = format!("UID:{id}@paired-learning");
    assert_eq!(count(&text, &uid), 1);
    assert!(text.contains("SUMMARY:Proposed: Conversation with partner Quillfeather\r\n"), "{text}");
    assert!(text.contains("DTSTART;TZID=Europe/London:20271028T090000\r\n"), "{text}");
    assert!(text.contains("LOCATION:Ward 7\\, in person\r\n"), "{text}");
    // Two from the beginning of the world, and the new one.
    assert_eq!(count(&text, "STATUS:TENTATIVE"), 3);
    for private in ["dispute", "worried", "@trust.example", "ATTENDEE", "ORGANIZER"] {
        assert!(!text.contains(private), "{private}: {text}");
    }
    assert_eq!(text, read(&world, &token.secret()).await);

    booking::accept(&world.service, partner.as_ref(), id, 1).await.unwrap();
    let text = read(&world, &token.secret()).await;
    assert!(text.contains("SUMMARY:Conversation with partner Quillfeather\r\n"), "{text}");
    let of_it = text.split("BEGIN:VEVENT").find(|event| event.contains(&uid)).unwrap();
    assert!(of_it.contains("SEQUENCE:1") && of_it.contains("STATUS:CONFIRMED"), "{of_it}");

    booking::cancel(&world.service, own.as_ref(), id, 2, &Word::default()).await.unwrap();
    let text = read(&world, &token.secret()).await;
    let of_it = text.split("BEGIN:VEVENT").find(|event| event.contains(&uid)).unwrap();
    assert!(of_it.contains("SEQUENCE:2") && of_it.contains("STATUS:CANCELLED"), "{of_it}");
    world.wait(Duration::days(50));
    assert_eq!(count(&read(&world, &token.secret()).await, &uid), 0);
}

#[tokio::test]
async fn a_link_that_is_renewed_or_switched_off_leads_nowhere() {
    let world = world::copy().await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    let service = &world.service;
    let first = world.ids.calendar_secret.clone();
    let pairs = read(&world, &first).await;
    // Workshops are not the pair's.
    assert!(pairs.contains("SUMMARY:Proposed: Conversation") && !pairs.contains("Workshop:"), "{pairs}");
    let (id, second) = calendar::make_pairs(service, own.as_ref(), world.ids.pair).await.unwrap();
    assert!(matches!(calendar::read(service, &first).await, Err(Error::NotFound)));
    assert_eq!(read(&world, &second.secret()).await, pairs);
    let links = calendar::show(service, own.as_ref()).await.unwrap().calendars;
    let on: Vec<_> = links.iter().filter(|one| one.link.is_some()).map(|one| one.scope).collect();
    assert_eq!((links.len(), on), (2, vec![Scope::Pair(world.ids.pair)]));
    calendar::switch_off(service, own.as_ref(), id).await.unwrap();
    for token in [&first, &second.secret(), "nonsense", ""] {
        assert!(matches!(calendar::read(service, token).await, Err(Error::NotFound)), "{token}");
    }
}

#[tokio::test]
async fn a_coordinator_reads_who_meets_when_for_as_long_as_they_coordinate() {
    let world = world::copy().await.unwrap();
    let (service, ids) = (&world.service, &world.ids);
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    propose(&world, "2027-10-28am").await;
    let (_, token) = calendar::make_cohorts(service, coordinator.as_ref(), ids.programme, ids.slug).await.unwrap();
    let text = read(&world, &token.secret()).await;
    assert!(text.contains("SUMMARY:Proposed: Conversation: "), "{text}");
    assert!(text.contains("SUMMARY:Proposed: Shadowing: own Quillfeather shadows partner Quillfeather"), "{text}");
    assert!(text.contains("SUMMARY:Workshop: "), "{text}");
    for private in ["Ward 7", "dispute", "worried", "@trust.example", "/bookings/"] {
        assert!(!text.contains(private), "{private}: {text}");
    }
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let second = programme::GiveRole { email: Person::Nobody.email(), role: "coordinator".into() };
    programme::give_role(service, administrator.as_ref(), world.key(), ids.programme, &second).await.unwrap();
    let role = programme::GiveRole { email: Person::Coordinator.email(), role: "coordinator".into() };
    programme::take_role(service, administrator.as_ref(), ids.programme, &role).await.unwrap();
    assert!(matches!(calendar::read(service, &token.secret()).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_a_pair_had_planned_is_cancelled_in_the_calendar_when_it_ends() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = ending::Form { ending: "no_fault".into(), ..ending::Form::default() };
    pair::end(&world.service, coordinator.as_ref(), world.key(), world.ids.pair, &form).await.unwrap();
    let text = read(&world, &world.ids.calendar_secret).await;
    assert_eq!((count(&text, "STATUS:CANCELLED"), count(&text, "STATUS:TENTATIVE")), (2, 0), "{text}");
    assert!(text.contains("Conversation with partner Quillfeather"), "{text}");
}
