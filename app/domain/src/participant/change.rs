//! How a participant moves from one state to the next: which ways there are, who takes them, and why somebody leaves.

use super::State;
use crate::{problems::Problems, text};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Longest note to a change, in characters.
pub const LONGEST_NOTE: usize = 1_000;

/// Where each state may lead, whoever takes the step. Nobody leaves the end of a programme.
const WAYS: [(State, &[State]); 10] = {
    use State::{
        Active, Applied, Approved, AwaitingSupervisor, Completed, Deferred, Matched, Offered, Waitlisted, Withdrawn,
    };
    [
        (Applied, &[AwaitingSupervisor, Approved, Deferred, Withdrawn]),
        (AwaitingSupervisor, &[Approved, Deferred, Withdrawn]),
        (Approved, &[Waitlisted, Offered, Matched, Deferred, Withdrawn]),
        (Waitlisted, &[Approved, Offered, Matched, Deferred, Withdrawn]),
        (Offered, &[Approved, Waitlisted, Matched, Deferred, Withdrawn]),
        (Matched, &[Approved, Active, Completed, Deferred, Withdrawn]),
        (Active, &[Approved, Completed, Deferred, Withdrawn]),
        (Completed, &[]),
        (Withdrawn, &[Approved]),
        (Deferred, &[Approved, Withdrawn]),
    ]
};

/// What a coordinator may do by a button; the other steps are taken by applying, pairing and what pairs do.
const BY_HAND: [State; 4] = [State::Approved, State::Waitlisted, State::Deferred, State::Withdrawn];

impl State {
    /// The states that may follow this one.
    pub fn ways(self) -> &'static [Self] {
        WAYS.iter().find(|(from, _)| *from == self).map_or(&[], |(_, to)| to)
    }

    /// Whether this state may be followed by `to`.
    pub fn may_become(self, to: Self) -> bool {
        self.ways().contains(&to)
    }

    /// What a coordinator may make of somebody in this state. Whoever is in a pair stays in it until the pair ends: a
    /// partner is never left alone without a word.
    pub fn ways_by_hand(self, is_paired: bool) -> Vec<Self> {
        BY_HAND.into_iter().filter(|to| !is_paired && self.may_become(*to)).collect()
    }
}

/// Through whom somebody came to a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// They applied.
    Application,
    /// Their line manager or supervising consultant decided, by a link.
    Supervisor,
    /// A coordinator decided.
    Coordinator,
    /// They decided themselves.
    Own,
    /// A spreadsheet named them.
    Import,
    /// A partner was found.
    Pairing,
}

impl Cause {
    /// Every cause.
    pub const ALL: [Self; 6] =
        [Self::Application, Self::Supervisor, Self::Coordinator, Self::Own, Self::Import, Self::Pairing];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::Supervisor => "supervisor",
            Self::Coordinator => "coordinator",
            Self::Own => "own",
            Self::Import => "import",
            Self::Pairing => "pairing",
        }
    }
}

impl FromStr for Cause {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|cause| cause.code() == code).ok_or_else(|| format!("no cause is called {code:?}"))
    }
}

/// Why somebody leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Work leaves none.
    NoTime,
    /// Their line manager said no.
    NotReleased,
    /// They move to another post.
    Rotation,
    /// They work elsewhere.
    LeftOrganisation,
    /// They had thought of something else.
    NotAsExpected,
    /// Theirs alone to know.
    PreferNotToSay,
    /// In the note.
    Other,
}

impl Reason {
    /// Every reason, as they are offered.
    pub const ALL: [Self; 7] = [
        Self::NoTime,
        Self::NotReleased,
        Self::Rotation,
        Self::LeftOrganisation,
        Self::NotAsExpected,
        Self::PreferNotToSay,
        Self::Other,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoTime => "no_time",
            Self::NotReleased => "not_released",
            Self::Rotation => "rotation",
            Self::LeftOrganisation => "left_organisation",
            Self::NotAsExpected => "not_as_expected",
            Self::PreferNotToSay => "prefer_not_to_say",
            Self::Other => "other",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoTime => "No time",
            Self::NotReleased => "Not released by the line manager",
            Self::Rotation => "Moving to another post",
            Self::LeftOrganisation => "Left the organisation",
            Self::NotAsExpected => "Not what was expected",
            Self::PreferNotToSay => "Prefer not to say",
            Self::Other => "Another reason",
        }
    }
}

