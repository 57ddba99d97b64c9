//! Participants, and all that pairing reads of them.

use super::given::{address, cohort, id, now, on, pair, participant as given_participant, person, profile};
use domain::{
    half_days::HalfDays,
    participant::{Participant, Profile, Side, State, about::About},
};
use store::{Db, Tx, participant};

stories!(
    a_participant_is_read_back_as_brought_in,
    a_changed_profile_replaces_the_one_before,
    every_state_is_kept,
    a_cohort_has_everybody_who_has_not_withdrawn,
    a_person_has_one_place_in_a_cohort,
    what_somebody_says_of_themselves_stays_when_their_profile_changes,
    whoever_takes_part_can_be_written_to,
);

/// Somebody of whom everything is known.
fn full() -> Profile {
    let not_with = ["zoe@stmaud.example", "a_b@stmaud.example", "a-b@stmaud.example", "a.b@stmaud.example"];
    Profile {
        employee_number: "00123".to_owned(),
        organisation: "Community & Mental Health".to_owned(),
        line_manager_email: Some(address("boss@stmaud.example")),
        next_rotation_on: Some(on("2027-08-04")),
        availability: HalfDays::from_bits(0b10_0000_0000_0001),
        interests: vec!["sepsis".to_owned(), "flow \"out\" \\ of hours, 100 %".to_owned()],
        goals: "Ändern:\n\t‘whole’ patient’s way".to_owned(),
        not_with: not_with.map(address).to_vec(),
        ..profile(1, "Amá", "Ó’Néill", Side::Clinician)
    }
}

/// As [`full`] is read: the addresses in their order.
fn full_in_order() -> Profile {
    let mut profile = full();
    profile.not_with.sort();
    profile
}

fn expected(number: u128, profile: Profile, state: State) -> Participant {
    Participant {
        id: id(number),
        person: id(number),
        cohort: id(1),
        profile,
        about: About::default(),
        state,
        can_sign_in: false,
        is_paired: false,
    }
}

async fn found(tx: &mut Tx, number: u128) -> Participant {
    participant::find(tx, id(number)).await.unwrap().unwrap()
}

async fn a_participant_is_read_back_as_brought_in(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (first, second) = (person(&mut tx, 1, "Amá", "Ó’Néill").await, person(&mut tx, 2, "Ben", "Okafor").await);
    let mut profiles = [full(), profile(2, "Ben", "Okafor", Side::Manager)];
    let twice = profiles[0].not_with[0].clone();
    profiles[0].not_with.push(twice);
    participant::insert(&mut tx, id(1), cohort, first, &profiles[0], State::Approved, now()).await.unwrap();
    participant::insert(&mut tx, id(2), cohort, second, &profiles[1], State::Applied, now()).await.unwrap();
    assert_eq!(found(&mut tx, 1).await, expected(1, full_in_order(), State::Approved));
    assert_eq!(found(&mut tx, 2).await, expected(2, profiles[1].clone(), State::Applied));
    assert_eq!(participant::find(&mut tx, id(3)).await.unwrap(), None);
}

async fn a_changed_profile_replaces_the_one_before(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    for number in [1, 2] {
        given_participant(&mut tx, cohort, number, ("Jo", "Zhou"), Side::Manager).await;
    }
    // Who somebody is, their names and their address, belongs to the person.
    let names = |profile| Profile { first_name: "Jo".to_owned(), last_name: "Zhou".to_owned(), ..profile };
    participant::update(&mut tx, id(1), &full()).await.unwrap();
    assert_eq!(found(&mut tx, 1).await, expected(1, names(full_in_order()), State::Approved));
    let plain = profile(1, "Jo", "Zhou", Side::Manager);
    participant::update(&mut tx, id(1), &plain).await.unwrap();
    assert_eq!(found(&mut tx, 1).await, expected(1, plain, State::Approved));
    let other = profile(2, "Jo", "Zhou", Side::Manager);
    assert_eq!(found(&mut tx, 2).await, expected(2, other, State::Approved));
}

