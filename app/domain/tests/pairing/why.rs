//! Why two are not a pair: what it would cost, told anew by trying every proposal, and what would free somebody.

use crate::cohort::{address, id, person, two};
use domain::half_days::HalfDays;
use domain::pairing::{Candidate, Measure, Objective, Outcome, Pool, Rule, Rules, Strength, Two};
use domain::participant::Side::{Clinician, Manager};
use proptest::prelude::*;

/// Up to five on each side; who is kept from whom, and who is free when.
fn cohorts() -> impl Strategy<Value = Vec<Candidate>> {
    let someone =
        (prop::collection::vec(0..10_usize, 0..3), 0..16_u16, prop::sample::select(vec!["", "North", "South"]));
    (1..=5_usize, prop::collection::vec(someone, 2..=10)).prop_map(|(clinicians, people)| {
        let candidate = |(number, (not_with, bits, site)): (usize, (Vec<usize>, u16, &str))| {
            let mut candidate = person(number, if number < clinicians { Clinician } else { Manager });
            candidate.profile.not_with = not_with.into_iter().map(address).collect();
            candidate.profile.availability = HalfDays::from_bits(bits);
            candidate.profile.site = site.to_owned();
            candidate
        };
        people.into_iter().enumerate().map(candidate).collect()
    })
}

type Pairs = Vec<(Two, i64)>;

