//! Mail on the command line: what a mail server hands over.

use super::say;
use crate::{failure::Failure, mail::returned};
use clap::Subcommand;
use service::Service;
use std::{io::Read, process::ExitCode};

/// Longest mail that is read: reports carry the message that came back.
const LONGEST: u64 = 10 * 1024 * 1024;

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Note a message that came back, from the mail on standard input
    Returned,
}

pub async fn run(service: &Service, verb: Verb) -> Result<ExitCode, Failure> {
    let Verb::Returned = verb;
    let mut mail = Vec::new();
    std::io::stdin().lock().take(LONGEST).read_to_end(&mut mail).map_err(|error| Failure::Fault(error.to_string()))?;
    let noted = match returned::read(&mail) {
        Some(report) => service::mail::returned_as_operator(service, report.message, &report.reason).await?,
        None => false,
    };
    service.close().await;
    // Other mail comes to the same address. A failure would have the mail server report on its own report.
    say(format_args!("{}", if noted { "The message is noted as come back." } else { "This is no report of ours." }));
    Ok(ExitCode::SUCCESS)
}
