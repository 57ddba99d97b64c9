//! Every public function of the store stands in a story.

use super::source::{files, functions, nouns, path};

/// The functions of `noun` in `text` that nothing in `stories` calls.
fn missing(noun: &str, text: &str, stories: &str) -> Vec<String> {
    // What is in db.rs belongs to a type, not to a noun.
    let is_called = |function: &str| match noun {
        "db" => stories.contains(&format!(".{function}(")) || calls(stories, &format!("Db::{function}(")),
        _ => calls(stories, &format!("{noun}::{function}(")),
    };
    let missing = functions(text).into_iter().filter(|function| !is_called(function));
    missing.map(|function| format!("{noun}::{function}")).collect()
}

/// Whether the call stands in the code, not as the end of a longer name.
fn calls(code: &str, call: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(call).any(|(at, _)| !code[..at].ends_with(is_name))
}

fn without_comments(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn every_public_function_is_called_in_a_story() {
    let stories: String = files(&path("tests/contract")).iter().map(|(_, text)| without_comments(text)).collect();
    let (mut all, mut missing) = (0, Vec::new());
    for (noun, text) in nouns() {
        all += functions(&text).len();
        missing.extend(self::missing(&noun, &text, &stories));
    }
    assert!(all > 80, "{all} functions found");
    assert!(missing.is_empty(), "no story in tests/contract calls: {missing:#?}");
}

#[test]
fn a_function_that_no_story_calls_is_found() {
    let text =
        "pub async fn sail(tx: &mut Tx) {}\npub async fn moor<'a>() {}\nasync fn own() {}\npub async fn moor_all() {}";
    let missing = |stories: &str| missing("boat", text, &without_comments(stories));
    assert_eq!(missing(""), ["boat::sail", "boat::moor", "boat::moor_all"]);
    assert_eq!(missing("all(boat::sail(tx), store::boat::moor(tx), boat::moor_all(tx))"), [""; 0]);
    assert_eq!(missing("  // boat::sail(tx)\nmy_boat::sail(tx); boat::moor_all(tx)"), ["boat::sail", "boat::moor"]);
}
