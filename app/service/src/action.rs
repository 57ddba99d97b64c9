//! What members of pairs will do after their sessions. Nobody else reads it.

use crate::{
    context::Service,
    error::{Error, Result},
    shadowing,
};
use domain::{
    action::{Action, Form},
    event::What,
    id::{Key, ShadowingId},
    policy::{Act, Actor, Place},
};

/// Says what the actor will do after a session, in place of what they said before.
pub async fn plan(service: &Service, actor: Option<&Actor>, key: Key, form: &Form) -> Result<ShadowingId> {
    let id: ShadowingId = form.session.parse().map_err(|_| Error::NotFound)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (_, me) = shadowing::load(service, actor, Act::PlanAction, &mut work.tx, id).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let new = form.check()?;
    let warnings = form.warnings();
    if !warnings.is_empty() {
        return Err(Error::Check(warnings));
    }
    store::action::write(&mut work.tx, id, me.participant, &new).await?;
    work.event(Some(me.programme), What::ActionPlanned { session: id }).await?;
    work.finish(key, id).await
}

/// Says that it is done. Saying it again changes nothing.
pub async fn done(service: &Service, actor: Option<&Actor>, id: ShadowingId) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (_, me) = shadowing::load(service, actor, Act::PlanAction, &mut work.tx, id).await?;
    let now = work.now;
    if store::action::done(&mut work.tx, id, me.participant, now).await? {
        work.event(Some(me.programme), What::ActionDone { session: id }).await?;
    }
    work.commit().await
}

/// What the actor has still to do, what is due first first.
pub async fn open(service: &Service, actor: Option<&Actor>) -> Result<Vec<Action>> {
    let actor = service.authorise(actor, Act::SeeOwn, &Place::everywhere())?;
    Ok(store::action::open(&mut service.read().await?, actor.person).await?)
}
