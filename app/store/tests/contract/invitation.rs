//! One-time links.

use super::given::{at, id, now, person};
use store::{Db, Tx, invitation};

stories!(a_link_works_until_it_expires, a_link_is_used_up_once, a_new_link_ends_the_one_before,);

const EXPIRES: &str = "2027-01-14T12:00:00Z";
const TOO_LATE: &str = "2027-01-14T12:00:00Z";
const IN_TIME: &str = "2027-01-14T11:59:59.999999Z";

async fn insert(tx: &mut Tx, token: &[u8], number: u128) {
    invitation::insert(tx, token, id(number), now(), at(EXPIRES)).await.unwrap();
}

async fn found(tx: &mut Tx, token: &[u8], now: &str) -> Option<u128> {
    invitation::find(tx, token, at(now)).await.unwrap().map(|person| person.0.as_u128())
}

async fn take_up(tx: &mut Tx, token: &[u8], now: &str) -> bool {
    invitation::take_up(tx, token, at(now)).await.unwrap()
}

async fn a_link_works_until_it_expires(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Hussain").await;
    person(&mut tx, 2, "Ben", "Okafor").await;
    insert(&mut tx, &[0, 1, 255], 1).await;
    insert(&mut tx, &[0, 1], 2).await;
    assert_eq!(found(&mut tx, &[0, 1, 255], IN_TIME).await, Some(1));
    assert_eq!(found(&mut tx, &[0, 1], IN_TIME).await, Some(2));
    assert_eq!(found(&mut tx, &[0], IN_TIME).await, None);
    assert_eq!(found(&mut tx, &[0, 1, 255], TOO_LATE).await, None);
    assert!(!take_up(&mut tx, &[0, 1, 255], TOO_LATE).await);
    assert_eq!(found(&mut tx, &[0, 1, 255], IN_TIME).await, Some(1));
}

async fn a_link_is_used_up_once(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Hussain").await;
    insert(&mut tx, b"first", 1).await;
    for is_first in [true, false] {
        assert_eq!(take_up(&mut tx, b"first", IN_TIME).await, is_first);
        assert_eq!(found(&mut tx, b"first", IN_TIME).await, None);
    }
    assert!(!take_up(&mut tx, b"none", IN_TIME).await);
}

async fn a_new_link_ends_the_one_before(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Hussain").await;
    person(&mut tx, 2, "Ben", "Okafor").await;
    insert(&mut tx, b"ben", 2).await;
    insert(&mut tx, b"first", 1).await;
    assert!(take_up(&mut tx, b"first", IN_TIME).await);
    insert(&mut tx, b"second", 1).await;
    insert(&mut tx, b"third", 1).await;
    for (token, expected) in [(&b"first"[..], None), (b"second", None), (b"third", Some(1)), (b"ben", Some(2))] {
        assert_eq!(found(&mut tx, token, IN_TIME).await, expected, "{token:?}");
        assert_eq!(take_up(&mut tx, token, IN_TIME).await, expected.is_some(), "{token:?}");
    }
}
