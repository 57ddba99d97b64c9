//! Tokens by which one's programs use the programming interface: made, shown once, revoked.

use crate::{
    error::AppError,
    form::{Field, Form, Hidden, Submit},
    layout::{Page, load},
    server,
};
use domain::{
    access_token::{AccessToken, New},
    id::AccessTokenId,
    london,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The page, and all that the cookie is sent to which shows a new token there.
const PATH: &str = "/me/access-tokens";

/// Makes a token.
#[server(endpoint = "access-token/make")]
pub async fn make_access_token(#[server(flatten)] form: New) -> Result<(), AppError> {
    let (_, token) = service::access_token::make(&server::service(), server::actor().as_deref(), &form).await?;
    server::show_once(PATH, &token.secret());
    server::redirect(&format!("{PATH}?done=access-token"));
    Ok(())
}

/// Revokes a token.
#[server(endpoint = "access-token/revoke")]
pub async fn revoke_access_token(#[server(default)] token: String) -> Result<(), AppError> {
    let id: AccessTokenId = token.parse().map_err(|_| AppError::NotFound)?;
    service::access_token::revoke(&server::service(), server::actor().as_deref(), id).await?;
    server::redirect(&format!("{PATH}?done=access-token-revoked"));
    Ok(())
}

/// One's own tokens.
#[component]
pub fn AccessTokensPage() -> impl IntoView {
    load(async move {
        let tokens = service::access_token::list(&server::service(), server::actor().as_deref()).await?;
        let made = server::take_shown_once(PATH);
        let crumbs = vec![("/".into(), "Home".into()), ("/me".into(), "Your account".into())];
        Ok(view! {
            <Page title="Access tokens" crumbs>
                {made.map(|secret| view! { <Made secret /> })}
                <p>
                    "With a token of yours a program does what you may do, in your name: propose, explain and publish pairs, and take scores away. "
                    "Give each program its own, so that you can revoke one and leave the others."
                </p>
                <Tokens tokens />
                <h2 class="nhsuk-heading-m">"Make a token"</h2>
                <Form act=MakeAccessToken::PATH>
                    <Field name="name" label="Name" hint="What the token is for, such as the spreadsheet that uses it" />
                    <Submit label="Make a token" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// The one time that a token is shown.
#[component]
fn Made(secret: String) -> impl IntoView {
    view! {
        <div class="nhsuk-inset-text">
            <p>"Copy the token now and keep it like a password. It is not shown again."</p>
            <p>
                <code>{secret}</code>
            </p>
        </div>
    }
}

#[component]
fn Tokens(tokens: Vec<AccessToken>) -> impl IntoView {
    if tokens.is_empty() {
        return view! { <p class="app-empty">"You have no tokens."</p> }.into_any();
    }
    let items = tokens
        .into_iter()
        .map(|token| {
            let made = london::date_words(london::date(token.created_at));
            let used = token.last_used_at.map_or_else(
                || "never used".to_owned(),
                |at| format!("last used on {}", london::date_words(london::date(at))),
            );
            view! {
                <li class="app-list__item">
                    <div class="app-list__main">
                        <p class="app-list__title">{token.name.clone()}</p>
                        <p class="app-list__detail">{format!("Made on {made}, {used}")}</p>
                    </div>
                    <Form act=RevokeAccessToken::PATH>
                        <Hidden name="token" value=token.id.to_string() />
                        <Submit label="Revoke" is_secondary=true about=token.name />
                    </Form>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="app-list">{items}</ul> }.into_any()
}
