//! Makes sure that there is a folder to embed, so that the server can be checked before the browser's part is built.

use std::{env, fs, path::PathBuf};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").map_or_else(|_| PathBuf::from("."), PathBuf::from);
    let site = root.join("../target/site");
    if let Err(error) = fs::create_dir_all(&site) {
        println!("cargo::error=the folder {} could not be made: {error}", site.display());
    }
    println!("cargo::rerun-if-changed=../target/site");
}
