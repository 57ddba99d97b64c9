//! The secret links by which calendars are read and proposals answered. Of a link's token only the hash is kept.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    calendar::{Link, Scope, Taking},
    id::{BookingId, CalendarLinkId, CohortId, PersonId},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct LinkRow {
    id: Uuid,
    person_id: Uuid,
    pair_id: Option<Uuid>,
    cohort_id: Option<Uuid>,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
}

impl From<LinkRow> for (PersonId, Link) {
    fn from(row: LinkRow) -> Self {
        let scope = match (row.pair_id, row.cohort_id) {
            (Some(pair), _) => Scope::Pair(pair.into()),
            (None, Some(cohort)) => Scope::Cohort(cohort.into()),
            (None, None) => Scope::Own,
        };
        (row.person_id.into(), Link { id: row.id.into(), scope, created_at: row.created_at })
    }
}

/// Makes a link.
pub async fn insert(
    tx: &mut Tx,
    id: CalendarLinkId,
    person: PersonId,
    scope: Scope,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into calendar_link (id, person_id, pair_id, cohort_id, token_hash, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        id.0,
        person.0,
        scope.pair().map(|pair| pair.0),
        scope.cohort().map(|cohort| cohort.0),
        token_hash,
        at(now),
    )?;
    Ok(())
}

/// A person's links, the earliest first.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Link>> {
    let rows = sql!(
        tx,
        all LinkRow,
        "select id, person_id, pair_id, cohort_id, created_at from calendar_link where person_id = $1 order by id",
        person.0,
    )?;
    Ok(rows.into_iter().map(|row| <(PersonId, Link)>::from(row).1).collect())
}

/// Whose link this is.
pub async fn find(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<(PersonId, Link)>> {
    let row = sql!(
        tx,
        maybe LinkRow,
        "select id, person_id, pair_id, cohort_id, created_at from calendar_link where token_hash = $1",
        token_hash,
    )?;
    Ok(row.map(Into::into))
}

/// Ends a person's link; `false` where they have none of this id.
pub async fn delete(tx: &mut Tx, person: PersonId, id: CalendarLinkId) -> Result<bool> {
    let rows = sql!(tx, execute, "delete from calendar_link where id = $1 and person_id = $2", id.0, person.0)?;
    Ok(rows == 1)
}

#[derive(sqlx::FromRow)]
struct TakingRow {
    pair_id: Uuid,
    participant_id: Uuid,
    person_id: Uuid,
    first_name: String,
    last_name: String,
}

macro_rules! select_taking {
    ($rest:literal) => {
        concat!(
            "select pair_member.pair_id, participant_id, person_id, first_name, last_name
             from pair_member
             join pair on pair.id = pair_member.pair_id
             join participant on participant.id = pair_member.participant_id
             join person on person.id = participant.person_id
             where (is_current or pair.state = 'ended') ",
            $rest,
            " order by pair_member.pair_id, side, participant_id"
        )
    };
}

fn taking(rows: Vec<TakingRow>) -> Vec<Taking> {
    let taking = |row: TakingRow| Taking {
        pair: row.pair_id.into(),
        participant: row.participant_id.into(),
        person: row.person_id.into(),
        name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
    };
    rows.into_iter().map(taking).collect()
}

/// Who is in the pairs of a person, and who was until they ended; the person among them.
pub async fn with_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Taking>> {
    let rows = sql!(
        tx,
        all TakingRow,
        select_taking!(
            "and pair_member.pair_id in (select own.pair_id from pair_member as own
                 join participant as place on place.id = own.participant_id where place.person_id = $1)"
        ),
        person.0,
    )?;
    Ok(taking(rows))
}

/// Who is in the pairs of a cohort, and who was until they ended.
pub async fn of_cohort(tx: &mut Tx, cohort: CohortId) -> Result<Vec<Taking>> {
    let rows = sql!(tx, all TakingRow, select_taking!("and pair.cohort_id = $1"), cohort.0)?;
    Ok(taking(rows))
}

/// A link by which somebody answers a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which booking.
    pub booking: BookingId,
    /// Who was asked.
    pub person: PersonId,
    /// How often the booking had been changed then.
    pub sequence: i64,
}

#[derive(sqlx::FromRow)]
struct AskedRow {
    booking_id: Uuid,
    person_id: Uuid,
    sequence: i64,
}

/// Keeps a link by which somebody can answer.
pub async fn ask(tx: &mut Tx, token_hash: &[u8], asked: Asked) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into booking_answer (token_hash, booking_id, person_id, sequence) values ($1, $2, $3, $4)",
        token_hash,
        asked.booking.0,
        asked.person.0,
        asked.sequence,
    )?;
    Ok(())
}

/// What a link asks, or asked.
pub async fn asked(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<Asked>> {
    let row = sql!(
        tx,
        maybe AskedRow,
        "select booking_id, person_id, sequence from booking_answer where token_hash = $1",
        token_hash,
    )?;
    Ok(row.map(|row| Asked { booking: row.booking_id.into(), person: row.person_id.into(), sequence: row.sequence }))
}
