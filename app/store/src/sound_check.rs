//! Who was asked about a proposed pair, and what they said.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{CohortId, DraftId, ParticipantId, ProposedPairId, SoundCheckId},
    participant::State,
    sound_check::{Answer, SoundCheck},
};
use uuid::Uuid;

/// Keeps a question; its link has this token.
pub async fn insert(tx: &mut Tx, new: &SoundCheck, token_hash: &[u8], now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into sound_check (id, draft_id, proposed_pair_id, participant_id, token_hash, from_state, asked_at, reason)
         values ($1, $2, $3, $4, $5, $6, $7, '')",
        new.id.0,
        new.draft.0,
        new.pair.0,
        new.participant.0,
        token_hash,
        new.from.code(),
        at(now),
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    draft_id: Uuid,
    proposed_pair_id: Uuid,
    participant_id: Uuid,
    from_state: String,
    void_at: Option<crate::instant::Instant>,
    answer: Option<String>,
    answered_at: Option<crate::instant::Instant>,
    reason: String,
}

impl TryFrom<Row> for SoundCheck {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let answer = row.answer.map(|answer| answer.parse::<Answer>()).transpose().map_err(Error::Inconsistent)?;
        Ok(Self {
            id: row.id.into(),
            draft: row.draft_id.into(),
            pair: row.proposed_pair_id.into(),
            participant: row.participant_id.into(),
            from: row.from_state.parse::<State>().map_err(Error::Inconsistent)?,
            is_void: row.void_at.is_some(),
            answer: answer.zip(row.answered_at.map(DateTime::from)),
            reason: row.reason,
        })
    }
}

/// The columns, once.
macro_rules! select_sound_check {
    ($rest:literal) => {
        concat!(
            "select sound_check.id, draft_id, proposed_pair_id, participant_id, from_state, void_at, answer, answered_at,
                    reason
             from sound_check ",
            $rest
        )
    };
}

fn read(rows: Vec<Row>) -> Result<Vec<SoundCheck>> {
    rows.into_iter().map(SoundCheck::try_from).collect()
}

/// The question that a link leads to.
pub async fn find(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<SoundCheck>> {
    let row = sql!(tx, maybe Row, select_sound_check!("where token_hash = $1"), token_hash)?;
    row.map(SoundCheck::try_from).transpose()
}

/// The questions about a pair, in the order in which they were asked.
pub async fn of_pair(tx: &mut Tx, pair: ProposedPairId) -> Result<Vec<SoundCheck>> {
    read(sql!(tx, all Row, select_sound_check!("where proposed_pair_id = $1 order by id"), pair.0)?)
}

/// The questions about the pairs of a draft, in the order in which they were asked.
pub async fn of_draft(tx: &mut Tx, draft: DraftId) -> Result<Vec<SoundCheck>> {
    read(sql!(tx, all Row, select_sound_check!("where draft_id = $1 order by sound_check.id"), draft.0)?)
}

/// The questions of a cohort that stand although their pair is gone, or is in another draft than `current`.
pub async fn stale(tx: &mut Tx, cohort: CohortId, current: Option<DraftId>) -> Result<Vec<SoundCheck>> {
    read(sql!(
        tx,
        all Row,
        select_sound_check!(
            "join draft on draft.id = sound_check.draft_id
             where draft.cohort_id = $1 and draft.state = 'open' and void_at is null
                   and (not exists (select 1 from proposed_pair where proposed_pair.id = proposed_pair_id)
                        or draft_id <> coalesce($2, draft_id))
             order by sound_check.id"
        ),
        cohort.0,
        current.map(|draft| draft.0),
    )?)
}

#[derive(sqlx::FromRow)]
struct TwoRow {
    one_id: Uuid,
    other_id: Uuid,
}

/// Who of a cohort is not to be proposed to whom again, each two once in either order: one of them said no when they were
/// asked, or they were a pair that ended without fault.
pub async fn kept_apart(tx: &mut Tx, cohort: CohortId) -> Result<Vec<(ParticipantId, ParticipantId)>> {
    let rows = sql!(
        tx,
        all TwoRow,
        "select one.participant_id as one_id, other.participant_id as other_id
         from draft
         join sound_check as one on one.draft_id = draft.id
         join sound_check as other on other.proposed_pair_id = one.proposed_pair_id
              and other.participant_id <> one.participant_id
         where draft.cohort_id = $1 and one.answer = 'no'
         union
         select one.participant_id, other.participant_id
         from pair
         join ending on ending.pair_id = pair.id
         join pair_member as one on one.pair_id = pair.id
         join pair_member as other on other.pair_id = pair.id and other.participant_id <> one.participant_id
         where pair.cohort_id = $1 and ending.reason = 'no_fault'
         order by 1, 2",
        cohort.0,
    )?;
    Ok(rows.into_iter().map(|row| (row.one_id.into(), row.other_id.into())).collect())
}

/// Notes what somebody said; `false` where they have said something, or there is nothing to answer any more.
pub async fn answer(tx: &mut Tx, id: SoundCheckId, answer: Answer, reason: &str, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update sound_check set answer = $2, reason = $3, answered_at = $4
         where id = $1 and answer is null and void_at is null",
        id.0,
        answer.code(),
        reason,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Notes that there is nothing to answer any more.
pub async fn make_void(tx: &mut Tx, id: SoundCheckId, now: DateTime<Utc>) -> Result<()> {
    sql!(tx, execute, "update sound_check set void_at = $2 where id = $1 and void_at is null", id.0, at(now))?;
    Ok(())
}
