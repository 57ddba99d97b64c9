//! When a sign-in ends.

use chrono::Duration;
use service::{
    Token,
    sign_in::{self, IDLE, Kept, LONGEST},
};
use world::{Person, World};

async fn signed_in(world: &World, person: Person) -> Token {
    let token = Token::new(&world.service.random);
    let person = Some(world.ids.people[&person.email()]);
    let kept = Kept { person, data: "{}".into(), expires_at: world.clock.now() };
    sign_in::create(&world.service, token, kept).await.unwrap();
    token
}

async fn is_there(world: &World, token: Token) -> bool {
    sign_in::load(&world.service, token).await.unwrap().is_some()
}

#[tokio::test]
async fn a_sign_in_that_is_not_used_ends() {
    let world = world::copy().await.unwrap();
    let (used, unused) = (signed_in(&world, Person::Own).await, signed_in(&world, Person::Own).await);
    world.wait(IDLE - Duration::seconds(1));
    assert!(is_there(&world, used).await);
    world.wait(Duration::seconds(1));
    assert!(is_there(&world, used).await);
    assert!(!is_there(&world, unused).await);
}

#[tokio::test]
async fn a_sign_in_ends_after_the_longest_time_however_much_it_was_used() {
    let world = world::copy().await.unwrap();
    let token = signed_in(&world, Person::Own).await;
    let began = world.clock.now();
    while world.clock.now() + Duration::hours(1) < began + LONGEST {
        world.wait(Duration::hours(1));
        let kept = sign_in::load(&world.service, token).await.unwrap().unwrap();
        // What is kept from page to page does not make it younger.
        sign_in::save(&world.service, token, kept).await.unwrap();
    }
    world.clock.set(began + LONGEST - Duration::seconds(1));
    assert!(is_there(&world, token).await);
    world.clock.set(began + LONGEST);
    assert!(!is_there(&world, token).await);
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_sign_in_of_one_person() {
    let world = world::copy().await.unwrap();
    let own = [signed_in(&world, Person::Own).await, signed_in(&world, Person::Own).await];
    let partner = signed_in(&world, Person::Partner).await;
    let actor = world.actor(Person::Own).await.unwrap();
    sign_in::sign_out_everywhere(&world.service, actor.as_ref()).await.unwrap();
    for token in own {
        assert!(!is_there(&world, token).await);
    }
    assert!(is_there(&world, partner).await);
}

#[tokio::test]
async fn a_page_that_was_under_way_does_not_bring_back_a_sign_in_that_was_ended() {
    let world = world::copy().await.unwrap();
    let token = signed_in(&world, Person::Own).await;
    let kept = sign_in::load(&world.service, token).await.unwrap().unwrap();
    let actor = world.actor(Person::Own).await.unwrap();
    sign_in::sign_out_everywhere(&world.service, actor.as_ref()).await.unwrap();
    // Whoever has a stolen token could keep a slow request under way for just this.
    sign_in::save(&world.service, token, kept).await.unwrap();
    assert!(!is_there(&world, token).await);
}

#[tokio::test]
async fn an_ended_sign_in_is_gone_and_another_token_never_was() {
    let world = world::copy().await.unwrap();
    let token = signed_in(&world, Person::Own).await;
    sign_in::delete(&world.service, token).await.unwrap();
    assert!(!is_there(&world, token).await);
    assert!(!is_there(&world, Token::new(&world.service.random)).await);
}
