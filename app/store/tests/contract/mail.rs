//! Messages that wait, are sent, or are not to be sent any more.

use super::given::{at, id, message, now, person, programme};
use chrono::{DateTime, Utc};
use domain::mail::{Choices, Kind, Message, Template, Way, template::Words};
use store::{Db, Tx, mail};

stories!(
    the_latest_messages_come_first_on_every_page,
    messages_are_due_the_oldest_first_and_only_when_their_time_has_come,
    a_message_is_claimed_by_one_server,
    a_settled_message_says_how_it_ended,
    the_text_of_a_message_is_replaced,
    coordinators_see_what_their_programme_wrote_but_not_who_asked_for_help,
    people_see_what_they_were_told_until_they_have_read_it,
    what_came_back_is_known_until_something_arrives,
    a_summary_is_made_once_of_what_waits_for_it,
    choices_are_kept_with_the_secret_that_stops_a_kind,
    words_are_kept_by_programme_and_message,
);

async fn insert(tx: &mut Tx, number: u128, now: DateTime<Utc>) {
    mail::insert(tx, id(number), message(Way::Mail, now), now).await.unwrap();
}

fn expected(number: u128, created_at: DateTime<Utc>) -> Message {
    Message {
        id: id(number),
        kind: Kind::Pair,
        way: Way::Mail,
        recipient: "a@stmaud.example".to_owned(),
        subject: "Your pair – news".to_owned(),
        body: "Dear Ama,\n\nHello".to_owned(),
        created_at,
        sent_at: None,
        next_attempt_at: Some(created_at),
        attempts: 0,
        last_error: None,
        bounced_at: None,
        read_at: None,
    }
}

async fn due(tx: &mut Tx, now: DateTime<Utc>) -> Vec<u128> {
    mail::due(tx, now, 9).await.unwrap().iter().map(|message| message.id.0.as_u128()).collect()
}

async fn the_latest_messages_come_first_on_every_page(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let numbers = [0xff << 120, 0x80 << 120, 0x7f << 120, 2, 1];
    for place in [1, 4, 0, 3, 2] {
        insert(&mut tx, numbers[place], now()).await;
    }
    for limit in 1..=6 {
        let (mut found, mut before) = (Vec::new(), id(u128::MAX));
        loop {
            let page = mail::before(&mut tx, before, limit).await.unwrap();
            let Some(last) = page.last() else { break };
            assert!(page.len() <= usize::try_from(limit).unwrap());
            before = last.id;
            found.extend(page);
        }
        assert_eq!(found, numbers.map(|number| expected(number, now())), "{limit} to a page");
    }
}

async fn messages_are_due_the_oldest_first_and_only_when_their_time_has_come(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (early, late) = (at("2027-01-13T12:00:00.999999Z"), at("2027-01-13T12:00:01Z"));
    for (number, now) in [(4, late), (3, early), (2, late), (1, late), (5, early)] {
        insert(&mut tx, number, now).await;
    }
    assert_eq!(due(&mut tx, at("2027-01-13T12:00:00.999998Z")).await, [] as [u128; 0]);
    assert_eq!(due(&mut tx, early).await, [3, 5]);
    assert_eq!(due(&mut tx, late).await, [3, 5, 1, 2, 4]);
    let first = mail::due(&mut tx, late, 2).await.unwrap();
    assert_eq!(first, [expected(3, early), expected(5, early)]);
}

async fn a_message_is_claimed_by_one_server(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let until = at("2027-01-13T12:05:00Z");
    insert(&mut tx, 1, now()).await;
    insert(&mut tx, 2, now()).await;
    for (number, attempts, is_ours) in [(1, 1, false), (1, 0, true), (1, 0, false), (3, 0, false)] {
        let claimed = mail::claim(&mut tx, id(number), attempts, until).await.unwrap();
        assert_eq!(claimed, is_ours, "{number} after {attempts}");
    }
    assert_eq!(due(&mut tx, now()).await, [2]);
    assert_eq!(due(&mut tx, until).await, [2, 1]);
    assert!(mail::claim(&mut tx, id(1), 1, until).await.unwrap());
    let claimed = Message { attempts: 2, next_attempt_at: Some(until), ..expected(1, now()) };
    assert_eq!(mail::before(&mut tx, id(2), 9).await.unwrap(), [claimed]);
}