impl FromStr for Reason {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|reason| reason.code() == code)
            .ok_or_else(|| format!("no reason is called {code:?}"))
    }
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// When.
    pub at: DateTime<Utc>,
    /// Who took it; nobody where it was done by a link or on the command line.
    pub author: Option<String>,
    /// Through whom.
    pub cause: Cause,
    /// The state before; none at the beginning.
    pub from: Option<State>,
    /// The state since.
    pub to: State,
    /// Why, where somebody left.
    pub reason: Option<Reason>,
    /// What its author added.
    pub note: String,
}

impl Change {
    /// What happened, as a sentence about the participant.
    pub fn sentence(&self) -> String {
        let subject = match (self.cause, &self.author) {
            (Cause::Supervisor, _) => "The line manager",
            (_, Some(author)) => author,
            (Cause::Application | Cause::Own, None) => "They",
            (_, None) => "The service",
        };
        let reason = self.reason.map_or_else(String::new, |reason| format!(": {}", reason.words().to_lowercase()));
        format!("{subject} {}{reason}.", self.predicate())
    }

    fn predicate(&self) -> &'static str {
        match (self.cause, self.from, self.to) {
            (Cause::Application, _, _) => "applied, and the line manager was asked",
            (Cause::Import, None, _) => "imported them, approved",
            (Cause::Import, ..) => "imported them again, approved",
            (Cause::Pairing, _, State::Offered) => "asked them about a partner",
            (Cause::Pairing, Some(State::Offered), State::Approved | State::Waitlisted) => {
                "went on looking for a partner"
            }
            (Cause::Pairing, _, State::Active) => "logged the first session of their pair",
            (Cause::Pairing, _, State::Completed) => "ended their pair, and they completed the programme",
            (Cause::Pairing, _, State::Approved) => "ended their pair, so that they can be paired again",
            (Cause::Pairing, _, State::Withdrawn) => "ended their pair and withdrew them",
            (Cause::Pairing, ..) => "found them a partner",
            (Cause::Supervisor, _, State::Approved) => "approved that they take part",
            (Cause::Supervisor, ..) => "declined",
            (Cause::Own, ..) => "withdrew",
            (_, Some(State::Applied | State::AwaitingSupervisor), State::Approved) => {
                "approved on behalf of the line manager"
            }
            (_, Some(State::Withdrawn | State::Deferred), State::Approved) => "brought them back, approved",
            (_, Some(State::Waitlisted), State::Approved) => "took them off the waiting list",
            (_, _, State::Approved) => "approved them",
            (_, _, State::Waitlisted) => "put them on the waiting list",
            (_, _, State::Deferred) => "deferred them to a later cohort",
            (_, _, State::Withdrawn) => "withdrew them",
            (_, _, State::Applied | State::AwaitingSupervisor) => "noted that they applied",
            (_, _, State::Offered) => "asked them about a partner",
            (_, _, State::Matched) => "noted that they have a partner",
            (_, _, State::Active) => "noted that they are under way",
            (_, _, State::Completed) => "noted that they completed the programme",
        }
    }
}

/// The form by which somebody leaves.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Leave {
    /// The reason's code.
    pub reason: String,
    /// More about it; may be empty, except for another reason.
    pub note: String,
}

impl Leave {
    /// Why, or what to change.
    pub fn check(&self) -> Result<(Reason, String), Problems> {
        let mut problems = Problems::new();
        let reason = problems.take("reason", self.reason.parse::<Reason>().map_err(|_| "Select a reason"));
        let note = problems.take("note", note(&self.note));
        if reason == Some(Reason::Other) && note.as_ref().is_some_and(String::is_empty) {
            problems.add("note", "Enter the other reason in a few words, or select ‘Prefer not to say’");
        }
        problems.or(|| reason.zip(note))
    }
}

