//! The page to sign in on, and the way back from it.

use super::browser::Browser;
use scraper::{Html, Selector};
use world::{PASSWORD, Person, World};

/// What stands on the page after signing in was refused, without what is new on every page.
async fn refused(world: &World, email: &str, password: &str) -> String {
    let fields = [("email", email.to_owned()), ("password", password.to_owned())];
    let page = Browser::new(world).submit("/sign-in", "/act/sign-in", &fields).await;
    let html = Html::parse_document(&page.body);
    let main = html.select(&Selector::parse("main").unwrap()).next().unwrap().inner_html();
    let key = page.hidden("/act/sign-in", "key");
    main.replace(&key, "").replace(email, "")
}

#[tokio::test]
async fn the_page_is_the_same_whether_or_not_there_is_an_account() {
    let world = world::copy().await.unwrap();
    let wrong_password = refused(&world, "own@trust.example", "otter lantern").await;
    let no_account = refused(&world, "oww@trust.example", PASSWORD).await;
    let not_taken_up = refused(&world, "free@trust.example", PASSWORD).await;
    assert!(wrong_password.contains("one of the two is not right"), "{wrong_password}");
    assert_eq!(wrong_password, no_account);
    assert_eq!(wrong_password, not_taken_up);
}

#[tokio::test]
async fn whoever_signs_in_comes_to_the_page_they_asked_for() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::new(&world);
    let asked = format!("/shadowing/{}?done=logged", world.ids.session);
    let sent = browser.get(&asked).await;
    let page = browser.get(sent.location()).await;
    let next = page.hidden("/act/sign-in", "next");
    assert_eq!(next, asked);
    let fields = [("email", Person::Own.email()), ("password", PASSWORD.to_owned()), ("next", next)];
    let answer = browser.post(sent.location(), "/act/sign-in", &fields).await;
    assert_eq!(answer.location(), asked);
}

#[tokio::test]
async fn nobody_is_sent_to_another_site() {
    let world = world::copy().await.unwrap();
    for next in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"]
    {
        let fields = [("email", Person::Own.email()), ("password", PASSWORD.to_owned()), ("next", next.to_owned())];
        let answer = Browser::new(&world).post("/sign-in", "/act/sign-in", &fields).await;
        assert_eq!(answer.location(), "/", "{next}");
    }
}

#[tokio::test]
async fn a_link_leads_to_an_account_and_signs_in() {
    let world = world::copy().await.unwrap();
    let page = format!("/welcome/{}", world.ids.token);
    let mut browser = Browser::new(&world);
    let token = browser.get(&page).await.hidden("/act/welcome", "token");
    let fields = |password: &str| [("token", token.clone()), ("password", password.to_owned())];
    let weak = browser.submit(&page, "/act/welcome", &fields("password1234")).await;
    assert!(weak.texts(".nhsuk-error-message")[0].contains("harder to guess"), "{}", weak.body);
    assert!(!weak.body.contains("password1234"));
    let home = browser.submit(&page, "/act/welcome", &fields(PASSWORD)).await;
    assert!(home.texts(".nhsuk-header__account-item")[0].starts_with("free Quillfeather"), "{}", home.body);
    assert_eq!(Browser::new(&world).get(&page).await.status, 404, "it worked once");
}

#[tokio::test]
async fn there_is_nobody_to_choose_outside_the_demo() {
    let world = world::copy().await.unwrap();
    let page = Browser::new(&world).get("/sign-in").await;
    assert!(page.attributes("form[action='/act/sign-in/demo']", "action").is_empty());
    assert!(!page.body.contains("@trust.example"));
}
