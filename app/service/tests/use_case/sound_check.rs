//! Asking both of each proposed pair first, and the introduction once it is published.

use domain::{
    id::DraftId,
    participant::State,
    policy::Actor,
    sound_check::{Answer, Form},
};
use service::{
    Error, mail, pair,
    pairing::{self, Stands},
    participant,
};
use world::{NORTH, ONE, Person, World};

/// A new proposal of `north/one`, whose people are asked.
async fn asked() -> (World, Option<Actor>, DraftId) {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let draft = pairing::propose(&world.service, coordinator.as_ref(), world.key(), NORTH, ONE).await.unwrap();
    pairing::ask(&world.service, coordinator.as_ref(), draft, 1).await.unwrap();
    (world, coordinator, draft)
}

/// Names before the at sign of the first pair on the board, the clinician first.
async fn first_pair(world: &World, actor: Option<&Actor>, draft: DraftId) -> [String; 2] {
    let board = pairing::show(&world.service, actor, draft).await.unwrap();
    [&board.pairs[0].clinician, &board.pairs[0].manager]
        .map(|face| face.name.split_whitespace().next().unwrap().to_owned())
}

async fn link(world: &World, name: &str) -> String {
    world.link_to(&format!("{name}@trust.example"), "/sound-check/").await.unwrap()
}

async fn says(world: &World, name: &str, answer: &str, reason: &str) {
    let form = Form { answer: answer.into(), reason: reason.into() };
    pairing::answer_sound_check(&world.service, &link(world, name).await, &form).await.unwrap();
}

async fn sees(world: &World, name: &str) -> pairing::Asked {
    pairing::asked(&world.service, &link(world, name).await).await.unwrap()
}

async fn state(world: &World, actor: Option<&Actor>, name: &str) -> State {
    let id = world.ids.participants[&format!("{name}@trust.example")];
    participant::show(&world.service, actor, NORTH, ONE, id).await.unwrap().1.state
}

#[tokio::test]
async fn both_are_asked_by_a_link_that_shows_the_partner_and_nothing_private() {
    let (world, actor, draft) = asked().await;
    let [clinician, manager] = first_pair(&world, actor.as_ref(), draft).await;
    assert_eq!(state(&world, actor.as_ref(), &clinician).await, State::Offered);
    let shown = sees(&world, &clinician).await;
    assert_eq!(
        (shown.stands, shown.partners[0].name.as_str()),
        (Stands::Open, format!("{manager} Quillfeather").as_str())
    );
    let told = format!("{shown:?}");
    assert!(!told.contains('@'), "no address: {told}");
    for name in [&clinician, &manager] {
        says(&world, name, "yes", "").await;
    }
    let board = pairing::show(&world.service, actor.as_ref(), draft).await.unwrap();
    let asked = board.pairs[0].asked.as_ref().unwrap();
    assert_eq!((asked.words.as_str(), asked.is_settled), ("Both said yes", true));
    assert!(matches!(sees(&world, &clinician).await.stands, Stands::Answered(Answer::Yes, _)));
    // Nobody is asked twice.
    let again = pairing::ask(&world.service, actor.as_ref(), draft, board.draft.version).await;
    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
}

#[tokio::test]
async fn a_no_rules_the_pair_out_and_the_partner_never_learns_whose_it_was() {
    let (world, actor, draft) = asked().await;
    let actor = actor.as_ref();
    let [clinician, manager] = first_pair(&world, actor, draft).await;
    let before = pairing::show(&world.service, actor, draft).await.unwrap();
    says(&world, &manager, "yes", "").await;
    says(&world, &clinician, "no", "We share an office").await;
    let board = pairing::show(&world.service, actor, draft).await.unwrap();
    assert_eq!((board.pairs.len(), board.bans.len()), (before.pairs.len() - 1, 1), "the rest stays");
    let refused = &board.refused[0];
    assert!(refused.name.starts_with(&clinician) && refused.others.starts_with(&manager));
    assert_eq!(refused.reason, "We share an office");
    for name in [&clinician, &manager] {
        assert_eq!(state(&world, actor, name).await, State::Approved);
    }
    let partner = sees(&world, &manager).await;
    assert_eq!(partner.stands, Stands::Void);
    assert!(!format!("{:?}", partner.partners).contains("office") && partner.partners.is_empty());
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    let to_partner: Vec<_> = messages.iter().filter(|one| one.recipient.starts_with(&format!("{manager}@"))).collect();
    assert!(to_partner.iter().all(|one| !one.body.contains("said no to")), "{to_partner:?}");
    // A coordinator who still looks at the proposal as it was is told that it has changed.
    let late = pairing::publish(&world.service, actor, draft, before.draft.version).await;
    assert!(matches!(late, Err(Error::Stale(_))), "{late:?}");
    // No later proposal puts the two together, until a coordinator lets them in.
    let newer = pairing::propose(&world.service, actor, world.key(), NORTH, ONE).await.unwrap();
    let newer = pairing::show(&world.service, actor, newer).await.unwrap();
    let ban = newer.bans.iter().find(|ban| ban.clinician.name.starts_with(&clinician)).unwrap();
    assert!(ban.manager.name.starts_with(&manager));
    // An answer is no longer changed by the link, and nobody is told that it was.
    let form = Form { answer: "yes".into(), reason: String::new() };
    let other = pairing::answer_sound_check(&world.service, &link(&world, &clinician).await, &form).await;
    assert!(matches!(other, Err(Error::Refused(_))), "{other:?}");
}

