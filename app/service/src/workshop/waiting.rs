//! The order of a waiting list: who came first, unless a coordinator says why not.

use super::to_run;
use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    event::What,
    id::{Key, WorkshopId},
    mail::Kind,
    policy::{Act, Actor},
    workshop::{
        Happened,
        waiting::{Move, Step, place_words},
    },
};
use store::workshop::NewStep;

/// Moves somebody to another place in the list; the reason stays in its history, and they are told.
pub async fn reorder(service: &Service, actor: Option<&Actor>, key: Key, id: WorkshopId, form: &Move) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, workshop) = to_run(service, actor, &mut work.tx, Act::OrderWaitingList, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    if let Some(words) = workshop.closed(work.now) {
        return Err(Error::refused("", words));
    }
    let mut others = store::workshop::waiters(&mut work.tx, id).await?;
    let (who, place, reason) = form.check(others.len())?;
    let from = others.iter().position(|waiter| waiter.participant == who);
    let from = from
        .ok_or_else(|| Error::refused("participant", "Select somebody else: they are no longer on the waiting list"))?;
    let moved = others.remove(from);
    let rank = match place.checked_sub(2).and_then(|before| others.get(before)) {
        Some(last) => {
            store::workshop::shift(&mut work.tx, id, last).await?;
            last.rank - 1
        }
        None => others.first().map_or(moved.rank, |first| first.rank - 1),
    };
    store::workshop::set_rank(&mut work.tx, id, who, rank).await?;
    let new_place = place_words(place);
    let kept = format!("From {} to {new_place}: {reason}", place_words(from + 1));
    let new = NewStep {
        id: work.id(),
        workshop: id,
        participant: who,
        step: Step::Moved,
        reason: &kept,
        author: work.actor,
        at: work.now,
    };
    store::workshop::insert_step(&mut work.tx, new).await?;
    let link = format!("{}/workshops/{id}", service.settings.public_url);
    let body = format!(
        "Dear {},\n\nYou are now {new_place} on the waiting list of {}. The coordinator moved you; the reason stands \
         here:\n{link}\n",
        moved.name, workshop.title,
    );
    let subject = format!("Your place on the waiting list: {}", workshop.title);
    work.mail(Kind::Seat, Some(cohort.programme), &moved.email, &subject, &body).await?;
    let what = What::Workshop { workshop: id, title: workshop.title, happened: Happened::Moved { name: moved.name } };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, ()).await
}
