//! The solver against trying out every answer, and what its proof is worth.

use domain::assignment::{Assignment, Edge, Fault, Flaw, assign, verify};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A question with up to `most` people on a side; edges may come twice.
fn questions(most: u32) -> impl Strategy<Value = (usize, usize, Vec<Edge>)> {
    // Scores that tie, that do not, and that need more than 32 bits.
    let spreads = prop_oneof![Just(2_i64), Just(1_000), Just(1_000_000_000_000)];
    (0..=most, 0..=most, spreads, 0..=100_u32).prop_flat_map(move |(clinicians, managers, spread, percent)| {
        let pairs = clinicians * managers;
        let edges = if pairs == 0 { 0 } else { (pairs * 2 * percent / 100) as usize };
        let edge = (0..clinicians.max(1), 0..managers.max(1), -spread..=spread)
            .prop_map(|(clinician, manager, score)| Edge { clinician, manager, score });
        let edges = prop::collection::vec(edge, edges);
        (Just(clinicians as usize), Just(managers as usize), edges)
    })
}

/// Most pairs and their greatest total, by trying every answer.
fn brute_force(allowed: &[Edge]) -> (usize, i64) {
    fn best(clinician: u32, clinicians: u32, taken: u64, scores: &BTreeMap<(u32, u32), i64>) -> (usize, i64) {
        if clinician == clinicians {
            return (0, 0);
        }
        let mut answer = best(clinician + 1, clinicians, taken, scores);
        for (&(_, manager), score) in scores.range((clinician, 0)..=(clinician, u32::MAX)) {
            if taken & (1 << manager) == 0 {
                let (pairs, total) = best(clinician + 1, clinicians, taken | (1 << manager), scores);
                answer = answer.max((pairs + 1, total + score));
            }
        }
        answer
    }
    let mut scores: BTreeMap<(u32, u32), i64> = BTreeMap::new();
    for edge in allowed {
        let score = scores.entry((edge.clinician, edge.manager)).or_insert(edge.score);
        *score = edge.score.max(*score);
    }
    let clinicians = scores.keys().map(|pair| pair.0 + 1).max();
    best(0, clinicians.unwrap_or(0), 0, &scores)
}

