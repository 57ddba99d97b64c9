//! What must be ready before a shadowing visit, as its host and its visitor see it.

use crate::{
    booking::load,
    clearance, confidentiality,
    context::{Service, Work},
    error::{Error, Result},
    pair,
};
use domain::{
    booking::{Booking, Part, State, Visit},
    event::What,
    id::{BookingId, Key, PairId},
    offer::Offer,
    policy::{Act, Actor, Participation},
    preparation::{Form, Happened, Preparation},
};

/// Bookings of a pair that are looked at.
const MOST: i64 = 100;

/// What is known of a visit before it takes place.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What is kept of it.
    pub preparation: Preparation,
    /// The offer that it came of.
    pub offer: Option<Offer>,
    /// What whoever looks does on it; nothing where they are the third of a group.
    pub part: Option<Part>,
    /// Whether anything of it may still change: the visit is to come, and the pair goes on.
    pub is_to_come: bool,
    /// Whether the visitor has read the programme's present text on confidentiality.
    pub has_read: bool,
    /// What the visitor still needs to be let into the host's organisation; nothing where both are of one.
    pub needs: Vec<String>,
    /// What of it they have and expires soon.
    pub expiring: Vec<String>,
}

/// What is known of a booking before it takes place; nothing of a conversation.
pub async fn show(service: &Service, actor: Option<&Actor>, id: BookingId) -> Result<Option<Shown>> {
    let mut tx = service.read().await?;
    let (booking, me) = load(service, actor, Act::SeePreparation, &mut tx, id).await?;
    let Some(visit) = &booking.visit else { return Ok(None) };
    let preparation = store::preparation::find(&mut tx, id).await?.unwrap_or_else(|| Preparation::none(id));
    let offer = match preparation.offer {
        Some(offer) => store::offer::find(&mut tx, offer).await?,
        None => None,
    };
    let now = service.clock.now();
    let checked = clearance::of_visit(&mut tx, me.programme, &booking, visit, now).await?;
    Ok(Some(Shown {
        preparation,
        offer,
        part: part_of(visit, me),
        is_to_come: is_to_come(&booking, me, now),
        has_read: confidentiality::has_read(&mut tx, visit.visitor, me.programme).await?,
        needs: checked.needs,
        expiring: checked.expiring,
    }))
}

fn part_of(visit: &Visit, me: &Participation) -> Option<Part> {
    let visits = (visit.visitor == me.participant).then_some(Part::Visits);
    visits.or_else(|| (visit.host == me.participant).then_some(Part::Hosts))
}

fn is_to_come(booking: &Booking, me: &Participation, now: chrono::DateTime<chrono::Utc>) -> bool {
    let is_open = booking.state.is_open() && booking.logged_at.is_none();
    is_open && booking.ends_at > now && me.pair == Some(booking.pair)
}

/// A visit with what its visitor has to do before it.
#[derive(Clone, Debug)]
pub struct ToDo {
    /// The visit.
    pub booking: Booking,
    /// Whether they have read the programme's present text on confidentiality.
    pub has_read: bool,
    /// What they still need to be let into the host's organisation.
    pub needs: Vec<String>,
}

/// The visits of a pair that are to come, by whoever looks, and for which they have something to do.
pub async fn to_do(service: &Service, actor: Option<&Actor>, pair: PairId) -> Result<Vec<ToDo>> {
    let me = pair::own_place(service, actor, Act::SeePreparation, pair)?;
    let mut tx = service.read().await?;
    let now = service.clock.now();
    let bookings = store::booking::open_of_pair(&mut tx, pair, MOST).await?;
    let mine = |booking: &Booking| booking.visit.as_ref().is_some_and(|visit| visit.visitor == me.participant);
    let visits: Vec<_> = bookings.into_iter().filter(|booking| is_to_come(booking, me, now) && mine(booking)).collect();
    if visits.is_empty() {
        return Ok(Vec::new());
    }
    let has_read = confidentiality::has_read(&mut tx, me.participant, me.programme).await?;
    let members = store::pair::members(&mut tx, pair).await?;
    let held = store::clearance::of(&mut tx, me.participant).await?;
    let own = clearance::own(&mut tx, me.programme).await?;
    let to_do = visits.into_iter().map(|booking| {
        let needs = clearance::still_needed(&own, &booking, &members, &held);
        ToDo { booking, has_read, needs }
    });
    Ok(to_do.filter(|one| !one.has_read || !one.needs.is_empty()).collect())
}

/// The visit of a booking that may still be prepared.
async fn open<'a>(
    service: &Service,
    actor: Option<&'a Actor>,
    work: &mut Work<'_>,
    id: BookingId,
) -> Result<(Visit, &'a Participation)> {
    let (booking, me) = load(service, actor, Act::PrepareVisit, &mut work.tx, id).await?;
    let Some(visit) = booking.visit.clone() else {
        return Err(Error::refused("", "This is a conversation: only visits are prepared like this"));
    };
    if !booking.state.is_open() || booking.logged_at.is_some() {
        let state = if booking.logged_at.is_some() { "logged" } else { booking.state.words() }.to_lowercase();
        return Err(Error::refused("", format!("This visit is {state} already: nothing of it changes any more")));
    }
    Ok((visit, me))
}

/// Keeps what the visitor wants to see or learn.
pub async fn write_objectives(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: BookingId,
    version: i64,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (visit, me) = open(service, actor, &mut work, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    if visit.visitor != me.participant {
        let why = format!("{} visits, and writes what they want to see or learn", visit.visitor_name);
        return Err(Error::refused("", why));
    }
    let objectives = form.check()?;
    let warnings = form.warnings();
    if !warnings.is_empty() {
        return Err(Error::Check(warnings));
    }
    if !store::preparation::set_objectives(&mut work.tx, (id, version), &objectives).await? {
        let saved = store::preparation::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
        let theirs = vec![("objectives".to_owned(), saved.objectives.join("\n"))];
        return Err(Error::Conflict { theirs, version: saved.version });
    }
    work.event(Some(me.programme), What::Before { happened: Happened::ObjectivesWritten { booking: id } }).await?;
    work.finish(key, ()).await
}

/// Notes that the lead of the area has agreed, as the host says. Saying it again changes nothing.
pub async fn agree_area(service: &Service, actor: Option<&Actor>, id: BookingId) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (visit, me) = open(service, actor, &mut work, id).await?;
    if visit.host != me.participant {
        let why = format!("{} is visited, and says whether the lead of the area has agreed", visit.host_name);
        return Err(Error::refused("", why));
    }
    let now = work.now;
    if !store::preparation::agree_area(&mut work.tx, id, now).await? {
        return Ok(());
    }
    work.event(Some(me.programme), What::Before { happened: Happened::AreaAgreed { booking: id } }).await?;
    work.commit().await
}

/// Whether an agreed visit is held until its visitor has what they need.
pub fn is_held(booking: &Booking, needs: &[String]) -> bool {
    booking.state == State::Accepted && !needs.is_empty()
}
