//! Drafts of forms.

use chrono::Duration;
use domain::{
    id::JottingId,
    jotting::{Form, Hold, Jotting, Kept, Subject},
    reflection, shadowing,
};
use service::{Error, jotting, tidy::tidy};
use world::{Person, World};

fn subject(world: &World) -> Subject {
    Subject::Reflection(world.ids.session)
}

fn typed(world: &World, hold: Hold, text: &str) -> Form {
    Form { subject: subject(world), hold, fields: vec![("what".to_owned(), text.to_owned())] }
}

async fn keep(world: &World, who: Person, form: &Form) -> Result<Kept, Error> {
    world.wait(Duration::seconds(5));
    let actor = world.actor(who).await.unwrap();
    jotting::keep(&world.service, actor.as_ref(), form).await
}

async fn found(world: &World, who: Person) -> Vec<Jotting> {
    let actor = world.actor(who).await.unwrap();
    jotting::of_form(&world.service, actor.as_ref(), subject(world)).await.unwrap()
}

fn texts(found: &[Jotting]) -> Vec<&str> {
    found.iter().map(|one| one.text("what")).collect()
}

#[tokio::test]
async fn what_is_typed_is_found_in_another_place_by_its_author_alone() {
    let world = world::copy().await.unwrap();
    let here = jotting::open(&world.service, None);
    for text in ["I", "I was", "I was late"] {
        assert!(!keep(&world, Person::Own, &typed(&world, here, text)).await.unwrap().is_beside);
    }
    let mine = found(&world, Person::Own).await;
    assert_eq!((texts(&mine), mine[0].version), (vec!["I was late"], 3));
    assert_eq!(found(&world, Person::Partner).await, []);
    // Another’s draft is not written over, nor thrown away.
    let hold = Hold { tab: mine[0].id, of: Some((mine[0].id, 3)) };
    let outcome = keep(&world, Person::Partner, &typed(&world, hold, "Mine")).await;
    assert!(matches!(outcome, Err(Error::NotFound)), "{outcome:?}");
    let partner = world.actor(Person::Partner).await.unwrap();
    jotting::forget(&world.service, partner.as_ref(), subject(&world), hold).await.unwrap();
    assert_eq!(texts(&found(&world, Person::Own).await), ["I was late"]);
}

#[tokio::test]
async fn two_tabs_keep_both_texts() {
    let world = world::copy().await.unwrap();
    keep(&world, Person::Own, &typed(&world, jotting::open(&world.service, None), "Begun")).await.unwrap();
    let begun = found(&world, Person::Own).await;
    let (one, other) = (jotting::open(&world.service, begun.first()), jotting::open(&world.service, begun.first()));
    assert!(!keep(&world, Person::Own, &typed(&world, one, "In one")).await.unwrap().is_beside);
    assert!(keep(&world, Person::Own, &typed(&world, other, "In the other")).await.unwrap().is_beside);
    keep(&world, Person::Own, &typed(&world, one, "In one, on")).await.unwrap();
    assert_eq!(texts(&found(&world, Person::Own).await), ["In one, on", "In the other"]);
}

#[tokio::test]
async fn a_form_that_is_saved_needs_its_draft_no_more() {
    let world = world::copy().await.unwrap();
    let (hold, other) = (jotting::open(&world.service, None), jotting::open(&world.service, None));
    keep(&world, Person::Own, &typed(&world, hold, "Done")).await.unwrap();
    keep(&world, Person::Own, &typed(&world, other, "Not done")).await.unwrap();
    let form = reflection::Form {
        session: world.ids.session.to_string(),
        what: "Done".into(),
        readers: "author".into(),
        version: 1,
        draft: hold.to_string(),
        ..reflection::Form::default()
    };
    let own = world.actor(Person::Own).await.unwrap();
    service::reflection::write(&world.service, own.as_ref(), world.key(), &form).await.unwrap();
    assert_eq!(texts(&found(&world, Person::Own).await), ["Not done"]);

    let of_log = Subject::Log(world.ids.pair, None);
    let form = Form { subject: of_log, ..typed(&world, hold, "") };
    keep(&world, Person::Own, &form).await.unwrap();
    let log = shadowing::Log {
        pair: world.ids.pair.to_string(),
        part: "visitor".into(),
        day: "yesterday".into(),
        from: "9".into(),
        to: "10".into(),
        place: "Ward 7".into(),
        draft: hold.to_string(),
        ..shadowing::Log::default()
    };
    service::shadowing::log(&world.service, own.as_ref(), world.key(), &log).await.unwrap();
    assert_eq!(jotting::of_form(&world.service, own.as_ref(), of_log).await.unwrap(), []);
}

#[tokio::test]
async fn a_draft_that_nobody_comes_back_to_is_forgotten() {
    let world = world::copy().await.unwrap();
    keep(&world, Person::Own, &typed(&world, jotting::open(&world.service, None), "Left")).await.unwrap();
    world.wait(Duration::days(90));
    tidy(&world.service).await.unwrap();
    assert_eq!(texts(&found(&world, Person::Own).await), ["Left"]);
    world.wait(Duration::seconds(1));
    tidy(&world.service).await.unwrap();
    assert_eq!(found(&world, Person::Own).await, []);
}

#[tokio::test]
async fn a_draft_is_no_longer_than_its_form() {
    let world = world::copy().await.unwrap();
    let hold = Hold { tab: JottingId(world.key().0), of: None };
    let long = keep(&world, Person::Own, &typed(&world, hold, &"x".repeat(120_001))).await;
    assert!(matches!(long, Err(Error::Refused(_))), "{long:?}");
    keep(&world, Person::Own, &typed(&world, hold, &"x".repeat(120_000))).await.unwrap();
}
