//! A pair: a clinician and a manager who learn from each other.

pub mod concern;
pub mod ending;
pub mod pause;

pub use ending::Ending;
pub use pause::Pause;

use crate::{
    half_days::HalfDays,
    health::{self, Snooze},
    id::{PairId, ParticipantId, PersonId},
    participant::Side,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A member as the partner sees one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Their place in the cohort.
    pub participant: ParticipantId,
    /// Who.
    pub person: PersonId,
    /// First and last name.
    pub name: String,
    /// Work address.
    pub email: String,
    /// Clinician or manager.
    pub side: Side,
    /// Profession.
    pub profession: String,
    /// Grade.
    pub grade: String,
    /// Ward, service or office.
    pub department: String,
    /// Division.
    pub division: String,
    /// Where they mostly work.
    pub site: String,
    /// Who employs them; empty for the organisation that runs the programme.
    pub organisation: String,
    /// When they can usually be met.
    pub availability: HalfDays,
    /// Topics.
    pub interests: Vec<String>,
    /// What they want from the programme.
    pub goals: String,
    /// Who they are, in their own words.
    pub about_me: String,
    /// What a visitor could see with them.
    pub can_show: String,
}

/// A pair as its coordinator follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// Which.
    pub id: PairId,
    /// Since when.
    pub started_on: NaiveDate,
    /// Its members, the clinician first.
    pub members: Vec<health::Member>,
    /// Shadowing sessions that are not yet confirmed.
    pub unconfirmed: i64,
    /// Conversations logged that count.
    pub conversations: i64,
    /// The day of the last one.
    pub talked_on: Option<NaiveDate>,
    /// Whether it is to be left alone; not where nobody ever said so.
    pub snooze: Option<Snooze>,
    /// When its members were last reminded.
    pub nudged_at: Option<DateTime<Utc>>,
    /// Its latest pause, over or not.
    pub pause: Option<Pause>,
}

impl Watched {
    /// The names of its members.
    pub fn names(&self) -> String {
        self.members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>().join(" and ")
    }

    /// Shadowing sessions logged.
    pub fn sessions(&self) -> i64 {
        self.members.iter().map(|member| member.visits).sum()
    }

    /// The day of the last one.
    pub fn last_session_on(&self) -> Option<NaiveDate> {
        self.members.iter().filter_map(|member| member.last_visit_on).max()
    }

    /// The day on which its members last met, be it to talk or to shadow.
    pub fn last_met_on(&self) -> Option<NaiveDate> {
        self.last_session_on().max(self.talked_on)
    }

    /// Its pause, while it is paused.
    pub fn paused_on(&self, today: NaiveDate) -> Option<&Pause> {
        self.pause.as_ref().filter(|pause| pause.counts_on(today))
    }

    /// Since when its members are expected to meet: since the end of its latest pause, or from its beginning.
    pub fn under_way_since(&self) -> NaiveDate {
        self.pause.as_ref().and_then(Pause::over_on).map_or(self.started_on, |over_on| over_on.max(self.started_on))
    }

    /// Whether it is to be left alone on a day.
    pub fn is_snoozed_on(&self, today: NaiveDate) -> bool {
        self.snooze.as_ref().is_some_and(|snooze| snooze.counts_on(today))
    }
}
