//! Workshops of cohorts.

mod attendance;
mod contribution;
mod feedback;
mod seat;
mod waiting;

pub use attendance::{Listed, attended_by, list, note, records};
pub use contribution::{decide_slot, find_slot, insert_slot, slots};
pub use feedback::{answers, has_given, insert_answer, note_given, silent};
pub use seat::{
    Offer, close_offers, count_seats, find_offer, give_up_seat, insert_offer, keep_seat, lapsed, seats, standings,
    take_seat,
};
pub use waiting::{NewStep, insert_step, set_rank, shift, signed_up, steps, stop_waiting, wait, waiters};

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{CohortId, PersonId, ProgrammeId, WorkshopId},
    policy::Role,
    workshop::{Lead, Valid, Workshop},
};
use uuid::Uuid;

/// A row for each lead; what belongs to the workshop is the same in each.
#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    cohort_id: Uuid,
    title: String,
    topic: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    starts_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ends_at: DateTime<Utc>,
    room: String,
    capacity: i64,
    online_link: String,
    materials: String,
    state: String,
    cancel_word: String,
    offer_hours: i64,
    sequence: i64,
    code: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
    version: i64,
    person_id: Option<Uuid>,
    first_name: Option<String>,
    last_name: Option<String>,
    email: Option<String>,
}

macro_rules! select_workshop {
    ($rest:literal) => {
        concat!(
            "select workshop.id, cohort_id, title, topic, starts_at, ends_at, room, capacity, online_link, materials, state,
                    cancel_word, offer_hours, sequence, code, workshop.created_at, workshop.version, person_id, first_name, last_name, email
             from workshop
             left join workshop_lead on workshop_lead.workshop_id = workshop.id
             left join person on person.id = person_id ",
            $rest
        )
    };
}

mod calendar;

pub use calendar::with_person;

fn gathered(rows: Vec<Row>) -> Result<Vec<Workshop>> {
    let mut workshops: Vec<Workshop> = Vec::new();
    for row in rows {
        let lead = row.person_id.zip(row.email).map(|(person, email)| {
            let (first, last) = (row.first_name.unwrap_or_default(), row.last_name.unwrap_or_default());
            Lead { person: person.into(), name: format!("{first} {last}").trim().to_owned(), email }
        });
        if let Some(last) = workshops.last_mut().filter(|last| last.id.0 == row.id) {
            last.leads.extend(lead);
            continue;
        }
        workshops.push(Workshop {
            id: row.id.into(),
            cohort: row.cohort_id.into(),
            title: row.title,
            topic: row.topic,
            leads: lead.into_iter().collect(),
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            room: row.room,
            capacity: row.capacity,
            online_link: row.online_link,
            materials: serde_json::from_str(&row.materials)?,
            state: row.state.parse().map_err(Error::Inconsistent)?,
            cancel_word: row.cancel_word,
            offer_hours: row.offer_hours,
            sequence: row.sequence,
            code: row.code,
            created_at: row.created_at,
            version: row.version,
        });
    }
    Ok(workshops)
}

/// Keeps a new workshop; `false` where another has its code.
pub async fn insert(
    tx: &mut Tx,
    id: WorkshopId,
    cohort: CohortId,
    code: &str,
    new: &Valid,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into workshop (id, cohort_id, title, topic, starts_at, ends_at, room, capacity, online_link, materials,
             state, cancel_word, offer_hours, sequence, code, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'planned', '', $11, 0, $12, $13, 1)
         on conflict do nothing",
        id.0,
        cohort.0,
        new.title.as_str(),
        new.topic.as_str(),
        at(new.starts_at),
        at(new.ends_at),
        new.room.as_str(),
        new.capacity,
        new.online_link.as_str(),
        serde_json::to_string(&new.materials)?,
        new.offer_hours,
        code,
        at(now),
    )?;
    if rows == 1 {
        insert_leads(tx, id, &new.leads).await?;
    }
    Ok(rows == 1)
}

/// Changes a workshop; `false` where it is no longer at `version`, or cancelled.
pub async fn update(tx: &mut Tx, id: WorkshopId, version: i64, new: &Valid) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update workshop set title = $3, topic = $4, starts_at = $5, ends_at = $6, room = $7, capacity = $8,
             online_link = $9, materials = $10, offer_hours = $11, sequence = sequence + 1, version = version + 1
         where id = $1 and version = $2 and state = 'planned'",
        id.0,
        version,
        new.title.as_str(),
        new.topic.as_str(),
        at(new.starts_at),
        at(new.ends_at),
        new.room.as_str(),
        new.capacity,
        new.online_link.as_str(),
        serde_json::to_string(&new.materials)?,
        new.offer_hours,
    )?;
    if rows == 1 {
        sql!(tx, execute, "delete from workshop_lead where workshop_id = $1", id.0)?;
        insert_leads(tx, id, &new.leads).await?;
    }
    Ok(rows == 1)
}

