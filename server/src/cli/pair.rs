//! Pairing on the command line.

use super::{cohort, print_json, say};
use crate::failure::Failure;
use clap::{Subcommand, ValueEnum};
use domain::pairing::Objective;
use service::Service;
use std::process::ExitCode;

/// What is aimed at.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Aim {
    /// The greatest total score
    Total,
    /// The best worst-off pair, then the greatest total score
    Worst,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Propose pairs for a cohort; nothing is published
    Propose {
        /// The cohort, as PROGRAMME/COHORT
        #[arg(long)]
        cohort: String,
        /// What to aim at once there are as many pairs as can be: as the cohort's rules say, unless it is given
        #[arg(long, value_enum)]
        objective: Option<Aim>,
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
}

pub async fn run(service: &Service, verb: Verb) -> Result<ExitCode, Failure> {
    match verb {
        Verb::Propose { cohort, objective, json } => propose(service, &cohort, objective, json).await,
    }
}

async fn propose(service: &Service, at: &str, aim: Option<Aim>, json: bool) -> Result<ExitCode, Failure> {
    let (programme, cohort) = cohort(at)?;
    let objective = aim.map(|aim| match aim {
        Aim::Total => Objective::Total,
        Aim::Worst => Objective::Worst,
    });
    let proposal = service::pairing::propose_as_operator(service, programme, cohort, objective).await?;
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
