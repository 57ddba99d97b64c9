//! Planning conversations and visits.

use chrono::Duration;
use domain::{
    booking::{Form, State, Word},
    id::BookingId,
};
use service::{Error, booking, mail};
use world::{Person, World};

fn form(world: &World, part: &str, day: &str) -> Form {
    Form {
        pair: world.ids.pair.to_string(),
        part: part.into(),
        day: day.into(),
        means: "in_person".into(),
        place: "Ward 7".into(),
        ..Form::default()
    }
}

async fn propose(world: &World, who: Person, form: &Form) -> Result<BookingId, Error> {
    world.wait(Duration::minutes(1));
    let actor = world.actor(who).await.unwrap();
    booking::propose(&world.service, actor.as_ref(), world.key(), form).await
}

async fn seen(world: &World, who: Person, id: BookingId) -> booking::Shown {
    let actor = world.actor(who).await.unwrap();
    booking::show(&world.service, actor.as_ref(), id).await.unwrap()
}

async fn letters(world: &World, id: BookingId) -> Vec<(String, String)> {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.as_demo(), administrator.as_ref(), None).await.unwrap();
    let link = format!("{}/bookings/{id}", world::PUBLIC_URL);
    let about = messages.into_iter().filter(|message| message.body.contains(&link));
    about.map(|message| (message.recipient, message.subject)).collect()
}

#[tokio::test]
async fn the_partner_is_asked_and_accepts() {
    let world = world::copy().await.unwrap();
    let id = propose(&world, Person::Own, &form(&world, "visitor", "2027-10-20am")).await.unwrap();
    assert!(!seen(&world, Person::Own, id).await.is_mine_to_answer);
    let shown = seen(&world, Person::Partner, id).await;
    assert!(shown.is_mine_to_answer && shown.booking.state == State::Proposed);
    assert_eq!(shown.booking.title(), "own Quillfeather shadows partner Quillfeather");
    // Five days ahead, where rotas need six weeks: a warning, not a refusal.
    assert!(shown.warning.unwrap().contains("6 weeks"));

    let (own, partner) = (world.actor(Person::Own).await.unwrap(), world.actor(Person::Partner).await.unwrap());
    let refused = booking::accept(&world.service, own.as_ref(), id, 1).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    for _ in 0..2 {
        booking::accept(&world.service, partner.as_ref(), id, 1).await.unwrap();
    }
    let booking = seen(&world, Person::Own, id).await.booking;
    assert_eq!((booking.state, booking.sequence), (State::Accepted, 1));
    let letters = letters(&world, id).await;
    assert_eq!(letters.len(), 3, "{letters:?}");
    assert!(letters.contains(&(Person::Partner.email(), "You have agreed to a shadowing visit".to_owned())));
    assert!(letters.contains(&(Person::Partner.email(), "own Quillfeather proposes a shadowing visit".to_owned())));
    assert!(letters.contains(&(Person::Own.email(), "partner Quillfeather accepts a shadowing visit".to_owned())));
}

#[tokio::test]
async fn another_time_is_answered_by_the_other() {
    let world = world::copy().await.unwrap();
    let id = propose(&world, Person::Own, &form(&world, "conversation", "2027-10-20am")).await.unwrap();
    let partner = world.actor(Person::Partner).await.unwrap();
    let later = Form { message: "I have clinic".into(), ..form(&world, "host", "2027-10-21pm") };
    booking::move_(&world.service, partner.as_ref(), world.key(), id, 1, &later).await.unwrap();
    let shown = seen(&world, Person::Own, id).await;
    assert!(shown.is_mine_to_answer && shown.warning.is_none() && shown.booking.visit.is_none());
    assert_eq!(shown.booking.when(), "Thursday 21 October 2027, 2pm to 3pm");
    assert_eq!(shown.booking.word, "I have clinic");

    // Whoever still looks at the earlier time answers nothing by it.
    let own = world.actor(Person::Own).await.unwrap();
    let stale = booking::accept(&world.service, own.as_ref(), id, 1).await;
    assert!(matches!(stale, Err(Error::Refused(_))), "{stale:?}");
    let stale = booking::move_(&world.service, own.as_ref(), world.key(), id, 1, &later).await;
    assert!(matches!(stale, Err(Error::Conflict { version: 2, .. })), "{stale:?}");
    booking::accept(&world.service, own.as_ref(), id, 2).await.unwrap();
}

#[tokio::test]
async fn what_is_called_off_is_called_off() {
    let world = world::copy().await.unwrap();
    let (own, partner) = (world.actor(Person::Own).await.unwrap(), world.actor(Person::Partner).await.unwrap());
    let note = Word { word: "Short of staff".into(), ..Word::default() };
    let first = propose(&world, Person::Own, &form(&world, "conversation", "2027-10-20am")).await.unwrap();
    booking::decline(&world.service, partner.as_ref(), first, 1, &note).await.unwrap();
    let second = propose(&world, Person::Own, &form(&world, "conversation", "2027-10-20am")).await.unwrap();
    for _ in 0..2 {
        booking::cancel(&world.service, own.as_ref(), second, 1, &note).await.unwrap();
    }
    for (id, state) in [(first, State::Declined), (second, State::Cancelled)] {
        let shown = seen(&world, Person::Partner, id).await;
        assert_eq!((shown.booking.state, shown.booking.word.as_str()), (state, "Short of staff"));
        assert!(!shown.may_change && !shown.is_mine_to_answer);
        let again = booking::cancel(&world.service, own.as_ref(), id, shown.booking.version, &note).await;
        assert_eq!(again.is_ok(), state == State::Cancelled);
    }
    assert_eq!(letters(&world, second).await.len(), 2);
}

#[tokio::test]
async fn a_form_that_is_sent_twice_is_one_booking() {
    let world = world::copy().await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    let (key, form) = (world.key(), form(&world, "conversation", "2027-10-20am"));
    let first = booking::propose(&world.service, own.as_ref(), key, &form).await.unwrap();
    let second = booking::propose(&world.service, own.as_ref(), key, &form).await.unwrap();
    assert_eq!(first, second);
    let planned = booking::of_pair(&world.service, own.as_ref(), world.ids.pair).await.unwrap();
    assert_eq!(planned.len(), 3);
}

#[tokio::test]
async fn what_was_agreed_is_to_be_logged_once_it_is_over() {
    let world = world::copy().await.unwrap();
    let id = propose(&world, Person::Own, &form(&world, "conversation", "2027-10-20am")).await.unwrap();
    let partner = world.actor(Person::Partner).await.unwrap();
    world.wait(Duration::days(7));
    assert!(!seen(&world, Person::Own, id).await.is_to_be_logged);
    booking::accept(&world.service, partner.as_ref(), id, 1).await.unwrap();
    assert!(seen(&world, Person::Own, id).await.is_to_be_logged);
}

#[tokio::test]
async fn a_day_outside_of_the_pairs_time_is_refused() {
    let world = world::copy().await.unwrap();
    let refused = propose(&world, Person::Own, &form(&world, "conversation", "2027-11-01am")).await;
    let Err(Error::Refused(problems)) = refused else { panic!("{refused:?}") };
    assert!(problems.at("day").unwrap().contains("15 February 2027 to 31 October 2027"));
}
