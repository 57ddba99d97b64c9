//! The report on the shared answers against other programs, and what of it is hidden.

#![expect(clippy::unwrap_used, reason = "a test stops at whatever is wrong")]

use domain::{
    evaluation::{Change, Comparison, Inconsistent, Report, Response, export},
    id::ResponseKey,
    participant::Side,
    questionnaire::{Values, Wave, relationship},
    signed_rank::{Method, Test},
    suppression::{Minimum, breakdown::Group},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The shared answers; their codes stand for keys.
fn responses() -> Vec<Response> {
    let mut reader = csv::Reader::from_reader(&include_bytes!("data/evaluation-responses.csv")[..]);
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().collect::<Result<_, _>>().unwrap();
    let response = |row: BTreeMap<String, String>| Response {
        key: Uuid::from_u128(u128::from_str_radix(&row["response_code"], 16).unwrap()).into(),
        side: row["side"].parse().unwrap(),
        wave: row["wave"].parse().unwrap(),
        values: row
            .iter()
            .filter_map(|(item, value)| Some((item.clone(), value.parse().ok()?)))
            .filter(is_item)
            .collect(),
    };
    rows.into_iter().map(response).collect()
}

fn is_item((column, _): &(String, u8)) -> bool {
    relationship().item(column).is_some()
}

fn report_of(responses: &[Response]) -> Report {
    Report::of(&relationship(), responses, Minimum::default()).unwrap()
}

fn counts(comparison: &Comparison, group: Group) -> (Option<usize>, Option<usize>) {
    (comparison.starters.group(group).shown().map(|n| **n), comparison.completers.group(group).shown().map(|n| **n))
}

fn change<'a>(comparison: &'a Comparison, item: &str, group: Group) -> Option<&'a Change> {
    let found = comparison.items.iter().find(|change| change.item.code == item).unwrap();
    found.change.group(group).shown().copied()
}

#[test]
fn all_figures_of_the_shared_answers_are_those_of_pandas_and_scipy() {
    let report = report_of(&responses());
    let mut reader = csv::Reader::from_reader(&include_bytes!("data/evaluation-figures.csv")[..]);
    let mut compared = 0;
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let number = |column: &str| row[column].parse::<f64>().unwrap();
        let comparison = if row["wave"] == "pre" { &report.headline } else { &report.then_test };
        let group = Group::ALL.into_iter().find(|group| group.code() == row["group"]).unwrap();
        let found = change(comparison, &row["item"], group).unwrap();
        let (before, after, ranks) = (found.before.unwrap(), found.after.unwrap(), found.signed_rank);
        let whole = |number: usize| f64::from(u32::try_from(number).unwrap());
        for (column, found) in [
            ("pairs", whole(found.n())),
            ("before_lower", before.lower),
            ("before_median", before.median),
            ("before_upper", before.upper),
            ("after_lower", after.lower),
            ("after_median", after.median),
            ("after_upper", after.upper),
            ("mean_change", found.mean_change.unwrap()),
            ("better", whole(ranks.better)),
            ("same", whole(ranks.same)),
            ("worse", whole(ranks.worse)),
            ("w_plus", ranks.w_plus),
            ("w_minus", ranks.w_minus),
            ("p", ranks.test.p().unwrap()),
            ("p_holm", found.p_holm.unwrap()),
        ] {
            let expected = number(column);
            assert!((found - expected).abs() <= 1e-10 * expected.max(1e-3), "{column} {found}: {row:?}");
            compared += 1;
        }
    }
    assert_eq!(compared, 2 * 3 * 12 * 15);
}

#[test]
fn completers_are_told_of_starters() {
    let report = report_of(&responses());
    assert_eq!(counts(&report.headline, Group::Everyone), (Some(46), Some(38)));
    assert_eq!(counts(&report.headline, Group::Side(Side::Clinician)), (Some(23), Some(21)));
    assert_eq!(counts(&report.then_test, Group::Side(Side::Manager)), (Some(20), Some(15)));
    let words = report.headline.attrition_words(Group::Everyone);
    assert_eq!(words, "38 of 46 people who answered ‘Before’ also answered ‘After’.");
    assert_eq!((report.headline.note(), report.then_test.words().as_str()), (None, "Looking back and after"));
    let lead = change(&report.headline, "lead_project", Group::Everyone).unwrap();
    assert!(matches!(lead.signed_rank.test, Test::Tested { method: Method::Normal, .. }));
    assert_eq!((lead.percents(), lead.effect()), (Some([79, 21, 0]), Some(1.0)));
}

