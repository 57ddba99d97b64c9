//! What a booking and a workshop are called in a calendar.
//!
//! Texts of the pair stay out: a calendar is copied to other services, and its owner may share it.

use super::{Entry, Status, When};
use crate::{
    booking::{self, Booking},
    id::{PairId, ParticipantId, PersonId},
    workshop::{self, Workshop},
};
use chrono::{DateTime, Duration, Utc};

/// For so long after its end something that was called off stays in a feed.
const CALLED_OFF_KEPT: Duration = Duration::days(30);
/// For so long after its beginning anything does.
pub const KEPT: Duration = Duration::days(400);

/// Somebody in a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// Of this pair,
    pub pair: PairId,
    /// with this place in its cohort,
    pub participant: ParticipantId,
    /// this person,
    pub person: PersonId,
    /// who is called so.
    pub name: String,
}

/// A booking in the calendar of `reader`, who takes part in it; nothing where it was called off long ago.
/// `people` are those of its pair.
pub fn of_booking(
    booking: &Booking,
    reader: PersonId,
    people: &[Taking],
    now: DateTime<Utc>,
    public_url: &str,
) -> Option<Entry> {
    let of_pair = || people.iter().filter(|one| one.pair == booking.pair);
    let title = match &booking.visit {
        None => {
            let others = of_pair().filter(|one| one.person != reader).map(|one| one.name.as_str());
            format!("Conversation with {}", in_words(&others.collect::<Vec<_>>()))
        }
        Some(visit) if of_pair().any(|one| one.person == reader && one.participant == visit.visitor) => {
            format!("Shadowing: you visit {}", visit.host_name)
        }
        Some(visit) => format!("Shadowing: {} visits you", visit.visitor_name),
    };
    let link = format!("{public_url}/bookings/{}", booking.id);
    let entry = entry(booking, &title, now)?;
    Some(Entry {
        place: Some(booking.whereabouts()),
        about: Some(format!("See it, answer, or suggest another time: {link}")),
        link: Some(link),
        ..entry
    })
}

/// A booking in the calendar of a cohort's coordinator: who and when, and nothing else.
pub fn of_cohorts_booking(booking: &Booking, people: &[Taking], now: DateTime<Utc>) -> Option<Entry> {
    let title = match &booking.visit {
        None => {
            let of_pair = people.iter().filter(|one| one.pair == booking.pair).map(|one| one.name.as_str());
            format!("Conversation: {}", in_words(&of_pair.collect::<Vec<_>>()))
        }
        Some(_) => format!("Shadowing: {}", booking.title()),
    };
    entry(booking, &title, now)
}

fn entry(booking: &Booking, title: &str, now: DateTime<Utc>) -> Option<Entry> {
    let (status, prefix) = match booking.state {
        booking::State::Proposed => (Status::Tentative, "Proposed: "),
        booking::State::Accepted => (Status::Confirmed, ""),
        booking::State::Declined | booking::State::Cancelled => (Status::Cancelled, "Cancelled: "),
    };
    is_kept(status, booking.ends_at, now).then(|| Entry {
        uid: uid(booking.id),
        sequence: booking.sequence,
        written_at: booking.proposed_at,
        when: When::Between(booking.starts_at, booking.ends_at),
        title: format!("{prefix}{title}"),
        place: None,
        about: None,
        link: None,
        status,
    })
}

/// A workshop in the calendar of somebody who has a seat or leads it, or of the cohort's coordinator.
pub fn of_workshop(workshop: &Workshop, link: String, now: DateTime<Utc>) -> Option<Entry> {
    let (status, prefix) = match workshop.state {
        workshop::State::Planned => (Status::Confirmed, ""),
        workshop::State::Cancelled => (Status::Cancelled, "Cancelled: "),
    };
    let places = [&workshop.room, &workshop.online_link].into_iter().filter(|place| !place.is_empty());
    let places = places.map(String::as_str).collect::<Vec<_>>().join(", ");
    is_kept(status, workshop.ends_at, now).then(|| Entry {
        uid: uid(workshop.id),
        sequence: workshop.sequence,
        written_at: workshop.created_at,
        when: When::Between(workshop.starts_at, workshop.ends_at),
        title: format!("{prefix}Workshop: {}", workshop.title),
        place: Some(places).filter(|places| !places.is_empty()),
        about: Some(format!("More about it: {link}")),
        link: Some(link),
        status,
    })
}

