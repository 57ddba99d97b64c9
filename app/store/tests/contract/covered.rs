//! Every public function of the store stands in a story.

use super::source::{files, functions, path};

/// The functions of `noun` in `text` that no story calls.
fn missing(noun: &str, text: &str, stories: &str) -> Vec<String> {
    // What is in db.rs belongs to a type, not to a noun.
    let is_called = |function: &str| {
        let calls = match noun {
            "db" => [format!("Db::{function}("), format!(".{function}(")],
            _ => [format!(" {noun}::{function}("), format!("::{noun}::{function}(")],
        };
        calls.iter().any(|call| stories.contains(call))
    };
    let missing = functions(text).into_iter().filter(|function| !is_called(function));
    missing.map(|function| format!("{noun}::{function}")).collect()
}

/// Code without comments, and with a blank before everything that begins after a bracket or a sign.
fn code(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect::<String>().replace(['(', '{', '[', '&', '|', '!', '\n'], " ")
}

#[test]
fn every_public_function_is_called_in_a_story() {
    let stories: String = files(&path("tests/contract")).iter().map(|(_, text)| code(text)).collect();
    let mut all = 0;
    let mut missing = Vec::new();
    for (file, text) in files(&path("src")) {
        let noun = file.file_stem().unwrap().to_str().unwrap().to_owned();
        all += functions(&text).len();
        missing.extend(self::missing(&noun, &text, &stories));
    }
    assert!(all > 80, "{all} functions found");
    assert!(missing.is_empty(), "no story in tests/contract calls: {missing:#?}");
}

#[test]
fn a_function_that_no_story_calls_is_found() {
    let text = "pub async fn insert(tx: &mut Tx) {}\npub async fn find<'a>() {}\nasync fn own() {}\npub async fn find_all() {}";
    let missing = |stories: &str| missing("pair", text, &code(stories));
    assert_eq!(missing("").len(), 3);
    assert_eq!(missing("a(pair::insert(tx)); store::pair::find(tx); pair::find_all(tx)"), [""; 0]);
    assert_eq!(missing("// pair::insert(tx)\nmy_pair::insert(tx); pair::find_all(tx)"), ["pair::insert", "pair::find"]);
}
