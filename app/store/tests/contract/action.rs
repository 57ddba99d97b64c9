//! What members of pairs will do.

use super::given::{ama_and_ben, cohort, id, log, now, on, session};
use domain::action::{Action, Valid};
use store::{Db, action};

stories!(an_action_is_kept_until_it_is_done, what_is_due_first_comes_first);

fn valid(words: &str, due_on: Option<&str>) -> Valid {
    Valid { words: words.to_owned(), due_on: due_on.map(on) }
}

async fn an_action_is_kept_until_it_is_done(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    session(&mut tx, 1, pair, (ama, ben), &log("09:00:00", "10:00:00")).await;
    action::write(&mut tx, id(1), ben, &valid("Ask", None)).await.unwrap();
    action::write(&mut tx, id(1), ben, &valid("Ask pharmacy", Some("2027-04-01"))).await.unwrap();
    let expected =
        Action { session: id(1), words: "Ask pharmacy".to_owned(), due_on: Some(on("2027-04-01")), is_done: false };
    assert_eq!(action::find(&mut tx, id(1), ben).await.unwrap(), Some(expected.clone()));
    assert_eq!(action::find(&mut tx, id(1), ama).await.unwrap(), None);
    assert!(!action::done(&mut tx, id(1), ama, now()).await.unwrap());
    assert!(action::done(&mut tx, id(1), ben, now()).await.unwrap());
    assert!(!action::done(&mut tx, id(1), ben, now()).await.unwrap());
    assert_eq!(action::find(&mut tx, id(1), ben).await.unwrap(), Some(Action { is_done: true, ..expected }));
    action::write(&mut tx, id(1), ben, &valid("Ask again", None)).await.unwrap();
    assert!(!action::find(&mut tx, id(1), ben).await.unwrap().unwrap().is_done);
}

async fn what_is_due_first_comes_first(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    for (number, due_on) in [(1, None), (2, Some("2027-05-01")), (3, Some("2027-04-01")), (4, Some("2027-03-01"))] {
        session(&mut tx, number, pair, (ama, ben), &log("09:00:00", "10:00:00")).await;
        action::write(&mut tx, id(number), ama, &valid("Ask", due_on)).await.unwrap();
    }
    action::write(&mut tx, id(1), ben, &valid("Tell", None)).await.unwrap();
    action::done(&mut tx, id(4), ama, now()).await.unwrap();
    let open = action::open(&mut tx, id(1)).await.unwrap();
    assert_eq!(open.iter().map(|one| one.session.0.as_u128()).collect::<Vec<_>>(), [3, 2, 1]);
    assert_eq!(action::open(&mut tx, id(2)).await.unwrap().len(), 1);
    assert_eq!(action::open(&mut tx, id(9)).await.unwrap(), []);
}
