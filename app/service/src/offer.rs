//! Offers: a host says what they can show, and a visitor of their pair asks for it with a date.

use crate::{
    context::{Service, Work},
    error::{Error, Result},
    pair,
};
use chrono::{DateTime, Utc};
use domain::{
    booking::{self, Booking},
    event::What,
    id::{BookingId, Key, OfferId, PairId, ParticipantId, ProgrammeId},
    london,
    offer::{Form, Offer},
    policy::{Act, Actor, Participation, Place},
    preparation::Happened,
    shadowing::length_words,
};
use store::Tx;

/// Offers of a pair that are shown.
const MOST: i64 = 100;

/// What is said of an offer that nobody of the pair has made.
const OF_NOBODY_HERE: &str =
    "This offer is not one of your partner’s: a visit takes place within a pair. You can propose a visit of your own";

/// What the members of a pair offer.
#[derive(Clone, Debug)]
pub struct Offers {
    /// The member who looks.
    pub me: ParticipantId,
    /// What the others show, the earliest first.
    pub theirs: Vec<Offer>,
    /// What the member who looks shows.
    pub mine: Vec<Offer>,
}

/// What the members of a pair offer: a visit takes place within a pair, so that what others show is not to be had.
pub async fn list(service: &Service, actor: Option<&Actor>, pair: PairId) -> Result<Offers> {
    let me = pair::own_place(service, actor, Act::SeeOffers, pair)?.participant;
    let mut tx = service.read().await?;
    let (mine, theirs) = store::offer::of_pair(&mut tx, pair, MOST).await?.into_iter().partition(|one| one.host == me);
    Ok(Offers { me, theirs, mine })
}

/// Makes an offer; answers its id.
pub async fn make(service: &Service, actor: Option<&Actor>, key: Key, form: &Form) -> Result<OfferId> {
    let pair = form.pair.parse().map_err(|_| Error::NotFound)?;
    let me = pair::own_place(service, actor, Act::MakeOffer, pair)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let new = form.check()?;
    looked_at_again(form)?;
    let (id, now): (OfferId, _) = (work.id(), work.now);
    store::offer::insert(&mut work.tx, id, me.participant, &new, now).await?;
    work.event(Some(me.programme), What::Before { happened: Happened::OfferMade { offer: id } }).await?;
    work.finish(key, id).await
}

fn looked_at_again(form: &Form) -> Result<()> {
    let warnings = form.warnings();
    if warnings.is_empty() { Ok(()) } else { Err(Error::Check(warnings)) }
}

/// The actor's own offer and its programme.
async fn own(service: &Service, actor: Option<&Actor>, tx: &mut Tx, id: OfferId) -> Result<(Offer, ProgrammeId)> {
    let actor = actor.ok_or(Error::SignedOut)?;
    let offer = store::offer::find(tx, id).await?.ok_or(Error::NotFound)?;
    let place = Place { participant: Some(offer.host), ..Place::default() };
    let actor = service.authorise(Some(actor), Act::ChangeOffer, &place)?;
    let held = actor.participations.iter().find(|held| held.participant == offer.host);
    Ok((offer, held.ok_or(Error::Forbidden)?.programme))
}

/// One of the actor's own offers, for the form that changes it.
pub async fn show(service: &Service, actor: Option<&Actor>, id: OfferId) -> Result<Offer> {
    let mut tx = service.read().await?;
    Ok(own(service, actor, &mut tx, id).await?.0)
}

