//! Messages: the outbox of the installation, what a programme wrote, what somebody was told, and how it comes.

mod choice;
mod notices;
mod programme;
mod words;

pub use choice::{ChoicesPage, ChooseMail, StopMail, StopPage};
pub use notices::{NewNotices, NoticesPage, ReadNotices};
pub use programme::MessagesPage;
pub use words::{RewordMessage, WordingPage, WordingsPage};

use crate::{
    layout::{Page, load},
    server,
    tag::{Colour, Tag},
};
use domain::{
    id::MailId,
    london,
    mail::{Message, Way},
};
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
    let (colour, words, detail) = state(&message);
    view! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{message.subject}</span>
            </summary>
            <div class="nhsuk-details__text">
                <p>
                    <Tag colour words /> " " {detail}
                </p>
                <p>"To " {message.recipient} ", written " {london::instant_words(message.created_at)}</p>
                <p class="app-as-typed">{message.body}</p>
            </div>
        </details>
    }
}

/// How a message stands: in a word or two, and when or why.
fn state(message: &Message) -> (Colour, &'static str, String) {
    let reason = message.last_error.clone().unwrap_or_default();
    match (message.way, message.sent_at, message.next_attempt_at) {
        (Way::Notice, ..) => (Colour::Grey, "Notice only", "As its reader chose".to_owned()),
        (Way::Summary, ..) => (Colour::Grey, "In a summary", "Once a day, as its reader has it".to_owned()),
        (..) if message.bounced_at.is_some() => (Colour::Red, "Came back", reason),
        (_, Some(at), _) => (Colour::Green, "Sent", london::instant_words(at)),
        (_, None, None) => (Colour::Red, "Given up", reason),
        (_, None, Some(at)) if message.last_error.is_some() => {
            (Colour::Yellow, "Not sent yet", format!("{reason}. Tried again {}", london::instant_words(at)))
        }
        (_, None, Some(at)) if at > message.created_at => {
            (Colour::Blue, "Waits", format!("Until {}", london::instant_words(at)))
        }
        (..) => (Colour::Blue, "Waits", "To be sent".to_owned()),
    }
}
