//! Signing up, leaving, and the seat that becomes free: it is offered to the first on the waiting list.

use super::{calendar, plan::when_and_where, standing, to_attend};
use crate::{
    context::{Service, Work},
    error::{Error, Result},
    token::Token,
};
use chrono::{DateTime, Utc};
use domain::{
    cohort::Cohort,
    event::What,
    id::{Key, ParticipantId, WaitingStepId, WorkshopId},
    london,
    mail::Kind,
    policy::Actor,
    workshop::{
        Happened, Workshop,
        waiting::{Standing, Step, offered_until},
    },
};
use std::time::Duration;
use store::{Tx, workshop::NewStep};

/// A popular workshop opens for everybody at once: so often one of many is tried again before they are told.
const TRIES: u64 = 30;

/// Keeps what was done with somebody's seat or place.
pub(super) async fn note(work: &mut Work<'_>, id: WorkshopId, who: ParticipantId, step: Step) -> Result<()> {
    let (new_id, at): (WaitingStepId, _) = (work.id(), work.now);
    let new = NewStep { id: new_id, workshop: id, participant: who, step, reason: "", author: None, at };
    Ok(store::workshop::insert_step(&mut work.tx, new).await?)
}

/// Signs the actor up: for a seat, or for the waiting list where there is none. Done again, it changes nothing.
pub async fn sign_up(service: &Service, actor: Option<&Actor>, key: Key, id: WorkshopId) -> Result<Standing> {
    for attempt in 0..TRIES {
        let outcome = sign_up_once(service, actor, key, id).await;
        if !outcome.as_ref().is_err_and(Error::may_be_retried) {
            return outcome;
        }
        // Apart, so that those who met do not meet again.
        let apart = u64::from(service.random.bytes::<1>()[0]) % (5 * (attempt + 1));
        tokio::time::sleep(Duration::from_millis(apart)).await;
    }
    sign_up_once(service, actor, key, id).await
}

async fn sign_up_once(service: &Service, actor: Option<&Actor>, key: Key, id: WorkshopId) -> Result<Standing> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, workshop, me) = to_attend(service, actor, &mut work.tx, id).await?;
    if let Some(standing) = work.done(key).await? {
        return Ok(standing);
    }
    let now = work.now;
    if let Some(words) = workshop.closed(now) {
        return Err(Error::refused("", words));
    }
    let before = standing(&mut work.tx, &workshop, me).await?;
    if before != Standing::Out {
        return Ok(before);
    }
    let has_seat = store::workshop::count_seats(&mut work.tx, id).await? < workshop.capacity;
    if has_seat {
        if !store::workshop::take_seat(&mut work.tx, id, me.participant, None).await? {
            return Err(store::Error::Again.into());
        }
    } else if !store::workshop::wait(&mut work.tx, id, me.participant, now.timestamp_micros()).await? {
        return Err(store::Error::Again.into());
    }
    note(&mut work, id, me.participant, if has_seat { Step::Seated } else { Step::Waiting }).await?;
    if has_seat && let Some(seat) = calendar::seat_of(&mut work, id, me.participant).await? {
        calendar::tell_seated(&mut work, &workshop, &seat).await?;
    }
    let what = What::Workshop { workshop: id, title: workshop.title.clone(), happened: Happened::Joined { has_seat } };
    work.event(Some(cohort.programme), what).await?;
    let after = standing(&mut work.tx, &workshop, me).await?;
    work.finish(key, after).await
}

/// Gives the actor's seat or place in the list up. Done again, it changes nothing.
pub async fn leave(service: &Service, actor: Option<&Actor>, key: Key, id: WorkshopId) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, workshop, me) = to_attend(service, actor, &mut work.tx, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    if let Some(words) = workshop.closed(work.now) {
        return Err(Error::refused("", words));
    }
    give_up(&mut work, &cohort, &workshop, me.participant).await?;
    work.finish(key, ()).await
}

async fn give_up(work: &mut Work<'_>, cohort: &Cohort, workshop: &Workshop, who: ParticipantId) -> Result<()> {
    let id = workshop.id;
    let seat = calendar::seat_of(work, id, who).await?;
    let had_seat = store::workshop::give_up_seat(&mut work.tx, id, who).await?;
    let has_waited = store::workshop::stop_waiting(&mut work.tx, id, who).await?;
    if had_seat || has_waited {
        store::workshop::close_offers(&mut work.tx, id, who, Step::Left).await?;
        note(work, id, who, Step::Left).await?;
        if let Some(seat) = seat {
            calendar::tell_left(work, workshop, &seat).await?;
        }
        work.event(
            Some(cohort.programme),
            What::Workshop { workshop: id, title: workshop.title.clone(), happened: Happened::Left },
        )
        .await?;
        fill(work, cohort, workshop).await?;
    }
    Ok(())
}

