//! Commands: nouns, then verbs. They end with 0 when done, 1 after a fault of ours, 2 after wrong usage or input.

pub mod calc;
mod export;
mod import;
mod mail;
mod pair;
mod user;

use crate::{
    config::{Database, Serve},
    demo,
    failure::Failure,
    serve,
};
use clap::{Parser, Subcommand};
use service::{Clock, Db, Error, Random, Service, Settings, Use};
use std::{io::Write, process::ExitCode};

/// Paired learning for health trusts
#[derive(Debug, Parser)]
#[command(name = "paired-learning", version)]
pub struct Command {
    #[command(flatten)]
    database: Database,
    #[command(subcommand)]
    noun: Noun,
}

#[derive(Debug, Subcommand)]
enum Noun {
    /// Serve the web pages
    Serve(Serve),
    /// Bring the database up to date
    Migrate,
    /// Fill an empty database
    Seed {
        #[command(subcommand)]
        what: Seed,
    },
    /// Accounts
    User {
        #[command(subcommand)]
        verb: user::Verb,
    },
    /// Bring something in
    Import {
        #[command(subcommand)]
        what: import::What,
    },
    /// Mail
    Mail {
        #[command(subcommand)]
        verb: mail::Verb,
    },
    /// Pairs
    Pair {
        #[command(subcommand)]
        verb: pair::Verb,
    },
    /// Take something away
    Export {
        #[command(subcommand)]
        what: export::What,
    },
    /// The programme's calculations, on JSON from standard input
    Calc {
        #[command(subcommand)]
        what: calc::What,
    },
}

#[derive(Debug, Subcommand)]
enum Seed {
    /// The fictional trust of the demo
    Demo,
}

/// Runs a command to its end.
pub async fn run(command: Command) -> ExitCode {
    match dispatch(command).await {
        Ok(code) => code,
        Err(Failure::Wrong(message)) => {
            eprintln!("{}", message.trim_end());
            ExitCode::from(2)
        }
        Err(Failure::Fault(message)) => {
            eprintln!("{message}");
            ExitCode::from(1)
        }
    }
}

async fn dispatch(command: Command) -> Result<ExitCode, Failure> {
    let Command { database, noun } = command;
    match noun {
        Noun::Serve(settings) => serve::run(database, settings).await.map(|()| ExitCode::SUCCESS),
        Noun::Migrate => {
            open(&database).await?.close().await;
            say(format_args!("The database is up to date."));
            Ok(ExitCode::SUCCESS)
        }
        Noun::Seed { what: Seed::Demo } => {
            let service = open(&database).await?;
            demo::seed(&service).await?;
            service.close().await;
            say(format_args!("The demo is in the database: cohorts demo/recruiting, demo/running and demo/finished."));
            Ok(ExitCode::SUCCESS)
        }
        Noun::User { verb } => user::run(&open(&database).await?, verb).await,
        Noun::Import { what } => import::run(&open(&database).await?, what).await,
        Noun::Mail { verb } => mail::run(&open(&database).await?, verb).await,
        Noun::Pair { verb } => pair::run(&open(&database).await?, verb).await,
        Noun::Export { what } => export::run(&open(&database).await?, what).await,
        Noun::Calc { what } => calc::run(what),
    }
}

/// The use cases on the database, which is brought up to date first.
async fn open(database: &Database) -> Result<Service, Failure> {
    let db = Db::open(&database.database_url, Use::Command).await.map_err(Error::from)?;
    db.migrate().await.map_err(Error::from)?;
    let settings =
        Settings { public_url: database.public_url(None), is_demo: false, draft_days: crate::config::DRAFT_DAYS };
    Ok(Service::new(db, Clock::System, Random::from_system(), settings))
}

/// `PROGRAMME/COHORT` as its two parts.
fn cohort(text: &str) -> Result<(&str, &str), Failure> {
    text.split_once('/').filter(|(programme, cohort)| !programme.is_empty() && !cohort.is_empty()).ok_or_else(|| {
        Failure::Wrong(format!("{text:?} is no cohort: write it as PROGRAMME/COHORT, such as demo/running"))
    })
}

/// A line on standard output; where nobody reads it any more, none.
fn say(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A value as JSON on standard output.
fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(|error| Failure::Fault(error.to_string()))?;
    say(format_args!("{text}"));
    Ok(())
}
