//! What can go wrong between the program and its database.

/// A fault of the database or of what is in it; never of what somebody typed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address of the database is of neither kind.
    #[error("DATABASE_URL must start with sqlite: or postgres:")]
    Address,
    /// Another server has this file open.
    #[error("{0} is open in another server; stop that one first, or give this one a DATABASE_URL of its own")]
    InUse(String),
    /// SQLite before 3.51.3 can lose committed writes in WAL mode.
    #[error("SQLite {0} is too old: 3.51.3 or later is needed, since earlier ones can lose committed writes")]
    OldSqlite(String),
    /// Another transaction came first; the same work can be tried again.
    #[error("another change came first")]
    Again,
    /// What is stored breaks a rule of the domain.
    #[error("stored data is inconsistent: {0}")]
    Inconsistent(String),
    /// A migration could not be applied.
    #[error("the database could not be brought up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A folder or file could not be reached.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// Anything else that the driver reports.
    #[error(transparent)]
    Driver(sqlx::Error),
}

/// What every statement answers.
pub type Result<T> = std::result::Result<T, Error>;

/// PostgreSQL's serialization failure and deadlock: the transaction is sound, only too late.
const AGAIN: [&str; 2] = ["40001", "40P01"];

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(cause) if cause.code().is_some_and(|code| AGAIN.contains(&code.as_ref())) => {
                Self::Again
            }
            _ => Self::Driver(error),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Inconsistent(error.to_string())
    }
}
