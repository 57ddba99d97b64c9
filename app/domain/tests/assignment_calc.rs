//! `calc assignment` on JSON: the answer's fields, decimals, and a sentence for what is wrong.

use domain::assignment::calc;
use serde_json::{Value, json};

#[test]
fn the_question_is_answered() {
    let answer = calc(json!({
        "clinicians": 2, "managers": 3, "allowed": [[0, 0, 5], [0, 1, 3.0], [1, 0, 4]], "note": "left alone",
    }));
    let answer = answer.unwrap();
    assert_eq!(answer["pairs"], 2);
    assert_eq!(answer["total"], 7);
    assert_eq!(answer["matches"], json!([[0, 1], [1, 0]]));
    assert_eq!(answer["seed"], 0);
    // Most pairs first is told by the bonus, and the prices add up to what the answer counts for.
    let prices = |side: &str| answer["proof"][side].as_array().unwrap().iter().filter_map(Value::as_i64).sum::<i64>();
    assert_eq!(prices("clinicians") + prices("managers"), 2 * answer["proof"]["bonus"].as_i64().unwrap() + 7);
}

#[test]
fn decimals_are_exact_and_come_out_as_they_went_in() {
    let total = |scores: [f64; 3]| {
        let [first, second, third] = scores;
        calc(json!({"clinicians": 3, "managers": 3, "allowed": [[0, 0, first], [1, 1, second], [2, 2, third]]}))
            .unwrap()["total"]
            .clone()
    };
    assert_eq!(total([0.1, 0.2, 0.0]), json!(0.3));
    assert_eq!(total([1.5, 2.25, 0.25]), json!(4));
    assert_eq!(total([-0.000_001, 2.0, 1.0]), json!(2.999_999));
}

#[test]
fn a_large_question_is_read_without_a_tree_of_values() {
    let text = r#"{"managers": 1, "allowed": [[0, 0, 1e2]], "clinicians": 1, "seed": 18446744073709551615}"#;
    let answer = calc(&mut serde_json::Deserializer::from_str(text)).unwrap();
    assert_eq!((&answer["total"], &answer["seed"]), (&json!(100), &json!(u64::MAX)));
}

#[test]
fn what_is_wrong_is_named() {
    let question = |allowed: Value| json!({"clinicians": 2, "managers": 2, "allowed": allowed});
    for (input, sentence) in [
        (json!([]), r#"Invalid type: sequence, expected an object with "clinicians", "managers" and "allowed"."#),
        (json!({"managers": 1, "allowed": []}), r#""clinicians" is missing."#),
        (json!({"clinicians": 1, "managers": 1}), r#""allowed" is missing."#),
        (
            json!({"clinicians": -1, "managers": 1, "allowed": []}),
            r#"Invalid value: integer `-1`, expected "clinicians" to be a whole number, 0 or more."#,
        ),
        (
            json!({"clinicians": 1, "managers": "one", "allowed": []}),
            r#"Invalid type: string "one", expected "managers" to be a whole number, 0 or more."#,
        ),
        (
            json!({"clinicians": 1, "managers": 1, "allowed": {}}),
            r#"Invalid type: map, expected "allowed" to be a list of [clinician, manager, score]."#,
        ),
        (
            question(json!([[0, 0, 1], [0, 1]])),
            "allowed[1] must be [clinician, manager, score], three numbers: invalid length 2, expected a tuple of size 3.",
        ),
        (
            question(json!([[0, 0, "5"]])),
            "allowed[0] must be [clinician, manager, score], three numbers: invalid type: string \"5\", expected a number.",
        ),
        (question(json!([[0, 0.5, 1]])), "allowed[0] must begin with whole numbers from 0: manager 0.5 is none."),
        (
            question(json!([[0, 0, 0.000_000_1]])),
            "allowed[0] has the score 0.0000001: a score is a number with at most 6 decimals.",
        ),
        (question(json!([[2, 0, 1]])), "allowed[0] names clinician 2, but there are 2 clinicians, counted from 0."),
        (question(json!([[0, 3, 1]])), "allowed[0] names manager 3, but there are 2 managers, counted from 0."),
        (
            question(json!([[0, 0, 9_000_000_000_000_000_000_u64]])),
            "allowed[0] has the score 9000000000000000000: with this many people a score must be from \
             -48038396025285290 to 48038396025285290.",
        ),
        (
            json!({"clinicians": 1_000_001, "managers": 0, "allowed": []}),
            "There are 1000001 people on one side: at most 1000000 can be paired at once.",
        ),
    ] {
        assert_eq!(calc(input), Err(sentence.to_owned()));
    }
}
