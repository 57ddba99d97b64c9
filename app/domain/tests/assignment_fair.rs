//! The best worst-off pair against trying out every answer, and what its proof is worth.

use domain::assignment::{Edge, Flaw, assign_fairly, verify_fairly};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn questions(most: u32) -> impl Strategy<Value = (usize, usize, Vec<Edge>)> {
    let spreads = prop_oneof![Just(2_i64), Just(1_000), Just(1_000_000_000_000)];
    (0..=most, 0..=most, spreads, 0..=100_u32).prop_flat_map(move |(clinicians, managers, spread, percent)| {
        let pairs = clinicians * managers;
        let edges = if pairs == 0 { 0 } else { (pairs * 2 * percent / 100) as usize };
        let edge = (0..clinicians.max(1), 0..managers.max(1), -spread..=spread)
            .prop_map(|(clinician, manager, score)| Edge { clinician, manager, score });
        (Just(clinicians as usize), Just(managers as usize), prop::collection::vec(edge, edges))
    })
}

/// Most pairs, then the best worst-off, then the greatest total, by trying every answer.
fn brute_force(allowed: &[Edge]) -> (usize, Option<i64>, i64) {
    fn best(
        clinician: u32,
        taken: u64,
        so_far: (usize, Option<i64>, i64),
        scores: &BTreeMap<(u32, u32), i64>,
    ) -> (usize, Option<i64>, i64) {
        if clinician == 8 {
            return so_far;
        }
        let mut answer = best(clinician + 1, taken, so_far, scores);
        for (&(_, manager), &score) in scores.range((clinician, 0)..=(clinician, u32::MAX)) {
            if taken & (1 << manager) == 0 {
                let (pairs, worst, total) = so_far;
                let with = (pairs + 1, Some(worst.map_or(score, |worst| worst.min(score))), total + score);
                answer = answer.max(best(clinician + 1, taken | (1 << manager), with, scores));
            }
        }
        answer
    }
    let mut scores: BTreeMap<(u32, u32), i64> = BTreeMap::new();
    for edge in allowed {
        let score = scores.entry((edge.clinician, edge.manager)).or_insert(edge.score);
        *score = edge.score.max(*score);
    }
    best(0, 0, (0, None, 0), &scores)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn nobody_could_be_less_badly_off((clinicians, managers, allowed) in questions(6), seed: u64) {
        let fair = assign_fairly(clinicians, managers, &allowed, seed).unwrap();
        prop_assert_eq!((fair.answer.matches.len(), fair.floor, fair.answer.total), brute_force(&allowed));
        prop_assert_eq!(verify_fairly(clinicians, managers, &allowed, &fair), Ok(()));
        // The same seed always gives the same answer.
        prop_assert_eq!(assign_fairly(clinicians, managers, &allowed, seed).unwrap(), fair);
    }

    #[test]
    fn no_other_floor_passes((clinicians, managers, allowed) in questions(5), seed: u64, by in prop_oneof![Just(-1_i64), Just(1)]) {
        let mut fair = assign_fairly(clinicians, managers, &allowed, seed).unwrap();
        let Some(floor) = fair.floor else { return Ok(()) };
        // A lower floor passes only where it means the same.
        let is_score = allowed.iter().any(|edge| edge.score == floor + by);
        fair.floor = Some(floor + by);
        let checked = verify_fairly(clinicians, managers, &allowed, &fair);
        prop_assert!(checked.is_err() || (!is_score && by == -1), "{:?}", checked);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn larger_answers_prove_themselves((clinicians, managers, allowed) in questions(40), seed: u64) {
        let fair = assign_fairly(clinicians, managers, &allowed, seed).unwrap();
        prop_assert_eq!(verify_fairly(clinicians, managers, &allowed, &fair), Ok(()));
    }
}

#[test]
fn an_answer_with_a_worse_pair_or_fewer_pairs_is_refused() {
    let edge = |clinician, manager, score| Edge { clinician, manager, score };
    let allowed = [edge(0, 0, 10), edge(0, 1, 4), edge(1, 0, 4), edge(1, 1, 1)];
    let fair = assign_fairly(2, 2, &allowed, 1).unwrap();
    assert_eq!((fair.floor, fair.answer.total, &fair.answer.matches[..]), (Some(4), 8, &[(0, 1), (1, 0)][..]));

    let greedy = domain::assignment::assign(2, 2, &allowed, 1).unwrap();
    assert_eq!(greedy.total, 11);
    let mut worse = fair.clone();
    (worse.answer, worse.floor) = (greedy, Some(1));
    assert_eq!(verify_fairly(2, 2, &allowed, &worse), Err(Flaw::NotCovered { clinician: 0, manager: 1 }));
    let mut fewer = fair.clone();
    fewer.answer.matches.pop();
    assert_eq!(verify_fairly(2, 2, &allowed, &fewer), Err(Flaw::TooFewPairs));
    // That so many pairs are possible above the floor cannot be hidden by an answer that is not as good as can be.
    let mut low = assign_fairly(2, 2, &allowed[1..3], 1).unwrap();
    low.floor = Some(3);
    assert!(verify_fairly(2, 2, &allowed[1..3], &low).is_err());
}
