//! The pages, a file a noun: its server functions first, then what it shows.

pub mod admin;
pub mod agreement;
pub mod application;
pub mod applications;
pub mod approve;
pub mod audit;
pub mod bulk;
pub mod cohort;
pub mod evaluation;
pub mod home;
pub mod leave;
pub mod mail;
pub mod pair;
pub mod pairing;
pub mod pairs;
pub mod participant;
pub mod participants;
pub mod phases;
pub mod programme;
pub mod public;
pub mod questionnaires;
pub mod released;
pub mod report;
pub mod shadowing;
pub mod sign_in;
pub mod spreadsheet;
