//! What keeps two people apart.

use crate::cohort::{address, id, person, two};
use domain::pairing::{Candidate, Pool, Rule, Rules, Verdict, propose};
use domain::participant::Side::{Clinician, Manager};

fn judge(candidates: &[Candidate]) -> Verdict {
    Pool::new(candidates, Rules::default()).judge(id(0), id(1)).unwrap()
}

#[test]
fn every_hard_rule_keeps_two_apart() {
    type Change = fn(&mut [Candidate; 2]);
    let cases: [(Change, &[Rule]); 10] = [
        (|_| (), &[]),
        (|[_, manager]| manager.profile.side = Clinician, &[Rule::SameSide]),
        (|[clinician, _]| clinician.is_approved = false, &[Rule::NotApproved]),
        (|[_, manager]| manager.is_approved = false, &[Rule::NotApproved]),
        (|[_, manager]| manager.is_paired = true, &[Rule::AlreadyPaired]),
        (|[clinician, _]| clinician.profile.line_manager_email = Some(address(1)), &[Rule::LineManagement]),
        (|[_, manager]| manager.profile.line_manager_email = Some(address(0)), &[Rule::LineManagement]),
        (|[clinician, _]| clinician.profile.not_with = vec![address(7), address(1)], &[Rule::KeptApart]),
        (|[_, manager]| manager.profile.not_with = vec![address(0)], &[Rule::KeptApart]),
        (
            |[clinician, manager]| {
                manager.is_approved = false;
                clinician.is_paired = true;
                clinician.profile.not_with = vec![address(1)];
            },
            &[Rule::NotApproved, Rule::AlreadyPaired, Rule::KeptApart],
        ),
    ];
    for (number, (change, broken)) in cases.into_iter().enumerate() {
        let mut candidates = two();
        change(&mut candidates);
        let verdict = judge(&candidates);
        assert_eq!(verdict.broken, broken, "case {number}");
        assert_eq!(propose(&candidates, &[], Rules::default(), 1).unwrap().pairs.len(), usize::from(broken.is_empty()));
    }
}

#[test]
fn line_management_is_followed_upwards_through_anybody_and_round_circles() {
    // Who manages whom, by number; then whether 0 and 1 may be paired.
    let cases: [(&[(usize, usize)], bool); 7] = [
        (&[(0, 2), (2, 3), (3, 1)], false),
        (&[(1, 2), (2, 3), (3, 0)], false),
        // The same manager above both is no line between them.
        (&[(0, 2), (1, 2)], true),
        // 9 is not in the cohort: what is above cannot be known.
        (&[(0, 9), (1, 9)], true),
        (&[(0, 2), (2, 0), (1, 3), (3, 1)], true),
        (&[(0, 2), (2, 1), (1, 0)], false),
        (&[(0, 2), (2, 3), (3, 2), (1, 1)], true),
    ];
    for (lines, is_possible) in cases {
        let mut candidates: Vec<_> =
            [Clinician, Manager, Manager, Clinician].into_iter().enumerate().map(|(n, side)| person(n, side)).collect();
        for &(below, above) in lines {
            candidates[below].profile.line_manager_email = Some(address(above));
        }
        assert_eq!(judge(&candidates).is_possible(), is_possible, "{lines:?}");
    }
}

#[test]
fn nobody_is_told_who_asked() {
    let [mut clinician, manager] = two();
    clinician.profile.not_with = vec![address(1)];
    let one_way = judge(&[clinician, manager]);
    let [clinician, mut manager] = two();
    manager.profile.not_with = vec![address(0)];
    assert_eq!(one_way, judge(&[clinician, manager]));
    assert_eq!(one_way.broken[0].words(), "A coordinator's note keeps these two apart");
}
