//! The cookie that keeps somebody signed in.

use super::browser::{Answer, Browser};
use chrono::Duration;
use service::sign_in::{IDLE, LONGEST};
use world::{PASSWORD, Person};

/// The cookie that an answer sets: name, value and what is said of it.
fn cookie(answer: &Answer) -> (String, String, Vec<String>) {
    let mut parts = answer.header("set-cookie").split("; ").map(str::to_owned);
    let (name, value) = parts.next().unwrap().split_once('=').map(|(n, v)| (n.to_owned(), v.to_owned())).unwrap();
    let mut rest: Vec<String> = parts.collect();
    rest.sort();
    (name, value, rest)
}

fn fields() -> [(&'static str, String); 2] {
    [("email", Person::Own.email()), ("password", PASSWORD.to_owned())]
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
    for (public_url, expected_name, is_secure) in
        [("http://pl.example", "sign_in", false), ("https://pl.example", "__Host-sign_in", true)]
    {
        let world = world::copy_at(public_url).await.unwrap();
        let answer = Browser::new(&world).post("/sign-in", "/act/sign-in", &fields()).await;
        let (name, value, said) = cookie(&answer);
        assert_eq!(name, expected_name);
        assert!(value.len() >= 22, "128 random bits and no fewer: {value}");
        for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(said.iter().any(|one| one == part), "{part}: {said:?}");
        }
        assert_eq!(said.iter().any(|one| one == "Secure"), is_secure, "{said:?}");
        assert!(!said.iter().any(|one| one.starts_with("Domain")), "{said:?}");
    }
}

#[tokio::test]
async fn the_cookie_lasts_as_long_as_the_sign_in_may() {
    let world = world::copy().await.unwrap();
    let answer = Browser::new(&world).post("/sign-in", "/act/sign-in", &fields()).await;
    let (_, _, said) = cookie(&answer);
    let age = said.iter().find_map(|one| one.strip_prefix("Max-Age=")).map(|age| age.parse::<i64>().unwrap());
    // It is set once; whoever goes on using the service must not lose it before the service ends the sign-in.
    assert!(age.is_none_or(|age| age >= LONGEST.num_seconds()), "{said:?}");
}

#[tokio::test]
async fn whoever_only_looks_gets_no_cookie() {
    let world = world::copy().await.unwrap();
    for path in ["/", "/sign-in", "/pair", "/no-such-page", "/health"] {
        assert_eq!(Browser::new(&world).get(path).await.header("set-cookie"), "", "{path}");
    }
}

#[tokio::test]
async fn signing_in_begins_under_a_new_token() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::new(&world);
    // A refused form is kept for whoever has not signed in, and so there is a cookie that somebody could have planted.
    browser.post("/sign-in", "/act/sign-in", &[]).await;
    let planted = browser.cookie.clone();
    assert!(planted.is_some());
    let mut browser = browser.signed_in(Person::Own).await;
    assert_ne!(browser.cookie, planted);
    assert_eq!(browser.get("/me").await.status, 200);
    browser.cookie = planted;
    assert_eq!(browser.get("/me").await.status, 303);
}

#[tokio::test]
async fn signing_out_ends_the_sign_in_and_not_only_the_cookie() {
    let world = world::copy().await.unwrap();
    for act in ["/act/sign-out", "/act/sign-out/everywhere"] {
        let mut browser = Browser::of(&world, Person::Own).await;
        let mut other = Browser::of(&world, Person::Own).await;
        let kept = browser.cookie.clone();
        let answer = browser.post("/", act, &[]).await;
        assert!(answer.location().starts_with("/?done=signed-out"), "{}", answer.location());
        assert_eq!(browser.cookie, None, "{}", answer.header("set-cookie"));
        browser.cookie = kept;
        assert_eq!(browser.get("/me").await.status, 303, "the same token again");
        let elsewhere = other.get("/me").await.status;
        assert_eq!(elsewhere == 303, act.ends_with("everywhere"), "{act}: {elsewhere}");
    }
}

#[tokio::test]
async fn a_sign_in_ends_when_it_is_not_used_and_after_the_longest_time() {
    let world = world::copy().await.unwrap();
    let mut used = Browser::of(&world, Person::Own).await;
    let mut unused = Browser::of(&world, Person::Own).await;
    let began = world.clock.now();
    while world.clock.now() + Duration::hours(1) < began + LONGEST {
        world.wait(Duration::hours(1));
        assert_eq!(used.get("/me").await.status, 200, "{}", world.clock.now());
    }
    world.clock.set(began + LONGEST);
    assert_eq!(used.get("/me").await.status, 303);
    world.clock.set(began + IDLE);
    assert_eq!(unused.get("/me").await.status, 303);
}

#[tokio::test]
async fn nonsense_in_a_cookie_is_nobody() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::new(&world);
    for cookie in ["sign_in=", "sign_in=x", "sign_in=AAAAAAAAAAAAAAAAAAAAAA", "sign_in=\"><script>", "other=1"] {
        browser.cookie = Some(cookie.to_owned());
        assert_eq!(browser.get("/me").await.status, 303, "{cookie}");
        browser.cookie = Some(cookie.to_owned());
        assert_eq!(browser.get("/").await.status, 200, "{cookie}");
    }
}
