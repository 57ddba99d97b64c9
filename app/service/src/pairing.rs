//! Forming pairs: propose, judge and change the proposal, publish it.

mod board;
mod change;
mod publish;

pub use board::{Board, BoardPair, Face, Waiting, show};
pub use change::{again, join, lock, swap, take_apart};
pub use publish::publish;

use crate::{
    cohort,
    context::{Service, Work},
    error::{Error, Result},
    token::hash,
};
use domain::{
    cohort::Cohort,
    event::What,
    id::{CohortId, DraftId, Key, ParticipantId, ProposedPairId},
    pairing::{Candidate, Fault, Pool, Proposal, Rules},
    participant::{Participant, Side},
    policy::{Act, Actor, Place},
};
use serde::Serialize;

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
    /// The proposal that is being worked on.
    pub open: Option<DraftId>,
}

fn candidates(participants: &[Participant]) -> Vec<Candidate> {
    participants
        .iter()
        .map(|participant| Candidate {
            id: participant.id,
            profile: participant.profile.clone(),
            is_approved: participant.state.may_be_paired(),
            is_paired: participant.is_paired,
        })
        .collect()
}

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
    let participants = store::participant::of_cohort(&mut tx, cohort.id).await?;
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
        open,
    })
}

/// A proposal with what went into it.
struct Made {
    proposal: Proposal,
    inputs_hash: String,
    rules: Rules,
    seed: i64,
}

/// Makes a proposal, off the threads that serve: a large cohort takes a while.
async fn make(
    participants: Vec<Participant>,
    locked: Vec<(ParticipantId, ParticipantId)>,
    rules: Rules,
    seed: i64,
) -> Result<Made> {
    let work = tokio::task::spawn_blocking(move || {
        let candidates = candidates(&participants);
        let pool = Pool::new(&candidates, rules);
        let tie_break = seed.unsigned_abs();
        let canonical = pool.canonical(&locked, tie_break).map_err(store::Error::from)?;
        let inputs_hash = hash(&canonical).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        let proposal = pool.propose(&locked, tie_break).map_err(refusal)?;
        Ok(Made { proposal, inputs_hash, rules, seed })
    });
    work.await.map_err(|error| Error::Fault(error.to_string()))?
}

/// Proposes pairs for a cohort. Nobody is told of a proposal.
pub async fn propose(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    programme: &str,
    cohort: &str,
) -> Result<DraftId> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::ProposePairs, programme, cohort).await?;
    let participants = store::participant::of_cohort(&mut tx, cohort.id).await?;
    drop(tx);
    let made = make(participants, Vec::new(), Rules::default(), service.random.number()).await?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if let Some(draft) = work.done(key).await? {
        return Ok(draft);
    }
    let author = actor.ok_or(Error::SignedOut)?.person;
    let (id, now) = (work.id::<DraftId>(), work.now);
    let rules = serde_json::to_string(&made.rules).map_err(store::Error::from)?;
    let new = store::draft::New {
        id,
        cohort: cohort.id,
        author,
        seed: made.seed,
        rules: &rules,
        inputs_hash: &made.inputs_hash,
        at: now,
    };
    store::draft::insert(&mut work.tx, new).await?;
    insert_pairs(&mut work, id, &made.proposal).await?;
    let pairs = made.proposal.pairs.len() as u64;
    work.event(Some(cohort.programme), What::PairsProposed { draft: id, pairs }).await?;
    work.finish(key, id).await
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
pub struct Listed {
    /// The pairs, the best first.
    pub pairs: Vec<ListedPair>,
    /// The sum of their scores.
    pub total: i64,
    /// What decided between equally good proposals.
    pub seed: i64,
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

/// Proposes pairs for whoever can run commands on the server; nothing is kept.
pub async fn propose_as_operator(service: &Service, programme: &str, cohort: &str) -> Result<Listed> {
    let mut tx = service.read().await?;
    let cohort = store::cohort::find_by_slug(&mut tx, programme, cohort).await?.ok_or(Error::NotFound)?;
    let participants = store::participant::of_cohort(&mut tx, cohort.id).await?;
    drop(tx);
    // Asked again about the same cohort, the command gives the same answer.
    let seed = seed_of(cohort.id);
    let made = make(participants.clone(), Vec::new(), Rules::default(), seed).await?;
    let of = |id: ParticipantId| participants.iter().find(|one| one.id == id);
    let email = |id| of(id).map_or_else(String::new, |one| one.profile.email.to_string());
    Ok(Listed {
        total: made.proposal.total,
        seed,
        inputs_hash: made.inputs_hash,
        left_over: made
            .proposal
            .left_over
            .iter()
            .map(|left| ListedLeft {
                email: email(left.participant),
                name: of(left.participant).map_or_else(String::new, |one| one.profile.name()),
                why: left.words(),
            })
            .collect(),
        pairs: made
            .proposal
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
