//! What the policy is told of a person.

use super::given::{
    ama_and_ben, cohort, cohort_form, id, now, participant as given_participant, person as given_person, profile,
};
use domain::{
    id::PersonId,
    participant::{Side, State},
    policy::{Actor, Participation, Role},
};
use store::{Db, Tx, participant, person, programme};

stories!(
    an_actor_stands_in_every_role_and_place_they_hold,
    who_has_withdrawn_takes_no_part,
    a_name_of_one_word_has_no_blank_around_it,
);

async fn actor(tx: &mut Tx, number: u128) -> Actor {
    person::actor(tx, id(number)).await.unwrap().unwrap()
}

async fn an_actor_stands_in_every_role_and_place_they_hold(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (first, second) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    let (pair, ..) = ama_and_ben(&mut tx, first).await;
    let later = cohort_form("Later", "2028-02-01", "2028-10-31");
    assert!(store::cohort::insert(&mut tx, id(3), id(1), "later", &later, now()).await.unwrap());
    let profile = profile(1, "Ama", "Hussain", Side::Manager);
    for (number, cohort) in [(11, second), (12, id(3))] {
        participant::insert(&mut tx, id(number), cohort, id(1), &profile, State::Applied, now()).await.unwrap();
    }
    for (place, role) in [(2, Role::WorkshopLead), (1, Role::Sponsor), (2, Role::Coordinator)] {
        assert!(programme::give_role(&mut tx, id(place), id(1), role).await.unwrap());
    }
    let part = |number, cohort, programme, side, pair| Participation {
        participant: id(number),
        cohort: id(cohort),
        programme: id(programme),
        side,
        pair,
        earlier: Vec::new(),
    };
    let expected = Actor {
        person: id(1),
        name: "Ama Hussain".to_owned(),
        is_administrator: false,
        roles: vec![(id(1), Role::Sponsor), (id(2), Role::Coordinator), (id(2), Role::WorkshopLead)],
        participations: vec![
            part(12, 3, 1, Side::Manager, None),
            part(1, 1, 1, Side::Clinician, Some(pair)),
            part(11, 2, 2, Side::Manager, None),
        ],
    };
    assert_eq!(actor(&mut tx, 1).await, expected);
    assert_eq!(actor(&mut tx, 2).await.roles, []);
    assert_eq!(actor(&mut tx, 2).await.participations, [part(2, 1, 1, Side::Manager, Some(pair))]);
    assert_eq!(person::actor(&mut tx, id(3)).await.unwrap(), None);
}

async fn who_has_withdrawn_takes_no_part(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let ama = given_participant(&mut tx, cohort, 1, ("Ama", "Hussain"), Side::Clinician).await;
    participant::set_state(&mut tx, ama, State::Withdrawn).await.unwrap();
    assert_eq!(actor(&mut tx, 1).await.participations, []);
}

async fn a_name_of_one_word_has_no_blank_around_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let alone: PersonId = given_person(&mut tx, 1, "", "Suharto").await;
    given_person(&mut tx, 2, "Cher", "").await;
    let administrator = person::New {
        id: id(3),
        email: "3@stmaud.example",
        first_name: "Di",
        last_name: "Abbas",
        is_administrator: true,
        at: now(),
    };
    assert!(person::insert(&mut tx, administrator).await.unwrap());
    let who = |actor: Actor| (actor.person, actor.name, actor.is_administrator);
    assert_eq!(who(actor(&mut tx, 1).await), (alone, "Suharto".to_owned(), false));
    assert_eq!(who(actor(&mut tx, 2).await), (id(2), "Cher".to_owned(), false));
    assert_eq!(who(actor(&mut tx, 3).await), (id(3), "Di Abbas".to_owned(), true));
}
