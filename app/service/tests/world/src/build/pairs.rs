//! Pairs, and a proposal that is being worked on.

use super::{Builder, NORTH, ONE, Person, Result};
use domain::id::{DraftId, PairId, ProposedPairId};

impl Builder<'_> {
    /// Adds a clinician and a manager to a cohort and pairs them.
    pub(super) async fn pair(&self, cohort: &str, clinician: &str, manager: &str) -> Result<PairId> {
        self.import(cohort, &[(clinician, "clinician"), (manager, "manager")]).await?;
        let coordinator = self.person(Person::Coordinator).await?;
        let coordinator = Some(&coordinator);
        let draft = service::pairing::propose(&self.service, coordinator, self.key(), NORTH, cohort).await?;
        let board = service::pairing::show(&self.service, coordinator, draft).await?;
        service::pairing::publish(&self.service, coordinator, draft, board.draft.version).await?;
        let member = self.actor(&format!("{clinician}@trust.example")).await?;
        let pair = member.participations.iter().find_map(|held| held.pair);
        pair.ok_or_else(|| format!("{clinician} is in no pair").into())
    }

    /// A proposal of two pairs, with one of each side left over: its id, version and pairs.
    pub(super) async fn draft(&self) -> Result<(DraftId, i64, Vec<ProposedPairId>)> {
        self.go_to("2027-10-12T09:00:00Z")?;
        let coordinator = self.person(Person::Coordinator).await?;
        let coordinator = Some(&coordinator);
        self.import(ONE, &[("first", "clinician"), ("second", "clinician")]).await?;
        self.import(ONE, &[("third", "manager"), ("fourth", "manager")]).await?;
        let draft = service::pairing::propose(&self.service, coordinator, self.key(), NORTH, ONE).await?;
        self.import(ONE, &[("free", "clinician"), ("spare", "manager")]).await?;
        let board = service::pairing::show(&self.service, coordinator, draft).await?;
        Ok((draft, board.draft.version, board.pairs.iter().map(|pair| pair.id).collect()))
    }
}
