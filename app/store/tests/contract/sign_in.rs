//! Sign-ins, and the failures that slow the next try down.

use super::given::{at, id, now, person};
use chrono::{DateTime, Utc};
use domain::id::PersonId;
use store::{
    Db, Tx,
    sign_in::{self, SignIn},
};

stories!(
    a_saved_sign_in_stays_as_old_as_it_was,
    use_puts_the_end_off,
    a_sign_in_ends_alone_or_with_all_of_its_person,
    sign_ins_that_have_ended_are_forgotten,
    failures_are_counted_for_each_subject,
    old_failures_are_forgotten,
);

/// What is kept, in a form that can be compared.
type Kept = (Option<PersonId>, String, [DateTime<Utc>; 3]);

fn sign_in(person: Option<u128>, data: &str, times: [&str; 3]) -> SignIn {
    let [created_at, last_used_at, expires_at] = times.map(|time| at(&format!("2027-01-13T{time}Z")));
    SignIn { person: person.map(id), data: data.to_owned(), created_at, last_used_at, expires_at }
}

fn kept(sign_in: SignIn) -> Kept {
    (sign_in.person, sign_in.data, [sign_in.created_at, sign_in.last_used_at, sign_in.expires_at])
}

async fn found(tx: &mut Tx, token: &[u8]) -> Option<Kept> {
    sign_in::find(tx, token).await.unwrap().map(kept)
}

async fn save(tx: &mut Tx, token: &[u8], person: Option<u128>, expires: &str) {
    sign_in::save(tx, token, &sign_in(person, "{}", ["09:00:00", "09:00:00", expires])).await.unwrap();
}

async fn a_saved_sign_in_stays_as_old_as_it_was(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Hussain").await;
    assert_eq!(found(&mut tx, b"a").await, None);
    let first = sign_in(None, "{}", ["09:00:00.000001", "09:00:00.000002", "10:00:00.999999"]);
    sign_in::save(&mut tx, b"a", &first).await.unwrap();
    assert_eq!(found(&mut tx, b"a").await, Some(kept(first.clone())));
    let second = sign_in(Some(1), r#"{"typed":"é\u0000\n"}"#, ["09:30:00", "09:31:00", "10:30:00"]);
    sign_in::save(&mut tx, b"a", &second).await.unwrap();
    let created_at = first.created_at;
    assert_eq!(found(&mut tx, b"a").await, Some(kept(SignIn { created_at, ..second })));
    assert_eq!(found(&mut tx, b"A").await, None);
}

async fn use_puts_the_end_off(db: &Db) {
    let mut tx = db.write().await.unwrap();
    save(&mut tx, b"a", None, "10:00:00").await;
    save(&mut tx, b"b", None, "10:00:00").await;
    let (last_used_at, expires_at) = (at("2027-01-13T09:59:59.999999Z"), at("2027-01-13T11:00:00Z"));
    sign_in::touch(&mut tx, b"a", last_used_at, expires_at).await.unwrap();
    sign_in::touch(&mut tx, b"c", last_used_at, expires_at).await.unwrap();
    let before = sign_in(None, "{}", ["09:00:00", "09:00:00", "10:00:00"]);
    assert_eq!(found(&mut tx, b"b").await, Some(kept(before.clone())));
    assert_eq!(found(&mut tx, b"a").await, Some(kept(SignIn { last_used_at, expires_at, ..before })));
    assert_eq!(found(&mut tx, b"c").await, None);
}

async fn a_sign_in_ends_alone_or_with_all_of_its_person(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Hussain").await;
    person(&mut tx, 2, "Ben", "Okafor").await;
    for (token, person) in [(b"a", Some(1)), (b"b", Some(1)), (b"c", Some(1)), (b"d", Some(2)), (b"e", None)] {
        save(&mut tx, token, person, "10:00:00").await;
    }
    sign_in::delete(&mut tx, b"a").await.unwrap();
    sign_in::delete(&mut tx, b"a").await.unwrap();
    assert_eq!(left(&mut tx).await, "bcde");
    for ended in [2, 0] {
        assert_eq!(sign_in::delete_all(&mut tx, id(1)).await.unwrap(), ended);
        assert_eq!(left(&mut tx).await, "de");
    }
}

/// The tokens from `a` to `e` that are kept.
async fn left(tx: &mut Tx) -> String {
    let mut left = String::new();
    for token in 'a'..='e' {
        if found(tx, token.to_string().as_bytes()).await.is_some() {
            left.push(token);
        }
    }
    left
}

async fn sign_ins_that_have_ended_are_forgotten(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for (token, expires) in
        [(b"a", "09:59:59.999999"), (b"b", "10:00:00"), (b"c", "10:00:00.000001"), (b"d", "09:00:01")]
    {
        save(&mut tx, token, None, expires).await;
    }
    for forgotten in [2, 0] {
        let deleted = sign_in::delete_expired(&mut tx, at("2027-01-13T10:00:00Z")).await.unwrap();
        assert_eq!((deleted, left(&mut tx).await.as_str()), (forgotten, "bc"));
    }
}

async fn failures_are_counted_for_each_subject(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let later = at("2027-01-13T12:00:01Z");
    assert_eq!(sign_in::failures(&mut tx, b"account").await.unwrap(), None);
    sign_in::add_failure(&mut tx, b"address", now()).await.unwrap();
    for (count, now) in [(1, now()), (2, later), (3, later)] {
        sign_in::add_failure(&mut tx, b"account", now).await.unwrap();
        assert_eq!(sign_in::failures(&mut tx, b"account").await.unwrap(), Some((count, now)));
    }
    sign_in::clear_failures(&mut tx, b"account").await.unwrap();
    sign_in::clear_failures(&mut tx, b"account").await.unwrap();
    assert_eq!(sign_in::failures(&mut tx, b"account").await.unwrap(), None);
    assert_eq!(sign_in::failures(&mut tx, b"address").await.unwrap(), Some((1, now())));
}

async fn old_failures_are_forgotten(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let then = at("2027-01-13T12:00:00Z");
    for (subject, last_at) in [(b"a", at("2027-01-13T11:59:59.999999Z")), (b"b", then), (b"c", now())] {
        sign_in::add_failure(&mut tx, subject, last_at).await.unwrap();
    }
    for forgotten in [1, 0] {
        assert_eq!(sign_in::delete_old_failures(&mut tx, then).await.unwrap(), forgotten);
    }
    assert_eq!(sign_in::failures(&mut tx, b"a").await.unwrap(), None);
    assert_eq!(sign_in::failures(&mut tx, b"b").await.unwrap(), Some((1, then)));
    assert_eq!(sign_in::failures(&mut tx, b"c").await.unwrap(), Some((1, now())));
}
