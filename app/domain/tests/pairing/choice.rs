//! The rules that a coordinator may choose: each off, hard or weighted, on small cohorts told anew.

use crate::cohort::{address, id, person, two};
use chrono::NaiveDate;
use domain::half_days::HalfDays;
use domain::pairing::{Blocked, Candidate, Measure, Objective, Pool, Rule, Rules, Strength, Wanted, Weight};
use domain::participant::Side::{Clinician, Manager};

fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 10, 31).unwrap()
}

/// Two people who keep every rule that there is.
fn alike() -> [Candidate; 2] {
    let mut candidates = two();
    for candidate in &mut candidates {
        let profile = &mut candidate.profile;
        profile.availability = HalfDays::parse("Mon; Tue").unwrap();
        profile.interests = ["a", "b", "c"].map(str::to_owned).to_vec();
        profile.site = "Queen Maud".to_owned();
        profile.grade = "Band 7".to_owned();
        profile.goals = "Budgets, discharge and the rota".to_owned();
    }
    let [clinician, manager] = &mut candidates;
    (clinician.profile.division, manager.profile.division) = ("Surgery".to_owned(), "Corporate".to_owned());
    (clinician.profile.department, manager.profile.department) = ("Theatres".to_owned(), "Finance".to_owned());
    candidates
}

type Change = fn(&mut [Candidate; 2]);

/// For each rule a change that breaks it.
const BREAKS: [(Measure, Change); 9] = [
    (Measure::Availability, |[one, _]| one.profile.availability = HalfDays::parse("Mon; Tue am").unwrap()),
    (Measure::Interests, |[one, _]| one.profile.interests.truncate(2)),
    (Measure::Site, |[one, _]| one.profile.site = "St Aldhelm's".to_owned()),
    (Measure::Division, |[one, _]| one.profile.division = "corporate".to_owned()),
    (Measure::Grade, |[one, _]| one.profile.grade = "VSM".to_owned()),
    (Measure::Goals, |[one, _]| one.profile.goals = "Budgets and discharge".to_owned()),
    (Measure::Department, |[one, _]| one.profile.department = "FINANCE".to_owned()),
    (Measure::LineManagement, |[one, _]| one.profile.line_manager_email = Some(address(1))),
    (Measure::Stays, |[one, _]| one.profile.next_rotation_on = Some(last_day())),
];

#[test]
fn a_hard_rule_forbids_a_weighted_one_costs_and_one_that_is_off_does_nothing() {
    let off = Measure::ALL.into_iter().fold(Rules::default(), |rules, it| rules.with(it, Strength::Off));
    for (measure, change) in BREAKS {
        let kept = alike();
        let mut broken = kept.clone();
        change(&mut broken);
        let judge = |candidates: &[Candidate], rules| {
            Pool::new(candidates, rules).until(last_day()).judge(id(0), id(1)).unwrap()
        };
        let weighted = off.with(measure, Weight::new(7).unwrap().into());
        let hard = off.with(measure, Strength::Hard);
        assert_eq!(judge(&kept, weighted).score(), 700, "{measure:?}");
        assert!(judge(&broken, weighted).score() < 700, "{measure:?}");
        assert!(judge(&broken, weighted).is_possible());
        assert_eq!(judge(&kept, hard).broken, []);
        assert_eq!(judge(&broken, hard).broken, [measure.rule()]);
        assert_eq!(judge(&broken, off), judge(&kept, off));

        // What the judge says of two, the solver keeps to, and the effect counts.
        let pool = |candidates, rules| Pool::new(candidates, rules).until(last_day());
        assert_eq!(pool(&broken, hard).propose(&[], 1).unwrap().pairs, []);
        assert_eq!(pool(&kept, hard).propose(&[], 1).unwrap().pairs.len(), 1);
        let effect = pool(&broken, hard).effect().unwrap();
        assert_eq!((effect.compared, effect.possible, effect.most, effect.without), (1, 0, 0, 2));
        assert_eq!(effect.by, [Blocked { rule: measure.rule(), pairs: 1, alone: 1, more: 1 }]);
        assert_eq!(
            pool(&kept, hard).effect().unwrap().by,
            [Blocked { rule: measure.rule(), pairs: 0, alone: 0, more: 0 }]
        );
    }
}

#[test]
fn line_management_is_followed_as_far_as_the_rules_look() {
    // 0 works for 2, who works for 3, who works for 1.
    let mut candidates = vec![person(0, Clinician), person(1, Manager), person(2, Manager), person(3, Manager)];
    for (number, manager) in [(0, 2), (2, 3), (3, 1)] {
        candidates[number].profile.line_manager_email = Some(address(manager));
    }
    for (steps, possible) in [(1, [true, false, true]), (2, [true, false, false]), (3, [false; 3]), (0, [false; 3])] {
        let rules = Rules { line_steps: steps, ..Rules::default() };
        let pool = Pool::new(&candidates, rules);
        let found = [1, 2, 3].map(|manager| pool.judge(id(0), id(manager)).unwrap().is_possible());
        assert_eq!(found, possible, "{steps} steps");
        assert_eq!(pool.propose(&[], 1).unwrap().possible, possible.iter().filter(|it| **it).count());
    }
}

