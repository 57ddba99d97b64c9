//! Planning a conversation or a shadowing visit: one proposes, the other answers, either calls it off.

mod by_link;
mod planning;
mod telling;

pub use by_link::{Asked, answer_by_link, asked, move_by_link, times};
pub use planning::{Free, Planning, planning};
use telling::tell;
pub(crate) use telling::tell_called_off;

use crate::{
    context::{Service, Work},
    error::{Error, Result},
    offer, pair, shape,
};
use chrono::NaiveDate;
use domain::{
    booking::{Booking, Form, Part, State, Valid, Word},
    event::What,
    id::{BookingId, Key, PairId, ParticipantId},
    london,
    pair::Member,
    policy::{Act, Actor, Participation},
    preparation::objectives,
    problems::Problems,
};
use std::ops::RangeInclusive;
use store::{Tx, booking::Who};

/// Bookings of a pair that are shown.
const MOST: i64 = 100;

/// The days on which a pair may plan and log: from the day on which it was formed to its cohort's last.
pub(crate) async fn period(tx: &mut Tx, pair: PairId) -> Result<RangeInclusive<NaiveDate>> {
    let (first, last) = store::pair::period(tx, pair).await?.ok_or(Error::NotFound)?;
    Ok(first..=last)
}

/// Proposes a booking; answers its id.
pub async fn propose(service: &Service, actor: Option<&Actor>, key: Key, form: &Form) -> Result<BookingId> {
    let pair = form.pair.parse().map_err(|_| Error::NotFound)?;
    let me = pair::own_place(service, actor, Act::PlanBooking, pair)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let offer = offer::asked(&mut work, me, pair, form).await?;
    // Whoever asks for an offer visits its host.
    let form = match &offer {
        Some(offer) => &Form { part: "visitor".to_owned(), with: offer.host.to_string(), ..form.clone() },
        None => form,
    };
    let minutes = offer.as_ref().map(|offer| offer.minutes);
    let new = form.check_lasting(minutes, work.now, &period(&mut work.tx, pair).await?)?;
    if let Some(offer) = &offer {
        offer::keeps_notice(offer, form, new.starts_at, work.now)?;
    }
    looked_at_again(form.warnings())?;
    let id = book(&mut work, me, pair, &form.with, &new).await?;
    // Only who visits has objectives of the visit.
    let objectives = objectives(&form.objectives).ok().filter(|_| new.part == Part::Visits).unwrap_or_default();
    if offer.is_some() || !objectives.is_empty() {
        store::preparation::insert(&mut work.tx, id, offer.map(|offer| offer.id), &objectives).await?;
    }
    tell_of_new(&mut work, actor, id).await?;
    work.finish(key, id).await
}

/// Proposes a conversation in another use case's work.
pub(crate) async fn propose_in(
    work: &mut Work<'_>,
    actor: Option<&Actor>,
    me: &Participation,
    pair: PairId,
    new: &Valid,
) -> Result<()> {
    let id = book(work, me, pair, "", new).await?;
    tell_of_new(work, actor, id).await
}

/// Writes to the others of a new proposal.
pub(crate) async fn tell_of_new(work: &mut Work<'_>, actor: Option<&Actor>, id: BookingId) -> Result<()> {
    let booking = store::booking::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    tell(work, actor, &booking, None).await
}

/// Keeps a proposal of a member and records it; whoever calls it tells the others.
pub(crate) async fn book(
    work: &mut Work<'_>,
    me: &Participation,
    pair: PairId,
    with: &str,
    new: &Valid,
) -> Result<BookingId> {
    let others = store::pair::members(&mut work.tx, pair).await?;
    let others: Vec<_> = others.into_iter().filter(|member| member.participant != me.participant).collect();
    let partner = others.first().ok_or(Error::NotFound)?.participant;
    let chosen = others.iter().find(|member| member.participant.to_string() == with);
    let partner = chosen.map_or(partner, |member| member.participant);
    let visit = match new.part {
        Part::Talks => None,
        Part::Visits => Some((partner, me.participant)),
        Part::Hosts => Some((me.participant, partner)),
    };
    let (id, now): (BookingId, _) = (work.id(), work.now);
    let who = Who { pair, visit, proposer: me.participant };
    store::booking::insert(&mut work.tx, id, who, new, now).await?;
    work.event(Some(me.programme), What::BookingProposed { booking: id, pair }).await?;
    Ok(id)
}

