//! Doing the same to several participants: a page that says what will happen to whom, before it does.

use crate::{
    error::AppError,
    form::{Form, Hidden, Submit},
    layout::{Page, cohort_crumbs, cohort_path, load},
    pages::participant::Reasons,
    server,
};
use domain::{
    id::ParticipantId,
    participant::{bulk::Bulk, change::Leave},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Does what the page said.
#[server(endpoint = "participants/change")]
pub async fn change_several(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] act: String,
    #[server(default)] participants: Vec<String>,
    #[server(flatten)] form: Leave,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let bulk: Bulk = act.parse().map_err(|_| AppError::NotFound)?;
    let ids: Vec<ParticipantId> = participants.iter().filter_map(|id| id.parse().ok()).collect();
    let (service, actor, key) = (server::service(), server::actor(), server::key(&key));
    let place = (programme.as_str(), cohort.as_str());
    service::participant::carry_out_bulk(&service, actor.as_deref(), key, place, bulk, &ids, &form).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/participants?done=several"));
    Ok(())
}

/// The page that asks.
#[component]
pub fn BulkPage() -> impl IntoView {
    load(async move {
        let (programme, slug) = (server::param("programme"), server::param("cohort"));
        let bulk: Bulk = server::query("act").and_then(|code| code.parse().ok()).ok_or(AppError::NotFound)?;
        let ids: Vec<ParticipantId> = server::queries("id").iter().filter_map(|id| id.parse().ok()).collect();
        let (service, actor) = (server::service(), server::actor());
        let checked =
            service::participant::check_bulk(&service, actor.as_deref(), &programme, &slug, bulk, &ids).await?;
        let back = format!("{}/participants", cohort_path(&checked.cohort));
        let mut crumbs = cohort_crumbs(&checked.cohort);
        crumbs.push((back.clone(), "Participants".into()));
        let is_chosen = !checked.will.is_empty() || !checked.left_out.is_empty();
        let fields = checked.will.iter().map(|(id, _)| view! { <Hidden name="participants[]" value=id.to_string() /> });
        let fields = fields.collect_view();
        let names = checked.will.iter().map(|(_, name)| view! { <li>{name.clone()}</li> }).collect_view();
        let form = (!checked.will.is_empty()).then(|| {
            view! {
                <h2 class="nhsuk-heading-m">{format!("{} will change", people(checked.will.len()))}</h2>
                <p>{format!("Each {}:", bulk.effect())}</p>
                <ul class="nhsuk-list nhsuk-list--bullet">{names}</ul>
                <Form act=ChangeSeveral::PATH>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=slug />
                    <Hidden name="act" value=bulk.code() />
                    {fields}
                    {(bulk == Bulk::Withdraw)
                        .then(|| {
                            view! { <Reasons legend="Why do they leave?" hint="Coordinators see this, for each of them" /> }
                        })}
                    <Submit label=format!("{}: {}", bulk.words(), people(checked.will.len())) />
                </Form>
            }
        });
        let left_out = checked.left_out.into_iter().map(|why| view! { <li>{why}</li> }).collect::<Vec<_>>();
        Ok(view! {
            <Page title=format!("{}?", bulk.words()) crumbs>
                {(!is_chosen).then(|| view! { <p>"Nobody is chosen. Go back to the list and tick those whom it is about."</p> })}
                {form}
                {(!left_out.is_empty())
                    .then(|| {
                        view! {
                            <h2 class="nhsuk-heading-m">{format!("{} left out", people(left_out.len()))}</h2>
                            <ul class="nhsuk-list nhsuk-list--bullet">{left_out}</ul>
                        }
                    })}
                <p>
                    <a href=back>"Back to the list, and change nothing"</a>
                </p>
            </Page>
        }
        .into_any())
    })
}

fn people(number: usize) -> String {
    if number == 1 { "1 person".to_owned() } else { format!("{number} people") }
}