/// A note as it is kept; may be empty.
pub fn note(typed: &str) -> Result<String, String> {
    let kept = text::block(typed);
    match kept.chars().count() {
        0..=LONGEST_NOTE => Ok(kept),
        length => Err(format!("Shorten the note by {} characters: {LONGEST_NOTE} are kept", length - LONGEST_NOTE)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cause, Change, Leave, Reason, State, WAYS};
    use std::collections::BTreeSet;

    #[test]
    fn every_state_has_its_ways_and_none_leads_to_itself() {
        for (state, (from, to)) in State::ALL.into_iter().zip(WAYS) {
            assert_eq!(state, from, "in the order of the states");
            assert!(!to.contains(&from), "{from:?}");
        }
        let reached: BTreeSet<_> = WAYS.iter().flat_map(|(_, to)| to.iter().map(|state| state.code())).collect();
        assert_eq!(reached.len(), State::ALL.len() - 1, "all but the first are reached: {reached:?}");
        assert!(State::Completed.ways().is_empty());
    }

    #[test]
    fn whoever_is_in_a_pair_is_moved_by_no_button() {
        use State::{Approved, Deferred, Matched, Waitlisted, Withdrawn};
        for (state, ways) in [
            (State::AwaitingSupervisor, &[Approved, Deferred, Withdrawn][..]),
            (Approved, &[Waitlisted, Deferred, Withdrawn]),
            (Waitlisted, &[Approved, Deferred, Withdrawn]),
            (Withdrawn, &[Approved]),
            (Deferred, &[Approved, Withdrawn]),
            (State::Completed, &[]),
        ] {
            assert_eq!(state.ways_by_hand(false), ways, "{state:?}");
        }
        assert!(State::ALL.into_iter().all(|state| state.ways_by_hand(true).is_empty()));
        assert!(!Withdrawn.may_become(Matched));
    }

    #[test]
    fn a_change_is_a_sentence() {
        let sentence = |cause, author: Option<&str>, from, to, reason| {
            let (at, author, note) = (chrono::DateTime::UNIX_EPOCH, author.map(str::to_owned), String::new());
            Change { at, author, cause, from, to, reason, note }.sentence()
        };
        let ama = Some("Ama Hussain");
        for (said, expected) in [
            (
                sentence(Cause::Coordinator, ama, Some(State::AwaitingSupervisor), State::Approved, None),
                "Ama Hussain approved on behalf of the line manager.",
            ),
            (
                sentence(Cause::Own, ama, Some(State::Approved), State::Withdrawn, Some(Reason::NoTime)),
                "Ama Hussain withdrew: no time.",
            ),
            (
                sentence(Cause::Application, None, None, State::AwaitingSupervisor, None),
                "They applied, and the line manager was asked.",
            ),
            (
                sentence(Cause::Supervisor, None, None, State::Withdrawn, Some(Reason::NotReleased)),
                "The line manager declined: not released by the line manager.",
            ),
            (
                sentence(Cause::Import, None, Some(State::Withdrawn), State::Approved, None),
                "The service imported them again, approved.",
            ),
            (
                sentence(Cause::Pairing, ama, Some(State::Approved), State::Matched, None),
                "Ama Hussain found them a partner.",
            ),
            (
                sentence(Cause::Pairing, ama, Some(State::Active), State::Approved, None),
                "Ama Hussain ended their pair, so that they can be paired again.",
            ),
            (
                sentence(Cause::Pairing, ama, Some(State::Active), State::Withdrawn, Some(Reason::Rotation)),
                "Ama Hussain ended their pair and withdrew them: moving to another post.",
            ),
        ] {
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn another_reason_is_said_in_words() {
        let leave = |reason: &str, note: &str| Leave { reason: reason.into(), note: note.into() };
        assert_eq!(leave("no_time", " ").check().unwrap(), (Reason::NoTime, String::new()));
        assert_eq!(leave("other", " Moving\r\n").check().unwrap(), (Reason::Other, "Moving".to_owned()));
        for (wrong, field) in [(leave("", ""), "reason"), (leave("bored", ""), "reason"), (leave("other", " "), "note")]
        {
            assert!(wrong.check().unwrap_err().at(field).is_some(), "{wrong:?}");
        }
        assert!(leave("rotation", &"x".repeat(1_001)).check().unwrap_err().at("note").is_some());
    }
}
