//! The use cases about a cohort, its participants and what is told of them.

use crate::call::shown;
use domain::{
    cohort::Form,
    date::Typed,
    participant::{State, bulk::Bulk, change::Leave},
    policy::Actor,
};
use service::{
    Error, application, cohort, event,
    participant::{self, Filter},
    phase, report, spreadsheet,
};
use world::World;

fn form(slug: &str) -> Form {
    let day = |day: &str, month: &str| Typed { day: day.into(), month: month.into(), year: "2027".into() };
    Form {
        name: "Named anew".into(),
        slug: slug.into(),
        starts_on: day("1", "2"),
        ends_on: day("30", "11"),
        version: 1,
    }
}

fn phase_form() -> domain::phase::Form {
    let starts_on = Typed { day: "1".into(), month: "11".into(), year: "2027".into() };
    domain::phase::Form { name: "Party".into(), starts_on, tells: "nobody".into(), note: String::new() }
}

/// Calls the use case of this name.
pub(crate) async fn call(world: &World, name: &str, actor: Option<&Actor>) -> Result<String, Error> {
    let (service, ids) = (&world.service, &world.ids);
    match name {
        "cohort::create" => cohort::create(service, actor, world.key(), ids.programme, &form("three")).await.map(shown),
        "cohort::change" => {
            cohort::change(service, actor, world.key(), ids.programme, ids.slug, &form("")).await.map(shown)
        }
        "cohort::find" => cohort::find(service, actor, ids.programme, ids.slug).await.map(shown),
        "cohort::show" => cohort::show(service, actor, ids.programme, ids.slug).await.map(shown),
        "application::settings" => application::settings(service, actor, ids.programme, ids.slug).await.map(shown),
        "application::change_settings" => {
            let form = domain::application::Form { version: 1, ..domain::application::Form::default() };
            application::change_settings(service, actor, world.key(), ids.programme, ids.slug, &form).await.map(shown)
        }
        "participant::page" => {
            participant::page(service, actor, ids.programme, ids.slug, &Filter::default(), None).await.map(shown)
        }
        "phase::list" => phase::list(service, actor, ids.programme, ids.slug).await.map(shown),
        "phase::show" => phase::show(service, actor, ids.programme, ids.slug, ids.phase).await.map(shown),
        "phase::add" => {
            phase::add(service, actor, world.key(), ids.programme, ids.slug, &phase_form()).await.map(shown)
        }
        "phase::change" => {
            let place = (ids.programme, ids.slug);
            phase::change(service, actor, world.key(), place, (ids.phase, 1), &phase_form()).await.map(shown)
        }
        "phase::remove" => phase::remove(service, actor, ids.programme, ids.slug, ids.phase).await.map(shown),
        "participant::show" => {
            let own = ids.participants[&world::Person::Own.email()];
            participant::show(service, actor, ids.programme, ids.slug, own).await.map(shown)
        }
        "participant::invite" => participant::invite(service, actor, world.key(), ids.free_manager).await.map(shown),
        "participant::ask_supervisor_again" => {
            let sender = ids.participants["sender@trust.example"];
            participant::ask_supervisor_again(service, actor, world.key(), sender).await.map(shown)
        }
        "participant::change_state" => {
            participant::change_state(service, actor, world.key(), ids.free_manager, State::Waitlisted).await.map(shown)
        }
        "participant::withdraw" => {
            let form = Leave { reason: "no_time".into(), note: String::new() };
            participant::withdraw(service, actor, world.key(), ids.free_manager, &form).await.map(shown)
        }
        "participant::check_bulk" => {
            let chosen = [ids.free_manager, ids.participants[&world::Person::Own.email()]];
            let (programme, slug) = (ids.programme, ids.slug);
            let checked = participant::check_bulk(service, actor, programme, slug, Bulk::Approve, &chosen).await?;
            let invited = participant::check_bulk(service, actor, programme, slug, Bulk::Invite, &chosen).await;
            invited.map(|invited| shown((checked, invited)))
        }
        "participant::carry_out_bulk" => {
            let (place, form) = ((ids.programme, ids.slug), Leave::default());
            let (bulk, chosen) = (Bulk::Invite, [ids.free_manager]);
            participant::carry_out_bulk(service, actor, world.key(), place, bulk, &chosen, &form).await.map(shown)
        }
        "participant::leaving" => {
            let own = ids.participants[&world::Person::Own.email()];
            participant::leaving(service, actor, own).await.map(shown)
        }
        "participant::leave" => {
            let own = ids.participants[&world::Person::Own.email()];
            let form = Leave { reason: "no_time".into(), note: String::new() };
            match participant::leave(service, actor, world.key(), own, &form).await {
                // Let in, and told to speak to the coordinator: nobody leaves a partner so.
                Err(Error::Refused(problems)) if problems.at("").is_some() => Ok(shown(problems)),
                other => other.map(shown),
            }
        }
        "spreadsheet::upload" => {
            spreadsheet::upload(service, actor, world.key(), ids.programme, ids.slug, "people.csv", b"email")
                .await
                .map(shown)
        }
        "spreadsheet::show" => {
            spreadsheet::show(service, actor, ids.programme, ids.slug, ids.spreadsheet).await.map(shown)
        }
        "spreadsheet::confirm" => spreadsheet::confirm(service, actor, ids.spreadsheet, false).await.map(shown),
        "report::show" => report::show(service, actor, ids.programme, ids.slug).await.map(shown),
        "report::export" => report::export(service, actor, ids.programme, ids.slug).await.map(shown),
        "event::page" => event::page(service, actor, ids.programme, None).await.map(shown),
        "event::everywhere" => event::everywhere(service, actor, None).await.map(shown),
        other => panic!("no case calls {other}"),
    }
}
