//! Shadowing sessions.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{BookingId, CohortId, PairId, ParticipantId, PersonId, ShadowingChangeId, ShadowingId},
    participant::Side,
    shadowing::{
        After, Dispute, Session, ValidLog,
        after::{Consent, Domain, Setting},
        change,
    },
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    pair_id: Uuid,
    host_id: Uuid,
    host_name: String,
    visitor_id: Uuid,
    visitor_name: String,
    author_id: Uuid,
    place: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    started_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ended_at: DateTime<Utc>,
    purpose: String,
    observed: String,
    confirmed_at: Option<crate::instant::Instant>,
    setting: String,
    missed: Option<String>,
    consent: String,
    domains: String,
    disputed_at: Option<crate::instant::Instant>,
    dispute: String,
    version: i64,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            pair: row.pair_id.into(),
            host: row.host_id.into(),
            host_name: row.host_name,
            visitor: row.visitor_id.into(),
            visitor_name: row.visitor_name,
            author: row.author_id.into(),
            place: row.place,
            started_at: row.started_at,
            ended_at: row.ended_at,
            purpose: row.purpose,
            observed: row.observed,
            confirmed_at: row.confirmed_at.map(DateTime::from),
            after: After {
                setting: Setting::of(&row.setting),
                missed: row.missed,
                consent: Consent::of(&row.consent),
                domains: Domain::all_of(&row.domains),
            },
            dispute: row.disputed_at.map(|at| Dispute { at: at.into(), word: row.dispute }),
            version: row.version,
        }
    }
}

macro_rules! select_session {
    ($rest:literal) => {
        concat!(
            "select shadowing_session.id, pair_id, host_id, trim(host.first_name || ' ' || host.last_name) as host_name,
                    visitor_id, trim(visitor.first_name || ' ' || visitor.last_name) as visitor_name, author_id, place,
                    started_at, ended_at, purpose, observed, confirmed_at, setting, missed, consent, domains,
                    disputed_at, dispute, shadowing_session.version
             from shadowing_session
             join participant as hosting on hosting.id = host_id
             join person as host on host.id = hosting.person_id
             join participant as visiting on visiting.id = visitor_id
             join person as visitor on visitor.id = visiting.person_id ",
            $rest
        )
    };
}

/// Who was with whom in a session.
#[derive(Clone, Copy, Debug)]
pub struct Who {
    /// The pair.
    pub pair: PairId,
    /// Who was visited.
    pub host: ParticipantId,
    /// Who visited.
    pub visitor: ParticipantId,
    /// Who logged it.
    pub author: ParticipantId,
    /// The booking that it came of.
    pub booking: Option<BookingId>,
}

/// Keeps a session; `false` where its booking is logged already.
pub async fn insert(tx: &mut Tx, id: ShadowingId, who: Who, log: &ValidLog, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into shadowing_session (id, pair_id, host_id, visitor_id, author_id, place, started_at, ended_at,
             purpose, observed, created_at, booking_id, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)
         on conflict do nothing",
        id.0,
        who.pair.0,
        who.host.0,
        who.visitor.0,
        who.author.0,
        log.place.as_str(),
        at(log.started_at),
        at(log.ended_at),
        log.purpose.as_str(),
        log.observed.as_str(),
        at(now),
        who.booking.map(|booking| booking.0),
    )?;
    Ok(rows == 1)
}