#[test]
fn earlier_partners_and_banned_pairs_are_kept_apart() {
    let candidates = [person(0, Clinician), person(1, Manager), person(2, Manager)];
    let hard = Rules::default().with(Measure::Earlier, Strength::Hard);
    let pool = |rules| Pool::new(&candidates, rules).after(&[(id(1), id(0))]).except(&[(id(0), id(2))]);
    assert_eq!(pool(hard).judge(id(0), id(1)).unwrap().broken, [Rule::Earlier]);
    assert_eq!(pool(hard).judge(id(0), id(2)).unwrap().broken, [Rule::Banned]);
    assert_eq!(pool(hard).propose(&[], 1).unwrap().possible, 0);
    // Earlier pairs count only where the rules say so.
    assert_eq!(pool(Rules::default()).propose(&[], 1).unwrap().possible, 1);
    let effect = pool(hard).effect().unwrap();
    assert_eq!(
        effect.by.iter().map(|it| (it.rule, it.pairs)).collect::<Vec<_>>(),
        [(Rule::Banned, 1), (Rule::LineManagement, 0), (Rule::Earlier, 1)]
    );
    // Somebody who is the third of a pair has a place, and takes nobody else's.
    let proposal = Pool::new(&candidates, hard).without(&[id(1)]).propose(&[], 1).unwrap();
    assert_eq!((proposal.pairs[0].manager, proposal.left_over.len()), (id(2), 0));
}

#[test]
fn travel_and_wanted_likeness_turn_a_rule_round() {
    let mut candidates = alike();
    candidates[0].profile.site = "St Aldhelm's".to_owned();
    let judge = |candidates: &[Candidate], rules| Pool::new(candidates, rules).judge(id(0), id(1)).unwrap();
    let travel = Rules { can_travel: true, ..Rules::default() };
    let site = |rules| judge(&candidates, rules).parts.into_iter().find(|it| it.name == Measure::Site).unwrap().points;
    assert_eq!((site(Rules::default()), site(travel)), (0, 50));
    assert!(judge(&candidates, travel.with(Measure::Site, Strength::Hard)).is_possible());
    let same = Rules { division_wanted: Wanted::Same, ..Rules::default() }.with(Measure::Division, Strength::Hard);
    assert_eq!(judge(&candidates, same).broken, [Rule::Division]);
    candidates[0].profile.site.clear();
    assert_eq!(judge(&candidates, travel.with(Measure::Site, Strength::Hard)).broken, [Rule::Site]);
}

#[test]
fn the_worst_off_pair_comes_first_where_it_is_aimed_at() {
    let mut candidates: Vec<_> = (0..4).map(|n| person(n, if n < 2 { Clinician } else { Manager })).collect();
    // 0 and 2 share four half-days, 0 and 3 as well as 1 and 2 one, 1 and 3 none.
    for (number, free) in [(0, "Mon; Tue; Wed am"), (1, "Thu am"), (2, "Mon; Tue; Thu am"), (3, "Wed am")] {
        candidates[number].profile.availability = HalfDays::parse(free).unwrap();
    }
    let worst = Rules { objective: Objective::Worst, ..Rules::default() };
    let scores =
        |rules| Pool::new(&candidates, rules).propose(&[], 1).unwrap().pairs.iter().map(|it| it.score).collect();
    let (total, fair): (Vec<_>, Vec<_>) = (scores(Rules::default()), scores(worst));
    assert_eq!((total, fair), (vec![500, 0], vec![125, 125]));
}

#[test]
fn a_stored_answer_is_checked_against_what_is_so_now() {
    for objective in Objective::ALL {
        let rules = Rules { objective, ..Rules::default() };
        let mut candidates = alike().to_vec();
        candidates.push(person(2, Manager));
        let (_, certificate) = Pool::new(&candidates, rules).run(&[], 1).unwrap();
        let stored = serde_json::to_string(&certificate).unwrap();
        let certificate = serde_json::from_str(&stored).unwrap();
        Pool::new(&candidates, rules).check(&[], &certificate).unwrap();
        // Another score, or somebody else: it no longer holds.
        candidates[2].profile.availability = HalfDays::parse("Mon").unwrap();
        candidates[1].profile.availability = HalfDays::default();
        candidates[1].profile.interests.clear();
        candidates[1].profile.site.clear();
        assert!(Pool::new(&candidates, rules).check(&[], &certificate).is_err());
        candidates.pop();
        assert!(Pool::new(&candidates, rules).check(&[], &certificate).is_err());
    }
}

#[test]
fn rules_are_stored_as_they_were_and_older_ones_are_read() {
    let rules = Rules { line_steps: 2, ..Rules::default() }.with(Measure::Site, Strength::Hard);
    let text = serde_json::to_string(&rules).unwrap();
    assert!(text.contains(r#""site":"hard""#) && text.contains(r#""availability":5"#), "{text}");
    assert_eq!(serde_json::from_str::<Rules>(&text).unwrap(), rules);
    let before = r#"{"availability": 5, "interests": 3, "site": 3, "division": 2, "grade": 2}"#;
    assert_eq!(serde_json::from_str::<Rules>(before).unwrap(), Rules::default());
}
