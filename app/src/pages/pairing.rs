//! Forming pairs: where a cohort stands, and the proposal to judge and change.

mod board;
mod compare;
mod exception;
mod proof;
mod publish;
mod rules;
mod running;
mod swap;
mod why_not;

pub use board::{AskFirst, DraftPage};
pub use compare::ComparePage;
pub use exception::{AddThird, BanPair, TakeOutThird, UnbanPair};
pub use proof::ProofPage;
pub use publish::{PublishPage, PublishPairs};
pub use rules::{RulesPage, SavePairingRules};
pub use running::{CancelRun, RunPage};
pub use swap::{SwapPage, SwapPairs};
pub use why_not::WhyNotPage;

use crate::{
    error::AppError,
    form::{Form, Hidden, Submit},
    layout::{Crumb, Page, cohort_crumbs, cohort_path, load},
    pages::pair::SummaryRow,
    server,
};
use domain::{
    cohort::Cohort,
    draft::Listed,
    id::{DraftId, ProposedPairId},
    london,
    pairing::Measure,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Proposes pairs for a cohort.
#[server(endpoint = "pairing/propose")]
pub async fn propose(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let key = server::key(&key);
    let begun = service::pairing::begin_proposal(&service, actor.as_deref(), key, &programme, &cohort).await?;
    running::to_begun(begun).await
}

fn draft_id(typed: &str) -> Result<DraftId, AppError> {
    typed.parse().map_err(|_| AppError::NotFound)
}

fn pair_id(typed: &str) -> Result<ProposedPairId, AppError> {
    typed.parse().map_err(|_| AppError::NotFound)
}

/// The way to the pages about pairing in a cohort; nowhere where the address names another.
fn way(cohort: &Cohort) -> Result<Vec<Crumb>, AppError> {
    if cohort.programme_slug != server::param("programme") || cohort.slug != server::param("cohort") {
        return Err(AppError::NotFound);
    }
    let mut crumbs = cohort_crumbs(cohort);
    crumbs.push((format!("{}/pairing", cohort_path(cohort)), "Pairing".into()));
    Ok(crumbs)
}

/// The address of a proposal, and the way to the pages about it.
fn way_beyond(cohort: &Cohort, draft: DraftId) -> Result<(String, Vec<Crumb>), AppError> {
    let mut crumbs = way(cohort)?;
    let address = format!("{}/pairing/{draft}", cohort_path(cohort));
    crumbs.push((address.clone(), "Proposal".into()));
    Ok((address, crumbs))
}

/// Back to the board, to a notice or to the place of what was changed: a board of 200 pairs keeps its reader's place.
fn to_board(draft: DraftId, place: &str) {
    server::redirect(&format!("/pairing/{draft}{place}"));
}

/// Keeps the locked pairs and proposes the rest again.
#[server(endpoint = "pairing/again")]
pub async fn propose_again(#[server(default)] draft: String, #[server(default)] version: i64) -> Result<(), AppError> {
    let id = draft_id(&draft)?;
    let begun = service::pairing::begin_again(&server::service(), server::actor().as_deref(), id, version).await?;
    running::to_begun(begun).await
}

/// Locks or unlocks a pair.
#[server(endpoint = "pairing/lock")]
pub async fn lock_pair(
    #[server(default)] draft: String,
    #[server(default)] version: i64,
    #[server(default)] pair: String,
    #[server(default)] lock: String,
) -> Result<(), AppError> {
    let (id, pair) = (draft_id(&draft)?, pair_id(&pair)?);
    let (service, actor) = (server::service(), server::actor());
    service::pairing::lock(&service, actor.as_deref(), id, version, pair, lock == "yes").await?;
    to_board(id, &format!("#pair-{pair}"));
    Ok(())
}

/// Takes a pair apart.
#[server(endpoint = "pairing/take-apart")]
pub async fn take_apart(
    #[server(default)] draft: String,
    #[server(default)] version: i64,
    #[server(default)] pair: String,
) -> Result<(), AppError> {
    let (id, pair) = (draft_id(&draft)?, pair_id(&pair)?);
    service::pairing::take_apart(&server::service(), server::actor().as_deref(), id, version, pair).await?;
    to_board(id, "#alone");
    Ok(())
}

/// Pairs two people by hand.
#[server(endpoint = "pairing/join")]
pub async fn join_people(
    #[server(default)] draft: String,
    #[server(default)] version: i64,
    #[server(default)] clinician: String,
    #[server(default)] manager: String,
) -> Result<(), AppError> {
    let id = draft_id(&draft)?;
    let mut problems = domain::problems::Problems::new();
    let clinician = problems.take("clinician", clinician.parse().map_err(|_| "Select a clinician"));
    let manager = problems.take("manager", manager.parse().map_err(|_| "Select a manager"));
    let (clinician, manager) = problems.or(|| clinician.zip(manager)).map_err(AppError::Refused)?;
    let (service, actor) = (server::service(), server::actor());
    let pair = service::pairing::join(&service, actor.as_deref(), id, version, clinician, manager).await?;
    to_board(id, &format!("#pair-{pair}"));
    Ok(())
}

/// The short address of a proposal, which leads to its place in the cohort.
#[component]
pub fn ToDraftPage() -> impl IntoView {
    load(async move {
        let id: DraftId = server::id("draft")?;
        let board = service::pairing::show(&server::service(), server::actor().as_deref(), id).await?;
        let notice = server::query("done").map_or(String::new(), |done| format!("?done={done}"));
        server::redirect(&format!("{}/pairing/{id}{notice}", cohort_path(&board.cohort)));
        Ok(().into_any())
    })
}

/// Where pairing stands.
#[component]
pub fn PairingPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let (service, actor) = (server::service(), server::actor());
        let overview = service::pairing::overview(&service, actor.as_deref(), &programme, &cohort).await?;
        let path = cohort_path(&overview.cohort);
        let most = overview.clinicians.min(overview.managers);
        let open = overview.open.map(|draft| {
            view! {
                <p>
                    <a class="nhsuk-button" href=format!("{path}/pairing/{draft}") role="button" draggable="false">
                        "Go on with the proposal"
                    </a>
                </p>
            }
        });
        let has_open = open.is_some();
        let aim = format!("As many pairs as can be, then {}.", overview.rules.objective.words());
        let rules = Measure::ALL
            .into_iter()
            .map(|measure| {
                let strength = overview.rules.strength(measure).words();
                view! { <SummaryRow key=measure.words() value=strength /> }
            })
            .collect_view();
        let propose = if most == 0 {
            let address = format!("{path}/participants/import");
            view! {
                <p class="app-empty">
                    "Pairs need at least one approved clinician and one approved manager who have no partner. "
                    <a href=address>"Import participants"</a>
                </p>
            }
            .into_any()
        } else {
            view! {
                <Form act=Propose::PATH>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <Submit label=if has_open { "Begin a new proposal" } else { "Propose pairs" } is_secondary=has_open />
                </Form>
            }
            .into_any()
        };
        Ok(view! {
            <Page title="Form pairs" crumbs=cohort_crumbs(&overview.cohort)>
                {open}
                <dl class="nhsuk-summary-list">
                    <SummaryRow key="Clinicians without a partner" value=overview.clinicians.to_string() />
                    <SummaryRow key="Managers without a partner" value=overview.managers.to_string() />
                    <SummaryRow key="Pairs possible at most" value=most.to_string() />
                    <SummaryRow key="People in a pair" value=overview.paired.to_string() />
                    <SummaryRow key="Not approved yet" value=overview.not_approved.to_string() />
                </dl>
                {propose}
                <h2 class="nhsuk-heading-m">"How pairs are proposed"</h2>
                <p>"Never: two of one side, people kept apart by a note of yours, or anybody who is not approved."</p>
                <p>{aim}</p>
                <dl class="nhsuk-summary-list">{rules}</dl>
                <p>
                    <a href=format!("{path}/pairing/rules")>"Change the rules, and see what they do"</a>
                </p>
                <p>"Nobody is told before you publish."</p>
                <p>
                    <a href=format!("{path}/pairing/scores.csv") download="">"Take away every score (CSV)"</a>
                    ", to solve with another tool and compare"
                </p>
                <Drafts drafts=overview.drafts path=path.clone() />
            </Page>
        }
        .into_any())
    })
}

