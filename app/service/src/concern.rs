//! What a member of a pair says to the coordinators alone: this is not working.
//!
//! Neither a message nor an event holds the words. A coordinator who is in the pair is never shown what was said of it.

use crate::{
    context::Service,
    error::{Error, Result},
    pair,
};
use chrono::{DateTime, Utc};
use domain::{
    event::What,
    id::{ConcernId, Key, PairId},
    mail::Kind,
    pair::concern::{Concern, Form},
    policy::{Act, Actor, Place, Role},
};

/// What somebody must know before they say it.
#[derive(Clone, Debug)]
pub struct About {
    /// The pair.
    pub pair: PairId,
    /// When they last said something that nobody has dealt with.
    pub last_at: Option<DateTime<Utc>>,
}

/// The page of a member before they say anything.
pub async fn about(service: &Service, actor: Option<&Actor>, pair: PairId) -> Result<About> {
    let me = pair::own_place(service, actor, Act::RaiseConcern, pair)?;
    let mut tx = service.read().await?;
    Ok(About { pair, last_at: store::concern::last_open_at(&mut tx, me.participant).await? })
}

/// Says it. The coordinators are written to without the words, and without the name.
pub async fn raise(service: &Service, actor: Option<&Actor>, key: Key, form: &Form) -> Result<()> {
    let pair: PairId = form.pair.parse().map_err(|_| Error::NotFound)?;
    let me = pair::own_place(service, actor, Act::RaiseConcern, pair)?;
    let words = form.check()?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let cohort = store::cohort::find(&mut work.tx, me.cohort).await?.ok_or(Error::NotFound)?;
    let (id, now): (ConcernId, _) = (work.id(), work.now);
    store::concern::insert(&mut work.tx, id, (pair, me.participant), &words, now).await?;
    let body = format!(
        "Somebody in {}, {}, asks for your help with their pair. What they say is for coordinators alone, so it is not in \
         this message. Read it here:\n{}/programmes/{}/cohorts/{}/pairs/{pair}\n",
        cohort.programme_name, cohort.name, service.settings.public_url, cohort.programme_slug, cohort.slug
    );
    let members = store::pair::members(&mut work.tx, pair).await?;
    for (role, _, email) in store::programme::holders(&mut work.tx, cohort.programme).await? {
        if role == Role::Coordinator && members.iter().all(|member| member.email != email) {
            work.mail(Kind::Help, Some(cohort.programme), &email, "Somebody asks for your help with their pair", &body)
                .await?;
        }
    }
    work.event(Some(me.programme), What::ConcernRaised { pair }).await?;
    work.finish(key, ()).await
}

/// Those of a pair that the actor may read: none where they are in it themselves.
pub(crate) fn of(concerns: &[Concern], actor: Option<&Actor>, pair: PairId) -> Vec<Concern> {
    if is_in(actor, pair) {
        return Vec::new();
    }
    concerns.iter().filter(|concern| concern.pair == pair).cloned().collect()
}

pub(crate) fn is_in(actor: Option<&Actor>, pair: PairId) -> bool {
    actor.is_some_and(|actor| actor.participations.iter().any(|held| held.pair == Some(pair)))
}

/// Marks it as dealt with; answers its pair. Doing it again changes nothing.
pub async fn settle(service: &Service, actor: Option<&Actor>, id: ConcernId) -> Result<PairId> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let pair = store::concern::pair_of(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::pair::cohort_of(&mut work.tx, pair).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(&mut work.tx, cohort).await?.ok_or(Error::NotFound)?;
    let by = service.authorise(actor, Act::SettleConcern, &Place::cohort(cohort.programme, cohort.id))?;
    if is_in(actor, pair) {
        return Err(Error::Forbidden);
    }
    let now = work.now;
    if store::concern::settle(&mut work.tx, id, by.person, now).await? {
        work.event(Some(cohort.programme), What::ConcernSettled { pair }).await?;
    }
    work.commit().await?;
    Ok(pair)
}
