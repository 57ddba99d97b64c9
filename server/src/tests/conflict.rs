//! Two people change the same thing: the second sees both texts, and decides.

use super::{act, browser::Browser};
use world::Person;

#[tokio::test]
async fn both_texts_are_shown_and_the_second_may_be_saved_over_the_first() {
    let world = world::copy().await.unwrap();
    let page = "/programmes/north/cohorts/one/settings";
    let fields = |name: &str, version: &str| {
        let mut fields = act::of("/act/cohort/change", Person::Coordinator, &world.ids);
        fields.retain(|(field, _)| !["name", "version"].contains(field));
        fields.extend([("name", name.to_owned()), ("version", version.to_owned())]);
        fields
    };
    let mut coordinator = Browser::of(&world, Person::Coordinator).await;
    let version = coordinator.get(page).await.hidden("/act/cohort/change", "version");
    let mut administrator = Browser::of(&world, Person::Administrator).await;
    let first = administrator.post(page, "/act/cohort/change", &fields("Spring", &version)).await;
    assert!(first.location().ends_with("?done=changed"), "{}", first.location());

    let second = coordinator.submit(page, "/act/cohort/change", &fields("Autumn", &version)).await;
    assert_eq!(second.texts(".nhsuk-error-summary__title"), ["Somebody else changed this first"]);
    assert_eq!(second.attributes("input[name=name]", "value"), ["Autumn"], "what was typed");
    assert!(second.texts("#name-theirs")[0].ends_with("Spring"), "what they saved");
    assert!(second.attributes("input[name=name]", "aria-describedby")[0].contains("name-theirs"));
    let newer = second.hidden("/act/cohort/change", "version");
    assert_ne!(newer, version);

    let third = coordinator.submit(page, "/act/cohort/change", &fields("Autumn", &newer)).await;
    assert_eq!(third.attributes("input[name=name]", "value"), ["Autumn"]);
    assert_eq!(third.texts(".nhsuk-notification-banner__heading"), ["Your changes are saved."]);
}

#[tokio::test]
async fn a_reflection_written_in_two_windows_keeps_both_texts() {
    let world = world::copy().await.unwrap();
    let page = format!("/shadowing/{}", world.ids.session);
    let fields = |what: &str| {
        let mut fields = act::of("/act/shadowing/reflect", Person::Own, &world.ids);
        fields.retain(|(field, _)| *field != "what");
        fields.push(("what", what.to_owned()));
        fields
    };
    let mut browser = Browser::of(&world, Person::Own).await;
    browser.submit(&page, "/act/shadowing/reflect", &fields("In the first window")).await;
    let second = browser.submit(&page, "/act/shadowing/reflect", &fields("In the second window")).await;
    assert_eq!(second.texts("textarea[name=what]"), ["In the second window"]);
    assert!(second.texts("#what-theirs")[0].ends_with("In the first window"), "{}", second.body);
}

#[tokio::test]
async fn an_offer_that_is_withdrawn_while_it_is_asked_for_loses_nothing_of_what_was_typed() {
    let world = world::copy().await.unwrap();
    let page = format!("/bookings/new?for=visit&offer={}", world.ids.offer);
    let mut partner = Browser::of(&world, Person::Partner).await;
    let before = partner.get(&page).await;
    assert_eq!(before.hidden("/act/booking/propose", "part"), "visitor");
    let fields: Vec<_> = [
        ("pair", world.ids.pair.to_string()),
        ("offer", before.hidden("/act/booking/propose", "offer")),
        ("part", "visitor".to_owned()),
        ("day", "2027-10-25am".to_owned()),
        ("means", "in_person".to_owned()),
        ("place", "Clinic 4".to_owned()),
        ("objectives", "See who decides".to_owned()),
    ]
    .into();
    let own = world.actor(Person::Own).await.unwrap();
    service::offer::withdraw(&world.service, own.as_ref(), world.ids.offer).await.unwrap();
    let refused = partner.submit(&page, "/act/booking/propose", &fields).await;
    assert!(refused.texts(".nhsuk-error-summary")[0].contains("has withdrawn the offer"), "{}", refused.body);
    assert_eq!(refused.texts("textarea[name=objectives]"), ["See who decides"]);
    assert_eq!(refused.attributes("input[name=place]", "value"), ["Clinic 4"]);
    // Sent as it came back, it is a visit of one's own.
    assert_eq!(refused.hidden("/act/booking/propose", "offer"), "");
    let mut again = fields;
    again[1].1 = String::new();
    let sent = partner.post(&page, "/act/booking/propose", &again).await;
    assert!(sent.location().ends_with("?done=booked"), "{}", sent.location());
}
