//! Callers that speak JSON: the status says what happened, the body why.

use super::{
    act::{self, Fields},
    browser::Browser,
};
use app::error::AppError;
use world::{Person, World};

async fn call(world: &World, person: Person, path: &str, fields: &Fields) -> (u16, AppError) {
    let answer = Browser::of(world, person).await.call(path, fields).await;
    assert!(answer.header("content-type").starts_with("application/json"), "{path}: {}", answer.header("content-type"));
    assert_eq!(answer.location(), "", "{path}");
    let error = serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{path}: {error}: {}", answer.body));
    (answer.status.as_u16(), error)
}

#[tokio::test]
async fn whoever_is_signed_out_or_may_not_is_told_so() {
    let world = world::copy().await.unwrap();
    let fields = act::of("/act/cohort/create", Person::Own, &world.ids);
    let signed_out = call(&world, Person::SignedOut, "/act/cohort/create", &fields).await;
    assert_eq!(signed_out, (401, AppError::SignedOut));
    assert_eq!(call(&world, Person::Own, "/act/cohort/create", &fields).await, (403, AppError::Forbidden));
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let world = world::copy().await.unwrap();
    let elsewhere = vec![("programme", "west".to_owned())];
    assert_eq!(call(&world, Person::Coordinator, "/act/cohort/create", &elsewhere).await, (404, AppError::NotFound));
    for path in ["/act/no-such-act", "/act/", "/act/cohort"] {
        assert_eq!(call(&world, Person::Coordinator, path, &Vec::new()).await, (404, AppError::NotFound), "{path}");
    }
    let nonsense = vec![("session", "nonsense".to_owned())];
    assert_eq!(call(&world, Person::Own, "/act/shadowing/confirm", &nonsense).await, (404, AppError::NotFound));
}

#[tokio::test]
async fn what_is_to_be_changed_or_looked_at_again_is_named_field_by_field() {
    let world = world::copy().await.unwrap();
    let (status, error) = call(&world, Person::Administrator, "/act/programme/create", &Vec::new()).await;
    let AppError::Refused(problems) = error else { panic!("{error:?}") };
    let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
    assert_eq!((status, fields), (422, vec!["name", "organisation", "slug"]));

    let mut log = act::log(&world.ids);
    log.retain(|(name, _)| *name != "observed");
    log.push(("observed", "The lady in bed 12".to_owned()));
    let (status, error) = call(&world, Person::Own, "/act/shadowing/log", &log).await;
    let AppError::Check(problems) = error else { panic!("{error:?}") };
    assert_eq!((status, problems.at("observed").is_some()), (422, true));
}

#[tokio::test]
async fn a_conflict_comes_with_what_somebody_else_saved() {
    let world = world::copy().await.unwrap();
    let fields = act::of("/act/cohort/change", Person::Coordinator, &world.ids);
    let first = Browser::of(&world, Person::Coordinator).await.call("/act/cohort/change", &fields).await;
    assert_eq!(first.status, 303, "{}", first.body);
    let (status, error) = call(&world, Person::Administrator, "/act/cohort/change", &fields).await;
    let AppError::Conflict { theirs, version } = error else { panic!("{error:?}") };
    assert_eq!((status, version, theirs[0].1.as_str()), (409, 2, "Named anew"));
}

#[tokio::test]
async fn what_is_no_form_is_malformed() {
    let world = world::copy().await.unwrap();
    let fields = vec![("version", "many".to_owned()), ("draft", world.ids.draft.to_string())];
    let (status, error) = call(&world, Person::Coordinator, "/act/pairing/again", &fields).await;
    assert_eq!((status, error), (400, AppError::Malformed));
}
