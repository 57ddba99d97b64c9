//! Every address is in the tables.

use super::{
    forms::UPLOADS,
    table::{ACTS, API, OTHERS, PAGES},
};
use crate::router::pages;
use app::server::Surroundings;
use leptos::server_fn::axum::server_fn_paths;
use std::{collections::BTreeSet, sync::Arc};
use world::Person;

/// A line: the route, the address where it has one, and the status for everybody.
pub(super) struct Line {
    pub(super) route: &'static str,
    pub(super) address: &'static str,
    pub(super) answers: Vec<(Person, &'static str)>,
}

/// The lines of a table.
pub(super) fn lines(table: &'static str) -> Vec<Line> {
    let mut lines =
        table.lines().filter(|line| !line.is_empty()).map(|line| line.split_whitespace().collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    let people = heads.iter().position(|head| *head == Person::ALL[0].code()).unwrap();
    assert_eq!(heads[people..], Person::ALL.map(Person::code), "the columns are everybody there is");
    let read = |words: Vec<&'static str>| {
        assert_eq!(words.len(), heads.len(), "{} has an answer for everybody", words[0]);
        let answers = Person::ALL.into_iter().zip(words[people..].iter().copied()).collect();
        Line { route: words[0], address: words[people - 1], answers }
    };
    lines.map(read).collect()
}

fn listed(table: &'static str) -> BTreeSet<String> {
    lines(table).iter().map(|line| line.route.to_owned()).collect()
}

#[tokio::test]
async fn every_page_is_in_the_table() {
    let world = world::copy().await.unwrap();
    let surroundings =
        Surroundings { service: world.service.clone(), organisation: Arc::from(""), assets: Arc::from("") };
    let there: BTreeSet<_> = pages(&surroundings).iter().map(|page| page.path().to_owned()).collect();
    assert!(there.len() > 20, "{there:?}");
    assert_eq!(there, listed(PAGES));
}

#[test]
fn every_act_is_in_the_table() {
    let mut there: BTreeSet<_> = server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    assert!(there.len() > 20, "{there:?}");
    // Those that are no server functions, since a file is read as it arrives.
    there.extend(UPLOADS.map(str::to_owned));
    assert_eq!(there, listed(ACTS));
}

#[test]
fn every_other_route_is_in_the_table() {
    let source = include_str!("../router.rs");
    let there: BTreeSet<_> =
        source.split(".route(\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    assert!(there.len() > 3, "{there:?}");
    let of_api = lines(API).into_iter().filter_map(|line| Some(line.route.split_once(':')?.1.to_owned()));
    let mut listed: BTreeSet<_> = listed(OTHERS).into_iter().chain(of_api).collect();
    assert!(listed.remove("fallback"));
    listed.extend(UPLOADS.map(str::to_owned));
    assert_eq!(there, listed);
}
