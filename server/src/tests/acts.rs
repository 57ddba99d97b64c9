//! Every act, by everybody.

use super::{act, browser::Browser, forms::UPLOADS, routes::lines, table::ACTS};
use std::collections::BTreeMap;
use world::{Person, Template};

/// A world in which everybody has signed in, and the cookie of each.
pub(super) async fn signed_in() -> (Template, BTreeMap<Person, Option<String>>) {
    let world = world::copy().await.unwrap();
    let mut cookies = BTreeMap::new();
    for person in Person::ALL {
        cookies.insert(person, Browser::of(&world, person).await.cookie);
    }
    (world.freeze().await.unwrap(), cookies)
}

#[tokio::test]
async fn every_act_answers_everybody_as_the_table_says() {
    let (template, cookies) = signed_in().await;
    let mut wrong = Vec::new();
    for line in lines(ACTS) {
        for (person, expected) in line.answers {
            let world = template.copy().await.unwrap();
            let mut browser = Browser::new(&world);
            browser.cookie.clone_from(&cookies[&person]);
            let fields = act::of(line.route, person, &world.ids);
            let answer = if UPLOADS.contains(&line.route) {
                // Enough of each kind to be taken.
                let content = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
                browser.upload_as_program(line.route, &fields, ("file", content)).await
            } else {
                browser.call(line.route, &fields).await
            };
            if answer.status.as_str() != expected {
                let (status, body) = (answer.status, answer.body);
                wrong.push(format!("{} by {person:?}: {status} and not {expected}: {body}", line.route));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
