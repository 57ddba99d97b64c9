//! Programmes and the roles in them.

use super::given::{id, now, person, programme_form};
use domain::{policy::Role, programme::Programme};
use store::{Db, organisation, programme};

stories!(
    a_programme_is_made_once_for_each_address,
    programmes_are_listed_by_name,
    a_role_is_given_once,
    a_role_that_is_taken_leaves_the_others,
    holders_are_listed_by_role_and_name,
);

fn expected(number: u128, slug: &str, name: &str) -> Programme {
    let (slug, name, organisation) = (slug.to_owned(), name.to_owned(), "St Maud’s".to_owned());
    Programme { id: id(number), slug, name, organisation, minimum_group: 11 }
}

async fn a_programme_is_made_once_for_each_address(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let organisation = organisation::named(&mut tx, id(1), "St Maud’s").await.unwrap();
    for (number, slug, name, is_made) in
        [(1, "p", "First", true), (2, "p", "Second", false), (1, "q", "Third", false), (2, "q", "First", true)]
    {
        let form = programme_form(slug, name);
        let made = programme::insert(&mut tx, id(number), organisation, &form, now()).await.unwrap();
        assert_eq!(made, is_made, "{number} {slug}");
    }
    assert_eq!(programme::find_by_slug(&mut tx, "p").await.unwrap(), Some(expected(1, "p", "First")));
    assert_eq!(programme::find_by_slug(&mut tx, "q").await.unwrap(), Some(expected(2, "q", "First")));
    assert_eq!(programme::organisation(&mut tx, id(2)).await.unwrap().as_deref(), Some("St Maud’s"));
    assert_eq!(programme::organisation(&mut tx, id(3)).await.unwrap(), None);
    for wrong in ["P", "", "%", "p\0", "\0"] {
        assert_eq!(programme::find_by_slug(&mut tx, wrong).await.unwrap(), None, "{wrong:?}");
    }
}

async fn programmes_are_listed_by_name(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let organisation = organisation::named(&mut tx, id(1), "St Maud’s").await.unwrap();
    assert_eq!(programme::all(&mut tx).await.unwrap(), []);
    let names = ["Zebra", "élan", "Apple", "apple", "éclair", "Fig"];
    for (number, name) in (1..).zip(names) {
        let form = programme_form(&format!("p{number}"), name);
        assert!(programme::insert(&mut tx, id(number), organisation, &form, now()).await.unwrap());
    }
    let order =
        [3, 4, 5, 2, 6, 1].map(|number: usize| expected(number as u128, &format!("p{number}"), names[number - 1]));
    assert_eq!(programme::all(&mut tx).await.unwrap(), order);
}

async fn a_role_is_given_once(db: &Db) {
    let mut tx = db.write().await.unwrap();
    super::given::programme(&mut tx, 1).await;
    super::given::programme(&mut tx, 2).await;
    person(&mut tx, 1, "Ama", "Hussain").await;
    person(&mut tx, 2, "Ben", "Okafor").await;
    for role in [Role::WorkshopLead, Role::Sponsor, Role::Evaluator, Role::Coordinator] {
        assert!(programme::give_role(&mut tx, id(1), id(1), role).await.unwrap());
        assert!(!programme::give_role(&mut tx, id(1), id(1), role).await.unwrap());
    }
    assert!(programme::give_role(&mut tx, id(2), id(1), Role::Sponsor).await.unwrap());
    assert_eq!(programme::roles_of(&mut tx, id(1), id(1)).await.unwrap(), Role::ALL);
    assert_eq!(programme::roles_of(&mut tx, id(2), id(1)).await.unwrap(), [Role::Sponsor]);
    assert_eq!(programme::roles_of(&mut tx, id(1), id(2)).await.unwrap(), []);
}

async fn a_role_that_is_taken_leaves_the_others(db: &Db) {
    let mut tx = db.write().await.unwrap();
    super::given::programme(&mut tx, 1).await;
    super::given::programme(&mut tx, 2).await;
    person(&mut tx, 1, "Ama", "Hussain").await;
    person(&mut tx, 2, "Ben", "Okafor").await;
    for (place, number, role) in
        [(1, 1, Role::Coordinator), (1, 1, Role::Sponsor), (1, 2, Role::Coordinator), (2, 1, Role::Coordinator)]
    {
        assert!(programme::give_role(&mut tx, id(place), id(number), role).await.unwrap());
    }
    assert!(programme::take_role(&mut tx, id(1), id(1), Role::Coordinator).await.unwrap());
    assert!(!programme::take_role(&mut tx, id(1), id(1), Role::Coordinator).await.unwrap());
    for (place, number, expected) in
        [(1, 1, vec![Role::Sponsor]), (1, 2, vec![Role::Coordinator]), (2, 1, vec![Role::Coordinator])]
    {
        assert_eq!(programme::roles_of(&mut tx, id(place), id(number)).await.unwrap(), expected, "{place} {number}");
    }
}

async fn holders_are_listed_by_role_and_name(db: &Db) {
    let mut tx = db.write().await.unwrap();
    super::given::programme(&mut tx, 1).await;
    super::given::programme(&mut tx, 2).await;
    let people = [("Jo", "Zhou"), ("Jo", "Évora"), ("Jo", "de Souza"), ("", "Suharto"), ("Jo", "Zhou")];
    for (number, (first_name, last_name)) in (1..).zip(people) {
        person(&mut tx, number, first_name, last_name).await;
    }
    for (place, number, role) in [
        (1, 5, Role::Coordinator),
        (1, 1, Role::Coordinator),
        (1, 2, Role::Coordinator),
        (1, 3, Role::Coordinator),
        (1, 3, Role::Sponsor),
        (1, 4, Role::Evaluator),
        (2, 4, Role::Coordinator),
    ] {
        assert!(programme::give_role(&mut tx, id(place), id(number), role).await.unwrap());
    }
    let held = |role, name: &str, number| (role, name.to_owned(), format!("{number}@stmaud.example"));
    let expected = [
        held(Role::Coordinator, "Jo de Souza", 3),
        held(Role::Coordinator, "Jo Évora", 2),
        held(Role::Coordinator, "Jo Zhou", 1),
        held(Role::Coordinator, "Jo Zhou", 5),
        held(Role::Evaluator, "Suharto", 4),
        held(Role::Sponsor, "Jo de Souza", 3),
    ];
    assert_eq!(programme::holders(&mut tx, id(1)).await.unwrap(), expected);
    assert_eq!(programme::holders(&mut tx, id(3)).await.unwrap(), []);
}
