//! Messages about bookings: to everybody who takes part, with what their calendars are to take, and for whoever is asked
//! with links by which they answer.

use crate::{context::Work, error::Result, mail::invitation::taking, pair::programme_of, token::Token};
use domain::{
    booking::{Booking, State},
    calendar::of_booking,
    id::PersonId,
    mail::Kind,
    pair::Member,
    policy::Actor,
};
use store::calendar::Asked;

/// What was done, as others are told and as whoever did it is.
fn words(booking: &Booking) -> (&'static str, &'static str) {
    match booking.state {
        State::Proposed if booking.sequence == 0 => ("proposes", "You propose"),
        State::Proposed => ("proposes another time for", "You propose another time for"),
        State::Accepted => ("accepts", "You have agreed to"),
        State::Declined => ("cannot make", "You have declined"),
        State::Cancelled => ("cancels", "You have cancelled"),
    }
}

fn what(booking: &Booking) -> &'static str {
    if booking.visit.is_some() { "a shadowing visit" } else { "a conversation" }
}

/// Writes to everybody else who takes part, and to whoever did it where their calendar has been sent what is no longer
/// so. `before` is the booking as it was, where there was one.
pub(super) async fn tell(
    work: &mut Work<'_>,
    actor: Option<&Actor>,
    booking: &Booking,
    before: Option<&Booking>,
) -> Result<()> {
    let members = store::pair::members(&mut work.tx, booking.pair).await?;
    let (verb, own_words) = words(booking);
    let what = what(booking);
    let author = actor.map_or("Your partner", |actor| actor.name.as_str());
    for member in members.iter().filter(|member| booking.concerns(member.participant)) {
        let is_theirs = actor.is_some_and(|actor| actor.person == member.person);
        let has_it = before.is_some_and(|before| is_in_calendar(before, member));
        if !is_theirs {
            let subject = format!("{author} {verb} {what}");
            send(work, (member, &members), (booking, has_it), (&subject, &format!("{subject} with you."))).await?;
        } else if has_it {
            let subject = format!("{own_words} {what}");
            send(work, (member, &members), (booking, has_it), (&subject, &format!("{subject}."))).await?;
        }
    }
    Ok(())
}

/// Whether the member was sent the booking for their calendar: whoever proposes something is not, until it is answered.
fn is_in_calendar(booking: &Booking, member: &Member) -> bool {
    booking.sequence > 0 || booking.proposer != member.participant
}

/// Writes to all members of a pair that ends that what they had planned is called off.
pub(crate) async fn tell_called_off(work: &mut Work<'_>, members: &[Member], planned: &[Booking]) -> Result<()> {
    for before in planned {
        let Some(booking) = store::booking::find(&mut work.tx, before.id).await? else { continue };
        if booking.state != State::Cancelled {
            continue;
        }
        let subject = format!("Cancelled: {}", what(&booking));
        for member in members.iter().filter(|member| booking.concerns(member.participant)) {
            let text = "Your pair has ended, and so this does not take place.";
            let has_it = is_in_calendar(before, member);
            send(work, (member, members), (&booking, has_it), (&subject, text)).await?;
        }
    }
    Ok(())
}

async fn send(
    work: &mut Work<'_>,
    (reader, members): (&Member, &[Member]),
    (booking, has_it): (&Booking, bool),
    (subject, first): (&str, &str),
) -> Result<()> {
    let url = work.service.settings.public_url.clone();
    let said = if booking.word.is_empty() { String::new() } else { format!("\n\n“{}”", booking.word) };
    let answer = if booking.waits_for(reader.participant) {
        let link = format!("{url}/booking-answer/{}", ask(work, booking, reader.person).await?);
        format!(
            "Answer here, without signing in:\nAccept: {link}?say=yes\nDecline: {link}?say=no\nSuggest another time: \
             {link}?say=other\n\nOr sign in to see all that is planned:"
        )
    } else if booking.state.is_open() {
        "See it, or suggest another time:".to_owned()
    } else {
        "See it:".to_owned()
    };
    let body = format!(
        "{first}\n\n{}\n{}\n{}{said}\n\n{answer}\n{url}/bookings/{}\n",
        booking.title(),
        booking.when(),
        booking.whereabouts(),
        booking.id,
    );
    let entry = of_booking(booking, reader.person, &taking(booking.pair, members), work.now, &url);
    // What a calendar does not hold cannot be cancelled in it.
    let entry = entry.filter(|_| has_it || booking.state.is_open());
    let programme = programme_of(&mut work.tx, booking.pair).await?;
    work.put_in_line((Kind::Dates, programme), &reader.email, (subject, &body), entry).await
}

/// A link by which `person` answers what is proposed now.
async fn ask(work: &mut Work<'_>, booking: &Booking, person: PersonId) -> Result<String> {
    let token = Token::new(&work.service.random);
    let asked = Asked { booking: booking.id, person, sequence: booking.sequence };
    store::calendar::ask(&mut work.tx, &token.hash(), asked).await?;
    Ok(token.secret())
}
