//! A draft of a form: what somebody typed and has not sent. In the code it is a jotting, since a draft is a proposal of
//! pairs there.
//!
//! Every window in which a form is open is a tab. A tab goes on with the draft that it was opened with, unless another
//! tab has done so before; then it has a draft of its own. So no text is written over by another.

use crate::{
    id::{BookingId, JottingId, PairId, ShadowingId},
    london,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Most characters of one draft: every part of the longest form.
const LONGEST: usize = 120_000;

/// A form that is kept while it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// The reflection on a session.
    Reflection(ShadowingId),
    /// The log of a session of a pair, or of one that was planned.
    Log(PairId, Option<BookingId>),
}

impl Subject {
    /// The fields that are kept; nothing else that a browser sends is.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Reflection(_) => &[
                "way",
                "what",
                "so_what",
                "now_what",
                "description",
                "feelings",
                "evaluation",
                "analysis",
                "conclusion",
                "action_plan",
                "free",
                "readers",
            ],
            Self::Log(..) => {
                &["part", "day", "date[day]", "date[month]", "date[year]", "from", "to", "place", "purpose", "observed"]
            }
        }
    }

    /// The page with the form, and `done` to say there what was done.
    pub fn address(self, done: &str) -> String {
        match self {
            Self::Reflection(session) => format!("/shadowing/{session}?done={done}"),
            Self::Log(pair, None) => format!("/shadowing/log?pair={pair}&done={done}"),
            Self::Log(pair, Some(booking)) => format!("/shadowing/log?pair={pair}&booking={booking}&done={done}"),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reflection(session) => write!(f, "reflection:{session}"),
            Self::Log(pair, None) => write!(f, "log:{pair}"),
            Self::Log(pair, Some(booking)) => write!(f, "log:{pair}:{booking}"),
        }
    }
}

impl FromStr for Subject {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once(':') {
            Some(("reflection", id)) => id.parse().map(Self::Reflection).map_err(drop),
            Some(("log", ids)) => {
                let (pair, booking) = ids.split_once(':').map_or((ids, None), |(pair, id)| (pair, Some(id)));
                let booking = booking.map(str::parse).transpose().map_err(drop)?;
                Ok(Self::Log(pair.parse().map_err(drop)?, booking))
            }
            _ => Err(()),
        }
    }
}

/// Which draft a tab goes on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The tab; a draft that it begins has the same id.
    pub tab: JottingId,
    /// The draft that it was opened with, and the version that was shown.
    pub of: Option<(JottingId, i64)>,
}

impl fmt::Display for Hold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of {
            Some((id, version)) => write!(f, "{} {id} {version}", self.tab),
            None => self.tab.fmt(f),
        }
    }
}

impl FromStr for Hold {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut words = text.split_whitespace();
        let tab = words.next().and_then(|tab| tab.parse().ok()).ok_or(())?;
        let of = match (words.next(), words.next()) {
            (Some(id), Some(version)) => Some((id.parse().map_err(drop)?, version.parse().map_err(drop)?)),
            _ => None,
        };
        Ok(Self { tab, of })
    }
}

/// A draft, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jotting {
    /// Which.
    pub id: JottingId,
    /// Field and text.
    pub fields: Vec<(String, String)>,
    /// When it was kept last.
    pub kept_at: DateTime<Utc>,
    /// Counts how often.
    pub version: i64,
}

impl Jotting {
    /// What was typed at a field.
    pub fn text(&self, field: &str) -> &str {
        self.fields.iter().find(|(name, _)| name == field).map_or("", |(_, text)| text)
    }

    /// When it was kept, as it is told on `today`.
    pub fn when(&self, today: NaiveDate) -> String {
        let (time, day) = (london::time_words(self.kept_at), london::date(self.kept_at));
        if day == today { format!("today at {time}") } else { format!("{} at {time}", london::date_words(day)) }
    }
}

/// What a browser sends to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Of which form.
    pub subject: Subject,
    /// From which tab.
    pub hold: Hold,
    /// Field and text.
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// What of all that was sent is kept; nothing where the form is none that is.
    pub fn read(sent: Vec<(String, String)>) -> Option<Self> {
        let text = |name: &str| sent.iter().find(|(field, _)| field == name).map(|(_, text)| text.as_str());
        let (subject, hold): (Subject, Hold) = (text("draft_of")?.parse().ok()?, text("draft")?.parse().ok()?);
        // PostgreSQL stores no zeros, and lines end otherwise on their way through a form.
        let kept = |text: String| text.replace("\r\n", "\n").replace('\0', "");
        let fields = sent.into_iter().filter(|(field, _)| subject.fields().contains(&field.as_str()));
        Some(Self { subject, hold, fields: fields.map(|(field, text)| (field, kept(text))).collect() })
    }

    /// Whether it is longer than any form that could be saved.
    pub fn is_too_long(&self) -> bool {
        self.fields.iter().map(|(_, text)| text.chars().count()).sum::<usize>() > LONGEST
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// When it was kept.
    pub at: DateTime<Utc>,
    /// Whether there is another draft of the same form.
    pub is_beside: bool,
}

impl Kept {
    /// As whoever types is told.
    pub fn words(self) -> String {
        let time = london::time_words(self.at);
        if self.is_beside {
            format!("Draft saved at {time}. There is another draft of this: load the page again to see both.")
        } else {
            format!("Draft saved at {time}.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Hold, Jotting, Kept, Subject};
    use uuid::Uuid;

    fn sent(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn only_what_belongs_to_the_form_is_kept() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let (of, draft) = (format!("reflection:{one}"), format!("{two} {one} 3"));
        let all = [("draft_of", of.as_str()), ("draft", &draft), ("key", "k"), ("what", "a\r\nb\0"), ("place", "x")];
        let form = Form::read(sent(&all)).unwrap();
        assert_eq!(form.subject, Subject::Reflection(one.into()));
        assert_eq!(form.hold, Hold { tab: two.into(), of: Some((one.into(), 3)) });
        assert_eq!(form.hold.to_string(), draft);
        assert_eq!(form.fields, sent(&[("what", "a\nb")]));
        for wrong in [&all[1..], &all[..1], &[("draft_of", "diary:1"), all[1]], &[all[0], ("draft", "x")]] {
            assert_eq!(Form::read(sent(wrong)), None, "{wrong:?}");
        }
    }

    #[test]
    fn what_is_read_back_is_what_was_written() {
        let id = Uuid::from_u128(7);
        let logs = [Subject::Log(id.into(), None), Subject::Log(id.into(), Some(id.into()))];
        for subject in logs.into_iter().chain([Subject::Reflection(id.into())]) {
            assert_eq!(subject.to_string().parse(), Ok(subject));
        }
        let hold = Hold { tab: id.into(), of: None };
        assert_eq!(hold.to_string().parse(), Ok(hold));
    }

    #[test]
    fn the_time_is_told_in_words() {
        let at = "2027-05-03T13:03:00Z".parse().unwrap();
        assert_eq!(Kept { at, is_beside: false }.words(), "Draft saved at 2:03pm.");
        assert!(Kept { at, is_beside: true }.words().contains("another draft"));
        let jotting = Jotting { id: Uuid::nil().into(), fields: sent(&[("what", "x")]), kept_at: at, version: 1 };
        assert_eq!(jotting.when("2027-05-03".parse().unwrap()), "today at 2:03pm");
        assert_eq!(jotting.when("2027-05-04".parse().unwrap()), "3 May 2027 at 2:03pm");
        assert_eq!((jotting.text("what"), jotting.text("free")), ("x", ""));
    }
}
