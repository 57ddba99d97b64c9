//! A run of the solver: what it begins with, its answer, and the check of what was stored of it.

use super::{ground::Ground, refusal};
use crate::{
    error::{Error, Result},
    token::hash,
};
use chrono::{DateTime, Utc};
use domain::{
    assignment::Watch,
    draft::{Held, Run},
    id::RunId,
    pairing::{Proposal, Rules},
};
use std::sync::Arc;

/// How a stored proof stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was checked just now, against the people and the rules as they are.
    Holds,
    /// People have changed since, so that it is about another question than would be put now.
    Outdated,
    /// No proof is stored: the proposal was made before there were any.
    Unknown,
}

/// What a run depends on, as a hash.
fn inputs_hash(ground: &Ground, rules: Rules, held: &Held, seed: i64) -> Result<String> {
    let pool = ground.pool(rules, held);
    let canonical = pool.canonical(&held.locked, seed.unsigned_abs()).map_err(store::Error::from)?;
    Ok(hash(&canonical).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}")))
}

/// What is stored before the run.
pub(super) fn begin(
    ground: &Ground,
    (rules, rules_version): (Rules, i64),
    held: Held,
    seed: i64,
    (id, started_at): (RunId, DateTime<Utc>),
) -> Result<Run> {
    let inputs_hash = inputs_hash(ground, rules, &held, seed)?;
    Ok(Run { id, seed, rules_version, rules, held, inputs_hash, certificate: None, started_at })
}

/// What a run came to: with whom and by what, with its proof, and the proposal.
pub(super) type Solved = (Ground, Run, Proposal);

/// The run itself, off the threads that serve: a large cohort takes a while.
pub(super) async fn solve<W: Watch + Send + Sync + 'static>(ground: Ground, run: Run, watch: Arc<W>) -> Result<Solved> {
    off_threads(move || {
        let pool = ground.pool(run.rules, &run.held);
        let seed = run.seed.unsigned_abs();
        let (proposal, certificate) = pool.run_watched(&run.held.locked, seed, &*watch).map_err(refusal)?;
        let run = Run { certificate: Some(certificate), ..run };
        drop(pool);
        Ok((ground, run, proposal))
    })
    .await
}

/// Whether what was stored of a run proves itself still. What does not is never shown.
pub(super) fn check(ground: &Ground, run: Option<&Run>) -> Result<Standing> {
    let Some((run, certificate)) = run.and_then(|run| Some((run, run.certificate.as_ref()?))) else {
        return Ok(Standing::Unknown);
    };
    if inputs_hash(ground, run.rules, &run.held, run.seed)? != run.inputs_hash {
        return Ok(Standing::Outdated);
    }
    let checked = ground.pool(run.rules, &run.held).check(&run.held.locked, certificate);
    checked.map_err(|fault| Error::Fault(format!("the stored proof of run {} does not hold: {fault}", run.id)))?;
    Ok(Standing::Holds)
}

/// Work that takes a while, where it keeps nobody waiting.
pub(super) async fn off_threads<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Fault(error.to_string()))?
}
