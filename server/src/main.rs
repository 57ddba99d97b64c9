//! `paired-learning`: the server and its commands.

mod api;
mod calendars;
mod cli;
mod config;
mod demo;
mod failure;
mod fetch;
mod jobs;
mod mail;
mod router;
mod serve;
#[cfg(test)]
mod tests;
mod web;

use clap::Parser;
use std::{process::ExitCode, time::Duration};

/// How long work on the side is waited for at the end.
const LAST_WORK: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    let command = cli::Command::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("The program could not start: {error}");
            return ExitCode::from(1);
        }
    };
    let ended = runtime.block_on(cli::run(command));
    // What takes long on the side, such as a file that is read, holds up no restart.
    runtime.shutdown_timeout(LAST_WORK);
    ended
}
