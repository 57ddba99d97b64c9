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
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = cli::Command::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("The program could not start: {error}");
            return ExitCode::from(1);
        }
    };
    runtime.block_on(cli::run(command))
}
