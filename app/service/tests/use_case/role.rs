//! Giving roles.

use service::{
    Error,
    programme::{GiveRole, give_role, show},
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
