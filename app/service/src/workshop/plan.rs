//! Planning, changing and cancelling workshops, and looking after one.

use super::{HISTORY, calendar, seat, to_run};
use crate::{
    cohort,
    context::{Service, Work},
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    event::What,
    id::{Key, ProgrammeId, WorkshopId},
    london,
    mail::Kind,
    policy::{Act, Actor, Place, Role},
    suppression::{Disclosed, Minimum},
    workshop::{
        Cancellation, Form, Happened, Lead, State, Valid, Workshop, attendance,
        contribution::Contribution,
        feedback::{self, Summary, Wave},
        waiting::{Past, Seat, Waiter},
    },
};
use std::collections::{BTreeMap, BTreeSet};
use store::workshop::{Counts, Listed};

/// Said of a day that is past.
const PAST: &str = "Enter a day and times that are still to come: nobody could sign up for what is over";

/// A cohort's workshops in their order, with how many come.
pub async fn list(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
) -> Result<(Cohort, Vec<(Workshop, Counts)>)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::PlanWorkshops, programme, cohort).await?;
    let workshops = store::workshop::of_cohort(&mut tx, cohort.id).await?;
    let counts = store::workshop::counts(&mut tx, cohort.id).await?;
    let with_counts = |workshop: Workshop| {
        let found = counts.iter().find(|(id, _)| *id == workshop.id);
        (workshop, found.map_or_else(Counts::default, |(_, counts)| *counts))
    };
    Ok((cohort, workshops.into_iter().map(with_counts).collect()))
}

/// Who may lead the workshops of a cohort, for the form that plans one.
pub async fn possible_leads(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
) -> Result<(Cohort, Vec<Lead>)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::PlanWorkshops, programme, cohort).await?;
    let leads = store::workshop::possible_leads(&mut tx, cohort.programme).await?;
    Ok((cohort, leads))
}

/// The workshops that the actor leads, in their order, each with its cohort.
pub async fn led(service: &Service, actor: Option<&Actor>) -> Result<Vec<(Cohort, Workshop)>> {
    let actor = service.authorise(actor, Act::SeeOwn, &Place::everywhere())?;
    let mut tx = service.read().await?;
    let mut cohorts: Vec<Cohort> = Vec::new();
    let mut led = Vec::new();
    for workshop in store::workshop::led_by(&mut tx, actor.person).await? {
        if !cohorts.iter().any(|cohort| cohort.id == workshop.cohort) {
            cohorts.push(store::cohort::find(&mut tx, workshop.cohort).await?.ok_or(Error::NotFound)?);
        }
        let cohort = cohorts.iter().find(|cohort| cohort.id == workshop.cohort).ok_or(Error::NotFound)?;
        // Whoever gave the role up no longer runs what they led.
        let is_theirs = [Role::WorkshopLead, Role::Coordinator];
        if is_theirs.into_iter().any(|role| actor.holds(role, cohort.programme)) {
            led.push((cohort.clone(), workshop));
        }
    }
    Ok(led)
}

/// Whether all of those who are to lead may.
async fn check_leads(work: &mut Work<'_>, cohort: &Cohort, new: &Valid) -> Result<()> {
    let possible = store::workshop::possible_leads(&mut work.tx, cohort.programme).await?;
    if new.leads.iter().all(|lead| possible.iter().any(|one| one.person == *lead)) {
        return Ok(());
    }
    Err(Error::refused("lead", "Select a coordinator or workshop lead of this programme: somebody’s role was taken"))
}

/// Plans a workshop; answers its id.
pub async fn create(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    (programme, cohort): (&str, &str),
    form: &Form,
) -> Result<WorkshopId> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, Act::PlanWorkshops, programme, cohort).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let new = form.check((cohort.starts_on, cohort.ends_on))?;
    if new.ends_at <= work.now {
        return Err(Error::refused("on", PAST));
    }
    check_leads(&mut work, &cohort, &new).await?;
    let (id, now): (WorkshopId, _) = (work.id(), work.now);
    let code = attendance::code(service.random.bytes());
    if !store::workshop::insert(&mut work.tx, id, cohort.id, &code, &new, now).await? {
        // Another has this code: the next try has another.
        return Err(store::Error::Again.into());
    }
    work.event(Some(cohort.programme), What::Workshop { workshop: id, title: new.title, happened: Happened::Planned })
        .await?;
    work.finish(key, id).await
}

