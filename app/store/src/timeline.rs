//! What pairs did and plan, and on which days. Nothing here reads what it was about.

use crate::{Error, Result, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    clash::Firm,
    id::{CohortId, PairId, ParticipantId},
    london,
    strand::Strand,
    timeline::Mark,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    pair_id: Uuid,
    visitor_id: Option<Uuid>,
    firm: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    starts_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ends_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct TalkRow {
    id: Uuid,
    pair_id: Uuid,
    held_on: NaiveDate,
    minutes: i64,
}

#[derive(sqlx::FromRow)]
struct WorkshopRow {
    id: Uuid,
    pair_id: Uuid,
    attended: i64,
    #[sqlx(try_from = "crate::instant::Instant")]
    starts_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ends_at: DateTime<Utc>,
}

impl From<WorkshopRow> for Mark {
    fn from(row: WorkshopRow) -> Self {
        Self {
            pair: row.pair_id.into(),
            id: row.id,
            strand: Strand::Workshop,
            visitor: None,
            on: london::date(row.starts_at),
            minutes: (row.ends_at - row.starts_at).num_minutes(),
            firm: if row.attended == 1 { Firm::Logged } else { Firm::Agreed },
        }
    }
}

impl Row {
    fn read(self) -> Result<Mark> {
        let firm = match self.firm.as_str() {
            "proposed" => Firm::Proposed,
            "accepted" => Firm::Agreed,
            "logged" => Firm::Logged,
            other => return Err(Error::Inconsistent(format!("{other:?} is not firm"))),
        };
        Ok(Mark {
            pair: self.pair_id.into(),
            id: self.id,
            strand: if self.visitor_id.is_some() { Strand::Shadowing } else { Strand::Conversation },
            visitor: self.visitor_id.map(ParticipantId),
            on: london::date(self.starts_at),
            minutes: (self.ends_at - self.starts_at).num_minutes(),
            firm,
        })
    }
}

impl From<TalkRow> for Mark {
    fn from(row: TalkRow) -> Self {
        Self {
            pair: row.pair_id.into(),
            id: row.id,
            strand: Strand::Conversation,
            visitor: None,
            on: row.held_on,
            minutes: row.minutes,
            firm: Firm::Logged,
        }
    }
}

/// Sessions and what is still planned.
macro_rules! select_planned {
    ($of:literal) => {
        concat!(
            "select shadowing_session.id, pair_id, visitor_id, 'logged' as firm, started_at as starts_at,
                    ended_at as ends_at
             from shadowing_session join pair on pair.id = pair_id
             where missed is null and disputed_at is null and ",
            $of,
            " union all
             select booking.id, pair_id, visitor_id, booking.state, starts_at, ends_at
             from booking join pair on pair.id = pair_id
             where booking.state in ('proposed', 'accepted') and logged_at is null and ",
            $of
        )
    };
}

/// Workshops to which a member of the pair has been, or has a seat.
macro_rules! select_workshops {
    ($of:literal) => {
        concat!(
            "select workshop.id, pair.id as pair_id, cast(max(case when attended then 1 else 0 end) as bigint) as attended, starts_at,
                    ends_at
             from pair
             join pair_member on pair_member.pair_id = pair.id and is_current
             join workshop on workshop.cohort_id = pair.cohort_id
             left join attendance on attendance.workshop_id = workshop.id
                  and attendance.participant_id = pair_member.participant_id
             left join seat on seat.workshop_id = workshop.id and seat.participant_id = pair_member.participant_id
                  and held_until is null
             where workshop.state = 'planned'
                   and (attended or (attendance.workshop_id is null and seat.workshop_id is not null)) and ",
            $of,
            " group by workshop.id, pair.id, starts_at, ends_at"
        )
    };
}

/// Conversations that count.
macro_rules! select_talks {
    ($of:literal) => {
        concat!(
            "select conversation.id, pair_id, held_on, minutes from conversation join pair on pair.id = pair_id
             where disputed_at is null and ",
            $of
        )
    };
}

fn marks(planned: Vec<Row>, talks: Vec<TalkRow>, workshops: Vec<WorkshopRow>) -> Result<Vec<Mark>> {
    let mut marks = planned.into_iter().map(Row::read).collect::<Result<Vec<_>>>()?;
    marks.extend(talks.into_iter().map(Mark::from));
    marks.extend(workshops.into_iter().map(Mark::from));
    Ok(marks)
}

/// Everything of one pair, in no order.
pub async fn of_pair(tx: &mut Tx, pair: PairId) -> Result<Vec<Mark>> {
    let planned = sql!(tx, all Row, select_planned!("pair.id = $1"), pair.0)?;
    let workshops = sql!(tx, all WorkshopRow, select_workshops!("pair.id = $1"), pair.0)?;
    let talks = sql!(tx, all TalkRow, select_talks!("pair.id = $1"), pair.0)?;
    marks(planned, talks, workshops)
}

/// Everything of the active pairs of a cohort, in no order.
pub async fn of_cohort(tx: &mut Tx, cohort: CohortId) -> Result<Vec<Mark>> {
    let planned = sql!(tx, all Row, select_planned!("pair.cohort_id = $1 and pair.state = 'active'"), cohort.0)?;
    let workshops =
        sql!(tx, all WorkshopRow, select_workshops!("pair.cohort_id = $1 and pair.state = 'active'"), cohort.0)?;
    let talks = sql!(tx, all TalkRow, select_talks!("pair.cohort_id = $1 and pair.state = 'active'"), cohort.0)?;
    marks(planned, talks, workshops)
}