fn looked_at_again(warnings: Problems) -> Result<()> {
    if warnings.is_empty() { Ok(()) } else { Err(Error::Check(warnings)) }
}

/// A booking as a member of its pair sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The booking.
    pub booking: Booking,
    /// The member who looks.
    pub me: ParticipantId,
    /// The others in the pair.
    pub partners: Vec<Member>,
    /// Whether the member who looks is asked for an answer.
    pub is_mine_to_answer: bool,
    /// Whether it is to be logged now.
    pub is_to_be_logged: bool,
    /// What to say where it was proposed at shorter notice than rotas need.
    pub warning: Option<String>,
    /// What is in the way: what, with whom, and how bad.
    pub clashes: Vec<String>,
    /// Whether it may still be moved or called off: the pair goes on, and nothing was logged of it.
    pub may_change: bool,
}

/// A booking, and the actor's place in its pair.
pub(crate) async fn load<'a>(
    service: &Service,
    actor: Option<&'a Actor>,
    act: Act,
    tx: &mut Tx,
    id: BookingId,
) -> Result<(Booking, &'a Participation)> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let booking = store::booking::find(tx, id).await?.ok_or(Error::NotFound)?;
    let me = pair::own_place(service, actor, act, booking.pair)?;
    Ok((booking, me))
}

/// One booking.
pub async fn show(service: &Service, actor: Option<&Actor>, id: BookingId) -> Result<Shown> {
    let mut tx = service.read().await?;
    let (booking, me) = load(service, actor, Act::SeeBooking, &mut tx, id).await?;
    let mut partners = store::pair::members(&mut tx, booking.pair).await?;
    let may_change = booking.state.is_open() && booking.logged_at.is_none() && me.pair == Some(booking.pair);
    let is_to_come = may_change && booking.ends_at > service.clock.now();
    let clashes = if is_to_come { planning::in_the_way(&mut tx, &booking, &partners).await? } else { Vec::new() };
    partners.retain(|member| member.participant != me.participant);
    let notice_days = shape::of(&mut tx, me.programme).await?.notice_days(booking.strand());
    Ok(Shown {
        me: me.participant,
        partners,
        is_mine_to_answer: may_change && booking.waits_for(me.participant),
        is_to_be_logged: may_change && booking.is_to_be_logged(service.clock.now()),
        warning: booking.notice_warning(notice_days).filter(|_| is_to_come),
        clashes,
        may_change,
        booking,
    })
}

/// The bookings of a pair from its beginning on, the earliest first.
pub async fn of_pair(service: &Service, actor: Option<&Actor>, pair: PairId) -> Result<Vec<Booking>> {
    pair::own_place(service, actor, Act::SeeBooking, pair)?;
    let mut tx = service.read().await?;
    Ok(store::booking::of_pair(&mut tx, pair, chrono::DateTime::UNIX_EPOCH, MOST).await?)
}

/// Says yes to the time that stands. Saying it again changes nothing.
pub async fn accept(service: &Service, actor: Option<&Actor>, id: BookingId, version: i64) -> Result<()> {
    answer(service, actor, id, version, (State::Accepted, "")).await
}

/// Says no to it, with a word.
pub async fn decline(service: &Service, actor: Option<&Actor>, id: BookingId, version: i64, form: &Word) -> Result<()> {
    let word = form.check()?;
    looked_at_again(form.warnings())?;
    answer(service, actor, id, version, (State::Declined, &word)).await
}

async fn answer(
    service: &Service,
    actor: Option<&Actor>,
    id: BookingId,
    version: i64,
    (state, said): (State, &str),
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (booking, me) = load(service, actor, Act::PlanBooking, &mut work.tx, id).await?;
    if booking.state == state {
        return Ok(());
    }
    unchanged(&booking, version)?;
    if !booking.waits_for(me.participant) {
        return Err(Error::refused("", not_to_answer(&booking, me.participant)));
    }
    if state == State::Accepted {
        offer::has_time_left(&mut work.tx, &booking).await?;
    }
    settle(work, actor, me, &booking, (state, said)).await
}

fn not_to_answer(booking: &Booking, me: ParticipantId) -> String {
    if !booking.state.is_open() {
        return format!("This is {} already: propose another time", booking.state.words().to_lowercase());
    }
    if booking.proposer == me {
        return "You proposed this, so your partner answers: move it or cancel it instead".to_owned();
    }
    "This visit is between the others of your group, who answer for themselves".to_owned()
}

