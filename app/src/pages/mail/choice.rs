//! How one's messages come: chosen on a page, or stopped by the link in a message.

use crate::{
    error::AppError,
    form::{Choice, Field, Form, Hidden, Radios, Select, Submit},
    layout::{Page, load},
    server,
};
use domain::mail::{Choices, Kind, choices};
use leptos::{prelude::*, server_fn::ServerFn};

/// Chooses how one's messages come.
#[server(endpoint = "mail/choose")]
pub async fn choose_mail(
    #[server(flatten)] form: choices::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor().ok_or(AppError::SignedOut)?);
    service::mail::choose(&service, Some(&actor), server::key(&key), actor.person, version, &form).await?;
    server::redirect("/me/mail?done=mail-chosen");
    Ok(())
}

/// Stops messages of a kind by the link in one.
#[server(endpoint = "mail/stop")]
pub async fn stop_mail(#[server(default)] secret: String, #[server(default)] kind: String) -> Result<(), AppError> {
    service::mail::stop(&server::service(), &secret, &kind).await?;
    server::redirect(&format!("/unsubscribe/{secret}/{kind}"));
    Ok(())
}

/// The page of choices.
#[component]
pub fn ChoicesPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor().ok_or(AppError::SignedOut)?);
        let kept = service::mail::choices(&service, Some(&actor), actor.person).await?;
        let (version, form) = (kept.version, choices::Form::from(&kept));
        let yes_or_no = vec![Choice::new("yes", "Yes"), Choice::new("no", "No, at any hour")];
        let crumbs = vec![("/".into(), "Home".into()), ("/me".into(), "Your account".into())];
        Ok(view! {
            <Page title="Your messages" crumbs>
                <p>
                    "Whatever you choose, everything is also in "
                    <a href="/me/notices">"your notices"</a>
                    ". What you must know always comes by email and at once: your account, who your partner is, a place that is offered to you."
                </p>
                <Form act=ChooseMail::PATH version>
                    <Kinds kept />
                    <Radios
                        name="quiet"
                        legend="Are there hours in which you want no messages?"
                        hint="They wait and come when the hours end"
                        choices=yes_or_no
                        value=form.quiet
                    />
                    <Field name="quiet_from" label="No messages from" hint="For example, 21:00" value=form.quiet_from width=5 />
                    <Field name="quiet_to" label="Until" hint="For example, 7:00" value=form.quiet_to width=5 />
                    <Submit label="Save" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// One question for each kind. Made inside the form, so that it knows what was typed.
#[component]
fn Kinds(kept: Choices) -> impl IntoView {
    Kind::CHOSEN
        .into_iter()
        .map(|kind| {
            let ways = kind.ways().into_iter().map(|way| Choice::new(way.code(), way.words())).collect();
            view! { <Select name=kind.code() label=kind.words() choices=ways value=kept.way(kind).code() /> }
        })
        .collect_view()
}

/// The page to which the link in a message leads. Nothing happens by looking at it: mail programmes follow links.
#[component]
pub fn StopPage() -> impl IntoView {
    let (secret, kind) = (server::param("secret"), server::param("kind"));
    load(async move {
        let (kind, is_stopped) = match service::mail::to_stop(&server::service(), &secret, &kind).await {
            Err(service::Error::NotFound) => return Ok(view! { <NoLonger /> }.into_any()),
            other => other?,
        };
        if is_stopped {
            return Ok(view! {
                <Page title="These messages do not come by email" caption=kind.words()>
                    <p>"You find them among your notices when you sign in."</p>
                    <p>
                        <a href="/me/mail">"Choose how your messages come"</a>
                    </p>
                </Page>
            }
            .into_any());
        }
        Ok(view! {
            <Page title="Stop these messages?" caption=kind.words()>
                <p>"They no longer come by email. You still find them among your notices when you sign in. Other messages stay as they are."</p>
                <Form act=StopMail::PATH>
                    <Hidden name="secret" value=secret />
                    <Hidden name="kind" value=kind.code() />
                    <Submit label="Stop these messages" />
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
            <p>"Check that all of it is there: a mail programme may have broken it in two. Or sign in, and choose under Your account how your messages come."</p>
        </Page>
    }
}
