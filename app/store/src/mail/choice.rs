//! How people want their messages to come.

use crate::{Error, Result, Tx};
use chrono::NaiveTime;
use domain::{
    id::PersonId,
    mail::{Choices, Kind, Quiet, Way},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    quiet_from: Option<String>,
    quiet_to: Option<String>,
    version: i64,
}

#[derive(sqlx::FromRow)]
struct WayRow {
    kind: String,
    way: String,
}

#[derive(sqlx::FromRow)]
struct SecretRow {
    person_id: Uuid,
}

fn time(text: &str) -> Result<NaiveTime> {
    text.parse().map_err(|_| Error::Inconsistent(format!("{text:?} is no time")))
}

/// What somebody chose, or what goes for whoever has not.
pub async fn choices(tx: &mut Tx, person: PersonId) -> Result<Choices> {
    let row = sql!(
        tx,
        maybe Row,
        "select quiet_from, quiet_to, version from mail_choice where person_id = $1",
        person.0,
    )?;
    let Some(row) = row.filter(|row| row.version > 0) else { return Ok(Choices::default()) };
    let quiet = match (row.quiet_from, row.quiet_to) {
        (Some(from), Some(to)) => Some(Quiet { from: time(&from)?, to: time(&to)? }),
        _ => None,
    };
    let mut choices = Choices { quiet, version: row.version, ..Choices::default() };
    for row in sql!(tx, all WayRow, "select kind, way from mail_way where person_id = $1 order by kind", person.0)? {
        let place = Kind::CHOSEN.iter().position(|kind| kind.code() == row.kind);
        let way = Way::parse(&row.way);
        let (place, way) = place.zip(way).ok_or_else(|| Error::Inconsistent("no such kind or way".to_owned()))?;
        choices.ways[place] = way;
    }
    Ok(choices)
}

/// The secret of the links by which somebody stops a kind of message: this one, where they have none yet.
pub async fn unsubscribe_secret(tx: &mut Tx, person: PersonId, new: &str) -> Result<String> {
    sql!(
        tx,
        execute,
        "insert into mail_choice (person_id, secret, version) values ($1, $2, 0) on conflict (person_id) do nothing",
        person.0,
        new,
    )?;
    sql!(tx, one scalar String, "select secret from mail_choice where person_id = $1", person.0)
}

/// Whose secret this is.
pub async fn whose_secret(tx: &mut Tx, secret: &str) -> Result<Option<PersonId>> {
    let row = sql!(tx, maybe SecretRow, "select person_id from mail_choice where secret = $1", secret)?;
    Ok(row.map(|row| row.person_id.into()))
}

/// Keeps what somebody chose, who has a secret already; `false` where it was changed meanwhile.
pub async fn save_choices(tx: &mut Tx, person: PersonId, choices: &Choices) -> Result<bool> {
    let clock = |time: NaiveTime| time.format("%H:%M:%S").to_string();
    let rows = sql!(
        tx,
        execute,
        "update mail_choice set quiet_from = $3, quiet_to = $4, version = version + 1
         where person_id = $1 and version = $2",
        person.0,
        choices.version,
        choices.quiet.map(|quiet| clock(quiet.from)),
        choices.quiet.map(|quiet| clock(quiet.to)),
    )?;
    for (kind, way) in Kind::CHOSEN.into_iter().zip(choices.ways).filter(|_| rows == 1) {
        sql!(
            tx,
            execute,
            "insert into mail_way (person_id, kind, way) values ($1, $2, $3)
             on conflict (person_id, kind) do update set way = excluded.way",
            person.0,
            kind.code(),
            way.code(),
        )?;
    }
    Ok(rows == 1)
}
