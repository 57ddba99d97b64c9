//! How participants came to their states.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{ParticipantId, PersonId},
    participant::{
        State,
        change::{Cause, Change, Reason},
    },
};
use uuid::Uuid;

/// A change to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewChange<'a> {
    /// Which.
    pub id: Uuid,
    /// Of this participant.
    pub participant: ParticipantId,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom; nobody where it was done by a link or on the command line.
    pub author: Option<PersonId>,
    /// Through whom.
    pub cause: Cause,
    /// The state before; none at the beginning.
    pub from: Option<State>,
    /// The state since.
    pub to: State,
    /// Why, where somebody left.
    pub reason: Option<Reason>,
    /// What its author added.
    pub note: &'a str,
}

/// Keeps a change.
pub async fn insert_change(tx: &mut Tx, new: NewChange<'_>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into participant_change (id, participant_id, at, author_id, cause, from_state, to_state, reason, note)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id,
        new.participant.0,
        at(new.at),
        new.author.map(|author| author.0),
        new.cause.code(),
        new.from.map(State::code),
        new.to.code(),
        new.reason.map(Reason::code),
        new.note,
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(try_from = "crate::instant::Instant")]
    at: DateTime<Utc>,
    first_name: Option<String>,
    last_name: Option<String>,
    cause: String,
    from_state: Option<String>,
    to_state: String,
    reason: Option<String>,
    note: String,
}

impl TryFrom<Row> for Change {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let author = row.first_name.zip(row.last_name).map(|(first, last)| format!("{first} {last}"));
        Ok(Self {
            at: row.at,
            author: author.map(|name| name.trim().to_owned()),
            cause: row.cause.parse().map_err(Error::Inconsistent)?,
            from: row.from_state.map(|state| state.parse()).transpose().map_err(Error::Inconsistent)?,
            to: row.to_state.parse().map_err(Error::Inconsistent)?,
            reason: row.reason.map(|reason| reason.parse()).transpose().map_err(Error::Inconsistent)?,
            note: row.note,
        })
    }
}

/// How somebody came to their state, the latest change first.
pub async fn changes(tx: &mut Tx, id: ParticipantId) -> Result<Vec<Change>> {
    let rows = sql!(
        tx,
        all Row,
        "select at, first_name, last_name, cause, from_state, to_state, reason, note
         from participant_change left join person on person.id = participant_change.author_id
         where participant_id = $1
         order by participant_change.id desc",
        id.0,
    )?;
    rows.into_iter().map(Change::try_from).collect()
}
