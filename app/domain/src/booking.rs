//! A booking: a conversation or a shadowing visit that a pair plans.

mod form;
mod suggest;

pub use form::{Form, LONGEST_WORD, Part, Valid, Word};
pub(crate) use form::{LONGEST_VISIT, short};
pub use suggest::{Half, Suggestion, half_of, suggested};

use crate::{
    id::{BookingId, PairId, ParticipantId},
    london,
    strand::Strand,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// How people meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// In one place.
    #[default]
    InPerson,
    /// By video call.
    Video,
    /// By phone.
    Phone,
}

impl Means {
    /// All, the usual one first.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Video, Self::Phone];

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Video => "video",
            Self::Phone => "phone",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::InPerson => "In person",
            Self::Video => "By video",
            Self::Phone => "By phone",
        }
    }

    /// The one of this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What became of a booking so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Waits for an answer.
    Proposed,
    /// Stands.
    Accepted,
    /// Was answered with no.
    Declined,
    /// Was called off.
    Cancelled,
}

impl State {
    /// All, in the order of a booking's life.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Accepted, Self::Declined, Self::Cancelled];

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Proposed => "Proposed",
            Self::Accepted => "Agreed",
            Self::Declined => "Declined",
            Self::Cancelled => "Cancelled",
        }
    }

    /// The one of this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whether it may still take place.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Accepted)
    }
}

/// Who visits whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Who is visited.
    pub host: ParticipantId,
    /// Their name.
    pub host_name: String,
    /// Who visits.
    pub visitor: ParticipantId,
    /// Their name.
    pub visitor_name: String,
}

/// A booking as its pair sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// Which.
    pub id: BookingId,
    /// Of this pair.
    pub pair: PairId,
    /// A visit, where it is one; a conversation otherwise.
    pub visit: Option<Visit>,
    /// From
    pub starts_at: DateTime<Utc>,
    /// to.
    pub ends_at: DateTime<Utc>,
    /// How they meet.
    pub means: Means,
    /// Where; may be empty.
    pub place: String,
    /// What it is about; may be empty.
    pub agenda: String,
    /// What became of it.
    pub state: State,
    /// Who proposed the time that stands.
    pub proposer: ParticipantId,
    /// Their name.
    pub proposer_name: String,
    /// When they did.
    pub proposed_at: DateTime<Utc>,
    /// What was said with the last change; may be empty.
    pub word: String,
    /// Grows with every change, from 0: calendars know by it which of two invitations is the later one.
    pub sequence: i64,
    /// When somebody logged what came of it.
    pub logged_at: Option<DateTime<Utc>>,
    /// The version that a change builds on.
    pub version: i64,
}

impl Booking {
    /// The strand that it belongs to.
    pub fn strand(&self) -> Strand {
        if self.visit.is_some() { Strand::Shadowing } else { Strand::Conversation }
    }

    /// `Conversation`, `Ben Okafor shadows Ama Hussain`.
    pub fn title(&self) -> String {
        match &self.visit {
            None => "Conversation".to_owned(),
            Some(visit) => format!("{} shadows {}", visit.visitor_name, visit.host_name),
        }
    }

    /// `Tuesday 9 February 2027, 9am to 10am`.
    pub fn when(&self) -> String {
        when(self.starts_at, self.ends_at)
    }

    /// `Ward 7, in person`, `By video`.
    pub fn whereabouts(&self) -> String {
        if self.place.is_empty() {
            return self.means.words().to_owned();
        }
        format!("{}, {}", self.place, self.means.words().to_lowercase())
    }

    /// Whether `participant` is asked for an answer.
    pub fn waits_for(&self, participant: ParticipantId) -> bool {
        self.state == State::Proposed && self.proposer != participant && self.concerns(participant)
    }

    /// Whether `participant`, who is in the pair, takes part in it: in a trio the third takes no part in a visit.
    pub fn concerns(&self, participant: ParticipantId) -> bool {
        self.visit.as_ref().is_none_or(|visit| visit.host == participant || visit.visitor == participant)
    }

    /// Whether it is to be logged now: it was agreed, is over, and nobody has.
    pub fn is_to_be_logged(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Accepted && self.ends_at <= now && self.logged_at.is_none()
    }

    /// What to say where it was proposed at shorter notice than rotas need.
    pub fn notice_warning(&self, notice_days: u16) -> Option<String> {
        let (proposed_on, starts_on) = (london::date(self.proposed_at), london::date(self.starts_at));
        notice_warning(notice_days, proposed_on, starts_on)
    }
}

/// `Tuesday 9 February 2027, 9am to 10am`.
pub fn when(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> String {
    let (first, last) = (london::date(starts_at), london::date(ends_at));
    let next_day = if first == last { "" } else { " the next day" };
    let (from, to) = (london::time_words(starts_at), london::time_words(ends_at));
    format!("{}, {from} to {to}{next_day}", london::weekday_words(first))
}

/// From when on it is safe to book on `today`: rosters and leave are fixed so many days before.
pub fn safe_from(notice_days: u16, today: NaiveDate) -> NaiveDate {
    today + Duration::days(notice_days.into())
}

/// What to say of a date that is sooner than that.
pub fn notice_warning(notice_days: u16, proposed_on: NaiveDate, starts_on: NaiveDate) -> Option<String> {
    (starts_on < safe_from(notice_days, proposed_on)).then(|| {
        let notice = if notice_days.is_multiple_of(7) && notice_days > 7 {
            format!("{} weeks", notice_days / 7)
        } else {
            format!("{notice_days} days")
        };
        format!("This is sooner than the {notice} that rotas need: make sure that both of you are released on that day")
    })
}

#[cfg(test)]
mod tests {
    use super::{notice_warning, when};
    use chrono::NaiveDate;

    #[test]
    fn a_night_ends_on_the_next_day() {
        let at = |text: &str| text.parse().unwrap();
        assert_eq!(
            when(at("2027-02-09T22:00:00Z"), at("2027-02-10T06:00:00Z")),
            "Tuesday 9 February 2027, 10pm to 6am the next day"
        );
        assert_eq!(when(at("2027-07-06T08:00:00Z"), at("2027-07-06T08:30:00Z")), "Tuesday 6 July 2027, 9am to 9:30am");
    }

    #[test]
    fn short_notice_is_a_warning_with_words() {
        let on = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let said = |days, starts| notice_warning(days, on("2027-02-01"), on(starts));
        assert!(said(42, "2027-03-14").unwrap().contains("6 weeks"));
        assert!(said(3, "2027-02-03").unwrap().contains("3 days"));
        assert_eq!(said(42, "2027-03-15"), None);
        assert_eq!(said(0, "2027-02-01"), None);
    }
}
