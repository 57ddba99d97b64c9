//! What is too large.

use super::browser::Browser;
use crate::web::refused::FORM_LIMIT;
use axum::{
    body::Body,
    http::{Request, header},
};
use domain::import::MOST_BYTES;
use world::Person;

#[tokio::test]
async fn a_form_that_is_too_large_is_answered_with_a_sentence() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Own).await;
    let fields = [("what", "x".repeat(FORM_LIMIT))];
    let answer = browser.post("/shadowing/log", "/act/shadowing/log", &fields).await;
    assert_eq!(answer.status, 413);
    assert_eq!(answer.texts("h1"), ["This form is too large"]);
    assert!(answer.texts("p")[0].starts_with("Shorten what you typed"), "{}", answer.body);
}

#[tokio::test]
async fn what_says_that_it_is_no_form_is_not_read_without_end_either() {
    let world = world::copy().await.unwrap();
    for kind in ["text/plain", "application/json", "application/octet-stream", "multipart/form-data; boundary=edge", ""]
    {
        let mut request = Request::post("/act/sign-in").header(header::ACCEPT, "application/json");
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let body = Body::from(format!("email={}", "x".repeat(2 * FORM_LIMIT)));
        let answer = Browser::new(&world).send(request.body(body).unwrap()).await;
        assert!([400, 413].contains(&answer.status.as_u16()), "{kind}: {} {}", answer.status, answer.body);
    }
}

#[tokio::test]
async fn a_file_that_is_too_large_comes_back_to_its_form_with_a_sentence() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Coordinator).await;
    let page = "/programmes/north/cohorts/one/participants/import";
    let fields = [("programme", "north".to_owned()), ("cohort", "one".to_owned())];
    for (content, expected) in [
        (vec![b'x'; MOST_BYTES + 1024 * 1024], "Choose a file of 20 MB or less, or split this one"),
        (Vec::new(), "Choose a file with participants"),
    ] {
        let name = if content.is_empty() { "" } else { "large.csv" };
        let answer = browser.upload(page, "/act/participants/import", &fields, (name, &content)).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, page));
        let shown = browser.get(page).await;
        let messages = shown.texts(".nhsuk-error-message");
        assert_eq!(messages.len(), 1, "{}", shown.body);
        assert!(messages[0].ends_with(expected), "{messages:?}");
    }
}

#[tokio::test]
async fn a_file_of_the_largest_size_is_taken() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Coordinator).await;
    let page = "/programmes/north/cohorts/one/participants/import";
    let fields = [("programme", "north".to_owned()), ("cohort", "one".to_owned())];
    let answer =
        browser.upload(page, "/act/participants/import", &fields, ("largest.csv", &vec![b'x'; MOST_BYTES])).await;
    assert!(answer.location().starts_with(&format!("{page}/")), "{}", answer.location());
}
