//! A proposal as a coordinator judges it: the parts of every pair, and why somebody has no partner.

use super::{
    ground::Ground,
    load,
    price::{Prices, prices},
    refusal,
    run::{self, Standing},
    sound_check::{self, AskedOf, Refused},
};
use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    draft::{Draft, Run},
    id::{DraftId, ParticipantId, ProposedPairId},
    pairing::{LeftOver, Outcome, Part, Pool, Rule, Two, Why},
    participant::{Participant, Profile, Side},
    policy::{Act, Actor},
    sound_check::SoundCheck,
};
use std::collections::HashMap;

/// A person on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// Who.
    pub id: ParticipantId,
    /// First and last name.
    pub name: String,
    /// Post and place.
    pub detail: String,
}

/// A pair of the proposal.
#[derive(Clone, Debug)]
pub struct BoardPair {
    /// Which.
    pub id: ProposedPairId,
    /// The clinician.
    pub clinician: Face,
    /// The manager.
    pub manager: Face,
    /// The sum of the parts.
    pub score: i64,
    /// What the score is made of.
    pub parts: Vec<Part>,
    /// Whether it stays when the rest is proposed again.
    pub is_locked: bool,
    /// Rules that it breaks since something was changed: it cannot be published so.
    pub broken: Vec<Rule>,
    /// Who is with them, where the numbers are odd.
    pub third: Option<Face>,
    /// What it costs the others, where it was locked or made by hand.
    pub price: Option<String>,
    /// How the questions to its members stand; none where they were not asked.
    pub asked: Option<AskedOf>,
}

/// A pair that is ruled out.
#[derive(Clone, Debug)]
pub struct Ban {
    /// The clinician.
    pub clinician: Face,
    /// The manager.
    pub manager: Face,
    /// What it costs the others.
    pub price: Option<String>,
}

/// Somebody without a partner in the proposal.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Who.
    pub face: Face,
    /// On which side.
    pub side: Side,
    /// Why they have none.
    pub why: String,
    /// What would free them, where nobody can be their partner: the least first.
    pub relaxations: Vec<String>,
}

/// The whole proposal.
#[derive(Clone, Debug)]
pub struct Board {
    /// The cohort.
    pub cohort: Cohort,
    /// The draft.
    pub draft: Draft,
    /// Its pairs, the best first.
    pub pairs: Vec<BoardPair>,
    /// Who has no partner.
    pub waiting: Vec<Waiting>,
    /// The sum of all scores.
    pub total: i64,
    /// The score of a pair that could not be better.
    pub highest: i64,
    /// Pairs that are ruled out.
    pub bans: Vec<Ban>,
    /// What all that was decided by hand costs together; none where nothing was.
    pub price: Option<String>,
    /// How the proof of what was proposed stands.
    pub standing: Standing,
    /// Who said no when they were asked about a pair.
    pub refused: Vec<Refused>,
}

fn detail(profile: &Profile) -> String {
    let Profile { profession, grade, division, site, organisation, .. } = profile;
    let place = [division, site, organisation].map(String::as_str).into_iter().filter(|part| !part.is_empty());
    format!("{profession}, {grade}; {}", place.collect::<Vec<_>>().join(", "))
}

pub(super) fn face(participant: &Participant) -> Face {
    let profile = &participant.profile;
    Face { id: participant.id, name: profile.name(), detail: detail(profile) }
}

/// The proposal with every reason in it.
pub async fn show(service: &Service, actor: Option<&Actor>, id: DraftId) -> Result<Board> {
    let mut tx = service.read().await?;
    let (cohort, draft) = load(service, actor, &mut tx, Act::ProposePairs, id).await?;
    let ground = Ground::load(&mut tx, cohort.clone()).await?.before(&draft);
    let run = store::pairing::latest_run(&mut tx, id).await?;
    let checks = store::sound_check::of_draft(&mut tx, id).await?;
    drop(tx);
    run::off_threads(move || judged(cohort, draft, &ground, run.as_ref(), &checks)).await
}

