//! The use cases of what comes before a shadowing visit.

use crate::call::shown;
use domain::{
    booking,
    date::Typed,
    id::BookingId,
    offer::Form as Offered,
    policy::Actor,
    preparation::{ClearanceForm, ConfidentialityForm, Form, Item},
};
use service::{Error, booking as bookings, clearance, confidentiality, offer, preparation};
use world::{Person, World};

/// Calls the use case of this name as `actor`, who is `person`.
pub(crate) async fn call(world: &World, name: &str, person: Person, actor: Option<&Actor>) -> Result<String, Error> {
    let (service, ids) = (&world.service, &world.ids);
    let own = ids.participants[&Person::Own.email()];
    let place = (ids.programme, ids.slug);
    match name {
        "offer::list" => offer::list(service, actor, ids.pair).await.map(shown),
        "offer::wanted" => offer::wanted(service, actor, ids.pair, &ids.offer.to_string()).await.map(shown),
        "offer::make" => offer::make(service, actor, world.key(), &offered(world)).await.map(shown),
        "offer::show" => offer::show(service, actor, ids.offer).await.map(shown),
        "offer::change" => offer::change(service, actor, world.key(), ids.offer, 1, &offered(world)).await.map(shown),
        "offer::withdraw" => offer::withdraw(service, actor, ids.offer).await.map(shown),
        "preparation::show" => preparation::show(service, actor, ids.partners_booking).await.map(shown),
        "preparation::to_do" => preparation::to_do(service, actor, ids.pair).await.map(shown),
        "preparation::write_objectives" => {
            // Who visits writes them: Own on the visit that is there, Partner on one of theirs.
            let (id, version) = match person {
                Person::Partner => (visit(world, actor, "visitor").await?, 0),
                _ => (ids.partners_booking, 1),
            };
            let form = Form { objectives: "See how beds are counted".into(), ..Form::default() };
            preparation::write_objectives(service, actor, world.key(), id, version, &form).await.map(shown)
        }
        "preparation::agree_area" => {
            let id = if person == Person::Own { visit(world, actor, "host").await? } else { ids.partners_booking };
            preparation::agree_area(service, actor, id).await.map(shown)
        }
        "confidentiality::read" => confidentiality::read(service, actor, ids.pair).await.map(shown),
        "confidentiality::acknowledge" => confidentiality::acknowledge(service, actor, ids.pair, 1).await.map(shown),
        "confidentiality::show" => confidentiality::show(service, actor, ids.programme).await.map(shown),
        "confidentiality::write" => {
            let form = ConfidentialityForm { text: "Tell nobody".into() };
            confidentiality::write(service, actor, world.key(), ids.programme, 1, &form).await.map(shown)
        }
        "clearance::mine" => clearance::mine(service, actor, ids.pair).await.map(shown),
        "clearance::declare" => clearance::declare(service, actor, world.key(), ids.pair, &declared()).await.map(shown),
        "clearance::of_participant" => {
            clearance::of_participant(service, actor, place.0, place.1, own).await.map(shown)
        }
        "clearance::record" => clearance::record(service, actor, world.key(), place, own, &declared()).await.map(shown),
        "clearance::confirm" => {
            clearance::confirm(service, actor, place, own, Item::Contract.code(), 1).await.map(shown)
        }
        "clearance::held" => clearance::held(service, actor, ids.programme, ids.slug).await.map(shown),
        other => panic!("no case calls {other}"),
    }
}

/// Three hours in theatre.
fn offered(world: &World) -> Offered {
    Offered { pair: world.ids.pair.to_string(), kind: "theatre".into(), hours: "3".into(), ..Offered::default() }
}

/// Training, to the end of next year.
fn declared() -> ClearanceForm {
    let expires_on = Typed { day: "31".into(), month: "12".into(), year: "2028".into() };
    ClearanceForm { item: Item::InformationGovernance.code().into(), expires_on }
}

async fn visit(world: &World, actor: Option<&Actor>, part: &str) -> Result<BookingId, Error> {
    let form = booking::Form {
        pair: world.ids.pair.to_string(),
        part: part.into(),
        day: "2027-10-19am".into(),
        means: "in_person".into(),
        ..booking::Form::default()
    };
    bookings::propose(&world.service, actor, world.key(), &form).await
}
