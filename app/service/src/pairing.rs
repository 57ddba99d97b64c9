//! Forming pairs: propose, judge and change the proposal, publish it.

mod board;
mod change;
mod compare;
mod exception;
mod ground;
mod long;
mod price;
mod proof;
mod publish;
mod rules;
mod run;
mod scores;
mod sound_check;
mod swap;
mod why_not;

pub use board::{Ban, Board, BoardPair, Face, Waiting, show};
pub use change::{again, begin_again, join, lock, swap, take_apart};
pub use compare::{Compared, ComparedDraft, ComparedRow, compare};
pub use exception::{add_third, ban, take_out_third, unban};
pub(crate) use long::Runs;
pub use long::{Begun, Progress, RunShown, cancel, running};
pub use proof::{Figures, ProofShown, proof};
pub use publish::publish;
pub use rules::{RulesShown, effect, rules, save_rules};
pub use run::Standing;
pub use scores::{Explained, explain_as_operator, scores, scores_as_operator};
pub(crate) use sound_check::release_stale;
pub use sound_check::{Asked, AskedOf, Introduced, Refused, Stands, answer_sound_check, ask, asked};
pub use swap::{SwapEffect, Swaps, swaps};
pub use why_not::{Answered, WhyNotShown, why_not};

use crate::{
    cohort,
    context::{Service, Work},
    error::{Error, Result},
};
use domain::{
    assignment::Unwatched,
    cohort::Cohort,
    draft::{Listed, Run},
    event::What,
    id::{CohortId, DraftId, Key, PersonId, ProposedPairId, RunId},
    pairing::{Fault, Objective, Proposal, Rules},
    participant::{Participant, Side},
    policy::{Act, Actor, Place},
};
use ground::Ground;
use serde::Serialize;
use std::sync::Arc;

/// How pairing stands before anything is proposed.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The cohort.
    pub cohort: Cohort,
    /// Clinicians who may be paired,
    pub clinicians: usize,
    /// and managers.
    pub managers: usize,
    /// People who are in a pair.
    pub paired: usize,
    /// People who are neither approved nor in a pair.
    pub not_approved: usize,
    /// The rules by which pairs are proposed.
    pub rules: Rules,
    /// The proposal that is being worked on.
    pub open: Option<DraftId>,
    /// The latest proposals, the latest first.
    pub drafts: Vec<Listed>,
}

/// Proposals that are listed.
const DRAFTS: i64 = 10;

/// What keeps a proposal from being made, for whoever asked for it.
fn refusal(fault: Fault) -> Error {
    match fault {
        Fault::NotProven(_) => Error::Fault(fault.to_string()),
        other => Error::refused("", other.to_string()),
    }
}

/// How pairing stands in a cohort.
pub async fn overview(service: &Service, actor: Option<&Actor>, programme: &str, cohort: &str) -> Result<Overview> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::ProposePairs, programme, cohort).await?;
    let Ground { cohort, participants, rules, .. } = Ground::load(&mut tx, cohort).await?;
    let drafts = store::draft::of_cohort(&mut tx, cohort.id, DRAFTS).await?;
    let open = store::draft::latest_open(&mut tx, cohort.id).await?;
    let free = |side| {
        let is_free = |one: &&Participant| one.profile.side == side && one.state.may_be_paired() && !one.is_paired;
        participants.iter().filter(is_free).count()
    };
    Ok(Overview {
        cohort,
        clinicians: free(Side::Clinician),
        managers: free(Side::Manager),
        paired: participants.iter().filter(|one| one.is_paired).count(),
        not_approved: participants.iter().filter(|one| !one.is_paired && !one.state.may_be_paired()).count(),
        rules,
        open,
        drafts,
    })
}

