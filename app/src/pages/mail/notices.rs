//! What one was told, inside the app.

use crate::{
    error::AppError,
    form::{Form, Hidden, Submit},
    layout::{Page, load},
    server,
    tag::{Colour, Tag},
};
use domain::{id::MailId, london, mail::Message};
use leptos::{prelude::*, server_fn::ServerFn};

/// Says that one has seen all up to the latest that was shown.
#[server(endpoint = "mail/read")]
pub async fn read_notices(#[server(default)] last: String) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor().ok_or(AppError::SignedOut)?);
    let last: MailId = last.parse().map_err(|_| AppError::NotFound)?;
    service::mail::mark_read(&service, Some(&actor), actor.person, last).await?;
    server::redirect("/me/notices?done=notices-read");
    Ok(())
}

/// The page.
#[component]
pub fn NoticesPage() -> impl IntoView {
    load(async move {
        let before = server::query("before").and_then(|before| before.parse::<MailId>().ok());
        let (service, actor) = (server::service(), server::actor().ok_or(AppError::SignedOut)?);
        let listed = service::mail::notices(&service, Some(&actor), actor.person, before).await?;
        let crumbs = vec![("/".into(), "Home".into()), ("/me".into(), "Your account".into())];
        let latest =
            listed.messages.first().map(|message| message.id).filter(|_| listed.unread > 0 && before.is_none());
        Ok(view! {
            <Page title="Your notices" crumbs>
                {listed
                    .messages
                    .is_empty()
                    .then(|| view! { <p class="app-empty">"Nothing yet. What your partner and your programme tell you stands here."</p> })}
                {latest
                    .map(|id| {
                        view! {
                            <Form act=ReadNotices::PATH>
                                <Hidden name="last" value=id.to_string() />
                                <Submit label=format!("Mark {} as read", counted(listed.unread)) is_secondary=true />
                            </Form>
                        }
                    })}
                {listed.messages.into_iter().map(|message| view! { <Notice message /> }).collect_view()}
                {listed
                    .next
                    .map(|id| {
                        view! {
                            <p>
                                <a href=format!("/me/notices?before={id}")>"Earlier notices"</a>
                            </p>
                        }
                    })}
                <p>
                    <a href="/me/mail">"Choose what also comes by email"</a>
                </p>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Notice(message: Message) -> impl IntoView {
    let public_url = &server::service().settings.public_url;
    let (address, text) = leads_to(&message.body, public_url);
    let is_new = message.read_at.is_none();
    view! {
        <div class="app-notice">
            <h2 class="nhsuk-heading-s">
                {message.subject}
                {is_new.then(|| view! { " " <Tag colour=Colour::Blue words="New" /> })}
            </h2>
            <p class="app-list__detail">{london::instant_words(message.created_at)}</p>
            <p class="app-as-typed">{text}</p>
            {address
                .map(|address| {
                    view! {
                        <p>
                            <a href=address>"Open"</a>
                        </p>
                    }
                })}
        </div>
    }
}

/// Where a message leads in here, if it does, and its text without that address.
fn leads_to(body: &str, public_url: &str) -> (Option<String>, String) {
    let is_address = |line: &&str| line.trim().starts_with(public_url) && !line.contains('…');
    let address = body.lines().find(is_address).map(|line| {
        let path = &line.trim()[public_url.len()..];
        if path.starts_with('/') { path.to_owned() } else { "/".to_owned() }
    });
    // Links that were for the reader of the mail alone are dead here, and so is what leads to them.
    let is_link = |line: &str| line.contains(public_url);
    let is_dead = |line: &str| is_link(line) && !line.trim().starts_with(public_url);
    let followed = body.lines().zip(body.lines().skip(1).chain([""]));
    let rest: Vec<_> = followed.filter(|(line, next)| !is_link(line) && !is_dead(next)).map(|(line, _)| line).collect();
    (address, rest.join("\n").trim().to_owned())
}

/// `1 notice`, `3 notices`.
pub fn counted(number: i64) -> String {
    format!("{number} notice{}", if number == 1 { "" } else { "s" })
}

/// On the home page: the way to the notices, and how many are new.
#[component]
pub fn NewNotices(
    /// How many.
    unread: i64,
) -> impl IntoView {
    let words = if unread > 0 { format!("{} you have not read", counted(unread)) } else { "Your notices".to_owned() };
    view! {
        <p>
            <a href="/me/notices">{words}</a>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::leads_to;

    #[test]
    fn a_message_leads_into_the_app_and_nowhere_else() {
        let body = "Dear Ama,\n\nSee it:\nhttps://a.example/bookings/1\n\nhttps://evil.example/\n";
        let (address, text) = leads_to(body, "https://a.example");
        assert_eq!(address.as_deref(), Some("/bookings/1"));
        assert_eq!(text, "Dear Ama,\n\nSee it:\n\nhttps://evil.example/");
        assert_eq!(leads_to("https://a.example.evil.example/", "https://a.example").0.as_deref(), Some("/"));
        assert_eq!(leads_to("https://a.example/seat/…", "https://a.example").0, None);
        let answered =
            "Answer here, without signing in:\nAccept: https://a.example/x/…\n\nOr sign in:\nhttps://a.example/y\n";
        assert_eq!(leads_to(answered, "https://a.example"), (Some("/y".to_owned()), "Or sign in:".to_owned()));
    }
}
