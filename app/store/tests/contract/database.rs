//! The databases that stories run on: a fresh one of each kind for each story.

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, postgres::PgConnectOptions};
use std::{
    env, process,
    sync::atomic::{AtomicU32, Ordering},
};
use store::{Db, db::Use};

/// Makes two tests of each story, `<story>::sqlite` and `<story>::postgres`. A story is an `async fn` that is given an
/// open database; after `url:` it is given the address of an empty one.
macro_rules! stories {
    (url: $($story:ident),+ $(,)?) => {$(
        mod $story {
            #[tokio::test]
            async fn sqlite() {
                crate::contract::database::on_sqlite(super::$story).await;
            }

            #[tokio::test]
            async fn postgres() {
                crate::contract::database::on_postgres(super::$story).await;
            }
        }
    )+};
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            use crate::contract::database::{on_postgres, on_sqlite, with};

            #[tokio::test]
            async fn sqlite() {
                on_sqlite(async |url: &str| with(url, super::$story).await).await;
            }

            #[tokio::test]
            async fn postgres() {
                on_postgres(async |url: &str| with(url, super::$story).await).await;
            }
        }
    )+};
}

/// Opens the database at `url` and brings it up to date.
pub(super) async fn open(url: &str) -> Db {
    let db = Db::open(url, Use::Serve).await.unwrap();
    db.migrate().await.unwrap();
    db
}

/// Tells a story on the database at `url`.
pub(super) async fn with(url: &str, story: impl AsyncFn(&Db)) {
    let db = open(url).await;
    story(&db).await;
    db.close().await;
}

/// Tells a story the address of a SQLite file that is not there yet.
pub(super) async fn on_sqlite(story: impl AsyncFn(&str)) {
    let folder = tempfile::tempdir().unwrap();
    story(&format!("sqlite:{}", folder.path().join("paired-learning.db").display())).await;
}

/// Tells a story the address of an empty PostgreSQL database. It is kept for a look where the story fails.
pub(super) async fn on_postgres(story: impl AsyncFn(&str)) {
    let Some(server) = server() else { return };
    let mut connection = PgConnection::connect_with(&server).await.unwrap();
    let name = name();
    run(&mut connection, format!("drop database if exists {name} with (force)")).await;
    let locale = locale(&mut connection).await;
    run(&mut connection, format!("create database {name} template template0 {locale}")).await;
    story(server.database(&name).to_url_lossy().as_str()).await;
    run(&mut connection, format!("drop database {name} with (force)")).await;
    connection.close().await.unwrap();
}

/// Where the tests' PostgreSQL is; without one its half of the stories is passed over, but never in CI.
fn server() -> Option<PgConnectOptions> {
    let is = |name, value| env::var(name).is_ok_and(|set| set == value);
    let is_required = is("TEST_POSTGRES_REQUIRED", "1") || is("CI", "true");
    if let Ok(url) = env::var("TEST_POSTGRES_URL") {
        return Some(url.parse().unwrap());
    }
    assert!(!is_required, "TEST_POSTGRES_URL is not set: run the tests by `.ci/with-postgres cargo test`");
    println!("passed over: TEST_POSTGRES_URL is not set");
    None
}

/// A name that no other test has.
fn name() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    format!("paired_learning_test_{}_{}", process::id(), NUMBER.fetch_add(1, Ordering::Relaxed))
}

/// A language's order of letters, where the server can: it is unlike SQLite's, and must make no difference.
async fn locale(connection: &mut PgConnection) -> &'static str {
    let can: bool = sqlx::query_scalar(
        "select current_setting('server_version_num')::int >= 150000
             and exists (select 1 from pg_collation where collprovider = 'i')",
    )
    .fetch_one(connection)
    .await
    .unwrap();
    if can { "locale_provider icu icu_locale 'en-GB'" } else { "" }
}

async fn run(connection: &mut PgConnection, statement: String) {
    connection.execute(AssertSqlSafe(statement)).await.unwrap();
}
