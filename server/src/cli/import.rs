//! Bringing in participants on the command line.

use super::{cohort, print_json, say};
use crate::failure::Failure;
use clap::Subcommand;
use domain::spreadsheet::Outcome;
use service::{Service, spreadsheet::Options};
use std::{path::PathBuf, process::ExitCode};

#[derive(Debug, Subcommand)]
pub enum What {
    /// Participants from a CSV file: right rows are imported, wrong ones named
    Participants {
        /// The file
        file: PathBuf,
        /// Into this cohort, as PROGRAMME/COHORT
        #[arg(long)]
        cohort: String,
        /// Write nothing
        #[arg(long)]
        dry_run: bool,
        /// Write nothing when any row is wrong
        #[arg(long)]
        all_or_nothing: bool,
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
}

pub async fn run(service: &Service, what: What) -> Result<ExitCode, Failure> {
    let What::Participants { file, cohort: at, dry_run, all_or_nothing, json } = what;
    let (programme, cohort) = cohort(&at)?;
    let content = std::fs::read(&file).map_err(|error| Failure::Wrong(format!("{}: {error}", file.display())))?;
    let name = file.file_name().map_or_else(|| "a spreadsheet".to_owned(), |name| name.to_string_lossy().into_owned());
    let options = Options { dry_run, all_or_nothing };
    let outcome = service::spreadsheet::import_as_operator(service, programme, cohort, &name, content, options).await?;
    service.close().await;
    if json {
        print_json(&serde_json::json!({
            "added": outcome.added,
            "changed": outcome.changed,
            "unchanged": outcome.unchanged,
            "errors": outcome.errors,
        }))?;
    } else {
        print(&outcome);
    }
    Ok(if outcome.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn print(outcome: &Outcome) {
    say(format_args!("{} added, {} changed, {} as they were.", outcome.added, outcome.changed, outcome.unchanged));
    for fault in &outcome.errors {
        say(format_args!("Row {}, {}: {}. {}", fault.row, fault.field, fault.message, fault.help));
    }
    if !outcome.ignored_columns.is_empty() {
        say(format_args!("Columns that were not used: {}.", outcome.ignored_columns.join(", ")));
    }
}
