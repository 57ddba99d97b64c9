//! Headers that every answer has, whatever it is.

use super::browser::{Answer, Browser};
use scraper::{Html, Selector};
use world::{Person, World};

const HTTPS: &str = "https://pl.example";

/// One answer of every kind, with what it is.
async fn answers(world: &World) -> Vec<(&'static str, Answer)> {
    let mut own = Browser::of(world, Person::Own).await;
    let mut nobody = Browser::new(world);
    let large = "x".repeat(3 * 1024 * 1024);
    vec![
        ("a page", nobody.get("/sign-in").await),
        ("a page behind a sign-in", own.get("/pair").await),
        ("a page that is not there", own.get("/no-such-page").await),
        ("a page that is not theirs", own.get("/admin").await),
        ("a way to sign in", nobody.get("/pair").await),
        ("an asset or that it is not built", nobody.get("/favicon.svg").await),
        ("an asset that is not there", nobody.get("/pkg/none.js").await),
        ("the health", nobody.get("/health").await),
        ("a plain error", own.get("/programmes/north/exports/outcomes.csv").await),
        ("a refused form", nobody.post("/sign-in", "/act/sign-in", &[]).await),
        ("a refused call", own.call("/act/person/create", &[]).await),
        ("a form without a page", nobody.call("/act/no-such-act", &[]).await),
        ("a form that is too large", nobody.post("/sign-in", "/act/sign-in", &[("email", large)]).await),
        ("an act that is read", nobody.get("/act/sign-in").await),
        ("a form of another site", nobody.foreign("/act/sign-out").await),
    ]
}

#[tokio::test]
async fn every_answer_says_what_browsers_may_do_with_it() {
    for public_url in [world::PUBLIC_URL, HTTPS] {
        let world = world::copy_at(public_url).await.unwrap();
        for (what, answer) in answers(&world).await {
            let what = format!("{what} ({}, {public_url})", answer.status);
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
            assert_eq!(answer.header("x-frame-options"), "DENY", "{what}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{what}");
            let policy = answer.header("content-security-policy");
            for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
                assert!(policy.contains(part), "{what}: {policy}");
            }
            assert!(!policy.replace("'wasm-unsafe-eval'", "").contains("unsafe"), "{what}: {policy}");
            let transport = answer.header("strict-transport-security");
            assert_eq!(transport.starts_with("max-age="), public_url == HTTPS, "{what}: {transport}");
            if !what.starts_with("an asset") {
                assert_eq!(answer.header("cache-control"), "no-store", "{what}");
            }
        }
    }
}

#[tokio::test]
async fn scripts_of_a_page_run_by_its_own_nonce_and_nothing_else_in_it_runs() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Own).await;
    let mut nonces = Vec::new();
    for path in ["/", "/pair", "/shadowing/log", "/no-such-page", &format!("/shadowing/{}", world.ids.session)] {
        let page = browser.get(path).await;
        let policy = page.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        let scripts = page.attributes("script", "nonce");
        assert!(!scripts.is_empty() && scripts.iter().all(|of| *of == nonce), "{path}: {scripts:?} and not {nonce}");
        assert!(nonce.len() >= 16, "{nonce}");
        let html = Html::parse_document(&page.body);
        for element in html.select(&Selector::parse("*").unwrap()) {
            let inline = element.value().attrs().find(|(name, _)| name.starts_with("on") || *name == "style");
            assert!(inline.is_none(), "{path}: {inline:?}");
            let address = element.attr("href").or(element.attr("src")).unwrap_or_default();
            assert!(!address.contains("//") && !address.starts_with("javascript:"), "{path}: {address}");
        }
        nonces.push(nonce);
    }
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), 5, "each answer has its own");
}

#[tokio::test]
async fn assets_are_kept_by_browsers_and_nothing_else_is() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::new(&world);
    let page = browser.get("/").await;
    let style = page.attributes("link[rel=stylesheet]", "href").pop().unwrap();
    let answer = browser.get(&style).await;
    // Before the browser's part is built there is none to serve.
    if answer.status == 200 {
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert!(answer.header("content-type").starts_with("text/css"));
    } else {
        assert_eq!(answer.status, 404);
    }
}
