//! The page to which the links of a message lead: a proposal is answered without signing in. Opening it changes nothing,
//! since mail programs open links, too.

use crate::{
    error::AppError,
    form::{DateField, Field, Form, Hidden, Submit, accepts, was_refused},
    layout::{Page, load},
    pages::pair::SummaryRow,
    server,
};
use domain::booking::{self, Booking, Word};
use leptos::{prelude::*, server_fn::ServerFn};

/// Accepts or declines.
#[server(endpoint = "booking/answer")]
pub async fn answer_booking(
    #[server(default)] token: String,
    #[server(default)] answer: String,
    #[server(flatten)] form: Word,
) -> Result<(), AppError> {
    let is_accepted = accepts(&answer)?;
    service::booking::answer_by_link(&server::service(), &token, is_accepted, &form).await?;
    server::redirect(&format!("/booking-answer/{token}?done=seat-answered"));
    Ok(())
}

/// Suggests another time.
#[server(endpoint = "booking/suggest")]
pub async fn suggest_booking(
    #[server(default)] token: String,
    #[server(flatten)] form: booking::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    service::booking::move_by_link(&server::service(), server::key(&key), &token, &form).await?;
    server::redirect(&format!("/booking-answer/{token}?done=moved"));
    Ok(())
}

/// The page.
#[component]
pub fn BookingAnswerPage() -> impl IntoView {
    let token = server::param("token");
    load(async move {
        let asked = match service::booking::asked(&server::service(), &token).await {
            Err(service::Error::NotFound) => return Ok(view! { <NoLonger /> }.into_any()),
            other => other?,
        };
        let (booking, closed, warning) = (asked.booking, asked.closed, asked.warning);
        let (title, caption) = (booking.title(), booking.when());
        if let Some(closed) = closed {
            return Ok(view! {
                <Page title caption>
                    <p>{closed} "."</p>
                    <p>
                        <a href=format!("/bookings/{}", booking.id)>"Sign in and see it"</a>
                    </p>
                </Page>
            }
            .into_any());
        }
        let said = if booking.word.is_empty() { String::new() } else { format!(": “{}”", booking.word) };
        let proposes = format!("{} proposes this and waits for your answer{said}.", booking.proposer_name);
        let (when, place) = (booking.when(), booking.whereabouts());
        let (accept, decline) = (token.clone(), token.clone());
        let wants_other = server::query("say").as_deref() == Some("other");
        let declines = server::query("say").as_deref() == Some("no");
        Ok(view! {
            <Page title caption>
                <p>{proposes}</p>
                {warning
                    .map(|words| {
                        view! {
                            <div class="nhsuk-inset-text">
                                <span class="nhsuk-u-visually-hidden">"Information: "</span>
                                <p>{words} "."</p>
                            </div>
                        }
                    })}
                <dl class="nhsuk-summary-list">
                    <SummaryRow key="When" value=when />
                    <SummaryRow key="Where or how" value=place />
                </dl>
                <Form act=AnswerBooking::PATH>
                    <Hidden name="token" value=accept />
                    <Hidden name="answer" value="accept" />
                    <Submit label="Accept" />
                </Form>
                <details class="nhsuk-details" open=declines || was_refused(AnswerBooking::PATH)>
                    <summary class="nhsuk-details__summary">
                        <span class="nhsuk-details__summary-text">"Decline it"</span>
                    </summary>
                    <div class="nhsuk-details__text">
                        <Form act=AnswerBooking::PATH>
                            <Hidden name="token" value=decline />
                            <Hidden name="answer" value="decline" />
                            <Field name="word" label="A word to your partner (you can leave this out)" />
                            <Submit label="Decline" is_secondary=true />
                        </Form>
                    </div>
                </details>
                <Other token booking is_open=wants_other />
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Other(token: String, booking: Booking, is_open: bool) -> impl IntoView {
    let (date, from, to) = service::booking::times(&booking);
    view! {
        <details class="nhsuk-details" open=is_open || was_refused(SuggestBooking::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"Suggest another time"</span>
            </summary>
            <div class="nhsuk-details__text">
                <Form act=SuggestBooking::PATH>
                    <Hidden name="token" value=token />
                    <DateField name="date" legend="Which day?" value=date />
                    <div class="app-times">
                        <Field name="from" label="From" value=from width=5 />
                        <Field name="to" label="To" value=to width=5 />
                    </div>
                    <Field name="message" label="A short message (you can leave this out)" />
                    <Submit label="Suggest this time" is_secondary=true />
                </Form>
            </div>
        </details>
    }
}

#[component]
fn NoLonger() -> impl IntoView {
    server::set_status(404);
    view! {
        <Page title="This link does not work">
            <p>
                "Check that all of it is there: a mail programme may have broken it in two. Or sign in: the page of your pair has what waits for an answer."
            </p>
        </Page>
    }
}
