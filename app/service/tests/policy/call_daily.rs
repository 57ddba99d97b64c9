//! The use cases of a pair's daily life.

use crate::call::shown;
use domain::{
    booking::{Form, Word},
    conversation::Form as Talk,
    policy::Actor,
    strand::Strand,
};
use service::{Error, booking, conversation, timeline};
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
        "booking::planning" => booking::planning(service, actor, ids.pair, Strand::Conversation).await.map(shown),
        "booking::accept" => booking::accept(service, actor, theirs, 1).await.map(shown),
        "booking::decline" => booking::decline(service, actor, theirs, 1, &Word::default()).await.map(shown),
        "booking::move_" => booking::move_(service, actor, world.key(), ids.booking, 1, &form()).await.map(shown),
        "booking::cancel" => booking::cancel(service, actor, ids.booking, 1, &Word::default()).await.map(shown),
        "booking::show" => booking::show(service, actor, ids.booking).await.map(shown),
        "booking::of_pair" => booking::of_pair(service, actor, ids.pair).await.map(shown),
        "conversation::show" => conversation::show(service, actor, ids.conversation).await.map(shown),
        "conversation::suggestion" => {
            conversation::suggestion(service, actor, ids.pair, Some(ids.booking)).await.map(shown)
        }
        "conversation::log" => conversation::log(service, actor, world.key(), &talk(world)).await.map(shown),
        "conversation::change" => {
            conversation::change(service, actor, world.key(), ids.conversation, 1, &talk(world)).await.map(shown)
        }
        "conversation::remove" => {
            // In the test of what leaks it has been changed before.
            let version = if actor.is_some() { version(world, actor).await } else { 1 };
            conversation::remove(service, actor, ids.conversation, version).await.map(shown)
        }
        "conversation::dispute" => {
            // Nobody disputes what they logged themselves.
            let theirs = if person == Person::Own { ids.partners_conversation } else { ids.conversation };
            conversation::dispute(service, actor, theirs, 1, &Word::default()).await.map(shown)
        }
        "timeline::of_cohort" => timeline::of_cohort(service, actor, ids.programme, ids.slug).await.map(shown),
        other => panic!("no case calls {other}"),
    }
}

/// Half an hour, this morning.
fn talk(world: &World) -> Talk {
    Talk {
        pair: world.ids.pair.to_string(),
        day: "today".into(),
        length: "30".into(),
        means: "phone".into(),
        from: "7:00".into(),
        ..Talk::default()
    }
}

async fn version(world: &World, actor: Option<&Actor>) -> i64 {
    let shown = conversation::show(&world.service, actor, world.ids.conversation).await;
    shown.map_or(1, |shown| shown.conversation.version)
}
