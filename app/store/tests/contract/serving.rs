//! One server for each SQLite file, and how that file is kept.

use super::{
    database::{on_sqlite, open},
    given::person as given_person,
};
use std::{fs, path::Path};
use store::{Db, Error, db::Use, person};

fn path(url: &str) -> &str {
    url.strip_prefix("sqlite:").unwrap()
}

#[tokio::test]
async fn a_file_has_one_server_and_any_commands() {
    on_sqlite(async |url: &str| {
        let first = open(url).await;
        let clone = first.clone();
        let command = Db::open(url, Use::Command).await.unwrap();
        for held in [first, clone] {
            let second = Db::open(url, Use::Serve).await;
            assert!(matches!(&second, Err(Error::InUse(file)) if file == path(url)), "{second:?}");
            drop(held);
        }
        let next = Db::open(url, Use::Serve).await.unwrap();
        for db in [next, command] {
            assert_eq!(person::count(&mut db.read().await.unwrap()).await.unwrap(), 0);
            db.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_command_sees_what_the_server_did_and_the_other_way_round() {
    on_sqlite(async |url: &str| {
        let server = open(url).await;
        let command = Db::open(url, Use::Command).await.unwrap();
        for (number, (writing, reading)) in (1..).zip([(&server, &command), (&command, &server)]) {
            let mut tx = writing.write().await.unwrap();
            given_person(&mut tx, number, "Ama", "Hussain").await;
            tx.commit().await.unwrap();
            let count = person::count(&mut reading.read().await.unwrap()).await.unwrap();
            assert_eq!(count, i64::try_from(number).unwrap());
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_database_is_refused_and_left_as_it_was() {
    on_sqlite(async |url: &str| {
        fs::write(path(url), "first_name,last_name\n".repeat(100)).unwrap();
        for _ in 0..2 {
            let refused = Db::open(url, Use::Serve).await;
            assert!(matches!(refused, Err(Error::Driver(_))), "{refused:?}");
        }
        assert_eq!(fs::read_to_string(path(url)).unwrap(), "first_name,last_name\n".repeat(100));
        let nowhere = Db::open(&format!("{url}/missing/a.db"), Use::Serve).await;
        assert!(matches!(nowhere, Err(Error::File(..))), "{nowhere:?}");
    })
    .await;
}

#[tokio::test]
async fn what_is_committed_outlives_a_power_cut() {
    on_sqlite(async |url: &str| {
        let Db::Sqlite { readers, writer, .. } = open(url).await else { panic!("{url} is a SQLite file") };
        for pool in [&writer, &readers] {
            let journal: String = sqlx::query_scalar("pragma journal_mode").fetch_one(pool).await.unwrap();
            let synchronous: i64 = sqlx::query_scalar("pragma synchronous").fetch_one(pool).await.unwrap();
            let foreign_keys: bool = sqlx::query_scalar("pragma foreign_keys").fetch_one(pool).await.unwrap();
            assert_eq!((journal.as_str(), synchronous, foreign_keys), ("wal", 2, true));
        }
        assert_eq!(writer.options().get_max_connections(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_closed_database_is_one_file() {
    on_sqlite(async |url: &str| {
        let db = open(url).await;
        for number in 1..=50 {
            let mut tx = db.write().await.unwrap();
            given_person(&mut tx, number, "Ama", "Hussain").await;
            tx.commit().await.unwrap();
            let all: (_, _) = tokio::join!(db.read(), db.read());
            for tx in [all.0, all.1] {
                person::find_by_email(&mut tx.unwrap(), "1@stmaud.example").await.unwrap().unwrap();
            }
        }
        db.close().await;
        drop(db);
        let folder = Path::new(path(url)).parent().unwrap();
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        files.sort();
        assert_eq!(files, ["paired-learning.db", "paired-learning.db.lock"]);
    })
    .await;
}
