//! The programme's text on confidentiality: read by visitors before their first visit, written by who looks after the
//! programme.

use crate::{
    context::Service,
    error::{Error, Result},
    pair, programme,
};
use chrono::{DateTime, Utc};
use domain::{
    event::What,
    id::{Key, PairId, ParticipantId, ProgrammeId},
    policy::{Act, Actor},
    preparation::{Confidentiality, ConfidentialityForm as Form, Happened},
    programme::Programme,
};
use store::Tx;

/// The present text as a participant sees it.
#[derive(Clone, Debug)]
pub struct Read {
    /// The text.
    pub text: Confidentiality,
    /// When they said that they have read it.
    pub acknowledged_at: Option<DateTime<Utc>>,
}

/// The text that holds in a programme: the service's own where it wrote none.
async fn present(tx: &mut Tx, programme: ProgrammeId) -> Result<Confidentiality> {
    Ok(store::confidentiality::present(tx, programme).await?.unwrap_or_default())
}

/// Whether a participant has read the version that holds now.
pub(crate) async fn has_read(tx: &mut Tx, who: ParticipantId, programme: ProgrammeId) -> Result<bool> {
    let text = present(tx, programme).await?;
    Ok(store::confidentiality::acknowledged_at(tx, who, text.number).await?.is_some())
}

/// The present text, for a member of a pair.
pub async fn read(service: &Service, actor: Option<&Actor>, pair: PairId) -> Result<Read> {
    let me = pair::own_place(service, actor, Act::ReadConfidentiality, pair)?;
    let mut tx = service.read().await?;
    let text = present(&mut tx, me.programme).await?;
    let acknowledged_at = store::confidentiality::acknowledged_at(&mut tx, me.participant, text.number).await?;
    Ok(Read { text, acknowledged_at })
}

/// Notes that a member of a pair has read a version and keeps to it. Saying it again changes nothing.
pub async fn acknowledge(service: &Service, actor: Option<&Actor>, pair: PairId, number: i64) -> Result<()> {
    let me = pair::own_place(service, actor, Act::ReadConfidentiality, pair)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if present(&mut work.tx, me.programme).await?.number != number {
        return Err(Error::refused("", "The text was changed while you read it: read it again, then agree to it"));
    }
    let now = work.now;
    if !store::confidentiality::acknowledge(&mut work.tx, me.participant, number, now).await? {
        return Ok(());
    }
    work.event(Some(me.programme), What::Before { happened: Happened::ConfidentialityAcknowledged { number } }).await?;
    work.commit().await
}

/// A programme and its present text, for the form that writes the next version.
pub async fn show(service: &Service, actor: Option<&Actor>, slug: &str) -> Result<(Programme, Confidentiality)> {
    let mut tx = service.read().await?;
    let programme = programme::at(service, actor, &mut tx, Act::WriteConfidentiality, slug).await?;
    let text = present(&mut tx, programme.id).await?;
    Ok((programme, text))
}

/// Writes the version after `number`, which everybody reads before their next visit.
pub async fn write(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    slug: &str,
    number: i64,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let programme = programme::at(service, actor, &mut work.tx, Act::WriteConfidentiality, slug).await?;
    let author = actor.ok_or(Error::SignedOut)?.person;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let text = form.check()?;
    let before = present(&mut work.tx, programme.id).await?;
    if before.text == text {
        return Err(Error::refused("text", "Change the text: this is what everybody reads already"));
    }
    let (next, now) = (Confidentiality { number: number.saturating_add(1), text }, work.now);
    if before.number != number
        || !store::confidentiality::insert(&mut work.tx, programme.id, &next, author, now).await?
    {
        return Err(Error::Conflict { theirs: vec![("text".to_owned(), before.text)], version: before.number });
    }
    work.event(
        Some(programme.id),
        What::Before { happened: Happened::ConfidentialityWritten { number: next.number, name: programme.name } },
    )
    .await?;
    work.finish(key, ()).await
}
