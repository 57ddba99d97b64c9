//! The list of a cohort's participants: its order, its pages and its search.

use super::given::{cohort, id, pair, participant as given_participant};
use domain::{
    id::ParticipantId,
    participant::{Listed, Profile, Side, State},
};
use store::{Db, Tx, participant};

stories!(
    a_participant_is_listed_with_all_current_partners,
    every_page_goes_on_where_the_last_one_ended,
    a_search_finds_names_however_they_are_written,
    a_search_finds_addresses_posts_and_places_of_work,
    a_renamed_participant_moves_in_the_list,
);

/// Names in the order of the list: last name first, folded, then by id.
const NAMES: [(&str, &str); 12] = [
    ("Jo", "100%"),
    ("Jo", "A\\B"),
    ("Jo", "A_B"),
    ("Jo", "AB"),
    ("Jo", "de Souza"),
    ("Jo", "Évora"),
    ("Zoë", "Müller"),
    ("Jo", "Okafor-Smith"),
    ("Jo", "Ó’Néill"),
    ("", "Suharto"),
    ("Jo", "Zhou"),
    ("Jo", "Zhou"),
];

/// All of [`NAMES`], numbered from 1 in their order but brought in in another.
async fn names(tx: &mut Tx) {
    let (here, elsewhere) = (cohort(tx, 1).await, cohort(tx, 2).await);
    for step in 0..NAMES.len() {
        let place = step * 5 % NAMES.len();
        given_participant(tx, here, place as u128 + 1, NAMES[place], Side::Manager).await;
    }
    given_participant(tx, elsewhere, 99, ("Jo", "Zhou"), Side::Manager).await;
}

/// The ids that are found, read in pages of this many.
async fn found(tx: &mut Tx, part: &str, limit: i64) -> Vec<u128> {
    let mut found: Vec<Listed> = Vec::new();
    loop {
        let after = found.last().map_or((String::new(), id(0)), |last| (last.search_name.clone(), last.id));
        let page = participant::page(tx, id(1), part, None, (&after.0, after.1), limit).await.unwrap();
        let length = i64::try_from(page.len()).unwrap();
        assert!(length <= limit);
        found.extend(page);
        if length < limit {
            break;
        }
    }
    found.iter().map(|listed| listed.id.0.as_u128()).collect()
}

async fn a_participant_is_listed_with_all_current_partners(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    for (number, name, side) in [
        (4, ("Amá", "Abbas"), Side::Clinician),
        (3, ("", "Bose"), Side::Manager),
        (2, ("Cy", "Cole"), Side::Clinician),
        (1, ("Di", "Dunn"), Side::Manager),
    ] {
        given_participant(&mut tx, cohort, number, name, side).await;
    }
    pair(&mut tx, cohort, 1, &[id(3), id(2), id(4)]).await;
    participant::set_state(&mut tx, id(1), State::Withdrawn).await.unwrap();
    let listed = |number: u128, search_name: &str, name: &str, side, state, partner: Option<&str>| Listed {
        id: id(number),
        search_name: search_name.to_owned(),
        name: name.to_owned(),
        side,
        profession: "Nurse".to_owned(),
        grade: "Band 7".to_owned(),
        division: "Medicine".to_owned(),
        site: "Main site".to_owned(),
        state,
        partner: partner.map(str::to_owned),
    };
    let expected = [
        listed(4, "abbas ama", "Amá Abbas", Side::Clinician, State::Approved, Some("Bose and Cy Cole")),
        listed(3, "bose", "Bose", Side::Manager, State::Approved, Some("Amá Abbas and Cy Cole")),
        listed(2, "cole cy", "Cy Cole", Side::Clinician, State::Approved, Some("Amá Abbas and Bose")),
        listed(1, "dunn di", "Di Dunn", Side::Manager, State::Withdrawn, None),
    ];
    assert_eq!(participant::page(&mut tx, cohort, "", None, ("", id(0)), 9).await.unwrap(), expected);
}

