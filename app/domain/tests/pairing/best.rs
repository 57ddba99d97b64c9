//! Small cohorts against every possible proposal, and the rules told anew, as simply as can be.

use crate::cohort::{address, id, person};
use domain::email::Email;
use domain::half_days::HalfDays;
use domain::id::ParticipantId;
use domain::pairing::{Candidate, Objective, Pool, Proposal, Rules, Why, propose};
use domain::participant::Side;
use proptest::prelude::*;
use std::collections::BTreeSet;

type Locks = Vec<(ParticipantId, ParticipantId)>;

fn pick(from: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(from).prop_map(str::to_owned)
}

fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
    let anybody = 0..12_usize;
    let someone = (
        (any::<bool>(), prop::bool::weighted(0.9), prop::bool::weighted(0.1)),
        prop::option::weighted(0.5, anybody.clone()),
        prop::collection::vec(anybody, 0..3),
        0..1_u16 << 14,
        prop::sample::subsequence(vec!["digital", "equality", "patient flow", "theatre use"], 0..=3),
        pick(&["", "North", "South"]),
        pick(&["", "Surgery", "Medicine", "Corporate"]),
        pick(&["", "FY1", "ST5", "Consultant", "Band 7", "Band 9"]),
    );
    prop::collection::vec(someone, 0..11).prop_map(|people| {
        let candidate = |(number, (flags, above, not_with, bits, interests, site, division, grade))| {
            let (is_manager, is_approved, is_paired): (bool, bool, bool) = flags;
            let mut candidate = person(number, if is_manager { Side::Manager } else { Side::Clinician });
            candidate.is_approved = is_approved;
            candidate.is_paired = is_paired;
            let profile = &mut candidate.profile;
            profile.line_manager_email = Option::<usize>::map(above, address);
            profile.not_with = Vec::<usize>::into_iter(not_with).map(address).collect();
            profile.availability = HalfDays::from_bits(bits);
            profile.interests = Vec::<&str>::into_iter(interests).map(str::to_owned).collect();
            (profile.site, profile.division, profile.grade) = (site, division, grade);
            candidate
        };
        people.into_iter().enumerate().map(candidate).collect()
    })
}

/// A cohort and one pair to lock, if it has one of each side.
fn cohorts() -> impl Strategy<Value = (Vec<Candidate>, Locks)> {
    (candidates(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>()).prop_map(
        |(candidates, clinician, manager, is_locked)| {
            let of = |side| candidates.iter().filter(|it| it.profile.side == side).map(|it| it.id).collect::<Vec<_>>();
            let (clinicians, managers) = (of(Side::Clinician), of(Side::Manager));
            let locks = if is_locked && !clinicians.is_empty() && !managers.is_empty() {
                vec![(*clinician.get(&clinicians), *manager.get(&managers))]
            } else {
                Vec::new()
            };
            (candidates, locks)
        },
    )
}

/// Whether `below` gets to `above` by going up, step by step.
fn is_managed_by(candidates: &[Candidate], below: &Candidate, above: &Candidate) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = Some(below);
    while let Some(candidate) = at.filter(|candidate| seen.insert(candidate.id)) {
        let manager = candidate.profile.line_manager_email.as_ref();
        if manager == Some(&above.profile.email) {
            return true;
        }
        at = candidates.iter().find(|other| Some(&other.profile.email) == manager);
    }
    false
}

fn may_be_paired(candidates: &[Candidate], locks: &Locks, one: &Candidate, other: &Candidate) -> bool {
    let is_locked = |id| locks.iter().any(|lock| lock.0 == id || lock.1 == id);
    one.profile.side != other.profile.side
        && [one, other].iter().all(|it| it.is_approved && !it.is_paired && !is_locked(it.id))
        && !is_managed_by(candidates, one, other)
        && !is_managed_by(candidates, other, one)
        && !one.profile.not_with.contains(&other.profile.email)
        && !other.profile.not_with.contains(&one.profile.email)
}

/// Most pairs and their greatest total.
fn brute_force(possible: &[(ParticipantId, ParticipantId, i64)], taken: &mut Vec<ParticipantId>) -> (usize, i64) {
    let Some((&(clinician, manager, score), rest)) = possible.split_first() else {
        return (0, 0);
    };
    let without = brute_force(rest, taken);
    if taken.contains(&clinician) || taken.contains(&manager) {
        return without;
    }
    taken.extend([clinician, manager]);
    let (pairs, total) = brute_force(rest, taken);
    taken.truncate(taken.len() - 2);
    without.max((pairs + 1, total + score))
}

