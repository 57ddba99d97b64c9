//! Taking reports away on the command line.

use super::{cohort, say};
use crate::failure::Failure;
use crate::web::export::csv_of;
use clap::{Subcommand, ValueEnum};
use service::Service;
use std::{path::PathBuf, process::ExitCode};

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// Comma-separated values
    Csv,
}

#[derive(Debug, Subcommand)]
pub enum What {
    /// The report on a cohort's answers; small groups are suppressed
    Outcomes {
        /// The cohort, as PROGRAMME/COHORT
        #[arg(long)]
        cohort: String,
        /// In which form
        #[arg(long, value_enum, default_value = "csv")]
        format: Format,
        /// To this file
        #[arg(long)]
        out: PathBuf,
    },
    /// The scores of every clinician with every manager, to solve with another tool
    Scores {
        /// The cohort, as PROGRAMME/COHORT
        #[arg(long)]
        cohort: String,
        /// To this file
        #[arg(long)]
        out: PathBuf,
    },
}

pub async fn run(service: &Service, what: What) -> Result<ExitCode, Failure> {
    let (text, out) = match what {
        What::Outcomes { cohort: at, format: Format::Csv, out } => {
            let (programme, cohort) = cohort(&at)?;
            let (_, report) = service::report::export_as_operator(service, programme, cohort).await?;
            (csv_of(&report).map_err(|error| Failure::Fault(error.to_string()))?, out)
        }
        What::Scores { cohort: at, out } => {
            let (programme, cohort) = cohort(&at)?;
            (service::pairing::scores_as_operator(service, programme, cohort).await?, out)
        }
    };
    service.close().await;
    std::fs::write(&out, text).map_err(|error| Failure::Wrong(format!("{}: {error}", out.display())))?;
    say(format_args!("{}", out.display()));
    Ok(ExitCode::SUCCESS)
}
