//! Administration of the installation.

use crate::{
    error::AppError,
    form::{Checkboxes, Choice, Field, Form, Submit},
    layout::{Page, load},
    pages::programme::ProgrammeList,
    server,
};
use domain::{
    person,
    policy::{Act, Place, allows},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Makes a person, who is sent a link to their account.
#[server(endpoint = "person/create")]
pub async fn create_person(
    #[server(flatten)] form: person::New,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let service = server::service();
    service::person::create(&service, server::actor().as_deref(), server::key(&key), &form).await?;
    server::redirect("/admin?done=invited");
    Ok(())
}

/// What an administrator can do.
#[component]
pub fn AdminPage() -> impl IntoView {
    load(async move {
        let actor = server::actor().ok_or(AppError::SignedOut)?;
        if !allows(Some(&actor), Act::CreateProgramme, &Place::everywhere()) {
            return Err(AppError::Forbidden);
        }
        let programmes = service::programme::mine(&server::service(), Some(&actor)).await?;
        Ok(view! {
            <Page title="Administration" crumbs=vec![("/".into(), "Home".into())]>
                <p>
                    <a class="nhsuk-button" href="/admin/programmes/new" role="button" draggable="false">"Make a programme"</a>
                </p>
                <ul class="nhsuk-list">
                    <li>
                        <a href="/admin/people/new">"Make an account for somebody"</a>
                    </li>
                    <li>
                        <a href="/admin/audit">"Who did what, and when"</a>
                    </li>
                    <li>
                        <a href="/admin/mail">"Messages that were and will be sent"</a>
                    </li>
                </ul>
                <h2 class="nhsuk-heading-m">"Programmes"</h2>
                {if programmes.is_empty() {
                    view! { <p>"There is none yet. Make the first one."</p> }.into_any()
                } else {
                    view! { <ProgrammeList programmes /> }.into_any()
                }}
            </Page>
        }
        .into_any())
    })
}

/// The form that makes a person.
#[component]
pub fn NewPersonPage() -> impl IntoView {
    load(async move {
        let actor = server::actor().ok_or(AppError::SignedOut)?;
        if !allows(Some(&actor), Act::CreatePerson, &Place::everywhere()) {
            return Err(AppError::Forbidden);
        }
        Ok(view! {
            <Page
                title="Make an account"
                crumbs=vec![("/".into(), "Home".into()), ("/admin".into(), "Administration".into())]
            >
                <p>"They get a message with a link to choose a password. It works once, for 14 days. Participants need none of this: they are invited from their cohort."</p>
                <Form act=CreatePerson::PATH>
                    <Field name="email" label="Work email address" kind="email" />
                    <Field name="first_name" label="First name" width=20 />
                    <Field name="last_name" label="Last name" width=20 />
                    <Checkboxes
                        name="is_administrator"
                        legend="What may they do?"
                        choices=vec![
                            Choice::new("yes", "Administer this installation").hint("Make programmes and accounts, read messages and the audit"),
                        ]
                    />
                    <Submit label="Make account" />
                </Form>
            </Page>
        }
        .into_any())
    })
}