fn possible(candidates: &[Candidate], locks: &Locks) -> Vec<(ParticipantId, ParticipantId, i64)> {
    let pool = Pool::new(candidates, Rules::default());
    let clinicians = candidates.iter().filter(|candidate| candidate.profile.side == Side::Clinician);
    clinicians
        .flat_map(|one| candidates.iter().map(move |other| (one, other)))
        .filter(|(one, other)| may_be_paired(candidates, locks, one, other))
        .map(|(one, other)| (one.id, other.id, pool.judge(one.id, other.id).unwrap().score()))
        .collect()
}

fn check_left_over(proposal: &Proposal, possible: &[(ParticipantId, ParticipantId, i64)]) {
    for left in &proposal.left_over {
        let count = possible.iter().filter(|pair| pair.0 == left.participant || pair.1 == left.participant).count();
        match &left.why {
            Why::NotApproved => {}
            Why::Blocked { of, by } => {
                assert_eq!(count, 0);
                assert!(*of == 0 || by.iter().map(|(_, count)| count).sum::<usize>() >= *of);
            }
            Why::Outnumbered { possible, people, partners } => {
                assert_eq!(count, *possible);
                assert!(people > partners && partners >= possible);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn no_rule_is_broken_and_nothing_is_better((candidates, locks) in cohorts(), seed: u64) {
        let proposal = propose(&candidates, &locks, Rules::default(), seed).unwrap();
        let possible = possible(&candidates, &locks);
        let chosen: Vec<_> = proposal.pairs.iter().filter(|pair| !pair.is_locked).collect();
        for pair in &chosen {
            prop_assert!(possible.contains(&(pair.clinician, pair.manager, pair.score)));
            prop_assert!(pair.broken.is_empty());
        }
        let total: i64 = chosen.iter().map(|pair| pair.score).sum();
        prop_assert_eq!((chosen.len(), total), brute_force(&possible, &mut Vec::new()));
        prop_assert_eq!(proposal.possible, possible.len());
        prop_assert_eq!(proposal.pairs.len() - chosen.len(), locks.len());

        // Everybody is in one place: in a pair, left over with a reason, or in an active pair before.
        let paired = proposal.pairs.iter().flat_map(|pair| [pair.clinician, pair.manager]);
        let mut everybody: Vec<_> = paired.chain(proposal.left_over.iter().map(|left| left.participant)).collect();
        everybody.extend(
            candidates.iter().filter(|it| it.is_paired && !locks.iter().any(|lock| lock.0 == it.id || lock.1 == it.id)).map(|it| it.id),
        );
        everybody.sort();
        prop_assert_eq!(everybody, (0..candidates.len()).map(id).collect::<Vec<_>>());
        check_left_over(&proposal, &possible);
    }

    #[test]
    fn the_order_of_the_people_plays_no_part(
        (candidates, shuffled) in candidates().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        seed: u64,
    ) {
        let proposal = propose(&candidates, &[], Rules::default(), seed).unwrap();
        prop_assert_eq!(propose(&shuffled, &[], Rules::default(), seed).unwrap(), proposal);
        let bytes = |people: &[Candidate]| Pool::new(people, Rules::default()).canonical(&[], seed).unwrap();
        prop_assert_eq!(bytes(&shuffled), bytes(&candidates));
    }

    #[test]
    fn who_somebody_is_plays_no_part((candidates, locks) in cohorts(), seed: u64, objective in 0..2_usize) {
        let rules = Rules { objective: Objective::ALL[objective], ..Rules::default() };
        let rename = |email: &Email| Email::parse(&format!("x.{}", email.as_str())).unwrap();
        let others: Vec<_> = candidates.iter().cloned().map(|mut candidate| {
            let profile = &mut candidate.profile;
            // Whatever stands in these: they say who somebody is, and nothing of what counts.
            profile.first_name = "Somebody".to_owned();
            profile.last_name = format!("Else {}", profile.first_name);
            profile.employee_number = "0".to_owned();
            profile.profession = "Another".to_owned();
            profile.department = "Elsewhere".to_owned();
            profile.goals = "Otherwise".to_owned();
            profile.next_rotation_on = chrono::NaiveDate::from_ymd_opt(2027, 2, 3);
            profile.email = rename(&profile.email);
            profile.line_manager_email = profile.line_manager_email.as_ref().map(rename);
            profile.not_with = profile.not_with.iter().map(rename).collect();
            candidate
        }).collect();
        let answer = |people: &[Candidate]| {
            let (proposal, certificate) = Pool::new(people, rules).run(&locks, seed).unwrap();
            let pairs: Vec<_> = proposal.pairs.iter().map(|it| (it.clinician, it.manager, it.score)).collect();
            (pairs, proposal.total, proposal.left_over, certificate)
        };
        prop_assert_eq!(answer(&others), answer(&candidates));
    }
}