/// What is there to judge: the proof is checked and every price worked out anew, which a large cohort takes a while for.
fn judged(cohort: Cohort, draft: Draft, ground: &Ground, run: Option<&Run>, checks: &[SoundCheck]) -> Result<Board> {
    let standing = run::check(ground, run)?;
    let faces: HashMap<_, _> = ground.participants.iter().map(|one| (one.id, face(one))).collect();
    let pool = ground.pool(draft.rules, &draft.held());
    let nobody = |id| Face { id, name: "Somebody who has withdrawn".into(), detail: String::new() };
    let of = |id: ParticipantId| faces.get(&id).cloned().unwrap_or_else(|| nobody(id));

    let mut pairs: Vec<BoardPair> = draft
        .pairs
        .iter()
        .map(|pair| {
            let verdict = pool.judge(pair.clinician, pair.manager);
            BoardPair {
                id: pair.id,
                clinician: of(pair.clinician),
                manager: of(pair.manager),
                score: verdict.as_ref().map_or(0, domain::pairing::Verdict::score),
                broken: verdict.as_ref().map_or_else(|| vec![Rule::NotApproved], |verdict| verdict.broken.clone()),
                parts: verdict.map_or_else(Vec::new, |verdict| verdict.parts),
                is_locked: pair.is_locked,
                third: pair.third.map(of),
                price: None,
                asked: sound_check::asked_of(checks, pair.id, |id| ground.name(id)),
            }
        })
        .collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.score), pair.id));

    let now = Outcome {
        pairs: pairs.len(),
        total: pairs.iter().map(|pair| pair.score).sum(),
        worst: pairs.iter().map(|pair| pair.score).min(),
    };
    let mut prices = if draft.is_published { Prices::default() } else { prices(ground, &draft, run, now)? };
    for pair in &mut pairs {
        pair.price = prices.pairs.remove(&pair.id);
    }
    let ban =
        |((clinician, manager), price): (&Two, _)| Ban { clinician: of(*clinician), manager: of(*manager), price };
    let bans = draft.bans.iter().zip(prices.bans).map(ban).collect();
    let waiting = waiting(&pool, &draft, &of)?;
    Ok(Board {
        refused: sound_check::refused(checks, |id| ground.name(id)),
        bans,
        price: prices.all,
        cohort,
        total: pairs.iter().map(|pair| pair.score).sum(),
        highest: draft.rules.highest(),
        standing,
        draft,
        pairs,
        waiting,
    })
}

/// Who has no partner in the draft, and why: because of the rules, or only because of what was changed by hand.
fn waiting(pool: &Pool<'_>, draft: &Draft, of: &impl Fn(ParticipantId) -> Face) -> Result<Vec<Waiting>> {
    let seed = draft.seed.unsigned_abs();
    let held = |only_locked: bool| -> Vec<_> {
        let pairs = draft.pairs.iter().filter(|pair| !only_locked || pair.is_locked);
        let pairs = pairs.map(|pair| (pair.clinician, pair.manager));
        pairs.filter(|(clinician, manager)| pool.judge(*clinician, *manager).is_some()).collect()
    };
    let locked = held(true);
    let proposed = pool.propose(&locked, seed).map_err(refusal)?;
    let reasons: HashMap<_, _> = proposed.left_over.iter().map(|left| (left.participant, left.clone())).collect();
    let as_it_is = pool.propose(&held(false), seed).map_err(refusal)?;
    // Whoever is not approved waits for that, and not for a partner.
    let left = as_it_is.left_over.into_iter().filter(|left| left.why != Why::NotApproved).map(|left| {
        let left = reasons.get(&left.participant).cloned().unwrap_or(left);
        let relaxations = relaxations(pool, &left, &locked);
        (left.participant, left.side, left.words(), relaxations)
    });
    let could = as_it_is.pairs.iter().filter(|pair| !pair.is_locked).flat_map(|pair| {
        let advice = |other| {
            if draft.is_published {
                return "The next proposal begins with them.".to_owned();
            }
            format!("Could be paired with {}: propose the rest again, or pair them by hand.", of(other).name)
        };
        [
            (pair.clinician, Side::Clinician, advice(pair.manager), Vec::new()),
            (pair.manager, Side::Manager, advice(pair.clinician), Vec::new()),
        ]
    });
    let mut waiting: Vec<Waiting> = left
        .chain(could)
        .map(|(id, side, why, relaxations)| Waiting { face: of(id), side, why, relaxations })
        .collect();
    waiting.sort_by(|one, other| (one.side, &one.face.name).cmp(&(other.side, &other.face.name)));
    Ok(waiting)
}

/// What would free somebody whom nobody can be paired with.
fn relaxations(pool: &Pool<'_>, left: &LeftOver, locked: &[Two]) -> Vec<String> {
    if !matches!(left.why, Why::Blocked { .. }) {
        return Vec::new();
    }
    pool.relaxations(left.participant, locked).into_iter().map(|relaxation| relaxation.words).collect()
}

/// Why any two of these people may not be paired; nothing where they may.
pub(super) fn check(ground: &Ground, draft: &Draft, pairs: &[(ParticipantId, ParticipantId)]) -> Result<()> {
    let pool = ground.pool(draft.rules, &draft.held());
    for (clinician, manager) in pairs {
        let verdict = pool.judge(*clinician, *manager).ok_or(Error::NotFound)?;
        if let Some(rule) = verdict.broken.first() {
            let names = (ground.name(*clinician), ground.name(*manager));
            let message = format!("{} and {} cannot be paired. {}", names.0, names.1, rule.words());
            return Err(Error::refused("", message));
        }
    }
    Ok(())
}
