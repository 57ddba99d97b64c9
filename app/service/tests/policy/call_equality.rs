//! The use cases about what one keeps of oneself: equality monitoring and busy times; whom a programme reaches, and the lists.

use crate::call::shown;
use domain::{date::Typed, equality, policy::Actor, reach};
use service::{Error, busy, equality as answers, reach as reaches, reference};
use world::{Person, World};

/// Calls the use case of this name.
pub(crate) async fn call(world: &World, name: &str, actor: Option<&Actor>) -> Result<String, Error> {
    let (service, ids) = (&world.service, &world.ids);
    let own = ids.people[&Person::Own.email()];
    match name {
        // What somebody said is not in its debug text on purpose.
        "equality::show" => answers::show(service, actor, own).await.map(|answers| shown(answers.0)),
        "equality::save" => {
            let form = equality::Form { ethnic_group: "A".into(), ..equality::Form::default() };
            answers::save(service, actor, world.key(), own, &form).await.map(shown)
        }
        "equality::forget" => answers::forget(service, actor, own).await.map(shown),
        "reach::show" => reaches::show(service, actor, ids.programme).await.map(shown),
        "reach::workforce" => reaches::workforce(service, actor, ids.programme).await.map(shown),
        "reach::change_workforce" => {
            let as_of = Typed { day: "1".into(), month: "4".into(), year: "2027".into() };
            let form = reach::Form {
                white: "620".into(),
                bme: "410".into(),
                not_known: "35".into(),
                as_of,
                source: "Electronic Staff Record".into(),
            };
            reaches::change_workforce(service, actor, world.key(), ids.programme, 0, &form).await.map(shown)
        }
        "busy::show" => busy::show(service, actor, own).await.map(shown),
        "busy::follow" => {
            let form = domain::busy::Form { address: "https://calendar.example/own.ics".into() };
            busy::follow(service, actor, world.key(), own, &form).await.map(shown)
        }
        "busy::take_file" => {
            let file = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec();
            busy::take_file(service, actor, world.key(), own, file).await.map(shown)
        }
        "busy::forget" => busy::forget(service, actor, own).await.map(shown),
        "reference::show" => reference::show(service, actor, ids.programme).await.map(shown),
        other => panic!("no case calls {other}"),
    }
}
