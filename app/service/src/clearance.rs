//! The checklist of visitors from another organisation: declared by them, recorded or confirmed by a coordinator. A
//! visit is held until it is complete.

use crate::{
    cohort,
    context::{Service, Work},
    error::{Error, Result},
    pair,
};
use chrono::{DateTime, Utc};
use domain::{
    booking::{Booking, Visit},
    cohort::Cohort,
    event::What,
    id::{Key, PairId, ParticipantId, ProgrammeId},
    london,
    pair::Member,
    participant::Participant,
    policy::{Act, Actor},
    preparation::{Clearance, ClearanceForm as Form, Happened, Item, expiring, needs, of_different_organisations},
};
use store::{Tx, clearance::Visit as Agreed};

/// What of a visitor's checklist matters for a visit.
#[derive(Default)]
pub(crate) struct Checked {
    pub(crate) needs: Vec<String>,
    pub(crate) expiring: Vec<String>,
}

/// The organisation that runs a programme: of it is whoever has not said otherwise.
pub(crate) async fn own(tx: &mut Tx, programme: ProgrammeId) -> Result<String> {
    store::programme::organisation(tx, programme).await?.ok_or(Error::NotFound)
}

/// What a visitor still needs for a visit; nothing within one organisation.
pub(crate) fn still_needed(own: &str, booking: &Booking, members: &[Member], held: &[Clearance]) -> Vec<String> {
    let organisation = |who| members.iter().find(|one| one.participant == who).map(|one| one.organisation.as_str());
    let Some(visit) = &booking.visit else { return Vec::new() };
    match (organisation(visit.host), organisation(visit.visitor)) {
        (Some(host), Some(visitor)) if of_different_organisations(own, host, visitor) => {
            needs(held, london::date(booking.ends_at))
        }
        _ => Vec::new(),
    }
}

/// What of the visitor's checklist matters for one visit.
pub(crate) async fn of_visit(
    tx: &mut Tx,
    programme: ProgrammeId,
    booking: &Booking,
    visit: &Visit,
    now: DateTime<Utc>,
) -> Result<Checked> {
    let own = own(tx, programme).await?;
    let members = store::pair::members(tx, booking.pair).await?;
    let held = store::clearance::of(tx, visit.visitor).await?;
    let needs = still_needed(&own, booking, &members, &held);
    // Between organisations nothing at all would be needed of nobody.
    let crosses = !still_needed(&own, booking, &members, &[]).is_empty();
    let expiring = if crosses { expiring_words(&held, now) } else { Vec::new() };
    Ok(Checked { needs, expiring })
}

fn expiring_words(held: &[Clearance], now: DateTime<Utc>) -> Vec<String> {
    let today = london::date(now);
    let words = |one: &Clearance| {
        let verb = if one.expires_on < today { "expired" } else { "expires" };
        format!("{} {verb} on {}", one.item.words(), london::date_words(one.expires_on))
    };
    expiring(held, today).into_iter().map(words).collect()
}

/// One's own checklist.
#[derive(Clone, Debug)]
pub struct Mine {
    /// What is there.
    pub held: Vec<Clearance>,
    /// Whether a partner is of another organisation.
    pub is_needed: bool,
    /// What of it expires soon, in words.
    pub expiring: Vec<String>,
}

/// The checklist of a member of a pair.
pub async fn mine(service: &Service, actor: Option<&Actor>, pair: PairId) -> Result<Mine> {
    let me = pair::own_place(service, actor, Act::DeclareClearance, pair)?;
    let mut tx = service.read().await?;
    let members = store::pair::members(&mut tx, pair).await?;
    let mine = members.iter().find(|member| member.participant == me.participant).ok_or(Error::NotFound)?;
    let own = own(&mut tx, me.programme).await?;
    let differs = |one: &Member| of_different_organisations(&own, &one.organisation, &mine.organisation);
    let is_needed = members.iter().any(differs);
    let held = store::clearance::of(&mut tx, me.participant).await?;
    let expiring = expiring_words(&held, service.clock.now());
    Ok(Mine { held, is_needed, expiring })
}

/// Says that one has something; a coordinator confirms it.
pub async fn declare(service: &Service, actor: Option<&Actor>, key: Key, pair: PairId, form: &Form) -> Result<()> {
    let me = pair::own_place(service, actor, Act::DeclareClearance, pair)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let now = work.now;
    let (item, expires_on) = form.check(london::date(now))?;
    let held = store::clearance::of(&mut work.tx, me.participant).await?;
    let is_known = held.iter().any(|one| one.item == item && one.expires_on == expires_on);
    // What a coordinator has confirmed stays confirmed when its holder says the same of it.
    if !is_known {
        store::clearance::save(&mut work.tx, me.participant, (item, expires_on), None, now).await?;
        work.event(
            Some(me.programme),
            What::Before { happened: Happened::ClearanceDeclared { participant: me.participant, item } },
        )
        .await?;
    }
    work.finish(key, ()).await
}

