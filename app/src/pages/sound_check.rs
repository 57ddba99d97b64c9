//! The one page of somebody who is asked about a partner: who it would be, yes or no. No account is needed.

use crate::{
    error::AppError,
    form::{Form, Hidden, TextArea},
    layout::{Page, load},
    pages::pair::{SummaryRow, given},
    server,
};
use domain::{
    london,
    participant::change::LONGEST_NOTE,
    sound_check::{self, Answer},
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::pairing::{Asked, Introduced, Stands};

/// Says yes or no.
#[server(endpoint = "sound-check/answer")]
pub async fn answer_sound_check(
    #[server(default)] token: String,
    #[server(flatten)] form: sound_check::Form,
) -> Result<(), AppError> {
    service::pairing::answer_sound_check(&server::service(), &token, &form).await?;
    server::redirect(&format!("/sound-check/{token}?done=answered-check"));
    Ok(())
}

/// The page.
#[component]
pub fn SoundCheckPage() -> impl IntoView {
    let token = server::param("token");
    load(async move {
        let asked = match service::pairing::asked(&server::service(), &token).await {
            Err(service::Error::NotFound) => return Ok(view! { <NoLonger /> }.into_any()),
            other => other?,
        };
        let caption = asked.cohort.programme_name.clone();
        let day = |at| london::date_words(london::date(at));
        let (title, words) = match asked.stands {
            Stands::Open => return Ok(view! { <Question asked token /> }.into_any()),
            Stands::Answered(Answer::Yes, at) => (
                "You said yes",
                format!("You said so on {}. As soon as it is settled we write to both of you.", day(at)),
            ),
            Stands::Answered(Answer::No, at) => (
                "You said no",
                format!(
                    "You said so on {}. Only coordinators know, and your place is as safe as before: we look for somebody else.",
                    day(at)
                ),
            ),
            Stands::Void => (
                "This proposal has changed",
                "There is nothing to answer any more. We write to you when we have somebody in mind for you."
                    .to_owned(),
            ),
            Stands::Published => {
                ("The pairs are settled", "Who your partner is stands in the message that we sent you then.".to_owned())
            }
        };
        Ok(view! {
            <Page title caption>
                <p>{words}</p>
                <p>"If you have a question, or have changed your mind, write to the coordinator of the programme."</p>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Question(asked: Asked, token: String) -> impl IntoView {
    let names: Vec<_> = asked.partners.iter().map(|partner| partner.name.clone()).collect();
    let title = format!("{} as your partner?", names.join(" and "));
    let partners = asked.partners.into_iter().map(|partner| view! { <Proposed partner /> }).collect_view();
    view! {
        <Page title caption=asked.cohort.programme_name>
            <p>"Nothing is settled yet. Your answer goes to the coordinators alone: your partner is never told who said no, and nobody is blamed."</p>
            {partners}
            <Form act=AnswerSoundCheck::PATH>
                <Hidden name="token" value=token />
                <TextArea name="reason" label="Is there anything the coordinators should know?" hint="You can leave this out. Only coordinators read it" rows=2 limit=LONGEST_NOTE />
                <div class="app-buttons">
                    <button class="nhsuk-button" data-module="nhsuk-button" data-prevent-double-click="true" type="submit" name="answer" value="yes">
                        "Yes"
                    </button>
                    <button class="nhsuk-button nhsuk-button--secondary" data-module="nhsuk-button" data-prevent-double-click="true" type="submit" name="answer" value="no">
                        "No, thank you"
                    </button>
                </div>
            </Form>
        </Page>
    }
}

#[component]
fn Proposed(partner: Introduced) -> impl IntoView {
    let or_none = |text: String| if text.is_empty() { "Not given".to_owned() } else { text };
    view! {
        <dl class="nhsuk-summary-list">
            <SummaryRow key="Who" value=partner.name />
            <SummaryRow key="Post" value=given(partner.post) />
            <SummaryRow key="Where" value=given(partner.place) />
            <SummaryRow key="About them" value=or_none(partner.about_me) />
            <SummaryRow key="Interests" value=or_none(partner.interests.join(", ")) />
        </dl>
    }
}

#[component]
fn NoLonger() -> impl IntoView {
    server::set_status(404);
    view! {
        <Page title="This link does not work">
            <p>"Check that all of it is there: a mail programme may have broken it in two."</p>
            <p>"Otherwise write your answer to the coordinator of the programme."</p>
        </Page>
    }
}
