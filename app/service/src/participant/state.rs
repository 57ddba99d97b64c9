//! Moving a participant from one state to the next, and keeping how.

use crate::{
    approval,
    context::{Service, Work},
    error::{Error, Result},
    pairing, workshop,
};
use domain::{
    cohort::Cohort,
    event::What,
    id::{Key, ParticipantId},
    participant::{
        Participant, State,
        bulk::obstacle,
        change::{Cause, Leave, Reason},
    },
    policy::{Act, Actor, Place},
};
use store::participant::NewChange;

/// A step to another state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step<'a> {
    pub(crate) cause: Cause,
    pub(crate) to: State,
    pub(crate) reason: Option<Reason>,
    pub(crate) note: &'a str,
}

impl Step<'_> {
    /// A step that needs no reason.
    pub(crate) fn new(cause: Cause, to: State) -> Self {
        Self { cause, to, reason: None, note: "" }
    }
}

/// Keeps how somebody came from one state to another.
pub(crate) async fn note(work: &mut Work<'_>, id: ParticipantId, from: Option<State>, step: Step<'_>) -> Result<()> {
    let new = NewChange {
        id: work.id(),
        participant: id,
        at: work.now,
        author: work.actor,
        cause: step.cause,
        from,
        to: step.to,
        reason: step.reason,
        note: step.note,
    };
    Ok(store::participant::insert_change(&mut work.tx, new).await?)
}

/// Moves somebody on and keeps how. Whoever can no longer be paired is taken out of every open proposal.
pub(crate) async fn enter(work: &mut Work<'_>, id: ParticipantId, from: State, step: Step<'_>) -> Result<()> {
    store::participant::set_state(&mut work.tx, id, step.to).await?;
    if matches!(step.to, State::Withdrawn | State::Deferred) {
        store::draft::delete_pairs_of(&mut work.tx, id).await?;
        let cohort = store::participant::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?.cohort;
        pairing::release_stale(work, cohort, None).await?;
        workshop::give_up_all(work, id).await?;
    }
    if from == State::AwaitingSupervisor {
        approval::close(work, id).await?;
    }
    note(work, id, Some(from), step).await
}

/// A participant and their cohort, where the actor may do `act` there.
async fn find(
    service: &Service,
    actor: Option<&Actor>,
    tx: &mut store::Tx,
    act: Act,
    id: ParticipantId,
) -> Result<(Cohort, Participant)> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let participant = store::participant::find(tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(tx, participant.cohort).await?.ok_or(Error::NotFound)?;
    service.authorise(actor, act, &Place { participant: Some(id), ..Place::cohort(cohort.programme, cohort.id) })?;
    Ok((cohort, participant))
}

/// Moves somebody by the hand of a coordinator, and writes to them about it.
pub(super) async fn carry_out(
    service: &Service,
    work: &mut Work<'_>,
    cohort: &Cohort,
    participant: &Participant,
    step: Step<'_>,
) -> Result<()> {
    enter(work, participant.id, participant.state, step).await?;
    tell(service, work, cohort, participant, step.to).await?;
    let name = participant.profile.name();
    let what = What::ParticipantMoved { participant: participant.id, name, state: step.to };
    work.event(Some(cohort.programme), what).await
}

/// Writes to somebody about what was decided.
pub(crate) async fn tell(
    service: &Service,
    work: &mut Work<'_>,
    cohort: &Cohort,
    participant: &Participant,
    to: State,
) -> Result<()> {
    let (subject, text) = match to {
        State::Approved => ("You can take part", "you can take part. We write to you again when a partner is found."),
        State::Waitlisted => (
            "You are on the waiting list",
            "you are on the waiting list. We write to you as soon as a partner is found.",
        ),
        State::Deferred => (
            "Your place is deferred",
            "your place is kept for a later cohort. Your coordinator writes to you when it begins.",
        ),
        State::Withdrawn => {
            ("You no longer take part", "you no longer take part. If you did not expect this, ask your coordinator.")
        }
        _ => return Ok(()),
    };
    let body = format!(
        "Dear {},\n\n{}, {}: {text}\n\n{}/\n",
        participant.profile.name(),
        cohort.programme_name,
        cohort.name,
        service.settings.public_url
    );
    work.mail(participant.profile.email.as_str(), &format!("{subject}: {}", cohort.programme_name), &body).await
}

