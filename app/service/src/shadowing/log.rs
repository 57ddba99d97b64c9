//! Logging a session, where nobody has logged it before and nobody was somewhere else.

use super::begin;
use crate::{
    booking::period,
    context::Service,
    error::{Error, Result},
    pair,
};
use domain::{
    booking::Booking,
    clash::{Firm, once},
    event::What,
    id::{BookingId, Key, PairId, ParticipantId, ShadowingId},
    london,
    mail::Kind,
    pair::Member,
    policy::{Act, Actor},
    shadowing::{Log, Session, ValidLog},
};
use store::{Tx, shadowing::Who};

/// Logs a session; answers its id.
pub async fn log(service: &Service, actor: Option<&Actor>, key: Key, form: &Log) -> Result<ShadowingId> {
    let pair_id = form.pair.parse().map_err(|_| Error::NotFound)?;
    let me = pair::own_place(service, actor, Act::LogShadowing, pair_id)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let new = form.check(work.now, &period(&mut work.tx, pair_id).await?)?;
    let warnings = form.warnings();
    if !warnings.is_empty() {
        return Err(Error::Check(warnings));
    }
    let booked = booked(&mut work.tx, pair_id, me.participant, &form.booking).await?;
    let partner = partner(&mut work.tx, pair_id, me.participant, booked.as_ref()).await?;
    let (host, visitor) =
        if new.author_visited { (partner.participant, me.participant) } else { (me.participant, partner.participant) };
    overlaps(&mut work.tx, pair_id, (host, visitor), &new, None).await?;
    let booking = booked.map(|booking| booking.id);
    let who = Who { pair: pair_id, host, visitor, author: me.participant, booking };
    let (id, now): (ShadowingId, _) = (work.id(), work.now);
    if !store::shadowing::insert(&mut work.tx, id, who, &new, now).await? {
        return Err(Error::refused("", "Your partner has logged this visit already: it is on your pair’s page"));
    }
    if let Some(booking) = booking {
        store::booking::logged(&mut work.tx, booking, Some(now)).await?;
    }
    begin(&mut work, &[host, visitor]).await?;
    crate::jotting::sent(&mut work, &form.draft).await?;
    work.event(Some(me.programme), What::ShadowingLogged { session: id, pair: pair_id }).await?;
    let link = format!("{}/shadowing/{id}", service.settings.public_url);
    let author = actor.map_or("Your partner", |actor| actor.name.as_str());
    let body = format!(
        "{author} logged a shadowing session with you on {}.\n\nPlease say whether it was so, with one tap:\n{link}\n",
        london::weekday_words(london::date(new.started_at)),
    );
    let subject = format!("Confirm your shadowing session with {author}");
    work.mail(Kind::Logged, Some(me.programme), &partner.email, &subject, &body).await?;
    work.finish(key, id).await
}

/// The visit of the pair that a log comes of, in which its author takes part.
async fn booked(tx: &mut Tx, pair_id: PairId, me: ParticipantId, typed: &str) -> Result<Option<Booking>> {
    if typed.is_empty() {
        return Ok(None);
    }
    let id: BookingId = typed.parse().map_err(|_| Error::NotFound)?;
    let booking = store::booking::find(tx, id).await?.ok_or(Error::NotFound)?;
    if is_ours(&booking, pair_id, me) { Ok(Some(booking)) } else { Err(Error::NotFound) }
}

fn is_ours(booking: &Booking, pair_id: PairId, me: ParticipantId) -> bool {
    booking.pair == pair_id && booking.visit.as_ref().is_some_and(|visit| visit.host == me || visit.visitor == me)
}

/// With whom: in a trio, the booking says.
async fn partner(tx: &mut Tx, pair_id: PairId, me: ParticipantId, booking: Option<&Booking>) -> Result<Member> {
    let Some(visit) = booking.and_then(|booking| booking.visit.as_ref()) else {
        return pair::partner_of(tx, pair_id, me).await;
    };
    let partner = if visit.host == me { visit.visitor } else { visit.host };
    let members = store::pair::members(tx, pair_id).await?;
    members.into_iter().find(|member| member.participant == partner).ok_or(Error::NotFound)
}

/// Refuses what was logged before, by whichever of the two, and a time at which either was somewhere else.
pub(super) async fn overlaps(
    tx: &mut Tx,
    pair_id: PairId,
    (host, visitor): (ParticipantId, ParticipantId),
    log: &ValidLog,
    but: Option<ShadowingId>,
) -> Result<()> {
    let (from, to) = (log.started_at, log.ended_at);
    let mut ours = store::shadowing::at_the_time(tx, pair_id, from, to).await?;
    ours.retain(|one| Some(one.id) != but);
    if let Some(same) = ours.iter().find(|one| (one.host, one.visitor) == (host, visitor)) {
        return Err(Error::refused("from", same.is_there_words()));
    }
    // Two of a trio may visit the third together.
    let is_beside = |id| ours.iter().any(|one| one.id.0 == id && one.host == host);
    let mut busy = store::clash::of_members(tx, pair_id, from, to).await?;
    busy.retain(|one| {
        let is_of_them = one.whose == host || one.whose == visitor;
        let is_this = but.is_some_and(|but| one.id == but.0);
        one.firm == Firm::Logged && is_of_them && !is_this && !is_beside(one.id)
    });
    match once(busy).first() {
        Some(one) => {
            Err(Error::refused("from", format!("At this time {}. Change when this began or ended", one.words())))
        }
        None => Ok(()),
    }
}

/// What the form to log one begins with.
#[derive(Clone, Debug)]
pub struct Suggested {
    /// Who logs it.
    pub me: ParticipantId,
    /// With whom.
    pub partner: Member,
    /// The last one that the pair logged.
    pub last: Option<Session>,
    /// The booking that is to be logged.
    pub booking: Option<Booking>,
}

/// What the form to log one begins with; with `booking`, everything that was agreed on.
pub async fn suggestion(
    service: &Service,
    actor: Option<&Actor>,
    pair_id: PairId,
    booking: Option<BookingId>,
) -> Result<Suggested> {
    let me = pair::own_place(service, actor, Act::LogShadowing, pair_id)?.participant;
    let mut tx = service.read().await?;
    let booking = match booking {
        Some(id) => store::booking::find(&mut tx, id).await?.filter(|one| is_ours(one, pair_id, me)),
        None => None,
    };
    let partner = partner(&mut tx, pair_id, me, booking.as_ref()).await?;
    let last = store::shadowing::of_pair(&mut tx, pair_id, 1).await?.pop();
    Ok(Suggested { me, partner, last, booking })
}
