//! Drafts of forms: kept while they are typed, shown to their author alone, gone once the form is sent.

use crate::{
    context::{Service, Work},
    error::{Error, Result},
    pair,
};
use domain::{
    id::JottingId,
    jotting::{Form, Hold, Jotting, Kept, Subject},
    policy::{Act, Actor},
};
use store::Tx;

/// Whoever may send the form may keep a draft of it.
async fn author<'a>(service: &Service, actor: Option<&'a Actor>, tx: &mut Tx, subject: Subject) -> Result<&'a Actor> {
    let actor = actor.ok_or(Error::SignedOut)?;
    let pair = match subject {
        Subject::Log(pair, _) => pair,
        Subject::Reflection(id) => store::shadowing::find(tx, id).await?.ok_or(Error::NotFound)?.pair,
    };
    pair::own_place(service, Some(actor), Act::KeepDraft, pair)?;
    Ok(actor)
}

/// Keeps what is typed, beside what another tab has kept of the same form. Nothing is recorded of it: a draft is nobody
/// else's business.
pub async fn keep(service: &Service, actor: Option<&Actor>, form: &Form) -> Result<Kept> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let person = author(service, actor, &mut work.tx, form.subject).await?.person;
    if form.is_too_long() {
        return Err(Error::refused("", "This is too long for a draft. It is kept in this browser: shorten it"));
    }
    let now = work.now;
    if !store::jotting::go_on(&mut work.tx, person, form.hold, &form.fields, now).await?
        && !store::jotting::insert(&mut work.tx, form.hold.tab, (person, form.subject), &form.fields, now).await?
    {
        return Err(Error::NotFound);
    }
    let is_beside = store::jotting::of_form(&mut work.tx, person, form.subject).await?.len() > 1;
    work.commit().await?;
    Ok(Kept { at: now, is_beside })
}

/// The actor's drafts of a form, the latest first.
pub async fn of_form(service: &Service, actor: Option<&Actor>, subject: Subject) -> Result<Vec<Jotting>> {
    let mut tx = service.read().await?;
    let person = author(service, actor, &mut tx, subject).await?.person;
    Ok(store::jotting::of_form(&mut tx, person, subject).await?)
}

/// Throws a draft away. Throwing it away again changes nothing.
pub async fn forget(service: &Service, actor: Option<&Actor>, subject: Subject, hold: Hold) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let person = author(service, actor, &mut work.tx, subject).await?.person;
    store::jotting::delete(&mut work.tx, person, hold).await?;
    work.commit().await
}

/// Deletes the draft of a form that is sent, as its field `draft` names it.
pub(crate) async fn sent(work: &mut Work<'_>, draft: &str) -> Result<()> {
    if let (Some(person), Ok(hold)) = (work.actor, draft.parse()) {
        store::jotting::delete(&mut work.tx, person, hold).await?;
    }
    Ok(())
}

/// A tab that goes on with a draft, or begins one.
pub fn open(service: &Service, latest: Option<&Jotting>) -> Hold {
    let tab: JottingId = service.random.timeless_id().into();
    Hold { tab, of: latest.map(|one| (one.id, one.version)) }
}
