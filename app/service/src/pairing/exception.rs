//! What a coordinator rules out or adds in a proposal: pairs that are never proposed, and a third for a pair.

use super::{board::check, change::Change, sound_check::release_pair};
use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    draft::{Draft, Proposed},
    event::What,
    id::{DraftId, ParticipantId, ProposedPairId},
    participant::Side,
    policy::{Act, Actor},
};

/// Takes a pair apart and rules it out: proposed again, the two are never paired with each other.
pub async fn ban(
    service: &Service,
    actor: Option<&Actor>,
    id: DraftId,
    version: i64,
    pair: ProposedPairId,
) -> Result<DraftId> {
    let mut change = Change::begin(service, actor, Act::ProposePairs, id, version).await?;
    let banned = change.pair(pair)?;
    let names = change.names(&banned);
    store::draft::delete_pair(&mut change.work.tx, pair).await?;
    store::draft::insert_ban(&mut change.work.tx, id, banned.clinician, banned.manager).await?;
    change.end(What::PairBanned { draft: id, names, is_banned: true }).await
}

/// Lets two people be proposed to each other again; nothing happens where they are not ruled out.
pub async fn unban(
    service: &Service,
    actor: Option<&Actor>,
    id: DraftId,
    version: i64,
    clinician: ParticipantId,
    manager: ParticipantId,
) -> Result<DraftId> {
    let mut change = Change::begin(service, actor, Act::ProposePairs, id, version).await?;
    if !change.draft.bans.contains(&(clinician, manager)) {
        return Ok(id);
    }
    store::draft::delete_ban(&mut change.work.tx, id, clinician, manager).await?;
    let names = format!("{} and {}", change.name(clinician), change.name(manager));
    change.end(What::PairBanned { draft: id, names, is_banned: false }).await
}

/// With whom somebody is a pair if they join one as its third: the member of the other side.
pub(super) fn opposite(pair: &Proposed, third: ParticipantId, side: Side) -> (ParticipantId, ParticipantId) {
    if side == Side::Clinician { (third, pair.manager) } else { (pair.clinician, third) }
}

/// Whether somebody has a place in a draft.
pub(super) fn has_place(draft: &Draft, id: ParticipantId) -> bool {
    draft.pairs.iter().any(|pair| pair.members().any(|member| member == id))
}

/// Adds somebody without a partner to a pair, and locks it: a coordinator who does so means it.
///
/// The rules must hold between them and the member of the other side.
pub async fn add_third(
    service: &Service,
    actor: Option<&Actor>,
    id: DraftId,
    version: i64,
    pair: ProposedPairId,
    third: ParticipantId,
) -> Result<DraftId> {
    let mut change = Change::begin(service, actor, Act::ProposePairs, id, version).await?;
    let joined = change.pair(pair)?;
    let side = change.ground.find(third).ok_or(Error::NotFound)?.profile.side;
    if has_place(&change.draft, third) {
        return Err(Error::refused("third", "Select somebody who has no place in this proposal"));
    }
    if joined.third.is_some() {
        return Err(Error::refused("pair", "Select a pair of two: this one has a third already"));
    }
    check(&change.ground, &change.draft, &[opposite(&joined, third, side)])?;
    if !store::draft::insert_third(&mut change.work.tx, pair, id, third).await? {
        return Err(store::Error::Again.into());
    }
    store::draft::set_lock(&mut change.work.tx, pair, true).await?;
    release_pair(&mut change.work, pair).await?;
    let (name, names) = (change.name(third), change.names(&joined));
    change.end(What::ThirdAdded { draft: id, name, names }).await
}

/// Takes the third out of a pair, which stays locked; nothing happens where it has none.
pub async fn take_out_third(
    service: &Service,
    actor: Option<&Actor>,
    id: DraftId,
    version: i64,
    pair: ProposedPairId,
) -> Result<DraftId> {
    let mut change = Change::begin(service, actor, Act::ProposePairs, id, version).await?;
    let joined = change.pair(pair)?;
    let Some(third) = joined.third else { return Ok(id) };
    store::draft::delete_third(&mut change.work.tx, pair).await?;
    release_pair(&mut change.work, pair).await?;
    let name = change.name(third);
    let names = change.names(&Proposed { third: None, ..joined });
    change.end(What::ThirdTakenOut { draft: id, name, names }).await
}
