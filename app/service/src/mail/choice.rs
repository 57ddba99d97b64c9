//! How people want their messages to come: chosen on their page, or stopped by a link in a message.

use crate::{
    context::{Service, Work},
    error::{Error, Result},
    token::Token,
};
use domain::{
    id::{Key, PersonId},
    mail::{Choices, Kind, Message, UNSUBSCRIBE, choices::Form},
    policy::{Act, Actor, Place},
};

/// How one wants one's messages to come.
pub async fn choices(service: &Service, actor: Option<&Actor>, person: PersonId) -> Result<Choices> {
    service.authorise(actor, Act::ChooseMail, &Place::person(person))?;
    Ok(store::mail::choices(&mut service.read().await?, person).await?)
}

/// Chooses how one's messages come from now on.
pub async fn choose(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    person: PersonId,
    version: i64,
    form: &Form,
) -> Result<()> {
    let actor = service.authorise(actor, Act::ChooseMail, &Place::person(person))?;
    let mut work = service.begin(Some(actor.person)).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let new = Choices { version, ..form.check()? };
    secret(&mut work, person).await?;
    if !store::mail::save_choices(&mut work.tx, person, &new).await? {
        let theirs = store::mail::choices(&mut work.tx, person).await?;
        let mut shown: Vec<_> =
            Kind::CHOSEN.iter().map(|kind| (kind.code().to_owned(), theirs.way(*kind).words().to_owned())).collect();
        let quiet = Form::from(&theirs);
        shown.push(("quiet".to_owned(), if quiet.quiet == "yes" { "Yes" } else { "No" }.to_owned()));
        shown.extend([("quiet_from".to_owned(), quiet.quiet_from), ("quiet_to".to_owned(), quiet.quiet_to)]);
        return Err(Error::Conflict { theirs: shown, version: theirs.version });
    }
    work.finish(key, ()).await
}

async fn secret(work: &mut Work<'_>, person: PersonId) -> Result<String> {
    let new = Token::new(&work.service.random).secret();
    Ok(store::mail::unsubscribe_secret(&mut work.tx, person, &new).await?)
}

/// Where the reader of a message stops others like it, where they may.
pub(super) async fn unsubscribe(work: &mut Work<'_>, message: &Message) -> Result<Option<String>> {
    let kind = message.kind;
    if kind.is_duty() {
        return Ok(None);
    }
    let Some(person) = store::person::find_by_email(&mut work.tx, &message.recipient).await? else { return Ok(None) };
    let secret = secret(work, person.id).await?;
    Ok(Some(format!("{}{UNSUBSCRIBE}{secret}/{}", work.service.settings.public_url, kind.code())))
}

async fn stopped(service: &Service, secret: &str, kind: &str) -> Result<(PersonId, Kind, Choices)> {
    let kind = Kind::parse(kind).filter(|kind| !kind.is_duty()).ok_or(Error::NotFound)?;
    let mut tx = service.read().await?;
    let person = store::mail::whose_secret(&mut tx, secret).await?.ok_or(Error::NotFound)?;
    Ok((person, kind, store::mail::choices(&mut tx, person).await?))
}

/// What a link in a message stops, and whether that is so already.
pub async fn to_stop(service: &Service, secret: &str, kind: &str) -> Result<(Kind, bool)> {
    let (_, kind, choices) = stopped(service, secret, kind).await?;
    Ok((kind, choices.way(kind) == domain::mail::Way::Notice))
}

/// Stops messages of a kind. The link is enough; they stay among the notices.
pub async fn stop(service: &Service, secret: &str, kind: &str) -> Result<()> {
    let (person, kind, choices) = stopped(service, secret, kind).await?;
    let mut work = service.begin(Some(person)).await?;
    if !store::mail::save_choices(&mut work.tx, person, &choices.without(kind)).await? {
        return Err(store::Error::Again.into());
    }
    work.commit().await
}
