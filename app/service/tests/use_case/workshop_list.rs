//! Seats and waiting lists: who comes first, who is offered the seat that is free, and for how long.

use chrono::Duration;
use domain::{
    id::WorkshopId,
    participant::change::Leave,
    policy::Actor,
    workshop::waiting::{Move, Standing, Step},
};
use service::{Error, workshop};
use world::{Person, World};

pub(crate) async fn standing(world: &World, email: &str, id: WorkshopId) -> Standing {
    let actor = world.known(email).await.unwrap();
    let series = workshop::mine(&world.service, Some(&actor)).await.unwrap();
    series.into_iter().flat_map(|one| one.workshops).find(|mine| mine.workshop.id == id).unwrap().standing
}

async fn mails(world: &World, to: &str, subject: &str) -> usize {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = service::mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    messages.iter().filter(|mail| mail.recipient == to && mail.subject.starts_with(subject)).count()
}

fn refused<T>(outcome: Result<T, Error>, words: &str) {
    let Err(Error::Refused(problems)) = outcome else { panic!("it was done, and not refused with {words}") };
    assert!(problems.iter().any(|(_, message)| message.contains(words)), "{problems:?}");
}

async fn own(world: &World) -> Actor {
    world.actor(Person::Own).await.unwrap().unwrap()
}

#[tokio::test]
async fn who_comes_last_is_told_which_place_they_have_and_a_second_time_changes_nothing() {
    let world = world::copy().await.unwrap();
    let (own, id) = (own(&world).await, world.ids.next_workshop);
    assert_eq!(standing(&world, "own@trust.example", id).await, Standing::Waiting { place: 3 });
    let again = workshop::sign_up(&world.service, Some(&own), world.key(), id).await.unwrap();
    assert_eq!(again, Standing::Waiting { place: 3 });
    let key = world.key();
    for _ in 0..2 {
        workshop::leave(&world.service, Some(&own), key, id).await.unwrap();
    }
    assert_eq!(standing(&world, "own@trust.example", id).await, Standing::Out);
}

#[tokio::test]
async fn a_seat_is_accepted_by_the_link_once() {
    let world = world::copy().await.unwrap();
    let (id, link) = (world.ids.next_workshop, world.ids.seat.clone());
    assert!(workshop::offered(&world.service, &link).await.unwrap().closed.is_none());
    for _ in 0..2 {
        workshop::answer_by_link(&world.service, &link, true).await.unwrap();
    }
    assert_eq!(standing(&world, "answerer@trust.example", id).await, Standing::Seated);
    assert_eq!(workshop::offered(&world.service, &link).await.unwrap().answer, Some(Step::Accepted));
    refused(workshop::answer_by_link(&world.service, &link, false).await, "This link was used");
    for wrong in ["", "x", "AAAAAAAAAAAAAAAAAAAAAA"] {
        assert!(matches!(workshop::offered(&world.service, wrong).await, Err(Error::NotFound)), "{wrong}");
    }
}

#[tokio::test]
async fn a_seat_that_is_declined_is_offered_to_the_next() {
    let world = world::copy().await.unwrap();
    let id = world.ids.next_workshop;
    workshop::answer_by_link(&world.service, &world.ids.seat, false).await.unwrap();
    assert_eq!(standing(&world, "answerer@trust.example", id).await, Standing::Out);
    let Standing::Offered { until_at } = standing(&world, "colleague@trust.example", id).await else {
        panic!("the first on the list is offered it")
    };
    assert_eq!(until_at, world.clock.now() + Duration::hours(48));
    assert_eq!(mails(&world, "colleague@trust.example", "A seat is free").await, 1);
    let colleague = world.actor(Person::Colleague).await.unwrap();
    workshop::answer_offer(&world.service, colleague.as_ref(), world.key(), id, true).await.unwrap();
    assert_eq!(standing(&world, "colleague@trust.example", id).await, Standing::Seated);
}

