//! One server a SQLite file: a lock file that the operating system gives back whenever the server ends, however it ends.

use crate::error::{Error, Result};
use std::{
    fs::{File, TryLockError},
    path::Path,
};

/// Held for as long as the server runs.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "the open file is the lock")] File);

impl Lock {
    /// Takes the lock beside the database `file`.
    pub(crate) fn take(file: &Path) -> Result<Self> {
        let mut name = file.as_os_str().to_owned();
        name.push(".lock");
        let shown = file.display().to_string();
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&name)
            .map_err(|error| Error::File(shown.clone(), error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self(lock)),
            Err(TryLockError::WouldBlock) => Err(Error::InUse(shown)),
            Err(TryLockError::Error(error)) => Err(Error::File(shown, error)),
        }
    }
}
