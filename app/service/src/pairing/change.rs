//! What a coordinator changes in a proposal. Each change names the version that was seen, so that two coordinators do
//! not undo each other's work unseen.

use super::{
    board::check,
    exception::has_place,
    ground::Ground,
    keep, load,
    long::{self, Begun},
    run,
    sound_check::release_stale,
};
use crate::{
    context::{Service, Work},
    error::{Error, Result},
};
use domain::{
    assignment::Unwatched,
    draft::{Draft, Proposed, Run},
    event::What,
    id::{DraftId, ParticipantId, ProposedPairId, RunId},
    policy::{Act, Actor},
};
use std::sync::Arc;

/// A change of an open draft: its work, where and what it is, and everybody in the cohort.
pub(super) struct Change<'a> {
    pub(super) work: Work<'a>,
    pub(super) draft: Draft,
    pub(super) ground: Ground,
}

impl<'a> Change<'a> {
    /// Begins a change of the draft as it was at `version`.
    pub(super) async fn begin(
        service: &'a Service,
        actor: Option<&Actor>,
        act: Act,
        id: DraftId,
        version: i64,
    ) -> Result<Self> {
        let mut work = service.begin(actor.map(|actor| actor.person)).await?;
        let (cohort, draft) = load(service, actor, &mut work.tx, act, id).await?;
        if draft.is_published {
            return Err(Error::refused("", "These pairs are published: the proposal cannot be changed any more"));
        }
        if !store::draft::advance(&mut work.tx, id, version).await? {
            return Err(Error::Stale(
                "Somebody changed this proposal meanwhile. It is shown as it is now: look again, then do it again",
            ));
        }
        let ground = Ground::load(&mut work.tx, cohort).await?;
        Ok(Self { work, draft, ground })
    }

    pub(super) fn pair(&self, id: ProposedPairId) -> Result<Proposed> {
        self.draft.pairs.iter().find(|pair| pair.id == id).cloned().ok_or(Error::NotFound)
    }

    pub(super) fn name(&self, id: ParticipantId) -> String {
        self.ground.name(id)
    }

    pub(super) fn names(&self, pair: &Proposed) -> String {
        match pair.third {
            None => format!("{} and {}", self.name(pair.clinician), self.name(pair.manager)),
            Some(third) => {
                format!("{}, {} and {}", self.name(pair.clinician), self.name(pair.manager), self.name(third))
            }
        }
    }

    pub(super) async fn end(mut self, what: What) -> Result<DraftId> {
        // Whoever was asked about a pair that is gone has nothing to answer any more.
        release_stale(&mut self.work, self.ground.cohort.id, None).await?;
        self.work.event(Some(self.ground.cohort.programme), what).await?;
        self.work.commit().await?;
        Ok(self.draft.id)
    }
}

/// Keeps the locked pairs and proposes the rest again, and waits for that however many there are.
pub async fn again(service: &Service, actor: Option<&Actor>, id: DraftId, version: i64) -> Result<DraftId> {
    let (ground, run) = ask_again(service, actor, id, version).await?;
    let solved = run::solve(ground, run, Arc::new(Unwatched)).await?;
    keep_again(service, actor, (id, version), &solved).await
}

/// The same, without waiting for a large cohort. Until it is done the draft is as it was, and stays so where it is
/// cancelled or somebody changes the draft meanwhile.
pub async fn begin_again(service: &Service, actor: Option<&Actor>, id: DraftId, version: i64) -> Result<Begun> {
    let (ground, run) = ask_again(service, actor, id, version).await?;
    let actor = actor.cloned();
    let keep = move |service: Service, solved: Arc<run::Solved>| {
        let actor = actor.clone();
        async move { keep_again(&service, actor.as_ref(), (id, version), &solved).await }
    };
    long::carry_out(service, ground, run, keep).await
}

/// What is to be worked out, stored before it is: by the rules and the seed of the draft.
async fn ask_again(service: &Service, actor: Option<&Actor>, id: DraftId, version: i64) -> Result<(Ground, Run)> {
    let change = Change::begin(service, actor, Act::ProposePairs, id, version).await?;
    let author = actor.ok_or(Error::SignedOut)?.person;
    // That the draft is at this version is all that is asked of it now.
    drop(change.work);
    let (draft, ground) = (change.draft, change.ground);
    let mut work = service.begin(Some(author)).await?;
    let before = store::pairing::latest_run(&mut work.tx, id).await?;
    let rules = (draft.rules, before.map_or(0, |run| run.rules_version));
    let run = run::begin(&ground, rules, draft.held(), draft.seed, (work.id::<RunId>(), work.now))?;
    store::pairing::begin_run(&mut work.tx, &run, ground.cohort.id, author).await?;
    work.commit().await?;
    Ok((ground, run))
}

