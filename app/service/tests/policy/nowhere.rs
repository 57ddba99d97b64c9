//! Addresses that lead nowhere: they tell nobody what there is elsewhere.

use crate::{
    call::call,
    matrix::{in_words, lines},
};
use service::{Error, participant, spreadsheet};
use world::{ONE, Person, SOUTH, TWO};

/// Use cases that name no place.
const EVERYWHERE: [&str; 20] = [
    "action::open",
    "calendar::show",
    "calendar::make_own",
    "workshop::led",
    "workshop::mine",
    "access_token::list",
    "access_token::make",
    "programme::create",
    "programme::mine",
    "person::create",
    "pair::participations",
    "pair::looking_back",
    "questionnaire::mine",
    "reflection::book",
    "shadowing::certificate",
    "event::everywhere",
    "mail::page",
    "sign_in::sign_out",
    "sign_in::sign_out_everywhere",
    "sign_in::with_password",
];

#[tokio::test]
async fn whoever_is_signed_out_is_asked_to_sign_in_whether_or_not_there_is_such_a_thing() {
    let mut world = world::copy().await.unwrap();
    world.ids = world.ids.nowhere(|| world.service.random.timeless_id());
    for line in lines().iter().filter(|line| !EVERYWHERE.contains(&line.call)) {
        let answer = in_words(&call(&world, line.call, Person::SignedOut, None).await);
        assert_eq!(answer, "in", "{}", line.call);
    }
}

#[tokio::test]
async fn nobody_is_let_into_a_place_that_is_not_there() {
    let mut world = world::copy().await.unwrap();
    world.ids = world.ids.nowhere(|| world.service.random.timeless_id());
    for person in Person::ALL.into_iter().filter(|person| *person != Person::SignedOut) {
        let actor = world.actor(person).await.unwrap();
        for line in lines().iter().filter(|line| !EVERYWHERE.contains(&line.call)) {
            let answer = in_words(&call(&world, line.call, person, actor.as_ref()).await);
            assert!(["404", "no"].contains(&answer.as_str()), "{} by {person:?}: {answer}", line.call);
        }
    }
}

#[tokio::test]
async fn what_belongs_to_one_cohort_is_not_found_under_the_address_of_another() {
    let world = world::copy().await.unwrap();
    let (service, ids) = (&world.service, &world.ids);
    for (person, programme, cohort) in [(Person::Coordinator, ids.programme, TWO), (Person::Elsewhere, SOUTH, ONE)] {
        let actor = world.actor(person).await.unwrap();
        let own = ids.participants[&Person::Own.email()];
        let shown = participant::show(service, actor.as_ref(), programme, cohort, own).await;
        assert!(matches!(shown, Err(Error::NotFound)), "{shown:?}");
        let shown = spreadsheet::show(service, actor.as_ref(), programme, cohort, ids.spreadsheet).await;
        assert!(matches!(shown, Err(Error::NotFound)), "{shown:?}");
    }
}
