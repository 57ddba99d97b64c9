//! What coordinators do to several participants at once.

use super::{Participant, State};
use std::str::FromStr;

/// Most participants at once: as many as stand on a page of the list.
pub const MOST: usize = 50;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// They may take part.
    Approve,
    /// They wait for a partner.
    Waitlist,
    /// They leave, all for the same reason.
    Withdraw,
    /// They are sent a link to their account.
    Invite,
}

impl Bulk {
    /// Everything that can be done, in the order of the buttons.
    pub const ALL: [Self; 4] = [Self::Approve, Self::Waitlist, Self::Withdraw, Self::Invite];

    /// As it is sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Waitlist => "waitlist",
            Self::Withdraw => "withdraw",
            Self::Invite => "invite",
        }
    }

    /// As its button says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Approve => "Approve",
            Self::Waitlist => "Put on the waiting list",
            Self::Withdraw => "Withdraw",
            Self::Invite => "Send a link to their account",
        }
    }

    /// What comes of it for each, as the rest of a sentence that begins with whom it is done to.
    pub fn effect(self) -> &'static str {
        match self {
            Self::Approve => "can be paired and will be written to",
            Self::Waitlist => "will be on the waiting list and written to",
            Self::Withdraw => "will no longer take part and will be written to",
            Self::Invite => "will be sent a link to choose a password; earlier links stop working",
        }
    }

    /// The state that follows; none where it stays.
    pub fn state(self) -> Option<State> {
        match self {
            Self::Approve => Some(State::Approved),
            Self::Waitlist => Some(State::Waitlisted),
            Self::Withdraw => Some(State::Withdrawn),
            Self::Invite => None,
        }
    }

    /// Why it cannot be done to somebody, as a sentence; nothing where it can.
    pub fn obstacle(self, participant: &Participant) -> Option<String> {
        match self.state() {
            Some(to) => obstacle(participant, to),
            None if participant.can_sign_in => Some(format!("{} has an account already", participant.profile.name())),
            None if participant.state == State::Withdrawn => {
                Some(format!("{} has withdrawn", participant.profile.name()))
            }
            None => None,
        }
    }
}

impl FromStr for Bulk {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|bulk| bulk.code() == code).ok_or_else(|| format!("nothing is called {code:?}"))
    }
}

/// Why somebody cannot be moved so by hand; nothing where they can.
pub fn obstacle(participant: &Participant, to: State) -> Option<String> {
    let name = participant.profile.name();
    let state = participant.state.words().to_lowercase();
    if participant.state.ways_by_hand(participant.is_paired).contains(&to) {
        None
    } else if participant.state == to {
        Some(format!("{name} is {state} already"))
    } else if participant.is_paired {
        Some(format!("{name} is in a pair, and stays in it until the pair has ended"))
    } else {
        Some(format!("{name} is {state}, which cannot be followed by ‘{}’", to.words().to_lowercase()))
    }
}
