//! Why any two people of a proposal are not a pair, and what it would cost the others if they were.

use super::{
    board::{Face, face},
    ground::Ground,
    load, refusal,
    run::off_threads,
};
use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    id::{DraftId, ParticipantId},
    pairing::{Two, WhyNot},
    participant::Side,
    policy::{Act, Actor},
};

/// Who can be asked about, and what is answered.
#[derive(Clone, Debug)]
pub struct WhyNotShown {
    /// The cohort.
    pub cohort: Cohort,
    /// Everybody on the clinicians' side,
    pub clinicians: Vec<Face>,
    /// and on the managers'.
    pub managers: Vec<Face>,
    /// The answer about the two who were asked about.
    pub answer: Option<Answered>,
}

/// The answer about two people.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The clinician.
    pub clinician: Face,
    /// The manager.
    pub manager: Face,
    /// Whether they are a pair of the proposal as it is.
    pub is_paired: bool,
    /// What keeps them apart, or what pairing them would cost.
    pub why: WhyNot,
    /// Pairs that would be no longer, by their names,
    pub gone: Vec<String>,
    /// and pairs that would be new.
    pub new: Vec<String>,
}

/// Why two people are not a pair of the best proposal around what is locked; without them, who can be asked about.
pub async fn why_not(
    service: &Service,
    actor: Option<&Actor>,
    id: DraftId,
    asked: Option<(ParticipantId, ParticipantId)>,
) -> Result<WhyNotShown> {
    let mut tx = service.read().await?;
    let (cohort, draft) = load(service, actor, &mut tx, Act::ProposePairs, id).await?;
    let ground = Ground::load(&mut tx, cohort.clone()).await?.before(&draft);
    drop(tx);
    off_threads(move || {
        let of = |side| {
            let people = ground.participants.iter().filter(|one| one.profile.side == side);
            let mut faces: Vec<_> = people.map(face).collect();
            faces.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
            faces
        };
        let answer = match asked {
            None => None,
            Some(pair) => {
                let held = draft.held();
                let pool = ground.pool(draft.rules, &held);
                let why = pool.why_not(&held.locked, pair, draft.seed.unsigned_abs()).map_err(refusal)?;
                let why = why.ok_or(Error::NotFound)?;
                let of = |id| ground.find(id).map(face).ok_or(Error::NotFound);
                let names = |pairs: &[Two]| {
                    pairs
                        .iter()
                        .map(|(one, other)| format!("{} and {}", ground.name(*one), ground.name(*other)))
                        .collect()
                };
                let (gone, new) =
                    why.cost.as_ref().map_or_else(Default::default, |cost| (names(&cost.gone), names(&cost.new)));
                let is_paired = draft.pairs.iter().any(|it| (it.clinician, it.manager) == pair);
                Some(Answered { clinician: of(pair.0)?, manager: of(pair.1)?, is_paired, why, gone, new })
            }
        };
        Ok(WhyNotShown { cohort, clinicians: of(Side::Clinician), managers: of(Side::Manager), answer })
    })
    .await
}
