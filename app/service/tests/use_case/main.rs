//! What people do and what comes of it: given a world, when a use case is called, then it is so.

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod application;
#[cfg(test)]
mod booking;
#[cfg(test)]
mod bulk;
#[cfg(test)]
mod busy;
#[cfg(test)]
mod by_link;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod care;
#[cfg(test)]
mod concern;
#[cfg(test)]
mod conflict;
#[cfg(test)]
mod conversation;
#[cfg(test)]
mod ending;
#[cfg(test)]
mod equality;
#[cfg(test)]
mod import;
#[cfg(test)]
mod jotting;
#[cfg(test)]
mod link;
#[cfg(test)]
mod long_run;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod mail_choice;
#[cfg(test)]
mod mail_words;
#[cfg(test)]
mod offer;
#[cfg(test)]
mod overview;
#[cfg(test)]
mod pair_life;
#[cfg(test)]
mod pairing;
#[cfg(test)]
mod phase;
#[cfg(test)]
mod preparation;
#[cfg(test)]
mod preview;
#[cfg(test)]
mod questionnaire;
#[cfg(test)]
mod reach;
#[cfg(test)]
mod reminder;
#[cfg(test)]
mod report;
#[cfg(test)]
mod role;
#[cfg(test)]
mod shadowing;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod sound_check;
#[cfg(test)]
mod state;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod twice;
#[cfg(test)]
mod visit;
#[cfg(test)]
mod visit_log;
#[cfg(test)]
mod workshop;
#[cfg(test)]
mod workshop_list;
