//! The contract of the store: every statement, on every database, with the same answer.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at whatever is wrong")]

mod contract {
    #[macro_use]
    mod database;
    mod given;
    mod source;

    mod access_token;
    mod action;
    mod actor;
    mod agreement;
    mod application;
    mod approval;
    mod booking;
    mod busy;
    mod calendar;
    mod clash;
    mod clearance;
    mod cohort;
    mod concern;
    mod confidentiality;
    mod conversation;
    mod covered;
    mod done;
    mod draft;
    mod equality;
    mod event;
    mod instant;
    mod invitation;
    mod jotting;
    mod mail;
    mod offer;
    mod opening;
    mod organisation;
    mod pair;
    mod pair_life;
    mod pairing;
    mod participant;
    mod participant_change;
    mod participant_page;
    mod person;
    mod phase;
    mod plan;
    mod preparation;
    mod programme;
    mod questionnaire;
    mod reach;
    mod reflection;
    mod reminder;
    mod schema;
    mod seat_race;
    mod serving;
    mod shadowing;
    mod shape;
    mod sign_in;
    mod sound_check;
    mod spreadsheet;
    mod timeline;
    mod transaction;
    mod watched;
    mod workshop;
    mod writers;
}