/// Proposes pairs for a cohort, and waits for them however many there are. Nobody is told of a proposal.
pub async fn propose(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    programme: &str,
    cohort: &str,
) -> Result<DraftId> {
    let prepared = match prepare(service, actor, key, programme, cohort).await? {
        Prepared::Before(draft) => return Ok(draft),
        Prepared::Now(prepared) => *prepared,
    };
    let (author, ground, run) = prepared;
    let solved = run::solve(ground, run, Arc::new(Unwatched)).await?;
    keep_new(service, author, key, &solved).await
}

/// The same, without waiting for a large cohort. Whoever asks while it is worked out is led to that.
pub async fn begin_proposal(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    programme: &str,
    cohort: &str,
) -> Result<Begun> {
    let mut tx = service.read().await?;
    let place = cohort::at(service, actor, &mut tx, Act::ProposePairs, programme, cohort).await?;
    drop(tx);
    if let Some(going) = service.runs.going(place.id) {
        return Ok(Begun::Running(going));
    }
    let prepared = match prepare(service, actor, key, programme, cohort).await? {
        Prepared::Before(draft) => return Ok(Begun::Done(draft)),
        Prepared::Now(prepared) => *prepared,
    };
    let (author, ground, run) = prepared;
    let keep =
        move |service: Service, solved: Arc<run::Solved>| async move { keep_new(&service, author, key, &solved).await };
    long::carry_out(service, ground, run, keep).await
}

/// What is to be worked out, where it was not before.
enum Prepared {
    /// It was: this is the proposal.
    Before(DraftId),
    /// By whom it is asked, about whom, and the run.
    Now(Box<(PersonId, Ground, Run)>),
}

/// The seed and all else that the run depends on are stored before it; its answer and the proof after it.
async fn prepare(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    programme: &str,
    cohort: &str,
) -> Result<Prepared> {
    let seed = service.random.number();
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, Act::ProposePairs, programme, cohort).await?;
    if let Some(draft) = work.done(key).await? {
        return Ok(Prepared::Before(draft));
    }
    let author = actor.ok_or(Error::SignedOut)?.person;
    let ground = Ground::load(&mut work.tx, cohort).await?;
    let run =
        run::begin(&ground, (ground.rules, ground.rules_version), ground.held(), seed, (work.id::<RunId>(), work.now))?;
    store::pairing::begin_run(&mut work.tx, &run, ground.cohort.id, author).await?;
    work.commit().await?;
    Ok(Prepared::Now(Box::new((author, ground, run))))
}

/// Makes a draft of what a run came to.
async fn keep_new(service: &Service, author: PersonId, key: Key, solved: &run::Solved) -> Result<DraftId> {
    let (ground, run, proposal) = solved;
    let mut work = service.begin(Some(author)).await?;
    if let Some(draft) = work.done(key).await? {
        return Ok(draft);
    }
    let (id, now) = (work.id::<DraftId>(), work.now);
    let rules = serde_json::to_string(&run.rules).map_err(store::Error::from)?;
    let (cohort, inputs_hash) = (ground.cohort.id, run.inputs_hash.as_str());
    let new = store::draft::New { id, cohort, author, seed: run.seed, rules: &rules, inputs_hash, at: now };
    store::draft::insert(&mut work.tx, new).await?;
    for (clinician, manager) in &run.held.banned {
        store::draft::insert_ban(&mut work.tx, id, *clinician, *manager).await?;
    }
    keep(&mut work, (id, 1), run, proposal).await?;
    let pairs = proposal.pairs.len() as u64;
    work.event(Some(ground.cohort.programme), What::PairsProposed { draft: id, pairs }).await?;
    work.finish(key, id).await
}

/// Puts the answer of a run into its draft, with the proof.
async fn keep(work: &mut Work<'_>, (draft, version): (DraftId, i64), run: &Run, proposal: &Proposal) -> Result<()> {
    let now = work.now;
    if let Some(certificate) = &run.certificate {
        store::pairing::end_run(&mut work.tx, run.id, (draft, version), certificate, now).await?;
    }
    insert_pairs(work, draft, proposal).await
}

