//! Logging and confirming shadowing sessions.

use crate::{
    context::{Service, Work},
    error::{Error, Result},
    pair,
    participant::{self, Step},
};
use domain::{
    event::What,
    id::{Key, ParticipantId, ShadowingId},
    london,
    pair::Member,
    participant::{State, change::Cause},
    policy::{Act, Actor, Participation},
    reflection::Reflection,
    shadowing::{Log, Session},
};
use store::shadowing::Who;

/// Logs a session; answers its id.
pub async fn log(service: &Service, actor: Option<&Actor>, key: Key, form: &Log) -> Result<ShadowingId> {
    let pair_id = form.pair.parse().map_err(|_| Error::NotFound)?;
    let me = pair::own_place(service, actor, Act::LogShadowing, pair_id)?;
    let new = form.check(service.clock.now())?;
    let warnings = form.warnings();
    if !warnings.is_empty() {
        return Err(Error::Check(warnings));
    }
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let partner = pair::partner_of(&mut work.tx, pair_id, me.participant).await?;
    let (host, visitor) =
        if new.author_visited { (partner.participant, me.participant) } else { (me.participant, partner.participant) };
    let who = Who { pair: pair_id, host, visitor, author: me.participant };
    let id: ShadowingId = work.id();
    store::shadowing::insert(&mut work.tx, id, who, &new, work.now).await?;
    begin(&mut work, &[host, visitor]).await?;
    work.event(Some(me.programme), What::ShadowingLogged { session: id, pair: pair_id }).await?;
    let link = format!("{}/shadowing/{id}", service.settings.public_url);
    let author = actor.map_or("Your partner", |actor| actor.name.as_str());
    let body = format!(
        "{author} logged a shadowing session with you on {}.\n\nPlease say whether it was so, with one tap:\n{link}\n",
        london::weekday_words(london::date(new.started_at)),
    );
    work.mail(&partner.email, &format!("Confirm your shadowing session with {author}"), &body).await?;
    work.finish(key, id).await
}

/// Whoever has a partner is under way with their first session or conversation.
pub(crate) async fn begin(work: &mut Work<'_>, members: &[ParticipantId]) -> Result<()> {
    for &id in members {
        let member = store::participant::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
        if member.state == State::Matched {
            participant::enter(work, id, member.state, Step::new(Cause::Pairing, State::Active)).await?;
        }
    }
    Ok(())
}

/// A session as a member of its pair sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The session.
    pub session: Session,
    /// The member who looks.
    pub me: ParticipantId,
    /// The member's own reflection, and what the partner released.
    pub reflections: Vec<Reflection>,
    /// Whether it waits for the member who looks to confirm it.
    pub is_mine_to_confirm: bool,
}

async fn load<'a>(
    service: &Service,
    actor: Option<&'a Actor>,
    act: Act,
    tx: &mut store::Tx,
    id: ShadowingId,
) -> Result<(Session, &'a Participation)> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let session = store::shadowing::find(tx, id).await?.ok_or(Error::NotFound)?;
    let me = pair::own_place(service, actor, act, session.pair)?;
    Ok((session, me))
}

/// The session with the reflections that the actor may read.
pub async fn show(service: &Service, actor: Option<&Actor>, id: ShadowingId) -> Result<Shown> {
    let mut tx = service.read().await?;
    let (session, me) = load(service, actor, Act::SeeShadowing, &mut tx, id).await?;
    let reflections = store::reflection::of_session_for(&mut tx, id, me.participant).await?;
    let is_mine_to_confirm = session.confirmed_at.is_none() && session.author != me.participant;
    Ok(Shown { session, me: me.participant, reflections, is_mine_to_confirm })
}

/// Says that the session was as the partner logged it. Saying it again changes nothing.
pub async fn confirm(service: &Service, actor: Option<&Actor>, id: ShadowingId) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (session, me) = load(service, actor, Act::ConfirmShadowing, &mut work.tx, id).await?;
    if session.author == me.participant {
        return Err(Error::refused("", "Your partner confirms this session, since you logged it"));
    }
    let now = work.now;
    if store::shadowing::confirm(&mut work.tx, id, me.participant, now).await? {
        work.event(Some(me.programme), What::ShadowingConfirmed { session: id, pair: session.pair }).await?;
    }
    work.commit().await
}

/// The partner with whom a log would be, and the last place that the pair logged, to suggest.
pub async fn suggestion(
    service: &Service,
    actor: Option<&Actor>,
    pair_id: domain::id::PairId,
) -> Result<(Member, Option<Session>)> {
    let me = pair::own_place(service, actor, Act::LogShadowing, pair_id)?;
    let mut tx = service.read().await?;
    let partner = pair::partner_of(&mut tx, pair_id, me.participant).await?;
    let last = store::shadowing::of_pair(&mut tx, pair_id, 1).await?.pop();
    Ok((partner, last))
}