/// Gives every seat and place up of somebody who takes part no longer, in workshops that are to come.
pub(crate) async fn give_up_all(work: &mut Work<'_>, who: ParticipantId) -> Result<()> {
    for id in store::workshop::signed_up(&mut work.tx, who).await? {
        let workshop = store::workshop::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
        if workshop.closed(work.now).is_none() {
            let cohort = store::cohort::find(&mut work.tx, workshop.cohort).await?.ok_or(Error::NotFound)?;
            give_up(work, &cohort, &workshop, who).await?;
        }
    }
    Ok(())
}

/// Offers every seat that is free to whoever is first on the list.
pub(super) async fn fill(work: &mut Work<'_>, cohort: &Cohort, workshop: &Workshop) -> Result<()> {
    if workshop.closed(work.now).is_some() {
        return Ok(());
    }
    let Some(until_at) = offered_until(work.now, workshop.offer_hours, workshop.starts_at) else { return Ok(()) };
    let seats = store::workshop::count_seats(&mut work.tx, workshop.id).await?;
    let free = usize::try_from(workshop.capacity - seats).unwrap_or(0);
    if free == 0 {
        return Ok(());
    }
    for waiter in store::workshop::waiters(&mut work.tx, workshop.id).await?.into_iter().take(free) {
        let (id, who) = (workshop.id, waiter.participant);
        store::workshop::stop_waiting(&mut work.tx, id, who).await?;
        if !store::workshop::take_seat(&mut work.tx, id, who, Some(until_at)).await? {
            return Err(store::Error::Again.into());
        }
        let token = Token::new(&work.service.random);
        store::workshop::insert_offer(&mut work.tx, &token.hash(), id, who, until_at).await?;
        note(work, id, who, Step::Offered).await?;
        let body = format!(
            "Dear {},\n\nA seat is free in a workshop for which you are on the waiting list.\n\n{}\n{}\n\nIt is yours until \
             {} if you want it. Accept or decline it here, without signing in; after that it goes to the \
             next:\n{}/seat/{}\n",
            waiter.name,
            workshop.title,
            when_and_where(workshop),
            london::instant_words(until_at),
            work.service.settings.public_url,
            token.secret(),
        );
        let subject = format!("A seat is free: {}", workshop.title);
        work.mail(Kind::Seat, Some(cohort.programme), &waiter.email, &subject, &body).await?;
        let what = What::Workshop {
            workshop: id,
            title: workshop.title.clone(),
            happened: Happened::Offered { name: waiter.name },
        };
        work.event(Some(cohort.programme), what).await?;
    }
    Ok(())
}

/// Carries out what somebody said to the seat that is offered to them.
async fn answer(
    work: &mut Work<'_>,
    (cohort, workshop): (&Cohort, &Workshop),
    who: ParticipantId,
    is_accepted: bool,
) -> Result<()> {
    let (id, now) = (workshop.id, work.now);
    if let Some(words) = workshop.closed(now) {
        return Err(Error::refused("", words));
    }
    let seats = store::workshop::seats(&mut work.tx, id).await?;
    let held = seats.into_iter().find(|seat| seat.participant == who);
    let seat = match held {
        Some(seat) if seat.held_until.is_some_and(|until| until > now) => seat,
        Some(seat) if seat.held_until.is_none() && is_accepted => return Ok(()),
        Some(seat) if seat.held_until.is_none() => {
            return Err(Error::refused(
                "",
                "You have accepted this seat: sign in and leave the workshop if you cannot come",
            ));
        }
        _ => {
            return Err(Error::refused(
                "",
                "No seat is offered to you any more: the time for it is over. Sign up again to join the waiting list",
            ));
        }
    };
    let step = if is_accepted { Step::Accepted } else { Step::Declined };
    if is_accepted {
        store::workshop::keep_seat(&mut work.tx, id, who).await?;
        calendar::tell_seated(work, workshop, &seat).await?;
    } else {
        store::workshop::give_up_seat(&mut work.tx, id, who).await?;
    }
    store::workshop::close_offers(&mut work.tx, id, who, step).await?;
    note(work, id, who, step).await?;
    let what = What::Workshop {
        workshop: id,
        title: workshop.title.clone(),
        happened: Happened::Answered { name: seat.name, is_accepted },
    };
    work.event(Some(cohort.programme), what).await?;
    if is_accepted { Ok(()) } else { fill(work, cohort, workshop).await }
}