#[tokio::test]
async fn a_pair_that_is_taken_apart_makes_its_questions_void() {
    let (world, actor, draft) = asked().await;
    let actor = actor.as_ref();
    let [clinician, manager] = first_pair(&world, actor, draft).await;
    let board = pairing::show(&world.service, actor, draft).await.unwrap();
    pairing::take_apart(&world.service, actor, draft, board.draft.version, board.pairs[0].id).await.unwrap();
    for name in [&clinician, &manager] {
        assert_eq!(sees(&world, name).await.stands, Stands::Void);
        assert_eq!(state(&world, actor, name).await, State::Approved);
        says(&world, name, "no", "").await;
    }
    let after = pairing::show(&world.service, actor, draft).await.unwrap();
    assert_eq!((after.bans.len(), after.refused.len()), (0, 0), "too late, nothing is done");
}

#[tokio::test]
async fn whoever_is_asked_by_a_newer_proposal_needs_not_answer_the_older() {
    let (world, actor, draft) = asked().await;
    let actor = actor.as_ref();
    let [clinician, _] = first_pair(&world, actor, draft).await;
    let old = link(&world, &clinician).await;
    world.wait(chrono::Duration::minutes(1));
    let newer = pairing::propose(&world.service, actor, world.key(), NORTH, ONE).await.unwrap();
    pairing::ask(&world.service, actor, newer, 1).await.unwrap();
    assert_eq!(pairing::asked(&world.service, &old).await.unwrap().stands, Stands::Void);
    assert_eq!(sees(&world, &clinician).await.stands, Stands::Open);
    assert_eq!(state(&world, actor, &clinician).await, State::Offered);
}

#[tokio::test]
async fn a_published_pair_is_introduced_with_a_first_meeting() {
    let (world, actor, draft) = asked().await;
    let actor = actor.as_ref();
    let [clinician, manager] = first_pair(&world, actor, draft).await;
    pairing::publish(&world.service, actor, draft, 2).await.unwrap();
    assert_eq!(state(&world, actor, &clinician).await, State::Matched);
    assert_eq!(sees(&world, &clinician).await.stands, Stands::Published);
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    for (name, partner) in [(&clinician, &manager), (&manager, &clinician)] {
        let subject = format!("Your partner is {partner} Quillfeather");
        let letter = messages.iter().find(|one| one.subject == subject).unwrap();
        assert!(letter.recipient.starts_with(name.as_str()));
        // Everybody is free on Monday mornings; the pairs are published on Friday 15 October.
        for text in ["Both of you can usually make: Mon am.", "Monday 25 October 2027, in the morning"] {
            assert!(letter.body.contains(text), "{}", letter.body);
        }
    }
    let member = world.known(&format!("{clinician}@trust.example")).await.unwrap();
    let pair = member.participations[0].pair.unwrap();
    let shown = pair::show(&world.service, Some(&member), pair).await.unwrap();
    assert_eq!(shown.first_meeting.unwrap().words(), "Monday 25 October 2027, in the morning");
    // Those who have met need no suggestion.
    let own = world.actor(Person::Own).await.unwrap();
    assert_eq!(pair::show(&world.service, own.as_ref(), world.ids.pair).await.unwrap().first_meeting, None);
}
