//! How a pair is doing, from what is known without asking anybody: a sign for its coordinator, each with its reason.

mod nudge;
mod reason;
mod snooze;

pub use nudge::{NUDGE_EVERY_DAYS, may_nudge};
pub use reason::Reason;
pub use snooze::{Form, Snooze, Valid};

use crate::strand::Requirement;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Pairs meet about once a month: after so many days without a meeting something is in the way.
const QUIET_DAYS: i64 = 35;
/// By the end of this week of the programme each pair has seen one of the two workplaces.
const FIRST_VISIT_WEEKS: i64 = 8;
/// The questionnaire of before means less with every week that the programme goes on.
const PRE_DAYS: i64 = 14;

/// How a pair is doing. The colour only repeats what the words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// They may not be meeting.
    Red,
    /// Something is to be settled.
    Amber,
    /// As it should be.
    Green,
    /// Not judged: their cohort has not begun, or is over.
    Off,
}

impl Light {
    /// All, the most urgent first.
    pub const ALL: [Self; 4] = [Self::Red, Self::Amber, Self::Green, Self::Off];

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Red => "Red: gone quiet",
            Self::Amber => "Amber: look soon",
            Self::Green => "Green: going well",
            Self::Off => "Not under way",
        }
    }
}

/// Which pairs of a cohort are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Show {
    /// Those that are doing like this.
    Light(Light),
    /// Those with a session that is not confirmed.
    Unconfirmed,
}

impl Show {
    /// What can be chosen.
    pub const ALL: [Self; 4] =
        [Self::Light(Light::Red), Self::Light(Light::Amber), Self::Light(Light::Green), Self::Unconfirmed];

    /// As it stands in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Light(Light::Red) => "red",
            Self::Light(Light::Amber) => "amber",
            Self::Light(Light::Green) => "green",
            Self::Light(Light::Off) => "off",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// What this code chooses; nothing where it is none.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.code() == code)
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Light(light) => light.words(),
            Self::Unconfirmed => "With sessions to confirm",
        }
    }
}

/// A member of a pair, as far as it says how the pair is doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// First and last name.
    pub name: String,
    /// Work address.
    pub email: String,
    /// How often they visited.
    pub visits: i64,
    /// When they last did.
    pub last_visit_on: Option<NaiveDate>,
    /// When they move to another post.
    pub next_rotation_on: Option<NaiveDate>,
    /// Whether they answered the questionnaire before the programme.
    pub has_answered_pre: bool,
}

/// When, and what the programme wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The cohort's first day.
    pub starts_on: NaiveDate,
    /// The cohort's last day.
    pub ends_on: NaiveDate,
    /// Whether pairs shadow each other at all.
    pub shadowing: Requirement,
    /// Whether they are to talk.
    pub conversation: Requirement,
    /// The day on which it is judged.
    pub today: NaiveDate,
}

/// The light and its reasons, the most urgent first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// The light.
    pub light: Light,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl Health {
    /// The same with a reason more, where the pair is under way at all.
    pub fn add(&mut self, reason: Reason, frame: &Frame) {
        if self.light == Light::Off {
            return;
        }
        self.light = self.light.min(reason.light(frame));
        self.reasons.push(reason);
        self.reasons.sort_by_key(|reason| reason.light(frame));
    }
}

/// How a pair of these members, paired on `paired_on`, is doing, who last talked on `talked_on`.
pub fn judge(paired_on: NaiveDate, members: &[Member], talked_on: Option<NaiveDate>, frame: &Frame) -> Health {
    let Frame { starts_on, ends_on, today, .. } = *frame;
    if today < starts_on || today > ends_on {
        return Health { light: Light::Off, reasons: Vec::new() };
    }
    // Pairs that are formed before the launch, or long after it, have their own beginning.
    let began_on = paired_on.max(starts_on);
    let mut reasons: Vec<_> = quiet(began_on, members, talked_on, frame).into_iter().collect();
    reasons.extend(shadowing(began_on, members, frame));
    for member in members {
        if let Some(on) = member.next_rotation_on.filter(|on| (today..ends_on).contains(on)) {
            reasons.push(Reason::Rotation { name: member.name.clone(), on });
        }
    }
    if (today - starts_on).num_days() >= PRE_DAYS {
        let missing = members.iter().filter(|member| !member.has_answered_pre);
        reasons.extend(missing.map(|member| Reason::NoAnswer { name: member.name.clone() }));
    }
    let light = reasons.iter().map(|reason| reason.light(frame)).min().unwrap_or(Light::Green);
    reasons.sort_by_key(|reason| reason.light(frame));
    Health { light, reasons }
}

/// Whether nothing was logged for long, be it a conversation or a visit. A programme without either says nothing.
fn quiet(began_on: NaiveDate, members: &[Member], talked_on: Option<NaiveDate>, frame: &Frame) -> Option<Reason> {
    if frame.shadowing == Requirement::Off && frame.conversation == Requirement::Off {
        return None;
    }
    let last = members.iter().filter_map(|member| member.last_visit_on).chain(talked_on).max();
    let days = (frame.today - last.unwrap_or(began_on).max(began_on)).num_days();
    (days >= QUIET_DAYS).then_some(Reason::Quiet { days })
}

/// What the logged visits say where the programme wants them.
fn shadowing(began_on: NaiveDate, members: &[Member], frame: &Frame) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if frame.shadowing != Requirement::Required {
        return reasons;
    }
    let last = members.iter().filter_map(|member| member.last_visit_on).max();
    if last.is_none() {
        if (frame.today - began_on).num_days() >= 7 * FIRST_VISIT_WEEKS {
            reasons.push(Reason::NoShadowing { weeks: FIRST_VISIT_WEEKS });
        }
    } else if frame.today >= middle(began_on, frame.ends_on) {
        let waiting = members.iter().filter(|member| member.visits == 0);
        reasons.extend(waiting.map(|member| Reason::OneWay { name: member.name.clone() }));
    }
    reasons
}

/// The day in the middle between two.
fn middle(first: NaiveDate, last: NaiveDate) -> NaiveDate {
    let half = u64::try_from((last - first).num_days() / 2).unwrap_or(0);
    first.checked_add_days(Days::new(half)).unwrap_or(last)
}