#[tokio::test]
async fn a_seat_that_nobody_takes_in_time_goes_to_the_next_until_the_workshop_begins() {
    let world = world::copy().await.unwrap();
    let id = world.ids.next_workshop;
    while workshop::lapse_next(&world.service).await.unwrap() {}
    assert!(matches!(standing(&world, "answerer@trust.example", id).await, Standing::Offered { .. }), "not yet");
    world.wait(Duration::hours(48));
    assert!(workshop::lapse_next(&world.service).await.unwrap());
    assert!(!workshop::lapse_next(&world.service).await.unwrap());
    assert_eq!(standing(&world, "answerer@trust.example", id).await, Standing::Out);
    assert!(matches!(standing(&world, "colleague@trust.example", id).await, Standing::Offered { .. }));
    refused(workshop::answer_by_link(&world.service, &world.ids.seat, true).await, "its time is over");
    assert_eq!(mails(&world, "answerer@trust.example", "The seat went").await, 1);
    // Nobody answers: the last offer ends when the workshop begins.
    world.clock.set("2027-10-22T11:30:00Z".parse().unwrap());
    while workshop::lapse_next(&world.service).await.unwrap() {}
    let Standing::Offered { until_at } = standing(&world, "partner@trust.example", id).await else {
        panic!("whoever was moved before is offered it first")
    };
    assert_eq!(until_at, "2027-10-22T12:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
    world.clock.set(until_at);
    while workshop::lapse_next(&world.service).await.unwrap() {}
    assert_eq!(standing(&world, "own@trust.example", id).await, Standing::Waiting { place: 1 }, "it has begun");
}

#[tokio::test]
async fn a_coordinator_moves_somebody_and_the_reason_stays() {
    let world = world::copy().await.unwrap();
    let (id, coordinator) = (world.ids.next_workshop, world.actor(Person::Coordinator).await.unwrap());
    let form = |place: &str| Move {
        participant: world.ids.participants["own@trust.example"].to_string(),
        place: place.into(),
        reason: "On nights until then".into(),
    };
    for (place, order) in [("1", [1, 2, 3]), ("2", [2, 1, 3]), ("3", [3, 1, 2])] {
        world.wait(Duration::minutes(1));
        workshop::reorder(&world.service, coordinator.as_ref(), world.key(), id, &form(place)).await.unwrap();
        for (who, place) in ["own", "colleague", "partner"].into_iter().zip(order) {
            let standing = standing(&world, &format!("{who}@trust.example"), id).await;
            assert_eq!(standing, Standing::Waiting { place }, "{who}");
        }
    }
    refused(
        workshop::reorder(&world.service, coordinator.as_ref(), world.key(), id, &form("4")).await,
        "a number from 1 to 3",
    );
    let managed = workshop::manage(&world.service, coordinator.as_ref(), "north", "one", id).await.unwrap();
    let last = &managed.history[0];
    assert_eq!((last.step, last.reason.as_str()), (Step::Moved, "From second to third: On nights until then"));
    let own = own(&world).await;
    let shown = workshop::show(&world.service, Some(&own), id).await.unwrap();
    assert_eq!((shown.moves.0.len(), shown.moves.1), (3, 1), "their own with reasons, of others how many");
}

#[tokio::test]
async fn whoever_leaves_the_programme_frees_their_place() {
    let world = world::copy().await.unwrap();
    let (id, coordinator) = (world.ids.next_workshop, world.actor(Person::Coordinator).await.unwrap());
    let answerer = world.ids.participants["answerer@trust.example"];
    let form = Leave { reason: "no_time".into(), note: String::new() };
    service::participant::withdraw(&world.service, coordinator.as_ref(), world.key(), answerer, &form).await.unwrap();
    assert!(matches!(standing(&world, "colleague@trust.example", id).await, Standing::Offered { .. }));
}

#[tokio::test]
async fn nobody_signs_up_once_it_has_begun_or_is_over() {
    let world = world::copy().await.unwrap();
    let (own, id) = (own(&world).await, world.ids.next_workshop);
    for (at, words) in [("2027-10-22T12:00:00Z", "has begun"), ("2027-10-22T15:00:00Z", "is over")] {
        world.clock.set(at.parse().unwrap());
        refused(workshop::sign_up(&world.service, Some(&own), world.key(), id).await, words);
        refused(workshop::leave(&world.service, Some(&own), world.key(), id).await, words);
        refused(workshop::answer_by_link(&world.service, &world.ids.seat, true).await, words);
    }
}