/// The sessions of a pair that count and overlap with a stretch of time, the first first.
pub async fn at_the_time(tx: &mut Tx, pair: PairId, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Session>> {
    let rows = sql!(
        tx,
        all Row,
        select_session!(
            "where pair_id = $1 and started_at < $3 and ended_at > $2 and missed is null and disputed_at is null
             order by started_at, shadowing_session.id"
        ),
        pair.0,
        at(from),
        at(to),
    )?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// One session.
pub async fn find(tx: &mut Tx, id: ShadowingId) -> Result<Option<Session>> {
    let row = sql!(tx, maybe Row, select_session!("where shadowing_session.id = $1"), id.0)?;
    Ok(row.map(Session::from))
}

/// The latest sessions of a pair.
pub async fn of_pair(tx: &mut Tx, pair: PairId, limit: i64) -> Result<Vec<Session>> {
    let rows = sql!(
        tx,
        all Row,
        select_session!("where pair_id = $1 order by started_at desc, shadowing_session.id desc limit $2"),
        pair.0,
        limit,
    )?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// Sessions of a person that their partner confirmed and that count, in all their pairs, the first first.
pub async fn confirmed(tx: &mut Tx, person: PersonId) -> Result<Vec<Session>> {
    let rows = sql!(
        tx,
        all Row,
        select_session!(
            "where (hosting.person_id = $1 or visiting.person_id = $1)
                 and confirmed_at is not null and missed is null and disputed_at is null
             order by started_at, shadowing_session.id"
        ),
        person.0,
    )?;
    Ok(rows.into_iter().map(Session::from).collect())
}

#[derive(sqlx::FromRow)]
struct VisitRow {
    side: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    started_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ended_at: DateTime<Utc>,
}

/// How often and for how many minutes the clinicians of a cohort visited, and how its managers: side, visits, minutes.
pub async fn by_side(tx: &mut Tx, cohort: CohortId) -> Result<[(Side, i64, i64); 2]> {
    let rows = sql!(
        tx,
        all VisitRow,
        "select side, started_at, ended_at
         from pair
         join shadowing_session on shadowing_session.pair_id = pair.id
         join participant on participant.id = visitor_id
         where pair.cohort_id = $1 and missed is null and disputed_at is null",
        cohort.0,
    )?;
    let mut sums = [(Side::Clinician, 0, 0), (Side::Manager, 0, 0)];
    for row in rows {
        let side: Side = row.side.parse().map_err(Error::Inconsistent)?;
        // Databases take one time from another in different ways.
        for sum in sums.iter_mut().filter(|sum| sum.0 == side) {
            sum.1 += 1;
            sum.2 += (row.ended_at - row.started_at).num_minutes();
        }
    }
    Ok(sums)
}

/// Notes that the partner says it was so, whatever they said before; `false` where they have confirmed it.
pub async fn confirm(tx: &mut Tx, id: ShadowingId, by: ParticipantId, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update shadowing_session set confirmed_by = $2, confirmed_at = $3, disputed_at = null, version = version + 1
         where id = $1 and confirmed_at is null",
        id.0,
        by.0,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Notes that the partner says it was not so; `false` where they have confirmed it or said so before.
pub async fn dispute(tx: &mut Tx, id: ShadowingId, word: &str, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update shadowing_session set disputed_at = $2, dispute = $3, version = version + 1
         where id = $1 and confirmed_at is null and disputed_at is null",
        id.0,
        at(now),
        word,
    )?;
    Ok(rows == 1)
}

/// Changes a session and keeps what it was as the change of this id; `false` where it is no longer at the version of
/// `before`. With `asks_again` the partner has said nothing of it.
pub async fn change(
    tx: &mut Tx,
    id: ShadowingChangeId,
    before: &Session,
    (host, visitor): (ParticipantId, ParticipantId),
    new: &change::Valid,
    asks_again: bool,
    now: DateTime<Utc>,
) -> Result<bool> {
    let confirmed = before.confirmed_at.filter(|_| !asks_again).map(at);
    let rows = sql!(
        tx,
        execute,
        "update shadowing_session
         set host_id = $3, visitor_id = $4, place = $5, started_at = $6, ended_at = $7, purpose = $8, observed = $9,
             setting = $10, missed = $11, consent = $12, domains = $13, confirmed_at = $14, disputed_at = null,
             version = version + 1
         where id = $1 and version = $2",
        before.id.0,
        before.version,
        host.0,
        visitor.0,
        new.log.place.as_str(),
        at(new.log.started_at),
        at(new.log.ended_at),
        new.log.purpose.as_str(),
        new.log.observed.as_str(),
        new.after.setting.map_or("", Setting::code),
        new.after.missed.as_deref(),
        new.after.consent.map_or("", Consent::code),
        Domain::codes(&new.after.domains),
        confirmed,
    )?;
    if rows == 1 {
        sql!(
            tx,
            execute,
            "insert into shadowing_change (id, shadowing_session_id, content, changed_at) values ($1, $2, $3, $4)",
            id.0,
            before.id.0,
            serde_json::to_string(before)?,
            at(now),
        )?;
    }
    Ok(rows == 1)
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    content: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    changed_at: DateTime<Utc>,
}

/// What a session was before each change, the latest change first, with when it was changed.
pub async fn history(tx: &mut Tx, id: ShadowingId) -> Result<Vec<(Session, DateTime<Utc>)>> {
    let rows = sql!(
        tx,
        all ChangeRow,
        "select content, changed_at from shadowing_change where shadowing_session_id = $1 order by id desc",
        id.0,
    )?;
    rows.into_iter().map(|row| Ok((serde_json::from_str(&row.content)?, row.changed_at))).collect()
}
