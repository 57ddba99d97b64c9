//! What is ruled out or added by hand: a third for a pair, and pairs that are never proposed.

use super::{draft_id, pair_id, to_board};
use crate::{
    error::AppError,
    form::{Choice, Form, Hidden, Select, Submit},
    server,
};
use domain::{draft::Draft, id::ProposedPairId, problems::Problems};
use leptos::{prelude::*, server_fn::ServerFn};
use service::pairing::{Ban, Waiting};

/// Takes a pair apart and rules it out.
#[server(endpoint = "pairing/ban")]
pub async fn ban_pair(
    #[server(default)] draft: String,
    #[server(default)] version: i64,
    #[server(default)] pair: String,
) -> Result<(), AppError> {
    let (id, pair) = (draft_id(&draft)?, pair_id(&pair)?);
    service::pairing::ban(&server::service(), server::actor().as_deref(), id, version, pair).await?;
    to_board(id, "#bans");
    Ok(())
}

/// Lets two people be proposed to each other again.
#[server(endpoint = "pairing/unban")]
pub async fn unban_pair(
    #[server(default)] draft: String,
    #[server(default)] version: i64,
    #[server(default)] clinician: String,
    #[server(default)] manager: String,
) -> Result<(), AppError> {
    let id = draft_id(&draft)?;
    let person = |typed: &str| typed.parse().map_err(|_| AppError::NotFound);
    let (clinician, manager) = (person(&clinician)?, person(&manager)?);
    let (service, actor) = (server::service(), server::actor());
    service::pairing::unban(&service, actor.as_deref(), id, version, clinician, manager).await?;
    to_board(id, "#bans");
    Ok(())
}

/// Adds somebody to a pair.
#[server(endpoint = "pairing/add-third")]
pub async fn add_third(
    #[server(default)] draft: String,
    #[server(default)] version: i64,
    #[server(default)] pair: String,
    #[server(default)] third: String,
) -> Result<(), AppError> {
    let id = draft_id(&draft)?;
    let mut problems = Problems::new();
    let third = problems.take("third", third.parse().map_err(|_| "Select who has no partner"));
    let pair = problems.take("pair", pair.parse().map_err(|_| "Select the pair that they join"));
    let (third, pair) = problems.or(|| third.zip(pair)).map_err(AppError::Refused)?;
    service::pairing::add_third(&server::service(), server::actor().as_deref(), id, version, pair, third).await?;
    to_board(id, &format!("#pair-{pair}"));
    Ok(())
}

/// Takes the third out of a pair.
#[server(endpoint = "pairing/take-out-third")]
pub async fn take_out_third(
    #[server(default)] draft: String,
    #[server(default)] version: i64,
    #[server(default)] pair: String,
) -> Result<(), AppError> {
    let (id, pair) = (draft_id(&draft)?, pair_id(&pair)?);
    service::pairing::take_out_third(&server::service(), server::actor().as_deref(), id, version, pair).await?;
    to_board(id, &format!("#pair-{pair}"));
    Ok(())
}

/// The form that makes a pair one of three.
#[component]
pub(super) fn Third(waiting: Vec<Waiting>, pairs: Vec<(ProposedPairId, String)>, draft: Draft) -> impl IntoView {
    let is_open = crate::form::was_refused(AddThird::PATH);
    (!waiting.is_empty() && !pairs.is_empty()).then(|| {
        let first = |words: &str| std::iter::once(Choice::new("", words));
        let people = waiting.into_iter().map(|one| Choice::new(one.face.id.to_string(), one.face.name));
        let people = first("Choose somebody").chain(people).collect();
        let pairs = pairs.into_iter().map(|(id, names)| Choice::new(id.to_string(), names));
        let pairs = first("Choose a pair").chain(pairs).collect();
        view! {
            <details class="nhsuk-details" open=is_open>
                <summary class="nhsuk-details__summary">
                    <span class="nhsuk-details__summary-text">"Make a pair one of three"</span>
                </summary>
                <div class="nhsuk-details__text">
                    <Form act=AddThird::PATH version=draft.version>
                        <Hidden name="draft" value=draft.id.to_string() />
                        <Select name="third" label="Who has no partner" choices=people />
                        <Select name="pair" label="The pair that they join" hint="The rules must hold with the member of the other side" choices=pairs />
                        <Submit label="Add them" is_secondary=true />
                    </Form>
                </div>
            </details>
        }
    })
}

/// The pairs that are ruled out.
#[component]
pub(super) fn Bans(bans: Vec<Ban>, draft: Draft) -> impl IntoView {
    (!bans.is_empty()).then(|| {
        let rows = bans
            .into_iter()
            .map(|ban| {
                let names = format!("{} and {}", ban.clinician.name, ban.manager.name);
                let price = ban.price.map(|price| format!("Costs the others: {}", price.to_lowercase()));
                let about = names.clone();
                let form = (!draft.is_published).then(|| {
                    view! {
                        <Form act=UnbanPair::PATH version=draft.version>
                            <Hidden name="draft" value=draft.id.to_string() />
                            <Hidden name="clinician" value=ban.clinician.id.to_string() />
                            <Hidden name="manager" value=ban.manager.id.to_string() />
                            <Submit label="Let be proposed" is_secondary=true about />
                        </Form>
                    }
                });
                view! {
                    <li class="app-board__row app-board__row--alone">
                        <div class="app-board__person">
                            <span class="app-board__name">{names}</span>
                        </div>
                        <div class="app-board__actions">{form}</div>
                        <div class="app-board__more">{price}</div>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h2 class="nhsuk-heading-m" id="bans">"Ruled out"</h2>
            <p>"By a coordinator, by a no when they were asked, or since they were a pair that ended without fault."</p>
            <ul class="app-board">{rows}</ul>
        }
    })
}
