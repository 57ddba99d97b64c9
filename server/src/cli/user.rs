//! Accounts on the command line.

use super::say;
use crate::failure::Failure;
use clap::Subcommand;
use domain::person;
use service::Service;
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make an account and print a one-time link to it
    Create {
        /// Work email address
        email: String,
        /// First name
        #[arg(long)]
        first_name: String,
        /// Last name
        #[arg(long)]
        last_name: String,
        /// May administer the installation
        #[arg(long)]
        administrator: bool,
    },
}

pub async fn run(service: &Service, verb: Verb) -> Result<ExitCode, Failure> {
    let Verb::Create { email, first_name, last_name, administrator } = verb;
    let is_administrator = if administrator { "yes".to_owned() } else { String::new() };
    let form = person::New { email, first_name, last_name, is_administrator };
    let link = service::person::create_as_operator(service, &form).await?;
    service.close().await;
    say(format_args!("{link}"));
    Ok(ExitCode::SUCCESS)
}
