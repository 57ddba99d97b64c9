//! What a programme wrote and will write, for its coordinators.

use crate::{
    layout::{Page, load, programme_crumbs},
    server,
    table::{Cell, Table},
};
use domain::{id::MailId, london, mail::Message};
use leptos::prelude::*;

/// The page.
#[component]
pub fn MessagesPage() -> impl IntoView {
    load(async move {
        let slug = server::param("programme");
        let before = server::query("before").and_then(|before| before.parse::<MailId>().ok());
        let only_failed = server::query("show").is_some_and(|show| show == "failed");
        let (programme, messages, next) =
            service::mail::messages(&server::service(), server::actor().as_deref(), &slug, before, only_failed).await?;
        let path = format!("/programmes/{slug}/messages");
        let empty = if only_failed {
            "Every message arrived, as far as the mail server knows."
        } else {
            "Nothing was written yet. Invite somebody or publish pairs, and it stands here."
        };
        let others = if only_failed {
            view! { <a href=path.clone()>"Show all messages"</a> }.into_any()
        } else {
            view! { <a href=format!("{path}?show=failed")>"Show those that did not arrive"</a> }.into_any()
        };
        let is_empty = messages.is_empty();
        let show = if only_failed { "&show=failed" } else { "" };
        Ok(view! {
            <Page title="Messages" crumbs=programme_crumbs(&slug, &programme.name)>
                <p>"To whom the programme wrote, and whether it arrived. What members of a pair tell each other is between them, and not shown here."</p>
                <p>
                    <a href=format!("{path}/words")>"Choose what messages say"</a>
                </p>
                <p>{others}</p>
                {if is_empty {
                    view! { <p class="app-empty">{empty}</p> }.into_any()
                } else {
                    view! { <Listed messages /> }.into_any()
                }}
                {next
                    .map(|id| {
                        view! {
                            <p>
                                <a href=format!("{path}?before={id}{show}")>"Earlier messages"</a>
                            </p>
                        }
                    })}
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Listed(messages: Vec<Message>) -> impl IntoView {
    let rows = messages
        .into_iter()
        .map(|message| {
            let (colour, words, detail) = super::state(&message);
            vec![
                message.recipient.into(),
                message.subject.into(),
                london::instant_words(message.created_at).into(),
                Cell::Tag(colour, words),
                detail.into(),
            ]
        })
        .collect();
    view! { <Table caption="Messages, the latest first" headings=&["To", "About", "Written", "State", "When or why"] rows /> }
}
