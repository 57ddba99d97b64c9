//! Phases, and which is to be told of.

use super::given::{cohort, id, now, on};
use domain::phase::{Phase, Tells, Valid};
use store::{Db, phase};

stories!(phases_are_listed_by_their_day, a_phase_is_changed_by_whoever_read_it_last, it_is_told_of_a_phase_once);

fn form(name: &str, day: &str, tells: Tells) -> Valid {
    Valid { name: name.to_owned(), starts_on: on(day), tells, note: "Bring ‘cake’".to_owned() }
}

fn expected(number: u128, form: &Valid) -> Phase {
    let Valid { name, starts_on, tells, note } = form.clone();
    Phase { id: id(number), name, starts_on, tells, note, told_at: None, version: 1 }
}

async fn phases_are_listed_by_their_day(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, elsewhere) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    let forms = [
        form("Launch", "2027-02-01", Tells::Participants),
        form("Applications", "1999-12-31", Tells::Coordinators),
        form("Also", "2027-02-01", Tells::Nobody),
    ];
    for (number, form) in (1..).zip(&forms) {
        phase::insert(&mut tx, id(number), here, form, None).await.unwrap();
    }
    phase::insert(&mut tx, id(9), elsewhere, &forms[0], None).await.unwrap();
    let [launch, applications, also] = [1, 2, 3].map(|number| expected(number, &forms[number as usize - 1]));
    assert_eq!(phase::of_cohort(&mut tx, here).await.unwrap(), [applications, launch.clone(), also]);
    assert_eq!(phase::find(&mut tx, id(1)).await.unwrap(), Some((here, launch)));
    assert!(phase::delete(&mut tx, id(1)).await.unwrap());
    assert!(!phase::delete(&mut tx, id(1)).await.unwrap());
    assert_eq!(phase::find(&mut tx, id(1)).await.unwrap(), None);
    assert_eq!(phase::of_cohort(&mut tx, here).await.unwrap().len(), 2);
}

async fn a_phase_is_changed_by_whoever_read_it_last(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let here = cohort(&mut tx, 1).await;
    let (before, after) =
        (form("Launch", "2027-02-01", Tells::Nobody), form("Start", "2027-02-08", Tells::Participants));
    phase::insert(&mut tx, id(1), here, &before, None).await.unwrap();
    assert!(phase::update(&mut tx, id(1), 1, &after, Some(on("2027-02-08"))).await.unwrap());
    assert!(!phase::update(&mut tx, id(1), 1, &before, None).await.unwrap());
    let changed = Phase { version: 2, ..expected(1, &after) };
    assert_eq!(phase::find(&mut tx, id(1)).await.unwrap(), Some((here, changed)));
}

async fn it_is_told_of_a_phase_once(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let here = cohort(&mut tx, 1).await;
    for (number, day, tell_on) in [
        (1, "2027-02-08", Some("2027-02-08")),
        (2, "2027-02-01", Some("2027-02-01")),
        (3, "2027-01-01", None),
        (4, "2027-02-01", Some("2027-02-01")),
    ] {
        let form = form("A", day, Tells::Participants);
        phase::insert(&mut tx, id(number), here, &form, tell_on.map(on)).await.unwrap();
    }
    let due = async |tx: &mut store::Tx, day: &str| {
        phase::due(tx, on("2027-01-01"), on(day)).await.unwrap().map(|(_, phase)| phase.id.0.as_u128())
    };
    assert_eq!(due(&mut tx, "2027-01-31").await, None);
    assert_eq!(phase::due(&mut tx, on("2027-02-09"), on("2027-12-31")).await.unwrap(), None, "it is too late");
    for (day, expected) in [("2027-02-01", 2), ("2027-02-07", 4), ("2027-02-28", 1)] {
        assert_eq!(due(&mut tx, day).await, Some(expected), "{day}");
        assert!(phase::told(&mut tx, id(expected), now()).await.unwrap());
        assert!(!phase::told(&mut tx, id(expected), now()).await.unwrap());
    }
    assert_eq!(due(&mut tx, "2027-12-31").await, None);
    assert!(!phase::told(&mut tx, id(3), now()).await.unwrap());
    let (_, told) = phase::find(&mut tx, id(2)).await.unwrap().unwrap();
    assert_eq!(told.told_at, Some(now()));
}
