//! The programme's calculations on JSON, so that anybody can check them with another tool.

use super::Failure;
use clap::Subcommand;
use serde_json::Value;
use std::{io::Read, process::ExitCode};

#[derive(Clone, Copy, Debug, Subcommand)]
pub enum What {
    /// Most pairs first, then the greatest total score
    Assignment,
    /// Exact Wilcoxon signed-rank test of values before and after
    Change,
}

pub fn run(what: What) -> Result<ExitCode, Failure> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| Failure::Wrong(format!("standard input: {error}")))?;
    let input: Value = serde_json::from_str(&text).map_err(|error| Failure::Wrong(format!("not JSON: {error}")))?;
    let answer = match what {
        What::Assignment => domain::assignment::calc(input),
        What::Change => domain::signed_rank::calc(input),
    };
    super::print_json(&answer.map_err(Failure::Wrong)?)?;
    Ok(ExitCode::SUCCESS)
}
