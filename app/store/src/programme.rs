//! Programmes, and the roles that people hold in them.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{OrganisationId, PersonId, ProgrammeId},
    policy::Role,
    programme::{Programme, Valid},
    text,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    slug: String,
    name: String,
    organisation: String,
    minimum_group: i64,
}

impl TryFrom<Row> for Programme {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            slug: row.slug,
            name: row.name,
            organisation: row.organisation,
            minimum_group: crate::sql::size(row.minimum_group)?,
        })
    }
}

/// Makes a programme; `false` where its part of addresses is taken.
pub async fn insert(
    tx: &mut Tx,
    id: ProgrammeId,
    organisation: OrganisationId,
    new: &Valid,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into programme (id, organisation_id, slug, name, minimum_group, created_at, version)
         values ($1, $2, $3, $4, $5, $6, 1)
         on conflict do nothing",
        id.0,
        organisation.0,
        new.slug.as_str(),
        new.name.as_str(),
        crate::sql::number(new.minimum_group),
        at(now),
    )?;
    Ok(rows == 1)
}

/// The programme with this part of addresses.
pub async fn find_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Programme>> {
    if !crate::sql::can_be_stored(slug) {
        return Ok(None);
    }
    let row = sql!(
        tx,
        maybe Row,
        "select programme.id, slug, programme.name, organisation.name as organisation, minimum_group
         from programme join organisation on organisation.id = programme.organisation_id
         where slug = $1",
        slug,
    )?;
    row.map(Programme::try_from).transpose()
}

/// The name of the organisation that runs a programme.
pub async fn organisation(tx: &mut Tx, id: ProgrammeId) -> Result<Option<String>> {
    sql!(
        tx,
        maybe scalar String,
        "select organisation.name from programme join organisation on organisation.id = programme.organisation_id
         where programme.id = $1",
        id.0,
    )
}

/// Every programme, by name.
pub async fn all(tx: &mut Tx) -> Result<Vec<Programme>> {
    let rows = sql!(
        tx,
        all Row,
        "select programme.id, slug, programme.name, organisation.name as organisation, minimum_group
         from programme join organisation on organisation.id = programme.organisation_id",
    )?;
    let mut programmes: Vec<_> = rows.into_iter().map(Programme::try_from).collect::<Result<_>>()?;
    // Here and not there: databases sort letters in different ways.
    programmes.sort_by_cached_key(|programme| (text::fold(&programme.name), programme.id));
    Ok(programmes)
}

/// Gives a person a role; `false` where they had it.
pub async fn give_role(tx: &mut Tx, id: ProgrammeId, person: PersonId, role: Role) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into role (programme_id, person_id, role) values ($1, $2, $3) on conflict do nothing",
        id.0,
        person.0,
        role.code(),
    )?;
    Ok(rows == 1)
}

/// Takes a role from a person; `false` where they did not have it.
pub async fn take_role(tx: &mut Tx, id: ProgrammeId, person: PersonId, role: Role) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "delete from role where programme_id = $1 and person_id = $2 and role = $3",
        id.0,
        person.0,
        role.code(),
    )?;
    Ok(rows == 1)
}

/// The roles that a person holds in a programme.
pub async fn roles_of(tx: &mut Tx, id: ProgrammeId, person: PersonId) -> Result<Vec<Role>> {
    let codes = sql!(
        tx,
        all scalar String,
        "select role from role where programme_id = $1 and person_id = $2 order by role",
        id.0,
        person.0,
    )?;
    codes.iter().map(|code| code.parse().map_err(Error::Inconsistent)).collect()
}

#[derive(sqlx::FromRow)]
struct HolderRow {
    role: String,
    first_name: String,
    last_name: String,
    email: String,
}

/// Who holds which role: role, name, address.
pub async fn holders(tx: &mut Tx, id: ProgrammeId) -> Result<Vec<(Role, String, String)>> {
    let rows = sql!(
        tx,
        all HolderRow,
        "select role, first_name, last_name, email
         from role join person on person.id = role.person_id
         where programme_id = $1
         order by role, search_name, person.id",
        id.0,
    )?;
    rows.into_iter()
        .map(|row| {
            let role = row.role.parse().map_err(Error::Inconsistent)?;
            Ok((role, format!("{} {}", row.first_name, row.last_name).trim().to_owned(), row.email))
        })
        .collect()
}
