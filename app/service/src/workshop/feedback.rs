//! Saying what one thought of a workshop: kept without a name, and apart from who has said so.

use super::to_attend;
use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    event::What,
    id::{Key, WorkshopId},
    policy::Actor,
    workshop::{
        Happened,
        feedback::{Form, Wave},
    },
};

/// Keeps what the actor thought of a workshop at which they were.
pub async fn give_feedback(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: WorkshopId,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, workshop, me) = to_attend(service, actor, &mut work.tx, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    if work.now < workshop.ends_at {
        return Err(Error::refused("", "You are asked when the workshop is over: come back then"));
    }
    let Some(wave) = Wave::open(workshop.ends_at, work.now).filter(|wave| wave.code() == form.wave) else {
        return Err(Error::refused("", closed(Wave::parse(&form.wave))));
    };
    if !store::workshop::attended_by(&mut work.tx, me.participant).await?.contains(&id) {
        return Err(Error::refused(
            "",
            "Only those are asked who were there. If you were, ask whoever led it to tick your name",
        ));
    }
    let answer = form.check()?;
    let warnings = form.warnings();
    if !warnings.is_empty() {
        return Err(Error::Check(warnings));
    }
    if !store::workshop::note_given(&mut work.tx, id, wave, me.participant).await? {
        return Err(Error::refused("", "You have answered these questions. Thank you"));
    }
    store::workshop::insert_answer(&mut work.tx, (id, wave), service.random.timeless_id(), &answer).await?;
    let what = What::Workshop { workshop: id, title: workshop.title, happened: Happened::FeedbackGiven };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, ()).await
}

fn closed(wave: Option<Wave>) -> &'static str {
    if wave == Some(Wave::Later) {
        "These questions are asked from eight to twelve weeks after the workshop, and that is past. Write to whoever led it"
    } else {
        "Two weeks after the workshop its questions closed. Write to whoever led it"
    }
}