async fn every_page_goes_on_where_the_last_one_ended(db: &Db) {
    let mut tx = db.write().await.unwrap();
    names(&mut tx).await;
    let everybody: Vec<u128> = (1..=12).collect();
    for limit in [1, 2, 3, 5, 12, 13] {
        assert_eq!(found(&mut tx, "", limit).await, everybody, "{limit} to a page");
    }
    let last: (&str, ParticipantId) = ("zhou jo", id(12));
    assert_eq!(participant::page(&mut tx, id(1), "", None, last, 5).await.unwrap(), []);
    assert_eq!(participant::page(&mut tx, id(3), "", None, ("", id(0)), 5).await.unwrap(), []);
}

async fn a_search_finds_names_however_they_are_written(db: &Db) {
    let mut tx = db.write().await.unwrap();
    names(&mut tx).await;
    for (part, expected) in [
        ("zhou", vec![11, 12]),
        ("Zhou, Jo", vec![]),
        ("Zhou Jo", vec![11, 12]),
        ("Jo Zhou", vec![11, 12]),
        ("jo de souza", vec![5]),
        ("ou", vec![5, 11, 12]),
        ("evora", vec![6]),
        ("Évora", vec![6]),
        ("ÉVORA", vec![6]),
        ("muller", vec![7]),
        ("ZOË", vec![7]),
        ("oneill", vec![9]),
        ("O'Neill", vec![9]),
        ("okafor smith", vec![8]),
        ("Okafor-Smith", vec![8]),
        ("a_b", vec![3]),
        ("_", vec![3]),
        ("a\\b", vec![2]),
        ("\\", vec![2]),
        ("\\\\", vec![]),
        ("%", vec![1]),
        ("100%", vec![1]),
        ("0%0", vec![]),
        ("\\%", vec![]),
        ("'", (1..=12).collect()),
        ("' or 1=1 --", vec![]),
        ("nobody", vec![]),
        ("zhou\0", vec![]),
        ("\0", vec![]),
    ] {
        for limit in [1, 50] {
            assert_eq!(found(&mut tx, part, limit).await, expected, "{part:?}, {limit} to a page");
        }
    }
    assert_eq!(found(&mut tx, &"x".repeat(200_000), 50).await, []);
    let nowhere = participant::page(&mut tx, id(1), "", None, ("a\0", id(0)), 50).await.unwrap();
    assert_eq!(nowhere, []);
}

async fn a_search_finds_addresses_posts_and_places_of_work(db: &Db) {
    let mut tx = db.write().await.unwrap();
    names(&mut tx).await;
    let profile = Profile {
        profession: "Diététicien".to_owned(),
        department: "Ward 9".to_owned(),
        site: "St. Aldhelm’s".to_owned(),
        ..super::given::profile(5, "Jo", "de Souza", Side::Manager)
    };
    participant::update(&mut tx, id(5), &profile).await.unwrap();
    let everybody: Vec<u128> = (1..=12).collect();
    let others: Vec<u128> = (1..=12).filter(|number| *number != 5).collect();
    for (part, expected) in [
        ("7@stmaud", vec![7]),
        ("12@STMAUD.example", vec![12]),
        ("stmaud.example", everybody.clone()),
        ("dieteticien", vec![5]),
        ("ward 9", vec![5]),
        ("St Aldhelm's", vec![5]),
        ("nurse", others.clone()),
        ("main site", others),
        ("band 7", everybody),
        ("medicine st aldhelms", vec![]),
        ("medicine main", vec![]),
    ] {
        assert_eq!(found(&mut tx, part, 50).await, expected, "{part:?}");
    }
}

async fn a_renamed_participant_moves_in_the_list(db: &Db) {
    let mut tx = db.write().await.unwrap();
    names(&mut tx).await;
    let profile = super::given::profile(1, "Jo", "Zz", Side::Manager);
    participant::update(&mut tx, id(1), &profile).await.unwrap();
    assert_eq!(found(&mut tx, "", 5).await, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1]);
    assert_eq!(found(&mut tx, "100", 5).await, []);
    assert_eq!(found(&mut tx, "zz", 5).await, [1]);
}
