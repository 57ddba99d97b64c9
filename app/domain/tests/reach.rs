//! Attacks on what is shown of a programme's reach: everything shown is held against everything that could be hidden.
//!
//! The attacker is a coordinator: they know the program, who is in each stage of each cohort, and every page that was
//! ever shown. They take every world there could be, keep those in which they would have seen the same, and look
//! whether a set of people that they know has the same number of white or BME people in all of them.

use domain::{
    reach::{Block, Counts, Taken, blocks},
    suppression::{Disclosed, Minimum},
};
use proptest::prelude::*;
use std::collections::{BTreeSet, HashMap};

const MINIMUM: usize = 3;

fn counts(white: usize, bme: usize, not_stated: usize) -> Counts {
    Counts { white, bme, not_stated }
}

/// A cohort, as the people who completed, those who were matched and went no further, and those who only applied.
type Slices = [Counts; 3];

fn taken([completed, matched, applied]: Slices, is_over: bool) -> Taken {
    let matched = [completed, matched].into_iter().sum();
    Taken {
        cohort: String::new(),
        applied: [matched, applied].into_iter().sum(),
        matched,
        completed: is_over.then_some(completed),
    }
}

/// Every page in the life of a programme: after each cohort was counted, and after it was over.
fn pages(cohorts: &[Slices]) -> Vec<Vec<Block>> {
    let page = |counted: usize, over: usize| {
        let taken: Vec<_> = cohorts[..counted].iter().enumerate().map(|(at, one)| taken(*one, at < over)).collect();
        blocks(Minimum::new(MINIMUM), &taken)
    };
    (1..=cohorts.len()).flat_map(|number| [page(number, number - 1), page(number, number)]).collect()
}

/// What an attacker sees, number by number, and how many people are in each slice.
fn seen(cohorts: &[Slices]) -> (Vec<u8>, Vec<usize>) {
    let people = cohorts.iter().flatten().map(|slice| slice.people()).collect();
    let number = |number: usize| u8::try_from(number).unwrap_or(252);
    let stage = |stage: Option<Disclosed<Counts>>| match stage {
        None => vec![255],
        Some(Disclosed::Suppressed { .. }) => vec![254],
        Some(Disclosed::Shown(counts)) => [counts.white, counts.bme, counts.not_stated].map(number).to_vec(),
    };
    let block = |block: &Block| {
        let stages = [Some(block.applied), Some(block.matched), block.completed].map(stage).concat();
        [vec![number(block.cohorts.len())], stages].concat()
    };
    (pages(cohorts).iter().flat_map(|page| page.iter().flat_map(block).chain([253])).collect(), people)
}

/// The numbers that each slice could have, white and BME.
type Possible = Vec<[BTreeSet<usize>; 2]>;

/// Runs the attack on all of these worlds; answers how many different pages show something.
fn attack(worlds: impl Iterator<Item = Vec<Slices>>) -> usize {
    let mut possible: HashMap<(Vec<u8>, Vec<usize>), Possible> = HashMap::new();
    for world in worlds {
        let slices = world.iter().flatten();
        let sets = possible.entry(seen(&world)).or_insert_with(|| vec![Default::default(); world.len() * 3]);
        for ([white, bme], slice) in sets.iter_mut().zip(slices) {
            white.insert(slice.white);
            bme.insert(slice.bme);
        }
    }
    let mut shown = 0;
    for ((seen, people), sets) in possible {
        shown += usize::from(seen.iter().any(|number| (MINIMUM..250).contains(&usize::from(*number))));
        for ([white, bme], people) in sets.iter().zip(people).filter(|(_, people)| *people > 0) {
            for (group, numbers) in [("white", white), ("BME", bme)] {
                let is_given_away = numbers.len() == 1 && numbers.iter().all(|number| *number < MINIMUM);
                assert!(!is_given_away, "of {people} people {numbers:?} are {group}: {seen:?}");
                assert!(numbers.iter().any(|number| *number < people), "all {people} are {group}: {seen:?}");
            }
        }
    }
    shown
}

/// Everything that up to so many people can be.
fn anything(most: usize) -> impl Iterator<Item = Counts> + Clone {
    (0..=most).flat_map(move |people| {
        (0..=people).flat_map(move |w| (0..=people - w).map(move |b| counts(w, b, people - w - b)))
    })
}

/// Everything that they can be, of whom the attacker even knows that each has stated it.
fn stated(most: usize) -> impl Iterator<Item = Counts> + Clone {
    (0..=most).flat_map(move |people| (0..=people).map(move |w| counts(w, people - w, 0)))
}

fn stages(all: impl Iterator<Item = Counts> + Clone) -> usize {
    let rest = all.clone();
    attack(all.flat_map(|one| {
        let third = rest.clone();
        rest.clone().flat_map(move |other| third.clone().map(move |third| vec![[one, other, third]]))
    }))
}

#[test]
fn nobody_is_given_away_by_comparing_stages() {
    assert!(stages(stated(9)) > 30);
    assert!(stages(anything(6)) > 5);
}

