//! A programme: its cohorts, who has a role in it, and who did what.

mod people;
mod settings;

pub use people::{GiveRole, HandOver, HandOverPage, PeoplePage, TakeRole};
pub use settings::{ChangeShape, ShapePage};

use crate::{
    error::AppError,
    form::{Choice, Field, Form, Radios, Submit},
    layout::{Page, load},
    server,
};
use domain::{
    london,
    policy::{Act, Place, allows},
    programme,
    shape::Template,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Makes a programme.
#[server(endpoint = "programme/create")]
pub async fn create_programme(
    #[server(flatten)] form: programme::New,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let service = server::service();
    let slug = service::programme::create(&service, server::actor().as_deref(), server::key(&key), &form).await?;
    server::redirect(&format!("/programmes/{slug}?done=programme"));
    Ok(())
}

/// The form that makes a programme.
#[component]
pub fn NewProgrammePage() -> impl IntoView {
    load(async move {
        let actor = server::actor().ok_or(AppError::SignedOut)?;
        if !allows(Some(&actor), Act::CreateProgramme, &Place::everywhere()) {
            return Err(AppError::Forbidden);
        }
        let template = |one: Template| Choice::new(one.code(), one.words()).hint(one.hint());
        let templates = Template::ALL.map(template).to_vec();
        Ok(view! {
            <Page
                title="Make a programme"
                crumbs=vec![("/".into(), "Home".into()), ("/admin".into(), "Administration".into())]
            >
                <Form act=CreateProgramme::PATH>
                    <Field name="name" label="Name of the programme" hint="As participants know it, such as ‘Paired learning at St Maud’s’" />
                    <Field name="organisation" label="Organisation that runs it" />
                    <Field name="slug" label="Short name for web addresses" hint="Letters a to z, digits and hyphens, such as ‘st-mauds’. It cannot be changed later" width=20 />
                    <Radios
                        name="template"
                        legend="What is it like?"
                        hint="You can change all of it afterwards"
                        choices=templates
                        value=Template::default().code()
                    />
                    <Field
                        name="minimum_group"
                        label="Smallest group that reports show"
                        hint="Answers of fewer people are never shown. 11 is usual, 3 the least"
                        value="11"
                        width=3
                        inputmode="numeric"
                    />
                    <Submit label="Make programme" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// Programmes by name, each with whose it is.
#[component]
pub fn ProgrammeList(programmes: Vec<programme::Programme>) -> impl IntoView {
    let items = programmes
        .into_iter()
        .map(|programme| {
            view! {
                <li>
                    <a href=format!("/programmes/{}", programme.slug)>{programme.name}</a>
                    ", " {programme.organisation}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="nhsuk-list">{items}</ul> }
}

/// A programme's cohorts.
#[component]
pub fn ProgrammePage() -> impl IntoView {
    load(async move {
        let actor = server::actor();
        let slug = server::param("programme");
        let shown = service::programme::show(&server::service(), actor.as_deref(), &slug).await?;
        let place = Place::programme(shown.programme.id);
        let may = |act| allows(actor.as_deref(), act, &place);
        let (may_create, may_coordinate, may_report, may_audit, may_give) = (
            may(Act::CreateCohort),
            may(Act::SeeCohort),
            may(Act::SeeReport),
            may(Act::SeeEvents),
            may(Act::ShareCoordination),
        );
        let is_empty = shown.cohorts.is_empty();
        let cohorts = shown
            .cohorts
            .into_iter()
            .map(|cohort| {
                let address = if may_coordinate {
                    Some(format!("/programmes/{slug}/cohorts/{}", cohort.slug))
                } else if may_report {
                    Some(format!("/programmes/{slug}/report?cohort={}", cohort.slug))
                } else {
                    None
                };
                let name = cohort.name.clone();
                let title = match address {
                    Some(address) => view! { <a href=address>{name}</a> }.into_any(),
                    None => name.into_any(),
                };
                let dates =
                    format!("{} to {}", london::date_words(cohort.starts_on), london::date_words(cohort.ends_on));
                view! {
                    <li class="app-list__item">
                        <div class="app-list__main">
                            <p class="app-list__title">{title}</p>
                            <p class="app-list__detail">{dates}</p>
                        </div>
                    </li>
                }
            })
            .collect_view();
        let links = [
            (may_report, "report", "Report: what the programme did"),
            (may(Act::SeeReach), "reach", "Who the programme reaches"),
            (may(Act::SeeMessages), "messages", "Messages, and whether they arrived"),
            (may_give, "people", "People and their roles"),
            (may(Act::HandOver), "hand-over", "Hand the programme over"),
            (may(Act::ChangeShape), "settings", "Settings of the programme"),
            (may(Act::WriteConfidentiality), "confidentiality", "Confidentiality on visits"),
            (may(Act::SeeReferenceLists), "lists", "Reference lists: professions, grades, specialties"),
            (may_audit, "audit", "Who did what, and when"),
        ]
        .map(|(may, path, words)| link(may, format!("/programmes/{slug}/{path}"), words))
        .collect_view();
        Ok(view! {
            <Page
                title=shown.programme.name
                caption=shown.programme.organisation
                crumbs=vec![("/".into(), "Home".into())]
            >
                <h2 class="nhsuk-heading-m">"Cohorts"</h2>
                {if is_empty {
                    view! { <p class="app-empty">"There is no cohort yet. A cohort is one intake, with a first and a last day."</p> }.into_any()
                } else {
                    view! { <ul class="app-list">{cohorts}</ul> }.into_any()
                }}
                {may_create
                    .then(|| {
                        let address = format!("/programmes/{slug}/cohorts/new");
                        let class = if is_empty { "nhsuk-button" } else { "nhsuk-button nhsuk-button--secondary" };
                        view! {
                            <p>
                                <a class=class href=address role="button" draggable="false">"Make a cohort"</a>
                            </p>
                        }
                    })}
                <ul class="nhsuk-list">
                    {links}
                </ul>
            </Page>
        }
        .into_any())
    })
}

fn link(condition: bool, address: String, words: &'static str) -> impl IntoView {
    condition.then(|| view! { <li><a href=address>{words}</a></li> })
}