async fn a_settled_message_says_how_it_ended(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let later = at("2027-01-13T12:10:00.000001Z");
    for number in [1, 2, 3, 4] {
        insert(&mut tx, number, now()).await;
    }
    mail::set_sent(&mut tx, id(1), later).await.unwrap();
    mail::set_failed(&mut tx, id(2), "451 greylisted", Some(later), None).await.unwrap();
    mail::set_failed(&mut tx, id(3), "550 no such user", None, Some(later)).await.unwrap();
    let failed = |text: &str, message| Message { last_error: Some(text.to_owned()), next_attempt_at: None, ..message };
    let settled = [
        expected(4, now()),
        Message { bounced_at: Some(later), ..failed("550 no such user", expected(3, now())) },
        Message { next_attempt_at: Some(later), ..failed("451 greylisted", expected(2, now())) },
        Message { sent_at: Some(later), next_attempt_at: None, ..expected(1, now()) },
    ];
    assert_eq!(mail::before(&mut tx, id(9), 9).await.unwrap(), settled);
    assert_eq!(due(&mut tx, now()).await, [4]);
    assert_eq!(due(&mut tx, later).await, [4, 2]);
    mail::set_sent(&mut tx, id(2), later).await.unwrap();
    let sent = Message { sent_at: Some(later), next_attempt_at: None, ..expected(2, now()) };
    assert_eq!(mail::before(&mut tx, id(3), 1).await.unwrap(), [sent]);
    assert_eq!(due(&mut tx, later).await, [4]);

    assert!(!mail::set_returned(&mut tx, id(4), "550", later).await.unwrap(), "it is not sent yet");
    assert!(mail::set_returned(&mut tx, id(2), "550 moved", later).await.unwrap());
    assert!(!mail::set_returned(&mut tx, id(2), "550 again", later).await.unwrap());
    let back = Message { sent_at: Some(later), bounced_at: Some(later), ..failed("550 moved", expected(2, now())) };
    assert_eq!(mail::before(&mut tx, id(3), 1).await.unwrap(), [back]);
}

async fn the_text_of_a_message_is_replaced(db: &Db) {
    let mut tx = db.write().await.unwrap();
    insert(&mut tx, 1, now()).await;
    insert(&mut tx, 2, now()).await;
    mail::set_body(&mut tx, id(1), "…").await.unwrap();
    let found = mail::before(&mut tx, id(u128::MAX), 9).await.unwrap();
    let replaced = Message { body: "…".to_owned(), ..expected(1, now()) };
    assert_eq!(found, [expected(2, now()), replaced]);
}

/// Puts a message in line that differs from the usual one.
async fn put(tx: &mut Tx, number: u128, new: mail::New<'_>) {
    mail::insert(tx, id(number), new, now()).await.unwrap();
}

fn numbers(messages: &[Message]) -> Vec<u128> {
    messages.iter().map(|message| message.id.0.as_u128()).collect()
}

