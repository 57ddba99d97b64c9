//! Who has answered, and, apart from that, what was answered. Only the response key joins the two.

use crate::{Error, Result, Tx};
use chrono::NaiveDate;
use domain::{
    evaluation::Response,
    id::{CohortId, ParticipantId, PersonId, ProgrammeId, ResponseKey},
    participant::Side,
    questionnaire::{Values, Wave},
};
use uuid::Uuid;

/// The key that stands for a person in the answers of a programme, made with `new` where there was none.
pub async fn response_key(
    tx: &mut Tx,
    programme: ProgrammeId,
    person: PersonId,
    new: ResponseKey,
) -> Result<ResponseKey> {
    sql!(
        tx,
        execute,
        "insert into response_key (programme_id, person_id, key) values ($1, $2, $3) on conflict do nothing",
        programme.0,
        person.0,
        new.0,
    )?;
    let key = sql!(
        tx,
        one scalar Uuid,
        "select key from response_key where programme_id = $1 and person_id = $2",
        programme.0,
        person.0,
    )?;
    Ok(ResponseKey(key))
}

/// Notes that somebody has answered; `false` where they had.
pub async fn complete(
    tx: &mut Tx,
    participant: ParticipantId,
    instrument: &str,
    wave: Wave,
    completed_on: NaiveDate,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into completion (participant_id, instrument, wave, completed_on) values ($1, $2, $3, $4)
         on conflict do nothing",
        participant.0,
        instrument,
        wave.code(),
        completed_on,
    )?;
    Ok(rows == 1)
}

/// The waves that a participant has answered.
pub async fn completed(tx: &mut Tx, participant: ParticipantId, instrument: &str) -> Result<Vec<Wave>> {
    sql!(
        tx,
        all scalar String,
        "select wave from completion where participant_id = $1 and instrument = $2 order by wave",
        participant.0,
        instrument,
    )?
    .iter()
    .map(|code| code.parse().map_err(Error::Inconsistent))
    .collect()
}

#[derive(sqlx::FromRow)]
struct CompletionRow {
    first_name: String,
    last_name: String,
    side: String,
    pre: bool,
    post: bool,
}

/// Who of a cohort has answered before and after: name, side, before, after.
pub async fn completions(tx: &mut Tx, cohort: CohortId, instrument: &str) -> Result<Vec<(String, Side, bool, bool)>> {
    let rows = sql!(
        tx,
        all CompletionRow,
        "select first_name, last_name, side,
                exists (select 1 from completion where participant_id = participant.id and instrument = $2
                        and wave = 'pre') as pre,
                exists (select 1 from completion where participant_id = participant.id and instrument = $2
                        and wave = 'post') as post
         from participant join person on person.id = participant.person_id
         where cohort_id = $1 and state <> 'withdrawn'
         order by participant.search_name, participant.id",
        cohort.0,
        instrument,
    )?;
    rows.into_iter()
        .map(|row| {
            let side = row.side.parse().map_err(Error::Inconsistent)?;
            Ok((format!("{} {}", row.first_name, row.last_name).trim().to_owned(), side, row.pre, row.post))
        })
        .collect()
}

/// Where an answer belongs.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The cohort.
    pub cohort: CohortId,
    /// The questionnaire.
    pub instrument: &'a str,
    /// When in the programme.
    pub wave: Wave,
    /// Whose, without saying who.
    pub key: ResponseKey,
    /// On which side they are.
    pub side: Side,
}

/// Keeps the answer to one item; no value where somebody would rather not say.
pub async fn insert_answer(tx: &mut Tx, sheet: Sheet<'_>, item: &str, value: Option<u8>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into answer (cohort_id, instrument, wave, response_key, item, side, value)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict do nothing",
        sheet.cohort.0,
        sheet.instrument,
        sheet.wave.code(),
        sheet.key.0,
        item,
        sheet.side.code(),
        value.map(i64::from),
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct AnswerRow {
    response_key: Uuid,
    wave: String,
    item: String,
    side: String,
    value: Option<i64>,
}

/// Everything that was answered in a cohort, without saying by whom.
pub async fn responses(tx: &mut Tx, cohort: CohortId, instrument: &str) -> Result<Vec<Response>> {
    let rows = sql!(
        tx,
        all AnswerRow,
        "select response_key, wave, item, side, value from answer
         where cohort_id = $1 and instrument = $2
         order by wave, response_key, item",
        cohort.0,
        instrument,
    )?;
    let mut responses: Vec<Response> = Vec::new();
    for row in rows {
        let wave: Wave = row.wave.parse().map_err(Error::Inconsistent)?;
        let key = ResponseKey(row.response_key);
        if responses.last().is_none_or(|last| last.key != key || last.wave != wave) {
            let side = row.side.parse().map_err(Error::Inconsistent)?;
            responses.push(Response { key, side, wave, values: Values::new() });
        }
        if let (Some(value), Some(response)) = (row.value, responses.last_mut()) {
            let value = u8::try_from(value).map_err(|error| Error::Inconsistent(error.to_string()))?;
            response.values.insert(row.item, value);
        }
    }
    Ok(responses)
}
