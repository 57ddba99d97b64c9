//! Participants of cohorts.

mod change;
mod list;

pub use change::{NewChange, changes, insert_change};
pub use list::page;

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    email::Email,
    half_days::HalfDays,
    id::{CohortId, ParticipantId, PersonId},
    participant::{Participant, Profile, Side, State, about::About},
    text,
};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    person_id: Uuid,
    cohort_id: Uuid,
    employee_number: String,
    first_name: String,
    last_name: String,
    email: String,
    side: String,
    profession: String,
    grade: String,
    department: String,
    division: String,
    site: String,
    organisation: String,
    line_manager_email: Option<String>,
    next_rotation_on: Option<NaiveDate>,
    availability: i64,
    interests: String,
    goals: String,
    about_me: String,
    can_show: String,
    access_needs: String,
    state: String,
    can_sign_in: bool,
    is_paired: bool,
}

fn address(text: &str) -> Result<Email> {
    Email::parse(text).ok_or_else(|| Error::Inconsistent(format!("{text:?} is no address")))
}

impl Row {
    fn read(self, not_with: Vec<Email>) -> Result<Participant> {
        Ok(Participant {
            id: self.id.into(),
            person: self.person_id.into(),
            cohort: self.cohort_id.into(),
            profile: Profile {
                employee_number: self.employee_number,
                first_name: self.first_name,
                last_name: self.last_name,
                email: address(&self.email)?,
                side: self.side.parse::<Side>().map_err(Error::Inconsistent)?,
                profession: self.profession,
                grade: self.grade,
                department: self.department,
                division: self.division,
                site: self.site,
                organisation: self.organisation,
                line_manager_email: self.line_manager_email.as_deref().map(address).transpose()?,
                next_rotation_on: self.next_rotation_on,
                availability: u16::try_from(self.availability)
                    .map(HalfDays::from_bits)
                    .map_err(|error| Error::Inconsistent(error.to_string()))?,
                interests: serde_json::from_str(&self.interests)?,
                goals: self.goals,
                not_with,
            },
            about: About { about_me: self.about_me, can_show: self.can_show, access_needs: self.access_needs },
            state: self.state.parse().map_err(Error::Inconsistent)?,
            can_sign_in: self.can_sign_in,
            is_paired: self.is_paired,
        })
    }
}

macro_rules! select_participant {
    ($rest:literal) => {
        concat!(
            "select participant.id, person_id, cohort_id, employee_number, first_name, last_name, email, side,
                    profession, grade, department, division, site, organisation, line_manager_email, next_rotation_on,
                    availability, interests, goals, about_me, can_show, access_needs, state,
                    password_hash is not null as can_sign_in,
                    exists (select 1 from pair_member
                            where participant_id = participant.id and is_current) as is_paired
             from participant join person on person.id = participant.person_id ",
            $rest
        )
    };
}

#[derive(sqlx::FromRow)]
struct NotWithRow {
    participant_id: Uuid,
    email: String,
}

/// Everybody in a cohort who has not withdrawn, with all that pairing needs, in the order of their ids.
pub async fn of_cohort(tx: &mut Tx, cohort: CohortId) -> Result<Vec<Participant>> {
    let rows = sql!(
        tx,
        all Row,
        select_participant!("where cohort_id = $1 and state <> 'withdrawn' order by participant.id"),
        cohort.0,
    )?;
    with_not_with(tx, cohort, rows).await
}

/// Everybody who ever was in a cohort, those who have withdrawn too, in the order of their ids.
pub async fn everybody(tx: &mut Tx, cohort: CohortId) -> Result<Vec<Participant>> {
    let rows = sql!(tx, all Row, select_participant!("where cohort_id = $1 order by participant.id"), cohort.0)?;
    with_not_with(tx, cohort, rows).await
}

/// The participants of these rows, all of one cohort, with whom they must not be paired with.
async fn with_not_with(tx: &mut Tx, cohort: CohortId, rows: Vec<Row>) -> Result<Vec<Participant>> {
    let mut not_with: HashMap<Uuid, Vec<Email>> = HashMap::new();
    let apart = sql!(
        tx,
        all NotWithRow,
        "select participant_id, participant_not_with.email
         from participant_not_with join participant on participant.id = participant_not_with.participant_id
         where cohort_id = $1
         order by participant_id, participant_not_with.email",
        cohort.0,
    )?;
    for row in apart {
        not_with.entry(row.participant_id).or_default().push(address(&row.email)?);
    }
    rows.into_iter()
        .map(|row| {
            let apart = not_with.remove(&row.id).unwrap_or_default();
            row.read(apart)
        })
        .collect()
}

/// One participant.
pub async fn find(tx: &mut Tx, id: ParticipantId) -> Result<Option<Participant>> {
    let Some(row) = sql!(tx, maybe Row, select_participant!("where participant.id = $1"), id.0)? else {
        return Ok(None);
    };
    let apart = sql!(
        tx,
        all scalar String,
        "select email from participant_not_with where participant_id = $1 order by email",
        id.0,
    )?;
    let apart = apart.iter().map(|email| address(email)).collect::<Result<_>>()?;
    row.read(apart).map(Some)
}

