//! Who was asked about a proposed pair, and what they said.

use super::given::{at, cohort, id, now, on, participant};
use domain::{
    id::{CohortId, DraftId},
    pair::{Ending, ending::Valid},
    participant::{Side, State},
    sound_check::{Answer, SoundCheck},
};
use store::{Db, Tx, draft, pair, sound_check};

stories!(
    a_question_is_found_by_its_link_and_with_its_pair,
    a_question_is_answered_once_and_never_once_it_is_void,
    a_question_is_stale_when_its_pair_is_gone_or_another_proposal_counts,
    whoever_said_no_is_kept_apart_and_so_are_those_who_parted,
);

const LATER: &str = "2027-01-20T12:00:00.123456Z";

async fn given_draft(tx: &mut Tx, cohort: CohortId, number: u128) -> DraftId {
    let rules = serde_json::to_string(&domain::pairing::Rules::default()).unwrap();
    let new = draft::New { id: id(number), cohort, author: id(1), seed: 1, rules: &rules, inputs_hash: "", at: now() };
    draft::insert(tx, new).await.unwrap();
    draft::insert_pair(tx, id(10 * number), id(number), id(1), id(2), false).await.unwrap();
    draft::insert_pair(tx, id(10 * number + 1), id(number), id(3), id(4), false).await.unwrap();
    id(number)
}

fn question(number: u128, draft: u128, pair: u128, who: u128, from: State) -> SoundCheck {
    SoundCheck {
        id: id(number),
        draft: id(draft),
        pair: id(pair),
        participant: id(who),
        from,
        is_void: false,
        answer: None,
        reason: String::new(),
    }
}

/// Two proposals of the same two pairs, and everybody of the first asked; one of the second, too.
async fn given(tx: &mut Tx) -> CohortId {
    let cohort = cohort(tx, 1).await;
    for number in 1..=4 {
        let side = if number % 2 == 0 { Side::Manager } else { Side::Clinician };
        participant(tx, cohort, number, ("Jo", "Zhou"), side).await;
    }
    for number in [1, 2] {
        given_draft(tx, cohort, number).await;
    }
    for question in questions() {
        sound_check::insert(tx, &question, &token(&question), now()).await.unwrap();
    }
    cohort
}

fn questions() -> [SoundCheck; 4] {
    [
        question(1, 1, 10, 1, State::Approved),
        question(2, 1, 10, 2, State::Waitlisted),
        question(3, 1, 11, 3, State::Approved),
        question(4, 2, 20, 1, State::Approved),
    ]
}

fn token(question: &SoundCheck) -> Vec<u8> {
    question.id.to_string().into_bytes()
}

async fn a_question_is_found_by_its_link_and_with_its_pair(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    let [first, second, third, fourth] = questions();
    for question in questions() {
        assert_eq!(sound_check::find(&mut tx, &token(&question)).await.unwrap(), Some(question));
    }
    assert_eq!(sound_check::find(&mut tx, b"other").await.unwrap(), None);
    assert_eq!(sound_check::of_pair(&mut tx, id(10)).await.unwrap(), [first.clone(), second.clone()]);
    assert_eq!(sound_check::of_draft(&mut tx, id(1)).await.unwrap(), [first, second, third]);
    assert_eq!(sound_check::of_draft(&mut tx, id(2)).await.unwrap(), [fourth]);
}

async fn a_question_is_answered_once_and_never_once_it_is_void(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    sound_check::make_void(&mut tx, id(2), now()).await.unwrap();
    for (number, answer, is_taken) in
        [(1, Answer::No, true), (1, Answer::Yes, false), (2, Answer::Yes, false), (3, Answer::Yes, true)]
    {
        let taken = sound_check::answer(&mut tx, id(number), answer, "Ō’Neill", at(LATER)).await.unwrap();
        assert_eq!(taken, is_taken, "{number}");
    }
    sound_check::make_void(&mut tx, id(1), now()).await.unwrap();
    let [first, second, third, _] = questions();
    let said = |answer| Some((answer, at(LATER)));
    let reason = || "Ō’Neill".to_owned();
    let expected = [
        SoundCheck { answer: said(Answer::No), reason: reason(), is_void: true, ..first },
        SoundCheck { is_void: true, ..second },
        SoundCheck { answer: said(Answer::Yes), reason: reason(), ..third },
    ];
    assert_eq!(sound_check::of_draft(&mut tx, id(1)).await.unwrap(), expected);
}

async fn a_question_is_stale_when_its_pair_is_gone_or_another_proposal_counts(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = given(&mut tx).await;
    let stale = async |tx: &mut Tx, current: Option<u128>| -> Vec<u128> {
        let found = sound_check::stale(tx, cohort, current.map(id)).await.unwrap();
        found.into_iter().map(|one| one.id.0.as_u128()).collect()
    };
    assert_eq!(stale(&mut tx, None).await, [0; 0]);
    assert_eq!(stale(&mut tx, Some(2)).await, [1, 2, 3]);
    assert_eq!(stale(&mut tx, Some(1)).await, [4]);
    draft::delete_pair(&mut tx, id(11)).await.unwrap();
    assert_eq!(stale(&mut tx, None).await, [3]);
    assert_eq!(stale(&mut tx, Some(1)).await, [3, 4]);
    sound_check::make_void(&mut tx, id(3), now()).await.unwrap();
    assert_eq!(stale(&mut tx, None).await, [0; 0]);
    // Of a published proposal every question has had its time.
    draft::publish(&mut tx, id(2)).await.unwrap();
    assert_eq!(stale(&mut tx, Some(1)).await, [0; 0]);
    assert_eq!(sound_check::stale(&mut tx, id(9), None).await.unwrap(), []);
}

async fn whoever_said_no_is_kept_apart_and_so_are_those_who_parted(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = given(&mut tx).await;
    assert!(sound_check::kept_apart(&mut tx, cohort).await.unwrap().is_empty());
    sound_check::answer(&mut tx, id(2), Answer::No, "", now()).await.unwrap();
    sound_check::answer(&mut tx, id(3), Answer::Yes, "", now()).await.unwrap();
    assert_eq!(sound_check::kept_apart(&mut tx, cohort).await.unwrap(), [(id(2), id(1))]);
    for (pair, members, ending) in [(1, [id(1), id(4)], Ending::NoFault), (2, [id(2), id(3)], Ending::Rotation)] {
        super::given::pair(&mut tx, cohort, pair, &members).await;
        let valid = Valid { ending, leavers: Vec::new(), note: String::new() };
        assert!(pair::end(&mut tx, id(pair), id(1), on("2027-05-01"), &valid, now()).await.unwrap());
    }
    let expected = [(id(1), id(4)), (id(2), id(1)), (id(4), id(1))];
    assert_eq!(sound_check::kept_apart(&mut tx, cohort).await.unwrap(), expected);
    let elsewhere = super::given::cohort(&mut tx, 2).await;
    assert!(sound_check::kept_apart(&mut tx, elsewhere).await.unwrap().is_empty());
}
