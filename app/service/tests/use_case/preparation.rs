//! What must be ready before a shadowing visit.

use chrono::Duration;
use domain::{
    booking,
    date::Typed,
    id::BookingId,
    preparation::{ClearanceForm, ConfidentialityForm, FIRST_TEXT, Form, Item},
};
use service::{Error, booking as bookings, clearance, confidentiality, preparation};
use world::{NORTH, ONE, Person, World};

/// Where a participant of `north/one` works.
async fn works_at(world: &World, who: Person, organisation: &str) {
    let heading = "first name,last name,email,side,grade,organisation";
    let csv = format!("{heading}\nown,Quillfeather,{},clinician,ST5,{organisation}", who.email());
    let options = service::spreadsheet::Options { dry_run: false, all_or_nothing: true };
    let outcome =
        service::spreadsheet::import_as_operator(&world.service, NORTH, ONE, "who.csv", csv.into_bytes(), options)
            .await;
    let outcome = outcome.unwrap();
    assert_eq!(outcome.changed, 1, "{:?}", outcome.errors);
}

/// The visit of `Own` at `Partner` on 25 October 2027, agreed on by both.
async fn agreed(world: &World) -> BookingId {
    let (own, id) = (world.actor(Person::Own).await.unwrap(), world.ids.partners_booking);
    bookings::accept(&world.service, own.as_ref(), id, 1).await.unwrap();
    id
}

async fn seen(world: &World, who: Person, id: BookingId) -> preparation::Shown {
    let actor = world.actor(who).await.unwrap();
    preparation::show(&world.service, actor.as_ref(), id).await.unwrap().unwrap()
}

fn form(item: Item, expires_on: &str) -> ClearanceForm {
    ClearanceForm { item: item.code().into(), expires_on: Typed::from_date(expires_on.parse().unwrap()) }
}

async fn record(world: &World, form: &ClearanceForm) -> Result<(), Error> {
    let (coordinator, own) =
        (world.actor(Person::Coordinator).await.unwrap(), world.ids.participants[&Person::Own.email()]);
    clearance::record(&world.service, coordinator.as_ref(), world.key(), (NORTH, ONE), own, form).await
}

async fn held(world: &World) -> Vec<clearance::Held> {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    clearance::held(&world.service, coordinator.as_ref(), NORTH, ONE).await.unwrap()
}

fn why<T: std::fmt::Debug>(refused: Result<T, Error>) -> String {
    let Err(Error::Refused(problems)) = refused else { panic!("{refused:?}") };
    problems.iter().next().unwrap().1.to_owned()
}

#[tokio::test]
async fn a_visit_between_organisations_is_held_until_the_checklist_is_complete() {
    let world = world::copy().await.unwrap();
    works_at(&world, Person::Own, "St Elsewhere").await;
    let id = agreed(&world).await;
    let needs = seen(&world, Person::Partner, id).await.needs;
    assert_eq!(needs.len(), 3, "{needs:?}");
    assert!(needs[0].contains("has not confirmed"), "what was declared alone does not count: {needs:?}");
    let own = world.actor(Person::Own).await.unwrap();
    let to_do = preparation::to_do(&world.service, own.as_ref(), world.ids.pair).await.unwrap();
    assert_eq!((to_do.len(), to_do[0].needs.len()), (1, 3));
    assert_eq!(held(&world).await[0].needs.len(), 3);

    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let participant = world.ids.participants[&Person::Own.email()];
    let confirm = |version| {
        let at = (NORTH, ONE);
        clearance::confirm(&world.service, coordinator.as_ref(), at, participant, Item::Contract.code(), version)
    };
    assert!(why(confirm(2).await).contains("was changed"));
    for _ in 0..2 {
        confirm(1).await.unwrap();
    }
    record(&world, &form(Item::OccupationalHealth, "2027-10-25")).await.unwrap();
    record(&world, &form(Item::InformationGovernance, "2028-10-25")).await.unwrap();
    let shown = seen(&world, Person::Own, id).await;
    assert!(shown.needs.is_empty(), "{:?}", shown.needs);
    assert_eq!(shown.expiring, ["Occupational health clearance expires on 25 October 2027"]);
    let held_now = held(&world).await;
    assert_eq!((held_now.len(), held_now[0].needs.len(), held_now[0].expiring.len()), (1, 0, 1));

    // A day later one of them is over: moving the visit is enough to hold it.
    let later = booking::Form { day: "2027-10-26am".into(), means: "in_person".into(), ..booking::Form::default() };
    bookings::move_(&world.service, own.as_ref(), world.key(), id, 2, &later).await.unwrap();
    let needs = seen(&world, Person::Own, id).await.needs;
    assert_eq!(needs, ["occupational health clearance, which expires before on 25 October 2027"]);
    record(&world, &form(Item::OccupationalHealth, "2028-10-25")).await.unwrap();
    assert!(seen(&world, Person::Own, id).await.needs.is_empty());
}

#[tokio::test]
async fn within_one_organisation_nothing_is_held() {
    let world = world::copy().await.unwrap();
    let id = agreed(&world).await;
    let shown = seen(&world, Person::Own, id).await;
    assert!(shown.needs.is_empty() && shown.expiring.is_empty());
    assert!(held(&world).await.is_empty());
    let own = world.actor(Person::Own).await.unwrap();
    assert!(!clearance::mine(&world.service, own.as_ref(), world.ids.pair).await.unwrap().is_needed);
}

