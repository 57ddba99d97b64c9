//! The use cases about mail: what is told to a person, and what a programme tells.

use crate::call::shown;
use domain::{
    id::{MailId, PersonId},
    policy::Actor,
};
use service::{Error, mail};
use uuid::Uuid;
use world::World;

/// Calls the use case of this name.
pub(crate) async fn call(world: &World, name: &str, actor: Option<&Actor>) -> Result<String, Error> {
    let (service, ids) = (&world.service, &world.ids);
    match name {
        "mail::page" => mail::page(service, actor, None).await.map(shown),
        "mail::messages" => mail::messages(service, actor, ids.programme, None, false).await.map(shown),
        "mail::wordings" => mail::wordings(service, actor, ids.programme).await.map(shown),
        "mail::reword" => {
            let usual = domain::mail::Template::Nudge.usual();
            let form = domain::mail::template::Form { subject: usual.subject, body: usual.body };
            mail::reword(service, actor, world.key(), (ids.programme, "nudge"), 0, &form).await.map(shown)
        }
        "mail::bounce_of" => {
            let own = ids.participants[&world::Person::Own.email()];
            mail::bounce_of(service, actor, ids.programme, ids.slug, own).await.map(shown)
        }
        "mail::notices" => mail::notices(service, actor, own(world), None).await.map(shown),
        "mail::unread" => mail::unread(service, actor, own(world)).await.map(shown),
        "mail::mark_read" => mail::mark_read(service, actor, own(world), MailId(Uuid::max())).await.map(shown),
        "mail::choices" => mail::choices(service, actor, own(world)).await.map(shown),
        "mail::choose" => {
            let form = domain::mail::choices::Form::from(&domain::mail::Choices::default());
            mail::choose(service, actor, world.key(), own(world), 0, &form).await.map(shown)
        }
        other => panic!("no case calls {other}"),
    }
}

fn own(world: &World) -> PersonId {
    world.ids.people[&world::Person::Own.email()]
}
