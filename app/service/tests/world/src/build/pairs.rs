//! Pairs, and a proposal that is being worked on.

use super::{Builder, NORTH, ONE, Person, Result, TWO};
use domain::{
    id::{ConcernId, DraftId, PairId, ProposedPairId},
    pair::concern::Form,
};

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

    /// What a member says of their pair to the coordinators alone.
    pub(super) async fn concern(&self, pair: PairId) -> Result<ConcernId> {
        let colleague = self.person(Person::Colleague).await?;
        let form = Form { pair: pair.to_string(), words: self.secrets.concern.to_owned() };
        service::concern::raise(&self.service, Some(&colleague), self.key(), &form).await?;
        let coordinator = self.person(Person::Coordinator).await?;
        let looked_at = service::pair::look_at(&self.service, Some(&coordinator), NORTH, ONE, pair).await?;
        Ok(looked_at.cared.concerns.first().ok_or("nothing was said")?.id)
    }

    /// A proposal for the other cohort, whose people are asked first; the secret of the clinician's link.
    pub(super) async fn sound_check(&self) -> Result<String> {
        let coordinator = self.person(Person::Coordinator).await?;
        let coordinator = Some(&coordinator);
        self.import(TWO, &[("asked", "clinician"), ("proposed", "manager")]).await?;
        let draft = service::pairing::propose(&self.service, coordinator, self.key(), NORTH, TWO).await?;
        service::pairing::ask(&self.service, coordinator, draft, 1).await?;
        let administrator = self.person(Person::Administrator).await?;
        super::link_to(&self.service, Some(&administrator), "asked@trust.example", "/sound-check/").await
    }
}
