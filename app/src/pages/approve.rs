//! The one page of a line manager or supervising consultant: whether somebody can take part. No account is needed.

use crate::{
    error::AppError,
    form::{Form, Hidden, TextArea},
    layout::{Page, load},
    pages::pair::SummaryRow,
    server,
};
use domain::{
    approval::{Decision, HOURS_A_MONTH},
    london,
    participant::change::LONGEST_NOTE,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::approval::{Asked, Standing};

/// Approves or declines.
#[server(endpoint = "approval/decide")]
pub async fn decide(#[server(default)] token: String, #[server(flatten)] form: Decision) -> Result<(), AppError> {
    service::approval::decide(&server::service(), &token, &form).await?;
    server::redirect(&format!("/approve/{token}?done=decided"));
    Ok(())
}

/// The page.
#[component]
pub fn ApprovePage() -> impl IntoView {
    let token = server::param("token");
    load(async move {
        let asked = match service::approval::show(&server::service(), &token).await {
            Err(service::Error::NotFound) => return Ok(view! { <NoLonger /> }.into_any()),
            other => other?,
        };
        let title = format!("Can {} take part?", asked.name);
        let caption = asked.cohort.programme_name.clone();
        Ok(match asked.stands {
            Standing::Open => view! {
                <Page title caption>
                    <Question asked />
                    <Form act=Decide::PATH>
                        <Hidden name="token" value=token />
                        <TextArea name="note" label="Note to the coordinator" hint="You can leave this out. Only coordinators read it" rows=2 limit=LONGEST_NOTE />
                        <div class="app-buttons">
                            <button class="nhsuk-button" data-module="nhsuk-button" data-prevent-double-click="true" type="submit" name="decision" value="approve">
                                "Approve"
                            </button>
                            <button class="nhsuk-button nhsuk-button--secondary" data-module="nhsuk-button" data-prevent-double-click="true" type="submit" name="decision" value="decline">
                                "Decline"
                            </button>
                        </div>
                    </Form>
                </Page>
            }
            .into_any(),
            Standing::Decided(at) => {
                let day = london::date_words(london::date(at));
                view! {
                    <Page title="This is decided" caption>
                        <p>{format!("Whether {} can take part was decided on {day}. There is nothing more for you to do.", asked.name)}</p>
                        <p>"If it was not you, or you have changed your mind, write to the coordinator of the programme: they can change it."</p>
                    </Page>
                }
                .into_any()
            }
            Standing::Expired => {
                server::set_status(404);
                view! {
                    <Page title="This link is too old" caption>
                        <p>{format!("A link works for six weeks. Nobody has decided yet whether {} can take part.", asked.name)}</p>
                        <p>"Write your decision to the coordinator of the programme, who can record it for you."</p>
                    </Page>
                }
                .into_any()
            }
        })
    })
}

#[component]
fn Question(asked: Asked) -> impl IntoView {
    let cohort = asked.cohort;
    let runs =
        format!("{}, {} to {}", cohort.name, london::date_words(cohort.starts_on), london::date_words(cohort.ends_on));
    view! {
        <p>"They have named you as their line manager or supervising consultant. Clinicians and managers learn from each other in pairs: they talk, and shadow each other at work."</p>
        <dl class="nhsuk-summary-list">
            <SummaryRow key="Who" value=asked.name />
            <SummaryRow key="Post" value=asked.post />
            <SummaryRow key="For" value=cohort.programme_name />
            <SummaryRow key="When" value=runs />
            <SummaryRow key="Time it takes" value=format!("About {HOURS_A_MONTH} hours a month of their working time") />
        </dl>
    }
}

#[component]
fn NoLonger() -> impl IntoView {
    server::set_status(404);
    view! {
        <Page title="This link does not work">
            <p>"Check that all of it is there: a mail programme may have broken it in two. The newest message has a link, too."</p>
            <p>"Otherwise write your decision to the coordinator of the programme, who can record it for you."</p>
        </Page>
    }
}