async fn at(
    service: &Service,
    actor: Option<&Actor>,
    tx: &mut Tx,
    (programme, slug): (&str, &str),
    id: ParticipantId,
) -> Result<(Cohort, Participant)> {
    let cohort = cohort::at(service, actor, tx, Act::RecordClearance, programme, slug).await?;
    let participant = store::participant::find(tx, id).await?.ok_or(Error::NotFound)?;
    if participant.cohort == cohort.id { Ok((cohort, participant)) } else { Err(Error::NotFound) }
}

/// The checklist of a participant, for a coordinator; and what of it expires soon.
pub async fn of_participant(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    id: ParticipantId,
) -> Result<(Vec<Clearance>, Vec<String>)> {
    let mut tx = service.read().await?;
    let (_, participant) = at(service, actor, &mut tx, (programme, cohort), id).await?;
    let held = store::clearance::of(&mut tx, participant.id).await?;
    let expiring = expiring_words(&held, service.clock.now());
    Ok((held, expiring))
}

/// Records that somebody has something; what a coordinator records is confirmed.
pub async fn record(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    (programme, cohort): (&str, &str),
    id: ParticipantId,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, participant) = at(service, actor, &mut work.tx, (programme, cohort), id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let now = work.now;
    let (item, expires_on) = form.check(london::date(now))?;
    let by = actor.map(|actor| actor.person);
    store::clearance::save(&mut work.tx, id, (item, expires_on), by, now).await?;
    confirmed(&mut work, &cohort, &participant, item).await?;
    work.finish(key, ()).await
}

async fn confirmed(work: &mut Work<'_>, cohort: &Cohort, participant: &Participant, item: Item) -> Result<()> {
    let name = participant.profile.name();
    let what = What::Before { happened: Happened::ClearanceConfirmed { participant: participant.id, name, item } };
    work.event(Some(cohort.programme), what).await
}

/// Confirms what somebody declared. Confirming it again changes nothing.
pub async fn confirm(
    service: &Service,
    actor: Option<&Actor>,
    (programme, cohort): (&str, &str),
    id: ParticipantId,
    item: &str,
    version: i64,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, participant) = at(service, actor, &mut work.tx, (programme, cohort), id).await?;
    let held = store::clearance::of(&mut work.tx, id).await?;
    let one = held.iter().find(|one| one.item.code() == item).ok_or(Error::NotFound)?;
    if one.is_confirmed {
        return Ok(());
    }
    let (by, now) = (actor.ok_or(Error::SignedOut)?.person, work.now);
    if !store::clearance::confirm(&mut work.tx, (id, one.item, version), by, now).await? {
        return Err(Error::refused(
            "",
            "This was changed while you looked at it: look at its date again, then confirm",
        ));
    }
    confirmed(&mut work, &cohort, &participant, one.item).await?;
    work.commit().await
}

/// An agreed visit that is held, or is not and whose visitor's checklist expires soon.
#[derive(Clone, Debug)]
pub struct Held {
    /// The visit.
    pub visit: Agreed,
    /// What its visitor still needs.
    pub needs: Vec<String>,
    /// What of their checklist expires soon, in words.
    pub expiring: Vec<String>,
}

/// The agreed visits of a cohort that are held or soon may be, the next first.
pub async fn held(service: &Service, actor: Option<&Actor>, programme: &str, cohort: &str) -> Result<Vec<Held>> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::SeeHeldVisits, programme, cohort).await?;
    let now = service.clock.now();
    let visits = store::clearance::visits_between_organisations(&mut tx, cohort.id, now).await?;
    let all = store::clearance::of_cohort(&mut tx, cohort.id).await?;
    let own = own(&mut tx, cohort.programme).await?;
    let differ =
        |visit: &Agreed| of_different_organisations(&own, &visit.host_organisation, &visit.visitor_organisation);
    let visits = visits.into_iter().filter(differ).map(|visit| {
        let own = all.iter().filter(|(who, _)| *who == visit.visitor).map(|(_, one)| one.clone());
        let own: Vec<_> = own.collect();
        let needs = needs(&own, london::date(visit.ends_at));
        Held { needs, expiring: expiring_words(&own, now), visit }
    });
    Ok(visits.filter(|one| !one.needs.is_empty() || !one.expiring.is_empty()).collect())
}
