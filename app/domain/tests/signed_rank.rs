//! The signed-rank test against the cases of the project, other programs, and counting out every sign.

#![expect(clippy::unwrap_used, reason = "a test stops at whatever is wrong")]

use domain::signed_rank::{Method, Reason, SignedRank, Test, calc};
use proptest::prelude::*;
use serde_json::{Value, json};

fn cases(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn is_near(found: &Value, expected: &Value) -> bool {
    match (found.as_f64(), expected.as_f64()) {
        (Some(found), Some(expected)) => (found - expected).abs() <= 1e-9 * expected.abs().max(0.01),
        _ => found == expected,
    }
}

#[test]
fn the_cases_of_the_project_come_out() {
    for mut case in cases(include_str!("data/signed-rank-cases.json")) {
        let expected = case.as_object_mut().unwrap().remove("expect").unwrap();
        let found = calc(case.clone()).unwrap();
        for (field, expected) in expected.as_object().unwrap() {
            assert!(is_near(&found[field], expected), "{} {field}: {} {expected}", case["name"], found[field]);
        }
    }
}

#[test]
fn scipy_finds_the_same() {
    // Made by scipy.stats.wilcoxon 1.17 (exact, all permutations, and asymptotic with continuity correction), and
    // where it has no exact answer, with many ties, by adding up whole numbers in Python.
    for case in cases(include_str!("data/signed-rank-scipy.json")) {
        let found = calc(json!({"pre": case["pre"], "post": case["post"]})).unwrap();
        for field in ["nonzero", "w_plus", "w_minus", "p_exact", "p_normal"] {
            assert!(is_near(&found[field], &case[field]), "{field}: {} {case}", found[field]);
        }
    }
}

#[test]
fn five_changed_pairs_are_too_few_for_a_test_and_six_are_enough() {
    let all_better = |changed: usize| SignedRank::of(&[vec![(1.0, 2.0); changed], vec![(3.0, 3.0); 20]].concat());
    let five = all_better(5);
    assert_eq!(five.test, Test::NotTested(Reason::TooFewChanged));
    assert_eq!((five.test.p(), five.test.words().as_str()), (None, "too few changed pairs for a test"));
    assert_eq!((five.pairs, five.better, five.same, five.worse), (25, 5, 20, 0));
    assert_eq!(all_better(6).test, Test::Tested { p: 0.03125, method: Method::Exact });
    assert_eq!(all_better(6).test.words(), "p = 0.031");
    assert!(matches!(all_better(25).test, Test::Tested { method: Method::Exact, .. }));
    assert!(matches!(all_better(26).test, Test::Tested { method: Method::Normal, .. }));
    assert_eq!(all_better(26).test.words(), "p < 0.001");
}

#[test]
fn the_critical_values_of_the_tables_are_the_greatest_with_p_up_to_five_in_a_hundred() {
    let critical =
        [(6, 0), (7, 2), (8, 3), (9, 5), (10, 8), (11, 10), (12, 13), (13, 17), (14, 21), (15, 25), (16, 29)];
    for (n, critical) in critical.into_iter().chain([(17, 34), (18, 40), (19, 46), (20, 52), (25, 89)]) {
        // The signs that give exactly this sum of the ranks 1 to n: greedily from the greatest.
        let p = |mut worse: i32| {
            let change = |rank: i32| {
                let is_worse = worse >= rank;
                worse -= if is_worse { rank } else { 0 };
                (0.0, f64::from(if is_worse { -rank } else { rank }))
            };
            SignedRank::of(&(1..=n).rev().map(change).collect::<Vec<_>>()).test.p().unwrap()
        };
        assert!(p(critical) <= 0.05 && p(critical + 1) > 0.05, "{n}: {} {}", p(critical), p(critical + 1));
    }
}

#[test]
fn what_cannot_be_told_is_null_with_the_reason() {
    let same = calc(json!({"pre": [1, 2, 3], "post": [1, 2, 3]})).unwrap();
    for field in ["p", "p_exact", "p_normal", "rank_biserial", "d_z", "t", "method"] {
        assert_eq!(same[field], Value::Null, "{field}");
    }
    assert_eq!(same["reason"], "no pair changed, so there is nothing to test");
    assert_eq!((&same["mean_change"], &same["same"], &same["w"]), (&json!(0.0), &json!(3), &json!(0.0)));

    let none = calc(json!({"pre": [1, null], "post": [null, 2]})).unwrap();
    assert_eq!((&none["pairs"], &none["missing"], &none["median_before"]), (&json!(0), &json!(2), &Value::Null));
    assert_eq!(none["reason"], "no complete pairs");
    assert_eq!(calc(json!({"pre": [], "post": []})).unwrap()["pairs"], 0);

    let few = calc(json!({"pre": [1, 1, null, 5], "post": [2, 3, 4, 5]})).unwrap();
    assert_eq!((&few["p"], &few["p_exact"], &few["missing"]), (&Value::Null, &json!(0.5), &json!(1)));
    assert_eq!(few["reason"], "too few changed pairs for a test");
}

#[test]
fn decimals_that_are_ties_on_paper_are_ties() {
    let pairs = json!({"pre": [0.1, 0.3, 0.5, 0.1], "post": [0.3, 0.5, 0.3, 0.1]});
    let found = calc(pairs).unwrap();
    assert_eq!((&found["w_plus"], &found["w_minus"], &found["nonzero"]), (&json!(4.0), &json!(2.0), &json!(3)));
}

#[test]
fn wrong_input_is_told_in_a_sentence() {
    for (wrong, told) in [
        (json!([1, 2]), "give one case"),
        (json!({"pre": [1]}), "post is missing"),
        (json!({"pre": 1, "post": [1]}), "pre is not a list"),
        (json!({"pre": [1, 2], "post": [1]}), "pre has 2 values and post has 1"),
        (json!({"pre": [1, "2"], "post": [1, 2]}), "pre[1] is \"2\""),
        (json!({"pre": [1], "post": [1e300]}), "post[0] is 1e+300"),
    ] {
        let message = calc(wrong).unwrap_err();
        assert!(message.starts_with(told), "{message}");
    }
}

#[test]
fn hundreds_of_pairs_have_an_exact_answer_too() {
    let (before, after): (Vec<i32>, Vec<i32>) = (0..500).map(|n| (n, n + if n % 3 == 0 { -n } else { n + 1 })).unzip();
    let found = calc(json!({"pre": before, "post": after})).unwrap();
    // By adding up whole numbers in Python.
    let (exact, expected) = (found["p_exact"].as_f64().unwrap(), 5.486_265_338_722_715e-11);
    assert!((exact / expected - 1.0).abs() < 1e-10, "{exact}");
    assert_eq!(found["nonzero"], 499);
    assert_eq!(found["p"], found["p_normal"]);
}

/// The share of all ways to set the signs whose smaller sum is no greater: the definition, without any shortcut.
fn counted_out(changes: &[i32]) -> f64 {
    let mut sizes: Vec<i32> = changes.iter().map(|change| change.abs()).collect();
    sizes.sort_unstable();
    let doubled_rank = |change: i32| {
        let below = sizes.iter().filter(|size| **size < change.abs()).count();
        2 * below + sizes.iter().filter(|size| **size == change.abs()).count() + 1
    };
    let ranks: Vec<usize> = changes.iter().map(|change| doubled_rank(*change)).collect();
    let all: usize = ranks.iter().sum();
    let smaller = |plus: usize| plus.min(all - plus);
    let seen = smaller(ranks.iter().zip(changes).filter(|(_, change)| **change > 0).map(|(rank, _)| rank).sum());
    let ways = 1_u32 << ranks.len();
    let as_far = (0..ways).filter(|signs| {
        smaller(ranks.iter().enumerate().filter(|(bit, _)| signs >> bit & 1 == 1).map(|(_, rank)| rank).sum()) <= seen
    });
    f64::from(u32::try_from(as_far.count()).unwrap()) / f64::from(ways)
}

proptest! {
    #[test]
    fn the_exact_p_value_is_the_share_of_all_signs(changes in proptest::collection::vec(-4..=4_i32, 1..13)) {
        let found = calc(json!({"pre": vec![0; changes.len()], "post": changes})).unwrap();
        let changed: Vec<i32> = changes.into_iter().filter(|change| *change != 0).collect();
        if changed.is_empty() {
            prop_assert_eq!(&found["p_exact"], &Value::Null);
        } else {
            prop_assert_eq!(found["p_exact"].as_f64(), Some(counted_out(&changed)));
        }
    }

    #[test]
    fn turning_before_and_after_round_turns_the_signs_round(
        pairs in proptest::collection::vec((1..=5_u8, 1..=5_u8), 0..60),
    ) {
        let forth = SignedRank::of(&pairs.iter().map(|&(a, b)| (a.into(), b.into())).collect::<Vec<_>>());
        let back = SignedRank::of(&pairs.iter().map(|&(a, b)| (b.into(), a.into())).collect::<Vec<_>>());
        prop_assert_eq!(forth.test, back.test);
        prop_assert_eq!((forth.better, forth.w_plus, forth.same), (back.worse, back.w_minus, back.same));
        prop_assert_eq!(forth.rank_biserial, back.rank_biserial.map(|size| -size));
        prop_assert_eq!(forth.better + forth.same + forth.worse, pairs.len());
        let all = forth.nonzero() * (forth.nonzero() + 1) / 2;
        prop_assert_eq!(Some(forth.w_plus + forth.w_minus), u32::try_from(all).ok().map(f64::from));
        prop_assert!(forth.test.p().is_none_or(|p| p > 0.0 && p <= 1.0));
    }

    #[test]
    fn no_numbers_make_a_nan(
        pre in proptest::collection::vec(-1e15..1e15_f64, 0..40),
        post in proptest::collection::vec(prop_oneof![Just(0.0), -1e15..1e15_f64, -1e-300..1e-300_f64], 40),
    ) {
        let found = calc(json!({"pre": pre, "post": &post[..pre.len()]})).unwrap();
        prop_assert_eq!(found["mean_change"].is_null(), pre.is_empty());
        prop_assert_eq!(&found["pairs"], pre.len());
    }
}
