//! Who there is in the world: one person for each way to stand to what is done in it.

/// Somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Person {
    /// Administers the installation and has no part in a programme.
    Administrator,
    /// Coordinates the programme in which everything happens.
    Coordinator,
    /// Evaluates it.
    Evaluator,
    /// Sponsors it.
    Sponsor,
    /// Leads its workshops.
    WorkshopLead,
    /// Coordinates another programme.
    Elsewhere,
    /// The participant whose pair, sessions and reflections these are.
    Own,
    /// Their partner.
    Partner,
    /// A participant of the same cohort, in another pair.
    Colleague,
    /// A participant of the programme's other cohort.
    Stranger,
    /// Has an account and no part in anything.
    Nobody,
    /// Has not signed in.
    SignedOut,
}

impl Person {
    /// Everybody.
    pub const ALL: [Self; 12] = [
        Self::Administrator,
        Self::Coordinator,
        Self::Evaluator,
        Self::Sponsor,
        Self::WorkshopLead,
        Self::Elsewhere,
        Self::Own,
        Self::Partner,
        Self::Colleague,
        Self::Stranger,
        Self::Nobody,
        Self::SignedOut,
    ];

    /// In one word, as tables of tests head their columns.
    pub fn code(self) -> &'static str {
        match self {
            Self::Administrator => "admin",
            Self::Coordinator => "coord",
            Self::Evaluator => "eval",
            Self::Sponsor => "sponsor",
            Self::WorkshopLead => "lead",
            Self::Elsewhere => "elsewhere",
            Self::Own => "own",
            Self::Partner => "partner",
            Self::Colleague => "colleague",
            Self::Stranger => "stranger",
            Self::Nobody => "nobody",
            Self::SignedOut => "out",
        }
    }

    /// The address with which they sign in.
    pub fn email(self) -> String {
        format!("{}@trust.example", self.code())
    }
}
