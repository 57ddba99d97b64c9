//! What is written down in the world that not everybody may read.

/// Each is a text or number that a test can exchange for another: whoever then sees a difference has seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secrets {
    /// What three people answered to every item after the programme.
    pub answer: u8,
    /// A reflection of `Own` for themselves alone.
    pub private: &'static str,
    /// What `Own` typed into a reflection and has not saved.
    pub draft: &'static str,
    /// A reflection of `Own` for the pair.
    pub pair: &'static str,
    /// A reflection of `Partner` for the programme.
    pub programme: &'static str,
    /// What the pair of `Own` and `Partner` agreed to leave out.
    pub boundaries: &'static str,
    /// What `Own` saw in a session.
    pub observed: &'static str,
    /// What a conversation that `Own` proposed is about.
    pub agenda: &'static str,
    /// What `Own` says of something that they offer to show.
    pub offered: &'static str,
    /// What `Own` wants to see on the visit that `Partner` proposed.
    pub objective: &'static str,
    /// What a conversation that `Own` logged was about, in a line.
    pub talked: &'static str,
    /// Whom `Own` must not be paired with.
    pub not_with: &'static str,
    /// What `Colleague` said of their pair to the coordinators alone.
    pub concern: &'static str,
    /// Last name of every participant.
    pub last_name: &'static str,
    /// What `Own` said of themselves for equality monitoring.
    pub ethnic_group: &'static str,
    /// What `Partner` thought of a workshop.
    pub thought: &'static str,
    /// Why `Partner` was moved in a waiting list.
    pub moved: &'static str,
    /// What `Own` wants from the programme.
    pub goals: &'static str,
}

impl Default for Secrets {
    fn default() -> Self {
        Self {
            answer: 4,
            private: "I was afraid to ask",
            draft: "I nearly left",
            pair: "We laughed about the bleep",
            programme: "The huddle takes nine minutes",
            boundaries: "We leave out the merger",
            observed: "Two queues for one scanner",
            agenda: "How the winter plan was made",
            offered: "We look at the waiting list",
            objective: "See how a bed is found",
            talked: "Why beds are counted at nine",
            not_with: "quarrel@trust.example",
            concern: "We have not met since May",
            last_name: "Quillfeather",
            ethnic_group: "B",
            thought: "The rota game",
            moved: "Works nights on every other day",
            goals: "Learn to read a budget",
        }
    }
}
