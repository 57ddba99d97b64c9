//! Reflections. Every reading names who reads, so that none is read that is not released.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    id::{CohortId, ParticipantId, PersonId, ReflectionId, ShadowingId},
    reflection::{
        Reflection, Valid, Way,
        book::{Entry, Part, Read},
    },
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    shadowing_session_id: Uuid,
    author_id: Uuid,
    first_name: String,
    last_name: String,
    way: String,
    texts: String,
    readable_by: String,
    version: i64,
}

impl TryFrom<Row> for Reflection {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            session: row.shadowing_session_id.into(),
            author: row.author_id.into(),
            author_name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
            way: Way::of(&row.way).ok_or_else(|| Error::Inconsistent(format!("{:?} is no way to reflect", row.way)))?,
            texts: serde_json::from_str(&row.texts)?,
            readers: row.readable_by.parse().map_err(Error::Inconsistent)?,
            version: row.version,
        })
    }
}

macro_rules! select_reflection {
    ($rest:literal) => {
        concat!(
            "select reflection.id, shadowing_session_id, author_id, first_name, last_name, way, texts, readable_by,
                    reflection.version
             from reflection
             join participant on participant.id = author_id
             join person on person.id = participant.person_id ",
            $rest
        )
    };
}

/// What a member of the pair may read of a session: their own, and what the other released. Anybody else reads nothing.
pub async fn of_session_for(tx: &mut Tx, session: ShadowingId, reader: ParticipantId) -> Result<Vec<Reflection>> {
    sql!(
        tx,
        all Row,
        select_reflection!(
            "where shadowing_session_id = $1 and (author_id = $2 or readable_by in ('pair', 'programme'))
                 and exists (select 1 from shadowing_session
                             join pair_member on pair_member.pair_id = shadowing_session.pair_id
                             where shadowing_session.id = $1 and pair_member.participant_id = $2)
             order by reflection.id"
        ),
        session.0,
        reader.0,
    )?
    .into_iter()
    .map(Reflection::try_from)
    .collect()
}

/// What was released to the programme in a cohort, the latest first.
pub async fn released(tx: &mut Tx, cohort: CohortId, limit: i64) -> Result<Vec<Reflection>> {
    sql!(
        tx,
        all Row,
        select_reflection!(
            "where participant.cohort_id = $1 and readable_by = 'programme' order by reflection.id desc limit $2"
        ),
        cohort.0,
        limit,
    )?
    .into_iter()
    .map(Reflection::try_from)
    .collect()
}

#[derive(sqlx::FromRow)]
struct BookRow {
    #[sqlx(flatten)]
    reflection: Row,
    place: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    started_at: DateTime<Utc>,
}

/// Everything that a person wrote, on which session, the latest first.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Entry>> {
    let rows = sql!(
        tx,
        all BookRow,
        "select reflection.id, shadowing_session_id, reflection.author_id, first_name, last_name, way, texts,
                readable_by, reflection.version, place, started_at
         from participant
         join person on person.id = participant.person_id
         join reflection on reflection.author_id = participant.id
         join shadowing_session on shadowing_session.id = shadowing_session_id
         where participant.person_id = $1
         order by reflection.id desc",
        person.0,
    )?;
    let entry = |row: BookRow| {
        Ok(Entry {
            place: row.place,
            started_at: row.started_at,
            reads: Vec::new(),
            reflection: row.reflection.try_into()?,
        })
    };
    let mut entries: Vec<Entry> = rows.into_iter().map(entry).collect::<Result<_>>()?;
    for (reflection, read) in reads(tx, person).await? {
        if let Some(entry) = entries.iter_mut().find(|entry| entry.reflection.id == reflection) {
            entry.reads.push(read);
        }
    }
    Ok(entries)
}

#[derive(sqlx::FromRow)]
struct ReadRow {
    reflection_id: Uuid,
    part: String,
    first_name: String,
    last_name: String,
    read_on: NaiveDate,
}

/// Who has read what a person wrote, the first first.
async fn reads(tx: &mut Tx, person: PersonId) -> Result<Vec<(ReflectionId, Read)>> {
    let rows = sql!(
        tx,
        all ReadRow,
        "select reflection_id, part, reader.first_name, reader.last_name, read_on
         from participant
         join reflection on reflection.author_id = participant.id
         join reflection_read on reflection_read.reflection_id = reflection.id
         join person as reader on reader.id = reader_id
         where participant.person_id = $1
         order by reflection_id, read_on, reader_id",
        person.0,
    )?;
    let read = |row: ReadRow| {
        let part: Part = row.part.parse().map_err(Error::Inconsistent)?;
        let name = format!("{} {}", row.first_name, row.last_name).trim().to_owned();
        let name = (part != Part::Evaluator).then_some(name);
        Ok((row.reflection_id.into(), Read { part, name, on: row.read_on }))
    };
    rows.into_iter().map(read).collect()
}

/// Notes that somebody has read a reflection, once.
pub async fn note_read(tx: &mut Tx, id: ReflectionId, reader: PersonId, part: Part, on: NaiveDate) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into reflection_read (reflection_id, reader_id, part, read_on) values ($1, $2, $3, $4)
         on conflict do nothing",
        id.0,
        reader.0,
        part.code(),
        on,
    )?;
    Ok(())
}

/// Writes a first version; `false` where there is one.
pub async fn insert(
    tx: &mut Tx,
    id: ReflectionId,
    session: ShadowingId,
    author: ParticipantId,
    new: &Valid,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into reflection (id, shadowing_session_id, author_id, way, texts, readable_by, created_at,
             version)
         values ($1, $2, $3, $4, $5, $6, $7, 1)
         on conflict do nothing",
        id.0,
        session.0,
        author.0,
        new.way.code(),
        serde_json::to_string(&new.texts)?,
        new.readers.code(),
        at(now),
    )?;
    Ok(rows == 1)
}

/// Replaces what the author wrote; `false` where it is no longer at `version`.
pub async fn update(
    tx: &mut Tx,
    session: ShadowingId,
    author: ParticipantId,
    version: i64,
    new: &Valid,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update reflection set way = $4, texts = $5, readable_by = $6, version = version + 1
         where shadowing_session_id = $1 and author_id = $2 and version = $3",
        session.0,
        author.0,
        version,
        new.way.code(),
        serde_json::to_string(&new.texts)?,
        new.readers.code(),
    )?;
    Ok(rows == 1)
}