/// What somebody else saved meanwhile, beside what was typed.
fn conflict(before: &Workshop) -> Error {
    let theirs = Form::of(before);
    let lead = |place: usize| before.leads.get(place).map_or_else(String::new, |lead| lead.name.clone());
    let theirs = [
        ("title", theirs.title),
        ("topic", theirs.topic),
        ("lead", lead(0)),
        ("co_lead", lead(1)),
        ("on", london::date_words(london::date(before.starts_at))),
        ("from", theirs.from),
        ("to", theirs.to),
        ("room", theirs.room),
        ("online_link", theirs.online_link),
        ("capacity", theirs.capacity),
        ("materials", theirs.materials),
        ("offer_hours", theirs.offer_hours),
    ];
    let theirs = theirs.into_iter().map(|(field, text)| (field.to_owned(), text)).collect();
    Error::Conflict { theirs, version: before.version }
}

/// Changes a workshop. Whoever signed up is told where time or place are others; seats that are new are offered.
pub async fn change(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    (id, version): (WorkshopId, i64),
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, before) = to_run(service, actor, &mut work.tx, Act::RunWorkshop, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    if before.state == State::Cancelled {
        return Err(Error::refused("", "This workshop is cancelled, so nothing was changed. Plan another one instead"));
    }
    let new = form.check((cohort.starts_on, cohort.ends_on))?;
    if new.ends_at <= work.now && before.ends_at > work.now {
        return Err(Error::refused("on", PAST));
    }
    check_leads(&mut work, &cohort, &new).await?;
    let taken = store::workshop::count_seats(&mut work.tx, id).await?;
    if new.capacity < taken {
        let message = format!("Enter {taken} or more: so many have a seat, or are offered one, already");
        return Err(Error::refused("capacity", message));
    }
    if !store::workshop::update(&mut work.tx, id, version, &new).await? {
        return Err(conflict(&before));
    }
    let moved = (before.starts_at, before.ends_at) != (new.starts_at, new.ends_at);
    let elsewhere = (&before.room, &before.online_link) != (&new.room, &new.online_link);
    let after = store::workshop::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    if (moved || elsewhere) && after.ends_at > work.now {
        let words = format!("{} has changed. It is now:\n\n{}", after.title, when_and_where(&after));
        tell_all(&mut work, cohort.programme, &after, &format!("Changed: {}", after.title), &words).await?;
    }
    seat::fill(&mut work, &cohort, &after).await?;
    work.event(
        Some(cohort.programme),
        What::Workshop { workshop: id, title: after.title, happened: Happened::Changed },
    )
    .await?;
    work.finish(key, ()).await
}

/// Cancels a workshop; everybody who has a seat or waits for one is told why.
pub async fn cancel(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: WorkshopId,
    form: &Cancellation,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, workshop) = to_run(service, actor, &mut work.tx, Act::RunWorkshop, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    if workshop.ends_at <= work.now {
        return Err(Error::refused("", "This workshop is over, so it cannot be cancelled any more"));
    }
    let reason = form.check()?;
    if store::workshop::cancel(&mut work.tx, id, &reason).await? {
        let words = format!("{} is cancelled. It would have been:\n\n{}\n\n{reason}", workshop.title, workshop.when());
        let cancelled = store::workshop::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
        tell_all(&mut work, cohort.programme, &cancelled, &format!("Cancelled: {}", workshop.title), &words).await?;
        work.event(
            Some(cohort.programme),
            What::Workshop { workshop: id, title: workshop.title, happened: Happened::Cancelled },
        )
        .await?;
    }
    work.finish(key, ()).await
}

/// Day, times and place, as messages have them.
pub(crate) fn when_and_where(workshop: &Workshop) -> String {
    let places = [&workshop.room, &workshop.online_link].into_iter().filter(|place| !place.is_empty());
    places.fold(workshop.when(), |text, place| format!("{text}\n{place}"))
}