async fn coordinators_see_what_their_programme_wrote_but_not_who_asked_for_help(db: &Db) {
    let mut tx = db.write().await.unwrap();
    programme(&mut tx, 1).await;
    programme(&mut tx, 2).await;
    let of = |number| mail::New { programme: Some(id(number)), ..message(Way::Mail, now()) };
    for (number, new) in [
        (1, of(1)),
        (2, of(2)),
        (3, mail::New { kind: Kind::Help, ..of(1) }),
        (4, of(1)),
        (5, message(Way::Mail, now())),
    ] {
        put(&mut tx, number, new).await;
    }
    mail::set_failed(&mut tx, id(1), "550 no such user", None, Some(now())).await.unwrap();
    for (before, only_failed, limit, found) in
        [(9, false, 9, vec![4, 1]), (4, false, 9, vec![1]), (9, false, 1, vec![4]), (9, true, 9, vec![1])]
    {
        let messages = mail::of_programme(&mut tx, id(1), id(before), only_failed, limit).await.unwrap();
        assert_eq!(numbers(&messages), found, "{limit} before {before}");
    }
    mail::set_sent(&mut tx, id(4), now()).await.unwrap();
    assert!(mail::set_returned(&mut tx, id(4), "550 moved", now()).await.unwrap());
    let failed = mail::of_programme(&mut tx, id(1), id(9), true, 9).await.unwrap();
    assert_eq!(numbers(&failed), [4, 1], "what came back after it was sent did not arrive either");
}

async fn people_see_what_they_were_told_until_they_have_read_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Boateng").await;
    person(&mut tx, 2, "Ben", "Abara").await;
    let to = |number, way| mail::New { person: Some(id(number)), ..message(way, now()) };
    let summary = mail::New { kind: Kind::Summary, ..to(1, Way::Mail) };
    for (number, new) in
        [(1, to(1, Way::Mail)), (2, to(2, Way::Mail)), (3, to(1, Way::Notice)), (4, summary), (5, to(1, Way::Summary))]
    {
        put(&mut tx, number, new).await;
    }
    let of_person =
        async |tx: &mut Tx, before, limit| numbers(&mail::of_person(tx, id(1), id(before), limit).await.unwrap());
    assert_eq!(of_person(&mut tx, 9, 9).await, [5, 3, 1]);
    assert_eq!(of_person(&mut tx, 5, 1).await, [3]);
    assert_eq!(mail::unread(&mut tx, id(1)).await.unwrap(), 3);
    mail::mark_read(&mut tx, id(1), id(3), now()).await.unwrap();
    assert_eq!(mail::unread(&mut tx, id(1)).await.unwrap(), 1);
    assert_eq!(mail::unread(&mut tx, id(2)).await.unwrap(), 1);
    let read: Vec<_> = mail::of_person(&mut tx, id(1), id(9), 9).await.unwrap();
    assert_eq!(read.iter().map(|message| message.read_at).collect::<Vec<_>>(), [None, Some(now()), Some(now())]);
}

async fn what_came_back_is_known_until_something_arrives(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for number in [1, 2, 3] {
        insert(&mut tx, number, now()).await;
    }
    let address = "a@stmaud.example";
    assert_eq!(mail::bounce(&mut tx, address).await.unwrap(), None);
    mail::set_sent(&mut tx, id(1), at("2027-01-13T12:01:00Z")).await.unwrap();
    mail::set_failed(&mut tx, id(2), "550 no such user", None, Some(at("2027-01-13T12:02:00Z"))).await.unwrap();
    let bounce = mail::bounce(&mut tx, address).await.unwrap().unwrap();
    assert_eq!((bounce.id, bounce.last_error.as_deref()), (id(2), Some("550 no such user")));
    assert_eq!(mail::bounce(&mut tx, "b@stmaud.example").await.unwrap(), None);
    mail::set_sent(&mut tx, id(3), at("2027-01-13T12:03:00Z")).await.unwrap();
    assert_eq!(mail::bounce(&mut tx, address).await.unwrap(), None);
}

