//! The list of a cohort's participants.

use crate::{Error, Result, Tx};
use domain::{
    id::{CohortId, ParticipantId},
    participant::Listed,
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
    email: String,
    side: String,
    profession: String,
    grade: String,
    division: String,
    site: String,
    state: String,
    partner: Option<String>,
}

impl TryFrom<Row> for Listed {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            search_name: row.search_name,
            name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
            email: row.email,
            side: row.side.parse().map_err(Error::Inconsistent)?,
            profession: row.profession,
            grade: row.grade,
            division: row.division,
            site: row.site,
            state: row.state.parse().map_err(Error::Inconsistent)?,
            partner: row.partner,
        })
    }
}

/// A page of a cohort's participants by name: those after `after`, with `part` (any, where it is empty) in the name however it is
/// written, the last name first as they are sorted or the first name first as people say them; `part` is folded and
/// `%`-escaped by this function.
pub async fn page(
    tx: &mut Tx,
    cohort: CohortId,
    part: &str,
    after: (&str, ParticipantId),
    limit: i64,
) -> Result<Vec<Listed>> {
    let part = text::fold(part);
    if part.len() > LONGEST_PART || ![part.as_str(), after.0].into_iter().all(crate::sql::can_be_stored) {
        return Ok(Vec::new());
    }
    let pattern = format!("%{}%", part.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let rows = sql!(
        tx,
        all Row,
        "select participant.id, participant.search_name, person.first_name, person.last_name, person.email,
                participant.side, participant.profession, participant.grade, participant.division, participant.site,
                participant.state,
                (select string_agg(trim(other.first_name || ' ' || other.last_name), ' and '
                                   order by partner.side, partner.id)
                 from pair_member mine
                 join pair_member theirs
                     on theirs.pair_id = mine.pair_id and theirs.participant_id <> mine.participant_id
                     and theirs.is_current
                 join participant partner on partner.id = theirs.participant_id
                 join person other on other.id = partner.person_id
                 where mine.participant_id = participant.id and mine.is_current) as partner
         from participant join person on person.id = participant.person_id
         where participant.cohort_id = $1
             and (participant.search_name, participant.id) > ($2, $3)
             and ($4 = '%%' or (participant.search_name || ' ' || participant.search_name) like $4 escape '\\')
         order by participant.search_name, participant.id
         limit $5",
        cohort.0,
        after.0,
        after.1.0,
        pattern.as_str(),
        limit,
    )?;
    rows.into_iter().map(Listed::try_from).collect()
}
