//! What people see.
//!
//! Pages are made on the server only and are whole without JavaScript; the browser gets nothing of them but HTML. What
//! it runs are the few [`islands`]: everything else of this crate is no part of the browser's program.

#![expect(missing_docs, reason = "the macros of Leptos write types whose fields cannot have any")]

pub mod islands;

#[cfg(not(target_arch = "wasm32"))]
mod certificate;
#[cfg(not(target_arch = "wasm32"))]
pub mod chart;
#[cfg(not(target_arch = "wasm32"))]
pub mod error;
#[cfg(not(target_arch = "wasm32"))]
pub mod form;
#[cfg(not(target_arch = "wasm32"))]
pub mod layout;
#[cfg(not(target_arch = "wasm32"))]
pub mod pages;
#[cfg(not(target_arch = "wasm32"))]
pub mod refusal;
#[cfg(not(target_arch = "wasm32"))]
pub mod routes;
#[cfg(not(target_arch = "wasm32"))]
pub mod server;
#[cfg(not(target_arch = "wasm32"))]
pub mod table;
#[cfg(not(target_arch = "wasm32"))]
pub mod tag;
