//! Pairs as their coordinator follows them: what was logged, who is left alone, who was reminded.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    health::{Member, Snooze},
    id::{CohortId, PairId, PersonId},
    london,
    pair::{Pause, Watched},
};
use uuid::Uuid;

/// A row for each member; what belongs to the pair is the same in each.
#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    started_on: NaiveDate,
    first_name: String,
    last_name: String,
    email: String,
    next_rotation_on: Option<NaiveDate>,
    has_answered_pre: bool,
    visits: i64,
    unconfirmed: i64,
    last_at: Option<crate::instant::Instant>,
    conversations: i64,
    talked_on: Option<NaiveDate>,
    until_on: Option<NaiveDate>,
    note: Option<String>,
    nudged_at: Option<crate::instant::Instant>,
    since_on: Option<NaiveDate>,
    pause_until_on: Option<NaiveDate>,
    pause_reason: Option<String>,
    resumed_on: Option<NaiveDate>,
}

/// The columns, once. Every session has one visitor, so that what its members visited is what a pair did.
macro_rules! select_watched {
    ($rest:literal) => {
        concat!(
            "select pair.id, pair.started_on, first_name, last_name, email, next_rotation_on, snooze.until_on, snooze.note,
                    since_on, pause.until_on as pause_until_on, pause.reason as pause_reason, resumed_on,
                    exists (select 1 from completion where participant_id = participant.id and instrument = $2
                            and wave = 'pre') as has_answered_pre,
                    (select count(*) from shadowing_session
                     where pair_id = pair.id and visitor_id = participant.id) as visits,
                    (select count(*) from shadowing_session
                     where pair_id = pair.id and visitor_id = participant.id and confirmed_at is null) as unconfirmed,
                    (select max(started_at) from shadowing_session
                     where pair_id = pair.id and visitor_id = participant.id) as last_at,
                    (select count(*) from conversation
                     where conversation.pair_id = pair.id and disputed_at is null) as conversations,
                    (select max(held_on) from conversation
                     where conversation.pair_id = pair.id and disputed_at is null) as talked_on,
                    (select max(sent_at) from nudge where nudge.pair_id = pair.id) as nudged_at
             from pair
             join pair_member on pair_member.pair_id = pair.id and is_current
             join participant on participant.id = pair_member.participant_id
             join person on person.id = participant.person_id
             left join snooze on snooze.pair_id = pair.id
             left join pause on pause.id = (select latest.id from pause as latest where latest.pair_id = pair.id
                                            order by latest.id desc limit 1) ",
            $rest,
            " and pair.state = 'active' order by pair.id, side, participant.id"
        )
    };
}

/// A cohort's active pairs, as they were formed. All of them: which are the most urgent is not for a database to say.
pub async fn watched(tx: &mut Tx, cohort: CohortId, instrument: &str) -> Result<Vec<Watched>> {
    let rows = sql!(tx, all Row, select_watched!("where pair.cohort_id = $1"), cohort.0, instrument)?;
    gathered(rows)
}

/// One active pair.
pub async fn watched_one(tx: &mut Tx, id: PairId, instrument: &str) -> Result<Option<Watched>> {
    let rows = sql!(tx, all Row, select_watched!("where pair.id = $1"), id.0, instrument)?;
    Ok(gathered(rows)?.pop())
}

fn gathered(rows: Vec<Row>) -> Result<Vec<Watched>> {
    let mut pairs: Vec<Watched> = Vec::new();
    for row in rows {
        if pairs.last().is_none_or(|last| last.id.0 != row.id) {
            pairs.push(Watched {
                id: row.id.into(),
                started_on: row.started_on,
                members: Vec::new(),
                unconfirmed: 0,
                conversations: row.conversations,
                talked_on: row.talked_on,
                snooze: row.until_on.zip(row.note).map(|(until_on, note)| Snooze { until_on, note }),
                nudged_at: row.nudged_at.map(DateTime::from),
                pause: row.since_on.zip(row.pause_reason).map(|(since_on, reason)| Pause {
                    since_on,
                    until_on: row.pause_until_on,
                    reason,
                    resumed_on: row.resumed_on,
                }),
            });
        }
        let pair = pairs.last_mut().ok_or_else(|| Error::Inconsistent("a member without a pair".to_owned()))?;
        pair.unconfirmed += row.unconfirmed;
        pair.members.push(Member {
            name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
            email: row.email,
            visits: row.visits,
            last_visit_on: row.last_at.map(|last| london::date(last.into())),
            next_rotation_on: row.next_rotation_on,
            has_answered_pre: row.has_answered_pre,
        });
    }
    Ok(pairs)
}

/// Leaves a pair alone, instead of what was said of it before.
pub async fn snooze(tx: &mut Tx, id: PairId, by: PersonId, snooze: &Snooze, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into snooze (pair_id, until_on, note, author_id, created_at) values ($1, $2, $3, $4, $5)
         on conflict (pair_id) do update set until_on = $2, note = $3, author_id = $4, created_at = $5",
        id.0,
        snooze.until_on,
        snooze.note.as_str(),
        by.0,
        at(now),
    )?;
    Ok(())
}

/// Ends that; `false` where nobody had said so.
pub async fn wake(tx: &mut Tx, id: PairId) -> Result<bool> {
    Ok(sql!(tx, execute, "delete from snooze where pair_id = $1", id.0)? == 1)
}

/// Notes that a pair was reminded.
pub async fn nudge(tx: &mut Tx, id: PairId, by: PersonId, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into nudge (pair_id, sent_at, author_id) values ($1, $2, $3) on conflict do nothing",
        id.0,
        at(now),
        by.0,
    )?;
    Ok(())
}
