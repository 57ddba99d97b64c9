//! Opening a database and bringing it up to date.

use super::database::{on_postgres, open};
use store::{Db, Error, db::Use};

stories!(
    url: brought_up_to_date_twice_it_is_as_after_the_first_time,
    a_closed_database_can_be_opened_again,
);

/// Every table and index, and what was applied when.
async fn state(db: &Db) -> Vec<String> {
    let tables = match db {
        Db::Sqlite { writer, .. } => {
            // Not what SQLite keeps for itself: where values lie, as it notes on closing.
            sqlx::query_scalar(
                "select type || ' ' || name || ' ' || sql from sqlite_schema
                 where name not like 'sqlite\\_%' escape '\\' order by 1",
            )
            .fetch_all(writer)
            .await
        }
        Db::Postgres(pool) => {
            sqlx::query_scalar(
                "select concat_ws(' ', relkind, relname, oid) from pg_class
                 where relnamespace = 'public'::regnamespace order by 1",
            )
            .fetch_all(pool)
            .await
        }
    };
    let applied = "select description || ' ' || cast(installed_on as text) || ' ' || execution_time
                   from _sqlx_migrations where success order by version";
    let applied = match db {
        Db::Sqlite { writer, .. } => sqlx::query_scalar(applied).fetch_all(writer).await,
        Db::Postgres(pool) => sqlx::query_scalar(applied).fetch_all(pool).await,
    };
    let (mut state, applied): (Vec<String>, Vec<String>) = (tables.unwrap(), applied.unwrap());
    assert!(state.len() > 40 && !applied.is_empty());
    state.extend(applied);
    state
}

async fn brought_up_to_date_twice_it_is_as_after_the_first_time(url: &str) {
    let db = open(url).await;
    let first = state(&db).await;
    db.migrate().await.unwrap();
    assert_eq!(state(&db).await, first);
    let beside = Db::open(url, Use::Command).await.unwrap();
    beside.migrate().await.unwrap();
    beside.close().await;
    assert_eq!(state(&db).await, first);
    db.close().await;
}

async fn a_closed_database_can_be_opened_again(url: &str) {
    let db = open(url).await;
    let mut tx = db.write().await.unwrap();
    super::given::person(&mut tx, 1, "Ama", "Hussain").await;
    tx.commit().await.unwrap();
    db.close().await;
    assert!(matches!(db.read().await, Err(Error::Driver(_))));
    assert!(matches!(db.write().await, Err(Error::Driver(_))));
    drop(db);
    let db = open(url).await;
    assert_eq!(store::person::count(&mut db.read().await.unwrap()).await.unwrap(), 1);
    db.close().await;
}

#[tokio::test]
async fn on_postgres_several_servers_may_start_at_once() {
    on_postgres(async |url: &str| {
        let (first, second, third) = tokio::join!(open(url), open(url), open(url));
        assert_eq!(state(&first).await, state(&third).await);
        for db in [first, second, third] {
            db.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_of_neither_kind_is_refused() {
    for wrong in ["", "paired-learning.db", "mysql://localhost/a", "sqlite", " sqlite:a.db", "SQLITE:a.db"] {
        for purpose in [Use::Serve, Use::Command] {
            let refused = Db::open(wrong, purpose).await;
            assert!(matches!(refused, Err(Error::Address)), "{wrong:?}: {refused:?}");
        }
    }
}
