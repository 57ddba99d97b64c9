//! What is forgotten, and what is not.

use chrono::Duration;
use domain::programme::New;
use service::{
    Error, Token, programme,
    sign_in::{self, Kept},
    tidy::tidy,
};
use world::{Person, World};

async fn create(world: &World, key: domain::id::Key) -> Result<String, Error> {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let form = New { name: "Third".into(), organisation: "Trust".into(), slug: "third".into(), ..New::default() };
    programme::create(&world.service, administrator.as_ref(), key, &form).await
}

#[tokio::test]
async fn a_sign_in_that_ended_is_forgotten() {
    let world = world::copy().await.unwrap();
    tidy(&world.service).await.unwrap();
    let token = Token::new(&world.service.random);
    let person = Some(world.ids.people[&Person::Own.email()]);
    let kept = Kept { person, data: "{}".into(), expires_at: world.clock.now() };
    sign_in::create(&world.service, token, kept).await.unwrap();
    assert_eq!(tidy(&world.service).await.unwrap(), 0);
    world.wait(sign_in::IDLE + Duration::seconds(1));
    assert_eq!(tidy(&world.service).await.unwrap(), 1);
    assert_eq!(tidy(&world.service).await.unwrap(), 0);
}

#[tokio::test]
async fn failures_to_sign_in_are_forgotten_after_an_hour() {
    let world = world::copy().await.unwrap();
    tidy(&world.service).await.unwrap();
    let failed = sign_in::with_password(&world.service, &Person::Own.email(), "wrong", "192.0.2.1").await;
    assert!(failed.is_err());
    world.wait(Duration::hours(1));
    assert_eq!(tidy(&world.service).await.unwrap(), 0);
    world.wait(Duration::seconds(1));
    assert_eq!(tidy(&world.service).await.unwrap(), 2, "one of the account, one of the address");
}

#[tokio::test]
async fn a_form_is_known_for_two_days() {
    let world = world::copy().await.unwrap();
    // The forms by which the world was made are forgotten first.
    world.wait(Duration::days(3));
    tidy(&world.service).await.unwrap();
    let key = world.key();
    create(&world, key).await.unwrap();
    world.wait(Duration::days(2));
    assert_eq!(tidy(&world.service).await.unwrap(), 0);
    assert_eq!(create(&world, key).await.unwrap(), "third");
    world.wait(Duration::seconds(1));
    assert_eq!(tidy(&world.service).await.unwrap(), 1);
    // As good as a new form, which finds the name taken.
    assert!(matches!(create(&world, key).await, Err(Error::Refused(_))));
}
