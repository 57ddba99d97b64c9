//! An offer: what a host can show to whoever shadows them.

mod form;

pub use form::{Form, LONGEST_ABOUT, LONGEST_BRING, Valid};

use crate::{
    booking::safe_from,
    id::{OfferId, ParticipantId},
    london,
    shadowing::{after::Setting, length_words},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// An offer as the host's pair sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Which.
    pub id: OfferId,
    /// Who shows it.
    pub host: ParticipantId,
    /// Their name.
    pub host_name: String,
    /// What is shown.
    pub kind: Setting,
    /// What it is in words, where it is something else; empty otherwise.
    pub other: String,
    /// How long it lasts.
    pub minutes: i64,
    /// How many days before it is asked for.
    pub notice_days: i64,
    /// How many times it can be had.
    pub times: i64,
    /// How many dates are agreed on.
    pub taken: i64,
    /// What the visitor brings or wears; may be empty.
    pub bring: String,
    /// Words about it; may be empty.
    pub about: String,
    /// When it was withdrawn.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// The version that a change builds on.
    pub version: i64,
}

impl Offer {
    /// What is shown, in words.
    pub fn title(&self) -> &str {
        if self.kind == Setting::Other { &self.other } else { self.kind.words() }
    }

    /// `3 hours, asked for 14 days before, 1 of 2 times left`.
    pub fn terms(&self) -> String {
        let notice = match self.notice_days {
            0 => "no notice needed".to_owned(),
            1 => "asked for the day before".to_owned(),
            days => format!("asked for {days} days before"),
        };
        let times = if self.times == 1 { "time" } else { "times" };
        format!("{}, {notice}, {} of {} {times} left", length_words(self.minutes), self.left(), self.times)
    }

    /// How many times it can still be had.
    pub fn left(&self) -> i64 {
        (self.times - self.taken).max(0)
    }

    /// Why nobody can ask for it any more, if that is so.
    pub fn why_closed(&self) -> Option<String> {
        let (name, title) = (&self.host_name, self.title());
        if self.withdrawn_at.is_some() {
            return Some(format!(
                "{name} has withdrawn the offer ‘{title}’: choose another, or propose a visit of your own"
            ));
        }
        (self.left() == 0).then(|| {
            format!("Every date of the offer ‘{title}’ is taken: choose another, or propose a visit of your own")
        })
    }

    /// The first day for which it can be asked on `today`.
    pub fn first_day(&self, today: NaiveDate) -> NaiveDate {
        safe_from(u16::try_from(self.notice_days).unwrap_or(u16::MAX), today)
    }

    /// Why it cannot be had on `day` when it is asked for on `today`, if so.
    pub fn why_too_soon(&self, day: NaiveDate, today: NaiveDate) -> Option<String> {
        let first = self.first_day(today);
        (day < first).then(|| {
            let days =
                if self.notice_days == 1 { "a day’s".to_owned() } else { format!("{} days’", self.notice_days) };
            format!("Enter a day from {} on: {} needs {days} notice", london::date_words(first), self.host_name)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Offer, Setting};
    use chrono::NaiveDate;

    fn offer() -> Offer {
        Offer {
            id: uuid::Uuid::nil().into(),
            host: uuid::Uuid::nil().into(),
            host_name: "Ama Hussain".to_owned(),
            kind: Setting::BedMeeting,
            other: String::new(),
            minutes: 90,
            notice_days: 14,
            times: 2,
            taken: 1,
            bring: String::new(),
            about: String::new(),
            withdrawn_at: None,
            version: 1,
        }
    }

    #[test]
    fn an_offer_says_how_it_can_be_had() {
        assert_eq!(offer().title(), "Bed meeting");
        assert_eq!(offer().terms(), "1 hour 30 minutes, asked for 14 days before, 1 of 2 times left");
        let once = Offer { times: 1, notice_days: 0, ..offer() };
        assert_eq!(once.terms(), "1 hour 30 minutes, no notice needed, 0 of 1 time left");
        let other = Offer { kind: Setting::Other, other: "Hospital radio 📻".to_owned(), ..offer() };
        assert_eq!(other.title(), "Hospital radio 📻");
    }

    #[test]
    fn it_can_be_asked_for_until_it_is_taken_or_withdrawn() {
        assert_eq!(offer().why_closed(), None);
        assert!(Offer { taken: 2, ..offer() }.why_closed().unwrap().contains("taken"));
        // More than there were, after its times were made fewer.
        assert_eq!(Offer { taken: 3, ..offer() }.left(), 0);
        let withdrawn = Offer { withdrawn_at: Some(chrono::DateTime::UNIX_EPOCH), ..offer() };
        assert!(withdrawn.why_closed().unwrap().contains("withdrawn"));
    }

    #[test]
    fn its_notice_is_counted_from_the_day_on_which_it_is_asked_for() {
        let on = |text: &str| -> NaiveDate { text.parse().unwrap() };
        assert_eq!(offer().why_too_soon(on("2027-02-15"), on("2027-02-01")), None);
        let said = offer().why_too_soon(on("2027-02-14"), on("2027-02-01")).unwrap();
        assert_eq!(said, "Enter a day from 15 February 2027 on: Ama Hussain needs 14 days’ notice");
        assert_eq!(Offer { notice_days: 0, ..offer() }.why_too_soon(on("2027-02-01"), on("2027-02-01")), None);
    }

    #[test]
    fn every_kind_is_found_by_its_code() {
        for kind in Setting::ALL {
            assert_eq!(Setting::of(kind.code()), Some(kind));
        }
        assert_eq!(Setting::of("lunch"), None);
    }
}
