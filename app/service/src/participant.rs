//! Participants of a cohort, as coordinators see them.

mod bulk;
mod state;

pub use bulk::{Checked, carry_out_bulk, check_bulk};
pub use state::{Leaving, ask_supervisor_again, change_state, leave, leaving, withdraw};
pub(crate) use state::{Step, enter, note, tell, to_coordinators};

use crate::{
    cohort,
    context::{Service, Work},
    error::{Error, Result},
    paging::cut,
    person,
};
use domain::{
    cohort::Cohort,
    event::What,
    id::{Key, ParticipantId},
    mail::{Kind, Template},
    participant::{Listed, Participant, State, change::Change},
    policy::{Act, Actor, Place},
    text,
};
use uuid::Uuid;

/// Participants on one page.
pub const PAGE: i64 = 50;

/// Where a page of a list ends: the name and id of its last row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The form by which the list is sorted.
    pub search_name: String,
    /// Which of those of the same name.
    pub id: ParticipantId,
}

/// Which participants are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// With this in their name; anybody where it is empty.
    pub search: String,
    /// In this state; in any where there is none.
    pub state: Option<State>,
}

/// A page of a cohort's participants by name; where to go on if there are more.
pub async fn page(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    filter: &Filter,
    after: Option<Mark>,
) -> Result<(Cohort, Vec<Listed>, Option<Mark>)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::ListParticipants, programme, cohort).await?;
    let after = after.unwrap_or(Mark { search_name: String::new(), id: ParticipantId(Uuid::nil()) });
    let part = text::fold(&filter.search);
    let mark = (after.search_name.as_str(), after.id);
    let mut listed = store::participant::page(&mut tx, cohort.id, &part, filter.state, mark, PAGE + 1).await?;
    let next = cut(&mut listed, PAGE).map(|last| Mark { search_name: last.search_name.clone(), id: last.id });
    Ok((cohort, listed, next))
}

/// One participant, in the cohort at this address, and how they came to their state.
pub async fn show(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    id: ParticipantId,
) -> Result<(Cohort, Participant, Vec<Change>)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::SeeParticipant, programme, cohort).await?;
    let participant = store::participant::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if participant.cohort != cohort.id {
        return Err(Error::NotFound);
    }
    let changes = store::participant::changes(&mut tx, id).await?;
    Ok((cohort, participant, changes))
}

/// Sends a participant a link to choose a password.
pub async fn invite(service: &Service, actor: Option<&Actor>, key: Key, id: ParticipantId) -> Result<ParticipantId> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let participant = store::participant::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(&mut work.tx, participant.cohort).await?.ok_or(Error::NotFound)?;
    service.authorise(actor, Act::InviteParticipant, &Place::cohort(cohort.programme, cohort.id))?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    send_link(service, &mut work, &cohort, &participant).await?;
    work.finish(key, id).await
}

async fn send_link(service: &Service, work: &mut Work<'_>, cohort: &Cohort, participant: &Participant) -> Result<()> {
    let link = person::link(service, work, participant.person).await?;
    let name = participant.profile.name();
    let values = [("name", name.as_str()), ("programme", &cohort.programme_name), ("link", &link)];
    let (subject, body) = work.say(cohort.programme, Template::Account, &values).await?;
    let to = participant.profile.email.as_str();
    work.mail(Kind::Account, Some(cohort.programme), to, &subject, &body).await?;
    let what = What::Invited { person: participant.person, name: participant.profile.name() };
    work.event(Some(cohort.programme), what).await
}
