//! What people say of themselves for equality monitoring. Nobody else reads it, and nothing else of the program does:
//! it is in no event, no message, no export and no pairing. That somebody answered is not recorded either: a coordinator
//! who saw when could tell whose answer changed a count.

use crate::{context::Service, error::Result};
use domain::{
    equality::{self, Answers, Form},
    id::{Key, PersonId},
    policy::{Act, Actor, Place},
};

/// What a person said of themselves.
pub async fn show(service: &Service, actor: Option<&Actor>, person: PersonId) -> Result<Answers> {
    service.authorise(actor, Act::AnswerEquality, &Place::person(person))?;
    let mut tx = service.read().await?;
    Ok(store::equality::find(&mut tx, person).await?)
}

/// Keeps what a person says of themselves, instead of what they said before.
pub async fn save(service: &Service, actor: Option<&Actor>, key: Key, person: PersonId, form: &Form) -> Result<()> {
    let actor = service.authorise(actor, Act::AnswerEquality, &Place::person(person))?;
    let answers = form.check()?;
    let mut work = service.begin(Some(actor.person)).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    store::equality::replace(&mut work.tx, person, &answers, equality::questions().version).await?;
    work.finish(key, ()).await
}

/// Forgets all that a person said of themselves.
pub async fn forget(service: &Service, actor: Option<&Actor>, person: PersonId) -> Result<()> {
    let actor = service.authorise(actor, Act::AnswerEquality, &Place::person(person))?;
    let mut work = service.begin(Some(actor.person)).await?;
    store::equality::delete(&mut work.tx, person).await?;
    work.commit().await
}
