//! What hosts can show, and asking for it.

use chrono::Duration;
use domain::{
    booking::{self, Word},
    date::Typed,
    id::{BookingId, OfferId},
    offer::Form,
};
use service::{Error, booking as bookings, offer};
use world::{Person, World};

fn form(world: &World, hours: &str) -> Form {
    Form { pair: world.ids.pair.to_string(), kind: "clinic".into(), hours: hours.into(), ..Form::default() }
}

async fn made(world: &World, who: Person, form: &Form) -> Result<OfferId, Error> {
    world.wait(Duration::minutes(1));
    let actor = world.actor(who).await.unwrap();
    offer::make(&world.service, actor.as_ref(), world.key(), form).await
}

fn ask(world: &World, offer: &str, day: &str) -> booking::Form {
    booking::Form {
        pair: world.ids.pair.to_string(),
        day: "other".into(),
        date: Typed::from_date(day.parse().unwrap()),
        from: "9".into(),
        means: "in_person".into(),
        offer: offer.into(),
        ..booking::Form::default()
    }
}

async fn asked(world: &World, who: Person, form: &booking::Form) -> Result<BookingId, Error> {
    world.wait(Duration::minutes(1));
    let actor = world.actor(who).await.unwrap();
    bookings::propose(&world.service, actor.as_ref(), world.key(), form).await
}

fn why<T: std::fmt::Debug>(refused: Result<T, Error>, field: &str) -> String {
    let Err(Error::Refused(problems)) = refused else { panic!("{refused:?}") };
    problems.at(field).unwrap_or_else(|| panic!("{problems:?}")).to_owned()
}

/// What is left of an offer, as the partner sees it.
async fn left(world: &World, id: OfferId) -> i64 {
    let actor = world.actor(Person::Partner).await.unwrap();
    let offers = offer::list(&world.service, actor.as_ref(), world.ids.pair).await.unwrap();
    offers.theirs.iter().find(|one| one.id == id).unwrap().left()
}

#[tokio::test]
async fn a_visitor_asks_and_the_host_accepts_until_no_time_is_left() {
    let world = world::copy().await.unwrap();
    let (id, own) = (world.ids.offer, world.actor(Person::Own).await.unwrap());
    let first = asked(&world, Person::Partner, &ask(&world, &id.to_string(), "2027-10-22")).await.unwrap();
    let shown = bookings::show(&world.service, own.as_ref(), first).await.unwrap();
    assert!(shown.is_mine_to_answer);
    assert_eq!(shown.booking.title(), "partner Quillfeather shadows own Quillfeather");
    assert_eq!(shown.booking.when(), "Friday 22 October 2027, 9am to 11am", "as long as the offer");
    assert_eq!(left(&world, id).await, 1, "asking alone takes nothing");

    bookings::accept(&world.service, own.as_ref(), first, 1).await.unwrap();
    assert_eq!(left(&world, id).await, 0);
    let second = ask(&world, &id.to_string(), "2027-10-25");
    assert!(why(asked(&world, Person::Partner, &second).await, "").contains("Every date"));

    bookings::cancel(&world.service, own.as_ref(), first, 2, &Word::default()).await.unwrap();
    assert_eq!(left(&world, id).await, 1, "what is called off can be had again");
    asked(&world, Person::Partner, &second).await.unwrap();
}

#[tokio::test]
async fn what_was_asked_for_while_there_was_time_is_not_accepted_once_there_is_none() {
    let world = world::copy().await.unwrap();
    let (own, id) = (world.actor(Person::Own).await.unwrap(), world.ids.offer);
    let twice = Form { times: "2".into(), ..form(&world, "2") };
    offer::change(&world.service, own.as_ref(), world.key(), id, 1, &twice).await.unwrap();
    let first = asked(&world, Person::Partner, &ask(&world, &id.to_string(), "2027-10-22")).await.unwrap();
    bookings::accept(&world.service, own.as_ref(), first, 1).await.unwrap();
    let second = asked(&world, Person::Partner, &ask(&world, &id.to_string(), "2027-10-26")).await.unwrap();
    offer::change(&world.service, own.as_ref(), world.key(), id, 2, &form(&world, "2")).await.unwrap();
    assert!(why(bookings::accept(&world.service, own.as_ref(), second, 1).await, "").contains("is taken"));
}

