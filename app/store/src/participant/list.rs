//! The list of a cohort's participants.

use crate::{Error, Result, Tx};
use domain::{
    id::{CohortId, ParticipantId},
    participant::{Listed, State},
    text,
};
use uuid::Uuid;

/// More than any name: SQLite refuses patterns over 50,000 bytes.
const LONGEST_PART: usize = 10_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    search_name: String,
    first_name: String,
    last_name: String,
    side: String,
    profession: String,
    grade: String,
    division: String,
    site: String,
    state: String,
    partner_first_name: Option<String>,
    partner_last_name: Option<String>,
}

impl Row {
    /// What the list is sorted by.
    fn place(&self) -> (&str, Uuid, Option<&str>, Option<&str>) {
        (&self.search_name, self.id, self.partner_last_name.as_deref(), self.partner_first_name.as_deref())
    }
}

fn name(first: &str, last: &str) -> String {
    format!("{first} {last}").trim().to_owned()
}

impl TryFrom<Row> for Listed {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            search_name: row.search_name,
            name: name(&row.first_name, &row.last_name),
            side: row.side.parse().map_err(Error::Inconsistent)?,
            profession: row.profession,
            grade: row.grade,
            division: row.division,
            site: row.site,
            state: row.state.parse().map_err(Error::Inconsistent)?,
            partner: row.partner_first_name.zip(row.partner_last_name).map(|(first, last)| name(&first, &last)),
        })
    }
}

/// A page of a cohort's participants by name: those after `after`, with `part` (any, where it is empty) in the name,
/// address, post or place of work however it is written, the last name first as they are sorted or the first name first
/// as people say them, and in `state` where one is named; `part` is folded and `%`-escaped by this function.
pub async fn page(
    tx: &mut Tx,
    cohort: CohortId,
    part: &str,
    state: Option<State>,
    after: (&str, ParticipantId),
    limit: i64,
) -> Result<Vec<Listed>> {
    let part = text::fold(part);
    if part.len() > LONGEST_PART || ![part.as_str(), after.0].into_iter().all(crate::sql::can_be_stored) {
        return Ok(Vec::new());
    }
    let pattern = format!("%{}%", part.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let mut rows = sql!(
        tx,
        all Row,
        "with page as (
             select participant.id, participant.search_name, person.first_name, person.last_name, participant.side,
                    participant.profession, participant.grade, participant.division, participant.site,
                    participant.state
             from participant join person on person.id = participant.person_id
             where participant.cohort_id = $1
                 and (participant.search_name, participant.id) > ($2, $3)
                 and ($4 = '%%' or (participant.search_name || ' ' || participant.search_name) like $4 escape '\\'
                     or participant.search_text like $4 escape '\\')
                 and ($6 = '' or participant.state = $6)
             order by participant.search_name, participant.id
             limit $5)
         select page.*, other.first_name as partner_first_name, other.last_name as partner_last_name
         from page
         left join pair_member mine on mine.participant_id = page.id and mine.is_current
         left join pair_member theirs
             on theirs.pair_id = mine.pair_id and theirs.participant_id <> mine.participant_id and theirs.is_current
         left join participant partner on partner.id = theirs.participant_id
         left join person other on other.id = partner.person_id",
        cohort.0,
        after.0,
        after.1.0,
        pattern.as_str(),
        limit,
        state.map_or("", State::code),
    )?;
    // A row for each partner, of whom somebody in a trio has two. Fifty rows that nearly are in order are sorted here in
    // no time; the database would copy each of them first.
    rows.sort_by(|one, other| one.place().cmp(&other.place()));
    let mut listed: Vec<Listed> = Vec::new();
    for row in rows {
        let next = Listed::try_from(row)?;
        match listed.last_mut() {
            Some(last) if last.id == next.id => {
                last.partner = last.partner.take().zip(next.partner).map(|(one, other)| format!("{one} and {other}"));
            }
            _ => listed.push(next),
        }
    }
    Ok(listed)
}