/// Approves somebody, puts them on the waiting list or defers them.
pub async fn change_state(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: ParticipantId,
    to: State,
) -> Result<ParticipantId> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, participant) = find(service, actor, &mut work.tx, Act::ChangeState, id).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    if to == State::Withdrawn {
        return Err(Error::refused("", "Select a reason to withdraw somebody"));
    }
    if let Some(message) = obstacle(&participant, to) {
        return Err(Error::refused("", message));
    }
    carry_out(service, &mut work, &cohort, &participant, Step::new(Cause::Coordinator, to)).await?;
    work.finish(key, id).await
}

/// Withdraws somebody, with a reason.
pub async fn withdraw(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: ParticipantId,
    form: &Leave,
) -> Result<ParticipantId> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, participant) = find(service, actor, &mut work.tx, Act::ChangeState, id).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let (reason, note) = form.check()?;
    if let Some(message) = obstacle(&participant, State::Withdrawn) {
        return Err(Error::refused("", message));
    }
    let step = Step { cause: Cause::Coordinator, to: State::Withdrawn, reason: Some(reason), note: &note };
    carry_out(service, &mut work, &cohort, &participant, step).await?;
    work.finish(key, id).await
}

/// Sends whoever is to agree a new link, where they lost theirs or let it grow too old.
pub async fn ask_supervisor_again(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: ParticipantId,
) -> Result<ParticipantId> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, participant) = find(service, actor, &mut work.tx, Act::ChangeState, id).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    if participant.state != State::AwaitingSupervisor {
        return Err(Error::refused("", "Nobody has to agree to their place any more: there is nothing to send"));
    }
    approval::ask_again(service, &mut work, &cohort, &participant).await?;
    let what = What::SupervisorAskedAgain { participant: id, name: participant.profile.name() };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, id).await
}

/// What somebody who thinks of leaving must know.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// What they would leave.
    pub cohort: Cohort,
    /// How far they have come.
    pub state: State,
    /// Whether somebody relies on them.
    pub is_paired: bool,
}

/// A participant's own place, before they give it up.
pub async fn leaving(service: &Service, actor: Option<&Actor>, id: ParticipantId) -> Result<Leaving> {
    let mut tx = service.read().await?;
    let (cohort, participant) = find(service, actor, &mut tx, Act::Withdraw, id).await?;
    Ok(Leaving { cohort, state: participant.state, is_paired: participant.is_paired })
}

/// Gives up one's own place; the coordinators are told. A pair is not left so: its partner would hear of it last.
pub async fn leave(service: &Service, actor: Option<&Actor>, key: Key, id: ParticipantId, form: &Leave) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, participant) = find(service, actor, &mut work.tx, Act::Withdraw, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let (reason, note) = form.check()?;
    if participant.is_paired {
        let message = "You are in a pair, and your partner relies on you: ask your coordinator, who ends the pair with \
            both of you";
        return Err(Error::refused("", message));
    }
    if !participant.state.may_become(State::Withdrawn) {
        return Err(Error::refused("", "Your place has come to its end: there is nothing to withdraw from"));
    }
    let step = Step { cause: Cause::Own, to: State::Withdrawn, reason: Some(reason), note: &note };
    enter(&mut work, id, participant.state, step).await?;
    let name = participant.profile.name();
    let address = format!(
        "{}/programmes/{}/cohorts/{}/participants/{id}",
        service.settings.public_url, cohort.programme_slug, cohort.slug
    );
    let body = format!("{name} has withdrawn from {}, {}.\n\n{address}\n", cohort.programme_name, cohort.name);
    to_coordinators(&mut work, &cohort, &format!("{name} has withdrawn"), &body).await?;
    let what = What::ParticipantMoved { participant: id, name, state: State::Withdrawn };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, ()).await
}

/// Writes to every coordinator of a cohort's programme.
pub(crate) async fn to_coordinators(work: &mut Work<'_>, cohort: &Cohort, subject: &str, body: &str) -> Result<()> {
    let holders = store::programme::holders(&mut work.tx, cohort.programme).await?;
    for (_, _, email) in holders.iter().filter(|(role, ..)| *role == domain::policy::Role::Coordinator) {
        work.mail(email, subject, body).await?;
    }
    Ok(())
}