/// The latest proposals, each with a comparison with the one before.
#[component]
fn Drafts(drafts: Vec<Listed>, path: String) -> impl IntoView {
    (!drafts.is_empty()).then(|| {
        let before = drafts.iter().skip(1).map(|draft| Some(draft.id)).chain([None]).collect::<Vec<_>>();
        let items = drafts
            .into_iter()
            .zip(before)
            .map(|(draft, before)| {
                let state = if draft.is_published { ", published" } else { "" };
                let pairs = if draft.pairs == 1 { "pair" } else { "pairs" };
                let made = london::instant_words(draft.created_at);
                let words = format!("Proposal of {made}: {} {pairs}{state}", draft.pairs);
                let compare = before.map(|before| {
                    let address = format!("/pairing/compare?one={before}&other={}", draft.id);
                    view! {
                        ", "
                        <a href=address>
                            "compare with the one before" <span class="nhsuk-u-visually-hidden">", for the proposal of " {made.clone()}</span>
                        </a>
                    }
                });
                view! {
                    <li>
                        <a href=format!("{path}/pairing/{}", draft.id)>{words}</a>
                        {compare}
                    </li>
                }
            })
            .collect_view();
        view! {
            <h2 class="nhsuk-heading-m">"Proposals"</h2>
            <ul class="nhsuk-list">{items}</ul>
        }
    })
}
