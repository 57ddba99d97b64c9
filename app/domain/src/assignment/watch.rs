//! Watching a long search: how far it is, and whether it is still wanted.

/// What a search is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Comparing everybody with everybody.
    Compare,
    /// Looking for the best pairs.
    Search,
    /// Checking the proof.
    Check,
}

impl Stage {
    /// Every stage, in the order in which they come; looking may come several times.
    pub const ALL: [Self; 3] = [Self::Compare, Self::Search, Self::Check];

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Compare => "Comparing everybody with everybody",
            Self::Search => "Looking for the best pairs",
            Self::Check => "Checking the proof that nothing is better",
        }
    }
}

/// Whoever watches a search.
pub trait Watch {
    /// So many people of so many are done with; answers whether to go on.
    fn goes_on(&self, stage: Stage, done: usize, of: usize) -> bool;
}

/// Nobody watches: it goes on to its end.
#[derive(Clone, Copy, Debug)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn goes_on(&self, _: Stage, _: usize, _: usize) -> bool {
        true
    }
}
