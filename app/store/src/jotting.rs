//! Drafts of forms. Every reading and change names whose they are, so that nobody has another's.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{JottingId, PersonId},
    jotting::{Hold, Jotting, Subject},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    content: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    kept_at: DateTime<Utc>,
    version: i64,
}

impl TryFrom<Row> for Jotting {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let fields = serde_json::from_str(&row.content)?;
        Ok(Self { id: row.id.into(), fields, kept_at: row.kept_at, version: row.version })
    }
}

/// A person's drafts of a form, the latest first.
pub async fn of_form(tx: &mut Tx, person: PersonId, subject: Subject) -> Result<Vec<Jotting>> {
    let rows = sql!(
        tx,
        all Row,
        "select id, content, kept_at, version from jotting where person_id = $1 and subject = $2
         order by kept_at desc, id desc",
        person.0,
        subject.to_string(),
    )?;
    rows.into_iter().map(Jotting::try_from).collect()
}

/// Goes on with the draft that a tab holds; `false` where it holds none, or another tab has gone on with it.
pub async fn go_on(
    tx: &mut Tx,
    person: PersonId,
    hold: Hold,
    fields: &[(String, String)],
    now: DateTime<Utc>,
) -> Result<bool> {
    let (id, version) = hold.of.unwrap_or((hold.tab, 0));
    let rows = sql!(
        tx,
        execute,
        "update jotting set content = $5, kept_at = $6, tab_id = $2, version = version + 1
         where person_id = $1 and (id = $2 or (id = $3 and (version = $4 or tab_id = $2)))",
        person.0,
        hold.tab.0,
        id.0,
        version,
        serde_json::to_string(fields)?,
        at(now),
    )?;
    Ok(rows > 0)
}

/// Begins a draft in a tab; `false` where somebody else has one of its id.
pub async fn insert(
    tx: &mut Tx,
    tab: JottingId,
    (person, subject): (PersonId, Subject),
    fields: &[(String, String)],
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into jotting (id, person_id, subject, tab_id, content, kept_at, version)
         values ($1, $2, $3, $1, $4, $5, 1)
         on conflict do nothing",
        tab.0,
        person.0,
        subject.to_string(),
        serde_json::to_string(fields)?,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Deletes the draft that a tab holds, unless another tab has gone on with it.
pub async fn delete(tx: &mut Tx, person: PersonId, hold: Hold) -> Result<()> {
    let (id, version) = hold.of.unwrap_or((hold.tab, 0));
    sql!(
        tx,
        execute,
        "delete from jotting
         where person_id = $1 and (id = $2 or (id = $3 and (version = $4 or tab_id = $2)))",
        person.0,
        hold.tab.0,
        id.0,
        version,
    )?;
    Ok(())
}

/// Deletes what was kept last before `before`; how many.
pub async fn delete_before(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    sql!(tx, execute, "delete from jotting where kept_at < $1", at(before))
}
