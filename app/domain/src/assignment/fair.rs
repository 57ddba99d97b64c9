//! The other aim: most pairs first, then the best worst-off pair, and only then the greatest total; with its own proof.

use super::{Assignment, Edge, Fault, Flaw, Unwatched, Watch, assign_watched, verify};
use serde::{Deserialize, Serialize};

/// Pairs among which the worst-off is as well off as can be, and why nothing is better.
///
/// Three answers that each prove themselves make the proof: no more pairs can be than `most` has; of pairs that are all
/// better than the worst-off here there are fewer, as `above` shows; and of all the ways to pair so many without a
/// worse pair than that, `answer` has the greatest total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fair {
    /// Who is paired with whom.
    pub answer: Assignment,
    /// The score of the worst-off pair; none where there is no pair.
    pub floor: Option<i64>,
    /// As many pairs as can be, scores left aside.
    pub most: Assignment,
    /// As many as can be of those that score above the floor.
    pub above: Assignment,
}

/// Pairs as many as can be; of all the ways to do so one whose worst-off pair scores most; of those the greatest total.
///
/// Whether so many pairs are possible from a score upwards can only turn from yes to no as the score rises, so the
/// highest such score is found by halving the list of all scores.
pub fn assign_fairly(clinicians: usize, managers: usize, allowed: &[Edge], seed: u64) -> Result<Fair, Fault> {
    assign_fairly_watched(clinicians, managers, allowed, seed, &Unwatched)
}

/// The same while somebody watches, who may stop it: there is no answer then.
pub fn assign_fairly_watched(
    clinicians: usize,
    managers: usize,
    allowed: &[Edge],
    seed: u64,
    watch: &dyn Watch,
) -> Result<Fair, Fault> {
    let assign = |allowed: &[Edge]| assign_watched(clinicians, managers, allowed, seed, watch);
    // Asked first, as it refuses what is wrong with the question and names its place.
    let most = assign(&unscored(allowed, i64::MIN))?;
    let mut scores: Vec<i64> = allowed.iter().map(|edge| edge.score).collect();
    scores.sort_unstable();
    scores.dedup();
    // Above the last of all scores there is nobody, so that is where `above` begins.
    let mut above = assign(&[])?;
    let (mut reached, mut missed) = (0, scores.len());
    while missed - reached > 1 {
        let middle = reached + (missed - reached) / 2;
        let tried = assign(&unscored(allowed, scores[middle]))?;
        if tried.matches.len() == most.matches.len() {
            reached = middle;
        } else {
            missed = middle;
            above = tried;
        }
    }
    let floor = (!most.matches.is_empty()).then(|| scores[reached]);
    let answer = assign(&from(allowed, floor))?;
    Ok(Fair { answer, floor, most, above })
}

/// Whether `fair` really is a best answer in this sense, without knowing how it was found. See [`Fair`].
pub fn verify_fairly(clinicians: usize, managers: usize, allowed: &[Edge], fair: &Fair) -> Result<(), Flaw> {
    let Fair { answer, floor, most, above } = fair;
    verify(clinicians, managers, &unscored(allowed, i64::MIN), most)?;
    if answer.matches.len() != most.matches.len() || floor.is_some() == most.matches.is_empty() {
        return Err(Flaw::TooFewPairs);
    }
    verify(clinicians, managers, &from(allowed, *floor), answer)?;
    let Some(floor) = floor else { return Ok(()) };
    let better = floor.checked_add(1).map_or_else(Vec::new, |least| unscored(allowed, least));
    verify(clinicians, managers, &better, above)?;
    if above.matches.len() < most.matches.len() { Ok(()) } else { Err(Flaw::WorstOffTooLow) }
}

/// Edges from a score upwards.
fn from(allowed: &[Edge], least: Option<i64>) -> Vec<Edge> {
    allowed.iter().filter(|edge| Some(edge.score) >= least).copied().collect()
}

/// The same, all as good as each other: only how many pairs there can be counts.
fn unscored(allowed: &[Edge], least: i64) -> Vec<Edge> {
    allowed.iter().filter(|edge| edge.score >= least).map(|edge| Edge { score: 0, ..*edge }).collect()
}
