//! The same form, sent twice.

use super::{act, browser::Browser};
use service::{pair, programme};
use world::{Person, World};

async fn sessions(world: &World) -> usize {
    let own = world.actor(Person::Own).await.unwrap();
    pair::show(&world.service, own.as_ref(), world.ids.pair).await.unwrap().sessions.len()
}

#[tokio::test]
async fn a_form_sent_twice_is_carried_out_once_and_leads_to_the_same_page() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Own).await;
    let page = browser.get("/shadowing/log").await;
    let mut fields = act::log(&world.ids);
    fields.push(("key", page.hidden("/act/shadowing/log", "key")));
    let before = sessions(&world).await;
    let first = browser.post("/shadowing/log", "/act/shadowing/log", &fields).await;
    let second = browser.post("/shadowing/log", "/act/shadowing/log", &fields).await;
    assert!(first.location().ends_with("?done=logged"), "{}", first.location());
    assert_eq!(first.location(), second.location());
    assert_eq!(sessions(&world).await, before + 1);

    let again = browser.get("/shadowing/log").await.hidden("/act/shadowing/log", "key");
    fields.retain(|(field, _)| !["key", "from", "to"].contains(field));
    fields.extend([("key", again), ("from", "13".to_owned()), ("to", "14".to_owned())]);
    browser.post("/shadowing/log", "/act/shadowing/log", &fields).await;
    assert_eq!(sessions(&world).await, before + 2, "the form anew is another");
}

#[tokio::test]
async fn a_form_without_a_key_is_carried_out_each_time_it_is_sent() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Own).await;
    let before = sessions(&world).await;
    for (from, to) in [("9", "10"), ("10", "11")] {
        let mut fields = act::log(&world.ids);
        fields.retain(|(field, _)| !["from", "to"].contains(field));
        fields.extend([("from", from.to_owned()), ("to", to.to_owned())]);
        browser.post("/shadowing/log", "/act/shadowing/log", &fields).await;
    }
    assert_eq!(sessions(&world).await, before + 2);
}

#[tokio::test]
async fn a_form_sent_by_two_tabs_at_once_is_carried_out_once() {
    let world = world::copy().await.unwrap();
    let browser = Browser::of(&world, Person::Administrator).await;
    let mut fields = act::of("/act/programme/create", Person::Administrator, &world.ids);
    fields.push(("key", world.key().to_string()));
    let (mut one, mut other) = (browser.clone(), browser.clone());
    let page = "/admin/programmes/new";
    let (first, second) = tokio::join!(
        one.post(page, "/act/programme/create", &fields),
        other.post(page, "/act/programme/create", &fields)
    );
    assert_eq!(first.location(), "/programmes/third?done=programme");
    assert_eq!(second.location(), first.location());
    let administrator = world.actor(Person::Administrator).await.unwrap();
    assert_eq!(programme::mine(&world.service, administrator.as_ref()).await.unwrap().len(), 3);
}
