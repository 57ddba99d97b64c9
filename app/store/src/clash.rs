//! What the members of a pair have at some time: planned and logged in this pair and in any other, workshops, and what
//! their own calendars say.

use crate::{
    Error, Result, Tx,
    instant::{Instant, at},
};
use chrono::{DateTime, Utc};
use domain::{
    clash::{Busy, Firm, What},
    id::PairId,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    whose_id: Uuid,
    name: String,
    kind: String,
    detail: String,
    firm: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    starts_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ends_at: DateTime<Utc>,
}

impl Row {
    fn read(self) -> Result<Busy> {
        let firm = match self.firm.as_str() {
            "proposed" => Firm::Proposed,
            "accepted" => Firm::Agreed,
            "logged" => Firm::Logged,
            other => return Err(Error::Inconsistent(format!("{other:?} is not firm"))),
        };
        let what = match self.kind.as_str() {
            "conversation" => What::Conversation { with: self.detail },
            "visit" => What::Visit { with: self.detail },
            "workshop" => What::Workshop { title: self.detail },
            _ => What::Otherwise,
        };
        Ok(Busy {
            id: self.id,
            whose: self.whose_id.into(),
            name: self.name,
            what,
            firm,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
        })
    }
}

/// What the members of a pair have between two instants: a row for each of them and each other person, the earliest
/// first. A booking that was logged is told of as what was logged.
pub async fn of_members(tx: &mut Tx, pair: PairId, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Busy>> {
    let bounds: (Instant, Instant) = (at(from), at(to));
    let rows = sql!(
        tx,
        all Row,
        "with ours as (
             select mine.id as whose_id, held.id as held_id, trim(first_name || ' ' || last_name) as name,
                    mine.person_id
             from pair_member
             join participant as mine on mine.id = pair_member.participant_id
             join person on person.id = mine.person_id
             join participant as held on held.person_id = mine.person_id
             where pair_id = $1 and is_current
         ), theirs as (
             select whose_id, held_id, name, pair_id
             from ours join pair_member on pair_member.participant_id = held_id
         ), meets as (
             select whose_id, held_id, name, booking.id, booking.pair_id, host_id, visitor_id, booking.state as firm,
                    starts_at, ends_at
             from theirs join booking on booking.pair_id = theirs.pair_id
             where booking.state in ('proposed', 'accepted') and logged_at is null
                   and starts_at < $3 and ends_at > $2
             union all
             select whose_id, held_id, name, shadowing_session.id, shadowing_session.pair_id, host_id, visitor_id,
                    'logged', started_at, ended_at
             from theirs join shadowing_session on shadowing_session.pair_id = theirs.pair_id
             where started_at < $3 and ended_at > $2
             union all
             select whose_id, held_id, name, conversation.id, conversation.pair_id, null, null, 'logged', started_at,
                    ended_at
             from theirs join conversation on conversation.pair_id = theirs.pair_id
             where started_at < $3 and ended_at > $2 and disputed_at is null
         )
         select meets.id, whose_id, name, trim(first_name || ' ' || last_name) as detail,
                case when host_id is null then 'conversation' else 'visit' end as kind, firm, starts_at, ends_at
         from meets
         join pair_member on pair_member.pair_id = meets.pair_id and pair_member.participant_id <> held_id
         join participant on participant.id = pair_member.participant_id
         join person on person.id = participant.person_id
         where host_id is null
               or (held_id in (host_id, visitor_id) and pair_member.participant_id in (host_id, visitor_id))
         union all
         select workshop.id, whose_id, name, title, 'workshop', 'accepted', starts_at, ends_at
         from ours
         join seat on seat.participant_id = held_id and held_until is null
         join workshop on workshop.id = seat.workshop_id
         where workshop.state = 'planned' and starts_at < $3 and ends_at > $2
         union all
         select whose_id, whose_id, name, '', 'own', 'accepted', starts_at, ends_at
         from ours join busy on busy.person_id = ours.person_id
         where whose_id = held_id and starts_at < $3 and ends_at > $2
         order by starts_at, id, whose_id",
        pair.0,
        bounds.0,
        bounds.1,
    )?;
    rows.into_iter().map(Row::read).collect()
}