#[test]
fn seven_pairs_are_shown_together_and_neither_side_apart() {
    // Everybody of the first seven of each side who answered before and after.
    let all = responses();
    let completed = |response: &Response| {
        [Wave::Pre, Wave::Post]
            .iter()
            .all(|wave| all.iter().any(|other| other.key == response.key && other.wave == *wave))
    };
    let mut keys: [Vec<ResponseKey>; 2] = Default::default();
    for response in all.iter().filter(|response| completed(response) && response.wave == Wave::Pre) {
        keys[usize::from(response.side == Side::Manager)].push(response.key);
    }
    let chosen: Vec<_> = keys.iter().flat_map(|keys| &keys[..7]).collect();
    let few: Vec<_> = all.iter().filter(|response| chosen.contains(&&response.key)).cloned().collect();
    let report = report_of(&few);
    assert_eq!(counts(&report.headline, Group::Everyone), (Some(14), Some(14)));
    assert_eq!(counts(&report.headline, Group::Side(Side::Clinician)), (None, None));
    assert!(change(&report.headline, "typical_week", Group::Everyone).is_some());
    assert!(change(&report.headline, "typical_week", Group::Side(Side::Manager)).is_none());
    let words = report.headline.attrition_words(Group::Side(Side::Manager));
    assert_eq!(words, "Suppressed (fewer than 11): how many managers answered.");

    for row in export::rows(&report) {
        let by_name: BTreeMap<_, _> = export::HEADERS.into_iter().zip(&row).collect();
        if by_name["group"] != "everyone" {
            let figures = &row[6..];
            assert!(figures.iter().all(|cell| cell == "suppressed (fewer than 11)"), "{row:?}");
        }
    }
}

#[test]
fn the_export_has_a_row_for_each_comparison_item_and_group() {
    let report = report_of(&responses());
    let rows: Vec<_> = export::rows(&report).collect();
    assert_eq!(rows.len(), 2 * 12 * 3);
    let first: BTreeMap<_, _> = export::HEADERS.into_iter().zip(rows[0].clone()).collect();
    for (column, cell) in [
        ("instrument", "relationship"),
        ("comparison", "pre_to_post"),
        ("item", "typical_week"),
        ("group", "everyone"),
        ("starters", "46"),
        ("completers", "38"),
        ("pairs", "38"),
        ("before_upper_quartile", "3.75"),
        ("mean_change", "0.8158"),
        ("better_percent", "61"),
        ("method", "normal"),
        ("note", ""),
    ] {
        assert_eq!(first[column], cell, "{column}");
    }
}

#[test]
fn nobody_yet_is_no_fault() {
    let report = report_of(&[]);
    assert_eq!(counts(&report.headline, Group::Everyone), (Some(0), Some(0)));
    assert_eq!(report.headline.attrition_words(Group::Everyone), "No people answered ‘Before’ yet.");
    let item = change(&report.headline, "pressures", Group::Everyone).unwrap();
    assert_eq!((item.n(), item.before, item.percents()), (0, None, None));
    assert_eq!(item.signed_rank.test.words(), "no complete pairs");
}

#[test]
fn answers_that_do_not_fit_together_are_refused() {
    let response = |side, wave, item: &str, value| Response {
        key: Uuid::nil().into(),
        side,
        wave,
        values: Values::from([(item.to_owned(), value)]),
    };
    let good = response(Side::Manager, Wave::Pre, "pressures", 3);
    for (other, fault) in [
        (good.clone(), Inconsistent::AnsweredTwice(Wave::Pre)),
        (response(Side::Clinician, Wave::Post, "pressures", 3), Inconsistent::OnBothSides),
        (response(Side::Manager, Wave::Post, "pressure", 3), Inconsistent::UnknownItem("pressure".into())),
        (response(Side::Manager, Wave::Post, "pressures", 6), Inconsistent::OutsideScale(6)),
    ] {
        let found = Report::of(&relationship(), &[good.clone(), other], Minimum::default());
        assert_eq!(found, Err(fault));
    }
}