/// Puts the pairs of a proposal that are not locked into its draft, where the locked ones are already.
async fn insert_pairs(work: &mut Work<'_>, draft: DraftId, proposal: &Proposal) -> Result<()> {
    for pair in proposal.pairs.iter().filter(|pair| !pair.is_locked) {
        let id: ProposedPairId = work.id();
        store::draft::insert_pair(&mut work.tx, id, draft, pair.clinician, pair.manager, false).await?;
    }
    Ok(())
}

/// Where a draft is, for whoever may do `act` there.
async fn load(
    service: &Service,
    actor: Option<&Actor>,
    tx: &mut store::Tx,
    act: Act,
    id: DraftId,
) -> Result<(Cohort, domain::draft::Draft)> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let draft = store::draft::find(tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(tx, draft.cohort).await?.ok_or(Error::NotFound)?;
    service.authorise(actor, act, &Place::cohort(cohort.programme, cohort.id))?;
    Ok((cohort, draft))
}

/// A proposal as the command line answers it.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// The pairs, the best first.
    pub pairs: Vec<ListedPair>,
    /// What was aimed at.
    pub objective: Objective,
    /// The sum of their scores.
    pub total: i64,
    /// The score of the worst-off pair.
    pub worst: Option<i64>,
    /// What decided between equally good proposals.
    pub seed: i64,
    /// Which version of the cohort's rules; 0 for those that every cohort begins with.
    pub rules_version: i64,
    /// What went in, as a hash.
    pub inputs_hash: String,
    /// Who is left over, and why.
    pub left_over: Vec<ListedLeft>,
}

/// A pair of such a proposal.
#[derive(Clone, Debug, Serialize)]
pub struct ListedPair {
    /// Address of the clinician.
    pub clinician: String,
    /// Address of the manager.
    pub manager: String,
    /// The sum of the parts.
    pub score: i64,
    /// What the score is made of.
    pub parts: Vec<domain::pairing::Part>,
}

/// Somebody who is left over.
#[derive(Clone, Debug, Serialize)]
pub struct ListedLeft {
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Why.
    pub why: String,
}

/// Proposes pairs for whoever can run commands on the server, by the cohort's rules or with another aim; nothing is
/// kept.
pub async fn propose_as_operator(
    service: &Service,
    programme: &str,
    cohort: &str,
    objective: Option<Objective>,
) -> Result<Told> {
    let mut tx = service.read().await?;
    let cohort = store::cohort::find_by_slug(&mut tx, programme, cohort).await?.ok_or(Error::NotFound)?;
    let ground = Ground::load(&mut tx, cohort).await?;
    drop(tx);
    // Asked again about the same cohort, the command gives the same answer.
    let seed = seed_of(ground.cohort.id);
    let rules = Rules { objective: objective.unwrap_or(ground.rules.objective), ..ground.rules };
    let begun = (service.random.id(service.clock.now()).into(), service.clock.now());
    let run = run::begin(&ground, (rules, ground.rules_version), ground.held(), seed, begun)?;
    let (ground, run, proposal) = run::solve(ground, run, Arc::new(Unwatched)).await?;
    let email = |id| ground.find(id).map_or_else(String::new, |one| one.profile.email.to_string());
    Ok(Told {
        objective: rules.objective,
        total: proposal.total,
        worst: proposal.pairs.iter().map(|pair| pair.score).min(),
        seed,
        rules_version: run.rules_version,
        inputs_hash: run.inputs_hash,
        left_over: proposal
            .left_over
            .iter()
            .map(|left| ListedLeft {
                email: email(left.participant),
                name: ground.name(left.participant),
                why: left.words(),
            })
            .collect(),
        pairs: proposal
            .pairs
            .into_iter()
            .map(|pair| ListedPair {
                clinician: email(pair.clinician),
                manager: email(pair.manager),
                score: pair.score,
                parts: pair.parts,
            })
            .collect(),
    })
}

fn seed_of(cohort: CohortId) -> i64 {
    i64::try_from(cohort.0.as_u64_pair().1 >> 1).unwrap_or(0)
}
