//! Passwords: Argon2id, off the threads that serve, and only a few at once.

use crate::{
    clock::Random,
    error::{Error, Result},
};
use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version, password_hash::SaltString,
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// How many are hashed at once: each takes 19 MiB and a core for as long as it lasts.
const AT_ONCE: usize = 2;

/// Hashes and verifies passwords.
#[derive(Clone, Debug)]
pub(crate) struct Passwords {
    turns: Arc<Semaphore>,
    random: Random,
    /// Verified where there is no account, so that both answers take as long.
    nobody: Arc<str>,
}

/// OWASP's password storage cheat sheet: Argon2id with 19 MiB, two passes, one lane.
fn argon() -> Result<Argon2<'static>> {
    let params = Params::new(19_456, 2, 1, None).map_err(fault)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn fault(error: impl std::fmt::Display) -> Error {
    Error::Fault(format!("password hashing failed: {error}"))
}

impl Passwords {
    pub(crate) fn new(random: Random) -> Self {
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        // The parameters of `argon()` and a hash that no password has.
        let nobody = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmU$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        Self { turns, random, nobody: nobody.into() }
    }

    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _turn = self.turns.acquire().await.map_err(fault)?;
        tokio::task::spawn_blocking(work).await.map_err(fault)?
    }

    /// The hash to store of a password.
    pub(crate) async fn hash(&self, password: &str) -> Result<String> {
        let salt = SaltString::encode_b64(&self.random.bytes::<16>()).map_err(fault)?;
        let password = password.to_owned();
        self.blocking(move || Ok(argon()?.hash_password(password.as_bytes(), &salt).map_err(fault)?.to_string())).await
    }

    /// Whether `password` is the one of `hash`; never where there is none, and just as slowly.
    pub(crate) async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool> {
        let is_somebody = hash.is_some();
        let hash = hash.unwrap_or(&self.nobody).to_owned();
        let password = password.to_owned();
        let is_right = self
            .blocking(move || {
                let hash = PasswordHash::new(&hash).map_err(fault)?;
                Ok(argon()?.verify_password(password.as_bytes(), &hash).is_ok())
            })
            .await?;
        Ok(is_right && is_somebody)
    }
}
