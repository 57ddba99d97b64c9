//! Giving and taking roles, and handing a programme over.

use super::at;
use crate::{
    context::{Service, Work},
    error::{Error, Result},
};
use domain::{
    event::What,
    id::{Key, PersonId},
    mail::Kind,
    person::{self, Person},
    policy::{Act, Actor, Place, Role},
    problems::Problems,
    programme::Programme,
};

/// The form that gives somebody a role, or takes it.
#[derive(Clone, Debug, Default)]
pub struct GiveRole {
    /// Their address.
    pub email: String,
    /// The role's code.
    pub role: String,
}

/// The form that hands a programme over.
#[derive(Clone, Debug, Default)]
pub struct HandOver {
    /// The successor's address.
    pub email: String,
    /// `yes` where whoever hands it over gives up their own role.
    pub leave: String,
}

/// Coordinators share their own role; every other one is an administrator's to give.
fn authorise(service: &Service, actor: Option<&Actor>, programme: &Programme, role: Role) -> Result<()> {
    if role == Role::Coordinator {
        return Ok(());
    }
    service.authorise(actor, Act::GiveRole, &Place::programme(programme.id)).map(drop)
}

/// Gives somebody who has an account a role in a programme.
pub async fn give_role(service: &Service, actor: Option<&Actor>, key: Key, slug: &str, form: &GiveRole) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let programme = at(service, actor, &mut work.tx, Act::ShareCoordination, slug).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let mut problems = Problems::new();
    let email = problems.take("email", person::email(&form.email));
    let role = problems.take("role", form.role.parse::<Role>().map_err(|_| "Select a role"));
    if let Some(role) = role {
        authorise(service, actor, &programme, role)?;
    }
    let (email, role) = problems.or(|| email.zip(role))?;
    let person = with_account(&mut work, email.as_str()).await?;
    may_hold(&mut work, &programme, &person, role, "role").await?;
    give(&mut work, &programme, &person, role).await?;
    work.finish(key, ()).await
}

/// Whoever has an account with this address.
async fn with_account(work: &mut Work<'_>, email: &str) -> Result<Person> {
    let person = store::person::find_by_email(&mut work.tx, email).await?;
    person.ok_or_else(|| {
        Error::refused("email", "Enter the address of somebody with an account; make their account first")
    })
}

/// Whether somebody may hold a role beside those that they hold; if not, says so at `field`.
async fn may_hold(work: &mut Work<'_>, programme: &Programme, person: &Person, role: Role, field: &str) -> Result<()> {
    let held = store::programme::roles_of(&mut work.tx, programme.id, person.id).await?;
    let Some(other) = held.into_iter().find(|held| !role.goes_with(*held)) else { return Ok(()) };
    let message = format!(
        "{} is {} here and cannot also be {}: whoever sees who has answered must not read the answers",
        person.name(),
        other.words().to_lowercase(),
        role.words().to_lowercase()
    );
    Err(Error::refused(field, message))
}

async fn give(work: &mut Work<'_>, programme: &Programme, person: &Person, role: Role) -> Result<()> {
    if store::programme::give_role(&mut work.tx, programme.id, person.id, role).await? {
        let name = person.name();
        work.event(Some(programme.id), What::RoleGiven { person: person.id, name, role }).await?;
    }
    Ok(())
}

/// Takes a role from somebody; nothing comes of it where they do not hold it. A programme is never without a coordinator
/// once it has one. Answers whether it was the actor's own.
pub async fn take_role(service: &Service, actor: Option<&Actor>, slug: &str, form: &GiveRole) -> Result<bool> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let programme = at(service, actor, &mut work.tx, Act::ShareCoordination, slug).await?;
    let role = form.role.parse::<Role>().map_err(|_| Error::NotFound)?;
    authorise(service, actor, &programme, role)?;
    let person = store::person::find_by_email(&mut work.tx, form.email.trim()).await?.ok_or(Error::NotFound)?;
    if role == Role::Coordinator && is_last(&mut work, &programme, person.id).await? {
        let message = format!(
            "{} is the only coordinator: hand the programme over, or give somebody else the role first",
            person.name()
        );
        return Err(Error::refused("", message));
    }
    if store::programme::take_role(&mut work.tx, programme.id, person.id, role).await? {
        let name = person.name();
        work.event(Some(programme.id), What::RoleTaken { person: person.id, name, role }).await?;
    }
    work.commit().await?;
    Ok(actor.is_some_and(|actor| actor.person == person.id))
}

/// Whether somebody is a programme's only coordinator.
async fn is_last(work: &mut Work<'_>, programme: &Programme, person: PersonId) -> Result<bool> {
    let own = store::programme::roles_of(&mut work.tx, programme.id, person).await?;
    let holders = store::programme::holders(&mut work.tx, programme.id).await?;
    let coordinators = holders.iter().filter(|(role, ..)| *role == Role::Coordinator).count();
    Ok(own.contains(&Role::Coordinator) && coordinators == 1)
}

/// Hands a programme over in one step: the successor becomes coordinator, and whoever hands it over may give up their
/// own role. Answers whether they have.
pub async fn hand_over(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    slug: &str,
    form: &HandOver,
) -> Result<bool> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let programme = at(service, actor, &mut work.tx, Act::HandOver, slug).await?;
    if let Some(has_left) = work.done(key).await? {
        return Ok(has_left);
    }
    let by = actor.ok_or(Error::SignedOut)?;
    let email = person::email(&form.email).map_err(|message| Error::refused("email", message))?;
    let successor = with_account(&mut work, email.as_str()).await?;
    if successor.id == by.person {
        return Err(Error::refused("email", "Enter the address of somebody else: this is your own"));
    }
    may_hold(&mut work, &programme, &successor, Role::Coordinator, "email").await?;
    store::programme::give_role(&mut work.tx, programme.id, successor.id, Role::Coordinator).await?;
    let has_left = form.leave == "yes";
    if has_left {
        store::programme::take_role(&mut work.tx, programme.id, by.person, Role::Coordinator).await?;
    }
    let what = What::ProgrammeHandedOver { person: successor.id, name: successor.name(), has_left };
    work.event(Some(programme.id), what).await?;
    let body = format!(
        "Dear {},\n\n{} has handed {} over to you: you are its coordinator now. What has happened so far is written \
         down there.\n\n{}/programmes/{}\n",
        successor.name(),
        by.name,
        programme.name,
        service.settings.public_url,
        programme.slug,
    );
    let subject = format!("You coordinate {}", programme.name);
    work.mail(Kind::Account, Some(programme.id), &successor.email, &subject, &body).await?;
    work.finish(key, has_left).await
}
