//! The use cases about workshops.

use crate::call::shown;
use domain::{
    date::Typed,
    policy::Actor,
    workshop::{
        Cancellation, Form,
        contribution::{self, Decision},
        feedback,
        waiting::Move,
    },
};
use service::{Error, workshop};
use world::{Person, World};

fn form(world: &World) -> Form {
    Form {
        title: "Finance".into(),
        lead: world.ids.people.get(&Person::WorkshopLead.email()).map(ToString::to_string).unwrap_or_default(),
        on: Typed { day: "22".into(), month: "10".into(), year: "2027".into() },
        from: "13:00".into(),
        to: "16:00".into(),
        room: "Board room".into(),
        capacity: "1".into(),
        ..Form::default()
    }
}

/// To be told how one stands is to be let in.
fn let_in(outcome: Result<String, Error>) -> Result<String, Error> {
    match outcome {
        Err(Error::Refused(problems)) if problems.at("").is_some() => Ok(shown(problems)),
        other => other,
    }
}

/// Calls the use case of this name.
pub(crate) async fn call(world: &World, name: &str, actor: Option<&Actor>) -> Result<String, Error> {
    let (service, ids) = (&world.service, &world.ids);
    let (place, over, next) = ((ids.programme, ids.slug), ids.workshop, ids.next_workshop);
    match name {
        "workshop::list" => workshop::list(service, actor, ids.programme, ids.slug).await.map(shown),
        "workshop::picture" => workshop::picture(service, actor, ids.programme, ids.slug).await.map(shown),
        "workshop::possible_leads" => {
            workshop::possible_leads(service, actor, ids.programme, ids.slug).await.map(shown)
        }
        "workshop::create" => workshop::create(service, actor, world.key(), place, &form(world)).await.map(shown),
        "workshop::manage" => {
            let first = workshop::manage(service, actor, ids.programme, ids.slug, over).await.map(shown)?;
            workshop::manage(service, actor, ids.programme, ids.slug, next).await.map(|second| first + &shown(second))
        }
        "workshop::change" => workshop::change(service, actor, world.key(), (next, 1), &form(world)).await.map(shown),
        "workshop::cancel" => {
            let form = Cancellation { word: "The lead is ill".into() };
            workshop::cancel(service, actor, world.key(), next, &form).await.map(shown)
        }
        "workshop::take_attendance" => {
            workshop::take_attendance(service, actor, world.key(), over, &[]).await.map(shown)
        }
        "workshop::decide_slot" => {
            let form = Decision { decision: "accepted".into(), word: "Gladly".into() };
            workshop::decide_slot(service, actor, world.key(), ids.slot, &form).await.map(shown)
        }
        "workshop::reorder" => {
            let partner = ids.participants[&Person::Partner.email()];
            let form = Move { participant: partner.to_string(), place: "1".into(), reason: "On nights".into() };
            workshop::reorder(service, actor, world.key(), next, &form).await.map(shown)
        }
        "workshop::led" => workshop::led(service, actor).await.map(shown),
        "workshop::mine" => workshop::mine(service, actor).await.map(shown),
        "workshop::show" => {
            let first = workshop::show(service, actor, over).await.map(shown)?;
            workshop::show(service, actor, next).await.map(|second| first + &shown(second))
        }
        "workshop::sign_up" => workshop::sign_up(service, actor, world.key(), next).await.map(shown),
        "workshop::leave" => workshop::leave(service, actor, world.key(), next).await.map(shown),
        "workshop::answer_offer" => {
            let_in(workshop::answer_offer(service, actor, world.key(), next, true).await.map(shown))
        }
        "workshop::check_in" => workshop::check_in(service, actor, world.key(), &ids.code).await.map(shown),
        "workshop::give_feedback" => {
            let form = feedback::Form {
                wave: "after".into(),
                rating_1: "3".into(),
                rating_2: "3".into(),
                rating_3: "3".into(),
                ..Default::default()
            };
            let_in(workshop::give_feedback(service, actor, world.key(), over, &form).await.map(shown))
        }
        "workshop::offer_slot" => {
            let form = contribution::Form { slot: "The bed game".into(), minutes: "15".into() };
            workshop::offer_slot(service, actor, world.key(), next, &form).await.map(shown)
        }
        "workshop::certificate" => workshop::certificate(service, actor, over).await.map(shown),
        other => panic!("no case calls {other}"),
    }
}
