//! What a pair agrees on before it begins, signed by each of its members.

use crate::{
    context::Service,
    error::{Error, Result},
    pair,
};
use domain::{
    agreement::{Agreement, Form, Terms},
    event::What,
    id::{AgreementId, Key, PairId, ParticipantId},
    london,
    mail::Kind,
    policy::{Act, Actor},
};

/// Versions that are shown: nobody has gone beyond a few.
const VERSIONS: i64 = 20;

/// A pair's agreement as one of its members sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Of this pair.
    pub pair: PairId,
    /// The member who looks.
    pub me: ParticipantId,
    /// Everybody in the pair, and what they are called.
    pub members: Vec<(ParticipantId, String)>,
    /// The versions, the latest first; none before the first is written.
    pub versions: Vec<Agreement>,
    /// What the form begins with.
    pub draft: Terms,
}

impl Shown {
    /// The version that counts.
    pub fn latest(&self) -> Option<&Agreement> {
        self.versions.first()
    }

    /// The names of those, but for whoever looks, who have not signed the version that counts.
    pub fn others_missing(&self) -> Vec<&str> {
        let Some(latest) = self.latest() else { return Vec::new() };
        let others = self.members.iter().filter(|(id, _)| *id != self.me && !latest.is_signed_by(*id));
        others.map(|(_, name)| name.as_str()).collect()
    }
}

/// The agreement of a pair, every version of it.
pub async fn show(service: &Service, actor: Option<&Actor>, pair: PairId) -> Result<Shown> {
    let me = pair::own_place(service, actor, Act::SeeAgreement, pair)?;
    let mut tx = service.read().await?;
    let members = store::pair::members(&mut tx, pair).await?;
    let members = members.into_iter().map(|member| (member.participant, member.name)).collect();
    let versions = store::agreement::of_pair(&mut tx, pair, VERSIONS).await?;
    let suggested = || Terms::suggested(london::date(service.clock.now()));
    let draft = versions.first().map_or_else(suggested, |latest| latest.terms.clone());
    Ok(Shown { pair, me: me.participant, members, versions, draft })
}

/// Writes the next version, signed by its author; the others are asked to sign it, too.
pub async fn write(service: &Service, actor: Option<&Actor>, key: Key, form: &Form) -> Result<AgreementId> {
    let pair = form.pair.parse().map_err(|_| Error::NotFound)?;
    let me = pair::own_place(service, actor, Act::WriteAgreement, pair)?;
    let terms = form.check(london::date(service.clock.now()))?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let latest = store::agreement::of_pair(&mut work.tx, pair, 1).await?.pop();
    if let Some(latest) = latest.filter(|latest| latest.version != form.version) {
        return Err(conflict(latest));
    }
    let (id, now): (AgreementId, _) = (work.id(), work.now);
    let version = form.version.saturating_add(1);
    if !store::agreement::insert(&mut work.tx, id, (pair, version), me.participant, &terms, now).await? {
        return Err(store::Error::Again.into());
    }
    store::agreement::sign(&mut work.tx, id, me.participant, now).await?;
    work.event(Some(me.programme), What::AgreementWritten { pair, version }).await?;
    let author = actor.map_or("Your partner", |actor| actor.name.as_str());
    let link = format!("{}/pair/agreement", service.settings.public_url);
    let body = format!(
        "{author} has written down what the two of you could agree on, and signed it.\n\nRead it, sign it, or change \
         it:\n{link}\n",
    );
    for member in store::pair::members(&mut work.tx, pair).await? {
        if member.participant != me.participant {
            let subject = format!("Your pair agreement with {author}");
            work.mail(Kind::Logged, Some(me.programme), &member.email, &subject, &body).await?;
        }
    }
    work.finish(key, id).await
}

/// What somebody else wrote meanwhile, beside what was typed.
fn conflict(latest: Agreement) -> Error {
    let terms = latest.terms;
    let theirs = [
        ("clinician_aims", terms.clinician_aims),
        ("manager_aims", terms.manager_aims),
        ("meeting", terms.meeting),
        ("confidentiality", terms.confidentiality),
        ("boundaries", terms.boundaries),
        ("ending", terms.ending),
        ("review", london::date_words(terms.review_on)),
    ];
    Error::Conflict {
        theirs: theirs.into_iter().map(|(field, text)| (field.into(), text)).collect(),
        version: latest.version,
    }
}

/// Signs the version that was read; another that was written since has to be read first. Signing again changes nothing.
pub async fn sign(service: &Service, actor: Option<&Actor>, pair: PairId, version: i64) -> Result<()> {
    let me = pair::own_place(service, actor, Act::SignAgreement, pair)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let latest = store::agreement::of_pair(&mut work.tx, pair, 1).await?.pop().ok_or(Error::NotFound)?;
    if latest.version != version {
        return Err(Error::refused(
            "",
            "Your partner changed the agreement while you read it: read it again, then sign it",
        ));
    }
    let now = work.now;
    if store::agreement::sign(&mut work.tx, latest.id, me.participant, now).await? {
        work.event(Some(me.programme), What::AgreementSigned { pair, version }).await?;
    }
    work.commit().await
}
