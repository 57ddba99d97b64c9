//! Spreadsheets that were brought in, kept until they are imported and with what came of them.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{CohortId, PersonId, SpreadsheetId},
    spreadsheet::{Outcome, Spreadsheet},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    cohort_id: Uuid,
    author_id: Uuid,
    file_name: String,
    all_or_nothing: bool,
    state: String,
    rows_done: i64,
    rows_total: i64,
    outcome: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
}

impl TryFrom<Row> for Spreadsheet {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            cohort: row.cohort_id.into(),
            author: row.author_id.into(),
            file_name: row.file_name,
            all_or_nothing: row.all_or_nothing,
            state: row.state.parse().map_err(Error::Inconsistent)?,
            rows_done: row.rows_done,
            rows_total: row.rows_total,
            outcome: serde_json::from_str(&row.outcome)?,
            created_at: row.created_at,
        })
    }
}

/// Keeps a file until it is read.
pub async fn insert(
    tx: &mut Tx,
    id: SpreadsheetId,
    cohort: CohortId,
    author: PersonId,
    file_name: &str,
    content: &[u8],
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into spreadsheet (id, cohort_id, author_id, file_name, content, all_or_nothing, state, rows_done,
             rows_total, outcome, created_at, version)
         values ($1, $2, $3, $4, $5, $6, 'reading', 0, 0, $7, $8, 1)",
        id.0,
        cohort.0,
        author.0,
        file_name,
        content,
        false,
        serde_json::to_string(&Outcome::default())?,
        at(now),
    )?;
    Ok(())
}

/// What is known of a spreadsheet, without its content.
pub async fn find(tx: &mut Tx, id: SpreadsheetId) -> Result<Option<Spreadsheet>> {
    sql!(
        tx,
        maybe Row,
        "select id, cohort_id, author_id, file_name, all_or_nothing, state, rows_done, rows_total, outcome, created_at
         from spreadsheet where id = $1",
        id.0,
    )?
    .map(Spreadsheet::try_from)
    .transpose()
}

/// Its content.
pub async fn content(tx: &mut Tx, id: SpreadsheetId) -> Result<Vec<u8>> {
    sql!(tx, one scalar Vec<u8>, "select content from spreadsheet where id = $1", id.0)
}

/// The first that waits to be read or imported and that no server has taken on since `stale`.
pub async fn next_waiting(tx: &mut Tx, stale: DateTime<Utc>) -> Result<Option<SpreadsheetId>> {
    let id = sql!(
        tx,
        maybe scalar Uuid,
        "select id from spreadsheet
         where state in ('reading', 'confirmed') and (claimed_at is null or claimed_at < $1)
         order by id limit 1",
        at(stale),
    )?;
    Ok(id.map(SpreadsheetId))
}

/// Takes one on, for this server alone until it is stale.
pub async fn claim(tx: &mut Tx, id: SpreadsheetId, now: DateTime<Utc>) -> Result<()> {
    sql!(tx, execute, "update spreadsheet set claimed_at = $2 where id = $1", id.0, at(now))?;
    Ok(())
}

/// Notes how far reading it has come.
pub async fn progress(tx: &mut Tx, id: SpreadsheetId, done: i64, total: i64, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "update spreadsheet set rows_done = $2, rows_total = $3, claimed_at = $4 where id = $1",
        id.0,
        done,
        total,
        at(now),
    )?;
    Ok(())
}

/// Moves it on with what came of it.
pub async fn settle(tx: &mut Tx, id: SpreadsheetId, state: &str, outcome: &Outcome) -> Result<()> {
    sql!(
        tx,
        execute,
        "update spreadsheet set state = $2, outcome = $3, claimed_at = null, version = version + 1 where id = $1",
        id.0,
        state,
        serde_json::to_string(outcome)?,
    )?;
    Ok(())
}

/// Empties a spreadsheet that is imported: what it said is in the participants, and no copy is needed.
pub async fn forget_content(tx: &mut Tx, id: SpreadsheetId) -> Result<()> {
    sql!(tx, execute, "update spreadsheet set content = $2 where id = $1", id.0, &b""[..])?;
    Ok(())
}

/// Has a previewed one imported; `false` where it is not previewed any more.
pub async fn confirm(tx: &mut Tx, id: SpreadsheetId, all_or_nothing: bool) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update spreadsheet set state = 'confirmed', all_or_nothing = $2, version = version + 1
         where id = $1 and state = 'previewed'",
        id.0,
        all_or_nothing,
    )?;
    Ok(rows == 1)
}
