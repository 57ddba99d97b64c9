//! The board: every proposed pair with the parts of its score, and everybody who has no partner with the reason.

mod asking;
mod people;

use super::{
    LockPair, ProposeAgain, TakeApart,
    exception::{BanPair, Bans, TakeOutThird, Third},
};
use crate::{
    form::{Form, Hidden, Submit},
    layout::{Page, cohort_path, load},
    server,
    tag::{Colour, Tag},
};
pub use asking::AskFirst;
use asking::SaidNo;
use domain::{
    draft::Draft,
    id::{DraftId, ProposedPairId},
    pairing::{Part, Rule},
};
use leptos::{prelude::*, server_fn::ServerFn};
use people::{Alone, Join};
use service::pairing::{Board, BoardPair, Standing};

/// A proposal to judge and change.
#[component]
pub fn DraftPage() -> impl IntoView {
    load(async move {
        let id: DraftId = server::id("draft")?;
        let board = service::pairing::show(&server::service(), server::actor().as_deref(), id).await?;
        let crumbs = super::way(&board.cohort)?;
        let title = if board.draft.is_published { "Published pairs" } else { "Proposed pairs" };
        Ok(view! {
            <Page title crumbs is_wide=true>
                <Shown board />
            </Page>
        }
        .into_any())
    })
}

/// The form's hidden fields: which proposal, as it was seen.
#[component]
fn Of(draft: DraftId) -> impl IntoView {
    view! { <Hidden name="draft" value=draft.to_string() /> }
}

#[component]
fn Shown(board: Board) -> impl IntoView {
    let Board { cohort, draft, pairs, waiting, total, highest, bans, price, standing, refused } = board;
    let path = format!("{}/pairing/{}", cohort_path(&cohort), draft.id);
    let summary = format!(
        "{}. {} without a partner.",
        counted(pairs.len(), "pair", "pairs"),
        counted(waiting.len(), "person is", "people are"),
    );
    let points = pairs.iter().map(|pair| pair.score).min().map(|worst| {
        format!("Points: {total} in total, {worst} for the worst-off pair, of {highest} that a pair can have.")
    });
    let (id, version) = (draft.id, draft.version);
    let can_publish = can_publish(&draft, &pairs);
    let can_ask = can_publish && pairs.iter().any(|pair| pair.asked.is_none());
    let others: Vec<(ProposedPairId, String)> =
        pairs.iter().map(|pair| (pair.id, format!("{} and {}", pair.clinician.name, pair.manager.name))).collect();
    let actions = (!draft.is_published).then(|| {
        view! {
            {can_publish
                .then(|| {
                    view! {
                        <p>
                            <a class="nhsuk-button" href=format!("{path}/publish") role="button" draggable="false">
                                "Publish these pairs"
                            </a>
                        </p>
                    }
                })}
            {can_ask
                .then(|| {
                    view! {
                        <Form act=AskFirst::PATH version>
                            <Of draft=id />
                            <Submit label="Ask them first" is_secondary=true />
                        </Form>
                    }
                })}
            <Form act=ProposeAgain::PATH version>
                <Of draft=id />
                <Submit label="Propose the rest again" is_secondary=true about="keeping the locked pairs" />
            </Form>
        }
    });
    let join = (!draft.is_published).then(|| {
        let of_two = pairs.iter().filter(|pair| pair.third.is_none()).map(|pair| pair.id).collect::<Vec<_>>();
        let of_two = others.iter().filter(|(id, _)| of_two.contains(id)).cloned().collect::<Vec<_>>();
        view! {
            <Join waiting=waiting.clone() draft=draft.clone() />
            <Third waiting=waiting.clone() pairs=of_two draft=draft.clone() />
        }
    });
    let price = price.map(|price| format!("What was decided by hand costs: {}.", price.to_lowercase()));
    let proof = (standing != Standing::Unknown).then(|| view! { <a href=format!("{path}/proof")>"See the proof"</a> });
    let rows = pairs
        .into_iter()
        .map(|pair| view! { <Row pair draft=draft.clone() highest path=path.clone() /> })
        .collect_view();
    view! {
        <p class="nhsuk-lede-text">{summary}</p>
        {points.map(|points| view! { <p>{points}</p> })}
        {price.map(|price| view! { <p>{price}</p> })}
        {actions}
        <SaidNo refused />
        <Alone waiting />
        {join}
        <h2 class="nhsuk-heading-m">"Pairs, the best first"</h2>
        <ol class="app-board">{rows}</ol>
        <Bans bans draft=draft.clone() />
        <p>
            <a href=format!("{path}/why-not")>"Why not another pair?"</a>
        </p>
        <p class="nhsuk-hint">
            "Ties are decided by the seed " {draft.seed.to_string()} ". The same inputs give the same pairs; their hash is "
            {draft.inputs_hash.chars().take(12).collect::<String>()} ". " {standing_words(standing)} " " {proof}
        </p>
    }
}

/// What can be said of the proof of what was proposed.
pub(super) fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::Holds => "The proof that nothing is better was checked just now.",
        Standing::Outdated => "People or notes have changed since: propose again to have it proven anew.",
        Standing::Unknown => "No proof was stored when this was proposed.",
    }
}

