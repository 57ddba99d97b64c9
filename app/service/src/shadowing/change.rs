//! The author changes a session or adds to it; the partner says that it was not so.

use super::{load, log::overlaps};
use crate::{
    booking::period,
    context::{Service, Work},
    error::{Error, Result},
};
use domain::{
    event::What,
    id::{Key, ParticipantId, ShadowingId},
    london,
    mail::Kind,
    policy::{Act, Actor},
    shadowing::{
        Session,
        change::{Form, NotSo, Valid},
    },
};

/// A session to its author, who may change it.
pub async fn to_change(service: &Service, actor: Option<&Actor>, id: ShadowingId) -> Result<Session> {
    let mut tx = service.read().await?;
    let (session, me) = load(service, actor, Act::ChangeShadowing, &mut tx, id).await?;
    if session.author == me.participant { Ok(session) } else { Err(Error::Forbidden) }
}

/// Changes a session, or adds to it. Where what happened is another now, the partner is asked again.
pub async fn change(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    version: i64,
    form: &Form,
) -> Result<ShadowingId> {
    let id: ShadowingId = form.session.parse().map_err(|_| Error::NotFound)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (before, me) = load(service, actor, Act::ChangeShadowing, &mut work.tx, id).await?;
    if before.author != me.participant {
        return Err(Error::Forbidden);
    }
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let new = form.check(work.now, &period(&mut work.tx, before.pair).await?)?;
    let warnings = form.warnings();
    if !warnings.is_empty() {
        return Err(Error::Check(warnings));
    }
    if before.version != version {
        return Err(conflict(&before));
    }
    let partner = if before.host == me.participant { before.visitor } else { before.host };
    let who = if new.log.author_visited { (partner, me.participant) } else { (me.participant, partner) };
    if new.after.missed.is_none() {
        overlaps(&mut work.tx, before.pair, who, &new.log, Some(id)).await?;
    }
    let asks_again = new.asks_again(&before);
    let (change, now) = (work.id(), work.now);
    if !store::shadowing::change(&mut work.tx, change, &before, who, &new, asks_again, now).await? {
        return Err(conflict(&before));
    }
    if asks_again {
        ask_again(&mut work, service, actor, &before, partner, &new).await?;
    }
    work.event(Some(me.programme), What::ShadowingChanged { session: id, pair: before.pair }).await?;
    work.finish(key, id).await
}

/// What was saved meanwhile, beside what was typed.
fn conflict(session: &Session) -> Error {
    let saved = Form::of(session);
    let theirs = [
        ("part", saved.part),
        ("date", london::date_words(london::date(session.started_at))),
        ("from", saved.from),
        ("to", saved.to),
        ("place", saved.place),
        ("purpose", saved.purpose),
        ("observed", saved.observed),
        ("missed", saved.missed),
        ("setting", session.after.setting.map_or_else(String::new, |one| one.words().to_owned())),
        ("consent", session.after.consent.map_or_else(String::new, |one| one.words().to_owned())),
    ];
    Error::Conflict {
        theirs: theirs.into_iter().map(|(field, text)| (field.to_owned(), text)).collect(),
        version: session.version,
    }
}

async fn ask_again(
    work: &mut Work<'_>,
    service: &Service,
    actor: Option<&Actor>,
    before: &Session,
    partner: ParticipantId,
    new: &Valid,
) -> Result<()> {
    let members = store::pair::members(&mut work.tx, before.pair).await?;
    let Some(partner) = members.into_iter().find(|member| member.participant == partner) else { return Ok(()) };
    let author = actor.map_or("Your partner", |actor| actor.name.as_str());
    let body = format!(
        "{author} changed the shadowing session with you on {}.\n\nPlease say whether it was so, with one tap:\n{}/shadowing/{}\n",
        london::weekday_words(london::date(new.log.started_at)),
        service.settings.public_url,
        before.id,
    );
    let subject = format!("{author} changed your shadowing session");
    let programme = actor.and_then(|actor| actor.programme_of(before.pair));
    work.mail(Kind::Logged, programme, &partner.email, &subject, &body).await
}

/// Says that a session was not as the partner logged it. It counts no hours until one of them changes that.
pub async fn dispute(service: &Service, actor: Option<&Actor>, form: &NotSo) -> Result<ShadowingId> {
    let id: ShadowingId = form.session.parse().map_err(|_| Error::NotFound)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (session, me) = load(service, actor, Act::DisputeShadowing, &mut work.tx, id).await?;
    if session.author == me.participant {
        return Err(Error::refused("", "You logged this session: change it instead"));
    }
    let said = form.check()?;
    let warnings = form.warnings();
    if !warnings.is_empty() {
        return Err(Error::Check(warnings));
    }
    let now = work.now;
    if store::shadowing::dispute(&mut work.tx, id, &said, now).await? {
        let members = store::pair::members(&mut work.tx, session.pair).await?;
        if let Some(author) = members.into_iter().find(|member| member.participant == session.author) {
            let name = actor.map_or("Your partner", |actor| actor.name.as_str());
            let body = format!(
                "{name} says that the shadowing session of {} was not as you logged it. Read what was different, and change \
                 it or talk about it:\n{}/shadowing/{id}\n",
                london::weekday_words(london::date(session.started_at)),
                service.settings.public_url,
            );
            let subject = format!("{name} remembers your shadowing session differently");
            work.mail(Kind::Logged, Some(me.programme), &author.email, &subject, &body).await?;
        }
        work.event(Some(me.programme), What::ShadowingDisputed { session: id, pair: session.pair }).await?;
    } else if session.confirmed_at.is_some() {
        return Err(Error::refused("", "You have confirmed this session: ask your partner to change it"));
    }
    work.commit().await?;
    Ok(id)
}
