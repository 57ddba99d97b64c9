//! Logging a visit that was planned, and what is not logged twice.

use chrono::Duration;
use domain::{date::Typed, id::ShadowingId, london, shadowing::Log};
use service::{Error, booking, pair, shadowing};
use world::{Person, World};

/// A visit of `Own` on this day of October 2027.
fn log(world: &World, day: &str, from: &str, to: &str) -> Log {
    Log {
        pair: world.ids.pair.to_string(),
        part: "visitor".into(),
        day: "other".into(),
        date: Typed { day: day.into(), month: "10".into(), year: "2027".into() },
        from: from.into(),
        to: to.into(),
        place: "Site office".into(),
        ..Log::default()
    }
}

async fn save(world: &World, who: Person, form: &Log) -> Result<ShadowingId, Error> {
    world.wait(Duration::minutes(1));
    let actor = world.actor(who).await.unwrap();
    shadowing::log(&world.service, actor.as_ref(), world.key(), form).await
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, Error>, field: &str) -> String {
    let Err(Error::Refused(problems)) = &outcome else { panic!("{outcome:?}") };
    problems.at(field).unwrap_or_else(|| panic!("{field}: {problems:?}")).to_owned()
}

#[tokio::test]
async fn a_visit_that_was_planned_is_suggested_as_it_was_agreed_and_logged_once() {
    let world = world::copy().await.unwrap();
    let (own, partner) = (world.actor(Person::Own).await.unwrap(), world.actor(Person::Partner).await.unwrap());
    let booked = world.ids.partners_booking;
    booking::accept(&world.service, own.as_ref(), booked, 1).await.unwrap();
    world.wait(Duration::days(11));
    let before = booking::show(&world.service, own.as_ref(), booked).await.unwrap();
    assert!(before.is_to_be_logged);

    let suggested = shadowing::suggestion(&world.service, own.as_ref(), world.ids.pair, Some(booked)).await.unwrap();
    let of = suggested.booking.unwrap();
    assert_eq!((of.id, of.visit.unwrap().visitor, suggested.me), (booked, suggested.me, suggested.me));
    let clock = |at| london::local(at).format("%-H:%M").to_string();
    let (from, to) = (clock(of.starts_at), clock(of.ends_at));
    let form = Log { booking: booked.to_string(), ..log(&world, "25", &from, &to) };
    let id = save(&world, Person::Own, &form).await.unwrap();
    let after = booking::show(&world.service, partner.as_ref(), booked).await.unwrap();
    assert!(after.booking.logged_at.is_some() && !after.is_to_be_logged);

    let pair = pair::show(&world.service, partner.as_ref(), world.ids.pair).await.unwrap();
    let marks: Vec<_> = pair.rows.iter().flat_map(|row| &row.marks).collect();
    assert_eq!(marks.iter().filter(|mark| mark.id == id.0).count(), 1);
    assert!(marks.iter().all(|mark| mark.id != booked.0), "what is logged is no plan any more");

    // On another day even, what was logged of a booking is not logged again.
    let again = Log { booking: booked.to_string(), part: "host".into(), ..log(&world, "24", &from, &to) };
    assert!(refused(save(&world, Person::Partner, &again).await, "").contains("already"));
}

#[tokio::test]
async fn only_a_visit_of_ones_own_pair_is_logged_as_one() {
    let world = world::copy().await.unwrap();
    for booking in [world.ids.booking.to_string(), "nonsense".to_owned()] {
        let form = Log { booking, ..log(&world, "11", "9", "10") };
        let outcome = save(&world, Person::Own, &form).await;
        assert!(matches!(outcome, Err(Error::NotFound)), "{outcome:?}");
    }
}

#[tokio::test]
async fn what_the_partner_has_logged_is_not_logged_again() {
    let world = world::copy().await.unwrap();
    save(&world, Person::Own, &log(&world, "11", "9", "12")).await.unwrap();
    let theirs = Log { part: "host".into(), ..log(&world, "11", "11", "13") };
    let message = refused(save(&world, Person::Partner, &theirs).await, "from");
    assert!(message.starts_with("own Quillfeather has logged this already: Site office"), "{message}");
    // The other way round it is no session twice, and yet nobody visits who is visited.
    let other = Log { part: "visitor".into(), ..theirs.clone() };
    let message = refused(save(&world, Person::Partner, &other).await, "from");
    assert!(message.contains("has a shadowing visit with"), "{message}");
    save(&world, Person::Partner, &Log { from: "12".into(), ..theirs }).await.unwrap();
}

#[tokio::test]
async fn a_change_does_not_clash_with_itself_but_with_others() {
    let world = world::copy().await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    let first = save(&world, Person::Own, &log(&world, "11", "9", "10")).await.unwrap();
    save(&world, Person::Own, &log(&world, "11", "11", "12")).await.unwrap();
    let session = shadowing::to_change(&world.service, own.as_ref(), first).await.unwrap();
    let form = domain::shadowing::change::Form::of(&session);
    let later = domain::shadowing::change::Form { from: "9:30".into(), to: "11:30".into(), ..form.clone() };
    let clash = shadowing::change(&world.service, own.as_ref(), world.key(), 1, &later).await;
    assert!(refused(clash, "from").contains("has logged this already"));
    let half = domain::shadowing::change::Form { to: "9:30".into(), ..form };
    shadowing::change(&world.service, own.as_ref(), world.key(), 1, &half).await.unwrap();
}

#[tokio::test]
async fn nobody_logs_what_was_before_the_pair() {
    let world = world::copy().await.unwrap();
    let form = log(&world, "11", "9", "12");
    let before = Typed { month: "1".into(), ..form.date.clone() };
    let message = refused(save(&world, Person::Own, &Log { date: before, ..form }).await, "date");
    assert!(message.starts_with("Enter a date within your time as a pair, 15 February 2027 to"), "{message}");
}