/// Whether every pair of an open proposal can be formed.
pub(super) fn can_publish(draft: &Draft, pairs: &[BoardPair]) -> bool {
    !draft.is_published && !pairs.is_empty() && pairs.iter().all(|pair| pair.broken.is_empty())
}

pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[component]
fn Row(pair: BoardPair, draft: Draft, highest: i64, path: String) -> impl IntoView {
    let names = format!("{} and {}", pair.clinician.name, pair.manager.name);
    let class = if pair.is_locked { "app-board__row app-board__row--locked" } else { "app-board__row" };
    let has_third = pair.third.is_some();
    let asked = pair.asked.filter(|_| !draft.is_published);
    let (asked, waiting) = (asked.as_ref().map(asking::tag), asked.as_ref().and_then(asking::waiting));
    let price = pair.price.map(|price| format!("Costs the others: {}.", price.to_lowercase()));
    let people = [Some(pair.clinician), Some(pair.manager), pair.third].into_iter().flatten().map(|face| {
        view! {
            <div class="app-board__person">
                <span class="app-board__name">{face.name}</span>
                " "
                <span class="app-board__detail">{face.detail}</span>
            </div>
        }
    });
    let people = people.collect_view();
    let swap = (!has_third).then(|| format!("{path}/swap/{}", pair.id));
    let actions = (!draft.is_published)
        .then(|| view! { <Actions pair=pair.id is_locked=pair.is_locked swap draft names=names.clone() /> });
    view! {
        <li class=class id=format!("pair-{}", pair.id)>
            <div class="app-board__score">
                {pair.score.to_string()} <span class="app-board__of">{format!(" of {highest}")}</span>
            </div>
            {people}
            <div class="app-board__actions">
                {pair.is_locked.then(|| view! { <Tag colour=Colour::Blue words="Locked" /> })}
                {asked}
                {actions}
            </div>
            <div class="app-board__more">
                <Broken rules=pair.broken />
                {waiting}
                {price.map(|price| view! { <p>{price}</p> })}
                <details class="nhsuk-details">
                    <summary class="nhsuk-details__summary">
                        <span class="nhsuk-details__summary-text">
                            "Why this score" <span class="nhsuk-u-visually-hidden">" for " {names}</span>
                        </span>
                    </summary>
                    <div class="nhsuk-details__text">
                        <Parts parts=pair.parts />
                    </div>
                </details>
            </div>
        </li>
    }
}

#[component]
fn Broken(rules: Vec<Rule>) -> impl IntoView {
    (!rules.is_empty()).then(|| {
        let words = rules.into_iter().map(Rule::words).collect::<Vec<_>>().join(". ");
        view! {
            <p>
                <Tag colour=Colour::Red words="Not possible any more" />
                " " {words} "."
            </p>
        }
    })
}

#[component]
fn Actions(
    pair: ProposedPairId,
    is_locked: bool,
    /// Where their manager is swapped; none where they are three.
    swap: Option<String>,
    draft: Draft,
    names: String,
) -> impl IntoView {
    let (lock, words) = if is_locked { ("no", "Unlock") } else { ("yes", "Lock") };
    let (first, second, third) = (names.clone(), names.clone(), names.clone());
    let lock = if swap.is_none() {
        view! {
            <Form act=TakeOutThird::PATH version=draft.version>
                <Of draft=draft.id />
                <Hidden name="pair" value=pair.to_string() />
                <Submit label="Take out the third" is_secondary=true is_small=true about=first />
            </Form>
        }
        .into_any()
    } else {
        view! {
            <Form act=LockPair::PATH version=draft.version>
                <Of draft=draft.id />
                <Hidden name="pair" value=pair.to_string() />
                <Hidden name="lock" value=lock />
                <Submit label=words is_secondary=true is_small=true about=first />
            </Form>
        }
        .into_any()
    };
    let swap = swap.map(|address| {
        view! {
            <a class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href=address role="button" draggable="false">
                "Swap"
                <span class="nhsuk-u-visually-hidden">" the manager of "{third}</span>
            </a>
        }
    });
    view! {
        {lock}
        {swap}
        <Form act=BanPair::PATH version=draft.version>
            <Of draft=draft.id />
            <Hidden name="pair" value=pair.to_string() />
            <Submit label="Rule out" is_secondary=true is_small=true about=second />
        </Form>
        <Form act=TakeApart::PATH version=draft.version>
            <Of draft=draft.id />
            <Hidden name="pair" value=pair.to_string() />
            <Submit label="Take apart" is_secondary=true is_small=true about=names />
        </Form>
    }
}

/// The parts of a score.
#[component]
pub(super) fn Parts(parts: Vec<Part>) -> impl IntoView {
    let parts = parts
        .into_iter()
        .map(|part| {
            let sum = format!("{} × {} = {}", part.points, part.weight, part.score());
            view! {
                <div class="app-parts__part">
                    <dt>{part.name.words()}</dt>
                    <dd class="app-parts__sum">{sum}</dd>
                    <dd>{part.words}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="app-parts">{parts}</dl> }
}