#[test]
fn nobody_is_given_away_by_comparing_cohorts() {
    // Everybody was matched and completed: what differs is who is in which cohort.
    let whole = |one: Counts| [one, Counts::default(), Counts::default()];
    let two = |all: fn(usize) -> Vec<Counts>, most| {
        let all = all(most);
        let worlds = all.iter().flat_map(|one| all.iter().map(|other| vec![whole(*one), whole(*other)]));
        attack(worlds)
    };
    assert!(two(|most| stated(most).collect(), 20) > 30);
    assert!(two(|most| anything(most).collect(), 9) > 30);
    let three: Vec<_> = stated(10).collect();
    let worlds = three.iter().flat_map(|one| {
        let others = three.iter().flat_map(|other| three.iter().map(move |third| (other, third)));
        others.map(move |(other, third)| [one, other, third].map(|slice| whole(*slice)).to_vec())
    });
    assert!(attack(worlds) > 30);
}

#[test]
fn one_more_person_never_makes_the_difference() {
    let cohort = |c: Counts| taken([c, counts(0, 0, 0), counts(0, 0, 0)], false);
    let shown = |cohorts: &[Counts]| {
        let taken: Vec<_> = cohorts.iter().map(|one| cohort(*one)).collect();
        let blocks = blocks(Minimum::new(11), &taken);
        blocks.iter().map(|block| (block.cohorts.len(), block.matched.shown().copied())).collect::<Vec<_>>()
    };
    // With 10 of 25 the next person could be the eleventh; shown right after them, the page would say what they are.
    assert_eq!(shown(&[counts(15, 10, 0)]), [(1, None)]);
    assert_eq!(shown(&[counts(15, 10, 0), counts(0, 1, 0)]), [(2, None)]);
    assert_eq!(shown(&[counts(15, 10, 0), counts(20, 5, 0)]), [(2, Some(counts(35, 15, 0)))]);
    // What is too small by itself is counted with the next, and what is shown stays as it was shown.
    assert_eq!(shown(&[counts(7, 6, 1), counts(12, 11, 1)]), [(2, Some(counts(19, 17, 2)))]);
    let three = shown(&[counts(12, 11, 1), counts(7, 6, 1), counts(1, 1, 0)]);
    assert_eq!(three, [(1, Some(counts(12, 11, 1))), (2, None)]);
}

#[test]
fn a_stage_is_shown_where_those_who_went_no_further_are_none_or_many() {
    let nobody = counts(0, 0, 0);
    let stages = |slices: Slices| {
        let block = blocks(Minimum::new(11), &[taken(slices, true)]).remove(0);
        [Some(block.applied), Some(block.matched), block.completed]
            .map(|stage| stage.is_some_and(|one| one.shown().is_some()))
    };
    assert_eq!(stages([counts(12, 12, 0), nobody, nobody]), [true, true, true]);
    assert_eq!(stages([counts(12, 12, 0), counts(1, 0, 0), nobody]), [true, true, false], "one person left");
    assert_eq!(stages([counts(12, 12, 0), nobody, counts(0, 0, 1)]), [false, true, true], "one person was not matched");
    assert_eq!(stages([counts(12, 12, 0), counts(11, 11, 1), counts(30, 12, 4)]), [true, true, true]);
    assert_eq!(stages([nobody, counts(12, 12, 0), nobody]), [true, true, true], "nobody completed");
    assert_eq!(stages([counts(11, 10, 9), nobody, nobody]), [false, false, false]);
}

#[test]
fn completing_waits_for_the_last_cohort_of_a_block() {
    let small = [counts(7, 7, 0), counts(0, 0, 0), counts(0, 0, 0)];
    let block = |over: usize| {
        let taken: Vec<_> = (0..2).map(|at| taken(small, at < over)).collect();
        blocks(Minimum::new(11), &taken).remove(0)
    };
    assert_eq!(block(1).completed, None);
    assert_eq!(block(2).completed, Some(Disclosed::Shown(counts(14, 14, 0))));
}

proptest! {
    #[test]
    fn whatever_is_shown_has_the_minimum_of_each_or_is_nobody(
        cohorts in proptest::collection::vec(proptest::array::uniform3((0..15_usize, 0..15_usize, 0..3_usize)), 1..8), least in 3..12_usize,
    ) {
        let slices = |of: &[(usize, usize, usize); 3]| of.map(|(w, b, n)| counts(w, b, n));
        let taken: Vec<_> = cohorts.iter().map(|one| taken(slices(one), true)).collect();
        let found = blocks(Minimum::new(least), &taken);
        prop_assert_eq!(found.iter().map(|block| block.cohorts.len()).sum::<usize>(), taken.len());
        let is_safe = |one: Counts| one == counts(0, 0, 0) || (one.white >= least && one.bme >= least);
        for block in &found {
            let stages = [Some(block.applied), Some(block.matched), block.completed].map(|stage| stage.and_then(|one| one.shown().copied()));
            for (at, one) in stages.iter().enumerate().filter_map(|(at, one)| Some((at, (*one)?))) {
                prop_assert!(is_safe(one));
                for other in stages[at + 1..].iter().flatten() {
                    let left = counts(one.white - other.white, one.bme - other.bme, one.not_stated - other.not_stated);
                    prop_assert!(is_safe(left), "{:?}", block);
                }
            }
        }
    }
}
