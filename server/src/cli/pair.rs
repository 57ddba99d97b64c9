//! Pairing on the command line.

use super::{cohort, print_json, say};
use crate::api::{pair::page, shown};
use crate::failure::Failure;
use clap::{Subcommand, ValueEnum};
use domain::{
    id::{DraftId, Key},
    pairing::Objective,
};
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
        /// Keep the proposal, as this coordinator's
        #[arg(long, value_name = "EMAIL", conflicts_with = "objective")]
        by: Option<String>,
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
    /// List the pairs of a cohort, those first that need somebody
    List {
        /// The cohort, as PROGRAMME/COHORT
        #[arg(long)]
        cohort: String,
        /// The coordinator who asks
        #[arg(long, value_name = "EMAIL")]
        by: String,
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
    /// Publish a proposal that was kept: its pairs are formed and their members written to
    Publish {
        /// The proposal
        #[arg(long)]
        draft: DraftId,
        /// Its version, as it was seen
        #[arg(long)]
        version: i64,
        /// The coordinator who publishes it
        #[arg(long, value_name = "EMAIL")]
        by: String,
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
        Verb::Propose { cohort, by: Some(by), json, .. } => keep(service, &cohort, &by, json).await,
        Verb::Propose { cohort, objective, json, .. } => propose(service, &cohort, objective, json).await,
        Verb::List { cohort, by, json } => list(service, &cohort, &by, json).await,
        Verb::Publish { draft, version, by } => publish(service, draft, version, &by).await,
        Verb::Explain { cohort, clinician, manager, json } => {
            explain(service, &cohort, (&clinician, &manager), json).await
        }
    }
}

/// Proposes pairs as a coordinator does on the page.
async fn keep(service: &Service, at: &str, by: &str, json: bool) -> Result<ExitCode, Failure> {
    let (programme, cohort) = cohort(at)?;
    let actor = service::person::named_by_operator(service, by).await?;
    let key = Key(service.random.timeless_id());
    let draft = service::pairing::propose(service, Some(&actor), key, programme, cohort).await?;
    let board = service::pairing::show(service, Some(&actor), draft).await?;
    service.close().await;
    if json {
        print_json(&shown::Draft::from(board))?;
        return Ok(ExitCode::SUCCESS);
    }
    say(format_args!("{} pairs, total score {}.", board.pairs.len(), board.total));
    for pair in &board.pairs {
        say(format_args!("{:>6}  {} and {}", pair.score, pair.clinician.name, pair.manager.name));
    }
    for one in &board.waiting {
        say(format_args!("  left  {}: {}", one.face.name, one.why));
    }
    say(format_args!("Kept as {draft}, version {}.", board.draft.version));
    Ok(ExitCode::SUCCESS)
}

async fn list(service: &Service, at: &str, by: &str, json: bool) -> Result<ExitCode, Failure> {
    let (programme, cohort) = cohort(at)?;
    let actor = service::person::named_by_operator(service, by).await?;
    let (mut pairs, mut after) = (Vec::new(), None);
    loop {
        let page = page(
            service::pair::list(service, Some(&actor), programme, cohort, &service::pair::Which::default(), after)
                .await?,
        );
        pairs.extend(page.pairs);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    service.close().await;
    if json {
        print_json(&pairs)?;
        return Ok(ExitCode::SUCCESS);
    }
    for pair in &pairs {
        let names: Vec<_> = pair.members.iter().map(|member| member.name.as_str()).collect();
        say(format_args!("{}: {}. {}", names.join(" and "), pair.health.words(), pair.reasons.join(". ")));
    }
    Ok(ExitCode::SUCCESS)
}

async fn publish(service: &Service, draft: DraftId, version: i64, by: &str) -> Result<ExitCode, Failure> {
    let actor = service::person::named_by_operator(service, by).await?;
    service::pairing::publish(service, Some(&actor), draft, version).await?;
    let board = service::pairing::show(service, Some(&actor), draft).await?;
    service.close().await;
    say(format_args!("{} pairs are published, and their members will be written to.", board.pairs.len()));
    Ok(ExitCode::SUCCESS)
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
