//! What the calendars of those who have a seat are told.

use super::plan::when_and_where;
use crate::{context::Work, error::Result};
use domain::{
    calendar::{Entry, Status, of_workshop},
    id::{ParticipantId, ProgrammeId, WorkshopId},
    mail::Kind,
    workshop::{Workshop, waiting::Seat},
};

fn link(work: &Work<'_>, id: WorkshopId) -> String {
    format!("{}/workshops/{id}", work.service.settings.public_url)
}

/// The workshop as the calendar of somebody with a seat has it.
pub(super) fn entry(work: &Work<'_>, workshop: &Workshop) -> Option<Entry> {
    of_workshop(workshop, link(work, workshop.id), work.now)
}

/// Whoever has this seat, or is offered it.
pub(super) async fn seat_of(work: &mut Work<'_>, id: WorkshopId, who: ParticipantId) -> Result<Option<Seat>> {
    let seats = store::workshop::seats(&mut work.tx, id).await?;
    Ok(seats.into_iter().find(|seat| seat.participant == who))
}

/// Tells somebody that the seat is theirs.
pub(super) async fn tell_seated(work: &mut Work<'_>, workshop: &Workshop, seat: &Seat) -> Result<()> {
    let body = format!(
        "Dear {},\n\nYou have a seat.\n\n{}\n{}\n\nIf you cannot come, give it up, so that another can have it:\n{}\n",
        seat.name,
        workshop.title,
        when_and_where(workshop),
        link(work, workshop.id),
    );
    let entry = entry(work, workshop);
    let subject = format!("Your seat: {}", workshop.title);
    let programme = programme_of(work, workshop).await?;
    work.put_in_line((Kind::Seat, programme), &seat.email, (&subject, &body), entry).await
}

/// Tells somebody that they no longer have one, where it was theirs.
pub(super) async fn tell_left(work: &mut Work<'_>, workshop: &Workshop, seat: &Seat) -> Result<()> {
    if seat.held_until.is_some() {
        return Ok(());
    }
    let body = format!(
        "Dear {},\n\nYou have given up your seat, and it goes to the next.\n\n{}\n{}\n\nYou can sign up again:\n{}\n",
        seat.name,
        workshop.title,
        when_and_where(workshop),
        link(work, workshop.id),
    );
    let left =
        |entry: Entry| Entry { status: Status::Cancelled, title: format!("Cancelled: {}", entry.title), ..entry };
    let entry = entry(work, workshop).map(left);
    let subject = format!("You have given up your seat: {}", workshop.title);
    let programme = programme_of(work, workshop).await?;
    work.put_in_line((Kind::Seat, programme), &seat.email, (&subject, &body), entry).await
}

async fn programme_of(work: &mut Work<'_>, workshop: &Workshop) -> Result<Option<ProgrammeId>> {
    Ok(store::cohort::find(&mut work.tx, workshop.cohort).await?.map(|cohort| cohort.programme))
}
