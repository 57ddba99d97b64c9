//! One-time links to accounts.

use chrono::Duration;
use domain::person::New;
use service::{Error, Token, participant, person, sign_in};
use world::{PASSWORD, Person, World};

const FREE: &str = "free@trust.example";

fn is_gone<T>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::NotFound))
}

async fn invite(world: &World) -> String {
    world.wait(Duration::minutes(1));
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let id = world.ids.participants[FREE];
    participant::invite(&world.service, coordinator.as_ref(), world.key(), id).await.unwrap();
    world.link(FREE).await.unwrap()
}

#[tokio::test]
async fn a_link_says_whom_it_is_for_and_works_once() {
    let world = world::copy().await.unwrap();
    let token = &world.ids.token;
    assert_eq!(person::invited(&world.service, token).await.unwrap().email, FREE);
    assert_eq!(person::take_up(&world.service, token, PASSWORD).await.unwrap(), world.ids.people[FREE]);
    assert!(is_gone(&person::invited(&world.service, token).await));
    assert!(is_gone(&person::take_up(&world.service, token, "another long password").await));
    let signed_in = sign_in::with_password(&world.service, FREE, PASSWORD, "").await;
    assert!(signed_in.is_ok(), "the first password stays: {signed_in:?}");
}

#[tokio::test]
async fn only_the_newest_link_works() {
    let world = world::copy().await.unwrap();
    let newest = invite(&world).await;
    assert_ne!(newest, world.ids.token);
    assert!(is_gone(&person::take_up(&world.service, &world.ids.token, PASSWORD).await));
    assert!(person::take_up(&world.service, &newest, PASSWORD).await.is_ok());
}

#[tokio::test]
async fn a_link_works_for_fourteen_days() {
    let world = world::copy().await.unwrap();
    let token = invite(&world).await;
    world.wait(person::LINK_LASTS - Duration::seconds(1));
    assert!(person::invited(&world.service, &token).await.is_ok());
    world.wait(Duration::seconds(1));
    assert!(is_gone(&person::invited(&world.service, &token).await));
    assert!(is_gone(&person::take_up(&world.service, &token, PASSWORD).await));
}

#[tokio::test]
async fn a_refused_password_does_not_use_the_link_up() {
    let world = world::copy().await.unwrap();
    for wrong in ["short", "password1234", FREE, "free Quillfeather"] {
        let refused = person::take_up(&world.service, &world.ids.token, wrong).await;
        let Err(Error::Refused(problems)) = refused else { panic!("{wrong:?}: {refused:?}") };
        assert!(problems.at("password").is_some(), "{problems:?}");
    }
    assert!(person::take_up(&world.service, &world.ids.token, PASSWORD).await.is_ok());
}

#[tokio::test]
async fn what_is_no_link_is_not_found() {
    let world = world::copy().await.unwrap();
    let of_a_sign_in = Token::new(&world.service.random).secret();
    for token in ["", "x", "../../etc/passwd", &"A".repeat(22), &of_a_sign_in, &format!("{}A", world.ids.token)] {
        assert!(is_gone(&person::invited(&world.service, token).await), "{token:?}");
        assert!(is_gone(&person::take_up(&world.service, token, PASSWORD).await), "{token:?}");
    }
}

#[tokio::test]
async fn setting_a_password_ends_every_sign_in_with_the_one_before() {
    let world = world::copy().await.unwrap();
    person::take_up(&world.service, &world.ids.token, PASSWORD).await.unwrap();
    let token = Token::new(&world.service.random);
    let person = Some(world.ids.people[FREE]);
    let kept = sign_in::Kept { person, data: "{}".into(), expires_at: world.clock.now() };
    sign_in::create(&world.service, token, kept).await.unwrap();
    assert!(sign_in::load(&world.service, token).await.unwrap().is_some());

    let newest = invite(&world).await;
    person::take_up(&world.service, &newest, "another long password").await.unwrap();
    assert!(sign_in::load(&world.service, token).await.unwrap().is_none());
    assert!(sign_in::with_password(&world.service, FREE, PASSWORD, "").await.is_err());
}

#[tokio::test]
async fn a_new_account_is_its_owners_who_alone_is_sent_the_link() {
    let world = world::copy().await.unwrap();
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let form = New {
        email: "Ines.New@Trust.Example".into(),
        first_name: "Ines".into(),
        last_name: "New".into(),
        is_administrator: String::new(),
    };
    person::create(&world.service, administrator.as_ref(), world.key(), &form).await.unwrap();
    let token = world.link("ines.new@trust.example").await.unwrap();
    let events = service::event::everywhere(&world.service, administrator.as_ref(), None).await.unwrap();
    assert!(format!("{events:?}").contains("Ines New"));
    assert!(!format!("{events:?}").contains(&token), "no secret is on record");
    assert!(person::take_up(&world.service, &token, PASSWORD).await.is_ok());
}

#[tokio::test]
async fn a_new_link_for_the_line_manager_ends_the_one_before() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let sender = world.ids.participants["sender@trust.example"];
    let (key, actor) = (world.key(), coordinator.as_ref());
    for _ in 0..2 {
        world.wait(Duration::minutes(1));
        service::participant::ask_supervisor_again(&world.service, actor, key, sender).await.unwrap();
    }
    let before = service::approval::show(&world.service, &world.ids.approval).await;
    assert!(matches!(before, Err(Error::NotFound)), "{before:?}");
    let link = world.link_to("boss-of-sender@trust.example", "/approve/").await.unwrap();
    let decision = domain::approval::Decision { decision: "approve".into(), ..Default::default() };
    service::approval::decide(&world.service, &link, &decision).await.unwrap();
    let late = service::participant::ask_supervisor_again(&world.service, actor, world.key(), sender).await;
    assert!(matches!(late, Err(Error::Refused(_))), "{late:?}");
}
