//! Proposals of pairs that are not published yet.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    draft::{Draft, Listed, Proposed},
    id::{CohortId, DraftId, ParticipantId, PersonId, ProposedPairId},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    cohort_id: Uuid,
    seed: i64,
    rules: String,
    inputs_hash: String,
    state: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
    version: i64,
}

#[derive(sqlx::FromRow)]
struct PairRow {
    id: Uuid,
    clinician_id: Uuid,
    manager_id: Uuid,
    is_locked: bool,
    third_id: Option<Uuid>,
}

#[derive(sqlx::FromRow)]
struct ListedRow {
    id: Uuid,
    state: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
    pairs: i64,
}

#[derive(sqlx::FromRow)]
struct BanRow {
    clinician_id: Uuid,
    manager_id: Uuid,
}

/// A draft to be made.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    /// Which.
    pub id: DraftId,
    /// For this cohort.
    pub cohort: CohortId,
    /// By whom.
    pub author: PersonId,
    /// What decides ties.
    pub seed: i64,
    /// The rules, as JSON.
    pub rules: &'a str,
    /// What went in, as a hash.
    pub inputs_hash: &'a str,
    /// When.
    pub at: DateTime<Utc>,
}

/// Makes a draft without pairs.
pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into draft (id, cohort_id, author_id, seed, rules, inputs_hash, state, created_at, version)
         values ($1, $2, $3, $4, $5, $6, 'open', $7, 1)",
        new.id.0,
        new.cohort.0,
        new.author.0,
        new.seed,
        new.rules,
        new.inputs_hash,
        at(new.at),
    )?;
    Ok(())
}

/// The draft with its pairs.
pub async fn find(tx: &mut Tx, id: DraftId) -> Result<Option<Draft>> {
    let Some(row) = sql!(
        tx,
        maybe Row,
        "select id, cohort_id, seed, rules, inputs_hash, state, created_at, version from draft where id = $1",
        id.0,
    )?
    else {
        return Ok(None);
    };
    let pairs = sql!(
        tx,
        all PairRow,
        "select id, clinician_id, manager_id, is_locked, proposed_third.participant_id as third_id
         from proposed_pair left join proposed_third on proposed_third.pair_id = proposed_pair.id
         where proposed_pair.draft_id = $1
         order by id",
        id.0,
    )?;
    let bans = sql!(
        tx,
        all BanRow,
        "select clinician_id, manager_id from proposed_ban where draft_id = $1 order by clinician_id, manager_id",
        id.0,
    )?;
    Ok(Some(Draft {
        id: row.id.into(),
        cohort: row.cohort_id.into(),
        seed: row.seed,
        rules: serde_json::from_str(&row.rules)?,
        inputs_hash: row.inputs_hash,
        is_published: row.state == "published",
        created_at: row.created_at,
        version: row.version,
        pairs: pairs
            .into_iter()
            .map(|pair| Proposed {
                id: pair.id.into(),
                clinician: pair.clinician_id.into(),
                manager: pair.manager_id.into(),
                is_locked: pair.is_locked,
                third: pair.third_id.map(ParticipantId),
            })
            .collect(),
        bans: bans.into_iter().map(|ban| (ban.clinician_id.into(), ban.manager_id.into())).collect(),
    }))
}

/// The latest draft of a cohort that is still open.
pub async fn latest_open(tx: &mut Tx, cohort: CohortId) -> Result<Option<DraftId>> {
    let id = sql!(
        tx,
        maybe scalar Uuid,
        "select id from draft where cohort_id = $1 and state = 'open' order by id desc limit 1",
        cohort.0,
    )?;
    Ok(id.map(DraftId))
}

/// Counts a change and takes its turn; `false` where the draft is no longer open at `version`.
pub async fn advance(tx: &mut Tx, id: DraftId, version: i64) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update draft set version = version + 1 where id = $1 and version = $2 and state = 'open'",
        id.0,
        version,
    )?;
    Ok(rows == 1)
}

/// Closes a draft.
pub async fn publish(tx: &mut Tx, id: DraftId) -> Result<()> {
    sql!(tx, execute, "update draft set state = 'published' where id = $1", id.0)?;
    Ok(())
}

/// Puts a pair into a draft.
pub async fn insert_pair(
    tx: &mut Tx,
    id: ProposedPairId,
    draft: DraftId,
    clinician: ParticipantId,
    manager: ParticipantId,
    is_locked: bool,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into proposed_pair (id, draft_id, clinician_id, manager_id, is_locked) values ($1, $2, $3, $4, $5)",
        id.0,
        draft.0,
        clinician.0,
        manager.0,
        is_locked,
    )?;
    Ok(())
}

