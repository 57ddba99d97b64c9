//! Sending an application: a place that waits for a line manager, or nothing where there is a place already.

use super::{Shown, load};
use crate::{
    approval,
    context::{Service, Work},
    error::{Error, Result},
    participant::{self, Step},
    shape,
    spreadsheet::person_of,
};
use domain::{
    application::Complete,
    cohort::Cohort,
    event::What,
    id::ParticipantId,
    mail::{Kind, Template},
    participant::{State, change::Cause},
};

/// Sends an application. Sent twice, it is sent once; the answer is the same whether the address had a place or not.
pub async fn send(service: &Service, token: &str) -> Result<()> {
    let mut work = service.begin(None).await?;
    let (hash, Shown { opening, answers, is_sent }) = load(service, &mut work.tx, token).await?;
    if is_sent {
        return Ok(());
    }
    let Some(complete) = answers.complete() else {
        return Err(Error::refused("", "Answer the questions that are still open, then send"));
    };
    if !opening.is_open {
        let message = "This cohort cannot be applied to today. What you typed is kept: ask the coordinator what to do";
        return Err(Error::refused("", message));
    }
    // Before it is known whether the address has a place, so that the answer does not tell.
    let shape = shape::of(&mut work.tx, opening.cohort.programme).await?;
    let objections = shape.eligibility.objections(&complete.profile, opening.cohort.starts_on);
    if !objections.is_empty() {
        let message =
            format!("{}. Change your answers, or ask the coordinator of the programme", objections.join(". "));
        return Err(Error::refused("", message));
    }
    let now = work.now;
    let person = person_of(&mut work, &complete.profile).await?;
    match store::participant::place_of(&mut work.tx, opening.cohort.id, person).await? {
        Some(place) => tell_again(service, &mut work, &opening.cohort, place).await?,
        None => add(service, &mut work, &opening.cohort, person, complete).await?,
    }
    store::application::send(&mut work.tx, &hash, now).await?;
    work.commit().await
}

async fn add(
    service: &Service,
    work: &mut Work<'_>,
    cohort: &Cohort,
    person: domain::id::PersonId,
    complete: Complete,
) -> Result<()> {
    let Complete { mut profile, line_manager, about } = complete;
    let (id, now) = (work.id::<ParticipantId>(), work.now);
    // Whoever has an account is called as there: nobody is renamed by somebody who has not signed in.
    let known = store::person::find(&mut work.tx, person).await?.ok_or(Error::NotFound)?;
    (profile.first_name, profile.last_name) = (known.first_name, known.last_name);
    let state = State::AwaitingSupervisor;
    store::participant::insert(&mut work.tx, id, cohort.id, person, &profile, state, now).await?;
    store::participant::set_about(&mut work.tx, id, &about).await?;
    participant::note(work, id, None, Step::new(Cause::Application, state)).await?;
    approval::ask(service, work, cohort, (id, &profile), &line_manager).await?;
    let (name, line_manager) = (profile.name(), line_manager.to_string());
    let values = [
        ("name", name.as_str()),
        ("programme", &cohort.programme_name),
        ("cohort", &cohort.name),
        ("line_manager", &line_manager),
    ];
    let (subject, body) = work.say(cohort.programme, Template::Applied, &values).await?;
    work.mail(Kind::Account, Some(cohort.programme), profile.email.as_str(), &subject, &body).await?;
    work.event(Some(cohort.programme), What::Applied { participant: id, name: profile.name() }).await
}

/// Whoever has or had a place keeps it as it is: an application proves nothing of who sent it. The address itself is
/// told, and so are the coordinators where somebody may want to come back.
async fn tell_again(service: &Service, work: &mut Work<'_>, cohort: &Cohort, place: ParticipantId) -> Result<()> {
    let known = store::participant::find(&mut work.tx, place).await?.ok_or(Error::NotFound)?;
    let name = known.profile.name();
    let body = format!(
        "Dear {name},\n\nSomebody has applied to {}, {}, with your address. You have applied before, and nothing was \
         changed. Your coordinator can tell you how it stands, change what you said, or bring you back if you had \
         withdrawn.\n",
        cohort.programme_name, cohort.name
    );
    let subject = format!("You have applied to {} before", cohort.programme_name);
    work.mail(Kind::Account, Some(cohort.programme), known.profile.email.as_str(), &subject, &body).await?;
    if matches!(known.state, State::Withdrawn | State::Deferred) {
        let body = format!(
            "{name}, {}, has applied to {}, {} once more. If they should come back, say so on their page:\n\
             {}/programmes/{}/cohorts/{}/participants/{place}\n",
            known.state.words().to_lowercase(),
            cohort.programme_name,
            cohort.name,
            service.settings.public_url,
            cohort.programme_slug,
            cohort.slug
        );
        participant::to_coordinators(work, cohort, &format!("{name} has applied once more"), &body).await?;
    }
    Ok(())
}