fn is_kept(status: Status, ends_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    status != Status::Cancelled || now < ends_at + CALLED_OFF_KEPT
}

/// The same wherever this service is reached: the address at which it is may change.
fn uid(id: impl std::fmt::Display) -> String {
    format!("{id}@paired-learning")
}

/// `Ben Okafor`, `Ben Okafor and Ama Hussain`.
fn in_words(names: &[&str]) -> String {
    match names {
        [] => "your partner".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Status, Taking, of_booking, of_cohorts_booking};
    use crate::booking::{Booking, Means, State, Visit};
    use chrono::{DateTime, Utc};
    use uuid::Uuid;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn id<T: From<Uuid>>(number: u128) -> T {
        Uuid::from_u128(number).into()
    }

    fn booking(state: State, visit: Option<Visit>) -> Booking {
        Booking {
            id: id(1),
            pair: id(1),
            visit,
            starts_at: at("2027-02-09T09:00:00Z"),
            ends_at: at("2027-02-09T10:00:00Z"),
            means: Means::InPerson,
            place: "Ward 7".into(),
            agenda: "Something private".into(),
            state,
            proposer: id(1),
            proposer_name: "Ama Hussain".into(),
            proposed_at: at("2027-02-01T09:00:00Z"),
            word: "Something private, too".into(),
            sequence: 2,
            logged_at: None,
            version: 3,
        }
    }

    fn people(names: &[&str]) -> Vec<Taking> {
        let taking = |(number, name): (u128, &&str)| Taking {
            pair: id(1),
            participant: id(number),
            person: id(10 * number),
            name: (*name).to_owned(),
        };
        (1..).zip(names).map(taking).collect()
    }

    #[test]
    fn everybody_reads_what_they_do_with_whom() {
        let visit =
            Visit { host: id(1), host_name: "Ama Hussain".into(), visitor: id(2), visitor_name: "Ben Okafor".into() };
        let now = at("2027-02-01T09:00:00Z");
        let people = people(&["Ama Hussain", "Ben Okafor", "Cy Diaz"]);
        let title = |booking: &Booking, reader: u128| {
            of_booking(booking, id(10 * reader), &people, now, "https://a.example").unwrap().title
        };
        let talk = booking(State::Accepted, None);
        assert_eq!(title(&talk, 1), "Conversation with Ben Okafor and Cy Diaz");
        let visit = booking(State::Proposed, Some(visit));
        assert_eq!(title(&visit, 1), "Proposed: Shadowing: Ben Okafor visits you");
        assert_eq!(title(&visit, 2), "Proposed: Shadowing: you visit Ama Hussain");
        let cohorts = of_cohorts_booking(&visit, &people, now).unwrap();
        assert_eq!(cohorts.title, "Proposed: Shadowing: Ben Okafor shadows Ama Hussain");
        assert_eq!((cohorts.place, cohorts.about, cohorts.link), (None, None, None));
        let own = of_booking(&talk, id(10), &people, now, "https://a.example").unwrap();
        assert_eq!((own.uid.split_once('@').unwrap().1, own.sequence), ("paired-learning", 2));
        assert!(!format!("{own:?}").contains("private"), "{own:?}");
    }

    #[test]
    fn what_was_called_off_stays_for_a_month() {
        let people = people(&["Ama Hussain", "Ben Okafor"]);
        for state in [State::Declined, State::Cancelled] {
            let shown = |now: &str| of_booking(&booking(state, None), id(10), &people, at(now), "");
            let entry = shown("2027-03-11T09:00:00Z").unwrap();
            assert_eq!(entry.status, Status::Cancelled);
            assert_eq!(entry.title, "Cancelled: Conversation with Ben Okafor");
            assert_eq!(shown("2027-03-11T10:00:00Z"), None);
        }
        assert!(of_booking(&booking(State::Accepted, None), id(10), &people, at("2027-03-12T10:00:00Z"), "").is_some());
    }
}
