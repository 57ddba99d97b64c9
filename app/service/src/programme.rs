//! Programmes and the roles that people hold in them.

use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    event::What,
    id::{Key, ProgrammeId},
    person,
    policy::{Act, Actor, Place, Role},
    problems::Problems,
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

/// The form that gives somebody a role.
#[derive(Clone, Debug, Default)]
pub struct GiveRole {
    /// Their address.
    pub email: String,
    /// The role's code.
    pub role: String,
}

/// Gives somebody who has an account a role in a programme.
pub async fn give_role(service: &Service, actor: Option<&Actor>, key: Key, slug: &str, form: &GiveRole) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let programme = at(service, actor, &mut work.tx, Act::GiveRole, slug).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let mut problems = Problems::new();
    let email = problems.take("email", person::email(&form.email));
    let role = problems.take("role", form.role.parse::<Role>().map_err(|_| "Select a role"));
    let (email, role) = problems.or(|| email.zip(role))?;
    let person = store::person::find_by_email(&mut work.tx, email.as_str()).await?;
    let person = person.ok_or_else(|| {
        Error::refused("email", "Enter the address of somebody with an account; make their account first")
    })?;
    let held = store::programme::roles_of(&mut work.tx, programme.id, person.id).await?;
    if let Some(other) = held.into_iter().find(|held| !role.goes_with(*held)) {
        let message = format!(
            "{} is {} here and cannot also be {}: whoever sees who has answered must not read the answers",
            person.name(),
            other.words().to_lowercase(),
            role.words().to_lowercase()
        );
        return Err(Error::refused("role", message));
    }
    if store::programme::give_role(&mut work.tx, programme.id, person.id, role).await? {
        let name = person.name();
        work.event(Some(programme.id), What::RoleGiven { person: person.id, name, role }).await?;
    }
    work.finish(key, ()).await
}
