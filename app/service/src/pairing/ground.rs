//! Everything about a cohort that a proposal depends on, as it is now.

use crate::error::Result;
use domain::{
    cohort::Cohort,
    draft::{Draft, Held},
    id::ParticipantId,
    pairing::{Candidate, Pool, Rules, Two},
    participant::{Participant, Side},
};
use std::collections::{BTreeSet, HashMap};
use store::Tx;

/// A cohort's people and rules.
pub(super) struct Ground {
    pub(super) cohort: Cohort,
    pub(super) participants: Vec<Participant>,
    candidates: Vec<Candidate>,
    earlier: Vec<Two>,
    /// Whom a new proposal does not put together again: a coordinator may let them in.
    apart: Vec<Two>,
    pub(super) rules: Rules,
    /// Which version of the rules; 0 for those that every cohort begins with.
    pub(super) rules_version: i64,
}

impl Ground {
    pub(super) async fn load(tx: &mut Tx, cohort: Cohort) -> Result<Self> {
        let participants = store::participant::of_cohort(tx, cohort.id).await?;
        let earlier = store::pair::earlier(tx, cohort.id).await?;
        let apart = apart(&participants, store::sound_check::kept_apart(tx, cohort.id).await?);
        let latest = store::pairing::rules(tx, cohort.id, 1).await?.pop();
        let candidates = participants.iter().map(candidate).collect();
        let (rules, rules_version) = latest.map_or_else(Default::default, |latest| (latest.rules, latest.version));
        Ok(Self { cohort, participants, candidates, earlier, apart, rules, rules_version })
    }

    /// As it would be if the draft's people were free: a published draft is still explained.
    pub(super) fn before(mut self, draft: &Draft) -> Self {
        if draft.is_published {
            for candidate in &mut self.candidates {
                let is_in_draft = draft.pairs.iter().any(|pair| pair.members().any(|member| member == candidate.id));
                candidate.is_paired &= !is_in_draft;
                candidate.is_approved |= is_in_draft;
            }
        }
        self
    }

    /// What a new proposal begins with.
    pub(super) fn held(&self) -> Held {
        Held { banned: self.apart.clone(), ..Held::default() }
    }

    /// Its people made ready for pairing by these rules.
    pub(super) fn pool(&self, rules: Rules, held: &Held) -> Pool<'_> {
        Pool::new(&self.candidates, rules)
            .until(self.cohort.ends_on)
            .after(&self.earlier)
            .except(&held.banned)
            .without(&held.taken)
    }

    pub(super) fn find(&self, id: ParticipantId) -> Option<&Participant> {
        self.participants.iter().find(|one| one.id == id)
    }

    /// Somebody's name; those who have withdrawn have none here.
    pub(super) fn name(&self, id: ParticipantId) -> String {
        self.find(id).map_or_else(|| "Somebody who has withdrawn".to_owned(), |one| one.profile.name())
    }
}

/// Each two who are kept apart, once, the clinician first; those of one side are never paired anyway.
fn apart(participants: &[Participant], kept: Vec<Two>) -> Vec<Two> {
    let sides: HashMap<_, _> = participants.iter().map(|one| (one.id, one.profile.side)).collect();
    let side = |id| sides.get(&id).copied();
    let turned = kept.into_iter().filter_map(|(one, other)| match (side(one)?, side(other)?) {
        (Side::Clinician, Side::Manager) => Some((one, other)),
        (Side::Manager, Side::Clinician) => Some((other, one)),
        _ => None,
    });
    turned.collect::<BTreeSet<_>>().into_iter().collect()
}

fn candidate(participant: &Participant) -> Candidate {
    Candidate {
        id: participant.id,
        profile: participant.profile.clone(),
        is_approved: participant.state.may_be_paired(),
        is_paired: participant.is_paired,
    }
}
