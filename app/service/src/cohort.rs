//! Cohorts.

mod overview;

pub use overview::{Overview, show};

use crate::{
    context::Service,
    error::{Error, Result},
    phase, programme, shape,
};
use domain::{
    cohort::{Cohort, Form},
    event::What,
    id::{CohortId, Key},
    london,
    policy::{Act, Actor, Place},
};
use store::Tx;

/// Makes a cohort; answers its part of addresses.
pub async fn create(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    programme: &str,
    form: &Form,
) -> Result<String> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let programme = programme::at(service, actor, &mut work.tx, Act::CreateCohort, programme).await?;
    if let Some(slug) = work.done(key).await? {
        return Ok(slug);
    }
    let (slug, new) = form.check_new()?;
    let id: CohortId = work.id();
    if !store::cohort::insert(&mut work.tx, id, programme.id, &slug, &new, work.now).await? {
        return Err(Error::refused("slug", "Choose another short name: a cohort of this programme has this one"));
    }
    let shape = shape::of(&mut work.tx, programme.id).await?;
    phase::plan(&mut work, id, new.starts_on, &shape).await?;
    work.event(Some(programme.id), What::CohortCreated { cohort: id, name: new.name }).await?;
    work.finish(key, slug).await
}

/// Changes a cohort's name and dates.
pub async fn change(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    programme: &str,
    cohort: &str,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let before = at(service, actor, &mut work.tx, Act::ChangeCohort, programme, cohort).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let new = form.check()?;
    if !store::cohort::update(&mut work.tx, before.id, form.version, &new).await? {
        return Err(Error::Conflict {
            theirs: vec![
                ("name".into(), before.name),
                ("starts_on".into(), london::date_words(before.starts_on)),
                ("ends_on".into(), london::date_words(before.ends_on)),
            ],
            version: before.version,
        });
    }
    phase::shift(&mut work, &before, new.starts_on).await?;
    work.event(Some(before.programme), What::CohortChanged { cohort: before.id, name: new.name }).await?;
    work.finish(key, ()).await
}

/// The cohort at an address, where the actor may do `act` there.
pub(crate) async fn at(
    service: &Service,
    actor: Option<&Actor>,
    tx: &mut Tx,
    act: Act,
    programme: &str,
    cohort: &str,
) -> Result<Cohort> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let cohort = store::cohort::find_by_slug(tx, programme, cohort).await?.ok_or(Error::NotFound)?;
    service.authorise(actor, act, &Place::cohort(cohort.programme, cohort.id))?;
    Ok(cohort)
}

/// The cohort at an address, for a form that changes it.
pub async fn find(service: &Service, actor: Option<&Actor>, programme: &str, cohort: &str) -> Result<Cohort> {
    let mut tx = service.read().await?;
    at(service, actor, &mut tx, Act::ChangeCohort, programme, cohort).await
}
