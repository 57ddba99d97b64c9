//! Slots of workshops that participants lead, or would.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{ContributionId, ParticipantId, PersonId, WorkshopId},
    workshop::contribution::{Contribution, State},
};
use uuid::Uuid;

/// Keeps an offer.
pub async fn insert_slot(
    tx: &mut Tx,
    id: ContributionId,
    (workshop, participant): (WorkshopId, ParticipantId),
    (title, minutes): (&str, i64),
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into contribution (id, workshop_id, participant_id, title, minutes, state, word, created_at)
         values ($1, $2, $3, $4, $5, 'offered', '', $6)",
        id.0,
        workshop.0,
        participant.0,
        title,
        minutes,
        at(now),
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    workshop_id: Uuid,
    participant_id: Uuid,
    name: String,
    email: String,
    title: String,
    minutes: i64,
    state: String,
    word: String,
}

impl TryFrom<Row> for Contribution {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            workshop: row.workshop_id.into(),
            participant: row.participant_id.into(),
            name: row.name,
            email: row.email,
            title: row.title,
            minutes: row.minutes,
            state: row.state.parse().map_err(Error::Inconsistent)?,
            word: row.word,
        })
    }
}

macro_rules! select_slot {
    ($rest:literal) => {
        concat!(
            "select contribution.id, workshop_id, participant_id, trim(first_name || ' ' || last_name) as name, email, title,
                    minutes, contribution.state, word
             from contribution
             join participant on participant.id = participant_id
             join person on person.id = participant.person_id ",
            $rest
        )
    };
}

/// Every slot that was offered for a workshop, as they came.
pub async fn slots(tx: &mut Tx, workshop: WorkshopId) -> Result<Vec<Contribution>> {
    let rows = sql!(tx, all Row, select_slot!("where workshop_id = $1 order by contribution.id"), workshop.0)?;
    rows.into_iter().map(Contribution::try_from).collect()
}

/// One slot.
pub async fn find_slot(tx: &mut Tx, id: ContributionId) -> Result<Option<Contribution>> {
    let row = sql!(tx, maybe Row, select_slot!("where contribution.id = $1"), id.0)?;
    row.map(Contribution::try_from).transpose()
}

/// Decides on a slot; `false` where somebody has.
pub async fn decide_slot(tx: &mut Tx, id: ContributionId, state: State, word: &str, by: PersonId) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update contribution set state = $2, word = $3, decided_by = $4 where id = $1 and state = 'offered'",
        id.0,
        state.code(),
        word,
        by.0,
    )?;
    Ok(rows == 1)
}
