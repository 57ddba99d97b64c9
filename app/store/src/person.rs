//! People who can sign in.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{CohortId, PairId, ParticipantId, PersonId, ProgrammeId},
    participant::Side,
    person::Person,
    policy::{Actor, Participation, Role},
    text,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    email: String,
    first_name: String,
    last_name: String,
}

impl From<Row> for Person {
    fn from(row: Row) -> Self {
        Self { id: row.id.into(), email: row.email, first_name: row.first_name, last_name: row.last_name }
    }
}

/// A person to be made.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    /// Who.
    pub id: PersonId,
    /// Folded address.
    pub email: &'a str,
    /// Given name.
    pub first_name: &'a str,
    /// Family name.
    pub last_name: &'a str,
    /// Whether they administer the installation.
    pub is_administrator: bool,
    /// When.
    pub at: DateTime<Utc>,
}

fn search_name(first_name: &str, last_name: &str) -> String {
    text::fold(&format!("{last_name} {first_name}"))
}

/// Makes a person; `false` where the address is taken.
pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into person (id, email, first_name, last_name, search_name, is_administrator, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, 1)
         on conflict do nothing",
        new.id.0,
        new.email,
        new.first_name,
        new.last_name,
        search_name(new.first_name, new.last_name),
        new.is_administrator,
        at(new.at),
    )?;
    Ok(rows == 1)
}

/// Corrects a person's names.
pub async fn rename(tx: &mut Tx, id: PersonId, first_name: &str, last_name: &str) -> Result<()> {
    sql!(
        tx,
        execute,
        "update person set first_name = $2, last_name = $3, search_name = $4, version = version + 1 where id = $1",
        id.0,
        first_name,
        last_name,
        search_name(first_name, last_name),
    )?;
    Ok(())
}

/// The person.
pub async fn find(tx: &mut Tx, id: PersonId) -> Result<Option<Person>> {
    let row = sql!(tx, maybe Row, "select id, email, first_name, last_name from person where id = $1", id.0)?;
    Ok(row.map(Person::from))
}

/// The person with this address.
pub async fn find_by_email(tx: &mut Tx, email: &str) -> Result<Option<Person>> {
    if !crate::sql::can_be_stored(email) {
        return Ok(None);
    }
    let row = sql!(tx, maybe Row, "select id, email, first_name, last_name from person where email = $1", email)?;
    Ok(row.map(Person::from))
}

/// How many people there are.
pub async fn count(tx: &mut Tx) -> Result<i64> {
    sql!(tx, one scalar i64, "select count(*) from person")
}

/// Somebody who can be chosen to sign in as, in the demo only.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Choice {
    /// Who.
    pub id: Uuid,
    /// Their address.
    pub email: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// What they are, in one word.
    pub part: String,
}

/// The people with a role, an administrator first; then the members of `participants` pairs.
pub async fn demo_choices(tx: &mut Tx, pairs: i64) -> Result<Vec<Choice>> {
    let mut choices = sql!(
        tx,
        all Choice,
        "select person.id, email, first_name, last_name, part
         from (select id, 'administrator' as part from person where is_administrator
               union
               select person_id, role from role) as held
         join person on person.id = held.id
         order by part, search_name, person.id",
    )?;
    choices.extend(sql!(
        tx,
        all Choice,
        "select person.id, person.email, person.first_name, person.last_name, participant.side as part
         from (select id from pair where state = 'active' order by id desc limit $1) as shown
         join pair_member on pair_member.pair_id = shown.id and pair_member.is_current
         join participant on participant.id = pair_member.participant_id
         join person on person.id = participant.person_id
         order by shown.id, participant.side",
        pairs,
    )?);
    Ok(choices)
}

#[derive(sqlx::FromRow)]
struct Secret {
    id: Uuid,
    password_hash: Option<String>,
}

/// Who has this address, with the hash of their password where they have set one.
pub async fn secret(tx: &mut Tx, email: &str) -> Result<Option<(PersonId, Option<String>)>> {
    if !crate::sql::can_be_stored(email) {
        return Ok(None);
    }
    let row = sql!(tx, maybe Secret, "select id, password_hash from person where email = $1", email)?;
    Ok(row.map(|row| (row.id.into(), row.password_hash)))
}

/// Sets the hash of a password.
pub async fn set_password_hash(tx: &mut Tx, id: PersonId, hash: &str) -> Result<()> {
    sql!(tx, execute, "update person set password_hash = $2, version = version + 1 where id = $1", id.0, hash)?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct ActorRow {
    first_name: String,
    last_name: String,
    is_administrator: bool,
}

#[derive(sqlx::FromRow)]
struct RoleRow {
    programme_id: Uuid,
    role: String,
}

#[derive(sqlx::FromRow)]
struct ParticipationRow {
    id: Uuid,
    cohort_id: Uuid,
    programme_id: Uuid,
    side: String,
    pair_id: Option<Uuid>,
    is_current: Option<bool>,
}

/// Everything that the policy needs to know of a person.
pub async fn actor(tx: &mut Tx, id: PersonId) -> Result<Option<Actor>> {
    let Some(person) =
        sql!(tx, maybe ActorRow, "select first_name, last_name, is_administrator from person where id = $1", id.0)?
    else {
        return Ok(None);
    };
    let roles = sql!(tx, all RoleRow, "select programme_id, role from role where person_id = $1 order by programme_id, role", id.0)?;
    let participations = sql!(
        tx,
        all ParticipationRow,
        "select participant.id, participant.cohort_id, cohort.programme_id, participant.side, pair_member.pair_id,
                pair_member.is_current
         from participant
         join cohort on cohort.id = participant.cohort_id
         left join pair_member on pair_member.participant_id = participant.id
         where participant.person_id = $1 and participant.state <> 'withdrawn'
         order by cohort.starts_on desc, participant.id, pair_member.pair_id",
        id.0,
    )?;
    let roles: Vec<(ProgrammeId, Role)> = roles
        .into_iter()
        .map(|row| Ok((row.programme_id.into(), row.role.parse()?)))
        .collect::<std::result::Result<_, String>>()
        .map_err(Error::Inconsistent)?;
    Ok(Some(Actor {
        person: id,
        name: format!("{} {}", person.first_name, person.last_name).trim().to_owned(),
        is_administrator: person.is_administrator,
        roles,
        participations: gathered(participations)?,
    }))
}

/// A row for each pair that somebody is or was in, and one where they were in none.
fn gathered(rows: Vec<ParticipationRow>) -> Result<Vec<Participation>> {
    let mut places: Vec<Participation> = Vec::new();
    for row in rows {
        if places.last().is_none_or(|last| last.participant.0 != row.id) {
            places.push(Participation {
                participant: ParticipantId(row.id),
                cohort: CohortId(row.cohort_id),
                programme: ProgrammeId(row.programme_id),
                side: row.side.parse::<Side>().map_err(Error::Inconsistent)?,
                pair: None,
                earlier: Vec::new(),
            });
        }
        let place = places.last_mut().ok_or_else(|| Error::Inconsistent("a pair of nobody".to_owned()))?;
        match (row.pair_id.map(PairId), row.is_current) {
            (Some(pair), Some(true)) => place.pair = Some(pair),
            (Some(pair), _) => place.earlier.push(pair),
            (None, _) => {}
        }
    }
    Ok(places)
}
