//! What is remembered. Every SQL statement of the program stands in this crate, one file a noun, and each is one text
//! that runs on SQLite and PostgreSQL alike.
//!
//! Rules for a statement, so that both databases give the same answer:
//!
//! - Times are bound, never asked of the database; an [`instant::Instant`] is their one format.
//! - Nothing may fail on purpose: a failed statement ends a PostgreSQL transaction. Use `on conflict do nothing` and
//!   look at the number of rows.
//! - Which rule is broken is decided before writing: SQLite does not name the constraint.
//! - `lower()` folds ASCII only on SQLite: compare what `domain::text::fold` stored.
//! - Text by which a list is sorted is `collate "C"` on PostgreSQL, so that both sort it alike.
//! - What was typed may hold U+0000, which PostgreSQL refuses: see `sql::can_be_stored`.
//! - Lists are read by key, never by offset, and no query runs in a loop over rows.
//! - No arrays, triggers, stored procedures or `listen`.
//!
//! To add a noun: a migration of the same name in both folders, a file here, its stories in `tests/contract`.

pub mod db;
pub mod error;
mod instant;
mod lock;
#[macro_use]
mod sql;

pub mod access_token;
pub mod action;
pub mod agreement;
pub mod application;
pub mod approval;
pub mod booking;
pub mod busy;
pub mod calendar;
pub mod clash;
pub mod clearance;
pub mod cohort;
pub mod concern;
pub mod confidentiality;
pub mod conversation;
pub mod done;
pub mod draft;
pub mod equality;
pub mod event;
pub mod invitation;
pub mod jotting;
pub mod mail;
pub mod offer;
pub mod organisation;
pub mod pair;
pub mod pairing;
pub mod participant;
pub mod person;
pub mod phase;
pub mod preparation;
pub mod programme;
pub mod questionnaire;
pub mod reach;
pub mod reflection;
pub mod reminder;
pub mod shadowing;
pub mod shape;
pub mod sign_in;
pub mod sound_check;
pub mod spreadsheet;
pub mod timeline;
pub mod workshop;

pub use db::{Db, Tx};
pub use error::{Error, Result};
