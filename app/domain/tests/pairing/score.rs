//! The points that two people earn, part by part.

use crate::cohort::{id, two};
use domain::half_days::HalfDays;
use domain::pairing::{Measure, Pool, Rules, Weight, propose};
use domain::participant::Profile;

/// What the two have, the points for it and what is said of it.
type Case = (&'static str, &'static str, u8, &'static str);

fn check(name: Measure, set: fn(&mut Profile, &str), cases: &[Case]) {
    for (mine, theirs, points, words) in cases {
        let mut candidates = two();
        set(&mut candidates[0].profile, mine);
        set(&mut candidates[1].profile, theirs);
        let pool = Pool::new(&candidates, Rules::default());
        let verdict = pool.judge(id(0), id(1)).unwrap();
        let part = verdict.parts.iter().find(|part| part.name == name).unwrap();
        assert_eq!((part.points, part.words.as_str()), (*points, *words));
        // It is all one who is asked about first.
        assert_eq!(pool.judge(id(1), id(0)).unwrap(), verdict);
    }
}

#[test]
fn half_days_count_up_to_four() {
    let set = |profile: &mut Profile, text: &str| profile.availability = HalfDays::parse(text).unwrap();
    let cases = [
        ("", "Mon", 0, "It is not known when both can meet"),
        ("Mon am", "Mon pm", 0, "No half-day suits both"),
        ("Mon am; Wed", "Wed; Fri am", 50, "Both can meet Wed am; Wed pm"),
        ("Mon; Tue; Wed", "Mon; Tue; Wed am", 100, "Both can meet Mon am; Mon pm; Tue am; Tue pm; Wed am"),
    ];
    check(Measure::Availability, set, &cases);
}

#[test]
fn interests_count_up_to_three_however_they_are_written() {
    let set = |profile: &mut Profile, text: &str| {
        profile.interests = text.split_terminator("; ").map(str::to_owned).collect();
    };
    let cases = [
        ("", "", 0, "No interest in common"),
        ("digital", "equality", 0, "No interest in common"),
        ("digital; patient flow; equality", "Equality; theatre use; digital", 66, "Both named digital, equality"),
        ("a; b; c; d", "d; c; b; a", 100, "Both named a, b, c, d"),
    ];
    check(Measure::Interests, set, &cases);
}

#[test]
fn the_same_site_counts_and_an_unknown_one_does_not() {
    let set = |profile: &mut Profile, text: &str| text.clone_into(&mut profile.site);
    let cases = [
        ("", "", 0, "The site is not known of both"),
        ("Queen Maud", "queen  maud", 100, "Both work at Queen Maud"),
        ("Queen Maud", "St Aldhelm's", 0, "They work at Queen Maud and at St Aldhelm's"),
    ];
    check(Measure::Site, set, &cases);
}

#[test]
fn another_division_counts_and_an_unknown_one_does_not() {
    let set = |profile: &mut Profile, text: &str| text.clone_into(&mut profile.division);
    let cases = [
        ("", "Surgery", 0, "The division is not known of both"),
        ("Surgery", "Corporate", 100, "They work in Surgery and in Corporate"),
        ("Surgery", "Surgery", 0, "Both work in Surgery"),
    ];
    check(Measure::Division, set, &cases);
}

#[test]
fn grades_count_for_being_near() {
    let set = |profile: &mut Profile, text: &str| text.clone_into(&mut profile.grade);
    let cases = [
        ("", "Band 7", 0, "The grades are not known of both"),
        ("ST5", "Band 7", 100, "ST5 and Band 7 are about level"),
        ("ST5", "Band 8a", 82, "ST5 and Band 8a are near each other"),
        ("FY1", "VSM", 0, "FY1 and VSM are far apart"),
    ];
    check(Measure::Grade, set, &cases);
}

#[test]
fn a_score_is_points_times_weights() {
    let [mut clinician, mut manager] = two();
    for profile in [&mut clinician.profile, &mut manager.profile] {
        profile.site = "Queen Maud".to_owned();
        profile.grade = "Band 7".to_owned();
    }
    let weight = |weight| Weight::new(weight).unwrap().into();
    let rules = Rules { site: weight(10), grade: weight(1), ..Rules::default() };
    let proposal = propose(&[clinician, manager], &[], rules, 1).unwrap();
    assert_eq!((proposal.total, proposal.pairs[0].score), (1_100, 1_100));
    assert_eq!(proposal.highest, 100 * (5 + 3 + 10 + 2 + 1));
}

#[test]
fn weights_are_read_with_their_defaults_and_limits() {
    let read = serde_json::from_str::<Rules>;
    assert_eq!(read("{}").unwrap(), Rules::default());
    assert_eq!(read(r#"{"site": 0}"#).unwrap().site, Weight::new(0).unwrap().into());
    let refused = read(r#"{"site": 11}"#).unwrap_err().to_string();
    assert!(refused.starts_with("A weight must be from 0 to 10"), "{refused}");
}
