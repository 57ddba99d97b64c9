//! What the programme's rules decide. Pure: no database, no clock, no randomness of its own; it compiles for the
//! browser, so that a form is judged there by the same code as on the server.

pub mod agreement;
pub mod assignment;
pub mod cohort;
pub mod date;
pub mod draft;
pub mod email;
pub mod evaluation;
pub mod event;
pub mod grade;
pub mod half_days;
pub mod id;
pub mod identifier;
pub mod import;
pub mod london;
pub mod mail;
pub mod pair;
pub mod pairing;
pub mod participant;
pub mod person;
pub mod policy;
pub mod problems;
pub mod profession;
pub mod programme;
pub mod questionnaire;
pub mod reflection;
pub mod shadowing;
pub mod signed_rank;
pub mod spreadsheet;
pub mod summary;
pub mod suppression;
pub mod text;
