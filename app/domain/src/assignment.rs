//! The best one-to-one assignment: most pairs first, then the greatest total score, exactly and with a proof.

mod calc;
mod cells;
mod decimal;
mod fair;
mod fault;
mod frontier;
mod graph;
mod greedy;
mod input;
mod search;
mod shuffle;
mod state;
mod verify;
mod watch;

pub use calc::calc;
pub use fair::{Fair, assign_fairly, assign_fairly_watched, verify_fairly};
pub use fault::{Fault, Flaw};
pub use verify::verify;
pub use watch::{Stage, Unwatched, Watch};

use graph::Graph;
use serde::{Deserialize, Serialize};
use state::State;

/// Most people on one side: far beyond any cohort, and a stop before memory is asked for that nobody has.
pub const MOST_PEOPLE: usize = 1_000_000;

/// A clinician and a manager who may be paired, counted from 0, and how good a pair they would make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// Which clinician.
    pub clinician: u32,
    /// Which manager.
    pub manager: u32,
    /// The greater the better; may be negative.
    pub score: i64,
}

/// Who is paired with whom, and why no other answer is better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Clinician and manager of each pair, by clinician.
    pub matches: Vec<(u32, u32)>,
    /// Sum of the scores.
    pub total: i64,
    /// What [`verify`] checks the answer with.
    pub proof: Proof,
}

/// A price for each person (the dual values of the linear programme).
///
/// Every pair counts as `bonus` plus its score, the bonus being so large that no scores outweigh one more pair. If the
/// prices of any two who may be paired cover what the pair counts, no set of pairs can count for more than all prices
/// together; the answer counts for exactly that much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// What a pair counts for before its score.
    pub bonus: i64,
    /// Price of each clinician, never negative, 0 for whoever is left over.
    pub clinicians: Vec<i64>,
    /// Price of each manager, likewise.
    pub managers: Vec<i64>,
}

/// Pairs as many as can be and, among all the ways to do so, one with the greatest total score.
///
/// Nobody is paired but along an edge of `allowed`, whose order plays no part; of the same edge given twice the greater
/// score counts. Where several answers are best, `seed` decides: the same seed always for the same one.
pub fn assign(clinicians: usize, managers: usize, allowed: &[Edge], seed: u64) -> Result<Assignment, Fault> {
    assign_watched(clinicians, managers, allowed, seed, &Unwatched)
}

/// The same while somebody watches, who may stop it: there is no answer then.
pub fn assign_watched(
    clinicians: usize,
    managers: usize,
    allowed: &[Edge],
    seed: u64,
    watch: &dyn Watch,
) -> Result<Assignment, Fault> {
    let graph = Graph::new(clinicians, managers, allowed, seed)?;
    let mut state = State::new(&graph);
    state.assign_greedily();
    if !state.assign_rest(watch) {
        return Err(Fault::Stopped);
    }
    Ok(state.into_assignment())
}
