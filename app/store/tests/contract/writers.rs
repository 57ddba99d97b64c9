//! Writers at the same time: each works as if it were alone, or is told to try again.

use super::{
    database::{on_postgres, on_sqlite, open},
    given::{cohort, id, now, person as given_person},
};
use std::{pin::pin, time::Duration};
use store::{Db, Error, Result, Tx, db::Use, draft, person};

/// A draft, of which the version is what the writers count.
async fn counter(db: &Db) {
    let mut tx = db.write().await.unwrap();
    cohort(&mut tx, 1).await;
    given_person(&mut tx, 1, "Ama", "Hussain").await;
    for number in [1, 2] {
        let (inputs_hash, rules) = ("", "{}");
        let new = draft::New { id: id(number), cohort: id(1), author: id(1), seed: 0, rules, inputs_hash, at: now() };
        draft::insert(&mut tx, new).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn version(tx: &mut Tx) -> i64 {
    draft::find(tx, id(1)).await.unwrap().unwrap().version
}

/// Reads the count, counts on and commits; what was read.
async fn count(db: &Db) -> Result<i64> {
    let mut tx = db.write().await?;
    let version = version(&mut tx).await;
    assert!(draft::advance(&mut tx, id(1), version).await?);
    tx.commit().await?;
    Ok(version)
}

#[tokio::test]
async fn on_sqlite_the_second_writer_waits_for_the_first() {
    on_sqlite(async |url: &str| {
        let server = open(url).await;
        let command = Db::open(url, Use::Command).await.unwrap();
        counter(&server).await;
        for (other, expected) in [(&server, 1), (&command, 3)] {
            let mut tx = server.write().await.unwrap();
            let read = version(&mut tx).await;
            let mut second = pin!(count(other));
            tokio::select! {
                done = &mut second => panic!("the second writer came between: {done:?}"),
                () = tokio::time::sleep(Duration::from_millis(100)) => {}
            }
            assert!(draft::advance(&mut tx, id(1), read).await.unwrap());
            tx.commit().await.unwrap();
            assert_eq!((read, second.await.unwrap()), (expected, expected + 1));
        }
    })
    .await;
}

#[tokio::test]
async fn on_postgres_the_second_writer_tries_again() {
    on_postgres(async |url: &str| {
        let (server, replica) = (open(url).await, open(url).await);
        counter(&server).await;
        for (other, expected) in [(&server, 1), (&replica, 3)] {
            let (mut first, mut second) = (server.write().await.unwrap(), other.write().await.unwrap());
            assert_eq!((version(&mut first).await, version(&mut second).await), (expected, expected));
            assert!(draft::advance(&mut first, id(1), expected).await.unwrap());
            first.commit().await.unwrap();
            let late = draft::advance(&mut second, id(1), expected).await;
            assert!(matches!(late, Err(Error::Again)), "{late:?}");
            drop(second);
            assert_eq!(count(other).await.unwrap(), expected + 1);
        }
        server.close().await;
        replica.close().await;
    })
    .await;
}

/// Makes a person where there was none.
async fn be_the_first(mut tx: Tx, number: u128) -> Result<()> {
    let email = format!("{number}@stmaud.example");
    let (first_name, last_name, is_administrator) = ("Ama", "Hussain", true);
    let new = person::New { id: id(number), email: &email, first_name, last_name, is_administrator, at: now() };
    assert!(person::insert(&mut tx, new).await?);
    tx.commit().await
}

#[tokio::test]
async fn on_postgres_what_was_read_must_still_hold_at_the_commit() {
    on_postgres(async |url: &str| {
        let db = open(url).await;
        let (mut first, mut second) = (db.write().await.unwrap(), db.write().await.unwrap());
        assert_eq!(person::count(&mut first).await.unwrap(), 0);
        assert_eq!(person::count(&mut second).await.unwrap(), 0);
        be_the_first(first, 1).await.unwrap();
        let late = be_the_first(second, 2).await;
        assert!(matches!(late, Err(Error::Again)), "{late:?}");
        assert_eq!(person::count(&mut db.read().await.unwrap()).await.unwrap(), 1);
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn on_postgres_one_of_two_who_wait_for_each_other_tries_again() {
    on_postgres(async |url: &str| {
        let db = open(url).await;
        counter(&db).await;
        let (mut first, mut second) = (db.write().await.unwrap(), db.write().await.unwrap());
        assert!(draft::advance(&mut first, id(1), 1).await.unwrap());
        assert!(draft::advance(&mut second, id(2), 1).await.unwrap());
        let go_on = async |mut tx: Tx, number| -> Result<()> {
            draft::advance(&mut tx, id(number), 1).await?;
            tx.commit().await
        };
        let both = tokio::join!(go_on(first, 2), go_on(second, 1));
        assert!(matches!(both, (Ok(()), Err(Error::Again)) | (Err(Error::Again), Ok(()))), "{both:?}");
        db.close().await;
    })
    .await;
}
