//! Reminders, sent as their time comes.

use crate::{
    context::{Service, Work},
    error::{Error, Result},
};
use domain::{
    id::{PairId, ParticipantId},
    london,
    mail::Kind as Mail,
    reminder::{Due, Kind, Window},
    workshop::feedback::Wave,
};

/// Writes to whom the next reminder is for; `false` where none is due.
pub async fn remind_next(service: &Service) -> Result<bool> {
    let mut tx = service.read().await?;
    let is_due = store::reminder::next_due(&mut tx, &Window::at(service.clock.now())).await?.is_some();
    drop(tx);
    if !is_due {
        return Ok(false);
    }
    let mut work = service.begin(None).await?;
    let now = work.now;
    // Another server may have been quicker.
    let Some(due) = store::reminder::next_due(&mut work.tx, &Window::at(now)).await? else { return Ok(true) };
    if !store::reminder::insert(&mut work.tx, &due, now).await? {
        return Err(store::Error::Again.into());
    }
    match due.kind {
        Kind::BookingSoon | Kind::BookingOver => of_booking(&mut work, &due).await?,
        Kind::WorkshopSoon => of_workshop(&mut work, &due).await?,
        Kind::WorkshopOver => of_feedback(&mut work, &due, Wave::After).await?,
        Kind::WorkshopLater => of_feedback(&mut work, &due, Wave::Later).await?,
        Kind::Unconfirmed => of_session(&mut work, &due).await?,
    }
    work.commit().await?;
    Ok(true)
}

async fn of_booking(work: &mut Work<'_>, due: &Due) -> Result<()> {
    let booking = store::booking::find(&mut work.tx, due.subject.into()).await?.ok_or(Error::NotFound)?;
    let url = &work.service.settings.public_url;
    let (title, when, place) = (booking.title(), booking.when(), booking.whereabouts());
    let (subject, body) = if due.kind == Kind::BookingSoon {
        let day = london::weekday_words(london::date(booking.starts_at));
        let body = format!(
            "{title}\n{when}\n{place}\n\nSee it, or say in time that it does not suit you:\n{url}/bookings/{}\n",
            booking.id
        );
        (format!("On {day}: {title}"), body)
    } else {
        let noun = if booking.visit.is_some() { "shadowing" } else { "conversations" };
        let body = format!(
            "You had planned this:\n\n{title}\n{when}\n\nLog it while you remember it; it takes half a \
             minute:\n{url}/{noun}/log?booking={id}\n\nIf it did not take place, cancel it or plan another \
             date:\n{url}/bookings/{id}\n",
            id = booking.id
        );
        (format!("How was it? {title}"), body)
    };
    let concerned = |participant| booking.concerns(participant);
    to_members(work, booking.pair, concerned, &subject, &body).await
}

async fn of_session(work: &mut Work<'_>, due: &Due) -> Result<()> {
    let session = store::shadowing::find(&mut work.tx, due.subject.into()).await?.ok_or(Error::NotFound)?;
    let day = london::weekday_words(london::date(session.started_at));
    let body = format!(
        "A shadowing session with you on {day} waits for your word. Please say whether it was so, with one \
         tap:\n{}/shadowing/{}\n",
        work.service.settings.public_url, session.id
    );
    let concerned =
        |participant| participant != session.author && [session.host, session.visitor].contains(&participant);
    to_members(work, session.pair, concerned, "A shadowing session waits for your word", &body).await
}

async fn of_workshop(work: &mut Work<'_>, due: &Due) -> Result<()> {
    let workshop = store::workshop::find(&mut work.tx, due.subject.into()).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(&mut work.tx, workshop.cohort).await?.ok_or(Error::NotFound)?;
    let day = london::weekday_words(london::date(workshop.starts_at));
    let seats = store::workshop::seats(&mut work.tx, workshop.id).await?;
    let seated = seats.into_iter().filter(|seat| seat.held_until.is_none()).map(|seat| (seat.name, seat.email));
    let led = workshop.leads.iter().map(|lead| (lead.name.clone(), lead.email.clone()));
    let readers: Vec<_> = seated.chain(led).collect();
    let url = &work.service.settings.public_url;
    for (name, email) in readers {
        let body = format!(
            "Dear {name},\n\n{}\n{}\n\nIf you cannot come, leave it in time: somebody else may be waiting for a \
             seat.\n{url}/workshops/{}\n",
            workshop.title,
            crate::workshop::when_and_where(&workshop),
            workshop.id,
        );
        let subject = format!("On {day}: {}", workshop.title);
        work.mail(Mail::Reminders, Some(cohort.programme), &email, &subject, &body).await?;
    }
    Ok(())
}

/// Writes to those who were at a workshop and have not answered yet.
async fn of_feedback(work: &mut Work<'_>, due: &Due, wave: Wave) -> Result<()> {
    let workshop = store::workshop::find(&mut work.tx, due.subject.into()).await?.ok_or(Error::NotFound)?;
    if Wave::open(workshop.ends_at, work.now) != Some(wave) {
        return Ok(());
    }
    let cohort = store::cohort::find(&mut work.tx, workshop.cohort).await?.ok_or(Error::NotFound)?;
    let subject = match wave {
        Wave::After => format!("How was it? {}", workshop.title),
        Wave::Later => format!("What became of it? {}", workshop.title),
    };
    let closes_on = london::date_words(london::date(wave.closes_at(workshop.ends_at)));
    for (name, email) in store::workshop::silent(&mut work.tx, workshop.id, wave).await? {
        let body = format!(
            "Dear {name},\n\nYou were at this workshop:\n\n{}\n{}\n\nThree questions, one minute, until {closes_on}, and \
             kept without your name:\n{}/workshops/{}/feedback\n",
            workshop.title,
            workshop.when(),
            work.service.settings.public_url,
            workshop.id,
        );
        work.mail(Mail::Reminders, Some(cohort.programme), &email, &subject, &body).await?;
    }
    Ok(())
}

/// Writes the same to those of a pair whom it concerns.
async fn to_members(
    work: &mut Work<'_>,
    pair: PairId,
    concerned: impl Fn(ParticipantId) -> bool,
    subject: &str,
    body: &str,
) -> Result<()> {
    let programme = crate::pair::programme_of(&mut work.tx, pair).await?;
    for member in store::pair::members(&mut work.tx, pair).await? {
        if concerned(member.participant) {
            work.mail(Mail::Reminders, programme, &member.email, subject, body).await?;
        }
    }
    Ok(())
}
