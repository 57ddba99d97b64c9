//! What each swap of a pair's manager would do, before anybody decides.

use super::{ground::Ground, load};
use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    draft::Proposed,
    id::{DraftId, ProposedPairId},
    pairing::{Pool, Rule, Two, Verdict},
    policy::{Act, Actor},
};
use std::cmp::Reverse;

/// The swaps of one pair.
#[derive(Clone, Debug)]
pub struct Swaps {
    /// The cohort.
    pub cohort: Cohort,
    /// The version of the proposal that is shown.
    pub version: i64,
    /// The two by their names; none where they are not a pair of two in this proposal, or it is published.
    pub names: Option<String>,
    /// With whom they can swap: the best for the proposal first, those that a rule forbids last.
    pub swaps: Vec<SwapEffect>,
}

/// What one swap would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwapEffect {
    /// The other pair,
    pub pair: ProposedPairId,
    /// by its names.
    pub names: String,
    /// The two pairs that would come, by their names.
    pub new: [String; 2],
    /// How many points more the two pairs would score together; fewer where it is negative.
    pub points: i64,
    /// The rules that forbid it.
    pub broken: Vec<Rule>,
}

/// What each swap of a pair's manager with another pair's would do.
pub async fn swaps(service: &Service, actor: Option<&Actor>, id: DraftId, pair: ProposedPairId) -> Result<Swaps> {
    let mut tx = service.read().await?;
    let (cohort, draft) = load(service, actor, &mut tx, Act::ProposePairs, id).await?;
    let ground = Ground::load(&mut tx, cohort.clone()).await?;
    drop(tx);
    let of_two = |pair: &&Proposed| !draft.is_published && pair.third.is_none();
    let chosen = draft.pairs.iter().filter(of_two).find(|one| one.id == pair);
    let Some(chosen) = chosen else {
        return Ok(Swaps { cohort, version: draft.version, names: None, swaps: Vec::new() });
    };
    let pool = ground.pool(draft.rules, &draft.held());
    let names = |(clinician, manager): Two| format!("{} and {}", ground.name(clinician), ground.name(manager));
    let others = draft.pairs.iter().filter(of_two).filter(|one| one.id != pair);
    let mut swaps = others
        .map(|other| {
            let old = [(chosen.clinician, chosen.manager), (other.clinician, other.manager)];
            let new = [(chosen.clinician, other.manager), (other.clinician, chosen.manager)];
            let (before, _) = judge(&pool, old)?;
            let (after, mut broken) = judge(&pool, new)?;
            broken.dedup();
            Ok(SwapEffect { pair: other.id, names: names(old[1]), new: new.map(names), points: after - before, broken })
        })
        .collect::<Result<Vec<_>>>()?;
    swaps.sort_by_key(|swap| (!swap.broken.is_empty(), Reverse(swap.points), swap.names.clone()));
    Ok(Swaps { cohort, version: draft.version, names: Some(names((chosen.clinician, chosen.manager))), swaps })
}

/// What two pairs score together, and the rules that either breaks.
fn judge(pool: &Pool<'_>, pairs: [Two; 2]) -> Result<(i64, Vec<Rule>)> {
    let verdicts = pairs.map(|(clinician, manager)| pool.judge(clinician, manager));
    let verdicts: Vec<Verdict> = verdicts.into_iter().collect::<Option<_>>().ok_or(Error::NotFound)?;
    let score = verdicts.iter().map(Verdict::score).sum();
    Ok((score, verdicts.into_iter().flat_map(|verdict| verdict.broken).collect()))
}
