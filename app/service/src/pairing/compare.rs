//! Two proposals side by side: who has which partner in each.

use super::{ground::Ground, load};
use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    draft::Draft,
    id::{DraftId, ParticipantId},
    pairing::Verdict,
    participant::Side,
    policy::{Act, Actor},
};

/// Two proposals of one cohort.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The cohort.
    pub cohort: Cohort,
    /// The proposals.
    pub sides: [ComparedDraft; 2],
    /// Everybody who has a place in either.
    pub rows: Vec<ComparedRow>,
}

/// One of the two.
#[derive(Clone, Debug)]
pub struct ComparedDraft {
    /// The proposal.
    pub draft: Draft,
    /// The sum of its scores by its own rules.
    pub total: i64,
    /// The score of its worst-off pair.
    pub worst: Option<i64>,
}

/// One person in both.
#[derive(Clone, Debug)]
pub struct ComparedRow {
    /// Who.
    pub name: String,
    /// On which side.
    pub side: Side,
    /// With whom they are in each; nobody where they have no place.
    pub partners: [Option<String>; 2],
}

impl ComparedRow {
    /// Whether the two proposals differ here.
    pub fn differs(&self) -> bool {
        self.partners[0] != self.partners[1]
    }
}

/// With whom somebody is in a draft.
fn partners(draft: &Draft, id: ParticipantId) -> Option<Vec<ParticipantId>> {
    let pair = draft.pairs.iter().find(|pair| pair.members().any(|member| member == id))?;
    Some(pair.members().filter(|member| *member != id).collect())
}

/// Two proposals of one cohort, person by person.
pub async fn compare(service: &Service, actor: Option<&Actor>, one: DraftId, other: DraftId) -> Result<Compared> {
    let mut tx = service.read().await?;
    let (cohort, first) = load(service, actor, &mut tx, Act::ProposePairs, one).await?;
    let (_, second) = load(service, actor, &mut tx, Act::ProposePairs, other).await?;
    if first.cohort != second.cohort {
        return Err(Error::NotFound);
    }
    let ground = Ground::load(&mut tx, cohort.clone()).await?;
    drop(tx);
    let row = |id: ParticipantId, name: String, side| {
        let of = |draft| {
            let names = |ids: Vec<_>| ids.into_iter().map(|id| ground.name(id)).collect::<Vec<_>>().join(" and ");
            partners(draft, id).map(names)
        };
        ComparedRow { name, side, partners: [of(&first), of(&second)] }
    };
    let people = ground.participants.iter();
    let mut rows: Vec<_> = people.map(|one| row(one.id, one.profile.name(), one.profile.side)).collect();
    rows.retain(|row| row.partners.iter().any(Option::is_some));
    // What differs first, then by name.
    rows.sort_by(|one, other| (!one.differs(), one.side, &one.name).cmp(&(!other.differs(), other.side, &other.name)));
    let told = |draft: Draft| {
        let pool = ground.pool(draft.rules, &draft.held());
        let score =
            |pair: &domain::draft::Proposed| pool.judge(pair.clinician, pair.manager).as_ref().map(Verdict::score);
        let scores: Vec<i64> = draft.pairs.iter().filter_map(score).collect();
        drop(pool);
        ComparedDraft { draft, total: scores.iter().sum(), worst: scores.into_iter().min() }
    };
    Ok(Compared { cohort, sides: [told(first.clone()), told(second.clone())], rows })
}
