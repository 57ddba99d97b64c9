//! The messages that were and will be sent.

use crate::{
    layout::{Page, load},
    server,
    tag::{Colour, Tag},
};
use domain::{id::MailId, london, mail::Message};
use leptos::prelude::*;

/// The outbox.
#[component]
pub fn MailPage() -> impl IntoView {
    load(async move {
        let before = server::query("before").and_then(|before| before.parse::<MailId>().ok());
        let service = server::service();
        let (messages, next) = service::mail::page(&service, server::actor().as_deref(), before).await?;
        let is_empty = messages.is_empty();
        Ok(view! {
            <Page title="Messages" crumbs=vec![("/".into(), "Home".into()), ("/admin".into(), "Administration".into())]>
                {service
                    .settings
                    .is_demo
                    .then(|| view! { <p>"This is a demo: messages are kept here and none is sent."</p> })}
                {is_empty.then(|| view! { <p class="app-empty">"No message was written yet. Publish pairs or invite somebody, and it stands here."</p> })}
                {messages.into_iter().map(|message| view! { <Shown message /> }).collect_view()}
                {next
                    .map(|id| {
                        view! {
                            <p>
                                <a href=format!("/admin/mail?before={id}")>"Earlier messages"</a>
                            </p>
                        }
                    })}
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Shown(message: Message) -> impl IntoView {
    let (colour, state) = match (&message.sent_at, &message.last_error) {
        (Some(at), _) => (Colour::Green, format!("Sent {}", london::instant_words(*at))),
        (None, Some(error)) => (Colour::Red, format!("Not sent: {error}")),
        (None, None) => (Colour::Blue, "Waits to be sent".to_owned()),
    };
    view! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{message.subject}</span>
            </summary>
            <div class="nhsuk-details__text">
                <p>
                    <Tag colour words=state />
                </p>
                <p>"To " {message.recipient} ", written " {london::instant_words(message.created_at)}</p>
                <p class="app-as-typed">{message.body}</p>
            </div>
        </details>
    }
}