/// Calls it off, with a word. Calling it off again changes nothing.
pub async fn cancel(service: &Service, actor: Option<&Actor>, id: BookingId, version: i64, form: &Word) -> Result<()> {
    let said = form.check()?;
    looked_at_again(form.warnings())?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (booking, me) = load(service, actor, Act::PlanBooking, &mut work.tx, id).await?;
    if booking.state == State::Cancelled {
        return Ok(());
    }
    unchanged(&booking, version)?;
    open(&booking, me.participant)?;
    settle(work, actor, me, &booking, (State::Cancelled, &said)).await
}

async fn settle(
    mut work: Work<'_>,
    actor: Option<&Actor>,
    me: &Participation,
    booking: &Booking,
    (state, said): (State, &str),
) -> Result<()> {
    if !store::booking::settle(&mut work.tx, (booking.id, booking.version), state, said).await? {
        return Err(store::Error::Again.into());
    }
    let what = What::BookingSettled { booking: booking.id, pair: booking.pair, state };
    work.event(Some(me.programme), what).await?;
    let settled = store::booking::find(&mut work.tx, booking.id).await?.ok_or(Error::NotFound)?;
    tell(&mut work, actor, &settled, Some(booking)).await?;
    work.commit().await
}

/// Proposes another time, which the other then answers.
pub async fn move_(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: BookingId,
    version: i64,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (booking, me) = load(service, actor, Act::PlanBooking, &mut work.tx, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    // What is planned stays what it is; only when and where change.
    let part = match &booking.visit {
        None => "conversation",
        Some(visit) if visit.visitor == me.participant => "visitor",
        Some(_) => "host",
    };
    let form = Form { part: part.to_owned(), ..form.clone() };
    let new = form.check(work.now, &period(&mut work.tx, booking.pair).await?)?;
    looked_at_again(form.warnings())?;
    if booking.version != version {
        return Err(Error::Conflict { theirs: theirs(&booking), version: booking.version });
    }
    open(&booking, me.participant)?;
    if is_as_it_stands(&booking, &new) {
        return Err(Error::refused(
            "",
            "This is what stands already: choose another time or place, or leave it as it is",
        ));
    }
    let now = work.now;
    // A host may be quicker than their own offer says.
    let offer = offer::of_booking(&mut work.tx, id).await?.filter(|offer| offer.host != me.participant);
    if let Some(offer) = offer {
        offer::keeps_notice(&offer, &form, new.starts_at, now)?;
    }
    // Whoever leads the area has agreed to a day.
    if london::date(new.starts_at) != london::date(booking.starts_at) {
        store::preparation::forget_area(&mut work.tx, id).await?;
    }
    if !store::booking::move_to(&mut work.tx, (id, version), me.participant, &new, now).await? {
        return Err(store::Error::Again.into());
    }
    work.event(Some(me.programme), What::BookingMoved { booking: id, pair: booking.pair }).await?;
    let moved = store::booking::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    tell(&mut work, actor, &moved, Some(&booking)).await?;
    work.finish(key, ()).await
}

fn is_as_it_stands(booking: &Booking, new: &Valid) -> bool {
    let times = (new.starts_at, new.ends_at) == (booking.starts_at, booking.ends_at);
    times && (new.means, &new.place, &new.agenda) == (booking.means, &booking.place, &booking.agenda)
}

/// What somebody else changed meanwhile, beside what was typed.
fn theirs(booking: &Booking) -> Vec<(String, String)> {
    [
        ("day", booking.when()),
        ("means", booking.means.words().to_owned()),
        ("place", booking.place.clone()),
        ("agenda", booking.agenda.clone()),
    ]
    .map(|(field, text)| (field.to_owned(), text))
    .into()
}

fn unchanged(booking: &Booking, version: i64) -> Result<()> {
    if booking.version == version {
        return Ok(());
    }
    Err(Error::refused("", "This was changed while you looked at it: look at what it is now, then answer"))
}

fn open(booking: &Booking, me: ParticipantId) -> Result<()> {
    if !booking.concerns(me) {
        return Err(Error::refused("", "This visit is between the others of your group, who plan it themselves"));
    }
    if booking.logged_at.is_some() {
        return Err(Error::refused("", "This has taken place and is logged: plan the next one instead"));
    }
    if booking.state.is_open() { Ok(()) } else { Err(Error::refused("", not_to_answer(booking, me))) }
}
