//! The seat that is offered by a link: accepted or declined without signing in.

use crate::{
    error::AppError,
    form::{Form, Hidden, Submit, accepts},
    layout::{Page, load},
    pages::pair::SummaryRow,
    server,
};
use domain::{london, workshop::waiting::Step};
use leptos::{prelude::*, server_fn::ServerFn};

/// Accepts or declines.
#[server(endpoint = "seat/answer")]
pub async fn answer_seat(#[server(default)] token: String, #[server(default)] answer: String) -> Result<(), AppError> {
    service::workshop::answer_by_link(&server::service(), &token, accepts(&answer)?).await?;
    server::redirect(&format!("/seat/{token}?done=seat-answered"));
    Ok(())
}

/// The page.
#[component]
pub fn SeatPage() -> impl IntoView {
    let token = server::param("token");
    load(async move {
        let offered = match service::workshop::offered(&server::service(), &token).await {
            Err(service::Error::NotFound) => return Ok(view! { <NoLonger /> }.into_any()),
            other => other?,
        };
        let workshop = offered.workshop;
        let caption = workshop.title.clone();
        let said = match offered.answer {
            Some(Step::Accepted) => {
                Some("You have accepted this seat. If you cannot come after all, sign in and leave the workshop.")
            }
            Some(Step::Declined) => Some("You have declined this seat. Sign in to join the waiting list again."),
            Some(_) => {
                Some("This seat is no longer offered to you. Sign in and open the workshop to see how you stand.")
            }
            None => offered.closed,
        };
        if let Some(said) = said {
            return Ok(view! {
                <Page title="Your seat" caption>
                    <p>{said}</p>
                    <p>
                        <a href=format!("/workshops/{}", workshop.id)>"The workshop"</a>
                    </p>
                </Page>
            }
            .into_any());
        }
        let place = if workshop.room.is_empty() { "Online".to_owned() } else { workshop.room.clone() };
        Ok(view! {
            <Page title="A seat is free for you" caption>
                <dl class="nhsuk-summary-list">
                    <SummaryRow key="When" value=workshop.when() />
                    <SummaryRow key="Where" value=place />
                    <SummaryRow key="Yours until" value=london::instant_words(offered.until_at) />
                </dl>
                <p>"After that it goes to the next on the waiting list."</p>
                <Form act=AnswerSeat::PATH>
                    <Hidden name="token" value=token />
                    <div class="app-buttons">
                        <Submit label="Accept the seat" sends=("answer", "accept") />
                        <Submit label="Decline" sends=("answer", "decline") is_secondary=true />
                    </div>
                </Form>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn NoLonger() -> impl IntoView {
    server::set_status(404);
    view! {
        <Page title="This link does not work">
            <p>"Check that all of it is there: a mail programme may have broken it in two. Or sign in: the list of workshops says how you stand."</p>
        </Page>
    }
}