/// Changes one's own offer. What was asked for before keeps its date and length.
pub async fn change(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: OfferId,
    version: i64,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (before, programme) = own(service, actor, &mut work.tx, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    if before.withdrawn_at.is_some() {
        return Err(Error::refused("", "You have withdrawn this offer: make another from what you typed"));
    }
    let new = form.check()?;
    looked_at_again(form)?;
    if !store::offer::update(&mut work.tx, (id, version), &new).await? {
        return Err(Error::Conflict { theirs: told(&before), version: before.version });
    }
    work.event(Some(programme), What::Before { happened: Happened::OfferChanged { offer: id } }).await?;
    work.finish(key, ()).await
}

/// What was saved meanwhile, beside what was typed.
fn told(saved: &Offer) -> Vec<(String, String)> {
    [
        ("kind", saved.kind.words().to_owned()),
        ("other", saved.other.clone()),
        ("hours", length_words(saved.minutes)),
        ("notice", saved.notice_days.to_string()),
        ("times", saved.times.to_string()),
        ("bring", saved.bring.clone()),
        ("about", saved.about.clone()),
    ]
    .map(|(field, text)| (field.to_owned(), text))
    .into()
}

/// Withdraws one's own offer. It is kept for the bookings that came of it; withdrawing it again changes nothing.
pub async fn withdraw(service: &Service, actor: Option<&Actor>, id: OfferId) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (_, programme) = own(service, actor, &mut work.tx, id).await?;
    let now = work.now;
    if !store::offer::withdraw(&mut work.tx, id, now).await? {
        return Ok(());
    }
    work.event(Some(programme), What::Before { happened: Happened::OfferWithdrawn { offer: id } }).await?;
    work.commit().await
}

/// An offer that somebody would ask for, or why they cannot.
pub type Wanted = std::result::Result<Offer, String>;

/// The offer that the address names, for the form that asks for it.
pub async fn wanted(service: &Service, actor: Option<&Actor>, pair: PairId, offer: &str) -> Result<Wanted> {
    let me = pair::own_place(service, actor, Act::SeeOffers, pair)?;
    let mut tx = service.read().await?;
    open(&mut tx, me, pair, offer).await
}

async fn open(tx: &mut Tx, me: &Participation, pair: PairId, offer: &str) -> Result<Wanted> {
    let found = match offer.parse() {
        Ok(id) => store::offer::find(tx, id).await?,
        Err(_) => None,
    };
    let members = store::pair::members(tx, pair).await?;
    let is_partners =
        |one: &Offer| one.host != me.participant && members.iter().any(|member| member.participant == one.host);
    let Some(offer) = found.filter(is_partners) else { return Ok(Err(OF_NOBODY_HERE.to_owned())) };
    let closed = offer.why_closed();
    Ok(closed.map_or(Ok(offer), Err))
}

/// The offer that a proposal asks for, if it asks for any.
pub(crate) async fn asked(
    work: &mut Work<'_>,
    me: &Participation,
    pair: PairId,
    form: &booking::Form,
) -> Result<Option<Offer>> {
    if form.offer.is_empty() {
        return Ok(None);
    }
    let offer = open(&mut work.tx, me, pair, &form.offer).await?.map_err(|why| Error::refused("", why))?;
    if let Some(earlier) = store::offer::asked_by(&mut work.tx, offer.id, me.participant).await? {
        let earlier = store::booking::find(&mut work.tx, earlier).await?.ok_or(Error::NotFound)?;
        let why = format!(
            "You have asked for this already, for {}: wait for the answer, or suggest another time there",
            earlier.when()
        );
        return Err(Error::refused("", why));
    }
    Ok(Some(offer))
}

/// Whether a date keeps the notice that the host of an offer needs; the message stands where the day was chosen.
pub(crate) fn keeps_notice(
    offer: &Offer,
    form: &booking::Form,
    starts_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    let field = if form.day == "other" { "date" } else { "day" };
    let why = offer.why_too_soon(london::date(starts_at), london::date(now));
    why.map_or(Ok(()), |why| Err(Error::refused(field, why)))
}

/// The offer that a booking came of.
pub(crate) async fn of_booking(tx: &mut Tx, id: BookingId) -> Result<Option<Offer>> {
    let preparation = store::preparation::find(tx, id).await?;
    let Some(id) = preparation.and_then(|preparation| preparation.offer) else { return Ok(None) };
    Ok(Some(store::offer::find(tx, id).await?.ok_or(Error::NotFound)?))
}

/// Whether the offer that a booking came of has a time left for it.
pub(crate) async fn has_time_left(tx: &mut Tx, booking: &Booking) -> Result<()> {
    let Some(offer) = of_booking(tx, booking.id).await? else { return Ok(()) };
    if offer.left() > 0 {
        return Ok(());
    }
    let why = format!(
        "Every time of the offer ‘{}’ is taken: its host can offer it more often, or decline this",
        offer.title()
    );
    Err(Error::refused("", why))
}
