//! When people are busy, and where their calendars are read from.

use super::given::{at, id, now, person};
use chrono::Duration;
use domain::busy::Busy;
use store::{Db, busy};

stories!(
    a_calendar_is_read_when_its_time_has_come_by_one_server,
    whoever_changed_their_calendar_is_not_given_back_the_old_one,
    times_are_replaced_found_by_what_they_touch_and_forgotten,
);

async fn a_calendar_is_read_when_its_time_has_come_by_one_server(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Hussain").await;
    person(&mut tx, 2, "Ben", "Okafor").await;
    assert_eq!(busy::source(&mut tx, id(1)).await.unwrap(), None);
    busy::set_source(&mut tx, id(1), Some("https://a.example/x"), None, now()).await.unwrap();
    busy::set_source(&mut tx, id(2), None, Some(now()), now()).await.unwrap();
    assert_eq!(busy::due(&mut tx, now() - Duration::seconds(1)).await.unwrap(), None);
    let due = busy::due(&mut tx, now()).await.unwrap().unwrap();
    assert_eq!((due.person, due.address.as_deref(), due.version), (id(1), Some("https://a.example/x"), 1));
    let later = now() + Duration::minutes(5);
    assert!(busy::claim(&mut tx, id(1), 1, later).await.unwrap());
    assert!(!busy::claim(&mut tx, id(1), 1, later).await.unwrap());
    assert_eq!(busy::due(&mut tx, now()).await.unwrap(), None);
    let which = (id(1), "https://a.example/x", 2);
    assert!(busy::settle(&mut tx, which, None, later, Some(("It hangs", 1))).await.unwrap());
    let kept = busy::source(&mut tx, id(1)).await.unwrap().unwrap();
    assert_eq!((kept.read_at, kept.last_error.as_deref(), kept.failures), (None, Some("It hangs"), 1));
    assert_eq!(busy::due(&mut tx, later).await.unwrap().map(|due| due.version), Some(3));
    let which = (id(1), "https://a.example/x", 3);
    assert!(busy::settle(&mut tx, which, Some(now()), later, None).await.unwrap());
    let kept = busy::source(&mut tx, id(1)).await.unwrap().unwrap();
    assert_eq!((kept.read_at, kept.last_error, kept.failures), (Some(now()), None, 0));
}

async fn whoever_changed_their_calendar_is_not_given_back_the_old_one(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Hussain").await;
    busy::set_source(&mut tx, id(1), Some("https://a.example/old"), None, now()).await.unwrap();
    busy::set_source(&mut tx, id(1), Some("https://a.example/new"), None, now()).await.unwrap();
    for which in [(id(1), "https://a.example/old", 1), (id(1), "https://a.example/old", 2)] {
        assert!(!busy::settle(&mut tx, which, Some(now()), now(), None).await.unwrap());
    }
    let kept = busy::source(&mut tx, id(1)).await.unwrap().unwrap();
    assert_eq!((kept.address.as_deref(), kept.read_at), (Some("https://a.example/new"), None));
}

async fn times_are_replaced_found_by_what_they_touch_and_forgotten(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Hussain").await;
    person(&mut tx, 2, "Ben", "Okafor").await;
    let time = |hour: &str, until: &str| Busy {
        starts_at: at(&format!("2027-01-14T{hour}:00:00.000001Z")),
        ends_at: at(&format!("2027-01-14T{until}:00:00Z")),
    };
    busy::replace(&mut tx, id(1), &[time("08", "09")]).await.unwrap();
    busy::replace(&mut tx, id(1), &[time("12", "14"), time("09", "10")]).await.unwrap();
    busy::replace(&mut tx, id(2), &[time("09", "10")]).await.unwrap();
    let (nine, ten) = (at("2027-01-14T09:00:00Z"), at("2027-01-14T10:00:00Z"));
    assert_eq!(
        busy::between(&mut tx, id(1), nine, at("2027-01-14T13:00:00Z")).await.unwrap(),
        [time("09", "10"), time("12", "14")]
    );
    assert_eq!(busy::between(&mut tx, id(1), ten, at("2027-01-14T12:00:00Z")).await.unwrap(), []);
    assert_eq!(busy::delete_before(&mut tx, at("2027-01-14T10:00:00.000001Z")).await.unwrap(), 2);
    assert_eq!(busy::between(&mut tx, id(1), nine, at("2027-01-15T00:00:00Z")).await.unwrap(), [time("12", "14")]);
    busy::set_source(&mut tx, id(1), None, None, now()).await.unwrap();
    busy::forget(&mut tx, id(1)).await.unwrap();
    assert_eq!(busy::source(&mut tx, id(1)).await.unwrap(), None);
    assert_eq!(busy::between(&mut tx, id(1), nine, at("2027-01-15T00:00:00Z")).await.unwrap(), []);
}
