//! What messages are about, and the ways in which they come.

use serde::{Deserialize, Serialize};

/// What a message is about, by which its reader chooses how it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An account, an application, a decision about it, a role.
    Account,
    /// Who one's partner is, and what becomes of the pair.
    Pair,
    /// A place that is offered for a time, or taken away again.
    Seat,
    /// Somebody asks for help.
    Help,
    /// Dates that are proposed, agreed, moved and cancelled.
    Dates,
    /// What a partner logged or wrote.
    Logged,
    /// Workshops that are planned, changed and cancelled.
    Workshops,
    /// What the programme has to say to all.
    News,
    /// What comes soon, and what waits to be done.
    Reminders,
    /// Many messages in one.
    Summary,
}

/// How messages of a kind come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By mail, each for itself.
    Mail,
    /// By mail, all of a day in one.
    Summary,
    /// Not by mail: among the notices only.
    Notice,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Account,
        Self::Pair,
        Self::Seat,
        Self::Help,
        Self::Dates,
        Self::Logged,
        Self::Workshops,
        Self::News,
        Self::Reminders,
        Self::Summary,
    ];

    /// Those whose readers choose how they come.
    pub const CHOSEN: [Self; 5] = [Self::Dates, Self::Logged, Self::Workshops, Self::News, Self::Reminders];

    /// Whether it is part of taking part: it always comes by mail and at once.
    pub fn is_duty(self) -> bool {
        !Self::CHOSEN.contains(&self)
    }

    /// Whether what it says is between the members of a pair, and not for the programme's eyes.
    pub fn is_between_partners(self) -> bool {
        matches!(self, Self::Dates | Self::Logged | Self::Reminders | Self::Summary)
    }

    /// How it comes to whoever has not chosen.
    pub fn usual(self) -> Way {
        match self {
            Self::Logged => Way::Summary,
            _ => Way::Mail,
        }
    }

    /// The ways in which it can come. A date comes by itself, since a calendar takes it from a message of its own.
    pub fn ways(self) -> Vec<Way> {
        Way::ALL.into_iter().filter(|way| self != Self::Dates || *way != Way::Summary).collect()
    }

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Pair => "pair",
            Self::Seat => "seat",
            Self::Help => "help",
            Self::Dates => "dates",
            Self::Logged => "logged",
            Self::Workshops => "workshops",
            Self::News => "news",
            Self::Reminders => "reminders",
            Self::Summary => "summary",
        }
    }

    /// The kind with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What it is about, for others than its reader.
    pub fn about(self) -> &'static str {
        match self {
            Self::Dates => "A date between partners",
            Self::Logged => "Something that a partner logged or wrote",
            Self::Reminders => "A reminder",
            Self::Summary => "The messages of a day in one",
            Self::Account => "An account, an application or a role",
            Self::Pair => "A pair",
            Self::Seat => "A place that is offered",
            Self::Help => "A call for help",
            Self::Workshops => "A workshop",
            Self::News => "News of the programme",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Account => "Your account, application and roles",
            Self::Pair => "Your pair",
            Self::Seat => "A place that is offered to you",
            Self::Help => "Somebody asks for help",
            Self::Dates => "Dates that your partner proposes, agrees to, moves or cancels",
            Self::Logged => "What your partner logged or wrote",
            Self::Workshops => "Workshops that are planned, changed or cancelled",
            Self::News => "News of the programme",
            Self::Reminders => "Reminders",
            Self::Summary => "Summary of a day",
        }
    }
}

impl Way {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Mail, Self::Summary, Self::Notice];

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Summary => "summary",
            Self::Notice => "notice",
        }
    }

    /// The way with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Mail => "An email for each",
            Self::Summary => "By email, once a day in one message",
            Self::Notice => "Not by email: only here, among my notices",
        }
    }
}
