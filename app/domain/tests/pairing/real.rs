//! The cohort of the fictional trust: 34 clinicians and 30 managers.

use crate::cohort::person;
use domain::email::Email;
use domain::half_days::HalfDays;
use domain::pairing::{Candidate, Pool, Rules, Why, propose};
use domain::participant::Side;
use std::collections::BTreeMap;

pub(crate) fn participants() -> Vec<Candidate> {
    let mut rows = csv::Reader::from_reader(include_str!("../data/participants.csv").as_bytes());
    let list =
        |text: &str| text.split(';').map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let candidate = |(number, row): (usize, BTreeMap<String, String>)| {
        let mut candidate = person(number, row["side"].parse().unwrap());
        let profile = &mut candidate.profile;
        profile.email = Email::parse(&row["email"]).unwrap();
        profile.grade.clone_from(&row["grade"]);
        profile.division.clone_from(&row["division"]);
        profile.site.clone_from(&row["site"]);
        profile.line_manager_email = Email::parse(&row["line_manager_email"]);
        profile.availability = HalfDays::parse(&row["availability"]).unwrap();
        profile.interests = list(&row["interests"]);
        profile.not_with = list(&row["not_with"]).iter().filter_map(|address| Email::parse(address)).collect();
        candidate
    };
    rows.deserialize().map(Result::unwrap).enumerate().map(candidate).collect()
}

#[test]
fn the_real_cohort_is_paired_as_far_as_it_can_be() {
    let candidates = participants();
    let sides = |side| candidates.iter().filter(|it| it.profile.side == side).count();
    assert_eq!((sides(Side::Clinician), sides(Side::Manager)), (34, 30));
    let proposal = propose(&candidates, &[], Rules::default(), 2026).unwrap();
    assert_eq!((proposal.pairs.len(), proposal.left_over.len()), (30, 4));

    let pool = Pool::new(&candidates, Rules::default());
    for pair in &proposal.pairs {
        let verdict = pool.judge(pair.clinician, pair.manager).unwrap();
        assert!(verdict.is_possible());
        assert_eq!((verdict.score(), &verdict.parts), (pair.score, &pair.parts));
        let profile = |id| &candidates.iter().find(|it| it.id == id).unwrap().profile;
        let (clinician, manager) = (profile(pair.clinician), profile(pair.manager));
        assert!(!clinician.not_with.contains(&manager.email) && !manager.not_with.contains(&clinician.email));
        assert_ne!(clinician.line_manager_email.as_ref(), Some(&manager.email));
        assert_ne!(manager.line_manager_email.as_ref(), Some(&clinician.email));
    }
    for left in &proposal.left_over {
        assert_eq!(left.side, Side::Clinician);
        assert!(matches!(left.why, Why::Outnumbered { people: 34, partners: 30, .. }), "{}", left.words());
    }
}

#[test]
fn the_rest_is_proposed_again_around_a_locked_pair() {
    let candidates = participants();
    let free = propose(&candidates, &[], Rules::default(), 1).unwrap();
    // The best pair is kept: what is best around it is just as good.
    let best = &free.pairs[0];
    let again = propose(&candidates, &[(best.clinician, best.manager)], Rules::default(), 2).unwrap();
    assert_eq!((again.pairs.len(), again.total), (free.pairs.len(), free.total));
    // Any other pair has its price, or none.
    let forced = propose(&candidates, &[(best.clinician, free.pairs[9].manager)], Rules::default(), 1).unwrap();
    assert!(forced.total <= free.total);
    assert_eq!(forced.pairs.iter().filter(|pair| pair.is_locked).count(), 1);
}
