//! Pairing on the command line.

use super::{cohort, print_json, say};
use crate::failure::Failure;
use clap::Subcommand;
use service::Service;
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Propose pairs for a cohort; nothing is published
    Propose {
        /// The cohort, as PROGRAMME/COHORT
        #[arg(long)]
        cohort: String,
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
}

pub async fn run(service: &Service, verb: Verb) -> Result<ExitCode, Failure> {
    let Verb::Propose { cohort: at, json } = verb;
    let (programme, cohort) = cohort(&at)?;
    let proposal = service::pairing::propose_as_operator(service, programme, cohort).await?;
    service.close().await;
    if json {
        print_json(&proposal)?;
        return Ok(ExitCode::SUCCESS);
    }
    say(format_args!("{} pairs, total score {}.", proposal.pairs.len(), proposal.total));
    for pair in &proposal.pairs {
        say(format_args!("{:>6}  {} and {}", pair.score, pair.clinician, pair.manager));
    }
    for left in &proposal.left_over {
        say(format_args!("  left  {}: {}", left.name, left.why));
    }
    Ok(ExitCode::SUCCESS)
}
