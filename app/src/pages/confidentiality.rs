//! The programme's text on confidentiality: for visitors to read and agree to, and for who looks after it to write.

use crate::{
    error::AppError,
    form::{Form, Hidden, Submit, TextArea},
    layout::{Page, load, programme_crumbs},
    pages::pair::{NoPartner, wanted},
    server,
};
use domain::{
    london,
    preparation::{ConfidentialityForm, LONGEST_TEXT},
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::confidentiality::Read;

/// Notes that somebody keeps to a version of the text.
#[server(endpoint = "confidentiality/acknowledge")]
pub async fn acknowledge(#[server(default)] pair: String, #[server(default)] number: i64) -> Result<(), AppError> {
    let id = pair.parse().map_err(|_| AppError::NotFound)?;
    let (service, actor) = (server::service(), server::actor());
    service::confidentiality::acknowledge(&service, actor.as_deref(), id, number).await?;
    server::redirect(&format!("/shadowing/confidentiality?pair={id}&done=acknowledged"));
    Ok(())
}

/// Writes the next version.
#[server(endpoint = "confidentiality/write")]
pub async fn write_confidentiality(
    #[server(default)] programme: String,
    #[server(flatten)] form: ConfidentialityForm,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor, key) = (server::service(), server::actor(), server::key(&key));
    service::confidentiality::write(&service, actor.as_deref(), key, &programme, version, &form).await?;
    server::redirect(&format!("/programmes/{programme}/confidentiality?done=confidentiality"));
    Ok(())
}

/// The text, and the one button that agrees to it.
#[component]
pub fn ConfidentialityPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let Some(pair) = wanted(&service, actor.as_deref())? else {
            return Ok(view! { <NoPartner /> }.into_any());
        };
        let Read { text, acknowledged_at } = service::confidentiality::read(&service, actor.as_deref(), pair).await?;
        let agreed = acknowledged_at.map(|at| {
            let words = format!("You agreed to this on {}.", london::date_words(london::date(at)));
            view! { <p>{words}</p> }
        });
        let button = agreed.is_none().then(|| {
            view! {
                <Form act=Acknowledge::PATH>
                    <Hidden name="pair" value=pair.to_string() />
                    <Hidden name="number" value=text.number.to_string() />
                    <Submit label="I have read this and keep to it" />
                </Form>
            }
        });
        let caption = format!("Version {}", text.number);
        let crumbs = vec![("/".into(), "Home".into()), ("/pair".into(), "My pair".into())];
        Ok(view! {
            <Page title="Confidentiality on a visit" caption crumbs>
                <p>"Whoever visits somebody at work agrees to this first. If the text changes, you are asked again."</p>
                <div class="nhsuk-inset-text">
                    <span class="nhsuk-u-visually-hidden">"Information: "</span>
                    <p class="app-as-typed">{text.text}</p>
                </div>
                {agreed}
                {button}
            </Page>
        }
        .into_any())
    })
}

/// The form that writes the next version.
#[component]
pub fn WriteConfidentialityPage() -> impl IntoView {
    load(async move {
        let slug = server::param("programme");
        let (service, actor) = (server::service(), server::actor());
        let (programme, text) = service::confidentiality::show(&service, actor.as_deref(), &slug).await?;
        let caption = format!("Version {}", text.number);
        Ok(view! {
            <Page title="Confidentiality on visits" caption crumbs=programme_crumbs(&slug, &programme.name)>
                <p>"Everybody reads this before their first visit. Once you change it, everybody is asked to read it again before their next one."</p>
                <Form act=WriteConfidentiality::PATH version=text.number>
                    <Hidden name="programme" value=slug />
                    <TextArea name="text" label="What visitors keep to" value=text.text rows=14 limit=LONGEST_TEXT />
                    <Submit label="Save as the next version" />
                </Form>
            </Page>
        }
        .into_any())
    })
}
