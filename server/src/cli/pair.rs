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
    /// Say why two people are not proposed to each other, or what it would cost the others
    Explain {
        /// The cohort, as PROGRAMME/COHORT
        #[arg(long)]
        cohort: String,
        /// Address of the clinician
        #[arg(long)]
        clinician: String,
        /// Address of the manager
        #[arg(long)]
        manager: String,
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
}

pub async fn run(service: &Service, verb: Verb) -> Result<ExitCode, Failure> {
    match verb {
        Verb::Propose { cohort, objective, json } => propose(service, &cohort, objective, json).await,
        Verb::Explain { cohort, clinician, manager, json } => {
            explain(service, &cohort, (&clinician, &manager), json).await
        }
    }
}

async fn explain(service: &Service, at: &str, two: (&str, &str), json: bool) -> Result<ExitCode, Failure> {
    let (programme, cohort) = cohort(at)?;
    let explained = service::pairing::explain_as_operator(service, programme, cohort, two.0, two.1).await?;
    service.close().await;
    if json {
        print_json(&explained)?;
        return Ok(ExitCode::SUCCESS);
    }
    say(format_args!("{} and {}", explained.clinician, explained.manager));
    for words in &explained.words {
        say(format_args!("They cannot be paired. {words}."));
    }
    if let Some(cost) = &explained.why.cost {
        say(format_args!("Pairing them costs the others: {}.", cost.before.cost_words(&cost.after).to_lowercase()));
    }
    for part in &explained.why.parts {
        say(format_args!("{:>6}  {}: {}", part.score(), part.name.words(), part.words));
    }
    Ok(ExitCode::SUCCESS)
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
