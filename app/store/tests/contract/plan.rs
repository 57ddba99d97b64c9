//! How the lists are read: along the index that holds them in their order, however long they are.

mod postgres;
mod sqlite;

use super::{
    given::{at, cohort, id, message, now, pair, participant},
    source::statement,
};
use chrono::TimeDelta;
use domain::{event::What, mail::Way, participant::Side};
use store::{Db, approval, event, mail};
use uuid::Uuid;

/// How many participants, events and messages there are.
const ROWS: u32 = 2_000;

/// A list, by the function that reads a page of it.
struct List {
    noun: &'static str,
    function: &'static str,
    /// What the function binds.
    values: Vec<Value>,
    /// The index, as SQLite calls it, that holds the list in its order.
    index: &'static str,
}

enum Value {
    Id(u128),
    Text(&'static str),
    Number(i64),
    Bool(bool),
}

fn lists() -> [List; 9] {
    use Value::{Bool, Id, Number, Text};
    let list = |noun, function, index, values| List { noun, function, values, index };
    let mark = [Text("zhou 1000 jo"), Id(1_000)];
    // Nobody is looked for: those who are found by a name are so few that sorting them may be quicker.
    let search = [Text("%%"), Number(51), Text("")];
    [
        list("participant", "page", "participant_by_name", [Id(1)].into_iter().chain(mark).chain(search).collect()),
        list("event", "of_programme", "event_by_programme", vec![Id(1), Id(1_000), Number(51)]),
        list("event", "everywhere", "sqlite_autoindex_event_1", vec![Id(1_000), Number(51)]),
        list("approval", "next_due", "approval_by_time", vec![Text("2027-01-13T12:10:00.000000Z")]),
        list("mail", "before", "sqlite_autoindex_mail_1", vec![Id(1_000), Number(51)]),
        list("mail", "of_programme", "mail_by_programme", vec![Id(1), Id(1_000), Bool(false), Number(51)]),
        list("mail", "of_person", "mail_by_person", vec![Id(1), Id(1_000), Number(31)]),
        list("mail", "next_summary", "mail_by_summary", vec![Text("2027-01-13T12:10:00.000000Z")]),
        list("mail", "due", "mail_by_next_attempt", vec![Text("2027-01-13T12:10:00.000000Z"), Number(1)]),
    ]
}

impl List {
    /// Its statement, with ids as the database writes them.
    fn statement(&self, written: fn(Uuid) -> String) -> String {
        let values = self.values.iter().map(|value| match value {
            Value::Id(number) => written(id(*number)),
            Value::Text(text) => format!("'{text}'"),
            Value::Number(number) => number.to_string(),
            Value::Bool(is) => is.to_string(),
        });
        statement(self.noun, self.function, &values.collect::<Vec<_>>())
    }
}

/// Two cohorts, as full as they come.
async fn fill(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohorts = [cohort(&mut tx, 1).await, cohort(&mut tx, 2).await];
    for number in 1..=ROWS {
        let (row, place) = (u128::from(number), usize::from(number % 2 == 0));
        let side = if number % 4 < 2 { Side::Manager } else { Side::Clinician };
        participant(&mut tx, cohorts[place], row, ("Jo", &format!("Zhou {number:04}")), side).await;
        if number % 4 > 1 {
            pair(&mut tx, cohorts[place], row, &[id(row - 2), id(row)][usize::from(row < 3)..]).await;
        }
        let programme = Some(id(place as u128 + 1));
        event::insert(&mut tx, id(row), now(), Some(id(row)), programme, &What::SignedIn).await.unwrap();
        let written = at("2027-01-13T12:00:00Z") + TimeDelta::seconds(number.into());
        let way = if number % 5 == 0 { Way::Summary } else { Way::Mail };
        let told = mail::New { person: Some(id(row.min(row % 20 + 1))), programme, ..message(way, written) };
        mail::insert(&mut tx, id(row), told, written).await.unwrap();
        approval::insert(&mut tx, id(row), "boss@stmaud.example", now(), written).await.unwrap();
        if number % 3 > 0 {
            mail::set_sent(&mut tx, id(row), written).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
}
