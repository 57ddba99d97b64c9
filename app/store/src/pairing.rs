//! The rules of cohorts for pairing, version by version, and the runs of the solver with their proofs.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    draft::{Held, RulesVersion, Run},
    id::{CohortId, DraftId, PersonId, RulesId, RunId},
    pairing::{Certificate, Rules},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct RulesRow {
    version: i64,
    rules: String,
    author: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
}

/// Versions of a cohort's rules, the latest first.
pub async fn rules(tx: &mut Tx, cohort: CohortId, limit: i64) -> Result<Vec<RulesVersion>> {
    let rows = sql!(
        tx,
        all RulesRow,
        "select pairing_rules.version, rules, trim(first_name || ' ' || last_name) as author, pairing_rules.created_at
         from pairing_rules join person on person.id = pairing_rules.author_id
         where cohort_id = $1
         order by pairing_rules.version desc
         limit $2",
        cohort.0,
        limit,
    )?;
    rows.into_iter()
        .map(|row| {
            let rules = serde_json::from_str(&row.rules)?;
            Ok(RulesVersion { version: row.version, rules, author: row.author, created_at: row.created_at })
        })
        .collect()
}

/// Adds a version; `false` where the cohort has it.
pub async fn insert_rules(
    tx: &mut Tx,
    id: RulesId,
    cohort: CohortId,
    version: i64,
    rules: &Rules,
    author: PersonId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into pairing_rules (id, cohort_id, version, rules, author_id, created_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing",
        id.0,
        cohort.0,
        version,
        serde_json::to_string(rules)?,
        author.0,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Stores what a run begins with: its answer is still to come.
pub async fn begin_run(tx: &mut Tx, run: &Run, cohort: CohortId, author: PersonId) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into pairing_run (id, cohort_id, author_id, seed, rules_version, rules, held, inputs_hash, started_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        run.id.0,
        cohort.0,
        author.0,
        run.seed,
        run.rules_version,
        serde_json::to_string(&run.rules)?,
        serde_json::to_string(&run.held)?,
        run.inputs_hash.as_str(),
        at(run.started_at),
    )?;
    Ok(())
}

/// Stores the answer of a run with its proof, and the draft that it went into, at the version that it then had.
pub async fn end_run(
    tx: &mut Tx,
    id: RunId,
    (draft, version): (DraftId, i64),
    certificate: &Certificate,
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "update pairing_run set draft_id = $2, draft_version = $3, certificate = $4, ended_at = $5 where id = $1",
        id.0,
        draft.0,
        version,
        serde_json::to_string(certificate)?,
        at(now),
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct PlaceRow {
    cohort_id: Uuid,
    draft_id: Option<Uuid>,
}

/// The cohort of a run, and the draft that it went into, where it has come to its end.
pub async fn place_of_run(tx: &mut Tx, id: RunId) -> Result<Option<(CohortId, Option<DraftId>)>> {
    let row = sql!(tx, maybe PlaceRow, "select cohort_id, draft_id from pairing_run where id = $1", id.0)?;
    Ok(row.map(|row| (row.cohort_id.into(), row.draft_id.map(Into::into))))
}

#[derive(sqlx::FromRow)]
struct RunRow {
    id: Uuid,
    seed: i64,
    rules_version: i64,
    rules: String,
    held: String,
    inputs_hash: String,
    certificate: Option<String>,
    #[sqlx(try_from = "crate::instant::Instant")]
    started_at: DateTime<Utc>,
}

/// The latest run that went into a draft.
pub async fn latest_run(tx: &mut Tx, draft: DraftId) -> Result<Option<Run>> {
    let row = sql!(
        tx,
        maybe RunRow,
        "select id, seed, rules_version, rules, held, inputs_hash, certificate, started_at
         from pairing_run where draft_id = $1 order by draft_version desc limit 1",
        draft.0,
    )?;
    let Some(row) = row else { return Ok(None) };
    let held: Held = serde_json::from_str(&row.held)?;
    Ok(Some(Run {
        id: row.id.into(),
        seed: row.seed,
        rules_version: row.rules_version,
        rules: serde_json::from_str(&row.rules)?,
        held,
        inputs_hash: row.inputs_hash,
        certificate: row.certificate.as_deref().map(serde_json::from_str).transpose()?,
        started_at: row.started_at,
    }))
}
