//! The words of a programme's messages: those that come with the service, or its own.

use crate::{
    context::{Service, Work},
    error::{Error, Result},
    programme,
};
use domain::{
    event::What,
    id::{Key, ProgrammeId},
    mail::template::{Form, Template, Words},
    policy::{Act, Actor},
    programme::Programme,
};
use store::Tx;

/// The words of one message.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Which message.
    pub template: Template,
    /// What it says.
    pub words: Words,
    /// Counts their changes; 0 where they are those that come with the service.
    pub version: i64,
}

async fn all(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<Chosen>> {
    let own = store::mail::words(tx, programme).await?;
    let chosen = |template: Template| match own.iter().find(|(one, ..)| *one == template) {
        Some((_, words, version)) => Chosen { template, words: words.clone(), version: *version },
        None => Chosen { template, words: template.usual(), version: 0 },
    };
    Ok(Template::ALL.map(chosen).into())
}

/// The words of all messages of a programme, in the order in which it sends them.
pub async fn wordings(service: &Service, actor: Option<&Actor>, programme: &str) -> Result<(Programme, Vec<Chosen>)> {
    let mut tx = service.read().await?;
    let programme = programme::at(service, actor, &mut tx, Act::ChooseWords, programme).await?;
    let all = all(&mut tx, programme.id).await?;
    Ok((programme, all))
}

/// Replaces the words of a message.
pub async fn reword(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    (programme, template): (&str, &str),
    version: i64,
    form: &Form,
) -> Result<()> {
    let template = Template::parse(template).ok_or(Error::NotFound)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let programme = programme::at(service, actor, &mut work.tx, Act::ChooseWords, programme).await?;
    let by = actor.ok_or(Error::SignedOut)?.person;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let words = form.check(template)?;
    let now = work.now;
    if !store::mail::save_words(&mut work.tx, (programme.id, template), version, &words, by, now).await? {
        let now = all(&mut work.tx, programme.id).await?;
        let theirs = now.into_iter().find(|one| one.template == template).ok_or(Error::NotFound)?;
        let shown = vec![("subject".to_owned(), theirs.words.subject), ("body".to_owned(), theirs.words.body)];
        return Err(Error::Conflict { theirs: shown, version: theirs.version });
    }
    work.event(Some(programme.id), What::MailReworded { template }).await?;
    work.finish(key, ()).await
}

impl Work<'_> {
    /// What a message says to one reader, in the programme's words.
    pub(crate) async fn say(
        &mut self,
        programme: ProgrammeId,
        template: Template,
        values: &[(&str, &str)],
    ) -> Result<(String, String)> {
        let own = store::mail::words(&mut self.tx, programme).await?;
        let words = own.into_iter().find(|(one, ..)| *one == template).map(|(_, words, _)| words);
        Ok(words.unwrap_or_else(|| template.usual()).fill(values))
    }
}
