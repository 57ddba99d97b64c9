//! What was thought of a workshop, and, apart from that, who has said so.

use crate::{Error, Result, Tx};
use domain::{
    id::{ParticipantId, WorkshopId},
    workshop::feedback::Answer,
};
use uuid::Uuid;

/// Notes that somebody has answered; `false` where they had.
pub async fn note_given(tx: &mut Tx, workshop: WorkshopId, participant: ParticipantId) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into feedback_given (workshop_id, participant_id) values ($1, $2) on conflict do nothing",
        workshop.0,
        participant.0,
    )?;
    Ok(rows == 1)
}

/// The workshops of which a participant has said what they thought.
pub async fn has_given(tx: &mut Tx, participant: ParticipantId) -> Result<Vec<WorkshopId>> {
    let ids = sql!(
        tx,
        all scalar Uuid,
        "select workshop_id from feedback_given where participant_id = $1 order by workshop_id",
        participant.0,
    )?;
    Ok(ids.into_iter().map(WorkshopId).collect())
}

/// Keeps what somebody thought, under an id that says nothing of whom or when.
pub async fn insert_answer(tx: &mut Tx, workshop: WorkshopId, id: Uuid, answer: &Answer) -> Result<()> {
    let [useful, clear, apply] = answer.ratings.map(i64::from);
    sql!(
        tx,
        execute,
        "insert into feedback (workshop_id, id, useful, clear, apply, best, change) values ($1, $2, $3, $4, $5, $6, $7)",
        workshop.0,
        id,
        useful,
        clear,
        apply,
        answer.best.as_str(),
        answer.change.as_str(),
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    useful: i64,
    clear: i64,
    apply: i64,
    best: String,
    change: String,
}

/// Everything that was thought of a workshop, without saying by whom.
pub async fn answers(tx: &mut Tx, workshop: WorkshopId) -> Result<Vec<Answer>> {
    let rows = sql!(
        tx,
        all Row,
        "select useful, clear, apply, best, change from feedback where workshop_id = $1 order by id",
        workshop.0,
    )?;
    let rating = |value: i64| u8::try_from(value).map_err(|error| Error::Inconsistent(error.to_string()));
    let answer = |row: Row| {
        let ratings = [rating(row.useful)?, rating(row.clear)?, rating(row.apply)?];
        Ok(Answer { ratings, best: row.best, change: row.change })
    };
    rows.into_iter().map(answer).collect()
}
