//! Swapping the managers of two pairs: what each swap would do, and the form that does it.

use super::{draft_id, pair_id, to_board};
use crate::{
    error::AppError,
    form::{Choice, Form, Hidden, Radios, Submit},
    layout::{Page, load},
    server,
};
use domain::{
    id::{DraftId, ProposedPairId},
    pairing::Rule,
    problems::Problems,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::pairing::{SwapEffect, Swaps};

/// Swaps the managers of two pairs.
#[server(endpoint = "pairing/swap")]
pub async fn swap_pairs(
    #[server(default)] draft: String,
    #[server(default)] version: i64,
    #[server(default)] first: String,
    #[server(default)] second: String,
) -> Result<(), AppError> {
    let (id, first) = (draft_id(&draft)?, pair_id(&first)?);
    let Ok(second) = second.parse() else {
        return Err(AppError::Refused(Problems::one("second", "Select the pair to swap with")));
    };
    let (service, actor) = (server::service(), server::actor());
    let pair = service::pairing::swap(&service, actor.as_deref(), id, version, first, second).await?;
    to_board(id, &format!("#pair-{pair}"));
    Ok(())
}

/// The pairs with which one of a proposal can swap.
#[component]
pub fn SwapPage() -> impl IntoView {
    load(async move {
        let (id, pair): (DraftId, ProposedPairId) = (server::id("draft")?, server::id("pair")?);
        let shown = service::pairing::swaps(&server::service(), server::actor().as_deref(), id, pair).await?;
        let (address, crumbs) = super::way_beyond(&shown.cohort, id)?;
        let Swaps { version, names, swaps, .. } = shown;
        let back = view! {
            <p>
                <a href=format!("{address}#pair-{pair}")>"Back to the proposal, and change nothing"</a>
            </p>
        };
        let Some(names) = names else {
            return Ok(view! {
                <Page title="Swap managers" crumbs>
                    <p class="app-empty">
                        "There is nothing to swap here: the proposal was changed, or its pairs are published. Look at the proposal as it is now."
                    </p>
                    {back}
                </Page>
            }
            .into_any());
        };
        let (forbidden, allowed): (Vec<_>, Vec<_>) = swaps.into_iter().partition(|swap| !swap.broken.is_empty());
        let form = if allowed.is_empty() {
            view! { <p class="app-empty">"No other pair can swap with them: a rule forbids each."</p> }.into_any()
        } else {
            let choices = allowed.into_iter().map(choice).collect();
            view! {
                <Form act=SwapPairs::PATH version>
                    <Hidden name="draft" value=id.to_string() />
                    <Hidden name="first" value=pair.to_string() />
                    <Radios name="second" legend="With which pair?" hint="The best for the whole proposal first" choices />
                    <Submit label="Swap" />
                </Form>
            }
            .into_any()
        };
        Ok(view! {
            <Page title=format!("Swap the manager of {names}") crumbs>
                {form}
                <Forbidden swaps=forbidden />
                {back}
            </Page>
        }
        .into_any())
    })
}

fn choice(swap: SwapEffect) -> Choice {
    let points = match swap.points {
        0 => "As good as now".to_owned(),
        1 => "1 point more in total".to_owned(),
        -1 => "1 point less in total".to_owned(),
        more if more > 0 => format!("{more} points more in total"),
        less => format!("{} points less in total", -less),
    };
    let [one, other] = swap.new;
    Choice::new(swap.pair.to_string(), swap.names).hint(format!("{points}. {one}; {other}"))
}

/// Swaps that a rule forbids.
#[component]
fn Forbidden(swaps: Vec<SwapEffect>) -> impl IntoView {
    (!swaps.is_empty()).then(|| {
        let items = swaps
            .into_iter()
            .map(|swap| {
                let why = swap.broken.into_iter().map(Rule::words).collect::<Vec<_>>().join(". ");
                view! { <li>{format!("{}: {why}.", swap.names)}</li> }
            })
            .collect_view();
        view! {
            <h2 class="nhsuk-heading-m">"Not possible"</h2>
            <ul class="nhsuk-list nhsuk-list--bullet">{items}</ul>
        }
    })
}