fn edge(clinician: u32, manager: u32, score: i64) -> Edge {
    Edge { clinician, manager, score }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn nothing_is_better_than_the_answer((clinicians, managers, allowed) in questions(6), seed: u64) {
        let answer = assign(clinicians, managers, &allowed, seed).unwrap();
        prop_assert_eq!((answer.matches.len(), answer.total), brute_force(&allowed));
        prop_assert_eq!(verify(clinicians, managers, &allowed, &answer), Ok(()));
    }

    #[test]
    fn no_other_answer_passes((clinicians, managers, allowed) in questions(5), seed: u64, gone: prop::sample::Index) {
        let mut answer = assign(clinicians, managers, &allowed, seed).unwrap();
        if answer.matches.is_empty() {
            return Ok(());
        }
        let (clinician, manager) = answer.matches.remove(gone.index(answer.matches.len()));
        let scores = allowed.iter().filter(|edge| (edge.clinician, edge.manager) == (clinician, manager));
        answer.total -= scores.map(|edge| edge.score).max().unwrap();
        prop_assert_eq!(verify(clinicians, managers, &allowed, &answer), Err(Flaw::NotTight));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn larger_answers_prove_themselves((clinicians, managers, allowed) in questions(40), seed: u64) {
        let answer = assign(clinicians, managers, &allowed, seed).unwrap();
        prop_assert_eq!(verify(clinicians, managers, &allowed, &answer), Ok(()));
        let other = assign(clinicians, managers, &allowed, seed.wrapping_add(1)).unwrap();
        prop_assert_eq!((answer.matches.len(), answer.total), (other.matches.len(), other.total));
    }

    #[test]
    fn the_order_of_the_edges_plays_no_part(
        (clinicians, managers, allowed, shuffled) in questions(12).prop_flat_map(|(clinicians, managers, allowed)| {
            (Just(clinicians), Just(managers), Just(allowed.clone()), Just(allowed).prop_shuffle())
        }),
        seed: u64,
    ) {
        let answer = assign(clinicians, managers, &allowed, seed).unwrap();
        prop_assert_eq!(assign(clinicians, managers, &shuffled, seed).unwrap(), answer);
    }
}

#[test]
fn one_pair_more_outweighs_any_score() {
    let allowed = [edge(0, 0, 1_000), edge(0, 1, -1_000), edge(1, 0, -1_000)];
    let answer = assign(2, 2, &allowed, 1).unwrap();
    assert_eq!((answer.matches, answer.total), (vec![(0, 1), (1, 0)], -2_000));
}

#[test]
fn nobody_and_nothing_allowed_are_answered() {
    for (clinicians, managers) in [(0, 0), (0, 3), (3, 0), (2, 3)] {
        let answer = assign(clinicians, managers, &[], 5).unwrap();
        assert_eq!((&answer.matches[..], answer.total), (&[][..], 0));
        assert_eq!(verify(clinicians, managers, &[], &answer), Ok(()));
    }
}

#[test]
fn a_larger_side_leaves_people_over() {
    let allowed: Vec<_> = (0..40).map(|n| edge(n % 20, n / 20, i64::from(n * n % 7))).collect();
    for turned in [false, true] {
        let turn = |edge: &Edge| {
            if turned { Edge { clinician: edge.manager, manager: edge.clinician, ..*edge } } else { *edge }
        };
        let allowed: Vec<_> = allowed.iter().map(turn).collect();
        let (clinicians, managers) = if turned { (2, 20) } else { (20, 2) };
        let answer = assign(clinicians, managers, &allowed, 9).unwrap();
        assert_eq!((answer.matches.len(), answer.total), (2, 8));
        assert!(answer.matches.is_sorted());
    }
}

#[test]
fn of_the_same_edge_twice_the_greater_score_counts() {
    assert_eq!(assign(1, 1, &[edge(0, 0, 4), edge(0, 0, 9), edge(0, 0, -1)], 0).unwrap().total, 9);
}

#[test]
fn the_seed_decides_between_equals() {
    let allowed: Vec<_> = (0..25).map(|n| edge(n / 5, n % 5, 1)).collect();
    let answers: BTreeSet<_> = (0..50).map(|seed| assign(5, 5, &allowed, seed).unwrap().matches).collect();
    assert!(answers.len() > 20, "{} different answers", answers.len());
    assert_eq!(assign(5, 5, &allowed, 3), assign(5, 5, &allowed, 3));
}

#[test]
fn what_cannot_be_answered_is_named() {
    let faults = [
        (assign(2_000_000, 1, &[], 0), Fault::TooManyPeople { people: 2_000_000 }),
        (
            assign(2, 2, &[edge(0, 0, 1), edge(2, 0, 1)], 0),
            Fault::NoSuchClinician { at: 1, clinician: 2, clinicians: 2 },
        ),
        (assign(2, 1, &[edge(0, 1, 1)], 0), Fault::NoSuchManager { at: 0, manager: 1, managers: 1 }),
    ];
    for (answer, fault) in faults {
        assert_eq!(answer, Err(fault));
        assert!(fault.to_string().ends_with('.'));
    }
}

#[test]
fn the_greatest_scores_are_right_and_greater_ones_refused() {
    for score in [i64::MIN, i64::MAX] {
        let Err(Fault::ScoreTooLarge { limit, .. }) = assign(3, 3, &[edge(0, 0, score)], 0) else {
            panic!("{score} was let through");
        };
        let allowed: Vec<_> =
            (0..9).map(|n| edge(n / 3, n % 3, if n % 2 == 0 { limit - i64::from(n) } else { -limit })).collect();
        let answer = assign(3, 3, &allowed, 0).unwrap();
        assert_eq!((answer.matches.len(), answer.total), brute_force(&allowed));
        assert_eq!(verify(3, 3, &allowed, &answer), Ok(()));
    }
}

#[test]
fn a_tampered_answer_is_refused() {
    let allowed = [edge(0, 0, 5), edge(0, 1, 3), edge(1, 0, 4), edge(1, 1, 1), edge(2, 2, 2)];
    let answer = assign(3, 3, &allowed, 0).unwrap();
    assert_eq!((&answer.matches[..], answer.total), (&[(0, 1), (1, 0), (2, 2)][..], 9));
    let change = |change: fn(&mut Assignment)| {
        let mut changed = answer.clone();
        change(&mut changed);
        verify(3, 3, &allowed, &changed)
    };
    assert_eq!(change(|_| ()), Ok(()));
    assert_eq!(change(|it| it.total += 1), Err(Flaw::WrongTotal { sum: 9 }));
    assert_eq!(change(|it| it.matches.swap(0, 1)), Err(Flaw::NotByClinician));
    assert_eq!(change(|it| it.matches[1] = (0, 0)), Err(Flaw::NotByClinician));
    assert_eq!(change(|it| it.matches[1] = (1, 1)), Err(Flaw::ManagerTwice { manager: 1 }));
    assert_eq!(change(|it| it.matches[0] = (0, 2)), Err(Flaw::ManagerTwice { manager: 2 }));
    assert_eq!(change(|it| it.matches[2] = (2, 9)), Err(Flaw::NotAllowed { clinician: 2, manager: 9 }));
    assert_eq!(change(|it| it.matches[2] = (9, 2)), Err(Flaw::NotAllowed { clinician: 9, manager: 2 }));
    assert_eq!(change(|it| it.proof.bonus = 0), Err(Flaw::BonusTooSmall));
    assert_eq!(change(|it| it.proof.bonus += 1_000), Err(Flaw::NotCovered { clinician: 0, manager: 0 }));
    assert_eq!(change(|it| it.proof.managers[2] = -1), Err(Flaw::WrongPrices));
    assert_eq!(change(|it| it.proof.clinicians.truncate(2)), Err(Flaw::WrongPrices));
    assert_eq!(change(|it| it.proof.clinicians[0] += 1), Err(Flaw::NotTight));
    // The worse of two whole answers.
    let worse = |it: &mut Assignment| {
        it.matches = vec![(0, 0), (1, 1), (2, 2)];
        it.total = 8;
    };
    assert_eq!(change(worse), Err(Flaw::NotTight));
    // A pair that nobody allowed, its total right by chance.
    assert_eq!(verify(3, 3, &allowed[..4], &answer), Err(Flaw::NotAllowed { clinician: 2, manager: 2 }));
}
