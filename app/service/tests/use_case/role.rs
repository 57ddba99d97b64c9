//! Giving and taking roles, and handing a programme over.

use domain::policy::Role;
use service::{
    Error,
    programme::{GiveRole, HandOver, give_role, hand_over, show, take_role},
};
use world::{NORTH, Person, SOUTH, World};

async fn give(world: &World, programme: &str, email: &str, role: &str) -> Result<(), Error> {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let form = GiveRole { email: email.into(), role: role.into() };
    give_role(&world.service, administrator.as_ref(), world.key(), programme, &form).await
}

#[tokio::test]
async fn whoever_sees_who_has_answered_never_reads_the_answers() {
    let world = world::copy().await.unwrap();
    for (person, role) in [(Person::Coordinator, "evaluator"), (Person::Evaluator, "coordinator")] {
        let refused = give(&world, NORTH, &person.email(), role).await;
        assert!(matches!(&refused, Err(Error::Refused(problems)) if problems.at("role").is_some()), "{refused:?}");
    }
    give(&world, SOUTH, &Person::Coordinator.email(), "evaluator").await.unwrap();
    give(&world, NORTH, &Person::Coordinator.email(), "workshop_lead").await.unwrap();
}

#[tokio::test]
async fn a_role_is_held_from_the_next_page_on() {
    let world = world::copy().await.unwrap();
    let nobody = world.actor(Person::Nobody).await.unwrap();
    assert!(matches!(show(&world.service, nobody.as_ref(), NORTH).await, Err(Error::Forbidden)));
    give(&world, NORTH, " NOBODY@trust.example", "sponsor").await.unwrap();
    give(&world, NORTH, "nobody@trust.example", "sponsor").await.unwrap();
    let nobody = world.actor(Person::Nobody).await.unwrap();
    let holders = show(&world.service, nobody.as_ref(), NORTH).await.unwrap().holders;
    assert_eq!(holders.iter().filter(|(_, _, email)| email == "nobody@trust.example").count(), 1);
}

#[tokio::test]
async fn a_role_needs_an_account_and_a_name() {
    let world = world::copy().await.unwrap();
    for (email, role, field) in [
        ("stranger.here@trust.example", "sponsor", "email"),
        ("", "sponsor", "email"),
        ("nobody@trust.example", "", "role"),
        ("nobody@trust.example", "administrator", "role"),
    ] {
        let refused = give(&world, NORTH, email, role).await;
        assert!(matches!(&refused, Err(Error::Refused(problems)) if problems.at(field).is_some()), "{refused:?}");
    }
}

async fn take(world: &World, by: Person, email: &str, role: &str) -> Result<bool, Error> {
    let actor = world.actor(by).await.unwrap();
    let form = GiveRole { email: email.into(), role: role.into() };
    take_role(&world.service, actor.as_ref(), NORTH, &form).await
}

async fn coordinators(world: &World) -> Vec<String> {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let holders = show(&world.service, administrator.as_ref(), NORTH).await.unwrap().holders;
    holders.into_iter().filter(|(role, ..)| *role == Role::Coordinator).map(|(_, _, email)| email).collect()
}

#[tokio::test]
async fn coordinators_share_their_own_role_and_no_other() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = |email: String, role: &str| GiveRole { email, role: role.into() };
    let give = async |form| give_role(&world.service, coordinator.as_ref(), world.key(), NORTH, &form).await;
    give(form(Person::Nobody.email(), "coordinator")).await.unwrap();
    for role in ["evaluator", "sponsor", "workshop_lead"] {
        let refused = give(form(Person::Nobody.email(), role)).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{role}: {refused:?}");
    }
    let refused = give(form(Person::Evaluator.email(), "coordinator")).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    for (person, role) in [(Person::Evaluator, "evaluator"), (Person::Sponsor, "sponsor")] {
        let refused = take(&world, Person::Coordinator, &person.email(), role).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{role}: {refused:?}");
    }
    assert_eq!(coordinators(&world).await.len(), 2);
}

#[tokio::test]
async fn the_last_coordinator_cannot_leave() {
    let world = world::copy().await.unwrap();
    let (own, other) = (Person::Coordinator.email(), Person::Nobody.email());
    for by in [Person::Coordinator, Person::Administrator] {
        let refused = take(&world, by, &own, "coordinator").await;
        assert!(matches!(&refused, Err(Error::Refused(_))), "{refused:?}");
    }
    assert!(!take(&world, Person::Coordinator, &other, "coordinator").await.unwrap(), "who has no role loses none");
    give(&world, NORTH, &other, "coordinator").await.unwrap();
    assert!(take(&world, Person::Coordinator, &own, "coordinator").await.unwrap());
    assert_eq!(coordinators(&world).await, [other]);
    let refused = take(&world, Person::Coordinator, &Person::Nobody.email(), "coordinator").await;
    assert!(matches!(refused, Err(Error::Forbidden)), "whoever has left takes nothing: {refused:?}");
}

#[tokio::test]
async fn a_programme_is_handed_over_in_one_step_with_its_history() {
    for (leave, expected) in [("", 2), ("yes", 1)] {
        let world = world::copy().await.unwrap();
        let coordinator = world.actor(Person::Coordinator).await.unwrap();
        let form = HandOver { email: " NOBODY@trust.example ".into(), leave: leave.into() };
        let has_left = hand_over(&world.service, coordinator.as_ref(), world.key(), NORTH, &form).await.unwrap();
        assert_eq!((has_left, coordinators(&world).await.len()), (leave == "yes", expected));
        let successor = world.actor(Person::Nobody).await.unwrap();
        let (_, events, _) = service::event::page(&world.service, successor.as_ref(), NORTH, None).await.unwrap();
        assert!(
            events[0].sentence().starts_with("coord Staff handed the programme over to nobody Staff"),
            "{events:?}"
        );
        assert!(events.len() > 5, "and what was before");
        let administrator = world.actor(Person::Administrator).await.unwrap();
        let (messages, _) = service::mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
        assert_eq!(messages[0].recipient, Person::Nobody.email());
    }
}

#[tokio::test]
async fn a_programme_is_handed_over_to_somebody_else_who_may_have_it() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    for email in ["", "stranger.here@trust.example", "coord@trust.example", "eval@trust.example"] {
        let form = HandOver { email: email.into(), leave: "yes".into() };
        let refused = hand_over(&world.service, coordinator.as_ref(), world.key(), NORTH, &form).await;
        assert!(matches!(&refused, Err(Error::Refused(problems)) if problems.at("email").is_some()), "{refused:?}");
    }
    assert_eq!(coordinators(&world).await, [Person::Coordinator.email()]);
}
