//! The test as a calculation on JSON, so that anybody can check it with another tool.

use super::{EXACT_UP_TO, Ranks, SignedRank, Test, exact, normal};
use crate::summary::{Quartiles, count, d_z, mean, standard_deviation};
use serde_json::{Value, json};

/// Up to this many changed pairs the exact p-value is told as well, whichever one a report uses: it takes a moment.
const TELL_EXACT_UP_TO: usize = 500;
/// Greater numbers are no measurements, and differences of them no longer exact.
const GREATEST: f64 = 1e15;
/// More values than any programme has.
const MOST_VALUES: usize = 50_000;

/// Answers `{"name": ..., "pre": [...], "post": [...]}`: values in the same order, `null` where one is missing.
///
/// `p` is the p-value that a report shows, found by `method`, or null with the `reason`; `p_exact` is told for any
/// number of changed pairs from 1 to 500 and `p_normal` above 25. What cannot be told is null.
///
/// # Errors
/// A sentence that says what is wrong with the input.
pub fn calc(input: Value) -> Result<Value, String> {
    if !input.is_object() {
        return Err("give one case: an object with the lists pre and post".to_owned());
    }
    let (before, after) = (values(&input, "pre")?, values(&input, "post")?);
    if before.len() != after.len() {
        return Err(format!("pre has {} values and post has {}: give as many of each", before.len(), after.len()));
    }
    let given = before.len();
    let pairs: Vec<(f64, f64)> =
        before.iter().zip(&after).filter_map(|(before, after)| Some(((*before)?, (*after)?))).collect();
    let ranks = Ranks::of(&pairs);
    let result = SignedRank::from_ranks(&ranks);
    let (method, reason) = match result.test {
        Test::Tested { method, .. } => (Some(method.code()), None),
        Test::NotTested(reason) => (None, Some(reason.words())),
    };
    let changes: Vec<f64> = pairs.iter().map(|(before, after)| after - before).collect();
    let d_z = d_z(&changes);
    let (before, after): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (before, after) = (Quartiles::of(&before), Quartiles::of(&after));
    Ok(json!({
        "name": input.get("name"),
        "pairs": result.pairs,
        "missing": given - result.pairs,
        "nonzero": result.nonzero(),
        "improved": result.better,
        "same": result.same,
        "worse": result.worse,
        "w_plus": result.w_plus,
        "w_minus": result.w_minus,
        "w": result.w_plus.min(result.w_minus),
        "p": result.test.p(),
        "method": method,
        "reason": reason,
        "p_exact": (1..=TELL_EXACT_UP_TO).contains(&ranks.changed()).then(|| exact::two_sided(&ranks)),
        "p_normal": (ranks.changed() > EXACT_UP_TO).then(|| normal::two_sided(&ranks)),
        "rank_biserial": result.rank_biserial,
        "mean_change": mean(&changes),
        "sd_change": standard_deviation(&changes),
        "d_z": d_z,
        "t": d_z.map(|d_z| d_z * count(changes.len()).sqrt()),
        "median_before": before.map(|quartiles| quartiles.median),
        "median_after": after.map(|quartiles| quartiles.median),
        "quartiles_before": before.map(|quartiles| [quartiles.lower, quartiles.upper]),
        "quartiles_after": after.map(|quartiles| [quartiles.lower, quartiles.upper]),
    }))
}

fn values(input: &Value, field: &str) -> Result<Vec<Option<f64>>, String> {
    let list = input.get(field).ok_or_else(|| format!("{field} is missing: give a list of numbers"))?;
    let list = list.as_array().ok_or_else(|| format!("{field} is not a list: give a list of numbers"))?;
    if list.len() > MOST_VALUES {
        return Err(format!("{field} has {} values: give {MOST_VALUES} at most", list.len()));
    }
    let value = |(place, value): (usize, &Value)| match (value, value.as_f64()) {
        (Value::Null, _) => Ok(None),
        (_, Some(number)) if number.abs() <= GREATEST => Ok(Some(number)),
        _ => Err(format!("{field}[{place}] is {value}: give a number up to {GREATEST:e}, or null where it is missing")),
    };
    list.iter().enumerate().map(value).collect()
}
