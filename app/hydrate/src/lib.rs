//! The browser's entry: wakes the islands of a page.
#![cfg(target_arch = "wasm32")]

// The islands register themselves; naming their crate links them in.
use app as _;

/// Called once by the page when its program has arrived.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
