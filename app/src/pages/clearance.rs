//! The checklist of visitors from another organisation: one's own, that of a participant, and which visits are held.

use crate::{
    error::AppError,
    form::{Choice, DateField, Form, Hidden, Radios, Submit, was_refused},
    layout::{Page, load},
    pages::pair::{NoPartner, wanted},
    server,
    table::{Cell, Table},
    tag::{Colour, Tag},
};
use domain::{
    booking::when,
    id::ParticipantId,
    london,
    preparation::{Clearance, ClearanceForm, Item},
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::clearance::{Held, Mine};

/// Says that one has something.
#[server(endpoint = "clearance/declare")]
pub async fn declare_clearance(
    #[server(default)] pair: String,
    #[server(flatten)] form: ClearanceForm,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let id = pair.parse().map_err(|_| AppError::NotFound)?;
    let (service, actor) = (server::service(), server::actor());
    service::clearance::declare(&service, actor.as_deref(), server::key(&key), id, &form).await?;
    server::redirect(&format!("/shadowing/checklist?pair={id}&done=declared"));
    Ok(())
}

/// Records that a participant has something.
#[server(endpoint = "clearance/record")]
pub async fn record_clearance(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] participant: String,
    #[server(flatten)] form: ClearanceForm,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let id: ParticipantId = participant.parse().map_err(|_| AppError::NotFound)?;
    let (service, actor, at) = (server::service(), server::actor(), (programme.as_str(), cohort.as_str()));
    service::clearance::record(&service, actor.as_deref(), server::key(&key), at, id, &form).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/participants/{id}?done=changed"));
    Ok(())
}

/// Confirms what a participant declared.
#[server(endpoint = "clearance/confirm")]
pub async fn confirm_clearance(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] participant: String,
    #[server(default)] item: String,
    #[server(default)] version: i64,
) -> Result<(), AppError> {
    let id: ParticipantId = participant.parse().map_err(|_| AppError::NotFound)?;
    let (service, actor, at) = (server::service(), server::actor(), (programme.as_str(), cohort.as_str()));
    service::clearance::confirm(&service, actor.as_deref(), at, id, &item, version).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/participants/{id}?done=clearance"));
    Ok(())
}

/// How far one thing of the checklist is, in words and a colour that repeats them.
fn state(one: Option<&Clearance>) -> (Colour, String) {
    let today = server::today();
    match one {
        None => (Colour::Grey, "Missing".to_owned()),
        Some(one) if one.expires_on < today => {
            (Colour::Red, format!("Expired on {}", london::date_words(one.expires_on)))
        }
        Some(one) => {
            let until = london::date_words(one.expires_on);
            if one.is_confirmed {
                (Colour::Green, format!("Until {until}"))
            } else {
                (Colour::Yellow, format!("Until {until}, not confirmed"))
            }
        }
    }
}

/// Every thing of the checklist and how far it is, with what can be done about it.
fn items(held: &[Clearance], action: impl Fn(&Clearance) -> AnyView) -> AnyView {
    let items: Vec<_> = Item::ALL
        .into_iter()
        .map(|item| {
            let one = held.iter().find(|one| one.item == item);
            let (colour, words) = state(one);
            let action = one.map(&action);
            view! {
                <li class="app-list__item">
                    <div class="app-list__main">
                        <p class="app-list__title">{item.words()}</p>
                    </div>
                    <div>
                        <Tag colour words />
                    </div>
                    {action}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="app-list">{items}</ul> }.into_any()
}

/// What is entered of one thing.
#[component]
fn Fields() -> impl IntoView {
    let choices = Item::ALL.into_iter().map(|item| Choice::new(item.code(), item.words())).collect();
    view! {
        <Radios name="item" legend="What is it?" choices />
        <DateField name="expires_on" legend="When does it expire?" hint="Its last day. For training: when it must be done again" />
    }
}

fn soon(expiring: Vec<String>) -> impl IntoView {
    let items = expiring.into_iter().map(|words| view! { <li>{words}</li> }).collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! {
            <div class="nhsuk-inset-text">
                <span class="nhsuk-u-visually-hidden">"Information: "</span>
                <p>"Renew it in time:"</p>
                <ul class="nhsuk-list nhsuk-list--bullet">{items}</ul>
            </div>
        }
    })
}