async fn every_state_is_kept(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    for number in [1, 2] {
        given_participant(&mut tx, cohort, number, ("Jo", "Zhou"), Side::Manager).await;
    }
    for state in State::ALL {
        participant::set_state(&mut tx, id(1), state).await.unwrap();
        assert_eq!((found(&mut tx, 1).await.state, found(&mut tx, 2).await.state), (state, State::Approved));
    }
}

async fn a_cohort_has_everybody_who_has_not_withdrawn(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, elsewhere) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    person(&mut tx, 1, "Amá", "Ó’Néill").await;
    participant::insert(&mut tx, id(1), here, id(1), &full(), State::Approved, now()).await.unwrap();
    let high = u128::MAX;
    for (number, cohort, side) in [
        (high, here, Side::Manager),
        (2, here, Side::Manager),
        (3, here, Side::Clinician),
        (4, elsewhere, Side::Manager),
    ] {
        given_participant(&mut tx, cohort, number, ("Jo", "Zhou"), side).await;
    }
    participant::set_state(&mut tx, id(3), State::Withdrawn).await.unwrap();
    store::person::set_password_hash(&mut tx, id(2), "$argon2id$").await.unwrap();
    pair(&mut tx, here, 1, &[id(1), id(high)]).await;
    let plain = |number| profile(number, "Jo", "Zhou", Side::Manager);
    let everybody = [
        Participant { is_paired: true, ..expected(1, full_in_order(), State::Approved) },
        Participant { can_sign_in: true, ..expected(2, plain(2), State::Approved) },
        Participant { is_paired: true, ..expected(high, plain(high), State::Approved) },
    ];
    assert_eq!(participant::of_cohort(&mut tx, here).await.unwrap(), everybody);
    for expected in everybody {
        assert_eq!(participant::find(&mut tx, expected.id).await.unwrap(), Some(expected));
    }
    assert_eq!(participant::of_cohort(&mut tx, id(3)).await.unwrap(), []);
}

async fn a_person_has_one_place_in_a_cohort(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    given_participant(&mut tx, cohort, 1, ("Jo", "Zhou"), Side::Manager).await;
    for (cohort, person, place) in [(1, 1, Some(id(1))), (1, 2, None), (2, 1, None)] {
        assert_eq!(participant::place_of(&mut tx, id(cohort), id(person)).await.unwrap(), place);
    }
    let again = profile(1, "Jo", "Zhou", Side::Clinician);
    let refused = participant::insert(&mut tx, id(2), cohort, id(1), &again, State::Approved, now()).await;
    assert!(matches!(refused, Err(store::Error::Driver(_))), "{refused:?}");
}

async fn what_somebody_says_of_themselves_stays_when_their_profile_changes(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    for number in [1, 2] {
        given_participant(&mut tx, cohort, number, ("Jo", "Zhou"), Side::Manager).await;
    }
    let about = About {
        about_me: "‘I’\n100 %".to_owned(),
        can_show: "Theatres".to_owned(),
        access_needs: "Captions".to_owned(),
    };
    participant::set_about(&mut tx, id(1), &about).await.unwrap();
    participant::update(&mut tx, id(1), &profile(1, "Jo", "Zhou", Side::Clinician)).await.unwrap();
    assert_eq!(found(&mut tx, 1).await.about, about);
    assert_eq!(found(&mut tx, 2).await.about, About::default());
}

async fn whoever_takes_part_can_be_written_to(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, elsewhere) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    for (number, state) in (1..).zip(State::ALL) {
        given_participant(&mut tx, here, number, ("Jo", &format!("Zhou {:02}", 20 - number)), Side::Manager).await;
        participant::set_state(&mut tx, id(number), state).await.unwrap();
    }
    given_participant(&mut tx, elsewhere, 20, ("Amá", "Ó’Néill"), Side::Clinician).await;
    let address = |number: u128| ("Jo".to_owned(), format!("{number}@stmaud.example"));
    assert_eq!(participant::addresses(&mut tx, here).await.unwrap(), [7, 6, 5, 3].map(address));
    let other = ("Amá".to_owned(), "20@stmaud.example".to_owned());
    assert_eq!(participant::addresses(&mut tx, elsewhere).await.unwrap(), [other]);
}
