//! What the form that proposes a booking begins with: dates that suit both, and what is in the way.

use crate::{context::Service, error::Result, pair, shape};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{
    booking::{Booking, Half, Suggestion, half_of, safe_from, suggested},
    clash::{Busy, once},
    id::{BookingId, PairId},
    introduction, london,
    pair::Member,
    policy::{Act, Actor},
    strand::Strand,
};
use store::Tx;

/// Half-days that are suggested.
const SUGGESTED: usize = 6;

/// A half-day that suits all, and what is in the way all the same.
#[derive(Clone, Debug)]
pub struct Free {
    /// The half-day.
    pub half_day: Suggestion,
    /// What somebody has then.
    pub clashes: Vec<Busy>,
}

/// What the form begins with.
#[derive(Clone, Debug)]
pub struct Planning {
    /// With whom.
    pub partners: Vec<Member>,
    /// How many days rotas need.
    pub notice_days: u16,
    /// The first day that is safe to book.
    pub safe_from: NaiveDate,
    /// Half-days that suit all, no sooner than that.
    pub free: Vec<Free>,
    /// Where they met last.
    pub place: String,
}

/// What the form that proposes something of a strand begins with.
pub async fn planning(service: &Service, actor: Option<&Actor>, id: PairId, strand: Strand) -> Result<Planning> {
    let me = pair::own_place(service, actor, Act::PlanBooking, id)?;
    let mut tx = service.read().await?;
    let mut partners = store::pair::members(&mut tx, id).await?;
    let shared = introduction::shared(partners.iter().map(|member| member.availability));
    partners.retain(|member| member.participant != me.participant);
    let notice_days = shape::of(&mut tx, me.programme).await?.notice_days(strand);
    let period = super::period(&mut tx, id).await?;
    let tomorrow = london::date(service.clock.now()).succ_opt().unwrap_or_default();
    let first = safe_from(notice_days, london::date(service.clock.now()));
    let from = first.max(tomorrow).max(*period.start());
    let halves = suggested(shared, from, *period.end(), SUGGESTED);
    let busy = match (halves.first(), halves.last()) {
        (Some(first), Some(last)) => store::clash::of_members(&mut tx, id, first.stretch().0, last.stretch().1).await?,
        _ => Vec::new(),
    };
    let busy = once(busy);
    let free = halves.into_iter().map(|half_day| {
        let (from, to) = half_day.stretch();
        let clashes = busy.iter().filter(|one| one.starts_at < to && one.ends_at > from).cloned().collect();
        Free { half_day, clashes }
    });
    let free = free.collect();
    let last = store::conversation::of_pair(&mut tx, id, 1).await?.pop();
    let place = last.filter(|_| strand == Strand::Conversation).map_or_else(String::new, |last| last.place);
    Ok(Planning { partners, notice_days, safe_from: first, free, place })
}

/// What is in the way of a booking: what, with whom, and how bad.
pub(super) async fn in_the_way(tx: &mut Tx, booking: &Booking, members: &[Member]) -> Result<Vec<String>> {
    let (from, to) = (booking.starts_at, booking.ends_at);
    let busy = once(store::clash::of_members(tx, booking.pair, from, to).await?);
    let others = busy.iter().filter(|one| BookingId(one.id) != booking.id);
    let mut words: Vec<_> = others.map(|one| one.words_within(from, to)).collect();
    words.extend(members.iter().filter(|member| booking.concerns(member.participant)).filter_map(|member| {
        let half = unusual(member, from)?;
        Some(format!("{} is not usually free {half}", member.name))
    }));
    Ok(words)
}

/// The half-day, in words, where a member has said when they are free and this is not then.
fn unusual(member: &Member, starts_at: DateTime<Utc>) -> Option<String> {
    let at = half_of(starts_at);
    let is_afternoon = at.half == Half::Afternoon;
    let is_free = member.availability.has(at.on.weekday().num_days_from_monday(), is_afternoon);
    let half = if is_afternoon { "afternoons" } else { "mornings" };
    (!member.availability.is_empty() && !is_free).then(|| format!("on {} {half}", at.on.format("%A")))
}