/// The form in which a name is sorted and searched in a cohort.
fn search_name(profile: &Profile) -> String {
    text::fold(&format!("{} {}", profile.last_name, profile.first_name))
}

/// What a participant is found by besides their name. No letters of two fields stand beside each other: what is looked
/// for never spans a line end.
fn search_text(profile: &Profile) -> String {
    let Profile { email, profession, grade, department, division, site, organisation, .. } = profile;
    [email.as_str(), profession, grade, department, division, site, organisation].map(text::fold).join("\n")
}

/// Adds somebody to a cohort.
pub async fn insert(
    tx: &mut Tx,
    id: ParticipantId,
    cohort: CohortId,
    person: PersonId,
    profile: &Profile,
    state: State,
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into participant (id, cohort_id, person_id, search_name, employee_number, side, profession, grade,
             department, division, site, organisation, line_manager_email, next_rotation_on, availability, interests,
             goals, state, created_at, search_text, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1)",
        id.0,
        cohort.0,
        person.0,
        search_name(profile),
        profile.employee_number.as_str(),
        profile.side.code(),
        profile.profession.as_str(),
        profile.grade.as_str(),
        profile.department.as_str(),
        profile.division.as_str(),
        profile.site.as_str(),
        profile.organisation.as_str(),
        profile.line_manager_email.as_ref().map(Email::as_str),
        profile.next_rotation_on,
        i64::from(profile.availability.bits()),
        serde_json::to_string(&profile.interests)?,
        profile.goals.as_str(),
        state.code(),
        at(now),
        search_text(profile),
    )?;
    insert_not_with(tx, id, &profile.not_with).await
}

/// Replaces what is known of a participant, except who they are and how far they have come.
pub async fn update(tx: &mut Tx, id: ParticipantId, profile: &Profile) -> Result<()> {
    sql!(
        tx,
        execute,
        "update participant
         set search_name = $2, employee_number = $3, side = $4, profession = $5, grade = $6, department = $7,
             division = $8, site = $9, organisation = $10, line_manager_email = $11, next_rotation_on = $12,
             availability = $13, interests = $14, goals = $15, search_text = $16, version = version + 1
         where id = $1",
        id.0,
        search_name(profile),
        profile.employee_number.as_str(),
        profile.side.code(),
        profile.profession.as_str(),
        profile.grade.as_str(),
        profile.department.as_str(),
        profile.division.as_str(),
        profile.site.as_str(),
        profile.organisation.as_str(),
        profile.line_manager_email.as_ref().map(Email::as_str),
        profile.next_rotation_on,
        i64::from(profile.availability.bits()),
        serde_json::to_string(&profile.interests)?,
        profile.goals.as_str(),
        search_text(profile),
    )?;
    sql!(tx, execute, "delete from participant_not_with where participant_id = $1", id.0)?;
    insert_not_with(tx, id, &profile.not_with).await
}

async fn insert_not_with(tx: &mut Tx, id: ParticipantId, not_with: &[Email]) -> Result<()> {
    for email in not_with {
        sql!(
            tx,
            execute,
            "insert into participant_not_with (participant_id, email) values ($1, $2) on conflict do nothing",
            id.0,
            email.as_str(),
        )?;
    }
    Ok(())
}

/// Keeps what a participant says of themselves.
pub async fn set_about(tx: &mut Tx, id: ParticipantId, about: &About) -> Result<()> {
    sql!(
        tx,
        execute,
        "update participant set about_me = $2, can_show = $3, access_needs = $4, version = version + 1 where id = $1",
        id.0,
        about.about_me.as_str(),
        about.can_show.as_str(),
        about.access_needs.as_str(),
    )?;
    Ok(())
}

/// The place that a person holds or held in a cohort: they have one at the most.
pub async fn place_of(tx: &mut Tx, cohort: CohortId, person: PersonId) -> Result<Option<ParticipantId>> {
    let id = sql!(
        tx,
        maybe scalar Uuid,
        "select id from participant where cohort_id = $1 and person_id = $2",
        cohort.0,
        person.0,
    )?;
    Ok(id.map(ParticipantId))
}

/// Moves a participant on.
pub async fn set_state(tx: &mut Tx, id: ParticipantId, state: State) -> Result<()> {
    sql!(tx, execute, "update participant set state = $2, version = version + 1 where id = $1", id.0, state.code())?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct AddressRow {
    first_name: String,
    email: String,
}

/// Who takes part in a cohort, to be written to: given name and address.
pub async fn addresses(tx: &mut Tx, cohort: CohortId) -> Result<Vec<(String, String)>> {
    let rows = sql!(
        tx,
        all AddressRow,
        "select first_name, email from participant join person on person.id = participant.person_id
         where cohort_id = $1 and state in ('approved', 'offered', 'matched', 'active')
         order by participant.search_name, participant.id",
        cohort.0,
    )?;
    Ok(rows.into_iter().map(|row| (row.first_name, row.email)).collect())
}
