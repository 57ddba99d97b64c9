//! A cohort: whether it is all right, and its name and dates.

use crate::{
    error::AppError,
    form::{DateField, Field, Form, Hidden, Submit},
    layout::{Page, cohort_crumbs, cohort_path, load, programme_crumbs},
    server,
};
use domain::{
    cohort,
    date::Typed,
    london,
    policy::{Act, Place, allows},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Makes a cohort.
#[server(endpoint = "cohort/create")]
pub async fn create_cohort(
    #[server(default)] programme: String,
    #[server(flatten)] form: cohort::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let slug = service::cohort::create(&service, actor.as_deref(), server::key(&key), &programme, &form).await?;
    // An administrator who coordinates nothing may make a cohort and not look into it.
    let shown = service::cohort::show(&service, actor.as_deref(), &programme, &slug).await;
    let path = if shown.is_ok() { format!("/cohorts/{slug}") } else { String::new() };
    server::redirect(&format!("/programmes/{programme}{path}?done=cohort"));
    Ok(())
}

/// Changes a cohort's name and dates.
#[server(endpoint = "cohort/change")]
pub async fn change_cohort(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(flatten)] form: cohort::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    // A flattened form takes texts only: a number stands beside it.
    let form = cohort::Form { version, ..form };
    service::cohort::change(&service, actor.as_deref(), server::key(&key), &programme, &cohort, &form).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/settings?done=changed"));
    Ok(())
}

/// The form that makes a cohort.
#[component]
pub fn NewCohortPage() -> impl IntoView {
    load(async move {
        let actor = server::actor();
        let slug = server::param("programme");
        let shown = service::programme::show(&server::service(), actor.as_deref(), &slug).await?;
        if !allows(actor.as_deref(), Act::CreateCohort, &Place::programme(shown.programme.id)) {
            return Err(AppError::Forbidden);
        }
        Ok(view! {
            <Page title="Make a cohort" crumbs=programme_crumbs(&slug, &shown.programme.name)>
                <Form act=CreateCohort::PATH>
                    <Hidden name="programme" value=slug />
                    <Field name="name" label="Name of the cohort" hint="Such as ‘2027’ or ‘Spring 2027’" width=20 />
                    <DateField name="starts_on" legend="First day" hint="For example, 3 2 2027" />
                    <DateField name="ends_on" legend="Last day" hint="Nine months later is usual" />
                    <Field name="slug" label="Short name for web addresses" hint="Such as ‘2027’. It cannot be changed later" width=20 />
                    <Submit label="Make cohort" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// The form that changes a cohort.
#[component]
pub fn SettingsPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let found = service::cohort::find(&server::service(), server::actor().as_deref(), &programme, &cohort).await?;
        Ok(view! {
            <Page title="Name and dates" crumbs=cohort_crumbs(&found)>
                <Form act=ChangeCohort::PATH version=found.version>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <Field name="name" label="Name of the cohort" value=found.name width=20 />
                    <DateField name="starts_on" legend="First day" value=Typed::from_date(found.starts_on) />
                    <DateField name="ends_on" legend="Last day" value=Typed::from_date(found.ends_on) />
                    <Submit label="Save changes" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// A cohort at a glance.
#[component]
pub fn CohortPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let (cohort, counts) =
            service::cohort::show(&server::service(), server::actor().as_deref(), &programme, &cohort).await?;
        let path = cohort_path(&cohort);
        let (next, words) = if counts.participants == 0 {
            ("participants/import", "Import participants")
        } else if counts.pairs == 0 {
            ("pairing", "Form pairs")
        } else {
            ("pairs", "See how the pairs are doing")
        };
        let figures = [
            (counts.clinicians, "clinicians", "participants"),
            (counts.managers, "managers", "participants"),
            (counts.pairs, "active pairs", "pairs"),
            (counts.sessions, "shadowing sessions", "pairs"),
        ]
        .map(|(number, label, page)| figure(number, label, format!("{path}/{page}")))
        .collect_view();
        Ok(view! {
            <Page
                title=cohort.name.clone()
                caption=format!("{} to {}", london::date_words(cohort.starts_on), london::date_words(cohort.ends_on))
                crumbs=programme_crumbs(&cohort.programme_slug, &cohort.programme_name)
            >
                <p>
                    <a class="nhsuk-button" href=format!("{path}/{next}") role="button" draggable="false">{words}</a>
                </p>
                <ul class="app-figures">
                    {figures}
                </ul>
                <ul class="nhsuk-list">
                    <li><a href=format!("{path}/participants")>"Participants"</a></li>
                    <li><a href=format!("{path}/applications")>"Applications"</a></li>
                    <li><a href=format!("{path}/participants/import")>"Import participants"</a></li>
                    <li><a href=format!("{path}/pairing")>"Pairing"</a></li>
                    <li><a href=format!("{path}/pairs")>"Pairs"</a></li>
                    <li><a href=format!("{path}/evaluation")>"Who has answered the questionnaires"</a></li>
                    <li><a href=format!("{path}/reflections")>"Reflections released to the programme"</a></li>
                    <li><a href=format!("{path}/settings")>"Name and dates"</a></li>
                </ul>
            </Page>
        }
        .into_any())
    })
}

/// A number that is a link to what it counts.
fn figure(number: i64, label: &'static str, address: String) -> impl IntoView {
    view! {
        <li class="app-figures__item">
            <a href=address>
                <span class="app-figures__number">{number.to_string()}</span>
                " "
                <span class="app-figures__label">{label}</span>
            </a>
        </li>
    }
}
