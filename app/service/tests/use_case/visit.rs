//! What comes after a shadowing session: changes, disagreement, and what somebody will do.

use domain::{
    action,
    shadowing::change::{Form, NotSo},
};
use service::{Error, mail, pair, shadowing};
use world::{Person, World};

/// The form of the session that `Own` logged, as its author is shown it, and its version.
async fn form(world: &World) -> (Form, i64) {
    let own = world.actor(Person::Own).await.unwrap();
    let session = shadowing::to_change(&world.service, own.as_ref(), world.ids.session).await.unwrap();
    (Form::of(&session), session.version)
}

async fn change(world: &World, version: i64, form: &Form) -> Result<(), Error> {
    let own = world.actor(Person::Own).await.unwrap();
    shadowing::change(&world.service, own.as_ref(), world.key(), version, form).await.map(drop)
}

async fn shown(world: &World, person: Person) -> shadowing::Shown {
    let actor = world.actor(person).await.unwrap();
    shadowing::show(&world.service, actor.as_ref(), world.ids.session).await.unwrap()
}

/// Subjects of the messages to the partner.
async fn to_partner(world: &World) -> Vec<String> {
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.as_demo(), administrator.as_ref(), None).await.unwrap();
    let to = messages.into_iter().filter(|message| message.recipient == Person::Partner.email());
    to.map(|message| message.subject).collect()
}

async fn minutes_visiting(world: &World) -> i64 {
    let own = world.actor(Person::Own).await.unwrap();
    let pair = pair::show(&world.service, own.as_ref(), world.ids.pair).await.unwrap();
    let visits = pair.rows.iter().flat_map(|row| &row.marks).filter(|mark| mark.is_done());
    visits.filter(|mark| mark.visitor == Some(pair.me)).map(|mark| mark.minutes).sum()
}

async fn confirm(world: &World) {
    let partner = world.actor(Person::Partner).await.unwrap();
    shadowing::confirm(&world.service, partner.as_ref(), world.ids.session).await.unwrap();
}

#[tokio::test]
async fn what_is_added_leaves_the_confirmation_and_what_is_changed_asks_again() {
    let world = world::copy().await.unwrap();
    confirm(&world).await;
    let (first, version) = form(&world).await;
    let added = Form { setting: "theatre".into(), domains: vec!["managing_services".into()], ..first.clone() };
    change(&world, version, &added).await.unwrap();
    let after = shown(&world, Person::Partner).await;
    assert!(after.session.confirmed_at.is_some() && !after.is_mine_to_confirm);
    assert!(!to_partner(&world).await.iter().any(|subject| subject.contains("changed")));

    let (second, version) = form(&world).await;
    assert_eq!(second.setting, "theatre");
    change(&world, version, &Form { to: "11".into(), ..second }).await.unwrap();
    let after = shown(&world, Person::Partner).await;
    assert!(after.session.confirmed_at.is_none() && after.is_mine_to_confirm);
    assert!(to_partner(&world).await.contains(&"own Quillfeather changed your shadowing session".to_owned()));
    let before: Vec<_> = after.history.iter().map(|(session, _)| session.after.setting.is_some()).collect();
    assert_eq!(before, [true, false], "what it was before each change is kept");
}

#[tokio::test]
async fn a_session_that_did_not_take_place_counts_no_hours() {
    let world = world::copy().await.unwrap();
    let before = minutes_visiting(&world).await;
    let (first, version) = form(&world).await;
    let missed = Form { took_place: "no".into(), missed: "Called away".into(), ..first };
    change(&world, version, &missed).await.unwrap();
    assert_eq!(minutes_visiting(&world).await, before - 180);
    let (again, version) = form(&world).await;
    change(&world, version, &Form { took_place: "yes".into(), ..again }).await.unwrap();
    assert_eq!(minutes_visiting(&world).await, before);
}

#[tokio::test]
async fn what_was_not_so_counts_no_hours_until_the_author_changes_it() {
    let world = world::copy().await.unwrap();
    let before = minutes_visiting(&world).await;
    let partner = world.actor(Person::Partner).await.unwrap();
    let not_so = |word: &str| NotSo { session: world.ids.session.to_string(), word: word.into(), ..NotSo::default() };
    let silent = shadowing::dispute(&world.service, partner.as_ref(), &not_so("")).await;
    assert!(matches!(silent, Err(Error::Refused(_))), "{silent:?}");
    let named = shadowing::dispute(&world.service, partner.as_ref(), &not_so("Mrs Okafor was in bed 12")).await;
    assert!(matches!(named, Err(Error::Check(_))), "{named:?}");
    shadowing::dispute(&world.service, partner.as_ref(), &not_so("It was an hour")).await.unwrap();
    assert_eq!(minutes_visiting(&world).await, before - 180);
    assert_eq!(shown(&world, Person::Own).await.session.dispute.unwrap().word, "It was an hour");

    let (first, version) = form(&world).await;
    change(&world, version, &Form { to: "10".into(), ..first }).await.unwrap();
    assert_eq!(minutes_visiting(&world).await, before - 120);
    let after = shown(&world, Person::Partner).await;
    assert!(after.session.dispute.is_none() && after.is_mine_to_confirm);
    assert_eq!(after.history[0].0.dispute.as_ref().unwrap().word, "It was an hour", "what was said is kept");
    confirm(&world).await;
    let late = shadowing::dispute(&world.service, partner.as_ref(), &not_so("No")).await;
    assert!(matches!(late, Err(Error::Refused(_))), "{late:?}");
}

