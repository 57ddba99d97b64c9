//! The programme's calculations on JSON, so that anybody can check them with another tool.

use crate::failure::Failure;
use clap::Subcommand;
use serde::Deserialize;
use std::{io::BufReader, process::ExitCode};

#[derive(Clone, Copy, Debug, Subcommand)]
pub enum What {
    /// Most pairs first, then the greatest total score
    Assignment,
    /// Exact Wilcoxon signed-rank test of values before and after
    Change,
}

pub fn run(what: What) -> Result<ExitCode, Failure> {
    // Read as it arrives: a large question is never in memory as text.
    let mut json = serde_json::Deserializer::from_reader(BufReader::new(std::io::stdin().lock()));
    let answer = match what {
        What::Assignment => domain::assignment::calc(&mut json),
        What::Change => serde_json::Value::deserialize(&mut json)
            .map_err(|error| format!("not JSON: {error}"))
            .and_then(domain::signed_rank::calc),
    };
    let answer = answer.map_err(Failure::Wrong)?;
    json.end().map_err(|error| Failure::Wrong(format!("not JSON: {error}")))?;
    super::print_json(&answer)?;
    Ok(ExitCode::SUCCESS)
}
