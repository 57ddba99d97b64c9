//! The use cases of shadowing and of what comes after it.

use crate::call::shown;
use domain::{
    action::Form as Action,
    jotting::{Form, Hold, Subject},
    policy::Actor,
    reflection,
    shadowing::{
        Log,
        change::{Form as Change, NotSo},
    },
};
use service::{Error, action, jotting, reflection as reflections, shadowing};
use world::{Person, World};

/// Calls the use case of this name as `actor`, who is `person`.
pub(crate) async fn call(world: &World, name: &str, person: Person, actor: Option<&Actor>) -> Result<String, Error> {
    let (service, ids) = (&world.service, &world.ids);
    // What one logged oneself, and what the partner did.
    let (mine, theirs) = match person {
        Person::Partner => (ids.partners_session, ids.session),
        _ => (ids.session, ids.partners_session),
    };
    match name {
        "shadowing::suggestion" => {
            shadowing::suggestion(service, actor, ids.pair, Some(ids.partners_booking)).await.map(shown)
        }
        "shadowing::log" => {
            let form = Log {
                pair: ids.pair.to_string(),
                part: "visitor".into(),
                day: "yesterday".into(),
                from: "9".into(),
                to: "10".into(),
                place: "Ward 7".into(),
                ..Log::default()
            };
            shadowing::log(service, actor, world.key(), &form).await.map(shown)
        }
        "shadowing::show" => {
            let own = shadowing::show(service, actor, ids.session).await.map(shown)?;
            shadowing::show(service, actor, ids.partners_session).await.map(|other| own + &shown(other))
        }
        "shadowing::confirm" => {
            // Nobody confirms what they logged themselves.
            shadowing::confirm(service, actor, theirs).await.map(shown)
        }
        "reflection::write" => {
            let form = reflection::Form {
                session: ids.session.to_string(),
                what: "Another thought".into(),
                readers: "author".into(),
                version: i64::from(person == Person::Own),
                ..reflection::Form::default()
            };
            reflections::write(service, actor, world.key(), &form).await.map(shown)
        }
        "reflection::book" => reflections::book(service, actor).await.map(shown),
        "reflection::released" => reflections::released(service, actor, ids.programme, ids.slug).await.map(shown),
        "shadowing::to_change" => shadowing::to_change(service, actor, mine).await.map(shown),
        "shadowing::change" => {
            let typed = |text: &str| text.to_owned();
            let form = Change {
                session: mine.to_string(),
                part: typed("visitor"),
                date: domain::date::Typed { day: typed("7"), month: typed("10"), year: typed("2027") },
                from: typed("9"),
                to: typed("10"),
                place: typed("Ward 7"),
                took_place: typed("yes"),
                ..Change::default()
            };
            shadowing::change(service, actor, world.key(), 1, &form).await.map(shown)
        }
        "shadowing::dispute" => {
            let form = NotSo { session: theirs.to_string(), word: "It was another day".into(), ..NotSo::default() };
            shadowing::dispute(service, actor, &form).await.map(shown)
        }
        // Without their own name, which everybody may see.
        "shadowing::certificate" => {
            shadowing::certificate(service, actor).await.map(|held| shown((held.facts, held.tables)))
        }
        of_draft if of_draft.starts_with("jotting::") => draft(world, name, actor).await,
        "action::plan" => {
            let form = Action { session: mine.to_string(), words: "Ask pharmacy".into(), ..Action::default() };
            action::plan(service, actor, world.key(), &form).await.map(shown)
        }
        "action::done" => action::done(service, actor, mine).await.map(shown),
        "action::open" => action::open(service, actor).await.map(shown),
        other => panic!("no case calls {other}"),
    }
}

/// Calls the use case of drafts of this name.
async fn draft(world: &World, name: &str, actor: Option<&Actor>) -> Result<String, Error> {
    let service = &world.service;
    let subject = Subject::Reflection(world.ids.partners_session);
    let hold = Hold { tab: world.key().0.into(), of: None };
    match name {
        "jotting::keep" => {
            let fields = vec![("what".to_owned(), "Another thought".to_owned())];
            jotting::keep(service, actor, &Form { subject, hold, fields }).await.map(shown)
        }
        "jotting::of_form" => jotting::of_form(service, actor, subject).await.map(shown),
        "jotting::forget" => jotting::forget(service, actor, subject, hold).await.map(shown),
        other => panic!("no case calls {other}"),
    }
}
