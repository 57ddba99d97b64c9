//! Equality monitoring: kept for its subject, forgotten when they say so, and of no effect on anything.

use domain::{
    equality::{Form, PREFER_NOT_TO_SAY, questions},
    id::DraftId,
};
use service::{Error, equality, pairing};
use world::{NORTH, ONE, Person, World};

fn form(ethnic_group: &str) -> Form {
    Form { ethnic_group: ethnic_group.into(), sex: PREFER_NOT_TO_SAY.into(), ..Form::default() }
}

#[tokio::test]
async fn what_somebody_says_replaces_what_they_said_and_is_forgotten_when_they_want() {
    let world = world::copy().await.unwrap();
    let own = world.actor(Person::Own).await.unwrap().unwrap();
    let (service, me) = (&world.service, own.person);
    let key = world.key();
    equality::save(service, Some(&own), key, me, &form("M")).await.unwrap();
    // Sent twice, it is done once.
    equality::save(service, Some(&own), key, me, &form("A")).await.unwrap();
    let answers = equality::show(service, Some(&own), me).await.unwrap();
    assert_eq!((answers.of("ethnic_group"), answers.of("sex"), answers.0.len()), ("M", PREFER_NOT_TO_SAY, 2));
    let wrong = equality::save(service, Some(&own), world.key(), me, &form("Z")).await;
    assert!(matches!(&wrong, Err(Error::Refused(problems)) if problems.at("ethnic_group").is_some()), "{wrong:?}");
    equality::forget(service, Some(&own), me).await.unwrap();
    equality::forget(service, Some(&own), me).await.unwrap();
    assert_eq!(equality::show(service, Some(&own), me).await.unwrap().0.len(), 0);
}

#[tokio::test]
async fn nobody_is_told_that_somebody_answered() {
    let world = world::copy().await.unwrap();
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let own = world.actor(Person::Own).await.unwrap().unwrap();
    let told = async || {
        let (events, _) = service::event::everywhere(&world.service, administrator.as_ref(), None).await.unwrap();
        let (messages, _) = service::mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
        format!("{events:?} {messages:?}")
    };
    let before = told().await;
    equality::save(&world.service, Some(&own), world.key(), own.person, &form("M")).await.unwrap();
    equality::forget(&world.service, Some(&own), own.person).await.unwrap();
    assert_eq!(told().await, before);
}

/// Everything that a proposal says of its pairs but its own ids: who with whom, why, and what it was made from.
async fn proposal(world: &World, draft: DraftId) -> String {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let board = pairing::show(&world.service, coordinator.as_ref(), draft).await.unwrap();
    let pairs: Vec<_> = board
        .pairs
        .iter()
        .map(|pair| format!("{} {} {} {:?}", pair.clinician.name, pair.manager.name, pair.score, pair.parts))
        .collect();
    let proof = pairing::proof(&world.service, coordinator.as_ref(), draft).await.unwrap();
    let scores = pairing::scores(&world.service, coordinator.as_ref(), NORTH, ONE).await.unwrap();
    format!("{} {pairs:?} {} {scores:?}", board.draft.inputs_hash, proof.run.inputs_hash)
}

#[tokio::test]
async fn protected_characteristics_never_enter_pairing() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    // Two copies with the same random numbers: nothing but the answers is different.
    let template = world.freeze().await.unwrap();
    let mut proposals = Vec::new();
    for shift in [None, Some(0), Some(5)] {
        let world = template.copy().await.unwrap();
        if let Some(shift) = shift {
            for (at, email) in world.ids.participants.keys().enumerate() {
                let who = world.known(email).await.unwrap();
                let answer = |code: &str| {
                    let question = questions().questions.iter().find(|question| question.code == code).unwrap();
                    question.answers[(at + shift) % question.answers.len()].0.to_owned()
                };
                let form = Form {
                    ethnic_group: answer("ethnic_group"),
                    age_band: answer("age_band"),
                    sex: answer("sex"),
                    gender_identity: answer("gender_identity"),
                    disability: answer("disability"),
                    religion: answer("religion"),
                    sexual_orientation: answer("sexual_orientation"),
                };
                let key = domain::id::Key(uuid::Uuid::from_u128(at as u128));
                equality::save(&world.service, Some(&who), key, who.person, &form).await.unwrap();
            }
        }
        let draft = pairing::propose(&world.service, coordinator.as_ref(), world.key(), NORTH, ONE).await.unwrap();
        proposals.push(proposal(&world, draft).await);
    }
    assert!(proposals[0].len() > 200, "{}", proposals[0]);
    assert_eq!(proposals[0], proposals[1], "nobody has answered, or everybody has");
    assert_eq!(proposals[0], proposals[2], "everybody has answered otherwise");
}
