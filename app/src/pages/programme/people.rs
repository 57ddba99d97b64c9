//! Who holds which role in a programme, and handing it over.

use crate::{
    error::AppError,
    form::{Checkboxes, Choice, Field, Form, Hidden, Radios, Submit},
    layout::{Page, load, programme_crumbs},
    server,
};
use domain::policy::{Act, Place, Role, allows};
use leptos::{prelude::*, server_fn::ServerFn};

/// Gives somebody a role.
#[server(endpoint = "programme/give-role")]
pub async fn give_role(
    #[server(default)] programme: String,
    #[server(default)] email: String,
    #[server(default)] role: String,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let form = service::programme::GiveRole { email, role };
    service::programme::give_role(&service, actor.as_deref(), server::key(&key), &programme, &form).await?;
    server::redirect(&format!("/programmes/{programme}/people?done=role"));
    Ok(())
}

/// Takes a role from somebody.
#[server(endpoint = "programme/take-role")]
pub async fn take_role(
    #[server(default)] programme: String,
    #[server(default)] email: String,
    #[server(default)] role: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let form = service::programme::GiveRole { email, role };
    let is_own = service::programme::take_role(&service, actor.as_deref(), &programme, &form).await?;
    // Whoever has given up their own role may not come back to the list.
    let may_come_back = !is_own || actor.is_some_and(|actor| actor.is_administrator);
    let path = if may_come_back { format!("/programmes/{programme}/people") } else { "/".to_owned() };
    server::redirect(&format!("{path}?done=role-taken"));
    Ok(())
}

/// Hands a programme over.
#[server(endpoint = "programme/hand-over")]
pub async fn hand_over(
    #[server(default)] programme: String,
    #[server(default)] email: String,
    #[server(default)] leave: String,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let form = service::programme::HandOver { email, leave };
    let key = server::key(&key);
    let has_left = service::programme::hand_over(&service, actor.as_deref(), key, &programme, &form).await?;
    let path = if has_left { "/".to_owned() } else { format!("/programmes/{programme}/people") };
    server::redirect(&format!("{path}?done=handed-over"));
    Ok(())
}

/// Who holds which role.
#[component]
pub fn PeoplePage() -> impl IntoView {
    load(async move {
        let actor = server::actor();
        let slug = server::param("programme");
        let shown = service::programme::show(&server::service(), actor.as_deref(), &slug).await?;
        let place = Place::programme(shown.programme.id);
        let may = |act| allows(actor.as_deref(), act, &place);
        if !may(Act::ShareCoordination) {
            return Err(AppError::Forbidden);
        }
        let may_change = |role| role == Role::Coordinator || may(Act::GiveRole);
        let is_empty = shown.holders.is_empty();
        let choices: Vec<_> = Role::ALL
            .into_iter()
            .filter(|role| may_change(*role))
            .map(|role| Choice::new(role.code(), role.words()).hint(hint(role)))
            .collect();
        let chosen = if choices.len() == 1 { Role::Coordinator.code() } else { "" };
        let holders = shown
            .holders
            .into_iter()
            .map(|held| {
                let may_take = may_change(held.0);
                holder(held, &slug, may_take)
            })
            .collect_view();
        Ok(view! {
            <Page title="People and their roles" crumbs=programme_crumbs(&slug, &shown.programme.name)>
                {is_empty.then(|| view! { <p class="app-empty">"Nobody has a role yet. Give somebody the role of coordinator first."</p> })}
                <ul class="app-list">{holders}</ul>
                <h2 class="nhsuk-heading-m">"Give somebody a role"</h2>
                <Form act=GiveRole::PATH>
                    <Hidden name="programme" value=slug />
                    <Field name="email" label="Email address of their account" kind="email" />
                    <Radios name="role" legend="Which role?" choices value=chosen />
                    <Submit label="Give role" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

fn hint(role: Role) -> &'static str {
    match role {
        Role::Coordinator => "Forms pairs and looks after cohorts; sees who has answered, never what",
        Role::Evaluator => "Reads answers without names; cannot also be coordinator",
        Role::Sponsor => "Sees numbers only",
        Role::WorkshopLead => "Runs workshops",
    }
}

/// Somebody with a role, and the button that takes it.
fn holder((role, name, email): (Role, String, String), slug: &str, may_take: bool) -> impl IntoView + use<> {
    let (slug, about) = (slug.to_owned(), format!("of {} from {name}", role.words().to_lowercase()));
    let to_take = email.clone();
    let take = may_take.then(|| {
        view! {
            <Form act=TakeRole::PATH>
                <Hidden name="programme" value=slug />
                <Hidden name="email" value=to_take />
                <Hidden name="role" value=role.code() />
                <Submit label="Take the role" is_secondary=true about />
            </Form>
        }
    });
    view! {
        <li class="app-list__item">
            <div class="app-list__main">
                <p class="app-list__title">{name}</p>
                <p class="app-list__detail">{role.words()} ", " {email}</p>
            </div>
            <div class="app-list__actions">{take}</div>
        </li>
    }
}

/// The form that hands a programme over.
#[component]
pub fn HandOverPage() -> impl IntoView {
    load(async move {
        let actor = server::actor();
        let slug = server::param("programme");
        let shown = service::programme::show(&server::service(), actor.as_deref(), &slug).await?;
        if !allows(actor.as_deref(), Act::HandOver, &Place::programme(shown.programme.id)) {
            return Err(AppError::Forbidden);
        }
        let leave =
            Choice::new("yes", "I give up my own role").hint("You no longer see participants, pairs or cohorts");
        Ok(view! {
            <Page title="Hand the programme over" crumbs=programme_crumbs(&slug, &shown.programme.name)>
                <p>"Your successor becomes coordinator at once and is written to. Cohorts, pairs and everything that was done stay as they are, and the history stays with the programme."</p>
                <Form act=HandOver::PATH>
                    <Hidden name="programme" value=slug />
                    <Field name="email" label="Email address of your successor’s account" kind="email" />
                    <Checkboxes name="leave" legend="And you?" choices=vec![leave] />
                    <Submit label="Hand over" />
                </Form>
            </Page>
        }
        .into_any())
    })
}
