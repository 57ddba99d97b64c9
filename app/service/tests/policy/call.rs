//! Every use case, called with what somebody of the world would type.

use crate::{call_before, call_cohort, call_daily, call_equality, call_mail, call_pairing, call_visit, call_workshop};
use domain::{
    agreement,
    date::Typed,
    health,
    pair::{concern::Form as Concern, ending, pause},
    person,
    policy::Actor,
    programme,
    questionnaire::{Answers, Wave, relationship},
    shape::{Form, Template},
};
use service::{
    Error, access_token, agreement as agreements, concern, pair, person as people, programme as programmes,
    questionnaire, shape, sign_in,
};
use std::fmt::Debug;
use world::{Person, World};

/// Everything that a use case answered, as text.
pub(crate) fn shown(answer: impl Debug) -> String {
    format!("{answer:?}")
}

/// Calls the use case of this name as `actor`, who is `person`.
pub(crate) async fn call(world: &World, name: &str, person: Person, actor: Option<&Actor>) -> Result<String, Error> {
    let noun = name.split("::").next();
    match noun {
        Some("application" | "cohort" | "phase" | "participant" | "spreadsheet" | "report" | "event") => {
            call_cohort::call(world, name, actor).await
        }
        Some("shadowing" | "action" | "reflection" | "jotting") => call_visit::call(world, name, person, actor).await,
        Some("booking" | "calendar" | "conversation" | "timeline") => {
            call_daily::call(world, name, person, actor).await
        }
        Some("offer" | "preparation" | "confidentiality" | "clearance") => {
            call_before::call(world, name, person, actor).await
        }
        Some("mail") => call_mail::call(world, name, actor).await,
        Some("workshop") => call_workshop::call(world, name, actor).await,
        Some("busy" | "equality" | "reach" | "reference") => call_equality::call(world, name, actor).await,
        Some("pairing") => call_pairing::call(world, name, actor).await,
        Some("access_token" | "sign_in" | "person" | "programme" | "shape") => {
            account(world, name, person, actor).await
        }
        _ => participation(world, name, actor).await,
    }
}

async fn account(world: &World, name: &str, person: Person, actor: Option<&Actor>) -> Result<String, Error> {
    let (service, ids) = (&world.service, &world.ids);
    match name {
        "sign_in::with_password" => {
            let email = if actor.is_some() { person.email() } else { Person::Own.email() };
            sign_in::with_password(service, &email, world::PASSWORD, "192.0.2.1").await.map(shown)
        }
        "sign_in::sign_out" => sign_in::sign_out(service, actor).await.map(shown),
        "sign_in::sign_out_everywhere" => sign_in::sign_out_everywhere(service, actor).await.map(shown),
        "access_token::list" => access_token::list(service, actor).await.map(shown),
        "access_token::make" => {
            let form = domain::access_token::New { name: "Rota".into() };
            access_token::make(service, actor, &form).await.map(shown)
        }
        "access_token::revoke" => access_token::revoke(service, actor, ids.access_token).await.map(shown),
        "person::create" => {
            let form = person::New {
                email: "new@trust.example".into(),
                first_name: "New".into(),
                last_name: "Comer".into(),
                is_administrator: String::new(),
            };
            people::create(service, actor, world.key(), &form).await.map(shown)
        }
        "programme::create" => {
            let form = programme::New {
                name: "Third".into(),
                organisation: "Trust".into(),
                slug: "third".into(),
                minimum_group: String::new(),
                template: String::new(),
            };
            programmes::create(service, actor, world.key(), &form).await.map(shown)
        }
        "programme::show" => programmes::show(service, actor, ids.programme).await.map(shown),
        "programme::take_role" => {
            // Not the programme's only coordinator.
            let form = programmes::GiveRole { email: Person::Nobody.email(), role: "coordinator".into() };
            programmes::take_role(service, actor, ids.programme, &form).await.map(shown)
        }
        "programme::hand_over" => {
            let form = programmes::HandOver { email: Person::Nobody.email(), leave: "yes".into() };
            programmes::hand_over(service, actor, world.key(), ids.programme, &form).await.map(shown)
        }
        "shape::show" => shape::show(service, actor, ids.programme).await.map(shown),
        "shape::change" => {
            let form = Form::of(&Template::OneExchange.shape());
            shape::change(service, actor, world.key(), ids.programme, 1, &form).await.map(shown)
        }
        "programme::mine" => programmes::mine(service, actor).await.map(shown),
        "programme::give_role" => {
            let form = programmes::GiveRole { email: Person::Nobody.email(), role: "sponsor".into() };
            programmes::give_role(service, actor, world.key(), ids.programme, &form).await.map(shown)
        }
        other => panic!("no case calls {other}"),
    }
}

