//! Slots that participants lead: offered by them, accepted or declined by whoever leads the workshop.

use super::{to_attend, to_run};
use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    event::What,
    id::{ContributionId, Key, WorkshopId},
    mail::Kind,
    policy::{Act, Actor},
    workshop::{
        Happened,
        contribution::{Decision, Form, State},
    },
};

/// Offers to lead a slot; whoever leads the workshop is told.
pub async fn offer_slot(service: &Service, actor: Option<&Actor>, key: Key, id: WorkshopId, form: &Form) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, workshop, me) = to_attend(service, actor, &mut work.tx, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    if let Some(words) = workshop.closed(work.now) {
        return Err(Error::refused("", words));
    }
    let (title, minutes) = form.check(workshop.minutes())?;
    let (slot, now): (ContributionId, _) = (work.id(), work.now);
    store::workshop::insert_slot(&mut work.tx, slot, (id, me.participant), (&title, minutes), now).await?;
    let name = actor.map_or("A participant", |actor| actor.name.as_str());
    let link = format!(
        "{}/programmes/{}/cohorts/{}/workshops/{id}",
        service.settings.public_url, cohort.programme_slug, cohort.slug
    );
    for lead in &workshop.leads {
        let body = format!(
            "Dear {},\n\n{name} offers to lead a slot of {}:\n\n{title}, {minutes} minutes\n\nAccept or decline it \
             here:\n{link}\n",
            lead.name, workshop.title,
        );
        let subject = format!("A slot is offered: {}", workshop.title);
        work.mail(Kind::Workshops, Some(cohort.programme), &lead.email, &subject, &body).await?;
    }
    work.event(
        Some(cohort.programme),
        What::Workshop { workshop: id, title: workshop.title, happened: Happened::SlotOffered },
    )
    .await?;
    work.finish(key, ()).await
}

/// Accepts or declines a slot; whoever offered it is told, with a word.
pub async fn decide_slot(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: ContributionId,
    form: &Decision,
) -> Result<()> {
    let by = actor.ok_or(Error::SignedOut)?.person;
    let mut work = service.begin(Some(by)).await?;
    let slot = store::workshop::find_slot(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    let (cohort, workshop) = to_run(service, actor, &mut work.tx, Act::RunWorkshop, slot.workshop).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let (state, said) = form.check()?;
    if !store::workshop::decide_slot(&mut work.tx, id, state, &said, by).await? {
        return Err(Error::refused("", "Somebody has decided on this slot meanwhile, so nothing was changed"));
    }
    let is_accepted = state == State::Accepted;
    let decided = if is_accepted { "is in the programme of" } else { "does not fit into" };
    let body = format!(
        "Dear {},\n\nYour slot ‘{}’ {decided} {}. Thank you for offering it.\n\n{said}\n\n{}/workshops/{}\n",
        slot.name, slot.title, workshop.title, service.settings.public_url, workshop.id,
    );
    let subject = format!("Your slot: {}", slot.title);
    work.mail(Kind::Workshops, Some(cohort.programme), &slot.email, &subject, &body).await?;
    let what = What::Workshop {
        workshop: workshop.id,
        title: workshop.title,
        happened: Happened::SlotDecided { name: slot.name, is_accepted },
    };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, ()).await
}
