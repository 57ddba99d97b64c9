//! What a programme wrote and will write, for its coordinators.

use crate::{
    layout::{Page, load, programme_crumbs},
    server,
    tag::Tag,
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
            "No message has come back or been given up. What still waits is in the list of all messages."
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
    let items = messages
        .into_iter()
        .map(|message| {
            let (colour, words, detail) = super::state(&message);
            view! {
                <li class="app-list__item">
                    <div class="app-list__main">
                        <p class="app-list__title">{message.subject}</p>
                        <p class="app-list__detail">
                            {format!("To {}, written {}", message.recipient, london::instant_words(message.created_at))}
                        </p>
                    </div>
                    <div>
                        <Tag colour words />
                        <p class="app-list__detail">{detail}</p>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="app-list">{items}</ul> }
}