/// Writes to everybody who has a seat, is offered one, or waits.
async fn tell_all(
    work: &mut Work<'_>,
    programme: ProgrammeId,
    workshop: &Workshop,
    subject: &str,
    words: &str,
) -> Result<()> {
    let seats = store::workshop::seats(&mut work.tx, workshop.id).await?;
    let waiters = store::workshop::waiters(&mut work.tx, workshop.id).await?;
    // A seat that is only offered is in nobody's calendar.
    let entry = calendar::entry(work, workshop);
    let seated =
        seats.into_iter().map(|seat| (seat.name, seat.email, entry.clone().filter(|_| seat.held_until.is_none())));
    let waiting = waiters.into_iter().map(|waiter| (waiter.name, waiter.email, None));
    let readers: Vec<_> = seated.chain(waiting).collect();
    let link = format!("{}/workshops/{}", work.service.settings.public_url, workshop.id);
    for (name, email, entry) in readers {
        let body = format!("Dear {name},\n\n{words}\n\n{link}\n");
        work.put_in_line((Kind::Workshops, Some(programme)), &email, (subject, &body), entry).await?;
    }
    Ok(())
}

/// A workshop as those see it who look after it.
#[derive(Clone, Debug)]
pub struct Managed {
    /// Its cohort.
    pub cohort: Cohort,
    /// The workshop.
    pub workshop: Workshop,
    /// Who may lead it.
    pub possible_leads: Vec<Lead>,
    /// Who has a seat, or is offered one.
    pub seats: Vec<Seat>,
    /// Who waits, in the order of the list.
    pub waiters: Vec<Waiter>,
    /// What was done with seats and list, the latest first.
    pub history: Vec<Past>,
    /// Who was there, and who was not.
    pub list: Vec<Listed>,
    /// What participants offered to lead.
    pub slots: Vec<Contribution>,
    /// For each wave that has begun how many answered; what, once nobody can any more.
    pub thoughts: Vec<(Wave, usize, Option<Disclosed<Summary>>)>,
    /// Whether the actor may change the order of the list.
    pub may_reorder: bool,
}

/// A workshop at its address.
pub async fn manage(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    id: WorkshopId,
) -> Result<Managed> {
    let mut tx = service.read().await?;
    let at = cohort::at(service, actor, &mut tx, Act::RunWorkshop, programme, cohort).await?;
    let (cohort, workshop) = to_run(service, actor, &mut tx, Act::RunWorkshop, id).await?;
    if cohort.id != at.id {
        return Err(Error::NotFound);
    }
    let answers = store::workshop::answers(&mut tx, id).await?;
    let (now, minimum) = (service.clock.now(), Minimum::new(cohort.minimum_group));
    let begun = Wave::ALL.into_iter().filter(|wave| now >= wave.opens_at(workshop.ends_at));
    let thoughts = begun.map(|wave| {
        let answers = answers.iter().filter(|(of, _)| *of == wave).map(|(_, answer)| answer.clone());
        let answers: Vec<_> = answers.collect();
        let is_closed = now >= wave.closes_at(workshop.ends_at);
        (wave, answers.len(), is_closed.then(|| feedback::summary(&answers, minimum)))
    });
    let thoughts = thoughts.collect();
    let place = Place::cohort(cohort.programme, cohort.id);
    let mut managed = Managed {
        possible_leads: store::workshop::possible_leads(&mut tx, cohort.programme).await?,
        seats: store::workshop::seats(&mut tx, id).await?,
        waiters: store::workshop::waiters(&mut tx, id).await?,
        history: store::workshop::steps(&mut tx, id, HISTORY).await?,
        list: store::workshop::list(&mut tx, cohort.id, id).await?,
        slots: store::workshop::slots(&mut tx, id).await?,
        thoughts,
        may_reorder: domain::policy::allows(actor, Act::OrderWaitingList, &place),
        cohort,
        workshop,
    };
    managed.tell_apart();
    Ok(managed)
}

impl Managed {
    /// Two of one name are told apart by their addresses.
    fn tell_apart(&mut self) {
        let seats = self.seats.iter_mut().map(|one| (&mut one.name, &one.email));
        let waiters = self.waiters.iter_mut().map(|one| (&mut one.name, &one.email));
        let list = self.list.iter_mut().map(|one| (&mut one.name, &one.email));
        let all: Vec<_> = seats.chain(waiters).chain(list).collect();
        let mut addresses: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (name, email) in &all {
            addresses.entry((**name).clone()).or_default().insert(email);
        }
        for (name, email) in all {
            if addresses.get(name.as_str()).is_some_and(|found| found.len() > 1) {
                *name = format!("{name} ({email})");
            }
        }
    }
}
