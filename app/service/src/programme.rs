//! Programmes and the roles that people hold in them.

mod role;

pub use role::{GiveRole, HandOver, give_role, hand_over, take_role};

use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    event::What,
    id::{Key, ProgrammeId},
    policy::{Act, Actor, Place, Role},
    programme::{self, Programme},
};
use store::Tx;

/// Makes a programme; answers its part of addresses.
pub async fn create(service: &Service, actor: Option<&Actor>, key: Key, form: &programme::New) -> Result<String> {
    let actor = service.authorise(actor, Act::CreateProgramme, &Place::everywhere())?;
    let new = form.check()?;
    let mut work = service.begin(Some(actor.person)).await?;
    if let Some(slug) = work.done(key).await? {
        return Ok(slug);
    }
    let (id, organisation): (ProgrammeId, _) = (work.id(), work.id());
    let organisation = store::organisation::named(&mut work.tx, organisation, &new.organisation).await?;
    if !store::programme::insert(&mut work.tx, id, organisation, &new, work.now).await? {
        return Err(Error::refused("slug", "Choose another short name: a programme has this one"));
    }
    store::shape::save(&mut work.tx, id, 0, &new.template.shape()).await?;
    work.event(Some(id), What::ProgrammeCreated { programme: id, name: new.name }).await?;
    work.finish(key, new.slug).await
}

/// A programme with its cohorts and who holds which role (role, name, address).
#[derive(Clone, Debug)]
pub struct Shown {
    /// The programme.
    pub programme: Programme,
    /// Its cohorts, the latest first.
    pub cohorts: Vec<Cohort>,
    /// Role, name and address.
    pub holders: Vec<(Role, String, String)>,
}

/// The programme at an address, where the actor may do `act` there. Whoever is signed out is not told what there is.
pub(crate) async fn at(
    service: &Service,
    actor: Option<&Actor>,
    tx: &mut Tx,
    act: Act,
    slug: &str,
) -> Result<Programme> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let programme = store::programme::find_by_slug(tx, slug).await?.ok_or(Error::NotFound)?;
    service.authorise(actor, act, &Place::programme(programme.id))?;
    Ok(programme)
}

/// A programme as its page shows it.
pub async fn show(service: &Service, actor: Option<&Actor>, slug: &str) -> Result<Shown> {
    let mut tx = service.read().await?;
    let programme = at(service, actor, &mut tx, Act::SeeProgramme, slug).await?;
    let cohorts = store::cohort::of_programme(&mut tx, programme.id).await?;
    let holders = store::programme::holders(&mut tx, programme.id).await?;
    Ok(Shown { programme, cohorts, holders })
}

/// The programme at an address, for whoever can run commands on the server.
pub async fn find_as_operator(service: &Service, slug: &str) -> Result<Option<Programme>> {
    let mut tx = service.read().await?;
    Ok(store::programme::find_by_slug(&mut tx, slug).await?)
}

/// The programmes that the actor has to do with.
pub async fn mine(service: &Service, actor: Option<&Actor>) -> Result<Vec<Programme>> {
    let actor = service.authorise(actor, Act::SeeOwn, &Place::everywhere())?;
    let mut tx = service.read().await?;
    let mut programmes = store::programme::all(&mut tx).await?;
    programmes
        .retain(|programme| domain::policy::allows(Some(actor), Act::SeeProgramme, &Place::programme(programme.id)));
    Ok(programmes)
}
