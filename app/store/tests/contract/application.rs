//! Applications that are being written, and when a cohort can be applied to.

use super::given::{at, cohort, id, now, on};
use domain::application::{Answers, Step, Window};
use store::{
    Db, Tx,
    application::{self, Application},
};

stories!(
    a_cohort_is_closed_until_it_is_opened,
    an_application_is_read_back_as_typed,
    an_application_is_sent_once_and_then_empty,
    applications_are_counted_by_address_and_cohort,
    an_old_application_is_forgotten,
);

const EXPIRES: &str = "2027-02-12T12:00:00.123456Z";

fn answers(goals: &str) -> Answers {
    let mut answers = Answers::default();
    let interests = vec!["flow \"out\" \\ of hours".to_owned(), "rotas".to_owned()];
    answers.take(Step::Goals, Answers { goals: goals.to_owned(), ..Answers::default() });
    answers.take(Step::Interests, Answers { interests, ..Answers::default() });
    answers
}

async fn insert(tx: &mut Tx, token: &[u8], number: u128, email: &str) -> Application {
    let application =
        Application { cohort: id(number), answers: answers("‘Learn’\n"), expires_at: at(EXPIRES), sent_at: None };
    application::insert(tx, token, email, &application, now()).await.unwrap();
    application
}

async fn a_cohort_is_closed_until_it_is_opened(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for number in [1, 2] {
        cohort(&mut tx, number).await;
    }
    assert_eq!(application::window(&mut tx, id(1)).await.unwrap(), Some(Window::default()));
    assert_eq!(application::window(&mut tx, id(3)).await.unwrap(), None);
    let open = Window {
        opens_on: Some(on("2027-01-10")),
        closes_on: Some(on("2027-01-20")),
        topics: vec!["patient’s \"flow\"".to_owned(), "rotas".to_owned()],
    };
    for (version, window, is_changed) in [(2, &open, false), (1, &open, true), (1, &Window::default(), false)] {
        assert_eq!(application::set_window(&mut tx, id(1), version, window).await.unwrap(), is_changed);
    }
    assert_eq!(application::window(&mut tx, id(1)).await.unwrap(), Some(open));
    assert_eq!(application::window(&mut tx, id(2)).await.unwrap(), Some(Window::default()));
    assert_eq!(store::cohort::find(&mut tx, id(1)).await.unwrap().unwrap().version, 2);
}

async fn an_application_is_read_back_as_typed(db: &Db) {
    let mut tx = db.write().await.unwrap();
    cohort(&mut tx, 1).await;
    let first = insert(&mut tx, &[0, 1, 255], 1, "a@stmaud.example").await;
    let second = insert(&mut tx, &[0, 1], 1, "a@stmaud.example").await;
    assert!(application::save(&mut tx, &[0, 1], &answers("Other")).await.unwrap());
    assert!(!application::save(&mut tx, &[0], &answers("Other")).await.unwrap());
    assert_eq!(application::find(&mut tx, &[0, 1, 255]).await.unwrap(), Some(first));
    let changed = Application { answers: answers("Other"), ..second };
    assert_eq!(application::find(&mut tx, &[0, 1]).await.unwrap(), Some(changed));
    assert_eq!(application::find(&mut tx, &[0]).await.unwrap(), None);
}

async fn an_application_is_sent_once_and_then_empty(db: &Db) {
    let mut tx = db.write().await.unwrap();
    cohort(&mut tx, 1).await;
    let before = insert(&mut tx, b"token", 1, "a@stmaud.example").await;
    for is_first in [true, false] {
        assert_eq!(application::send(&mut tx, b"token", now()).await.unwrap(), is_first);
    }
    assert!(!application::save(&mut tx, b"token", &answers("Late")).await.unwrap());
    let sent = Application { answers: Answers::default(), sent_at: Some(now()), ..before };
    assert_eq!(application::find(&mut tx, b"token").await.unwrap(), Some(sent));
}

async fn applications_are_counted_by_address_and_cohort(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for number in [1, 2] {
        cohort(&mut tx, number).await;
    }
    for (token, number, email) in
        [(b"1", 1, "a@b.example"), (b"2", 1, "a@b.example"), (b"3", 2, "a@b.example"), (b"4", 1, "c@b.example")]
    {
        insert(&mut tx, token, number, email).await;
    }
    let before = at("2027-01-13T12:00:00.123455Z");
    for (number, email, then, count) in [
        (1, "a@b.example", before, 2),
        (1, "c@b.example", before, 1),
        (2, "c@b.example", before, 0),
        (1, "a@b.example", now(), 0),
    ] {
        assert_eq!(application::begun_since(&mut tx, id(number), email, then).await.unwrap(), count);
    }
}

async fn an_old_application_is_forgotten(db: &Db) {
    let mut tx = db.write().await.unwrap();
    cohort(&mut tx, 1).await;
    insert(&mut tx, b"token", 1, "a@stmaud.example").await;
    assert_eq!(application::delete_expired(&mut tx, at("2027-02-12T12:00:00.123455Z")).await.unwrap(), 0);
    assert_eq!(application::delete_expired(&mut tx, at(EXPIRES)).await.unwrap(), 1);
    assert_eq!(application::find(&mut tx, b"token").await.unwrap(), None);
}
