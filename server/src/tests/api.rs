//! The programming interface: what it answers everybody, and how tokens, keys and versions count.

use super::{
    acts::signed_in,
    browser::{Answer, Browser},
    page::address,
    routes::lines,
    table::API,
};
use axum::{
    body::Body,
    http::{Request, header},
};
use serde_json::Value;
use service::access_token;
use world::{Person, World};

const DRAFTS: &str = "/api/v1/programmes/north/cohorts/one/pairing/drafts";

/// Sends a request with these headers and nothing in it.
async fn send(browser: &mut Browser, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.send(request.body(Body::empty()).unwrap()).await
}

/// What a program sends that has a token.
fn bearer(world: &World) -> String {
    format!("Bearer {}", world.ids.access_secret)
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

#[tokio::test]
async fn every_address_of_the_interface_answers_everybody_as_the_table_says() {
    let (template, cookies) = signed_in().await;
    let mut wrong = Vec::new();
    for line in lines(API) {
        let (method, _) = line.route.split_once(':').unwrap();
        for (person, expected) in &line.answers {
            let world = template.copy().await.unwrap();
            let mut browser = Browser::new(&world);
            browser.cookie.clone_from(&cookies[person]);
            let etag = format!("\"{}\"", world.ids.version);
            let path = address(&line, &world.ids);
            let answer = send(&mut browser, method, &path, &[("if-match", &etag)]).await;
            if answer.status.as_str() != *expected {
                wrong.push(format!(
                    "{method} {path} by {person:?}: {} and not {expected}: {}",
                    answer.status, answer.body
                ));
            }
            if answer.status.is_client_error() {
                assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
                assert_eq!(json(&answer)["status"], answer.status.as_u16(), "{path}");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_token_acts_for_its_owner_until_it_is_revoked_and_begins_no_sign_in() {
    let world = world::copy().await.unwrap();
    let path = format!("/api/v1/drafts/{}", world.ids.draft);
    let mut program = Browser::new(&world);
    let answer = send(&mut program, "GET", &path, &[("authorization", &bearer(&world))]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!((answer.header("set-cookie"), program.cookie.as_deref()), ("", None));
    assert_eq!(json(&answer)["pairs"].as_array().unwrap().len(), 2);

    // A wrong token is told so, even beside a sign-in that may.
    let mut coordinator = Browser::of(&world, Person::Coordinator).await;
    for wrong in ["Bearer AAAAAAAAAAAAAAAAAAAAAA", "Bearer", "Basic eDp5", "nonsense"] {
        let answer = send(&mut coordinator, "GET", &path, &[("authorization", wrong)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("www-authenticate")), (401, "Bearer"), "{wrong}");
    }
    // Pages take no token.
    let answer = send(&mut program, "GET", "/me", &[("authorization", &bearer(&world))]).await;
    assert!(answer.location().starts_with("/sign-in?next="), "{}", answer.location());

    let actor = world.actor(Person::Coordinator).await.unwrap();
    let kept = access_token::list(&world.service, actor.as_ref()).await.unwrap();
    assert_eq!((kept.len(), kept[0].last_used_at), (1, Some(world.clock.now())));
    access_token::revoke(&world.service, actor.as_ref(), world.ids.access_token).await.unwrap();
    assert_eq!(send(&mut program, "GET", &path, &[("authorization", &bearer(&world))]).await.status, 401);
}

#[tokio::test]
async fn a_cookie_is_still_protected_from_other_sites() {
    let world = world::copy().await.unwrap();
    let mut coordinator = Browser::of(&world, Person::Coordinator).await;
    for headers in [[("origin", "https://evil.example")], [("sec-fetch-site", "cross-site")]] {
        assert_eq!(send(&mut coordinator, "POST", DRAFTS, &headers).await.status, 403, "{headers:?}");
    }
}

#[tokio::test]
async fn pairs_are_proposed_explained_and_published_from_end_to_end() {
    let world = world::copy().await.unwrap();
    let (token, mut program) = (bearer(&world), Browser::new(&world));
    let with = |more: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        let more = more.iter().map(|(name, value)| (*name, (*value).to_owned()));
        std::iter::once(("authorization", token.clone())).chain(more).collect()
    };
    let mut call = async |method: &str, path: &str, more: &[(&'static str, &str)]| {
        let headers = with(more);
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        send(&mut program, method, path, &headers).await
    };
    let key = [("idempotency-key", "friday afternoon")];
    let made = call("POST", DRAFTS, &key).await;
    assert_eq!((made.status.as_u16(), made.header("etag")), (201, "\"1\""), "{}", made.body);
    // Sent again with the same key it is done once.
    let again = call("POST", DRAFTS, &key).await;
    let place = made.header("location").to_owned();
    assert_eq!(again.header("location"), place);

    let read = json(&call("GET", &place, &[]).await);
    let id = |person: &Value| person["id"].as_str().unwrap().to_owned();
    let pair = &read["pairs"][0];
    let path = format!("{place}/why-not?clinician={}&manager={}", id(&pair["clinician"]), id(&pair["manager"]));
    let why = json(&call("GET", &path, &[]).await);
    assert_eq!((&why["is_paired"], &why["clinician"]["name"]), (&Value::Bool(true), &pair["clinician"]["name"]));
    let nobody = call("GET", &format!("{place}/why-not"), &[]).await;
    assert_eq!((nobody.status.as_u16(), json(&nobody)["errors"].as_array().unwrap().len()), (422, 2));

    // Nothing is changed by whoever does not say what they saw.
    let publish = format!("{place}/publish");
    for (headers, expected) in [
        (&[][..], 428),
        (&[("if-match", "\"-1\"")], 400),
        (&[("if-match", "\"7\"")], 412),
        (&[("if-match", "1")], 400),
        (&[("if-match", "*")], 400),
    ] {
        assert_eq!(call("POST", &publish, headers).await.status.as_u16(), expected, "{headers:?}");
    }
    let again = call("POST", &format!("{place}/again"), &[("if-match", "\"1\"")]).await;
    assert_eq!((again.status.as_u16(), again.header("etag")), (200, "\"2\""));
    for _ in 0..2 {
        let published = call("POST", &publish, &[("if-match", "\"2\"")]).await;
        assert_eq!((published.status.as_u16(), &json(&published)["is_published"]), (200, &Value::Bool(true)));
    }
    let pairs = json(&call("GET", "/api/v1/programmes/north/cohorts/one/pairs", &[]).await);
    assert_eq!(pairs["pairs"].as_array().unwrap().len(), 5, "{pairs}");
    assert_eq!(call("GET", "/api/v1/programmes/north/cohorts/one/pairs?after=zzz", &[]).await.status, 422);
    let scores = call("GET", "/api/v1/programmes/north/cohorts/one/pairing/scores.csv", &[]).await;
    assert!(scores.body.starts_with("clinician,manager,allowed,"), "{}", scores.body);
}

#[tokio::test]
async fn a_new_token_is_shown_on_one_page_and_never_again() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Coordinator).await;
    let made = browser.post("/me/access-tokens", "/act/access-token/make", &[("name", "Rota".to_owned())]).await;
    let cookie = made.header("set-cookie").to_owned();
    assert!(cookie.contains("; HttpOnly; SameSite=Strict") && cookie.contains("Path=/me/access-tokens"), "{cookie}");
    let (secret, _) = cookie.split_once(';').unwrap();
    let sign_in = browser.cookie.clone().unwrap();
    browser.cookie = Some(format!("{sign_in}; {secret}"));
    let page = browser.get(made.location()).await;
    let shown = page.texts("code").remove(0);
    assert_eq!(secret, format!("shown_once={shown}"));
    assert!(page.headers.get_all(header::SET_COOKIE).iter().any(|it| it.to_str().unwrap().contains("Max-Age=0")));
    browser.cookie = Some(sign_in);
    assert!(browser.get("/me/access-tokens").await.texts("code").is_empty());
    let sent = format!("Bearer {shown}");
    let path = format!("/api/v1/drafts/{}", world.ids.draft);
    assert_eq!(send(&mut Browser::new(&world), "GET", &path, &[("authorization", &sent)]).await.status, 200);
}

#[test]
fn the_description_names_every_route_and_no_other() {
    let description: Value = serde_json::from_str(crate::api::DESCRIPTION).unwrap();
    let paths = description["paths"].as_object().unwrap();
    let described = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap().keys().filter(|it| *it != "parameters");
        methods.map(move |method| format!("{}:{path}", method.to_uppercase()))
    });
    let described: std::collections::BTreeSet<_> = described.collect();
    let listed = lines(API).into_iter().map(|line| line.route.to_owned()).filter(|it| !it.contains("{*rest}"));
    assert_eq!(described, listed.collect());
}
