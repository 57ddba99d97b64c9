//! Answering by the links of a message, and what goes with messages into calendars.

use chrono::{DateTime, Duration, Utc};
use domain::{
    booking::{Form, State, Word},
    calendar::{Entry, Status, When},
    date::Typed,
    id::BookingId,
    mail::Message,
    pair::ending,
};
use service::{Error, booking, mail, pair, workshop};
use world::{Person, World};

/// Everything that is to be sent, with what goes along with it.
async fn letters(world: &World) -> Vec<(Message, Option<Entry>)> {
    world.wait(Duration::minutes(6));
    let mut letters = Vec::new();
    while let Some(outgoing) = mail::take_due(&world.service).await.unwrap() {
        mail::settle(&world.service, &outgoing.message, Ok(())).await.unwrap();
        letters.push((outgoing.message, outgoing.entry));
    }
    letters
}

/// What was sent since the last time: to whom, under which subject, and with which state and sequence in the calendar.
async fn sent(world: &World) -> Vec<(String, String, Option<(Status, i64)>)> {
    let letters = letters(world).await.into_iter();
    let mut sent: Vec<_> = letters
        .map(|(message, entry)| {
            let to = message.recipient.split('@').next().unwrap().to_owned();
            (to, message.subject, entry.map(|entry| (entry.status, entry.sequence)))
        })
        .collect();
    sent.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    sent
}

async fn propose(world: &World) -> BookingId {
    let own = world.actor(Person::Own).await.unwrap();
    let form = Form {
        pair: world.ids.pair.to_string(),
        part: "conversation".into(),
        day: "2027-10-28am".into(),
        means: "in_person".into(),
        place: "Ward 7".into(),
        agenda: "The dispute about beds".into(),
        ..Form::default()
    };
    booking::propose(&world.service, own.as_ref(), world.key(), &form).await.unwrap()
}

/// The link by which the latest proposal is answered, before it is sent.
async fn link(world: &World, person: Person) -> String {
    let link = world.link_to(&person.email(), "/booking-answer/").await.unwrap();
    link.split('?').next().unwrap().to_owned()
}

fn another(day: &str) -> Form {
    let date = Typed { day: day.into(), month: "10".into(), year: "2027".into() };
    Form { date, from: "13:00".into(), to: "14:00".into(), ..Form::default() }
}

fn said(outcome: Result<(), Error>) -> String {
    let Err(Error::Refused(problems)) = outcome else { panic!("{outcome:?}") };
    problems.at("").unwrap().to_owned()
}

fn row(to: &str, subject: &str, entry: Option<(Status, i64)>) -> (String, String, Option<(Status, i64)>) {
    (to.to_owned(), subject.to_owned(), entry)
}

#[tokio::test]
async fn a_proposal_is_answered_by_its_link_and_everybodys_calendar_follows() {
    let world = world::copy().await.unwrap();
    let service = &world.service;
    letters(&world).await;
    let id = propose(&world).await;
    let token = link(&world, Person::Partner).await;
    let asks = row("partner", "own Quillfeather proposes a conversation", Some((Status::Tentative, 0)));
    assert_eq!(sent(&world).await, [asks]);

    // To look at it changes nothing, and the page shows no more than the message.
    for _ in 0..2 {
        let asked = booking::asked(service, &token).await.unwrap();
        assert_eq!((asked.closed, asked.booking.state, asked.booking.agenda.as_str()), (None, State::Proposed, ""));
    }
    for _ in 0..2 {
        booking::answer_by_link(service, &token, true, &Word::default()).await.unwrap();
    }
    let agreed = Some((Status::Confirmed, 1));
    let expected = [
        row("own", "partner Quillfeather accepts a conversation", agreed),
        row("partner", "You have agreed to a conversation", agreed),
    ];
    assert_eq!(sent(&world).await, expected);
    let asked = booking::asked(service, &token).await.unwrap();
    assert!(asked.closed.unwrap().starts_with("It is agreed"));
    assert!(said(booking::answer_by_link(service, &token, false, &Word::default()).await).starts_with("It is agreed"));

    let own = world.actor(Person::Own).await.unwrap();
    booking::cancel(service, own.as_ref(), id, 2, &Word::default()).await.unwrap();
    let off = Some((Status::Cancelled, 2));
    let expected = [
        row("own", "You have cancelled a conversation", off),
        row("partner", "own Quillfeather cancels a conversation", off),
    ];
    assert_eq!(sent(&world).await, expected);
}