/// Every set of pairs that can be.
fn all_sets(possible: &[(Two, i64)], so_far: &mut Pairs, each: &mut impl FnMut(&Pairs)) {
    let Some((first, rest)) = possible.split_first() else {
        each(so_far);
        return;
    };
    all_sets(rest, so_far, each);
    if so_far.iter().all(|((one, other), _)| *one != first.0.0 && *other != first.0.1) {
        so_far.push(*first);
        all_sets(rest, so_far, each);
        so_far.pop();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_cost_of_a_pair_is_what_trying_everything_says(
        candidates in cohorts(),
        seed: u64,
        objective in 0..2_usize,
        one: prop::sample::Index,
        other: prop::sample::Index,
    ) {
        let rules = Rules { objective: Objective::ALL[objective], ..Rules::default() };
        let pool = Pool::new(&candidates, rules);
        let of = |side| candidates.iter().filter(|it| it.profile.side == side).map(|it| it.id).collect::<Vec<_>>();
        let (clinicians, managers) = (of(Clinician), of(Manager));
        if managers.is_empty() {
            return Ok(());
        }
        let pair = (*one.get(&clinicians), *other.get(&managers));
        let possible: Vec<(Two, i64)> = clinicians
            .iter()
            .flat_map(|one| managers.iter().map(|other| (*one, *other)))
            .filter_map(|(one, other)| {
                let verdict = pool.judge(one, other).unwrap();
                verdict.is_possible().then(|| ((one, other), verdict.score()))
            })
            .collect();
        let why = pool.why_not(&[], pair, seed).unwrap().unwrap();
        prop_assert_eq!(why.cost.is_some(), possible.iter().any(|it| it.0 == pair));
        let Some(cost) = why.cost else { return Ok(()) };

        let before: Vec<Two> = pool.propose(&[], seed).unwrap().pairs.iter().map(|it| (it.clinician, it.manager)).collect();
        // What is best: of the sets without any demand, and of those with the pair.
        let key = |set: &[(Two, i64)], with_worst: bool| {
            let worst = set.iter().map(|it| it.1).min();
            (set.len(), if with_worst { worst } else { None }, set.iter().map(|it| it.1).sum::<i64>())
        };
        let is_worst = rules.objective == Objective::Worst;
        let (mut best, mut best_with, mut most_kept) = (None, None, 0);
        let mut sets = Vec::new();
        all_sets(&possible, &mut Vec::new(), &mut |set| sets.push(set.clone()));
        for set in &sets {
            best = best.max(Some(key(set, is_worst)));
            if set.iter().any(|it| it.0 == pair) {
                // The worst-off is sought among those that are up for choice.
                let rest: Vec<_> = set.iter().copied().filter(|it| it.0 != pair).collect();
                let own = Some(key(&rest, is_worst));
                let kept = set.iter().filter(|it| before.contains(&it.0)).count();
                if own > best_with {
                    (best_with, most_kept) = (own, kept);
                } else if own == best_with {
                    most_kept = most_kept.max(kept);
                }
            }
        }
        let (pairs, _, total) = best.unwrap();
        prop_assert_eq!((cost.before.pairs, cost.before.total), (pairs, total));
        let (pairs, _, total) = best_with.unwrap();
        let own = possible.iter().find(|it| it.0 == pair).unwrap().1;
        prop_assert_eq!((cost.after.pairs, cost.after.total), (pairs + 1, total + own));
        // Nobody is moved who need not be.
        prop_assert_eq!(cost.before.pairs - cost.gone.len(), most_kept);
        prop_assert_eq!(cost.after.pairs, cost.before.pairs - cost.gone.len() + cost.new.len());
        prop_assert_eq!(cost.new.contains(&pair), !before.contains(&pair));
    }
}

#[test]
fn a_rule_or_a_lock_is_told_instead_of_a_cost() {
    let mut candidates = vec![person(0, Clinician), person(1, Manager), person(2, Manager)];
    candidates[0].profile.not_with = vec![address(1)];
    let pool = Pool::new(&candidates, Rules::default());
    let told = |locked: &[Two], manager| pool.why_not(locked, (id(0), id(manager)), 1).unwrap().unwrap().broken;
    assert_eq!(told(&[], 1), [Rule::KeptApart]);
    assert_eq!(told(&[(id(0), id(2))], 1), [Rule::KeptApart, Rule::Locked]);
    // Locked with each other they cost what they cost without the lock.
    assert_eq!(told(&[(id(0), id(2))], 2), []);
    assert_eq!(pool.why_not(&[], (id(0), id(9)), 1).unwrap(), None);
}

#[test]
fn the_mildest_change_of_a_single_rule_is_advised() {
    let mut candidates = two().to_vec();
    candidates.push(person(2, Manager));
    candidates[0].profile.availability = HalfDays::parse("Mon; Tue").unwrap();
    candidates[1].profile.availability = HalfDays::parse("Mon am").unwrap();
    candidates[2].profile.availability = HalfDays::parse("Mon; Tue am").unwrap();
    candidates[0].profile.line_manager_email = Some(address(1));
    let rules = Rules::default().with(Measure::Availability, Strength::Hard);
    // 1 fails two rules, so only 2 counts: three half-days are enough.
    let told = |rules| {
        let found = Pool::new(&candidates, rules).relaxations(id(0), &[]);
        found.into_iter().map(|it| it.words).collect::<Vec<_>>()
    };
    assert_eq!(told(rules), ["Ask for 3 shared half-days rather than 4: 1 manager could be their partner."]);
    let one = Rules { half_days: 1, ..rules };
    assert_eq!(
        told(one),
        ["Give the rule “Line management” a weight, or switch it off: 1 manager could be their partner."]
    );
    let locked = Pool::new(&candidates, rules).relaxations(id(0), &[(id(9), id(2))]);
    assert_eq!(locked, []);
}

#[test]
fn a_cost_is_told_in_pairs_points_and_the_worst_off() {
    let outcome = |pairs, total, worst| Outcome { pairs, total, worst: Some(worst) };
    let best = outcome(3, 900, 200);
    assert_eq!(best.cost_words(&best), "Nothing");
    assert_eq!(
        best.cost_words(&outcome(2, 950, 250)),
        "1 pair fewer, 50 points more in total, the worst-off pair 50 points more"
    );
    assert_eq!(best.cost_words(&outcome(3, 880, 200)), "20 points less in total");
}