/// Takes a pair out of a draft, whoever is the third of it too.
pub async fn delete_pair(tx: &mut Tx, id: ProposedPairId) -> Result<()> {
    sql!(tx, execute, "delete from proposed_third where pair_id = $1", id.0)?;
    sql!(tx, execute, "delete from proposed_pair where id = $1", id.0)?;
    Ok(())
}

/// Takes every pair out of a draft that is not locked.
pub async fn delete_unlocked(tx: &mut Tx, draft: DraftId) -> Result<()> {
    sql!(
        tx,
        execute,
        "delete from proposed_third
         where pair_id in (select id from proposed_pair where draft_id = $1 and not is_locked)",
        draft.0,
    )?;
    sql!(tx, execute, "delete from proposed_pair where draft_id = $1 and not is_locked", draft.0)?;
    Ok(())
}

/// Adds the third to a pair; `false` where it has one, or they have a place.
pub async fn insert_third(
    tx: &mut Tx,
    pair: ProposedPairId,
    draft: DraftId,
    participant: ParticipantId,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into proposed_third (pair_id, draft_id, participant_id) values ($1, $2, $3) on conflict do nothing",
        pair.0,
        draft.0,
        participant.0,
    )?;
    Ok(rows == 1)
}

/// Takes the third out of a pair.
pub async fn delete_third(tx: &mut Tx, pair: ProposedPairId) -> Result<()> {
    sql!(tx, execute, "delete from proposed_third where pair_id = $1", pair.0)?;
    Ok(())
}

/// Rules two people out as a pair of a draft.
pub async fn insert_ban(tx: &mut Tx, draft: DraftId, clinician: ParticipantId, manager: ParticipantId) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into proposed_ban (draft_id, clinician_id, manager_id) values ($1, $2, $3) on conflict do nothing",
        draft.0,
        clinician.0,
        manager.0,
    )?;
    Ok(())
}

/// Lets two people be a pair of a draft again.
pub async fn delete_ban(tx: &mut Tx, draft: DraftId, clinician: ParticipantId, manager: ParticipantId) -> Result<()> {
    sql!(
        tx,
        execute,
        "delete from proposed_ban where draft_id = $1 and clinician_id = $2 and manager_id = $3",
        draft.0,
        clinician.0,
        manager.0,
    )?;
    Ok(())
}

/// The drafts of a cohort, the latest first: each with whether it is published and how many pairs it has.
pub async fn of_cohort(tx: &mut Tx, cohort: CohortId, limit: i64) -> Result<Vec<Listed>> {
    let rows = sql!(
        tx,
        all ListedRow,
        "select id, state, created_at,
                (select count(*) from proposed_pair where draft_id = draft.id) as pairs
         from draft
         where cohort_id = $1
         order by id desc
         limit $2",
        cohort.0,
        limit,
    )?;
    let listed = |row: ListedRow| Listed {
        id: row.id.into(),
        is_published: row.state == "published",
        created_at: row.created_at,
        pairs: row.pairs,
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// Locks or unlocks a pair.
pub async fn set_lock(tx: &mut Tx, id: ProposedPairId, is_locked: bool) -> Result<()> {
    sql!(tx, execute, "update proposed_pair set is_locked = $2 where id = $1", id.0, is_locked)?;
    Ok(())
}

/// Takes whoever leaves out of every open draft of theirs; a coordinator who looks at one is told that it has changed.
pub async fn delete_pairs_of(tx: &mut Tx, participant: ParticipantId) -> Result<()> {
    sql!(
        tx,
        execute,
        "update draft set version = version + 1
         where state = 'open'
             and (id in (select draft_id from proposed_pair where clinician_id = $1)
                 or id in (select draft_id from proposed_pair where manager_id = $1)
                 or id in (select draft_id from proposed_third where participant_id = $1))",
        participant.0,
    )?;
    sql!(
        tx,
        execute,
        "delete from proposed_third
         where draft_id in (select id from draft where state = 'open')
             and (participant_id = $1
                 or pair_id in (select id from proposed_pair where clinician_id = $1 or manager_id = $1))",
        participant.0,
    )?;
    sql!(
        tx,
        execute,
        "delete from proposed_pair
         where (clinician_id = $1 or manager_id = $1)
             and draft_id in (select id from draft where state = 'open')",
        participant.0,
    )?;
    Ok(())
}
