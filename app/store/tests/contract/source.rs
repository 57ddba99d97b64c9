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

/// The one statement of a function, with its values in place of `$1`, `$2` and so on.
pub(super) fn statement(noun: &str, function: &str, values: &[String]) -> String {
    let text = fs::read_to_string(path(&format!("src/{noun}.rs"))).unwrap();
    let body = text.split_once(&format!("pub async fn {function}(")).unwrap().1.split_once("\n}\n").unwrap().0;
    let statements: Vec<_> = body.split("\"select ").skip(1).collect();
    let [statement] = statements[..] else { panic!("{noun}::{function} has {} statements", statements.len()) };
    let statement = format!("select {}", statement.split_once('"').unwrap().0.replace("\\\\", "\\"));
    (1..).zip(values).rev().fold(statement, |text, (number, value)| text.replace(&format!("${number}"), value))
}
