//! A cohort: whether it is all right, and its name and dates.

mod overview;

pub use overview::CohortPage;

use crate::{
    error::AppError,
    form::{DateField, Field, Form, Hidden, Submit},
    layout::{Page, cohort_crumbs, cohort_path, load, programme_crumbs},
    server,
};
use domain::{
    cohort,
    date::Typed,
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
        let (_, shape, _) = service::shape::show(&server::service(), actor.as_deref(), &slug).await?;
        let usual = format!("{} weeks later is usual in this programme", shape.weeks);
        Ok(view! {
            <Page title="Make a cohort" crumbs=programme_crumbs(&slug, &shown.programme.name)>
                <Form act=CreateCohort::PATH>
                    <Hidden name="programme" value=slug />
                    <Field name="name" label="Name of the cohort" hint="Such as ‘2027’ or ‘Spring 2027’" width=20 />
                    <DateField name="starts_on" legend="First day" hint="For example, 3 2 2027" />
                    <DateField name="ends_on" legend="Last day" hint=usual />
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
        let phases = format!("{}/phases", cohort_path(&found));
        Ok(view! {
            <Page title="Name and dates" crumbs=cohort_crumbs(&found)>
                <Form act=ChangeCohort::PATH version=found.version>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <Field name="name" label="Name of the cohort" value=found.name width=20 />
                    <DateField name="starts_on" legend="First day" value=Typed::from_date(found.starts_on) />
                    <DateField name="ends_on" legend="Last day" value=Typed::from_date(found.ends_on) />
                    <p>"If you move the first day, the phases that have not begun move with it."</p>
                    <Submit label="Save changes" />
                </Form>
                <p>
                    <a href=phases>"Phases of this cohort"</a>
                </p>
            </Page>
        }
        .into_any())
    })
}
