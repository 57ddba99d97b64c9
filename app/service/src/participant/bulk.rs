//! Doing the same to several participants at once: all of it, or nothing.

use super::state::{Step, carry_out};
use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    id::{Key, ParticipantId},
    participant::{
        Participant,
        bulk::{Bulk, MOST},
        change::{Cause, Leave},
    },
    policy::{Act, Actor},
};
use store::Tx;

/// What would be done to whom, and to whom not.
#[derive(Clone, Debug)]
pub struct Checked {
    /// In this cohort.
    pub cohort: Cohort,
    /// To whom: id and name.
    pub will: Vec<(ParticipantId, String)>,
    /// Why not to others, a sentence each.
    pub left_out: Vec<String>,
}

/// Who may do it.
fn act(bulk: Bulk) -> Act {
    match bulk {
        Bulk::Invite => Act::InviteParticipant,
        Bulk::Approve | Bulk::Waitlist | Bulk::Withdraw => Act::ChangeState,
    }
}

/// The chosen participants of a cohort. Whoever is of another cohort is nobody here.
async fn chosen(tx: &mut Tx, cohort: &Cohort, ids: &[ParticipantId]) -> Result<Vec<Participant>> {
    let mut chosen = store::participant::everybody(tx, cohort.id).await?;
    chosen.retain(|one| ids.contains(&one.id));
    chosen.sort_by_key(|one| (one.profile.last_name.clone(), one.profile.first_name.clone(), one.id));
    Ok(chosen)
}

/// What would be done to the chosen, before it is.
pub async fn check_bulk(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    bulk: Bulk,
    ids: &[ParticipantId],
) -> Result<Checked> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, act(bulk), programme, cohort).await?;
    let (mut will, mut left_out) = (Vec::new(), Vec::new());
    for one in chosen(&mut tx, &cohort, ids).await? {
        match bulk.obstacle(&one) {
            None => will.push((one.id, one.profile.name())),
            Some(why) => left_out.push(why),
        }
    }
    Ok(Checked { cohort, will, left_out })
}

/// Does it to everybody chosen, in one transaction: where it cannot be done to one of them any more, it is done to none.
pub async fn carry_out_bulk(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    (programme, cohort): (&str, &str),
    bulk: Bulk,
    ids: &[ParticipantId],
    form: &Leave,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, act(bulk), programme, cohort).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let (reason, note) = if bulk == Bulk::Withdraw {
        let (reason, note) = form.check()?;
        (Some(reason), note)
    } else {
        (None, String::new())
    };
    let chosen = chosen(&mut work.tx, &cohort, ids).await?;
    if chosen.is_empty() {
        return Err(Error::refused("", "Nobody is chosen: go back to the list and tick those whom it is about"));
    }
    if chosen.len() > MOST {
        return Err(Error::refused("", format!("Choose {MOST} people or fewer at once")));
    }
    if let Some(why) = chosen.iter().find_map(|one| bulk.obstacle(one)) {
        return Err(Error::refused("", format!("{why}. Nothing was changed: look again, then do it again")));
    }
    for one in &chosen {
        match bulk.state() {
            Some(to) => {
                let step = Step { cause: Cause::Coordinator, to, reason, note: &note };
                carry_out(service, &mut work, &cohort, one, step).await?;
            }
            None => super::send_link(service, &mut work, &cohort, one).await?,
        }
    }
    work.finish(key, ()).await
}
