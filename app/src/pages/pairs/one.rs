//! One pair as its coordinator looks after it.

use super::{
    care,
    life::{Concerns, End, Pause},
    logged, reasons, tag,
};
use crate::{
    error::AppError,
    form::{DateField, Field, Form, Hidden, Submit},
    layout::{Page, cohort_crumbs, cohort_path, load},
    pages::pair::{History, Progress, SummaryRow},
    server,
};
use domain::{health, id::PairId};
use leptos::{prelude::*, server_fn::ServerFn};
use service::pair::LookedAt;

fn parsed(pair: &str) -> Result<PairId, AppError> {
    pair.parse().map_err(|_| AppError::NotFound)
}

/// Reminds a pair of itself.
#[server(endpoint = "pair/nudge")]
pub async fn nudge_pair(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] pair: String,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    service::pair::nudge(&service, actor.as_deref(), server::key(&key), parsed(&pair)?).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/pairs?done=nudged"));
    Ok(())
}

/// Leaves a pair alone until a day.
#[server(endpoint = "pair/snooze")]
pub async fn snooze_pair(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] pair: String,
    #[server(flatten)] form: health::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    service::pair::snooze(&service, actor.as_deref(), server::key(&key), parsed(&pair)?, &form).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/pairs?done=snoozed"));
    Ok(())
}

/// Ends leaving a pair alone.
#[server(endpoint = "pair/wake")]
pub async fn wake_pair(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] pair: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let id = parsed(&pair)?;
    service::pair::wake(&service, actor.as_deref(), id).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/pairs/{id}?done=changed"));
    Ok(())
}

/// Which pair a form is about.
fn which((programme, cohort): (String, String), id: PairId) -> impl IntoView {
    view! {
        <Hidden name="programme" value=programme />
        <Hidden name="cohort" value=cohort />
        <Hidden name="pair" value=id.to_string() />
    }
}

/// The pair's page.
#[component]
pub fn PairPage() -> impl IntoView {
    load(async move {
        let (programme, cohort, id) = (server::param("programme"), server::param("cohort"), server::id("id")?);
        let (service, actor) = (server::service(), server::actor());
        let looked_at = service::pair::look_at(&service, actor.as_deref(), &programme, &cohort, id).await?;
        let LookedAt { cohort: at, cared, members, rows, today } = looked_at;
        let days = (at.starts_on, at.ends_on);
        let mut crumbs = cohort_crumbs(&at);
        crumbs.push((format!("{}/pairs", cohort_path(&at)), "Pairs".into()));
        let place = || which((programme.clone(), cohort.clone()), id);
        let visits = cared.pair.members.iter().map(|member| {
            let times = match member.visits {
                0 => "Has not visited yet".to_owned(),
                1 => "Visited once".to_owned(),
                number => format!("Visited {number} times"),
            };
            view! { <SummaryRow key=member.name.clone() value=times /> }
        });
        let visits = visits.collect_view();
        let may_nudge = match &cared.may_nudge {
            Ok(()) => {
                let place = place();
                view! {
                    <Form act=NudgePair::PATH>{place} <Submit label="Remind them" /></Form>
                    <p>"Both get a short, friendly message that says nothing of what either has not done."</p>
                }
                .into_any()
            }
            Err(reason) => view! { <p>{reason.clone()} "."</p> }.into_any(),
        };
        let wake = cared.is_snoozed.then(|| {
            let place = place();
            view! {
                <Form act=WakePair::PATH>
                    {place}
                    <Submit label="Show it again now" is_secondary=true />
                </Form>
            }
        });
        let (pause_place, end_place) = (place().into_any(), place().into_any());
        let place = place();
        Ok(view! {
            <Page title=cared.pair.names() crumbs>
                <p>
                    {tag(&cared)}
                </p>
                <Concerns concerns=cared.concerns.clone() programme=programme.clone() cohort=cohort.clone() />
                {reasons(&cared)}
                <dl class="nhsuk-summary-list">
                    {visits}
                    <SummaryRow key="Logged" value=logged(&cared) />
                </dl>
                {care(&cared).map(|care| view! { <p>{care}</p> })}
                {may_nudge}
                {wake}
                <Progress rows=rows.clone() />
                <History rows days today leads=false />
                <h2 class="nhsuk-heading-m">"Leave this pair alone"</h2>
                <p>"It moves to the end of the list and is not counted under ‘Needs you today’ until the day you enter."</p>
                <Form act=SnoozePair::PATH>
                    {place}
                    <DateField name="until_on" legend="Until which day?" hint="For example, 3 5 2027" />
                    <Field name="note" label="Why?" hint="Coordinators read this, such as ‘On leave until May’" />
                    <Submit label="Leave alone" is_secondary=true />
                </Form>
                <Pause is_paused=cared.is_paused place=pause_place />
                <End members place=end_place />
            </Page>
        }
        .into_any())
    })
}
