//! What was thought of a workshop, and, apart from that, who has said so.

use crate::{Error, Result, Tx};
use domain::{
    id::{ParticipantId, WorkshopId},
    workshop::feedback::{Answer, Wave},
};
use uuid::Uuid;

/// Notes that somebody has answered; `false` where they had.
pub async fn note_given(tx: &mut Tx, workshop: WorkshopId, wave: Wave, participant: ParticipantId) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into feedback_given (workshop_id, wave, participant_id) values ($1, $2, $3) on conflict do nothing",
        workshop.0,
        wave.code(),
        participant.0,
    )?;
    Ok(rows == 1)
}

#[derive(sqlx::FromRow)]
struct Given {
    workshop_id: Uuid,
    wave: String,
}

/// The workshops of which a participant has said what they thought, and in which wave.
pub async fn has_given(tx: &mut Tx, participant: ParticipantId) -> Result<Vec<(WorkshopId, Wave)>> {
    let rows = sql!(
        tx,
        all Given,
        "select workshop_id, wave from feedback_given where participant_id = $1 order by workshop_id, wave",
        participant.0,
    )?;
    rows.into_iter().map(|row| Ok((row.workshop_id.into(), wave(&row.wave)?))).collect()
}

#[derive(sqlx::FromRow)]
struct Silent {
    first_name: String,
    last_name: String,
    email: String,
}

/// Name and address of those who were there and have not answered in this wave.
pub async fn silent(tx: &mut Tx, workshop: WorkshopId, wave: Wave) -> Result<Vec<(String, String)>> {
    let rows = sql!(
        tx,
        all Silent,
        "select first_name, last_name, email
         from attendance
         join participant on participant.id = attendance.participant_id
         join person on person.id = participant.person_id
         where attendance.workshop_id = $1 and attended
               and not exists (select 1 from feedback_given
                               where feedback_given.workshop_id = attendance.workshop_id and wave = $2
                                   and feedback_given.participant_id = attendance.participant_id)
         order by email",
        workshop.0,
        wave.code(),
    )?;
    let named = |row: Silent| (format!("{} {}", row.first_name, row.last_name).trim().to_owned(), row.email);
    Ok(rows.into_iter().map(named).collect())
}

fn wave(code: &str) -> Result<Wave> {
    Wave::parse(code).ok_or_else(|| Error::Inconsistent(format!("{code:?} is no wave")))
}

/// Keeps what somebody thought, under an id that says nothing of whom or when.
pub async fn insert_answer(tx: &mut Tx, of: (WorkshopId, Wave), id: Uuid, answer: &Answer) -> Result<()> {
    let [first, second, third] = answer.ratings.map(i64::from);
    let [text_1, text_2] = &answer.texts;
    sql!(
        tx,
        execute,
        "insert into feedback (workshop_id, wave, id, rating_1, rating_2, rating_3, text_1, text_2)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        of.0.0,
        of.1.code(),
        id,
        first,
        second,
        third,
        text_1.as_str(),
        text_2.as_str(),
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    wave: String,
    rating_1: i64,
    rating_2: i64,
    rating_3: i64,
    text_1: String,
    text_2: String,
}

/// Everything that was thought of a workshop, without saying by whom.
pub async fn answers(tx: &mut Tx, workshop: WorkshopId) -> Result<Vec<(Wave, Answer)>> {
    let rows = sql!(
        tx,
        all Row,
        "select wave, rating_1, rating_2, rating_3, text_1, text_2 from feedback where workshop_id = $1 order by id",
        workshop.0,
    )?;
    let rating = |value: i64| u8::try_from(value).map_err(|error| Error::Inconsistent(error.to_string()));
    let answer = |row: Row| {
        let ratings = [rating(row.rating_1)?, rating(row.rating_2)?, rating(row.rating_3)?];
        Ok((wave(&row.wave)?, Answer { ratings, texts: [row.text_1, row.text_2] }))
    };
    rows.into_iter().map(answer).collect()
}
