//! `paired-learning calc assignment`: the solver on JSON, so that anybody can check it with another tool.

use super::input::Input;
use super::{Assignment, Fault, assign, decimal, verify};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

/// Answers `{"clinicians": n, "managers": m, "allowed": [[clinician, manager, score], ...], "seed": n}`, people being
/// counted from 0, scores having up to six decimals, and the seed being 0 if it is not given.
///
/// The answer is `{"pairs": n, "total": n, "matches": [[clinician, manager], ...], "seed": n, "proof": {...}}`, the
/// proof being a [`Proof`](super::Proof). The error is a sentence that names what is wrong with the question.
///
/// `input` is a [`Value`] or, for questions of millions of edges, a [`serde_json::Deserializer`], which takes a
/// fraction of the memory.
pub fn calc<'de, D: Deserializer<'de>>(input: D) -> Result<Value, String> {
    let Input { clinicians, managers, allowed, seed } =
        Input::deserialize(input).map_err(|error| sentence(&error.to_string()))?;
    let decimals = allowed.decimals;
    let answer = assign(clinicians, managers, &allowed.edges, seed).map_err(|fault| explain(fault, decimals))?;
    verify(clinicians, managers, &allowed.edges, &answer).map_err(|flaw| flaw.to_string())?;
    let Assignment { matches, total, proof } = answer;
    let number = |digits| number(digits, decimals);
    let numbers = |prices: Vec<i64>| prices.into_iter().map(number).collect::<Vec<_>>();
    Ok(json!({
        "pairs": matches.len(),
        "total": number(total),
        "matches": matches,
        "seed": seed,
        "proof": {
            "bonus": number(proof.bonus),
            "clinicians": numbers(proof.clinicians),
            "managers": numbers(proof.managers),
        },
    }))
}

/// In the unit in which scores were given.
fn number(digits: i64, decimals: u32) -> Value {
    if decimals == 0 {
        return digits.into();
    }
    let text = decimal::write(digits, decimals);
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

fn explain(fault: Fault, decimals: u32) -> String {
    match fault {
        Fault::ScoreTooLarge { at, score, limit } if decimals > 0 => {
            let (score, limit) = (decimal::write(score, decimals), decimal::write(limit, decimals));
            format!(
                "allowed[{at}] has the score {score}: with this many people and {decimals} decimals a score must be \
                 from -{limit} to {limit}."
            )
        }
        other => other.to_string(),
    }
}

/// What the reader of JSON says, as a sentence.
fn sentence(error: &str) -> String {
    let mut chars = error.chars();
    let first = chars.next().filter(|_| !error.starts_with("allowed[")).map(char::to_uppercase);
    match first {
        Some(first) => format!("{}{}.", first, chars.as_str()),
        None => format!("{error}."),
    }
}
