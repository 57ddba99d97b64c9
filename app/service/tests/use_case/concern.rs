//! ‘This is not working’: for the coordinators alone.

use domain::{
    pair::{concern::Form, ending},
    policy::Role,
};
use service::{Error, cohort, concern, event, mail, pair, programme};
use world::{NORTH, ONE, Person, World};

const WORDS: &str = "We quarrel about the rota";

async fn says(world: &World, person: Person) {
    let actor = world.actor(person).await.unwrap();
    let form = Form { pair: world.ids.pair.to_string(), words: WORDS.into() };
    concern::raise(&world.service, actor.as_ref(), world.key(), &form).await.unwrap();
}

async fn looked_at(world: &World, person: Person) -> Vec<String> {
    let actor = world.actor(person).await.unwrap();
    let looked_at = pair::look_at(&world.service, actor.as_ref(), NORTH, ONE, world.ids.pair).await.unwrap();
    looked_at.cared.concerns.into_iter().map(|one| format!("{}: {}", one.name, one.words)).collect()
}

#[tokio::test]
async fn the_coordinators_are_written_to_without_the_words_and_the_name() {
    let world = world::copy().await.unwrap();
    says(&world, Person::Own).await;
    assert_eq!(looked_at(&world, Person::Coordinator).await, [format!("own Quillfeather: {WORDS}")]);
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    let told: Vec<_> = messages.iter().filter(|one| one.created_at == world.clock.now()).collect();
    assert_eq!(told.iter().map(|one| one.recipient.as_str()).collect::<Vec<_>>(), [Person::Coordinator.email()]);
    let text = format!("{} {}", told[0].subject, told[0].body);
    assert!(!text.contains("quarrel") && !text.contains("Quillfeather"), "{text}");
    let (events, _) = event::everywhere(&world.service, administrator.as_ref(), None).await.unwrap();
    assert!(events.iter().all(|event| !event.sentence().contains("quarrel")));
    assert_eq!(events[0].sentence(), "own Quillfeather wrote to the coordinators of a pair.");
}

#[tokio::test]
async fn it_needs_the_coordinator_today_until_it_is_dealt_with() {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let needs = async || {
        let shown = cohort::show(&world.service, coordinator.as_ref(), NORTH, ONE).await.unwrap();
        shown.needs.into_iter().map(|need| need.what).find(|what| what.contains("help with a pair"))
    };
    assert_eq!(needs().await.as_deref(), Some("1 person asks for your help with a pair"));
    says(&world, Person::Own).await;
    assert_eq!(needs().await.as_deref(), Some("2 people ask for your help with a pair"));
    let listed =
        pair::list(&world.service, coordinator.as_ref(), NORTH, ONE, &pair::Which::default(), None).await.unwrap();
    for id in listed.pairs.iter().flat_map(|one| &one.concerns).map(|one| one.id) {
        for _ in 0..2 {
            concern::settle(&world.service, coordinator.as_ref(), id).await.unwrap();
        }
    }
    assert_eq!(needs().await, None);
    assert_eq!(looked_at(&world, Person::Coordinator).await, [""; 0]);
}

#[tokio::test]
async fn a_coordinator_who_is_the_partner_is_never_shown_it() {
    let world = world::copy().await.unwrap();
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let form = programme::GiveRole { email: Person::Partner.email(), role: Role::Coordinator.code().into() };
    programme::give_role(&world.service, administrator.as_ref(), world.key(), NORTH, &form).await.unwrap();
    says(&world, Person::Own).await;
    assert_eq!(looked_at(&world, Person::Partner).await, [""; 0]);
    let (messages, _) = mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
    let told = messages.iter().filter(|one| one.subject.starts_with("Somebody asks for your help"));
    assert!(told.clone().count() > 1 && told.clone().all(|one| one.recipient == Person::Coordinator.email()));
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let listed =
        pair::list(&world.service, coordinator.as_ref(), NORTH, ONE, &pair::Which::default(), None).await.unwrap();
    let of_pair = listed.pairs.iter().find(|one| one.pair.id == world.ids.pair).unwrap();
    let partner = world.actor(Person::Partner).await.unwrap();
    let settled = concern::settle(&world.service, partner.as_ref(), of_pair.concerns[0].id).await;
    assert!(matches!(settled, Err(Error::Forbidden)), "{settled:?}");
}

#[tokio::test]
async fn a_pair_is_not_ended_before_somebody_has_dealt_with_it_and_never_by_its_member() {
    let world = world::copy().await.unwrap();
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let form = programme::GiveRole { email: Person::Partner.email(), role: Role::Coordinator.code().into() };
    programme::give_role(&world.service, administrator.as_ref(), world.key(), NORTH, &form).await.unwrap();
    says(&world, Person::Own).await;
    let form = ending::Form { ending: "no_fault".into(), ..ending::Form::default() };
    let end = async |person| {
        let actor = world.actor(person).await.unwrap();
        pair::end(&world.service, actor.as_ref(), world.key(), world.ids.pair, &form).await
    };
    let refused = |result: service::Result<()>| match result {
        Err(Error::Refused(problems)) => problems.at("").unwrap().to_owned(),
        other => panic!("not refused: {other:?}"),
    };
    assert!(refused(end(Person::Coordinator).await).starts_with("Somebody asks for help"));
    let told = refused(end(Person::Partner).await);
    assert!(told.starts_with("You are in this pair yourself"), "and not what was said: {told}");
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let listed =
        pair::list(&world.service, coordinator.as_ref(), NORTH, ONE, &pair::Which::default(), None).await.unwrap();
    let of_pair = listed.pairs.iter().find(|one| one.pair.id == world.ids.pair).unwrap();
    concern::settle(&world.service, coordinator.as_ref(), of_pair.concerns[0].id).await.unwrap();
    end(Person::Coordinator).await.unwrap();
}
