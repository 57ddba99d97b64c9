//! Instants: kept to the microsecond, and sorted and compared as time.

use super::given::{at, id, message};
use domain::mail::Way;
use store::{Db, Tx, mail};

stories!(an_instant_is_kept_to_the_microsecond, instants_are_sorted_as_time, instants_are_compared_to_the_microsecond,);

/// Instants in their order; as text of different lengths they would sort otherwise.
const IN_ORDER: [&str; 14] = [
    "0001-01-01T00:00:00Z",
    "1969-12-31T23:59:59.999999Z",
    "1970-01-01T00:00:00Z",
    "1999-12-31T23:59:59.999999Z",
    "2000-01-01T00:00:00Z",
    "2027-01-13T11:59:59.999999Z",
    "2027-01-13T12:00:00Z",
    "2027-01-13T12:00:00.000001Z",
    "2027-01-13T12:00:00.00001Z",
    "2027-01-13T12:00:00.1Z",
    "2027-01-13T12:00:00.9Z",
    "2027-01-13T12:00:01Z",
    "2027-01-13T13:30:00+01:00",
    "9999-12-31T23:59:59.999999Z",
];

async fn insert(tx: &mut Tx, number: u128, now: &str) {
    mail::insert(tx, id(number), message(Way::Mail, at(now)), at(now)).await.unwrap();
}

async fn an_instant_is_kept_to_the_microsecond(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cut = [
        ("2027-01-13T12:00:00.123456789Z", "2027-01-13T12:00:00.123456Z"),
        ("2027-01-13T12:00:00.999999999Z", "2027-01-13T12:00:00.999999Z"),
        ("1999-12-31T23:59:59.999999999Z", "1999-12-31T23:59:59.999999Z"),
        ("1969-12-31T23:59:59.000000999Z", "1969-12-31T23:59:59Z"),
    ];
    let whole = IN_ORDER.map(|text| (text, text));
    for (number, (kept, read)) in (1..).zip(cut.into_iter().chain(whole)) {
        insert(&mut tx, number, kept).await;
        mail::set_sent(&mut tx, id(number), at(kept)).await.unwrap();
        let message = mail::before(&mut tx, id(number + 1), 1).await.unwrap().remove(0);
        assert_eq!((message.created_at, message.sent_at), (at(read), Some(at(read))), "{kept}");
    }
}

async fn instants_are_sorted_as_time(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for step in 0..IN_ORDER.len() {
        let place = step * 5 % IN_ORDER.len();
        insert(&mut tx, step as u128, IN_ORDER[place]).await;
    }
    let due = mail::due(&mut tx, at("9999-12-31T23:59:59.999999Z"), 99).await.unwrap();
    let found: Vec<_> = due.iter().map(|message| message.created_at).collect();
    assert_eq!(found, IN_ORDER.map(at));
}

async fn instants_are_compared_to_the_microsecond(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for (number, now) in (0..).zip(IN_ORDER) {
        insert(&mut tx, number, now).await;
    }
    for (place, now) in IN_ORDER.into_iter().enumerate() {
        assert_eq!(mail::due(&mut tx, at(now), 99).await.unwrap().len(), place + 1, "{now}");
    }
    let nearly = at("2027-01-13T12:00:00.000000999Z");
    assert_eq!(mail::due(&mut tx, nearly, 99).await.unwrap().len(), 7);
}
