//! Messages that wait, are sent, or are not to be sent any more.

use super::given::{at, id, now};
use chrono::{DateTime, Utc};
use domain::mail::Message;
use store::{Db, Tx, mail};

stories!(
    the_latest_messages_come_first_on_every_page,
    messages_are_due_the_oldest_first_and_only_when_their_time_has_come,
    a_message_is_claimed_by_one_server,
    a_settled_message_says_how_it_ended,
    the_text_of_a_message_is_replaced,
);

async fn insert(tx: &mut Tx, number: u128, now: DateTime<Utc>) {
    mail::insert(tx, id(number), "a@stmaud.example", "Your pair – news", "Dear Ama,\n\nHello", now).await.unwrap();
}

fn expected(number: u128, created_at: DateTime<Utc>) -> Message {
    Message {
        id: id(number),
        recipient: "a@stmaud.example".to_owned(),
        subject: "Your pair – news".to_owned(),
        body: "Dear Ama,\n\nHello".to_owned(),
        created_at,
        sent_at: None,
        attempts: 0,
        last_error: None,
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
    let claimed = Message { attempts: 2, ..expected(1, now()) };
    assert_eq!(mail::before(&mut tx, id(2), 9).await.unwrap(), [claimed]);
}

async fn a_settled_message_says_how_it_ended(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let later = at("2027-01-13T12:10:00.000001Z");
    for number in [1, 2, 3, 4] {
        insert(&mut tx, number, now()).await;
    }
    mail::settle(&mut tx, id(1), Some(later), None, None).await.unwrap();
    mail::settle(&mut tx, id(2), None, Some(later), Some("451 greylisted")).await.unwrap();
    mail::settle(&mut tx, id(3), None, None, Some("550 no such user")).await.unwrap();
    let error = |text: &str| Some(text.to_owned());
    let settled = [
        expected(4, now()),
        Message { last_error: error("550 no such user"), ..expected(3, now()) },
        Message { last_error: error("451 greylisted"), ..expected(2, now()) },
        Message { sent_at: Some(later), ..expected(1, now()) },
    ];
    assert_eq!(mail::before(&mut tx, id(9), 9).await.unwrap(), settled);
    assert_eq!(due(&mut tx, now()).await, [4]);
    assert_eq!(due(&mut tx, later).await, [4, 2]);
    mail::settle(&mut tx, id(2), Some(later), None, None).await.unwrap();
    let sent = Message { sent_at: Some(later), ..expected(2, now()) };
    assert_eq!(mail::before(&mut tx, id(3), 1).await.unwrap(), [sent]);
    assert_eq!(due(&mut tx, later).await, [4]);
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
