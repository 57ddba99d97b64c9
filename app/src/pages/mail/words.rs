//! What a programme's messages say: a list, and a page for each with a preview.

use crate::{
    error::AppError,
    form::{Field, Form, Hidden, Submit, TextArea},
    layout::{Crumb, Page, load, programme_crumbs},
    server,
};
use domain::mail::template::{self, LONGEST_BODY, Template, Words};
use leptos::{prelude::*, server_fn::ServerFn};

/// Replaces the words of a message.
#[server(endpoint = "mail/reword")]
pub async fn reword_message(
    #[server(flatten)] form: template::Form,
    #[server(default)] programme: String,
    #[server(default)] template: String,
    #[server(default)] step: String,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    if step == "preview" {
        let template = Template::parse(&template).ok_or(AppError::NotFound)?;
        form.check(template).map_err(AppError::Refused)?;
        return Err(AppError::Preview);
    }
    let (service, actor) = (server::service(), server::actor());
    let which = (programme.as_str(), template.as_str());
    service::mail::reword(&service, actor.as_deref(), server::key(&key), which, version, &form).await?;
    server::redirect(&format!("/programmes/{programme}/messages/words/{template}?done=reworded"));
    Ok(())
}

fn crumbs(slug: &str, name: &str) -> Vec<Crumb> {
    let mut crumbs = programme_crumbs(slug, name);
    crumbs.push((format!("/programmes/{slug}/messages"), "Messages".into()));
    crumbs
}

/// The messages whose words can be chosen.
#[component]
pub fn WordingsPage() -> impl IntoView {
    load(async move {
        let slug = server::param("programme");
        let (programme, wordings) =
            service::mail::wordings(&server::service(), server::actor().as_deref(), &slug).await?;
        let items = wordings
            .into_iter()
            .map(|chosen| {
                let address = format!("/programmes/{slug}/messages/words/{}", chosen.template.code());
                let whose = if chosen.version == 0 { "As it comes with the service" } else { "In your words" };
                let (subject, _) = chosen.words.example(chosen.template);
                view! {
                    <li class="app-list__item">
                        <div class="app-list__main">
                            <p class="app-list__title">
                                <a href=address>{chosen.template.words()}</a>
                            </p>
                            <p class="app-list__detail">{format!("{whose}: {subject}")}</p>
                        </div>
                    </li>
                }
            })
            .collect_view();
        Ok(view! {
            <Page title="What messages say" crumbs=crumbs(&slug, &programme.name)>
                <p>"These are the messages that your programme sends in its own name. Messages between partners say what happened, and stay as they are."</p>
                <ul class="app-list">{items}</ul>
            </Page>
        }
        .into_any())
    })
}

/// One of them, with its preview.
#[component]
pub fn WordingPage() -> impl IntoView {
    load(async move {
        let slug = server::param("programme");
        let template = Template::parse(&server::param("template")).ok_or(AppError::NotFound)?;
        let (programme, wordings) =
            service::mail::wordings(&server::service(), server::actor().as_deref(), &slug).await?;
        let chosen = wordings.into_iter().find(|one| one.template == template).ok_or(AppError::NotFound)?;
        let mut crumbs = crumbs(&slug, &programme.name);
        crumbs.push((format!("/programmes/{slug}/messages/words"), "What messages say".into()));
        let previewed = typed().unwrap_or_else(|| chosen.words.clone());
        let version = chosen.version;
        Ok(view! {
            <Page title=template.words() crumbs>
                <Form act=RewordMessage::PATH version>
                    <Hidden name="programme" value=slug />
                    <Hidden name="template" value=template.code() />
                    <Field name="subject" label="Subject" value=chosen.words.subject />
                    <TextArea name="body" label="Message" value=chosen.words.body rows=12 limit=LONGEST_BODY />
                    <div class="app-buttons">
                        <Submit label="Save" sends=("step", "save") />
                        <Submit label="Preview" sends=("step", "preview") is_secondary=true />
                    </div>
                </Form>
                <Slots template />
                <Preview template words=previewed />
            </Page>
        }
        .into_any())
    })
}

/// What was typed and is to be looked at.
fn typed() -> Option<Words> {
    let refusal = server::refusal().filter(|refusal| refusal.act == RewordMessage::PATH)?;
    let at = |name: &str| refusal.typed.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone());
    Some(Words { subject: at("subject")?, body: at("body")?.replace("\r\n", "\n") })
}

/// What can be filled in.
#[component]
fn Slots(template: Template) -> impl IntoView {
    let rows = template
        .slots()
        .iter()
        .map(|slot| {
            let needed = if slot.is_needed { ". The message cannot do without it" } else { "" };
            view! {
                <div class="nhsuk-summary-list__row">
                    <dt class="nhsuk-summary-list__key">{format!("{{{}}}", slot.name)}</dt>
                    <dd class="nhsuk-summary-list__value">{format!("{}{needed}", slot.means)}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <h2 class="nhsuk-heading-m">"What is filled in"</h2>
        <p>"Write these names with their braces where you want them."</p>
        <dl class="nhsuk-summary-list">{rows}</dl>
    }
}

/// The message as somebody would read it.
#[component]
fn Preview(template: Template, words: Words) -> impl IntoView {
    let (subject, body) = words.example(template);
    view! {
        <h2 class="nhsuk-heading-m">"Preview"</h2>
        <div class="nhsuk-inset-text">
            <p>
                <strong>{subject}</strong>
            </p>
            <p class="app-as-typed">{body}</p>
        </div>
    }
}
