//! The use cases as the sources have them: every public function of the crate, whether it asks who calls it, and the
//! acts that are asked for.

use std::{collections::BTreeSet, fs, path::Path};

/// A public function: `noun::verb`, and whether it takes an actor.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) asks: bool,
    is_async: bool,
}

impl Found {
    /// Whether the tables must say something of it: not of what neither waits for the database nor asks anybody.
    pub(crate) fn is_to_be_listed(&self) -> bool {
        self.is_async || self.asks
    }
}

/// Every public function of the crate.
pub(crate) fn functions() -> Vec<Found> {
    let mut found: Vec<_> = sources().iter().flat_map(|(noun, source)| of_source(noun, source)).collect();
    found.sort();
    found
}

/// Every act that is named anywhere: noun and act.
pub(crate) fn acts() -> BTreeSet<(String, String)> {
    let name = |rest: &str| rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    let of = |(noun, source): (String, String)| {
        source.split("Act::").skip(1).map(|rest| (noun.clone(), name(rest))).collect::<Vec<_>>()
    };
    sources().into_iter().flat_map(of).collect()
}

/// Noun and text of every file.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), None, &mut found);
    found
}

fn read_folder(folder: &Path, noun: Option<&str>, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        // What stands in `pairing/board.rs` is called `pairing::...`.
        let noun = noun.unwrap_or(&stem);
        if path.is_dir() {
            read_folder(&path, Some(noun), found);
        } else {
            found.push((noun.to_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
}

fn of_source(noun: &str, source: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (start, is_async) in [("pub fn ", false), ("pub async fn ", true)] {
        for (at, _) in source.match_indices(start) {
            let rest = &source[at + start.len()..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let signature = rest.split('{').next().unwrap();
            found.push(Found { name: format!("{noun}::{name}"), asks: signature.contains("actor: Option<"), is_async });
        }
    }
    found
}

#[test]
fn a_function_is_found_however_its_signature_is_broken_into_lines() {
    let source = "pub async fn one(a: u8) {}\npub(crate) async fn hidden() {}\n/// x\npub async fn two(\n    service: &Service,\n    \
                  actor: Option<&Actor>,\n) -> Result<()> {}\nfn private() {}\npub fn three(actor: Option<&Actor>) {}";
    let found: Vec<_> = of_source("noun", source).into_iter().map(|one| (one.name, one.asks)).collect();
    let expected = [("noun::three", true), ("noun::one", false), ("noun::two", true)];
    assert_eq!(found, expected.map(|(name, asks)| (name.to_owned(), asks)));
}
