//! The periods of a pair: paused, going on, ended. What it did is kept, and whoever stays can be paired again.

use super::care::find;
use crate::{
    booking,
    concern::is_in,
    context::{Service, Work},
    error::{Error, Result},
    participant::{self, Step},
};
use domain::{
    agreement::Agreement,
    cohort::Cohort,
    conversation::Conversation,
    event::What,
    id::{Key, PairId, ParticipantId},
    london,
    mail::Kind,
    pair::{
        Ending, Watched,
        ending::{self, Valid},
        pause,
    },
    participant::{State, change::Cause},
    policy::{Act, Actor, Place},
    shadowing::Session,
};

/// Sessions of an earlier pair that are listed.
const SESSIONS: i64 = 50;
/// Bookings of which a pair that ends is told that they are called off.
const PLANNED: i64 = 100;

/// Pauses a pair; its members are told, and not why.
pub async fn pause(service: &Service, actor: Option<&Actor>, key: Key, id: PairId, form: &pause::Form) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, cared) = find(service, actor, &mut work.tx, Act::ChangePair, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let by = actor.ok_or(Error::SignedOut)?.person;
    let (now, today) = (work.now, london::date(work.now));
    let valid = form.check(today)?;
    if cared.is_paused {
        return Err(Error::refused("", "This pair is paused already: let it go on first, then pause it anew"));
    }
    let pause = work.id();
    store::pair::pause(&mut work.tx, pause, (id, by), today, &valid, now).await?;
    let until = valid.until_on.map_or_else(String::new, |day| format!(" until {}", london::date_words(day)));
    let text = format!("your pair is paused{until}. Nobody expects you to meet meanwhile, and nothing is lost");
    tell(service, &mut work, &cohort, &cared.pair, ("Your pair is paused", &text)).await?;
    let what = What::PairPaused { pair: id, names: cared.pair.names(), until_on: valid.until_on };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, ()).await
}

/// Lets a paused pair go on; nothing happens where it does.
pub async fn resume(service: &Service, actor: Option<&Actor>, id: PairId) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, cared) = find(service, actor, &mut work.tx, Act::ChangePair, id).await?;
    let today = london::date(work.now);
    if store::pair::resume(&mut work.tx, id, today).await? {
        let text = "your pair goes on from today. Find a date that suits you both";
        tell(service, &mut work, &cohort, &cared.pair, ("Your pair goes on", text)).await?;
        work.event(Some(cohort.programme), What::PairResumed { pair: id, names: cared.pair.names() }).await?;
    }
    work.commit().await
}

/// Writes the same to every member.
async fn tell(
    service: &Service,
    work: &mut Work<'_>,
    cohort: &Cohort,
    pair: &Watched,
    (subject, text): (&str, &str),
) -> Result<()> {
    for member in &pair.members {
        let body = format!(
            "Dear {},\n\n{}, {}: {text}.\n\n{}/\n\nIf you have a question, ask your coordinator.\n",
            member.name, cohort.programme_name, cohort.name, service.settings.public_url
        );
        work.mail(Kind::Pair, Some(cohort.programme), &member.email, subject, &body).await?;
    }
    Ok(())
}

/// Ends a pair. Its members are told, and not why; whoever does not leave can be paired again.
pub async fn end(service: &Service, actor: Option<&Actor>, key: Key, id: PairId, form: &ending::Form) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if let (Some(_), Some(())) = (actor, work.done::<()>(key).await?) {
        // The pair is no longer found once it has ended.
        return Ok(());
    }
    let (cohort, cared) = find(service, actor, &mut work.tx, Act::ChangePair, id).await?;
    let by = actor.ok_or(Error::SignedOut)?.person;
    let people = store::pair::members(&mut work.tx, id).await?;
    let members: Vec<_> = people.iter().map(|member| member.participant).collect();
    let valid = form.check(&members)?;
    if is_in(actor, id) {
        let message = "You are in this pair yourself: ask another coordinator to end it, or make somebody one";
        return Err(Error::refused("", message));
    }
    if store::concern::is_open(&mut work.tx, id).await? {
        let message =
            "Somebody asks for help with this pair: read it above and mark it as dealt with, then end the pair";
        return Err(Error::refused("", message));
    }
    let (now, today) = (work.now, london::date(work.now));
    let planned = store::booking::open_of_pair(&mut work.tx, id, PLANNED).await?;
    if !store::pair::end(&mut work.tx, id, by, today, &valid, now).await? {
        return Err(store::Error::Again.into());
    }
    store::booking::cancel_open(&mut work.tx, id, now).await?;
    booking::tell_called_off(&mut work, &people, &planned).await?;
    for member in members {
        move_on(&mut work, member, &valid).await?;
    }
    let (subject, text) = match valid.ending {
        Ending::Completed => {
            ("You have completed the programme", "your pair has come to its end. Thank you for taking part")
        }
        _ => (
            "Your pair has ended",
            "your pair has ended, and nobody is to blame. What you logged is kept and counts. Your coordinator writes to \
             you about how you can go on",
        ),
    };
    tell(service, &mut work, &cohort, &cared.pair, (subject, text)).await?;
    let what = What::PairEnded { pair: id, names: cared.pair.names(), ending: valid.ending };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, ()).await
}

/// Moves a member to the state that follows the end of their pair.
async fn move_on(work: &mut Work<'_>, id: ParticipantId, valid: &Valid) -> Result<()> {
    let state: State = store::participant::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?.state;
    let (to, reason) = valid.ending.leads_to(valid.leavers.contains(&id));
    if !state.may_become(to) {
        return Ok(());
    }
    participant::enter(work, id, state, Step { cause: Cause::Pairing, to, reason, note: "" }).await
}

/// A pair that somebody was in until it ended, as they look back on it.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// Which.
    pub id: PairId,
    /// Who they were in it.
    pub me: ParticipantId,
    /// The sessions that were logged, the latest first.
    pub sessions: Vec<Session>,
    /// The conversations.
    pub conversations: Vec<Conversation>,
    /// What they had agreed on last.
    pub agreement: Option<Agreement>,
}

/// The pairs that the actor was in until they ended.
pub async fn looking_back(service: &Service, actor: Option<&Actor>) -> Result<Vec<Earlier>> {
    let actor = service.authorise(actor, Act::SeeOwn, &Place::everywhere())?;
    let mut earlier = Vec::new();
    let mut tx = service.read().await?;
    for held in &actor.participations {
        for &id in &held.earlier {
            earlier.push(Earlier {
                id,
                me: held.participant,
                sessions: store::shadowing::of_pair(&mut tx, id, SESSIONS).await?,
                conversations: store::conversation::of_pair(&mut tx, id, SESSIONS).await?,
                agreement: store::agreement::of_pair(&mut tx, id, 1).await?.pop(),
            });
        }
    }
    Ok(earlier)
}