/// One's own checklist.
#[component]
pub fn ChecklistPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let Some(pair) = wanted(&service, actor.as_deref())? else {
            return Ok(view! { <NoPartner /> }.into_any());
        };
        let Mine { held, is_needed, expiring } = service::clearance::mine(&service, actor.as_deref(), pair).await?;
        let why = if is_needed {
            "Your partner works for another organisation. You can visit them once all of this is there and confirmed by a coordinator."
        } else {
            "You and your partner work for the same organisation: you need none of this to visit them."
        };
        let items = items(&held, |_| ().into_any());
        let crumbs = vec![("/".into(), "Home".into()), ("/pair".into(), "My pair".into())];
        Ok(view! {
            <Page title="Checklist for visits to another organisation" crumbs>
                <p>{why}</p>
                {is_needed.then(|| soon(expiring))}
                {items}
                <h2 class="nhsuk-heading-m">"Say what you have"</h2>
                <p>"A coordinator looks at it and confirms it."</p>
                <Form act=DeclareClearance::PATH>
                    <Hidden name="pair" value=pair.to_string() />
                    <Fields />
                    <Submit label="Save" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// The checklist of a participant, as a coordinator sees it.
#[component]
pub fn Checklist(
    /// The programme's part of addresses,
    programme: String,
    /// and the cohort's.
    cohort: String,
    /// Whose.
    id: ParticipantId,
    /// What is there.
    held: Vec<Clearance>,
    /// What of it expires soon.
    expiring: Vec<String>,
) -> impl IntoView {
    let (of, at) = (programme.clone(), cohort.clone());
    let items = items(&held, move |one| {
        if one.is_confirmed {
            return ().into_any();
        }
        let (programme, cohort, item) = (of.clone(), at.clone(), one.item);
        view! {
            <Form act=ConfirmClearance::PATH version=one.version>
                <Hidden name="programme" value=programme />
                <Hidden name="cohort" value=cohort />
                <Hidden name="participant" value=id.to_string() />
                <Hidden name="item" value=item.code() />
                <Submit label="Confirm" about=item.words() is_secondary=true is_small=true />
            </Form>
        }
        .into_any()
    });
    view! {
        <h2 class="nhsuk-heading-m">"Checklist for visits to another organisation"</h2>
        {soon(expiring)}
        {items}
        <details class="nhsuk-details" open=was_refused(RecordClearance::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"Record what you have seen"</span>
            </summary>
            <div class="nhsuk-details__text">
                <Form act=RecordClearance::PATH>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <Hidden name="participant" value=id.to_string() />
                    <Fields />
                    <Submit label="Record" is_secondary=true />
                </Form>
            </div>
        </details>
    }
}

/// The agreed visits of a cohort that are held or soon may be.
pub fn held_visits(held: Vec<Held>, path: &str) -> Option<impl IntoView + use<>> {
    let path = path.to_owned();
    let row = |Held { visit, needs, expiring }: Held| {
        let name = format!("{} visits {}", visit.visitor_name, visit.host_name);
        let address = format!("{path}/participants/{}", visit.visitor);
        let why = if needs.is_empty() { expiring.join("; ") } else { format!("Held: needs {}", needs.join("; ")) };
        vec![Cell::Link { address, words: name }, when(visit.starts_at, visit.ends_at).into(), why.into()]
    };
    let rows: Vec<_> = held.into_iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h2 class="nhsuk-heading-m">"Visits that are held"</h2>
            <p>"Visitors from another organisation need all of the checklist, valid on the day."</p>
            <Table caption="Visits that are held, or soon may be" headings=&["Visit", "When", "Why"] rows />
        }
    })
}
