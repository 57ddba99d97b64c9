//! Where links lead: nobody is shown the way to what they may not see, or to what is not there.

use super::browser::{Answer, Browser};
use std::collections::{BTreeMap, BTreeSet};
use world::Person;

/// More pages than this in so small a world, and something makes addresses without end.
const MOST: usize = 400;

/// The links of a page within the service, without what stands behind `#`.
fn links(answer: &Answer) -> impl Iterator<Item = String> {
    let links = answer.attributes("a[href]", "href").into_iter();
    links
        .filter(|link| link.starts_with('/') && !link.starts_with("//"))
        .map(|link| link.split('#').next().unwrap_or_default().to_owned())
}

/// Follows every link from the first page on; where each refused one was found.
async fn follow(browser: &mut Browser) -> (usize, BTreeMap<String, String>) {
    let mut seen = BTreeSet::from(["/".to_owned()]);
    let mut next = vec![("/".to_owned(), "the address".to_owned())];
    let mut wrong = BTreeMap::new();
    while let Some((path, found_on)) = next.pop() {
        let answer = browser.get(&path).await;
        if !answer.status.is_success() && !answer.status.is_redirection() {
            wrong.insert(path.clone(), format!("{} from {found_on}", answer.status));
        }
        for link in links(&answer) {
            if seen.len() < MOST && seen.insert(link.clone()) {
                next.push((link, path.clone()));
            }
        }
    }
    (seen.len(), wrong)
}

#[tokio::test]
async fn no_link_leads_anybody_to_a_refusal() {
    let world = world::copy().await.unwrap();
    for person in Person::ALL {
        let mut browser = Browser::of(&world, person).await;
        let (count, wrong) = follow(&mut browser).await;
        assert!(wrong.is_empty(), "{person:?}: {wrong:#?}");
        assert!((3..MOST).contains(&count), "{person:?} found {count} pages");
    }
}

#[tokio::test]
async fn an_evaluator_finds_what_was_released_and_the_way_back() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Evaluator).await;
    let report = browser.get("/programmes/north/report?cohort=one").await;
    let released = "/programmes/north/cohorts/one/reflections".to_owned();
    assert!(links(&report).any(|link| link == released), "{}", report.body);
    let back = browser.get(&released).await.attributes(".nhsuk-back-link", "href");
    assert_eq!(back, ["/programmes/north/report?cohort=one"]);
}