/// One or two.
async fn insert_leads(tx: &mut Tx, id: WorkshopId, leads: &[PersonId]) -> Result<()> {
    for (number, lead) in (1i64..).zip(leads) {
        sql!(
            tx,
            execute,
            "insert into workshop_lead (workshop_id, number, person_id) values ($1, $2, $3)",
            id.0,
            number,
            lead.0,
        )?;
    }
    Ok(())
}

/// Cancels a workshop; `false` where it is.
pub async fn cancel(tx: &mut Tx, id: WorkshopId, word: &str) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update workshop set state = 'cancelled', cancel_word = $2, sequence = sequence + 1, version = version + 1
         where id = $1 and state = 'planned'",
        id.0,
        word,
    )?;
    Ok(rows == 1)
}

/// One workshop.
pub async fn find(tx: &mut Tx, id: WorkshopId) -> Result<Option<Workshop>> {
    let rows = sql!(tx, all Row, select_workshop!("where workshop.id = $1 order by number"), id.0)?;
    Ok(gathered(rows)?.pop())
}

/// The workshop with this code.
pub async fn find_by_code(tx: &mut Tx, code: &str) -> Result<Option<Workshop>> {
    let rows = sql!(tx, all Row, select_workshop!("where code = $1 order by number"), code)?;
    Ok(gathered(rows)?.pop())
}

/// The workshops of a cohort in their order.
pub async fn of_cohort(tx: &mut Tx, cohort: CohortId) -> Result<Vec<Workshop>> {
    let rows =
        sql!(tx, all Row, select_workshop!("where cohort_id = $1 order by starts_at, workshop.id, number"), cohort.0)?;
    gathered(rows)
}

/// The workshops that somebody leads, in their order.
pub async fn led_by(tx: &mut Tx, person: PersonId) -> Result<Vec<Workshop>> {
    let rows = sql!(
        tx,
        all Row,
        select_workshop!(
            "where workshop.id in (select workshop_id from workshop_lead where person_id = $1)
             order by starts_at, workshop.id, number"
        ),
        person.0,
    )?;
    gathered(rows)
}

#[derive(sqlx::FromRow)]
struct CountRow {
    id: Uuid,
    seats: i64,
    waiting: i64,
    noted: i64,
    attended: i64,
}

/// How many have a seat, wait, were asked for on the list, and were there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Seats that are given or offered.
    pub seats: i64,
    /// People on the waiting list.
    pub waiting: i64,
    /// People of whom it is noted whether they were there.
    pub noted: i64,
    /// Those of them who were.
    pub attended: i64,
}

/// The numbers of every workshop of a cohort.
pub async fn counts(tx: &mut Tx, cohort: CohortId) -> Result<Vec<(WorkshopId, Counts)>> {
    let rows = sql!(
        tx,
        all CountRow,
        "select id, (select count(*) from seat where workshop_id = workshop.id) as seats,
                (select count(*) from waiter where workshop_id = workshop.id) as waiting,
                (select count(*) from attendance where workshop_id = workshop.id) as noted,
                (select count(*) from attendance where workshop_id = workshop.id and attended) as attended
         from workshop where cohort_id = $1 order by starts_at, id",
        cohort.0,
    )?;
    let counts = |row: CountRow| {
        let CountRow { id, seats, waiting, noted, attended } = row;
        (id.into(), Counts { seats, waiting, noted, attended })
    };
    Ok(rows.into_iter().map(counts).collect())
}

#[derive(sqlx::FromRow)]
struct LeadRow {
    id: Uuid,
    first_name: String,
    last_name: String,
    email: String,
}

/// Who may lead a programme's workshops: its coordinators and workshop leads.
pub async fn possible_leads(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<Lead>> {
    let rows = sql!(
        tx,
        all LeadRow,
        "select id, first_name, last_name, email from person
         where exists (select 1 from role where programme_id = $1 and person_id = person.id and role in ($2, $3))
         order by search_name, id",
        programme.0,
        Role::Coordinator.code(),
        Role::WorkshopLead.code(),
    )?;
    let lead = |row: LeadRow| {
        let name = format!("{} {}", row.first_name, row.last_name).trim().to_owned();
        Lead { person: row.id.into(), name, email: row.email }
    };
    Ok(rows.into_iter().map(lead).collect())
}