/// Accepts or declines the seat that is offered to the actor.
pub async fn answer_offer(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: WorkshopId,
    is_accepted: bool,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, workshop, me) = to_attend(service, actor, &mut work.tx, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    answer(&mut work, (&cohort, &workshop), me.participant, is_accepted).await?;
    work.finish(key, ()).await
}

/// What a link offers, and nothing else of the workshop or the list.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The workshop.
    pub workshop: Workshop,
    /// Until when.
    pub until_at: DateTime<Utc>,
    /// What became of it.
    pub answer: Option<Step>,
    /// Why it can no longer be answered.
    pub closed: Option<&'static str>,
}

async fn load(service: &Service, tx: &mut Tx, token: &str) -> Result<(Offered, ParticipantId)> {
    let hash = Token::parse(token).ok_or(Error::NotFound)?.hash();
    let offer = store::workshop::find_offer(tx, &hash).await?.ok_or(Error::NotFound)?;
    let workshop = store::workshop::find(tx, offer.workshop).await?.ok_or(Error::NotFound)?;
    let now = service.clock.now();
    let is_late = offer.answer.is_none() && offer.until_at <= now;
    let late = is_late.then_some("The time to answer is over, so the seat goes to the next on the list");
    let closed = workshop.closed(now).or(late);
    Ok((Offered { workshop, until_at: offer.until_at, answer: offer.answer, closed }, offer.participant))
}

/// What the link offers.
pub async fn offered(service: &Service, token: &str) -> Result<Offered> {
    let mut tx = service.read().await?;
    Ok(load(service, &mut tx, token).await?.0)
}

/// Accepts or declines by the link. The same answer again changes nothing.
pub async fn answer_by_link(service: &Service, token: &str, is_accepted: bool) -> Result<()> {
    let mut work = service.begin(None).await?;
    let (offered, who) = load(service, &mut work.tx, token).await?;
    match (offered.answer, is_accepted) {
        (None, _) => {}
        (Some(Step::Accepted), true) | (Some(Step::Declined), false) => return Ok(()),
        _ => {
            return Err(Error::refused(
                "",
                "This link was used, or its time is over. Sign in and open the workshop to see how you stand",
            ));
        }
    }
    let cohort = store::cohort::find(&mut work.tx, offered.workshop.cohort).await?.ok_or(Error::NotFound)?;
    answer(&mut work, (&cohort, &offered.workshop), who, is_accepted).await?;
    work.commit().await
}

/// Ends the next offer whose time is over, and offers the seat to whoever is next; whether there was one.
pub async fn lapse_next(service: &Service) -> Result<bool> {
    let mut tx = service.read().await?;
    let due = store::workshop::lapsed(&mut tx, service.clock.now()).await?;
    drop(tx);
    if due.is_none() {
        return Ok(false);
    }
    let mut work = service.begin(None).await?;
    let now = work.now;
    // What was read may have been answered meanwhile, or ended by another server.
    let Some((id, who)) = store::workshop::lapsed(&mut work.tx, now).await? else { return Ok(true) };
    let workshop = store::workshop::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(&mut work.tx, workshop.cohort).await?.ok_or(Error::NotFound)?;
    let seats = store::workshop::seats(&mut work.tx, id).await?;
    let seat = seats.into_iter().find(|seat| seat.participant == who).ok_or(Error::NotFound)?;
    store::workshop::give_up_seat(&mut work.tx, id, who).await?;
    store::workshop::close_offers(&mut work.tx, id, who, Step::Lapsed).await?;
    note(&mut work, id, who, Step::Lapsed).await?;
    if workshop.closed(now).is_none() {
        let link = format!("{}/workshops/{id}", service.settings.public_url);
        let body = format!(
            "Dear {},\n\nYou were offered a seat in {} and we did not hear from you in time, so it goes to the next on the \
             waiting list. You can join the list again here:\n{link}\n",
            seat.name, workshop.title,
        );
        let subject = format!("The seat went to the next: {}", workshop.title);
        work.mail(Kind::Seat, Some(cohort.programme), &seat.email, &subject, &body).await?;
        fill(&mut work, &cohort, &workshop).await?;
    }
    let what = What::Workshop { workshop: id, title: workshop.title, happened: Happened::Lapsed { name: seat.name } };
    work.event(Some(cohort.programme), what).await?;
    work.commit().await?;
    Ok(true)
}
