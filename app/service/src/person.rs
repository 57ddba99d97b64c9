//! Making accounts, and the links by which people take them up.

use crate::{
    context::{Service, Work},
    error::{Error, Result},
    sign_in,
    token::Token,
};
use chrono::Duration;
use domain::{
    event::What,
    id::{Key, PersonId},
    mail::Kind,
    person::{self, Person},
    policy::{Act, Actor, Place},
};

/// A link works for so long.
pub const LINK_LASTS: Duration = Duration::days(14);

/// Makes a person and sends them a one-time link to their account, which nobody else sees.
pub async fn create(service: &Service, actor: Option<&Actor>, key: Key, form: &person::New) -> Result<()> {
    let actor = service.authorise(actor, Act::CreatePerson, &Place::everywhere())?;
    create_by(service, Some(actor.person), key, form).await.map(drop)
}

/// Makes a person on the word of whoever can run commands on the server, for whom no sign-in is needed.
pub async fn create_as_operator(service: &Service, form: &person::New) -> Result<String> {
    let link = create_by(service, None, Key(service.random.timeless_id()), form).await?;
    link.ok_or_else(|| Error::Fault("a new form was carried out before".to_owned()))
}

/// Whoever acts on the word of whoever can run commands on the server: with what they may do, and no more.
pub async fn named_by_operator(service: &Service, email: &str) -> Result<Actor> {
    let mut tx = service.read().await?;
    let unknown = || Error::refused("by", format!("Nobody has an account with the address {email}"));
    let person = store::person::find_by_email(&mut tx, &email.trim().to_lowercase()).await?.ok_or_else(unknown)?;
    store::person::actor(&mut tx, person.id).await?.ok_or_else(unknown)
}

/// The link; none where this form was carried out before.
async fn create_by(service: &Service, by: Option<PersonId>, key: Key, form: &person::New) -> Result<Option<String>> {
    let new = form.check()?;
    let mut work = service.begin(by).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(None);
    }
    let id: PersonId = work.id();
    let row = store::person::New {
        id,
        email: new.email.as_str(),
        first_name: &new.first_name,
        last_name: &new.last_name,
        is_administrator: new.is_administrator,
        at: work.now,
    };
    if !store::person::insert(&mut work.tx, row).await? {
        return Err(Error::refused("email", "Enter another email address: somebody has an account with this one"));
    }
    let name = format!("{} {}", new.first_name, new.last_name);
    work.event(None, What::PersonCreated { person: id, name }).await?;
    let link = link(service, &mut work, id).await?;
    if by.is_some() {
        let subject = "Your account for paired learning";
        work.mail(Kind::Account, None, new.email.as_str(), subject, &invitation(&link)).await?;
    }
    // The link is a secret: of what came of the form, nothing is remembered.
    work.finish(key, ()).await?;
    Ok(Some(link))
}

/// What somebody reads who is invited to take up an account.
pub(crate) fn invitation(link: &str) -> String {
    format!(
        "You have an account for paired learning.\n\nChoose a password here; the link works once, for 14 days:\n{link}\n"
    )
}

/// Makes a new link for a person; their earlier ones no longer work.
pub(crate) async fn link(service: &Service, work: &mut Work<'_>, person: PersonId) -> Result<String> {
    let token = Token::new(&service.random);
    store::invitation::insert(&mut work.tx, &token.hash(), person, work.now, work.now + LINK_LASTS).await?;
    Ok(format!("{}/welcome/{}", service.settings.public_url, token.secret()))
}

/// Whom a link is for, where it can still be used.
pub async fn invited(service: &Service, token: &str) -> Result<Person> {
    let token = Token::parse(token).ok_or(Error::NotFound)?;
    let mut tx = service.read().await?;
    let id = store::invitation::find(&mut tx, &token.hash(), service.clock.now()).await?.ok_or(Error::NotFound)?;
    store::person::find(&mut tx, id).await?.ok_or(Error::NotFound)
}

/// Uses a link up and sets the password; every sign-in with an earlier one ends.
pub async fn take_up(service: &Service, token: &str, password: &str) -> Result<PersonId> {
    let person = invited(service, token).await?;
    person::check_password(password, &[&person.email, &person.name()])
        .map_err(|message| Error::refused("password", message))?;
    let hash = service.passwords.hash(&sign_in::normalised(password)).await?;
    let token = Token::parse(token).ok_or(Error::NotFound)?;
    let mut work = service.begin(Some(person.id)).await?;
    if !store::invitation::take_up(&mut work.tx, &token.hash(), work.now).await? {
        return Err(Error::NotFound);
    }
    store::person::set_password_hash(&mut work.tx, person.id, &hash).await?;
    store::sign_in::delete_all(&mut work.tx, person.id).await?;
    work.event(None, What::PasswordSet).await?;
    work.commit().await?;
    Ok(person.id)
}
