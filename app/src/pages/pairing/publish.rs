//! The page that asks before pairs are published: what will happen, to whom, and that it stays so.

use super::{
    board::{can_publish, counted},
    draft_id, to_board,
};
use crate::{
    error::AppError,
    form::{Form, Hidden, Submit},
    layout::{Page, load},
    server,
};
use domain::id::DraftId;
use leptos::{prelude::*, server_fn::ServerFn};
use service::pairing::{Board, BoardPair, Waiting};

/// Publishes a proposal.
#[server(endpoint = "pairing/publish")]
pub async fn publish_pairs(#[server(default)] draft: String, #[server(default)] version: i64) -> Result<(), AppError> {
    let id = draft_id(&draft)?;
    service::pairing::publish(&server::service(), server::actor().as_deref(), id, version).await?;
    to_board(id, "?done=published");
    Ok(())
}

/// The page that asks.
#[component]
pub fn PublishPage() -> impl IntoView {
    load(async move {
        let id: DraftId = server::id("draft")?;
        let board = service::pairing::show(&server::service(), server::actor().as_deref(), id).await?;
        let (back, crumbs) = super::way_beyond(&board.cohort, id)?;
        let caption = format!("{}, {}", board.cohort.programme_name, board.cohort.name);
        Ok(view! {
            <Page title="Publish these pairs?" caption crumbs>
                {if can_publish(&board.draft, &board.pairs) {
                    view! { <Asked board back /> }.into_any()
                } else {
                    view! { <Cannot board back /> }.into_any()
                }}
            </Page>
        }
        .into_any())
    })
}

/// What will happen, and the button.
#[component]
fn Asked(board: Board, back: String) -> impl IntoView {
    let Board { draft, pairs, waiting, .. } = board;
    let people: usize = pairs.iter().map(|pair| 2 + usize::from(pair.third.is_some())).sum();
    let pairs_words = counted(pairs.len(), "pair", "pairs");
    let unsettled = unsettled(&pairs);
    let names = pairs.into_iter().map(|pair| view! { <li>{names(pair)}</li> }).collect_view();
    view! {
        <h2 class="nhsuk-heading-m">{format!("{pairs_words} will be formed")}</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">{names}</ul>
        <h2 class="nhsuk-heading-m">{format!("{} will be written to", counted(people, "person", "people"))}</h2>
        <p>
            "Each gets one message: who their partner is, and how to reach them. Whoever has no account yet gets a link to it in the same message."
        </p>
        <Left waiting />
        {(!unsettled.is_empty())
            .then(|| {
                view! {
                    <h2 class="nhsuk-heading-m">"Not everybody has said yes"</h2>
                    <ul class="nhsuk-list nhsuk-list--bullet">
                        {unsettled.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                    </ul>
                }
            })}
        <div class="nhsuk-inset-text">
            <p>
                "This cannot be taken back silently: once people have been written to, a pair can only be ended, and both of them know it."
            </p>
        </div>
        <Form act=PublishPairs::PATH version=draft.version>
            <Hidden name="draft" value=draft.id.to_string() />
            <Submit label=format!("Publish {pairs_words} and write to {}", counted(people, "person", "people")) />
        </Form>
        <p>
            <a href=back>"Go back, and publish nothing"</a>
        </p>
    }
}

/// Where some were asked first: the pairs of which not all have answered, or which are newer than the questions.
fn unsettled(pairs: &[BoardPair]) -> Vec<String> {
    if pairs.iter().all(|pair| pair.asked.is_none()) {
        return Vec::new();
    }
    let words = pairs.iter().filter_map(|pair| match &pair.asked {
        Some(asked) if asked.is_settled => None,
        Some(asked) => Some(asked.words.clone()),
        None => Some(format!("{} and {} were not asked", pair.clinician.name, pair.manager.name)),
    });
    words.collect()
}

fn names(pair: BoardPair) -> String {
    let third = pair.third.map_or_else(String::new, |third| format!(" with {}", third.name));
    format!("{} and {}{third}", pair.clinician.name, pair.manager.name)
}

/// Who stays without a partner.
#[component]
fn Left(waiting: Vec<Waiting>) -> impl IntoView {
    if waiting.is_empty() {
        return view! { <p>"Nobody is left without a partner."</p> }.into_any();
    }
    let verb = if waiting.len() == 1 { "stays" } else { "stay" };
    let title = format!("{} {verb} without a partner", counted(waiting.len(), "person", "people"));
    let names = waiting
        .into_iter()
        .map(|one| view! { <li>{one.face.name} ", " {one.side.words().to_lowercase()}</li> })
        .collect_view();
    view! {
        <h2 class="nhsuk-heading-m">{title}</h2>
        <p>"They are not written to, and stay free for the next proposal."</p>
        <ul class="nhsuk-list nhsuk-list--bullet">{names}</ul>
    }
    .into_any()
}

/// Why there is nothing to publish.
#[component]
fn Cannot(board: Board, back: String) -> impl IntoView {
    let words = if board.draft.is_published {
        "These pairs are published already, and their members were written to."
    } else if board.pairs.is_empty() {
        "There is no pair to publish: propose pairs first."
    } else {
        "Some pairs are not possible any more: take them apart, or propose the rest again."
    };
    view! {
        <p>{words}</p>
        <p>
            <a href=back>"Go to the proposal"</a>
        </p>
    }
}
