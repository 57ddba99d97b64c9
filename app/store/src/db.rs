//! An open database of either kind, and its transactions.

use crate::{
    error::{Error, Result},
    lock::Lock,
};
use sqlx::{
    ConnectOptions, PgPool, Postgres, Sqlite, SqlitePool, Transaction,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{path::Path, str::FromStr, sync::Arc, time::Duration};

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

/// How long a writer waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(10);
/// SQLite readers: enough for the pages under way at once on a few cores.
const READERS: u32 = 8;
/// Rows that SQLite's thread may be ahead of whoever reads them: a page of a list at once, instead of in turns.
const LIST: usize = 256;
/// PostgreSQL connections of one server; with several servers the sum must stay under the server's own limit.
const CONNECTIONS: u32 = 20;
/// The first version without the defect that could lose committed writes in WAL mode.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// Whether this process serves, and so must be the only one that does on a SQLite file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A server: takes the lock file.
    Serve,
    /// A command beside a server that may be running.
    Command,
}

/// An open database. Cloning is cheap and shares the connections.
#[derive(Clone, Debug)]
pub enum Db {
    /// One file: several readers, one writer.
    Sqlite {
        /// Connections that cannot write.
        readers: SqlitePool,
        /// The only connection that can.
        writer: SqlitePool,
        /// Given back when the last clone goes.
        lock: Option<Arc<Held>>,
    },
    /// A server that others may use too.
    Postgres(PgPool),
}

/// The lock file of a server.
#[derive(Debug)]
pub struct Held(#[expect(dead_code, reason = "held for as long as it lives, not read")] Lock);

/// A transaction. Dropped without [`Tx::commit`], it never happened.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Opens the database at `url` (`sqlite:FILE` or `postgres://...`); a SQLite file is made when it is not there.
    pub async fn open(url: &str, purpose: Use) -> Result<Self> {
        if url.starts_with("sqlite:") {
            Self::open_sqlite(url, purpose).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url)?.disable_statement_logging();
            let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
            Ok(Self::Postgres(pool.connect_with(options).await?))
        } else {
            Err(Error::Address)
        }
    }

    async fn open_sqlite(url: &str, purpose: Use) -> Result<Self> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(PATIENCE)
            .optimize_on_close(true, None)
            .row_buffer_size(LIST)
            .disable_statement_logging();
        let file = options.get_filename().to_owned();
        let lock = match purpose {
            Use::Serve => Some(Arc::new(Held(Lock::take(Path::new(&file))?))),
            Use::Command => None,
        };
        // A connection to a file cannot have gone while nobody looked: asking it each time costs a tenth of a page.
        let pool = SqlitePoolOptions::new().acquire_timeout(PATIENCE).test_before_acquire(false);
        let writer = pool.clone().max_connections(1).connect_with(options.clone()).await?;
        let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(&writer).await?;
        if !is_new_enough(&version) {
            return Err(Error::OldSqlite(version));
        }
        let readers = pool.max_connections(READERS).connect_lazy_with(options.create_if_missing(false).read_only(true));
        Ok(Self::Sqlite { readers, writer, lock })
    }

    /// Brings the tables up to date; does nothing where they are.
    pub async fn migrate(&self) -> Result<()> {
        match self {
            Self::Sqlite { writer, .. } => SQLITE.run(writer).await?,
            Self::Postgres(pool) => POSTGRES.run(pool).await?,
        }
        Ok(())
    }

    /// A transaction that sees one state of the database and cannot change it.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Tx::Sqlite(readers.begin().await?),
            Self::Postgres(pool) => {
                Tx::Postgres(pool.begin_with("begin isolation level repeatable read, read only").await?)
            }
        })
    }

    /// A transaction that runs as if it were alone: on SQLite it is, on PostgreSQL it may have to be tried
    /// [`Error::Again`].
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("begin immediate").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin_with("begin isolation level serializable").await?),
        })
    }

    /// Waits for what is under way and closes every connection.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes everything that was done in it last.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

fn is_new_enough(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) >= OLDEST_SQLITE
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn versions_are_compared_as_numbers() {
        for (version, is_right) in [
            ("3.51.3", true),
            ("3.51.10", true),
            ("3.100.0", true),
            ("4.0", true),
            ("3.9.99", false),
            ("3.51.2", false),
            ("", false),
        ] {
            assert_eq!(is_new_enough(version), is_right, "{version}");
        }
    }
}
