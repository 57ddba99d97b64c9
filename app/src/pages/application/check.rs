//! The answers of an application, to be looked at before they are sent.

use super::{address, page};
use crate::{
    error::AppError,
    form::{Form, Hidden, Submit},
    layout::Page,
    pages::pair::given,
    server,
};
use domain::{
    application::{Answers, Step},
    london,
    participant::Side,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Sends an application.
#[server(endpoint = "application/send")]
pub async fn send_application(#[server(default)] token: String) -> Result<(), AppError> {
    service::application::send(&server::service(), &token).await?;
    server::redirect(&format!("/application/{token}"));
    Ok(())
}

/// What was answered, each with a way to change it, and the button that sends it.
#[component]
pub fn CheckPage() -> impl IntoView {
    page(|token, shown| {
        let open = shown.answers.next_open();
        let caption = format!("{}, {}", shown.opening.cohort.programme_name, shown.opening.cohort.name);
        let rows = Step::ALL
            .into_iter()
            .map(|step| {
                let address = address(&token, Some(step));
                view! {
                    <div class="nhsuk-summary-list__row">
                        <dt class="nhsuk-summary-list__key">{step.title()}</dt>
                        <dd class="nhsuk-summary-list__value app-as-typed">{said(step, &shown.answers)}</dd>
                        <dd class="nhsuk-summary-list__actions">
                            <a href=address>
                                "Change"
                                <span class="nhsuk-u-visually-hidden">{format!(" {}", step.title())}</span>
                            </a>
                        </dd>
                    </div>
                }
            })
            .collect_view();
        let end = match open {
            Some(step) => view! {
                <p>
                    <a class="nhsuk-button" href=address(&token, Some(step)) role="button" draggable="false">"Go on"</a>
                </p>
            }
            .into_any(),
            None => view! {
                <p>"When you send it, we ask your line manager or supervising consultant to agree, and write to you. Your profile is kept for this programme; your coordinators can change and delete it."</p>
                <Form act=SendApplication::PATH>
                    <Hidden name="token" value=token />
                    <Submit label="Send application" />
                </Form>
            }
            .into_any(),
        };
        Ok(view! {
            <Page title="Check your answers" caption>
                <dl class="nhsuk-summary-list">{rows}</dl>
                {end}
            </Page>
        }
        .into_any())
    })
}

/// What was answered at a step.
fn said(step: Step, answers: &Answers) -> String {
    match step {
        Step::Who => given([format!("{} {}", answers.first_name, answers.last_name).trim(), answers.email.trim()]),
        Step::Side => given([answers.side.parse::<Side>().map_or("", Side::words)]),
        Step::Post => given([
            answers.profession().as_str(),
            answers.grade.trim(),
            answers.department.trim(),
            answers.division.trim(),
            answers.site.trim(),
            answers.organisation.trim(),
        ]),
        Step::LineManager => given([answers.line_manager_email.trim()]),
        Step::Availability => given([answers.half_days()]),
        Step::Interests => given([answers.interests().unwrap_or_default().join(", ")]),
        Step::Goals => given([answers.goals.trim()]),
        Step::AboutMe => given([answers.about_me.trim(), answers.can_show.trim()].map(str::to_owned)),
        Step::AccessNeeds => given([answers.access_needs.trim()]),
        Step::Rotation => match answers.rotates.as_str() {
            "yes" => answers.next_rotation_on.read("").map_or_else(|_| "Yes".to_owned(), london::date_words),
            "no" => "No, or not known yet".to_owned(),
            _ => "Not given".to_owned(),
        },
        Step::NotWith => given([answers.not_with.trim()]),
    }
}