#[tokio::test]
async fn a_change_on_top_of_another_shows_both() {
    let world = world::copy().await.unwrap();
    let (first, version) = form(&world).await;
    change(&world, version, &Form { place: "Ward 8".into(), ..first.clone() }).await.unwrap();
    let late = change(&world, version, &Form { place: "Ward 9".into(), ..first }).await;
    let Err(Error::Conflict { theirs, .. }) = late else { panic!("{late:?}") };
    assert!(theirs.contains(&("place".to_owned(), "Ward 8".to_owned())));
}

#[tokio::test]
async fn only_the_author_changes_and_only_the_partner_disagrees() {
    let world = world::copy().await.unwrap();
    let partner = world.actor(Person::Partner).await.unwrap();
    let outcome = shadowing::to_change(&world.service, partner.as_ref(), world.ids.session).await;
    assert!(matches!(outcome, Err(Error::Forbidden)), "{outcome:?}");
    let own = world.actor(Person::Own).await.unwrap();
    let not_so = NotSo { session: world.ids.session.to_string(), word: "No".into(), ..NotSo::default() };
    let outcome = shadowing::dispute(&world.service, own.as_ref(), &not_so).await;
    assert!(matches!(outcome, Err(Error::Refused(_))), "{outcome:?}");
}

#[tokio::test]
async fn an_action_is_shown_to_its_author_until_it_is_done() {
    let world = world::copy().await.unwrap();
    let (own, partner) = (world.actor(Person::Own).await.unwrap(), world.actor(Person::Partner).await.unwrap());
    let form = |words: &str| action::Form {
        session: world.ids.session.to_string(),
        words: words.into(),
        ..action::Form::default()
    };
    let named = service::action::plan(&world.service, own.as_ref(), world.key(), &form("Ring Mrs Okafor")).await;
    assert!(matches!(named, Err(Error::Check(_))), "{named:?}");
    service::action::plan(&world.service, own.as_ref(), world.key(), &form("Ask pharmacy")).await.unwrap();
    assert_eq!(service::action::open(&world.service, own.as_ref()).await.unwrap()[0].words, "Ask pharmacy");
    assert_eq!(service::action::open(&world.service, partner.as_ref()).await.unwrap(), []);
    assert_eq!(shown(&world, Person::Partner).await.action, None);
    for _ in 0..2 {
        service::action::done(&world.service, own.as_ref(), world.ids.session).await.unwrap();
        assert_eq!(service::action::open(&world.service, own.as_ref()).await.unwrap(), []);
    }
    assert!(shown(&world, Person::Own).await.action.unwrap().is_done);
}

#[tokio::test]
async fn an_author_sees_who_has_read_what_they_released() {
    let world = world::copy().await.unwrap();
    let book = async |person| {
        let actor = world.actor(person).await.unwrap();
        service::reflection::book(&world.service, actor.as_ref()).await.unwrap()
    };
    let before = book(Person::Own).await;
    assert_eq!(before.len(), 2);
    assert!(before.iter().all(|entry| entry.reads.is_empty()));
    assert!(before[1].is_private() && !before[0].is_private());

    let partner = world.actor(Person::Partner).await.unwrap();
    for session in [world.ids.session, world.ids.partners_session, world.ids.partners_session] {
        shadowing::show(&world.service, partner.as_ref(), session).await.unwrap();
    }
    world.service.settled().await;
    let after = book(Person::Own).await;
    let words: Vec<_> =
        after.iter().flat_map(|entry| entry.reads.iter().map(domain::reflection::book::Read::words)).collect();
    assert_eq!(words, ["partner Quillfeather, your partner, on 15 October 2027"], "once, and only what was released");

    for person in [Person::Evaluator, Person::Coordinator, Person::Own] {
        let actor = world.actor(person).await.unwrap();
        let (programme, cohort) = (world.ids.programme, world.ids.slug);
        let released = service::reflection::released(&world.service, actor.as_ref(), programme, cohort).await;
        assert_eq!(released.is_ok(), person != Person::Own);
    }
    world.service.settled().await;
    let reads = &book(Person::Partner).await[0].reads;
    let names: Vec<_> = reads.iter().map(|read| (read.part.code(), read.name.is_some())).collect();
    assert!(names.contains(&("evaluator", false)) && names.contains(&("coordinator", true)), "{names:?}");
    assert_eq!(reads.len(), 2);
}

#[tokio::test]
async fn a_certificate_holds_what_partners_confirmed_each_way() {
    let world = world::copy().await.unwrap();
    let certificate = async |person| {
        let actor = world.actor(person).await.unwrap();
        let shown = shadowing::certificate(&world.service, actor.as_ref()).await.unwrap();
        (shown.name, shown.tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>(), shown.facts)
    };
    let facts = |there: &str, here: &str, together: &str| {
        [("Visiting", there), ("Being visited", here), ("Total", together)].map(|(key, words)| (key, words.into()))
    };
    let (name, rows, told) = certificate(Person::Own).await;
    assert_eq!((name.as_str(), rows), ("own Quillfeather", vec![0, 0]));
    assert_eq!(told, facts("0 minutes", "0 minutes", "0 minutes"));
    confirm(&world).await;
    let (_, rows, told) = certificate(Person::Own).await;
    assert_eq!((rows, told), (vec![1, 0], facts("3 hours", "0 minutes", "3 hours").to_vec()));
    let (_, rows, told) = certificate(Person::Partner).await;
    assert_eq!((rows, told), (vec![0, 1], facts("0 minutes", "3 hours", "3 hours").to_vec()));
}
