//! Transactions: all or nothing, one state to read, and nothing written where only reading was meant.

use super::given::{cohort, id, now, participant as given_participant, person as given_person, profile};
use domain::{
    id::OrganisationId,
    participant::{Side, State},
};
use store::{Db, Error, Tx, organisation, participant, person};

stories!(
    what_was_committed_is_there_for_everybody,
    a_dropped_transaction_leaves_nothing,
    a_transaction_that_failed_leaves_nothing,
    a_reading_transaction_cannot_write,
    a_reading_transaction_sees_one_state,
    nothing_belongs_to_what_is_not_there,
);

/// How many people there are for somebody who comes now.
async fn count(db: &Db) -> i64 {
    person::count(&mut db.read().await.unwrap()).await.unwrap()
}

async fn what_was_committed_is_there_for_everybody(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given_person(&mut tx, 1, "Ama", "Hussain").await;
    assert_eq!((person::count(&mut tx).await.unwrap(), count(db).await), (1, 0));
    tx.commit().await.unwrap();
    assert_eq!(count(&db.clone()).await, 1);
}

async fn a_dropped_transaction_leaves_nothing(db: &Db) {
    for _ in 0..3 {
        let mut tx = db.write().await.unwrap();
        given_person(&mut tx, 1, "Ama", "Hussain").await;
        drop(tx);
        assert_eq!(count(db).await, 0);
    }
}

async fn a_transaction_that_failed_leaves_nothing(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let ama = given_participant(&mut tx, cohort, 1, ("Ama", "Hussain"), Side::Manager).await;
    let profile = profile(1, "Ama", "Hussain", Side::Manager);
    let twice = participant::insert(&mut tx, ama, cohort, id(1), &profile, State::Approved, now()).await;
    assert!(matches!(twice, Err(Error::Driver(_))), "{twice:?}");
    drop(tx);
    assert_eq!(count(db).await, 0);
    let mut tx = db.write().await.unwrap();
    given_person(&mut tx, 1, "Ama", "Hussain").await;
    tx.commit().await.unwrap();
    assert_eq!(count(db).await, 1);
}

async fn a_reading_transaction_cannot_write(db: &Db) {
    let write =
        async |tx: &mut Tx| -> store::Result<OrganisationId> { organisation::named(tx, id(1), "St Maud’s").await };
    let mut tx = db.read().await.unwrap();
    let refused = write(&mut tx).await;
    assert!(matches!(refused, Err(Error::Driver(_))), "{refused:?}");
    drop(tx);
    // Nor does it spoil its connection for those who come after it.
    for _ in 0..20 {
        assert_eq!(count(db).await, 0);
    }
    assert_eq!(write(&mut db.write().await.unwrap()).await.unwrap(), id(1));
}

async fn a_reading_transaction_sees_one_state(db: &Db) {
    let mut before = db.read().await.unwrap();
    assert_eq!(person::count(&mut before).await.unwrap(), 0);
    let mut tx = db.write().await.unwrap();
    given_person(&mut tx, 1, "Ama", "Hussain").await;
    tx.commit().await.unwrap();
    assert_eq!(person::count(&mut before).await.unwrap(), 0);
    assert_eq!(person::find(&mut before, id(1)).await.unwrap(), None);
    before.commit().await.unwrap();
    assert_eq!(count(db).await, 1);
}

async fn nothing_belongs_to_what_is_not_there(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given_person(&mut tx, 1, "Ama", "Hussain").await;
    let profile = profile(1, "Ama", "Hussain", Side::Manager);
    let orphan = participant::insert(&mut tx, id(1), id(7), id(1), &profile, State::Approved, now()).await;
    assert!(matches!(orphan, Err(Error::Driver(_))), "{orphan:?}");
}
