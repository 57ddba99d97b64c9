//! The phases of cohorts: changing them, and telling of those that begin.

use crate::{
    cohort,
    context::{Service, Work},
    error::{Error, Result},
};
use chrono::{Days, NaiveDate, Timelike};
use domain::{
    cohort::Cohort,
    event::What,
    id::{Key, PhaseId},
    london,
    mail::{Kind, Template},
    phase::{Form, Phase, TELLS_FROM_HOUR, Tells, Valid, dated},
    policy::{Act, Actor, Role},
    shape::Shape,
};
use store::Tx;

/// Where the service was away for longer than this, nobody is told of what is old by then.
const LATEST_DAYS: u64 = 3;

/// Gives a new cohort the phases of its programme.
pub(crate) async fn plan(
    work: &mut Work<'_>,
    cohort: domain::id::CohortId,
    launch: NaiveDate,
    shape: &Shape,
) -> Result<()> {
    let today = london::date(work.now);
    for phase in dated(&shape.phases, launch) {
        let id = work.id();
        store::phase::insert(&mut work.tx, id, cohort, &phase, phase.tell_on(today, false)).await?;
    }
    Ok(())
}

/// Moves the phases that have not begun by as many days as the first day of their cohort.
pub(crate) async fn shift(work: &mut Work<'_>, before: &Cohort, starts_on: NaiveDate) -> Result<()> {
    let (by, today) = (starts_on - before.starts_on, london::date(work.now));
    if by.is_zero() {
        return Ok(());
    }
    for phase in store::phase::of_cohort(&mut work.tx, before.id).await? {
        let Some(moved) = phase.starts_on.checked_add_signed(by) else { continue };
        if phase.starts_on < today || phase.told_at.is_some() {
            continue;
        }
        let valid = Valid { name: phase.name, starts_on: moved, tells: phase.tells, note: phase.note };
        let tell_on = valid.tell_on(today, false);
        if !store::phase::update(&mut work.tx, phase.id, phase.version, &valid, tell_on).await? {
            return Err(store::Error::Again.into());
        }
    }
    Ok(())
}

/// The phases of a cohort.
pub async fn list(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
) -> Result<(Cohort, Vec<Phase>)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::ChangePhases, programme, cohort).await?;
    let phases = store::phase::of_cohort(&mut tx, cohort.id).await?;
    Ok((cohort, phases))
}

/// The phase with this id, where it is one of the cohort.
async fn find(tx: &mut Tx, cohort: &Cohort, id: PhaseId) -> Result<Phase> {
    let (of, phase) = store::phase::find(tx, id).await?.ok_or(Error::NotFound)?;
    if of == cohort.id { Ok(phase) } else { Err(Error::NotFound) }
}

/// One phase, for the form that changes it.
pub async fn show(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    id: PhaseId,
) -> Result<(Cohort, Phase)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::ChangePhases, programme, cohort).await?;
    let phase = find(&mut tx, &cohort, id).await?;
    Ok((cohort, phase))
}

/// Adds a phase to a cohort.
pub async fn add(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    programme: &str,
    cohort: &str,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, Act::ChangePhases, programme, cohort).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let phase = form.check()?;
    let (id, tell_on) = (work.id(), phase.tell_on(london::date(work.now), false));
    store::phase::insert(&mut work.tx, id, cohort.id, &phase, tell_on).await?;
    work.event(Some(cohort.programme), What::PhaseAdded { cohort: cohort.id, name: phase.name }).await?;
    work.finish(key, ()).await
}

/// Changes a phase: what was told is not told again, and what is not told yet moves with its day.
pub async fn change(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    (programme, cohort): (&str, &str),
    (id, version): (PhaseId, i64),
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, Act::ChangePhases, programme, cohort).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let before = find(&mut work.tx, &cohort, id).await?;
    let phase = form.check()?;
    let tell_on = phase.tell_on(london::date(work.now), before.told_at.is_some());
    if !store::phase::update(&mut work.tx, id, version, &phase, tell_on).await? {
        return Err(Error::Conflict {
            theirs: vec![
                ("name".into(), before.name),
                ("starts_on".into(), london::date_words(before.starts_on)),
                ("tells".into(), before.tells.words().into()),
                ("note".into(), before.note),
            ],
            version: before.version,
        });
    }
    work.event(Some(cohort.programme), What::PhaseChanged { cohort: cohort.id, name: phase.name }).await?;
    work.finish(key, ()).await
}

/// Takes a phase out of its cohort.
pub async fn remove(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    id: PhaseId,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, Act::ChangePhases, programme, cohort).await?;
    let phase = find(&mut work.tx, &cohort, id).await?;
    if store::phase::delete(&mut work.tx, id).await? {
        work.event(Some(cohort.programme), What::PhaseRemoved { cohort: cohort.id, name: phase.name }).await?;
    }
    work.commit().await
}

/// Tells of the next phase that begins, whoever is to be told; whether there was one.
pub async fn tell_next(service: &Service) -> Result<bool> {
    let now = london::local(service.clock.now());
    let today = now.date_naive();
    let day = if now.hour() >= TELLS_FROM_HOUR { today } else { today - Days::new(1) };
    let first = day - Days::new(LATEST_DAYS);
    let mut tx = service.read().await?;
    let due = store::phase::due(&mut tx, first, day).await?;
    drop(tx);
    if due.is_none() {
        return Ok(false);
    }
    let mut work = service.begin(None).await?;
    // What was read may have been told by another server meanwhile.
    let Some((cohort, phase)) = store::phase::due(&mut work.tx, first, day).await? else { return Ok(true) };
    let cohort = store::cohort::find(&mut work.tx, cohort).await?.ok_or(Error::NotFound)?;
    store::phase::told(&mut work.tx, phase.id, work.now).await?;
    let readers = match phase.tells {
        Tells::Nobody => Vec::new(),
        Tells::Participants => store::participant::addresses(&mut work.tx, cohort.id).await?,
        Tells::Coordinators => {
            let holders = store::programme::holders(&mut work.tx, cohort.programme).await?;
            holders
                .into_iter()
                .filter(|(role, ..)| *role == Role::Coordinator)
                .map(|(_, name, email)| (name, email))
                .collect()
        }
    };
    let told = readers.len() as u64;
    for (name, email) in readers {
        let (subject, body) = message(&mut work, &cohort, &phase, &name).await?;
        work.mail(Kind::News, Some(cohort.programme), &email, &subject, &body).await?;
    }
    let what = What::PhaseTold { cohort: cohort.id, name: phase.name, people: told };
    work.event(Some(cohort.programme), what).await?;
    work.commit().await?;
    Ok(true)
}

async fn message(work: &mut Work<'_>, cohort: &Cohort, phase: &Phase, name: &str) -> Result<(String, String)> {
    let url = &work.service.settings.public_url;
    let link = match phase.tells {
        Tells::Coordinators => format!("{url}/programmes/{}/cohorts/{}", cohort.programme_slug, cohort.slug),
        Tells::Participants | Tells::Nobody => format!("{url}/"),
    };
    let day = london::weekday_words(phase.starts_on);
    let values = [
        ("name", name),
        ("programme", &cohort.programme_name),
        ("cohort", &cohort.name),
        ("phase", &phase.name),
        ("day", &day),
        ("note", &phase.note),
        ("link", &link),
    ];
    work.say(cohort.programme, Template::Phase, &values).await
}
