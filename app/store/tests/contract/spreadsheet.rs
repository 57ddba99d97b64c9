//! Spreadsheets on their way into a cohort.

use super::given::{at, cohort, id, now, person};
use domain::{
    import::Fault,
    spreadsheet::{Outcome, Spreadsheet, State},
};
use store::{Db, Tx, spreadsheet};

stories!(
    a_spreadsheet_is_kept_until_it_is_imported,
    each_spreadsheet_is_taken_on_by_one_server_until_that_is_stale,
    a_spreadsheet_moves_on_with_what_came_of_it,
    a_previewed_spreadsheet_is_confirmed_once,
);

/// Every byte there is.
fn content() -> Vec<u8> {
    (0..=255).collect()
}

async fn given(tx: &mut Tx, numbers: &[u128]) {
    cohort(tx, 1).await;
    person(tx, 9, "Di", "Abbas").await;
    for number in numbers {
        spreadsheet::insert(tx, id(*number), id(1), id(9), "Liste für Mai.csv", &content(), now()).await.unwrap();
    }
}

fn expected(number: u128) -> Spreadsheet {
    Spreadsheet {
        id: id(number),
        cohort: id(1),
        author: id(9),
        file_name: "Liste für Mai.csv".to_owned(),
        all_or_nothing: false,
        state: State::Reading,
        rows_done: 0,
        rows_total: 0,
        outcome: Outcome::default(),
        created_at: now(),
    }
}

async fn found(tx: &mut Tx, number: u128) -> Spreadsheet {
    spreadsheet::find(tx, id(number)).await.unwrap().unwrap()
}

async fn a_spreadsheet_is_kept_until_it_is_imported(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx, &[1, 2]).await;
    assert_eq!(found(&mut tx, 1).await, expected(1));
    assert_eq!(spreadsheet::find(&mut tx, id(3)).await.unwrap(), None);
    assert!(spreadsheet::content(&mut tx, id(3)).await.is_err());
    spreadsheet::forget_content(&mut tx, id(1)).await.unwrap();
    assert_eq!(spreadsheet::content(&mut tx, id(1)).await.unwrap(), [] as [u8; 0]);
    assert_eq!(spreadsheet::content(&mut tx, id(2)).await.unwrap(), content());
    assert_eq!(found(&mut tx, 1).await, expected(1));
}

async fn each_spreadsheet_is_taken_on_by_one_server_until_that_is_stale(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (claimed, later) = (at("2027-01-13T12:00:00.000001Z"), at("2027-01-13T12:00:00.000002Z"));
    let next = async |tx: &mut Tx, stale| spreadsheet::next_waiting(tx, stale).await.unwrap();
    assert_eq!(next(&mut tx, later).await, None);
    given(&mut tx, &[2, 1, 3]).await;
    for number in [1, 2, 3] {
        assert_eq!(next(&mut tx, claimed).await, Some(id(number)));
        spreadsheet::claim(&mut tx, id(number), claimed).await.unwrap();
    }
    assert_eq!(next(&mut tx, claimed).await, None);
    assert_eq!(next(&mut tx, later).await, Some(id(1)));
    // Progress keeps it with its server; what is done waits no more.
    spreadsheet::progress(&mut tx, id(1), 20, 120, later).await.unwrap();
    assert_eq!(found(&mut tx, 1).await, Spreadsheet { rows_done: 20, rows_total: 120, ..expected(1) });
    assert_eq!(next(&mut tx, later).await, Some(id(2)));
    for (state, next_is) in [("previewed", 3), ("unreadable", 3), ("imported", 3), ("confirmed", 2), ("reading", 2)] {
        spreadsheet::settle(&mut tx, id(2), state, &Outcome::default()).await.unwrap();
        assert_eq!(next(&mut tx, later).await, Some(id(next_is)), "{state}");
    }
}

async fn a_spreadsheet_moves_on_with_what_came_of_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx, &[1, 2]).await;
    let text = |text: &str| text.to_owned();
    let outcome = Outcome {
        added: 1,
        changed: 2,
        unchanged: 3,
        errors: vec![Fault {
            row: 4,
            field: text("grade"),
            message: text("not known"),
            help: text("‘5’ is no grade."),
        }],
        ignored_columns: vec![text("notes")],
        added_names: vec![(1, text("Amá Ó’Néill"))],
        changed_names: vec![(2, text("Ben Okafor"), vec![text("site")])],
        unreadable: None,
    };
    for state in [State::Previewed, State::Confirmed, State::Imported, State::Unreadable, State::Reading] {
        spreadsheet::settle(&mut tx, id(1), state.code(), &outcome).await.unwrap();
        assert_eq!(found(&mut tx, 1).await, Spreadsheet { state, outcome: outcome.clone(), ..expected(1) });
    }
    assert_eq!(found(&mut tx, 2).await, expected(2));
}

async fn a_previewed_spreadsheet_is_confirmed_once(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx, &[1, 2]).await;
    assert!(!spreadsheet::confirm(&mut tx, id(1), true).await.unwrap());
    for all_or_nothing in [true, false] {
        spreadsheet::settle(&mut tx, id(1), State::Previewed.code(), &Outcome::default()).await.unwrap();
        assert!(spreadsheet::confirm(&mut tx, id(1), all_or_nothing).await.unwrap());
        assert!(!spreadsheet::confirm(&mut tx, id(1), !all_or_nothing).await.unwrap());
        let confirmed = Spreadsheet { state: State::Confirmed, all_or_nothing, ..expected(1) };
        assert_eq!(found(&mut tx, 1).await, confirmed);
    }
    assert!(!spreadsheet::confirm(&mut tx, id(3), true).await.unwrap());
    assert_eq!(found(&mut tx, 2).await, expected(2));
}
