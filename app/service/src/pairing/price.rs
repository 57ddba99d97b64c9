//! What each thing that a coordinator decided by hand costs the others.

use super::{ground::Ground, refusal};
use crate::error::Result;
use domain::{
    draft::{Draft, Held, Run},
    id::ProposedPairId,
    pairing::{Outcome, Two},
};
use std::collections::HashMap;

/// Comparisons of two people that the prices of one board may take: beyond it only the price of all is worked out.
const MOST: usize = 4_000_000;

/// What was decided by hand in a draft, and what it costs.
#[derive(Clone, Debug, Default)]
pub(super) struct Prices {
    /// What all of it costs together; none where nothing was decided.
    pub(super) all: Option<String>,
    /// What each pair costs that is locked or made by hand.
    pub(super) pairs: HashMap<ProposedPairId, String>,
    /// What each pair costs that is ruled out, in the order of the draft.
    pub(super) bans: Vec<Option<String>>,
}

/// The prices of a draft, against the best that the rules allow.
pub(super) fn prices(ground: &Ground, draft: &Draft, run: Option<&Run>, now: Outcome) -> Result<Prices> {
    let proposed: Vec<Two> =
        run.and_then(|run| run.certificate.as_ref()).map(|it| it.pairs().collect()).unwrap_or_default();
    let is_by_hand = |pair: Two, is_locked: bool| is_locked || (run.is_some() && !proposed.contains(&pair));
    let by_hand: Vec<_> =
        draft.pairs.iter().filter(|pair| is_by_hand((pair.clinician, pair.manager), pair.is_locked)).collect();
    let taken = draft.pairs.iter().filter_map(|pair| pair.third).collect::<Vec<_>>();
    let best = |locked: Vec<Two>, banned: Vec<Two>| {
        let held = Held { locked, banned, taken: taken.clone() };
        ground.pool(draft.rules, &held).optimum(&held.locked).map_err(refusal)
    };
    let two = |pair: &domain::draft::Proposed| (pair.clinician, pair.manager);
    let all_held: Vec<Two> = by_hand.iter().map(|pair| two(pair)).collect();
    let mut prices = Prices { bans: vec![None; draft.bans.len()], ..Prices::default() };
    let free = best(Vec::new(), Vec::new())?;
    if !by_hand.is_empty() || !draft.bans.is_empty() || free.pairs != now.pairs || free.total != now.total {
        prices.all = Some(free.cost_words(&now));
    }
    let people = ground.participants.len();
    if (by_hand.len() + draft.bans.len()).saturating_mul(people * people / 4) > MOST {
        return Ok(prices);
    }
    let with = best(all_held.clone(), draft.bans.clone())?;
    for pair in &by_hand {
        let others = all_held.iter().copied().filter(|held| *held != two(pair)).collect();
        let without = best(others, draft.bans.clone())?;
        prices.pairs.insert(pair.id, without.cost_words(&with));
    }
    for (price, ban) in prices.bans.iter_mut().zip(&draft.bans) {
        let others = draft.bans.iter().copied().filter(|other| other != ban).collect();
        *price = Some(best(all_held.clone(), others)?.cost_words(&with));
    }
    Ok(prices)
}
