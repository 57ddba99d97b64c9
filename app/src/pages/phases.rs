//! The phases of a cohort: on a line, and each to change.

use crate::{
    chart::Days,
    error::AppError,
    form::{Choice, DateField, Field, Form, Hidden, Radios, Submit, TextArea},
    layout::{Page, cohort_crumbs, cohort_path, load},
    server,
};
use domain::{
    cohort::Cohort,
    date::Typed,
    id::PhaseId,
    london,
    phase::{self, LONGEST_NOTE, Phase, Tells},
};
use leptos::{prelude::*, server_fn::ServerFn};

fn list_path(programme: &str, cohort: &str) -> String {
    format!("/programmes/{programme}/cohorts/{cohort}/phases")
}

/// Adds a phase.
#[server(endpoint = "phase/add")]
pub async fn add_phase(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(flatten)] form: phase::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    service::phase::add(&service, actor.as_deref(), server::key(&key), &programme, &cohort, &form).await?;
    server::redirect(&format!("{}?done=changed", list_path(&programme, &cohort)));
    Ok(())
}

/// Changes a phase.
#[server(endpoint = "phase/change")]
pub async fn change_phase(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] phase: String,
    #[server(flatten)] form: phase::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let id: PhaseId = phase.parse().map_err(|_| AppError::NotFound)?;
    let (key, place) = (server::key(&key), (programme.as_str(), cohort.as_str()));
    service::phase::change(&service, actor.as_deref(), key, place, (id, version), &form).await?;
    server::redirect(&format!("{}?done=changed", list_path(&programme, &cohort)));
    Ok(())
}

/// Takes a phase out of its cohort.
#[server(endpoint = "phase/remove")]
pub async fn remove_phase(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] phase: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let id: PhaseId = phase.parse().map_err(|_| AppError::NotFound)?;
    service::phase::remove(&service, actor.as_deref(), &programme, &cohort, id).await?;
    server::redirect(&format!("{}?done=changed", list_path(&programme, &cohort)));
    Ok(())
}

/// The list of phases.
#[component]
pub fn PhasesPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let (service, actor) = (server::service(), server::actor());
        let (cohort, phases) = service::phase::list(&service, actor.as_deref(), &programme, &cohort).await?;
        let path = format!("{}/phases", cohort_path(&cohort));
        let today = london::date(service.clock.now());
        let items = phases.iter().map(|phase| item(phase, &path)).collect_view();
        let days = (cohort.starts_on, cohort.ends_on);
        Ok(view! {
            <Page title="Phases" crumbs=cohort_crumbs(&cohort)>
                {if phases.is_empty() {
                    view! { <p class="app-empty">"This cohort has no phases. Add the first one."</p> }.into_any()
                } else {
                    view! {
                        <Days title="From the first phase to the last" phases=phases.clone() days today />
                        <ul class="app-list">{items}</ul>
                    }
                        .into_any()
                }}
                <p>
                    <a class="nhsuk-button" href=format!("{path}/new") role="button" draggable="false">"Add a phase"</a>
                </p>
            </Page>
        }
        .into_any())
    })
}

fn item(phase: &Phase, path: &str) -> impl IntoView + use<> {
    let told = match (phase.tells, phase.told_at) {
        (Tells::Nobody, _) => "Nobody is told.".to_owned(),
        (_, Some(at)) => format!("{} were told on {}.", phase.tells.words(), london::instant_words(at)),
        (_, None) => format!("{} are told on that day, if it is still to come.", phase.tells.words()),
    };
    view! {
        <li class="app-list__item">
            <div class="app-list__main">
                <p class="app-list__title">
                    <a href=format!("{path}/{}", phase.id)>{phase.name.clone()}</a>
                </p>
                <p class="app-list__detail">{london::weekday_words(phase.starts_on)} ". " {told}</p>
            </div>
        </li>
    }
}

/// The fields of a phase.
#[component]
fn PhaseFields(
    /// What they hold before anybody types.
    #[prop(optional)]
    phase: Option<Phase>,
) -> impl IntoView {
    let hint = |tells| match tells {
        Tells::Nobody => "The phase only stands on the line",
        Tells::Participants => "Everybody who takes part gets a message on the morning of the day",
        Tells::Coordinators => "The programme’s coordinators get a message on the morning of the day",
    };
    let choices = Tells::ALL.map(|tells| Choice::new(tells.code(), tells.words()).hint(hint(tells))).to_vec();
    let day = phase.as_ref().map(|phase| Typed::from_date(phase.starts_on)).unwrap_or_default();
    let tells = phase.as_ref().map_or(Tells::Nobody, |phase| phase.tells).code();
    let (name, note) = phase.map(|phase| (phase.name, phase.note)).unwrap_or_default();
    view! {
        <Field name="name" label="What is it called?" value=name width=30 />
        <DateField name="starts_on" legend="On which day does it begin?" value=day />
        <Radios name="tells" legend="Who is told?" choices value=tells />
        <TextArea
            name="note"
            label="What are they told besides its name and day?"
            hint="You can leave this empty"
            value=note
            rows=4
            limit=LONGEST_NOTE
        />
    }
}

fn crumbs(cohort: &Cohort) -> Vec<crate::layout::Crumb> {
    let mut crumbs = cohort_crumbs(cohort);
    crumbs.push((format!("{}/phases", cohort_path(cohort)), "Phases".into()));
    crumbs
}

/// The form that adds a phase.
#[component]
pub fn NewPhasePage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let (service, actor) = (server::service(), server::actor());
        let (found, _) = service::phase::list(&service, actor.as_deref(), &programme, &cohort).await?;
        Ok(view! {
            <Page title="Add a phase" crumbs=crumbs(&found)>
                <Form act=AddPhase::PATH>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <PhaseFields />
                    <Submit label="Add phase" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// The form that changes a phase.
#[component]
pub fn PhasePage() -> impl IntoView {
    load(async move {
        let (programme, cohort, id) = (server::param("programme"), server::param("cohort"), server::id("id")?);
        let (service, actor) = (server::service(), server::actor());
        let (found, phase) = service::phase::show(&service, actor.as_deref(), &programme, &cohort, id).await?;
        let told = phase.told_at.map(|at| {
            let at = london::instant_words(at);
            view! { <p>{format!("They were told on {at}, and are not told again: write to them if the day changes.")}</p> }
        });
        let (of, at) = (programme.clone(), cohort.clone());
        Ok(view! {
            <Page title=phase.name.clone() caption="Phase" crumbs=crumbs(&found)>
                {told}
                <Form act=ChangePhase::PATH version=phase.version>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <Hidden name="phase" value=id.to_string() />
                    <PhaseFields phase />
                    <Submit label="Save changes" />
                </Form>
                <Form act=RemovePhase::PATH>
                    <Hidden name="programme" value=of />
                    <Hidden name="cohort" value=at />
                    <Hidden name="phase" value=id.to_string() />
                    <Submit label="Remove this phase" is_secondary=true />
                </Form>
            </Page>
        }
        .into_any())
    })
}