#[tokio::test]
async fn what_was_confirmed_stays_so_until_its_holder_says_otherwise() {
    let world = world::copy().await.unwrap();
    record(&world, &form(Item::OccupationalHealth, "2028-01-31")).await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    for (day, is_confirmed) in [("2028-01-31", true), ("2029-01-31", false)] {
        let form = form(Item::OccupationalHealth, day);
        clearance::declare(&world.service, own.as_ref(), world.key(), world.ids.pair, &form).await.unwrap();
        let mine = clearance::mine(&world.service, own.as_ref(), world.ids.pair).await.unwrap().held;
        let one = mine.iter().find(|one| one.item == Item::OccupationalHealth).unwrap();
        assert_eq!((one.expires_on, one.is_confirmed), (day.parse().unwrap(), is_confirmed));
    }
    assert!(why(record(&world, &form(Item::Contract, "2027-10-14")).await).contains("still to come"));
}

#[tokio::test]
async fn the_text_is_read_anew_when_it_has_changed() {
    let world = world::copy().await.unwrap();
    let (own, pair) = (world.actor(Person::Own).await.unwrap(), world.ids.pair);
    let first = confidentiality::read(&world.service, own.as_ref(), pair).await.unwrap();
    assert_eq!((first.text.number, first.text.text.as_str(), first.acknowledged_at), (1, FIRST_TEXT, None));
    let to_do = preparation::to_do(&world.service, own.as_ref(), pair).await.unwrap();
    assert!(to_do.len() == 1 && !to_do[0].has_read);
    for _ in 0..2 {
        confidentiality::acknowledge(&world.service, own.as_ref(), pair, 1).await.unwrap();
    }
    assert!(preparation::to_do(&world.service, own.as_ref(), pair).await.unwrap().is_empty());
    assert!(seen(&world, Person::Partner, world.ids.partners_booking).await.has_read);

    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let write = |number, text: &str| {
        let (form, key) = (ConfidentialityForm { text: text.into() }, world.key());
        let (service, coordinator) = (&world.service, coordinator.as_ref());
        async move { confidentiality::write(service, coordinator, key, NORTH, number, &form).await }
    };
    assert!(why(write(1, FIRST_TEXT).await).contains("Change the text"));
    write(1, "Tell nobody 🤫").await.unwrap();
    let stale = write(1, "Tell everybody").await;
    let Err(Error::Conflict { theirs, version: 2 }) = stale else { panic!("{stale:?}") };
    assert_eq!(theirs[0].1, "Tell nobody 🤫");
    assert!(!seen(&world, Person::Partner, world.ids.partners_booking).await.has_read);
    assert!(why(confidentiality::acknowledge(&world.service, own.as_ref(), pair, 1).await).contains("was changed"));
    confidentiality::acknowledge(&world.service, own.as_ref(), pair, 2).await.unwrap();
    assert!(confidentiality::read(&world.service, own.as_ref(), pair).await.unwrap().acknowledged_at.is_some());
}

#[tokio::test]
async fn the_visitor_writes_the_objectives_and_the_host_says_that_the_area_has_agreed() {
    let world = world::copy().await.unwrap();
    let (own, partner) = (world.actor(Person::Own).await.unwrap(), world.actor(Person::Partner).await.unwrap());
    let id = world.ids.partners_booking;
    let new = Form { objectives: "One\nTwo".into(), ..Form::default() };
    let write = |actor, version| preparation::write_objectives(&world.service, actor, world.key(), id, version, &new);
    assert!(why(write(partner.as_ref(), 1).await).contains("own Quillfeather visits"));
    write(own.as_ref(), 1).await.unwrap();
    assert!(matches!(write(own.as_ref(), 1).await, Err(Error::Conflict { version: 2, .. })));
    assert!(why(preparation::agree_area(&world.service, own.as_ref(), id).await).contains("is visited"));
    for _ in 0..2 {
        preparation::agree_area(&world.service, partner.as_ref(), id).await.unwrap();
    }
    let shown = seen(&world, Person::Own, id).await;
    assert_eq!(shown.preparation.objectives, ["One", "Two"]);
    assert!(shown.preparation.area_agreed_at.is_some() && shown.part == Some(booking::Part::Visits));
    for (version, day, is_agreed) in [(1, "2027-10-25pm", true), (2, "2027-10-26am", false)] {
        let form = booking::Form { day: day.into(), means: "in_person".into(), ..booking::Form::default() };
        bookings::move_(&world.service, partner.as_ref(), world.key(), id, version, &form).await.unwrap();
        let shown = seen(&world, Person::Own, id).await;
        assert_eq!(shown.preparation.area_agreed_at.is_some(), is_agreed, "{day}");
        let again = bookings::move_(&world.service, own.as_ref(), world.key(), id, version + 1, &form).await;
        assert!(why(again).contains("stands already"));
    }

    world.wait(Duration::days(1));
    bookings::decline(&world.service, own.as_ref(), id, 3, &booking::Word::default()).await.unwrap();
    assert!(why(write(own.as_ref(), 4).await).contains("is declined already"));
    let talk = preparation::show(&world.service, own.as_ref(), world.ids.booking).await.unwrap();
    assert!(talk.is_none(), "a conversation is not prepared");
}

#[tokio::test]
async fn objectives_are_proposed_with_a_visit_and_not_with_another_part() {
    let world = world::copy().await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    for (part, expected) in [("visitor", vec!["See a budget"]), ("host", vec![])] {
        let form = booking::Form {
            pair: world.ids.pair.to_string(),
            part: part.into(),
            day: "2027-10-26am".into(),
            means: "in_person".into(),
            objectives: "See a budget".into(),
            ..booking::Form::default()
        };
        let id = bookings::propose(&world.service, own.as_ref(), world.key(), &form).await.unwrap();
        assert_eq!(seen(&world, Person::Partner, id).await.preparation.objectives, expected);
    }
}
