//! Logging and confirming shadowing sessions.

use chrono::{DateTime, Duration, Utc};
use domain::{id::ShadowingId, shadowing::Log};
use service::{Error, mail, pair, shadowing};
use world::{Person, World};

fn log(world: &World) -> Log {
    Log {
        pair: world.ids.pair.to_string(),
        part: "visitor".into(),
        day: "yesterday".into(),
        from: "22:00".into(),
        to: "6:00".into(),
        place: "Maternity".into(),
        ..Log::default()
    }
}

async fn save(world: &World, form: &Log) -> Result<ShadowingId, Error> {
    world.wait(Duration::minutes(1));
    let own = world.actor(Person::Own).await.unwrap();
    shadowing::log(&world.service, own.as_ref(), world.key(), form).await
}

async fn sessions(world: &World) -> usize {
    let own = world.actor(Person::Own).await.unwrap();
    pair::show(&world.service, own.as_ref(), world.ids.pair).await.unwrap().sessions.len()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_night_shift_ends_on_the_next_day() {
    let world = world::copy().await.unwrap();
    let id = save(&world, &log(&world)).await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    let session = shadowing::show(&world.service, own.as_ref(), id).await.unwrap().session;
    // British summer time.
    assert_eq!((session.started_at, session.ended_at), (at("2027-10-14T21:00:00Z"), at("2027-10-15T05:00:00Z")));
    assert_eq!(session.times(), "10pm to 6am the next day");
}

#[tokio::test]
async fn the_partner_is_written_to_and_confirms_with_one_tap() {
    let world = world::copy().await.unwrap();
    let id = save(&world, &log(&world)).await.unwrap();
    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.as_demo(), administrator.as_ref(), None).await.unwrap();
    let link = format!("{}/shadowing/{id}", world::PUBLIC_URL);
    let asked: Vec<_> = messages.iter().filter(|message| message.body.contains(&link)).collect();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].recipient, Person::Partner.email());
    assert!(asked[0].sent_at.is_none() && asked[0].body.contains("own Quillfeather"));

    let partner = world.actor(Person::Partner).await.unwrap();
    let shown = shadowing::show(&world.service, partner.as_ref(), id).await.unwrap();
    assert!(shown.is_mine_to_confirm && shown.session.confirmed_at.is_none());
    let confirmed_at = world.clock.now();
    shadowing::confirm(&world.service, partner.as_ref(), id).await.unwrap();
    world.wait(Duration::hours(1));
    shadowing::confirm(&world.service, partner.as_ref(), id).await.unwrap();
    let shown = shadowing::show(&world.service, partner.as_ref(), id).await.unwrap();
    assert_eq!((shown.session.confirmed_at, shown.is_mine_to_confirm), (Some(confirmed_at), false));
}

#[tokio::test]
async fn nobody_confirms_what_they_logged_themselves() {
    let world = world::copy().await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    let outcome = shadowing::confirm(&world.service, own.as_ref(), world.ids.session).await;
    assert!(matches!(outcome, Err(Error::Refused(_))), "{outcome:?}");
    let shown = shadowing::show(&world.service, own.as_ref(), world.ids.session).await.unwrap();
    assert!(shown.session.confirmed_at.is_none() && !shown.is_mine_to_confirm);
}

#[tokio::test]
async fn each_direction_counts_for_itself() {
    let world = world::copy().await.unwrap();
    // In the world already: 3 hours in which `Own` visited, and 3 that `Partner` logged as the host, so visited too.
    save(&world, &Log { part: "host".into(), ..log(&world) }).await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    let partner = world.actor(Person::Partner).await.unwrap();
    for actor in [own, partner] {
        let shown = pair::show(&world.service, actor.as_ref(), world.ids.pair).await.unwrap();
        let told: Vec<_> = shown.rows.iter().map(|row| (row.title.as_str(), row.done().1)).collect();
        assert_eq!(
            told,
            [
                ("Conversations", 60),
                ("own Quillfeather visits", 6 * 60),
                ("partner Quillfeather visits", 8 * 60),
                ("Workshops", 105)
            ]
        );
    }
}

#[tokio::test]
async fn a_text_that_may_name_a_patient_is_kept_once_its_author_has_looked_again() {
    let world = world::copy().await.unwrap();
    let before = sessions(&world).await;
    for (field, text) in [
        ("observed", "The lady in bed 12 waited"),
        ("observed", "NHS number 943 476 5919"),
        ("purpose", "See Mrs Okafor's discharge"),
        ("place", "Bed 12"),
    ] {
        let mut form = log(&world);
        match field {
            "observed" => form.observed = text.into(),
            "purpose" => form.purpose = text.into(),
            _ => form.place = text.into(),
        }
        let warned = save(&world, &form).await;
        let Err(Error::Check(problems)) = &warned else { panic!("{text}: {warned:?}") };
        assert!(problems.at(field).is_some(), "{text}: {problems:?}");
        assert_eq!(sessions(&world).await, before, "nothing is saved yet");
    }
    let checked = Log { observed: "The lady in bed 12 waited".into(), checked: "yes".into(), ..log(&world) };
    let id = save(&world, &checked).await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    let shown = shadowing::show(&world.service, own.as_ref(), id).await.unwrap();
    assert_eq!(shown.session.observed, checked.observed, "a warning, never a block");
}

#[tokio::test]
async fn what_is_wrong_is_told_before_what_is_to_be_looked_at_again() {
    let world = world::copy().await.unwrap();
    let form = Log { observed: "bed 12".into(), place: String::new(), from: "noon".into(), ..log(&world) };
    let refused = save(&world, &form).await;
    let Err(Error::Refused(problems)) = &refused else { panic!("{refused:?}") };
    let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["from", "place"]);
}

#[tokio::test]
async fn the_form_suggests_the_partner_and_the_last_place() {
    let world = world::copy().await.unwrap();
    save(&world, &log(&world)).await.unwrap();
    let partner = world.actor(Person::Partner).await.unwrap();
    let suggested = shadowing::suggestion(&world.service, partner.as_ref(), world.ids.pair, None).await.unwrap();
    let (other, last) = (suggested.partner, suggested.last);
    assert_eq!((other.name.as_str(), last.unwrap().place.as_str()), ("own Quillfeather", "Maternity"));
}