/// Puts what a run came to in the place of what is not locked, where nobody changed the draft meanwhile.
async fn keep_again(
    service: &Service,
    actor: Option<&Actor>,
    (id, version): (DraftId, i64),
    (_, run, proposal): &run::Solved,
) -> Result<DraftId> {
    let mut change = Change::begin(service, actor, Act::ProposePairs, id, version).await?;
    store::draft::delete_unlocked(&mut change.work.tx, id).await?;
    keep(&mut change.work, (id, version + 1), run, proposal).await?;
    let pairs = proposal.pairs.len() as u64;
    change.end(What::PairsProposed { draft: id, pairs }).await
}

/// Gives each of two pairs the other's manager; answers the pair that the first has become.
pub async fn swap(
    service: &Service,
    actor: Option<&Actor>,
    id: DraftId,
    version: i64,
    first: ProposedPairId,
    second: ProposedPairId,
) -> Result<ProposedPairId> {
    let mut change = Change::begin(service, actor, Act::ProposePairs, id, version).await?;
    let (one, other) = (change.pair(first)?, change.pair(second)?);
    if one.id == other.id {
        return Err(Error::refused("", "Select two different pairs to swap"));
    }
    if one.third.or(other.third).is_some() {
        return Err(Error::refused("", "One of these pairs is of three: take the third out first"));
    }
    let swapped = [(one.clinician, other.manager), (other.clinician, one.manager)];
    check(&change.ground, &change.draft, &swapped)?;
    for pair in [&one, &other] {
        store::draft::delete_pair(&mut change.work.tx, pair.id).await?;
    }
    let new: [ProposedPairId; 2] = [change.work.id(), change.work.id()];
    for (pair, (clinician, manager)) in new.into_iter().zip(swapped) {
        store::draft::insert_pair(&mut change.work.tx, pair, id, clinician, manager, false).await?;
    }
    let (first, second) = (change.name(one.clinician), change.name(other.clinician));
    change.end(What::PairsSwapped { draft: id, first, second }).await?;
    Ok(new[0])
}

/// Locks a pair, so that it stays when the rest is proposed again, or unlocks it.
pub async fn lock(
    service: &Service,
    actor: Option<&Actor>,
    id: DraftId,
    version: i64,
    pair: ProposedPairId,
    is_locked: bool,
) -> Result<DraftId> {
    let mut change = Change::begin(service, actor, Act::ProposePairs, id, version).await?;
    let chosen = change.pair(pair)?;
    if chosen.third.is_some() && !is_locked {
        return Err(Error::refused("", "A pair of three stays locked: take the third out first"));
    }
    let names = change.names(&chosen);
    store::draft::set_lock(&mut change.work.tx, pair, is_locked).await?;
    change.end(What::PairLocked { draft: id, names, is_locked }).await
}

/// Takes a pair out of the proposal.
pub async fn take_apart(
    service: &Service,
    actor: Option<&Actor>,
    id: DraftId,
    version: i64,
    pair: ProposedPairId,
) -> Result<DraftId> {
    let mut change = Change::begin(service, actor, Act::ProposePairs, id, version).await?;
    let names = change.names(&change.pair(pair)?);
    store::draft::delete_pair(&mut change.work.tx, pair).await?;
    change.end(What::PairTakenApart { draft: id, names }).await
}

/// Pairs two people by hand, and locks them: a coordinator who does so means it. Answers the new pair.
pub async fn join(
    service: &Service,
    actor: Option<&Actor>,
    id: DraftId,
    version: i64,
    clinician: ParticipantId,
    manager: ParticipantId,
) -> Result<ProposedPairId> {
    let mut change = Change::begin(service, actor, Act::ProposePairs, id, version).await?;
    if has_place(&change.draft, clinician) || has_place(&change.draft, manager) {
        return Err(Error::refused("", "One of the two has a partner in this proposal: take that pair apart first"));
    }
    check(&change.ground, &change.draft, &[(clinician, manager)])?;
    let pair: ProposedPairId = change.work.id();
    store::draft::insert_pair(&mut change.work.tx, pair, id, clinician, manager, true).await?;
    let names = format!("{} and {}", change.name(clinician), change.name(manager));
    change.end(What::PairLocked { draft: id, names, is_locked: true }).await?;
    Ok(pair)
}
