//! Who has answered, and, apart from that, what was answered.

use super::given::{ama_and_ben, cohort, id, on, participant as given_participant};
use domain::{
    evaluation::Response,
    id::{CohortId, ParticipantId, ResponseKey},
    participant::{Side, State},
    questionnaire::{Values, Wave},
};
use store::{
    Db, Tx, participant,
    questionnaire::{self, Sheet},
};

stories!(
    a_response_key_is_made_once_for_each_person_and_programme,
    a_wave_is_completed_once,
    completions_are_listed_by_name,
    answers_are_read_back_by_wave_and_key,
    answers_carry_no_person,
);

async fn a_response_key_is_made_once_for_each_person_and_programme(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (first, _) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    ama_and_ben(&mut tx, first).await;
    for (programme, person, new, expected) in
        [(1, 1, 70, 70), (1, 1, 71, 70), (1, 2, 72, 72), (2, 1, 73, 73), (2, 1, 72, 73), (1, 1, 70, 70)]
    {
        let key = questionnaire::response_key(&mut tx, id(programme), id(person), id(new)).await.unwrap();
        assert_eq!(key, id::<ResponseKey>(expected), "{programme} {person} {new}");
    }
}

async fn a_wave_is_completed_once(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (_, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    assert_eq!(questionnaire::completed(&mut tx, ama, "r").await.unwrap(), []);
    for wave in Wave::ALL {
        for is_first in [true, false] {
            let done = questionnaire::complete(&mut tx, ama, "r", wave, on("2027-02-01")).await.unwrap();
            assert_eq!(done, is_first, "{wave:?}");
        }
    }
    assert!(questionnaire::complete(&mut tx, ama, "s", Wave::Post, on("2027-02-01")).await.unwrap());
    assert!(questionnaire::complete(&mut tx, ben, "r", Wave::Pre, on("2027-02-01")).await.unwrap());
    let by_code = [Wave::FollowUp, Wave::Post, Wave::Pre, Wave::Then];
    assert_eq!(questionnaire::completed(&mut tx, ama, "r").await.unwrap(), by_code);
    assert_eq!(questionnaire::completed(&mut tx, ama, "s").await.unwrap(), [Wave::Post]);
    assert_eq!(questionnaire::completed(&mut tx, ben, "r").await.unwrap(), [Wave::Pre]);
}

async fn completions_are_listed_by_name(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, elsewhere) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    for (number, cohort, name, side) in [
        (1, here, ("Jo", "Zhou"), Side::Manager),
        (2, here, ("Jo", "Évora"), Side::Clinician),
        (3, here, ("", "de Souza"), Side::Manager),
        (4, here, ("Jo", "Abbas"), Side::Manager),
        (5, elsewhere, ("Jo", "Abbas"), Side::Manager),
    ] {
        given_participant(&mut tx, cohort, number, name, side).await;
    }
    participant::set_state(&mut tx, id(4), State::Withdrawn).await.unwrap();
    for (number, instrument, wave) in [
        (1, "r", Wave::Pre),
        (1, "r", Wave::Post),
        (2, "r", Wave::Post),
        (3, "r", Wave::Then),
        (3, "s", Wave::Pre),
        (4, "r", Wave::Pre),
    ] {
        assert!(questionnaire::complete(&mut tx, id(number), instrument, wave, on("2027-02-01")).await.unwrap());
    }
    let expected = [
        ("de Souza".to_owned(), Side::Manager, false, false),
        ("Jo Évora".to_owned(), Side::Clinician, false, true),
        ("Jo Zhou".to_owned(), Side::Manager, true, true),
    ];
    assert_eq!(questionnaire::completions(&mut tx, here, "r").await.unwrap(), expected);
    assert_eq!(questionnaire::completions(&mut tx, id(3), "r").await.unwrap(), []);
}

/// Two people and the keys that stand for them, of which the second sorts after all others.
async fn keys(tx: &mut Tx, cohort: CohortId) -> [ResponseKey; 2] {
    ama_and_ben(tx, cohort).await;
    for (person, key) in [(1, 7), (2, u128::MAX)] {
        questionnaire::response_key(tx, id(1), id(person), id(key)).await.unwrap();
    }
    [id(7), id(u128::MAX)]
}

async fn answer(tx: &mut Tx, sheet: Sheet<'_>, answers: &[(&str, Option<u8>)]) {
    for (item, value) in answers {
        questionnaire::insert_answer(tx, sheet, item, *value).await.unwrap();
    }
}

async fn answers_are_read_back_by_wave_and_key(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, elsewhere) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    let [ama, ben] = keys(&mut tx, here).await;
    let sheet = |key, side, wave| Sheet { cohort: here, instrument: "r", wave, key, side };
    let (clinician, manager) = (Side::Clinician, Side::Manager);
    answer(&mut tx, sheet(ben, manager, Wave::Pre), &[("trust", Some(5)), ("Voice", None), ("ease", Some(0))]).await;
    answer(&mut tx, sheet(ama, clinician, Wave::Pre), &[("trust", Some(1))]).await;
    answer(&mut tx, sheet(ama, clinician, Wave::Post), &[("trust", Some(255))]).await;
    answer(&mut tx, sheet(ben, manager, Wave::FollowUp), &[("trust", None)]).await;
    // What was answered first stays.
    answer(&mut tx, sheet(ama, clinician, Wave::Pre), &[("trust", Some(4))]).await;
    answer(&mut tx, Sheet { instrument: "s", ..sheet(ama, clinician, Wave::Pre) }, &[("trust", Some(2))]).await;
    answer(&mut tx, Sheet { cohort: elsewhere, ..sheet(ama, clinician, Wave::Pre) }, &[("trust", Some(3))]).await;
    let response = |key, side, wave, values: &[(&str, u8)]| {
        let values: Values = values.iter().map(|(item, value)| ((*item).to_owned(), *value)).collect();
        Response { key, side, wave, values }
    };
    let expected = [
        response(ben, manager, Wave::FollowUp, &[]),
        response(ama, clinician, Wave::Post, &[("trust", 255)]),
        response(ama, clinician, Wave::Pre, &[("trust", 1)]),
        response(ben, manager, Wave::Pre, &[("ease", 0), ("trust", 5)]),
    ];
    assert_eq!(questionnaire::responses(&mut tx, here, "r").await.unwrap(), expected);
    let other = questionnaire::responses(&mut tx, elsewhere, "r").await.unwrap();
    assert_eq!(other, [response(ama, clinician, Wave::Pre, &[("trust", 3)])]);
    assert_eq!(questionnaire::responses(&mut tx, here, "t").await.unwrap(), []);
}

async fn answers_carry_no_person(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let participant: ParticipantId = given_participant(&mut tx, cohort, 0xbe, ("Jo", "Zhou"), Side::Manager).await;
    let key = questionnaire::response_key(&mut tx, id(1), id(0xbe), id(7)).await.unwrap();
    let sheet = Sheet { cohort, instrument: "r", wave: Wave::Pre, key, side: Side::Manager };
    answer(&mut tx, sheet, &[("trust", Some(5))]).await;
    assert!(questionnaire::complete(&mut tx, participant, "r", Wave::Pre, on("2027-02-01")).await.unwrap());
    let responses = questionnaire::responses(&mut tx, cohort, "r").await.unwrap();
    let told = serde_json::to_value(&responses).unwrap();
    let expected = serde_json::json!([{ "key": key, "side": "manager", "wave": "pre", "values": { "trust": 5 } }]);
    assert_eq!(told, expected);
}
