//! What a programme's messages say.

use domain::mail::{
    Template,
    template::{Form, Words},
};
use service::{
    Error,
    mail::{page, reword, wordings},
    pair,
};
use world::{Person, World};

fn form(subject: &str, body: &str) -> Form {
    Form { subject: subject.into(), body: body.into() }
}

async fn change(world: &World, version: i64, form: &Form) -> Result<(), Error> {
    let actor = world.actor(Person::Coordinator).await.unwrap();
    reword(&world.service, actor.as_ref(), world.key(), (world.ids.programme, "nudge"), version, form).await
}

async fn kept(world: &World) -> (Words, i64) {
    let actor = world.actor(Person::Coordinator).await.unwrap();
    let (_, all) = wordings(&world.service, actor.as_ref(), world.ids.programme).await.unwrap();
    let nudge = all.into_iter().find(|one| one.template == Template::Nudge).unwrap();
    (nudge.words, nudge.version)
}

#[tokio::test]
async fn every_message_says_what_the_programme_chose() {
    let world = world::copy().await.unwrap();
    assert_eq!(kept(&world).await, (Template::Nudge.usual(), 0));
    change(&world, 0, &form("Hello {name}", "Meet {partners}: {link}")).await.unwrap();

    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    pair::nudge(&world.service, coordinator.as_ref(), world.key(), world.ids.pair).await.unwrap();
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = page(&world.service, administrator.as_ref(), None).await.unwrap();
    let told = messages.iter().find(|message| message.recipient == Person::Own.email()).unwrap();
    assert_eq!(told.subject, "Hello own Quillfeather");
    assert_eq!(told.body, format!("Meet partner Quillfeather: {}/\n", world::PUBLIC_URL));
}

#[tokio::test]
async fn whoever_rewords_in_two_windows_is_shown_both() {
    let world = world::copy().await.unwrap();
    change(&world, 0, &form("First", "{link}")).await.unwrap();
    let late = change(&world, 0, &form("Second", "{link}")).await;
    let Err(Error::Conflict { theirs, version: 1 }) = late else { panic!("{late:?}") };
    assert!(theirs.contains(&("subject".to_owned(), "First".to_owned())));
    change(&world, 1, &form("Second", "{link}")).await.unwrap();
    assert_eq!(kept(&world).await, (Words { subject: "Second".into(), body: "{link}".into() }, 2));
}

#[tokio::test]
async fn what_would_make_a_message_useless_is_refused() {
    let world = world::copy().await.unwrap();
    for wrong in [form("", "{link}"), form("Hello", "No way in"), form("{secret}", "{link}")] {
        let refused = change(&world, 0, &wrong).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{wrong:?}: {refused:?}");
    }
    let actor = world.actor(Person::Coordinator).await.unwrap();
    let nowhere =
        reword(&world.service, actor.as_ref(), world.key(), (world.ids.programme, "pigeon"), 0, &Form::default()).await;
    assert!(matches!(nowhere, Err(Error::NotFound)));
}
