//! The use cases of a pair's daily life.

use crate::call::shown;
use domain::{
    booking::{Form, Word},
    policy::Actor,
};
use service::{Error, booking};
use world::{Person, World};

/// Calls the use case of this name as `actor`, who is `person`.
pub(crate) async fn call(world: &World, name: &str, person: Person, actor: Option<&Actor>) -> Result<String, Error> {
    let (service, ids) = (&world.service, &world.ids);
    // Nobody answers what they proposed themselves.
    let theirs = if person == Person::Own { ids.partners_booking } else { ids.booking };
    let form = || Form {
        pair: ids.pair.to_string(),
        part: "visitor".into(),
        day: "2027-10-18am".into(),
        means: "in_person".into(),
        ..Form::default()
    };
    match name {
        "booking::propose" => booking::propose(service, actor, world.key(), &form()).await.map(shown),
        "booking::accept" => booking::accept(service, actor, theirs, 1).await.map(shown),
        "booking::decline" => booking::decline(service, actor, theirs, 1, &Word::default()).await.map(shown),
        "booking::move_" => booking::move_(service, actor, world.key(), ids.booking, 1, &form()).await.map(shown),
        "booking::cancel" => booking::cancel(service, actor, ids.booking, 1, &Word::default()).await.map(shown),
        "booking::show" => booking::show(service, actor, ids.booking).await.map(shown),
        "booking::of_pair" => booking::of_pair(service, actor, ids.pair).await.map(shown),
        other => panic!("no case calls {other}"),
    }
}
