//! What was already done.

use super::given::{at, id, now};
use store::{Db, done};

stories!(what_was_done_is_noted_once, what_was_done_long_ago_is_forgotten,);

async fn what_was_done_is_noted_once(db: &Db) {
    let mut tx = db.write().await.unwrap();
    assert_eq!(done::find(&mut tx, id(1)).await.unwrap(), None);
    for (number, result, is_noted) in [(1, "\"é\"", true), (1, "2", false), (2, "null", true)] {
        assert_eq!(done::insert(&mut tx, id(number), result, now()).await.unwrap(), is_noted, "{number} {result}");
    }
    assert_eq!(done::find(&mut tx, id(1)).await.unwrap(), Some("\"é\"".to_owned()));
    assert_eq!(done::find(&mut tx, id(2)).await.unwrap(), Some("null".to_owned()));
}

async fn what_was_done_long_ago_is_forgotten(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for (number, when) in [(1, "11:59:59.999999"), (2, "12:00:00"), (3, "12:00:00.000001")] {
        assert!(done::insert(&mut tx, id(number), "1", at(&format!("2027-01-13T{when}Z"))).await.unwrap());
    }
    for forgotten in [1, 0] {
        assert_eq!(done::delete_before(&mut tx, at("2027-01-13T12:00:00Z")).await.unwrap(), forgotten);
    }
    for (number, result) in [(1, None), (2, Some("1")), (3, Some("1"))] {
        assert_eq!(done::find(&mut tx, id(number)).await.unwrap().as_deref(), result, "{number}");
    }
    assert!(done::insert(&mut tx, id(1), "3", now()).await.unwrap());
}
