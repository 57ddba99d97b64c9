//! What people do. A use case is always the same sentence: authorise, load, let the domain decide, save, record the
//! event, enqueue, commit - in one transaction. The pages, the programming interface, the command line and the jobs
//! all call these functions, so they behave alike.
//!
//! To add a use case: an act in `domain::policy`, a function in the file of its noun, a line in `tests/policy/table.rs`.

pub mod access_token;
pub mod action;
pub mod agreement;
pub mod application;
pub mod approval;
pub mod booking;
pub mod busy;
pub mod calendar;
pub mod clearance;
mod clock;
pub mod cohort;
pub mod concern;
pub mod confidentiality;
mod context;
pub mod conversation;
pub mod equality;
mod error;
pub mod event;
pub mod jotting;
pub mod mail;
pub mod offer;
mod paging;
pub mod pair;
pub mod pairing;
pub mod participant;
mod password;
pub mod person;
pub mod phase;
pub mod preparation;
pub mod programme;
pub mod questionnaire;
pub mod reach;
pub mod reference;
pub mod reflection;
pub mod reminder;
pub mod report;
pub mod shadowing;
pub mod shape;
pub mod sign_in;
pub mod spreadsheet;
pub mod tidy;
pub mod timeline;
mod token;
pub mod workshop;

pub use clock::{Clock, Random};
pub use context::{Service, Settings};
pub use error::{Error, Result};
pub use store::{Db, db::Use, person::Choice};
pub use token::Token;
