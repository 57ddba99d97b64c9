//! Reading changes nothing: every page is shown while nobody can write.

use super::{
    browser::Browser,
    page::address,
    routes::lines,
    table::{ACTS, PAGES},
};
use std::time::Duration;
use tokio::time::timeout;
use world::Person;

/// Whoever tries to write now waits for longer.
const SOON: Duration = Duration::from_secs(5);

#[tokio::test]
async fn every_page_is_shown_while_nobody_can_write() {
    let world = world::copy().await.unwrap();
    for person in [Person::Administrator, Person::Coordinator, Person::Evaluator, Person::Own, Person::SignedOut] {
        let mut browser = Browser::of(&world, person).await;
        let held = world.hold().await.unwrap();
        for line in lines(PAGES) {
            let path = address(&line, &world.ids);
            let answer = timeout(SOON, browser.get(&path)).await;
            let answer = answer.unwrap_or_else(|_| panic!("{path} waits to write for {person:?}"));
            assert!(!answer.status.is_server_error(), "{path} by {person:?}");
        }
        drop(held);
    }
}

#[tokio::test]
async fn an_act_that_is_read_rather_than_sent_is_not_carried_out() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Administrator).await;
    let held = world.hold().await.unwrap();
    for line in lines(ACTS) {
        let path = format!("{}?name=Third&organisation=Trust&slug=third", line.route);
        let answer = timeout(SOON, browser.get(&path)).await;
        let answer = answer.unwrap_or_else(|_| panic!("{path} waits to write"));
        assert_eq!(answer.status, 404, "{path}");
    }
    drop(held);
}

#[tokio::test]
async fn taking_a_file_away_is_the_one_reading_that_is_put_on_record() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Evaluator).await;
    let answer = browser.get("/programmes/north/exports/outcomes.csv?cohort=one").await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"outcomes-north-one.csv\"");
    assert!(answer.body.starts_with("\u{feff}instrument,"), "{}", answer.body);
    let audit = Browser::of(&world, Person::Coordinator).await.get("/programmes/north/audit").await;
    assert!(audit.body.contains("eval Staff exported the report on Cohort one."), "{}", audit.body);

    let mut browser = Browser::of(&world, Person::Coordinator).await;
    let answer = browser.get("/programmes/north/cohorts/one/pairing/scores.csv").await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"scores-north-one.csv\"");
    assert!(answer.body.starts_with("clinician,manager,allowed,blocking_rule,"), "{}", answer.body);
    let audit = browser.get("/programmes/north/audit").await;
    assert!(audit.body.contains("coord Staff exported the scores of Cohort one."), "{}", audit.body);
}
