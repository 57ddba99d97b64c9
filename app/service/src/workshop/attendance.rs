//! Who was there: ticked on the list, or by the code on the wall; and what can be said of it afterwards.

use super::{to_attend, to_run};
use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
};
use chrono::{DateTime, Utc};
use domain::{
    certificate::Certificate,
    cohort::Cohort,
    event::What,
    id::{Key, ParticipantId, WorkshopId},
    london,
    policy::{Act, Actor},
    strand::Requirement,
    workshop::{Happened, State, Workshop, attendance},
};
use store::{Tx, workshop::Counts};

/// Notes who of the list was there: those who are ticked, and nobody else.
pub async fn take_attendance(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: WorkshopId,
    present: &[ParticipantId],
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, workshop) = to_run(service, actor, &mut work.tx, Act::RunWorkshop, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    if workshop.state == State::Cancelled {
        return Err(Error::refused("", "This workshop is cancelled, so nobody was there"));
    }
    let now = work.now;
    if now < attendance::window(&workshop).0 {
        return Err(Error::refused(
            "",
            "The list can be taken from 15 minutes before the workshop begins: come back then",
        ));
    }
    let by = work.actor.ok_or(Error::SignedOut)?;
    let mut people = 0;
    for one in store::workshop::list(&mut work.tx, cohort.id, id).await? {
        let is_there = present.contains(&one.participant);
        people += u64::from(is_there);
        // Of whoever only waited for a seat nothing is noted unless they came.
        let is_news = one.attended != Some(is_there) && (is_there || one.has_seat || one.attended.is_some());
        if is_news {
            store::workshop::note(&mut work.tx, (id, one.participant), (is_there, false), by, now).await?;
        }
    }
    let what = What::Workshop { workshop: id, title: workshop.title, happened: Happened::AttendanceTaken { people } };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, ()).await
}

/// Notes that the actor is there, who read the code on the wall; answers which workshop it is.
pub async fn check_in(service: &Service, actor: Option<&Actor>, key: Key, code: &str) -> Result<WorkshopId> {
    let by = actor.ok_or(Error::SignedOut)?.person;
    let code = attendance::read_code(code).ok_or(Error::NotFound)?;
    let mut work = service.begin(Some(by)).await?;
    let id = store::workshop::find_by_code(&mut work.tx, &code).await?.ok_or(Error::NotFound)?.id;
    let (cohort, workshop, me) = to_attend(service, actor, &mut work.tx, id).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let now = work.now;
    if let Some(words) = attendance::closed(&workshop, now) {
        return Err(Error::refused("", words));
    }
    let attended = store::workshop::attended_by(&mut work.tx, me.participant).await?;
    if !attended.contains(&id) {
        store::workshop::note(&mut work.tx, (id, me.participant), (true, true), by, now).await?;
        work.event(
            Some(cohort.programme),
            What::Workshop { workshop: id, title: workshop.title, happened: Happened::CheckedIn },
        )
        .await?;
    }
    work.finish(key, id).await
}

/// The certificate of the actor, where they were there.
pub async fn certificate(service: &Service, actor: Option<&Actor>, id: WorkshopId) -> Result<Certificate> {
    let mut tx = service.read().await?;
    let (cohort, workshop, me) = to_attend(service, actor, &mut tx, id).await?;
    let attended = store::workshop::attended_by(&mut tx, me.participant).await?;
    if !attended.contains(&id) || service.clock.now() < workshop.ends_at {
        return Err(Error::NotFound);
    }
    let name = actor.map_or_else(String::new, |actor| actor.name.clone());
    Ok(Certificate::of_workshop(&name, &cohort, &workshop, london::date(service.clock.now())))
}

/// Who missed how many workshops in a row, by their address.
pub(crate) async fn missed(
    tx: &mut Tx,
    cohort: &Cohort,
    wanted: Requirement,
    now: DateTime<Utc>,
) -> Result<Vec<(String, usize)>> {
    if wanted == Requirement::Off {
        return Ok(Vec::new());
    }
    let records = store::workshop::records(tx, cohort.id, now).await?;
    let (addresses, records): (Vec<_>, Vec<_>) = records.into_iter().unzip();
    let missed = attendance::missed_in_a_row(&records, wanted);
    let address = |who: ParticipantId| {
        let at = records.iter().position(|record| record.participant == who);
        at.and_then(|at| addresses.get(at)).cloned()
    };
    Ok(missed.into_iter().filter_map(|(who, missed)| Some((address(who)?, missed))).collect())
}

/// How many came of how many, workshop by workshop, for those whose list was taken.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The cohort.
    pub cohort: Cohort,
    /// Its workshops.
    pub workshops: Vec<(Workshop, Counts)>,
}

/// The attendance of a cohort's workshops.
pub async fn picture(service: &Service, actor: Option<&Actor>, programme: &str, cohort: &str) -> Result<Picture> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::PlanWorkshops, programme, cohort).await?;
    let counts = store::workshop::counts(&mut tx, cohort.id).await?;
    let workshops = store::workshop::of_cohort(&mut tx, cohort.id).await?;
    let taken = workshops.into_iter().filter_map(|workshop| {
        let (_, counts) = counts.iter().find(|(id, _)| *id == workshop.id)?;
        (counts.noted > 0).then_some((workshop, *counts))
    });
    Ok(Picture { workshops: taken.collect(), cohort })
}
