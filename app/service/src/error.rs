//! What a use case answers when it does not do what was asked.

use domain::problems::Problems;

/// Why something was not done. Nothing is half done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in, and somebody must be.
    #[error("nobody is signed in")]
    SignedOut,
    /// Whoever is signed in may not do this.
    #[error("not allowed")]
    Forbidden,
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// What was typed cannot be carried out: what to change at which field.
    #[error("refused: {0:?}")]
    Refused(Problems),
    /// What was typed can be carried out once its author has looked at it again.
    #[error("to be looked at again: {0:?}")]
    Check(Problems),
    /// Somebody else changed it first: what they saved, by field, and the version that it has now.
    #[error("changed by somebody else")]
    Conflict {
        /// Field and text.
        theirs: Vec<(String, String)>,
        /// The version to build on.
        version: i64,
    },
    /// Somebody changed it meanwhile: a sentence that says so. Nothing that was typed is lost, for nothing was.
    #[error("changed meanwhile: {0}")]
    Stale(&'static str),
    /// The database or what is in it is at fault.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Anything else of ours.
    #[error("{0}")]
    Fault(String),
}

/// What every use case answers.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A single fault at one field.
    pub fn refused(field: &str, message: impl Into<String>) -> Self {
        Self::Refused(Problems::one(field, message))
    }

    /// Whether the same call may succeed when it is made again at once.
    pub fn may_be_retried(&self) -> bool {
        matches!(self, Self::Store(store::Error::Again))
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Refused(problems)
    }
}