#[tokio::test]
async fn another_time_is_suggested_by_the_link_and_the_one_before_is_old() {
    let world = world::copy().await.unwrap();
    let service = &world.service;
    let id = propose(&world).await;
    let first = link(&world, Person::Partner).await;
    letters(&world).await;
    let key = world.key();
    for _ in 0..2 {
        booking::move_by_link(service, key, &first, &another("29")).await.unwrap();
    }
    let second = link(&world, Person::Own).await;
    let sent = letters(&world).await;
    let subjects: Vec<_> = sent.iter().map(|(message, _)| message.subject.as_str()).collect();
    assert_eq!(subjects.len(), 2, "{subjects:?}");
    assert!(subjects.contains(&"partner Quillfeather proposes another time for a conversation"), "{subjects:?}");
    assert!(subjects.contains(&"You propose another time for a conversation"), "{subjects:?}");
    let starts: DateTime<Utc> = "2027-10-29T12:00:00Z".parse().unwrap();
    for (message, entry) in &sent {
        let entry = entry.as_ref().unwrap();
        assert!(entry.uid.starts_with(&id.to_string()) && entry.sequence == 1, "{entry:?}");
        assert!(matches!(entry.when, When::Between(at, _) if at == starts), "{entry:?}");
        let invitation = domain::calendar::invitation(entry, "programme@trust.example", &message.recipient);
        assert_eq!(invitation.matches("mailto:").count(), 2, "the programme and the reader: {invitation}");
        assert!(!invitation.contains("dispute"), "{invitation}");
    }
    // Where, how and what about stay as they were.
    let own = world.actor(Person::Own).await.unwrap();
    let shown = booking::show(service, own.as_ref(), id).await.unwrap().booking;
    assert_eq!((shown.place.as_str(), shown.agenda.as_str()), ("Ward 7", "The dispute about beds"));

    let old = booking::answer_by_link(service, &first, true, &Word::default()).await;
    assert!(said(old).starts_with("Another time has been proposed"));
    let old = booking::move_by_link(service, world.key(), &first, &another("30")).await;
    assert!(said(old).starts_with("Another time has been proposed"));
    let wrong = booking::move_by_link(service, world.key(), &second, &another("32")).await;
    assert!(matches!(wrong, Err(Error::Refused(problems)) if problems.at("date").is_some()));
    let leave = Word { word: "On leave".into(), ..Word::default() };
    for _ in 0..2 {
        booking::answer_by_link(service, &second, false, &leave).await.unwrap();
    }
    let shown = booking::show(service, own.as_ref(), id).await.unwrap().booking;
    assert_eq!((shown.state, shown.word.as_str()), (State::Declined, "On leave"));
    for token in ["", "nonsense", "AAAAAAAAAAAAAAAAAAAAAA"] {
        assert!(matches!(booking::asked(service, token).await, Err(Error::NotFound)), "{token}");
    }
}

#[tokio::test]
async fn a_pair_that_ends_has_nothing_left_in_its_calendars_nor_to_answer() {
    let world = world::copy().await.unwrap();
    letters(&world).await;
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let form = ending::Form { ending: "no_fault".into(), ..ending::Form::default() };
    pair::end(&world.service, coordinator.as_ref(), world.key(), world.ids.pair, &form).await.unwrap();
    let off = Some((Status::Cancelled, 1));
    // Whoever proposed something has it in no calendar yet.
    let expected = |to: &str, talk, visit| {
        [
            row(to, "Cancelled: a conversation", talk),
            row(to, "Cancelled: a shadowing visit", visit),
            row(to, "Your pair has ended", None),
        ]
    };
    let sent = sent(&world).await;
    assert_eq!(sent, [expected("own", None, off), expected("partner", off, None)].concat());
    let asked = booking::asked(&world.service, &world.ids.booking_answer).await.unwrap();
    assert!(asked.closed.unwrap().starts_with("Your pair has ended"));
    let answered = booking::answer_by_link(&world.service, &world.ids.booking_answer, true, &Word::default()).await;
    assert!(said(answered).starts_with("Your pair has ended"));
}

#[tokio::test]
async fn a_seat_is_in_the_calendar_from_when_it_is_taken_until_it_is_given_up() {
    let world = world::copy().await.unwrap();
    let (service, id) = (&world.service, world.ids.next_workshop);
    letters(&world).await;
    workshop::answer_by_link(service, &world.ids.seat, true).await.unwrap();
    let taken = sent(&world).await;
    assert_eq!(taken.len(), 1, "{taken:?}");
    assert!(taken[0].1.starts_with("Your seat: ") && taken[0].2 == Some((Status::Confirmed, 0)), "{taken:?}");

    let lead = world.actor(Person::WorkshopLead).await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let shown = workshop::manage(service, coordinator.as_ref(), "north", "one", id).await.unwrap().workshop;
    let form = domain::workshop::Form { room: "Board room".into(), ..domain::workshop::Form::of(&shown) };
    workshop::change(service, lead.as_ref(), world.key(), (id, 1), &form).await.unwrap();
    let changed = sent(&world).await;
    let with: Vec<_> = changed.iter().filter_map(|(to, _, entry)| Some((to.as_str(), (*entry)?))).collect();
    assert_eq!(with, [("answerer", (Status::Confirmed, 1))], "whoever waits has it in no calendar: {changed:?}");

    let answerer = world.known("answerer@trust.example").await.unwrap();
    workshop::leave(service, Some(&answerer), world.key(), id).await.unwrap();
    let left = sent(&world).await;
    let with: Vec<_> = left.iter().filter_map(|(to, _, entry)| Some((to.as_str(), (*entry)?))).collect();
    assert_eq!(with, [("answerer", (Status::Cancelled, 1))], "{left:?}");
}
