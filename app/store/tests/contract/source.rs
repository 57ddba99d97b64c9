//! The store's own source as text: what its functions are called, and the statements in them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file or folder of the store's crate.
pub(super) fn path(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files in a folder and the folders in it: path and text.
pub(super) fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
    files.sort();
    files
}

/// The names of all public asynchronous functions of a file.
pub(super) fn functions(text: &str) -> Vec<&str> {
    let rests = text.split("pub async fn ").skip(1);
    rests.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap()).collect()
}

/// The files of the store by noun: `pair.rs` and whatever is in the folder `pair`.
pub(super) fn nouns() -> Vec<(String, String)> {
    let folder = path("src");
    let noun = |file: PathBuf| {
        let first = file.strip_prefix(&folder).unwrap().iter().next().unwrap();
        first.to_str().unwrap().trim_end_matches(".rs").to_owned()
    };
    files(&folder).into_iter().map(|(file, text)| (noun(file), text)).collect()
}

/// The one statement of a function, with its values in place of `$1`, `$2` and so on; of one that begins
/// `with page as (...)`, only what cuts the page, for what is done with a page is as short as the page.
pub(super) fn statement(noun: &str, function: &str, values: &[String]) -> String {
    let of_noun = nouns().into_iter().filter(|(of, _)| of == noun);
    let text: String = of_noun.map(|(_, text)| text).collect();
    let body = text.split_once(&format!("pub async fn {function}(")).unwrap().1.split_once("\n}\n").unwrap().0;
    // What a file's own macro writes before the rest.
    let before = text.split_once("macro_rules! select_").and_then(|(_, rest)| rest.split('"').nth(1));
    let literals = body.split('"').skip(1).step_by(2);
    let statements: Vec<String> = literals
        .filter_map(|text| match text {
            page if page.starts_with("with page as (") => {
                page.strip_prefix("with page as (").map(first_part).map(Into::into)
            }
            whole if whole.starts_with("select ") => Some(whole.to_owned()),
            rest if rest.starts_with("where ") => before.map(|before| format!("{before}{rest}")),
            _ => None,
        })
        .collect();
    let [statement] = &statements[..] else { panic!("{noun}::{function} has {} statements", statements.len()) };
    let last_first = values.iter().enumerate().rev();
    last_first
        .fold(statement.replace("\\\\", "\\"), |text, (place, value)| text.replace(&format!("${}", place + 1), value))
}

/// What stands before the parenthesis that closes.
fn first_part(text: &str) -> &str {
    let mut open = 1;
    let end = text.find(|c: char| {
        open += i32::from(c == '(') - i32::from(c == ')');
        open == 0
    });
    &text[..end.unwrap()]
}
