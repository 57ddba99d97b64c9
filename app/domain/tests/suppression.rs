//! Attacks on suppression: everything that is shown is held against everything that could be hidden.

use domain::suppression::{
    Cell, Disclosed, Minimum,
    breakdown::{Breakdown, Group, Level, Sizes},
    siblings::{Siblings, siblings},
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const GROUPS: [Group; 3] = Group::ALL;

fn sizes(clinicians: usize, managers: usize) -> Sizes {
    Sizes { clinicians, managers }
}

/// The numbers of people that a report shows, `None` for a hidden one.
fn told(minimum: Minimum, level: Level, of: Sizes) -> [Option<usize>; 3] {
    let cells = Breakdown::disclose(minimum, level, |group| of.of(group));
    GROUPS.map(|group| cells.group(group).shown().map(|number| **number))
}

/// Everything that a report tells of who began, who went on, and who answered an item.
fn report(minimum: Minimum, world: [Sizes; 3]) -> [[Option<usize>; 3]; 3] {
    let [first, last, item] = world;
    let (first_level, last_level) = Level::of_first_and_last(minimum, first, last);
    let item_level = last_level.of_part(minimum, last, item);
    [told(minimum, first_level, first), told(minimum, last_level, last), told(minimum, item_level, item)]
}

/// The attacker knows the rules and this program. They take every world there could be, keep those that would have
/// been reported in the same way, and look whether a hidden group has the same size in all of them.
#[test]
fn no_hidden_group_under_the_minimum_can_be_worked_out_even_by_who_knows_the_program() {
    for (minimum, most) in [(3, 11), (4, 13)] {
        let minimum = Minimum::new(minimum);
        let all = || (0..=most).flat_map(move |c| (0..=most - c).map(move |m| sizes(c, m)));
        let within = |of: Sizes| (0..=of.clinicians).flat_map(move |c| (0..=of.managers).map(move |m| sizes(c, m)));
        let mut possible: BTreeMap<_, [[BTreeSet<usize>; 3]; 3]> = BTreeMap::new();
        for world in all().flat_map(|a| within(a).flat_map(move |b| within(b).map(move |c| [a, b, c]))) {
            let sets = possible.entry(report(minimum, world)).or_default();
            for (sets, of) in sets.iter_mut().zip(world) {
                for (set, group) in sets.iter_mut().zip(GROUPS) {
                    set.insert(of.of(group));
                }
            }
        }
        assert!(possible.len() > 500, "{}", possible.len());
        for (shown, sets) in possible {
            for (place, group) in (0..3).flat_map(|place| (0..3).map(move |group| (place, group))) {
                let (shown_size, possible) = (shown[place][group], &sets[place][group]);
                let is_given_away = possible.len() == 1 && possible.iter().all(|size| !minimum.allows(*size));
                assert!(!is_given_away, "{minimum:?} {shown:?}: {place} {group} is {possible:?}");
                assert!(shown_size.is_none_or(|size| minimum.allows(size)), "{shown:?}");
            }
        }
    }
}

#[test]
fn a_side_is_never_shown_without_the_other() {
    let of = |c, m| report(Minimum::default(), [sizes(c, m); 3])[1];
    assert_eq!(of(12, 12), [Some(24), Some(12), Some(12)]);
    assert_eq!(of(12, 11), [Some(23), Some(12), Some(11)]);
    assert_eq!(of(12, 10), [Some(22), None, None]);
    assert_eq!(of(7, 7), [Some(14), None, None]);
    assert_eq!(of(5, 5), [None, None, None]);
    assert_eq!(of(11, 0), [Some(11), Some(11), Some(0)]);
    assert_eq!(of(0, 0), [Some(0), Some(0), Some(0)]);
}

#[test]
fn an_item_that_would_give_away_a_side_by_its_bounds_is_hidden_altogether() {
    let item = |all: Sizes, item| report(Minimum::default(), [all, all, item])[2];
    // Of 11 and 12, an item that 22 answered with a side under 11 can only be 10 and 12.
    assert_eq!(item(sizes(11, 12), sizes(10, 12)), [None, None, None]);
    // Of 12 and 12, it can be either side.
    assert_eq!(item(sizes(12, 12), sizes(10, 12)), [Some(22), None, None]);
    assert_eq!(item(sizes(11, 12), sizes(11, 11)), [Some(22), Some(11), Some(11)]);
    assert_eq!(item(sizes(20, 20), sizes(4, 5)), [None, None, None]);
}

#[test]
fn what_is_suppressed_reads_so_and_holds_no_number() {
    let hidden: Cell = siblings(Minimum::default(), &[3, 20]).parts[0];
    assert_eq!(hidden.to_string(), "suppressed (fewer than 11)");
    assert_eq!(serde_json::to_string(&hidden).unwrap(), r#"{"suppressed":{"fewer_than":11}}"#);
    assert_eq!(Cell::Shown(12).to_string(), "12");
    assert_eq!(serde_json::from_str::<Minimum>("2").unwrap().people(), 3);
}

#[test]
fn the_next_smallest_goes_with_the_hidden_one() {
    let parts = |sizes: &[usize]| {
        let Siblings { total, parts } = siblings(Minimum::default(), sizes);
        (total.shown().copied(), parts.iter().map(|part| part.shown().copied()).collect::<Vec<_>>())
    };
    assert_eq!(parts(&[30, 4, 15, 20]), (Some(69), vec![Some(30), None, None, Some(20)]));
    assert_eq!(parts(&[30, 1, 2, 20]), (Some(53), vec![Some(30), None, None, None]), "1 and 2 are 3 together");
    assert_eq!(parts(&[30, 0, 20]), (Some(50), vec![Some(30), Some(0), Some(20)]));
    assert_eq!(parts(&[30, 0, 4]), (Some(34), vec![None, Some(0), None]));
    assert_eq!(parts(&[4, 3]), (None, vec![None, None]));
    assert_eq!(parts(&[1; 11]), (None, vec![None; 11]), "all hidden and somebody in each: one in each");
    assert_eq!(parts(&[]), (Some(0), vec![]));
}

/// The least and the most that each hidden part can be, of an attacker who subtracts what is shown from the total
/// and knows that a hidden part has somebody in it.
fn bounds(found: &Siblings) -> Option<(usize, usize)> {
    let hidden = found.parts.iter().filter(|part| part.shown().is_none()).count();
    let shown: usize = found.parts.iter().filter_map(Disclosed::shown).sum();
    let together = found.total.shown()? - shown;
    (hidden > 0).then(|| (1, together - (hidden - 1)))
}

proptest! {
    #[test]
    fn nothing_hidden_follows_from_the_siblings(least in 3..15_usize, sizes in proptest::collection::vec(0..40_usize, 0..8)) {
        let minimum = Minimum::new(least);
        let found = siblings(minimum, &sizes);
        let total: usize = sizes.iter().sum();
        for (part, size) in found.parts.iter().zip(&sizes) {
            prop_assert!(part.shown().is_none_or(|shown| shown == size && minimum.allows(*size)));
        }
        prop_assert!(found.total.shown().is_none_or(|shown| *shown == total && minimum.allows(total)));
        if let Some((least, most)) = bounds(&found) {
            prop_assert!(least < most, "{found:?}");
            let together = most + found.parts.iter().filter(|part| part.shown().is_none()).count() - 1;
            prop_assert!(minimum.allows(together), "the hidden ones together are a group too: {found:?}");
        }
        if found.total.shown().is_none() {
            prop_assert!(found.parts.iter().all(|part| part.shown().is_none()));
        }
        if sizes.iter().all(|size| minimum.allows(*size)) {
            prop_assert!(found.total.shown().is_some() && found.parts.iter().all(|part| part.shown().is_some()));
        }
    }

    #[test]
    fn all_that_is_left_when_shown_groups_are_taken_away_is_nobody_or_the_minimum(
        least in 3..15_usize, first in (0..30_usize, 0..30_usize), stay in (0..=100_usize, 0..=100_usize), answer in (50..=100_usize, 50..=100_usize),
    ) {
        let minimum = Minimum::new(least);
        let first = sizes(first.0, first.1);
        let last = sizes(first.clinicians * stay.0 / 100, first.managers * stay.1 / 100);
        let item = sizes(last.clinicians * answer.0 / 100, last.managers * answer.1 / 100);
        for [everyone, clinicians, managers] in report(minimum, [first, last, item]) {
            prop_assert_eq!(clinicians.is_some(), managers.is_some());
            if let (Some(clinicians), Some(managers)) = (clinicians, managers) {
                prop_assert_eq!(everyone, Some(clinicians + managers));
            }
            for number in [everyone, clinicians, managers].into_iter().flatten() {
                prop_assert!(minimum.allows(number));
            }
        }
    }
}
