//! Signing in with a password.

use service::{Error, event, sign_in};
use world::{PASSWORD, Person, World};

const FROM: &str = "192.0.2.7";

async fn refusal(world: &World, email: &str, password: &str) -> String {
    match sign_in::with_password(&world.service, email, password, email).await {
        Err(Error::Refused(problems)) => format!("{problems:?}"),
        other => panic!("{email} with {password:?}: {other:?}"),
    }
}

#[tokio::test]
async fn the_answer_is_the_same_whether_or_not_there_is_an_account() {
    let world = world::copy().await.unwrap();
    let wrong_password = refusal(&world, &Person::Own.email(), "otter lantern quilts").await;
    let no_account = refusal(&world, "nobody.here@trust.example", PASSWORD).await;
    let no_password_yet = refusal(&world, "free@trust.example", PASSWORD).await;
    let no_address = refusal(&world, "own", PASSWORD).await;
    let nothing = refusal(&world, "", "").await;
    assert!(wrong_password.contains("one of the two is not right"), "{wrong_password}");
    assert_eq!([&no_account, &no_password_yet, &no_address, &nothing], [&wrong_password; 4]);
}

#[tokio::test]
async fn an_address_is_the_same_however_it_is_typed() {
    let world = world::copy().await.unwrap();
    for typed in ["own@trust.example", "  OWN@Trust.Example "] {
        let person = sign_in::with_password(&world.service, typed, PASSWORD, FROM).await.unwrap();
        assert_eq!(person, world.ids.people[&Person::Own.email()]);
    }
}

#[tokio::test]
async fn a_password_is_the_same_however_a_keyboard_composes_its_accents() {
    let world = world::copy().await.unwrap();
    service::person::take_up(&world.service, &world.ids.token, "ñandú ñandú ñandú").await.unwrap();
    let decomposed = "n\u{303}andu\u{301} n\u{303}andu\u{301} n\u{303}andu\u{301}";
    let person = sign_in::with_password(&world.service, "free@trust.example", decomposed, FROM).await;
    assert!(person.is_ok(), "{person:?}");
}

#[tokio::test]
async fn a_password_is_compared_to_its_last_character() {
    let world = world::copy().await.unwrap();
    for almost in ["Otter lantern quilt", "otter lantern quil", "otter lantern quilt ", ""] {
        refusal(&world, &Person::Own.email(), almost).await;
        let right = sign_in::with_password(&world.service, &Person::Own.email(), PASSWORD, FROM).await;
        assert!(right.is_ok(), "{right:?}");
    }
}

#[tokio::test]
async fn the_right_password_is_let_in_after_any_number_of_wrong_ones() {
    let world = world::copy().await.unwrap();
    // One more would have to wait; the right one does, for a second.
    for _ in 0..4 {
        refusal(&world, &Person::Own.email(), "wrong").await;
    }
    let right = sign_in::with_password(&world.service, &Person::Own.email(), PASSWORD, FROM).await;
    assert_eq!(right.ok(), world.ids.people.get(&Person::Own.email()).copied());
}

#[tokio::test]
async fn who_signed_in_is_on_record_and_who_failed_to_is_not_named() {
    let world = world::copy().await.unwrap();
    refusal(&world, &Person::Partner.email(), "wrong").await;
    world.wait(chrono::Duration::minutes(1));
    sign_in::with_password(&world.service, &Person::Own.email(), PASSWORD, FROM).await.unwrap();
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (events, _) = event::everywhere(&world.service, administrator.as_ref(), None).await.unwrap();
    let today: Vec<_> = events.iter().filter(|event| event.at >= world::now().unwrap()).collect();
    let sentences: Vec<_> = today.iter().map(|event| event.sentence()).collect();
    assert_eq!(sentences, ["own Quillfeather signed in."]);
}

#[tokio::test]
async fn nobody_chooses_who_to_be_outside_the_demo() {
    let world = world::copy().await.unwrap();
    assert!(sign_in::demo_choices(&world.service).await.unwrap().is_empty());
    let person = world.ids.people[&Person::Administrator.email()];
    assert!(matches!(sign_in::as_demo_person(&world.service, person).await, Err(Error::NotFound)));
}