async fn participation(world: &World, name: &str, actor: Option<&Actor>) -> Result<String, Error> {
    let (service, ids) = (&world.service, &world.ids);
    match name {
        "pair::list" => {
            pair::list(service, actor, ids.programme, ids.slug, &pair::Which::default(), None).await.map(shown)
        }
        "pair::look_at" => pair::look_at(service, actor, ids.programme, ids.slug, ids.pair).await.map(shown),
        "pair::nudge" => pair::nudge(service, actor, world.key(), ids.pair).await.map(shown),
        "pair::snooze" => {
            let until_on = Typed { day: "1".into(), month: "11".into(), year: "2027".into() };
            let form = health::Form { until_on, note: "On leave".into() };
            pair::snooze(service, actor, world.key(), ids.pair, &form).await.map(shown)
        }
        "pair::wake" => pair::wake(service, actor, ids.pair).await.map(shown),
        "pair::pause" => {
            let form = pause::Form { pause_reason: "On leave".into(), ..pause::Form::default() };
            pair::pause(service, actor, world.key(), ids.pair, &form).await.map(shown)
        }
        "pair::resume" => pair::resume(service, actor, ids.pair).await.map(shown),
        "pair::end" => {
            let form = ending::Form { ending: "no_fault".into(), ..ending::Form::default() };
            pair::end(service, actor, world.key(), ids.pair, &form).await.map(shown)
        }
        "pair::looking_back" => pair::looking_back(service, actor).await.map(shown),
        "concern::about" => concern::about(service, actor, ids.pair).await.map(shown),
        "concern::raise" => {
            let form = Concern { pair: ids.pair.to_string(), words: "We never meet".into() };
            concern::raise(service, actor, world.key(), &form).await.map(shown)
        }
        "concern::settle" => concern::settle(service, actor, ids.concern).await.map(shown),
        "pair::participations" => pair::participations(service, actor).map(shown),
        "pair::show" => pair::show(service, actor, ids.pair).await.map(shown),
        "agreement::show" => agreements::show(service, actor, ids.pair).await.map(shown),
        "agreement::write" => {
            let form = agreement::Form {
                pair: ids.pair.to_string(),
                clinician_aims: "See a board meeting".into(),
                manager_aims: "See a clinic".into(),
                meeting: "Weekly".into(),
                confidentiality: "Between us".into(),
                ending: "At any time".into(),
                review: Typed { day: "1".into(), month: "6".into(), year: "2028".into() },
                version: 1,
                ..agreement::Form::default()
            };
            agreements::write(service, actor, world.key(), &form).await.map(shown)
        }
        "agreement::sign" => agreements::sign(service, actor, ids.pair, 1).await.map(shown),
        "questionnaire::mine" => questionnaire::mine(service, actor).await.map(shown),
        "questionnaire::show" => questionnaire::show(service, actor, ids.cohort, Wave::Post).await.map(shown),
        "questionnaire::completions" => {
            questionnaire::completions(service, actor, ids.programme, ids.slug).await.map(shown)
        }
        "questionnaire::answer" => {
            let answers = relationship().items.into_iter().map(|item| (item.code, "3".to_owned())).collect();
            let (key, form) = (world.key(), Answers { answers });
            questionnaire::answer(service, actor, key, ids.cohort, Wave::Post, &form).await.map(shown)
        }
        other => panic!("no case calls {other}"),
    }
}
