//! Calendars, as other programs read them.

use super::browser::Browser;
use axum::{
    body::Body,
    http::{Request, header},
};

#[tokio::test]
async fn a_calendar_is_read_without_a_cookie_and_not_twice_where_nothing_has_changed() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::new(&world);
    let path = format!("/calendar/{}.ics", world.ids.calendar_secret);
    let answer = browser.get(&path).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.starts_with("BEGIN:VCALENDAR\r\n"), "{}", answer.body);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "private, no-cache");
    assert_eq!(answer.header("set-cookie"), "");
    let mark = answer.header("etag").to_owned();
    let asked = Request::head(&path).body(Body::empty()).unwrap();
    let head = browser.send(asked).await;
    assert_eq!((head.status.as_u16(), head.header("etag"), head.body.as_str()), (200, mark.as_str(), ""));
    for (known, status) in [(mark.clone(), 304), (format!("\"other\", W/{mark}"), 304), ("\"other\"".to_owned(), 200)] {
        let request = Request::get(&path).header(header::IF_NONE_MATCH, &known).body(Body::empty()).unwrap();
        let answer = browser.send(request).await;
        assert_eq!(answer.status, status, "{known}");
        assert_eq!(answer.body.is_empty(), status == 304);
    }
}
