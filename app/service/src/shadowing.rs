//! Logging, changing and confirming shadowing sessions.

mod certificate;
mod change;
mod log;

pub use certificate::certificate;
pub use change::{change, dispute, to_change};
pub use log::{Suggested, log, suggestion};

use crate::{
    context::{Service, Work},
    error::{Error, Result},
    pair,
    participant::{self, Step},
};
use chrono::{DateTime, Utc};
use domain::{
    action::Action,
    event::What,
    id::{ParticipantId, ShadowingId},
    participant::{State, change::Cause},
    policy::{Act, Actor, Participation},
    reflection::{Reflection, book::Part},
    shadowing::Session,
};

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
    /// Whether the member who looks logged it, and may change it.
    pub is_mine_to_change: bool,
    /// What it was before each change, the latest first, with when it was changed.
    pub history: Vec<(Session, DateTime<Utc>)>,
    /// What the member who looks will do after it.
    pub action: Option<Action>,
}

pub(crate) async fn load<'a>(
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
    let is_mine_to_change = session.author == me.participant;
    let history = store::shadowing::history(&mut tx, id).await?;
    let action = store::action::find(&mut tx, id, me.participant).await?;
    drop(tx);
    let theirs = reflections.iter().filter(|reflection| reflection.author != me.participant);
    crate::reflection::note_reads(service, actor, Part::Partner, theirs.map(|reflection| reflection.id).collect());
    Ok(Shown { session, me: me.participant, reflections, is_mine_to_confirm, is_mine_to_change, history, action })
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
