//! A proposal as a whole: who is left over and why, locked pairs, and what it depends on.

use crate::cohort::{address, id, person, two};
use domain::pairing::{Candidate, Fault, Pool, Rule, Rules, Why, propose};
use domain::participant::Side::{Clinician, Manager};

#[test]
fn everybody_left_over_learns_why() {
    let mut candidates: Vec<_> = (0..8).map(|n| person(n, if n < 5 { Clinician } else { Manager })).collect();
    // 0 works for 5, who works for 6, and is kept from 7; 1 waits for approval; 2 is in a pair.
    candidates[0].profile.line_manager_email = Some(address(5));
    candidates[5].profile.line_manager_email = Some(address(6));
    candidates[7].profile.not_with = vec![address(0)];
    candidates[1].is_approved = false;
    candidates[2].is_paired = true;
    // 6 is in a pair too, so 3 and 4 could have 5 and 7, were 7 not locked with 3.
    candidates[6].is_paired = true;
    candidates.push(person(8, Clinician));
    let proposal = propose(&candidates, &[(id(7), id(3))], Rules::default(), 1).unwrap();

    assert_eq!(proposal.pairs.iter().filter(|pair| pair.is_locked).count(), 1);
    assert_eq!((proposal.pairs.len(), proposal.possible), (2, 2));
    let left_over: Vec<_> = proposal.left_over.iter().map(|left| (left.participant, left.words())).collect();
    let rival = if proposal.pairs.iter().any(|pair| pair.clinician == id(4)) { 8 } else { 4 };
    let mut expected = vec![
        (
            id(0),
            "None of the 3 managers can be their partner: 1 manager is already in a pair, 2 managers are in this \
             person's line management, 1 manager is kept apart by a coordinator's note, 1 manager is in a locked pair."
                .to_owned(),
        ),
        (id(1), "Not approved yet.".to_owned()),
        (id(rival), "2 clinicians can only be paired with the same 1 manager, so 1 must wait.".to_owned()),
    ];
    expected.sort();
    assert_eq!(left_over, expected);
}

#[test]
fn people_compete_only_where_they_want_the_same() {
    // 0, 1 and 2 can only have 5; 3 and 4 have 6 and 7 and are content.
    let mut candidates: Vec<_> = (0..8).map(|n| person(n, if n < 5 { Clinician } else { Manager })).collect();
    for (number, candidate) in candidates.iter_mut().enumerate().take(5) {
        let kept_from = if number < 3 { vec![6, 7] } else { vec![5] };
        candidate.profile.not_with = kept_from.into_iter().map(address).collect();
    }
    let proposal = propose(&candidates, &[], Rules::default(), 1).unwrap();
    assert_eq!(proposal.pairs.len(), 3);
    assert_eq!(proposal.left_over.len(), 2);
    for left in &proposal.left_over {
        assert!(left.participant < id(3));
        assert_eq!(left.why, Why::Outnumbered { possible: 1, people: 3, partners: 1 });
    }
}

#[test]
fn a_cohort_of_one_side_has_nobody_to_pair() {
    let proposal = propose(&[person(0, Manager)], &[], Rules::default(), 1).unwrap();
    assert_eq!(proposal.left_over[0].words(), "There are no clinicians in this cohort.");
    assert_eq!(propose(&[], &[], Rules::default(), 1).unwrap().pairs, []);
}

#[test]
fn a_locked_pair_stays_and_says_which_rules_it_breaks() {
    let mut candidates = two();
    candidates[0].profile.line_manager_email = Some(address(1));
    candidates[1].is_approved = false;
    let proposal = propose(&candidates, &[(id(0), id(1)), (id(1), id(0))], Rules::default(), 1).unwrap();
    assert_eq!(proposal.pairs[0].broken, [Rule::NotApproved, Rule::LineManagement]);
    assert!(proposal.pairs[0].is_locked && proposal.left_over.is_empty());
}

#[test]
fn locks_that_cannot_be_are_named() {
    let candidates = [person(0, Clinician), person(1, Manager), person(2, Manager)];
    for (locked, fault) in [
        (vec![(id(0), id(9))], Fault::UnknownLocked(id(9))),
        (vec![(id(0), id(1)), (id(0), id(2))], Fault::LockedTwice(id(0))),
        (vec![(id(1), id(2))], Fault::LockedSameSide(id(1), id(2))),
    ] {
        assert_eq!(propose(&candidates, &locked, Rules::default(), 1), Err(fault));
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let bytes = |candidates: &[Candidate], seed| Pool::new(candidates, Rules::default()).canonical(&[], seed).unwrap();
    let mut candidates = two();
    let first = bytes(&candidates, 1);
    candidates.swap(0, 1);
    candidates[0].profile.goals = "See how the board decides".to_owned();
    assert_eq!(bytes(&candidates, 1), first);
    assert_ne!(bytes(&candidates, 2), first);
    candidates[0].profile.site = "Queen Maud".to_owned();
    assert_ne!(bytes(&candidates, 1), first);
    let one = Pool::new(&candidates, Rules::default()).canonical(&[(id(0), id(1))], 1).unwrap();
    assert_eq!(Pool::new(&candidates, Rules::default()).canonical(&[(id(1), id(0))], 1).unwrap(), one);
}