#[tokio::test]
async fn an_offer_is_asked_for_at_the_notice_that_it_needs() {
    let world = world::copy().await.unwrap();
    let id = world.ids.offer.to_string();
    let soon = asked(&world, Person::Partner, &ask(&world, &id, "2027-10-21")).await;
    assert_eq!(why(soon, "date"), "Enter a day from 22 October 2027 on: own Quillfeather needs 7 days’ notice");
    let suggested = booking::Form { day: "2027-10-18am".into(), ..ask(&world, &id, "2027-10-22") };
    assert!(why(asked(&world, Person::Partner, &suggested).await, "day").contains("22 October"));

    let first = asked(&world, Person::Partner, &ask(&world, &id, "2027-10-22")).await.unwrap();
    let sooner = booking::Form { day: "2027-10-20am".into(), means: "in_person".into(), ..booking::Form::default() };
    let moved = async |person, version| {
        let actor = world.actor(person).await.unwrap();
        bookings::move_(&world.service, actor.as_ref(), world.key(), first, version, &sooner).await
    };
    assert!(why(moved(Person::Partner, 1).await, "day").contains("22 October"));
    moved(Person::Own, 1).await.unwrap();
}

#[tokio::test]
async fn what_is_asked_for_twice_is_asked_for_once() {
    let world = world::copy().await.unwrap();
    let form = ask(&world, &world.ids.offer.to_string(), "2027-10-22");
    let (partner, key) = (world.actor(Person::Partner).await.unwrap(), world.key());
    let first = bookings::propose(&world.service, partner.as_ref(), key, &form).await.unwrap();
    assert_eq!(bookings::propose(&world.service, partner.as_ref(), key, &form).await.unwrap(), first);
    let again = why(asked(&world, Person::Partner, &form).await, "");
    assert!(again.contains("already, for Friday 22 October 2027"), "{again}");
}

#[tokio::test]
async fn nobody_asks_for_what_is_not_their_partners_or_was_withdrawn() {
    let world = world::copy().await.unwrap();
    let id = world.ids.offer.to_string();
    for offer in [id.as_str(), "nonsense", "01a31895-fda0-7374-ae3b-01b5552d6c34"] {
        let refused = asked(&world, Person::Own, &ask(&world, offer, "2027-10-22")).await;
        assert!(why(refused, "").contains("within a pair"), "{offer}");
    }
    let own = world.actor(Person::Own).await.unwrap();
    for _ in 0..2 {
        offer::withdraw(&world.service, own.as_ref(), world.ids.offer).await.unwrap();
    }
    let partner = world.actor(Person::Partner).await.unwrap();
    let wanted = offer::wanted(&world.service, partner.as_ref(), world.ids.pair, &id).await.unwrap();
    assert!(wanted.unwrap_err().contains("own Quillfeather has withdrawn"));
    assert!(why(asked(&world, Person::Partner, &ask(&world, &id, "2027-10-22")).await, "").contains("withdrawn"));
    let changed =
        offer::change(&world.service, own.as_ref(), world.key(), world.ids.offer, 2, &form(&world, "3")).await;
    assert!(why(changed, "").contains("withdrawn"));
}

#[tokio::test]
async fn an_offer_is_made_once_and_changes_at_the_version_that_was_seen() {
    let world = world::copy().await.unwrap();
    let (own, key) = (world.actor(Person::Own).await.unwrap(), world.key());
    let first = offer::make(&world.service, own.as_ref(), key, &form(&world, "1")).await.unwrap();
    assert_eq!(offer::make(&world.service, own.as_ref(), key, &form(&world, "1")).await.unwrap(), first);
    let offers = offer::list(&world.service, own.as_ref(), world.ids.pair).await.unwrap();
    assert_eq!((offers.mine.len(), offers.theirs.len()), (2, 0));
    offer::change(&world.service, own.as_ref(), world.key(), first, 1, &form(&world, "2:30")).await.unwrap();
    let stale = offer::change(&world.service, own.as_ref(), world.key(), first, 1, &form(&world, "4")).await;
    let Err(Error::Conflict { theirs, version: 2 }) = stale else { panic!("{stale:?}") };
    assert!(theirs.contains(&("hours".to_owned(), "2 hours 30 minutes".to_owned())));

    let patient = Form { about: "See John Smith, NHS number 943 476 5919".into(), ..form(&world, "1") };
    assert!(matches!(made(&world, Person::Own, &patient).await, Err(Error::Check(_))));
    made(&world, Person::Own, &Form { checked: "yes".into(), ..patient }).await.unwrap();
}