async fn a_summary_is_made_once_of_what_waits_for_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Boateng").await;
    person(&mut tx, 2, "Ben", "Abara").await;
    let (first, second) = (at("2027-01-14T07:00:00Z"), at("2027-01-15T07:00:00Z"));
    for (number, to, way, due_at) in [
        (1, 2, Way::Summary, second),
        (2, 1, Way::Summary, first),
        (3, 1, Way::Mail, first),
        (4, 1, Way::Summary, first),
        (5, 1, Way::Summary, second),
    ] {
        put(&mut tx, number, mail::New { person: Some(id(to)), ..message(way, due_at) }).await;
    }
    assert_eq!(mail::next_summary(&mut tx, now()).await.unwrap(), None);
    assert_eq!(due(&mut tx, second).await, [3], "what is in a summary is not sent by itself");
    assert_eq!(mail::next_summary(&mut tx, first).await.unwrap(), Some(id(1)));
    assert_eq!(numbers(&mail::in_summary(&mut tx, id(1), first).await.unwrap()), [2, 4]);
    mail::set_summarised(&mut tx, id(1), first).await.unwrap();
    assert_eq!(mail::next_summary(&mut tx, first).await.unwrap(), None);
    assert_eq!(mail::next_summary(&mut tx, second).await.unwrap(), Some(id(1)));
    assert_eq!(numbers(&mail::in_summary(&mut tx, id(1), second).await.unwrap()), [5]);
}

async fn choices_are_kept_with_the_secret_that_stops_a_kind(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Boateng").await;
    person(&mut tx, 2, "Ben", "Abara").await;
    assert_eq!(mail::choices(&mut tx, id(1)).await.unwrap(), Choices::default());
    assert!(!mail::save_choices(&mut tx, id(1), &Choices::default()).await.unwrap(), "the secret comes first");
    for (number, new, kept) in [(1, "aaaa", "aaaa"), (1, "bbbb", "aaaa"), (2, "cccc", "cccc")] {
        assert_eq!(mail::unsubscribe_secret(&mut tx, id(number), new).await.unwrap(), kept);
    }
    assert_eq!(mail::choices(&mut tx, id(1)).await.unwrap(), Choices::default());
    for (secret, whose) in [("aaaa", Some(id(1))), ("bbbb", None), ("cccc", Some(id(2)))] {
        assert_eq!(mail::whose_secret(&mut tx, secret).await.unwrap(), whose);
    }
    let chosen = Choices { quiet: None, ..Choices::default().without(Kind::News).without(Kind::Dates) };
    assert!(mail::save_choices(&mut tx, id(1), &chosen).await.unwrap());
    assert!(!mail::save_choices(&mut tx, id(1), &Choices::default()).await.unwrap(), "somebody was quicker");
    assert_eq!(mail::choices(&mut tx, id(1)).await.unwrap(), Choices { version: 1, ..chosen });
    let back = Choices { version: 1, ..Choices::default() };
    assert!(mail::save_choices(&mut tx, id(1), &back).await.unwrap());
    assert_eq!(mail::choices(&mut tx, id(1)).await.unwrap(), Choices { version: 2, ..back });
    assert_eq!(mail::choices(&mut tx, id(2)).await.unwrap(), Choices::default());
}

async fn words_are_kept_by_programme_and_message(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (one, two) = (programme(&mut tx, 1).await, programme(&mut tx, 2).await);
    let author = person(&mut tx, 1, "Ama", "Boateng").await;
    let words = |subject: &str| Words { subject: subject.to_owned(), body: "Lines\n{link} 🏥".to_owned() };
    assert_eq!(mail::words(&mut tx, one).await.unwrap(), []);
    for (programme, template, version, subject, is_saved) in [
        (one, Template::Nudge, 1, "Too early", false),
        (one, Template::Nudge, 0, "First", true),
        (one, Template::Nudge, 0, "At once", false),
        (one, Template::Account, 0, "Another", true),
        (two, Template::Nudge, 0, "Theirs", true),
        (one, Template::Nudge, 1, "Second", true),
        (one, Template::Nudge, 1, "Late", false),
    ] {
        let saved = mail::save_words(&mut tx, (programme, template), version, &words(subject), author, now()).await;
        assert_eq!(saved.unwrap(), is_saved, "{subject}");
    }
    let kept = [(Template::Account, words("Another"), 1), (Template::Nudge, words("Second"), 2)];
    assert_eq!(mail::words(&mut tx, one).await.unwrap(), kept);
    assert_eq!(mail::words(&mut tx, two).await.unwrap(), [(Template::Nudge, words("Theirs"), 1)]);
}
