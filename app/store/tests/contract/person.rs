//! People: their addresses, names and passwords, and whom the demo lets visitors be.

use super::given::{ama_and_ben, cohort, id, now, pair, participant, person as given_person};
use domain::{id::PersonId, participant::Side, person::Person, policy::Role};
use store::{Db, Tx, person, programme};

stories!(
    a_person_is_made_once_for_each_address,
    a_person_is_found_by_the_whole_address,
    a_corrected_name_is_read_back,
    a_password_is_secret_to_its_address,
    the_demo_offers_each_role_once_and_then_the_members_of_the_latest_pairs,
);

fn new(number: u128, email: &str) -> person::New<'_> {
    let is_administrator = number == 1;
    person::New { id: id(number), email, first_name: "Ama", last_name: "Hussain", is_administrator, at: now() }
}

fn ama(number: u128, email: &str) -> Person {
    let (first_name, last_name) = ("Ama".to_owned(), "Hussain".to_owned());
    Person { id: id(number), email: email.to_owned(), first_name, last_name }
}

async fn a_person_is_made_once_for_each_address(db: &Db) {
    let mut tx = db.write().await.unwrap();
    assert_eq!(person::count(&mut tx).await.unwrap(), 0);
    for (number, email, is_made) in [
        (1, "ama@stmaud.example", true),
        (2, "ama@stmaud.example", false),
        (1, "other@stmaud.example", false),
        (2, "amá@stmaud.example", true),
    ] {
        assert_eq!(person::insert(&mut tx, new(number, email)).await.unwrap(), is_made, "{number} {email}");
    }
    assert_eq!(person::count(&mut tx).await.unwrap(), 2);
    assert_eq!(person::find(&mut tx, id(1)).await.unwrap(), Some(ama(1, "ama@stmaud.example")));
    assert_eq!(person::find(&mut tx, id(2)).await.unwrap(), Some(ama(2, "amá@stmaud.example")));
    assert_eq!(person::find(&mut tx, id(3)).await.unwrap(), None);
}

async fn a_person_is_found_by_the_whole_address(db: &Db) {
    let mut tx = db.write().await.unwrap();
    assert!(person::insert(&mut tx, new(1, "ama@stmaud.example")).await.unwrap());
    let whole = person::find_by_email(&mut tx, "ama@stmaud.example").await.unwrap();
    assert_eq!(whole, Some(ama(1, "ama@stmaud.example")));
    for wrong in ["AMA@stmaud.example", "ama@stmaud", "%", "", "ama@stmaud.example\0", "\0"] {
        assert_eq!(person::find_by_email(&mut tx, wrong).await.unwrap(), None, "{wrong:?}");
        assert_eq!(person::secret(&mut tx, wrong).await.unwrap(), None, "{wrong:?}");
    }
}

async fn a_corrected_name_is_read_back(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given_person(&mut tx, 1, "Ama", "Hussain").await;
    given_person(&mut tx, 2, "Ben", "Okafor").await;
    person::rename(&mut tx, id(1), "Amá", "Ó’Néill").await.unwrap();
    let read = async |tx: &mut Tx, number| person::find(tx, id(number)).await.unwrap().unwrap().name();
    assert_eq!(read(&mut tx, 1).await, "Amá Ó’Néill");
    assert_eq!(read(&mut tx, 2).await, "Ben Okafor");
}

async fn a_password_is_secret_to_its_address(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given_person(&mut tx, 1, "Ama", "Hussain").await;
    given_person(&mut tx, 2, "Ben", "Okafor").await;
    let secret = async |tx: &mut Tx, email| person::secret(tx, email).await.unwrap();
    assert_eq!(secret(&mut tx, "1@stmaud.example").await, Some((id(1), None)));
    for hash in ["$argon2id$first", "$argon2id$second"] {
        person::set_password_hash(&mut tx, id(1), hash).await.unwrap();
        assert_eq!(secret(&mut tx, "1@stmaud.example").await, Some((id(1), Some(hash.to_owned()))));
    }
    assert_eq!(secret(&mut tx, "2@stmaud.example").await, Some((id(2), None)));
    assert_eq!(secret(&mut tx, "3@stmaud.example").await, None);
}

async fn the_demo_offers_each_role_once_and_then_the_members_of_the_latest_pairs(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (first, second) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    ama_and_ben(&mut tx, first).await;
    for (number, name, side) in [(3, "Cy", Side::Manager), (4, "Di", Side::Clinician), (5, "Ed", Side::Clinician)] {
        participant(&mut tx, second, number, (name, "Adeyemi"), side).await;
    }
    pair(&mut tx, second, 2, &[id(3), id(4)]).await;
    for (number, last_name) in [(11, "Évora"), (12, "de Souza"), (13, "Zhou"), (14, "Abbas")] {
        given_person(&mut tx, number, "Jo", last_name).await;
    }
    let administrator = person::New { email: "15@stmaud.example", ..new(1, "") };
    assert!(person::insert(&mut tx, person::New { id: id(15), ..administrator }).await.unwrap());
    for (number, role) in
        [(11, Role::Coordinator), (12, Role::Coordinator), (13, Role::Coordinator), (14, Role::Evaluator)]
    {
        for place in [1, 2] {
            assert!(programme::give_role(&mut tx, id(place), id(number), role).await.unwrap());
        }
    }
    let offered = async |tx: &mut Tx, pairs| -> Vec<(PersonId, String, String)> {
        let choices = person::demo_choices(tx, pairs).await.unwrap();
        let short = |choice: person::Choice| {
            assert_eq!(choice.email, format!("{}@stmaud.example", choice.id.as_u128()));
            (choice.id.into(), format!("{} {}", choice.first_name, choice.last_name), choice.part)
        };
        choices.into_iter().map(short).collect()
    };
    let expected = [
        (15, "Ama Hussain", "administrator"),
        (12, "Jo de Souza", "coordinator"),
        (11, "Jo Évora", "coordinator"),
        (13, "Jo Zhou", "coordinator"),
        (14, "Jo Abbas", "evaluator"),
        (1, "Ama Hussain", "clinician"),
        (2, "Ben Okafor", "manager"),
        (4, "Di Adeyemi", "clinician"),
        (3, "Cy Adeyemi", "manager"),
    ]
    .map(|(number, name, part)| (id(number), name.to_owned(), part.to_owned()));
    assert_eq!(offered(&mut tx, 9).await, expected);
    assert_eq!(offered(&mut tx, 1).await, [&expected[..5], &expected[7..]].concat());
    assert_eq!(offered(&mut tx, 0).await, expected[..5]);
}
