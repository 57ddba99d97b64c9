//! Forms of other sites.

use super::{
    act,
    browser::{Browser, encoded},
};
use axum::{
    body::Body,
    http::{Request, header},
};
use service::programme;
use world::{Person, World};

async fn programmes(world: &World) -> usize {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    programme::mine(&world.service, administrator.as_ref()).await.unwrap().len()
}

#[tokio::test]
async fn a_form_of_another_site_does_nothing() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Administrator).await;
    let fields = encoded(&act::of("/act/programme/create", Person::Administrator, &world.ids));
    let mut post = async |headers: &[(&str, &str)]| {
        let mut request = Request::post("/act/programme/create")
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        browser.send(request.body(Body::from(fields.clone())).unwrap()).await
    };
    for headers in [
        &[("origin", "https://evil.example")][..],
        &[("origin", "null")],
        &[("origin", "http://pl.example.evil.example")],
        &[("origin", "http://pl.example:8080")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", "http://other.pl.example")],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("referer", "http://pl.example/admin")],
    ] {
        let answer = post(headers).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        assert!(answer.body.contains("<h1>") && answer.body.contains("href=\"/\""), "a page that says how to get on");
        assert_eq!(programmes(&world).await, 2, "{headers:?}");
    }
    let answer = post(&[("sec-fetch-site", "same-origin"), ("origin", "http://pl.example")]).await;
    assert_eq!((answer.status.as_u16(), programmes(&world).await), (303, 3));
}

#[tokio::test]
async fn a_link_on_another_site_can_be_followed() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Own).await;
    let request = Request::get("/pair").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
    assert_eq!(browser.send(request).await.status, 200);
}
