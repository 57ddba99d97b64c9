//! Turning a proposal into pairs, and telling their members.

use super::{board::check, change::Change, exception::opposite, load, sound_check::release_stale};
use crate::{
    context::Service,
    error::{Error, Result},
    participant::{self, Step},
    person,
};
use domain::{
    draft::Proposed,
    event::What,
    id::{DraftId, PairId, ParticipantId},
    introduction, london,
    mail::{Kind, Template},
    participant::{Participant, State, change::Cause},
    policy::{Act, Actor},
};

/// Publishes every pair of a draft in one transaction: all of them, or none where one is no longer possible. What was
/// published from this very version is not published again.
pub async fn publish(service: &Service, actor: Option<&Actor>, id: DraftId, version: i64) -> Result<DraftId> {
    let mut tx = service.read().await?;
    let (_, draft) = load(service, actor, &mut tx, Act::PublishPairs, id).await?;
    drop(tx);
    if draft.is_published && draft.version == version + 1 {
        return Ok(id);
    }
    let mut change = Change::begin(service, actor, Act::PublishPairs, id, version).await?;
    if change.draft.pairs.is_empty() {
        return Err(Error::refused("", "There is no pair to publish: propose pairs first"));
    }
    check_all(&change)?;
    for pair in change.draft.pairs.clone() {
        form(service, &mut change, &pair).await?;
    }
    store::draft::publish(&mut change.work.tx, id).await?;
    // Other proposals may have asked the same people.
    release_stale(&mut change.work, change.ground.cohort.id, Some(id)).await?;
    let pairs = change.draft.pairs.len() as u64;
    let what = What::PairsPublished { cohort: change.ground.cohort.id, pairs };
    change.work.event(Some(change.ground.cohort.programme), what).await?;
    change.work.commit().await?;
    Ok(id)
}

/// Refuses a draft in which any two people may not be paired.
pub(super) fn check_all(change: &Change<'_>) -> Result<()> {
    let mut pairs: Vec<_> = change.draft.pairs.iter().map(|pair| (pair.clinician, pair.manager)).collect();
    for (pair, third) in change.draft.pairs.iter().filter_map(|pair| Some((pair, pair.third?))) {
        let side = change.ground.find(third).ok_or(Error::NotFound)?.profile.side;
        pairs.push(opposite(pair, third, side));
    }
    check(&change.ground, &change.draft, &pairs)
}

async fn form(service: &Service, change: &mut Change<'_>, proposed: &Proposed) -> Result<()> {
    let now = change.work.now;
    let pair: PairId = change.work.id();
    store::pair::insert(&mut change.work.tx, pair, change.ground.cohort.id, london::date(now), now).await?;
    let members: Vec<ParticipantId> = proposed.members().collect();
    for &member in &members {
        if !store::pair::insert_member(&mut change.work.tx, pair, member).await? {
            let message = format!("{} is in another pair by now: take this one apart first", change.name(member));
            return Err(Error::refused("", message));
        }
        let from = change.ground.find(member).ok_or(Error::NotFound)?.state;
        participant::enter(&mut change.work, member, from, Step::new(Cause::Pairing, State::Matched)).await?;
    }
    for &member in &members {
        let partners: Vec<_> = members.iter().copied().filter(|other| *other != member).collect();
        tell(service, change, member, &partners).await?;
    }
    let names = change.names(proposed);
    change.work.event(Some(change.ground.cohort.programme), What::PairFormed { pair, names }).await
}

/// Writes to one member about the others, with a link to their account where they have not taken it up.
async fn tell(
    service: &Service,
    change: &mut Change<'_>,
    member: ParticipantId,
    partners: &[ParticipantId],
) -> Result<()> {
    let find = |id: ParticipantId| change.ground.find(id).cloned().ok_or(Error::NotFound);
    let member: Participant = find(member)?;
    let partners = partners.iter().map(|id| find(*id)).collect::<Result<Vec<_>>>()?;
    let link = if member.can_sign_in {
        format!("See each other’s profiles:\n{}/\n", service.settings.public_url)
    } else {
        let link = person::link(service, &mut change.work, member.person).await?;
        format!("Choose a password to see each other’s profiles; the link works once, for 14 days:\n{link}\n")
    };
    let names = |of: fn(&Participant) -> String| partners.iter().map(of).collect::<Vec<_>>();
    let posts = names(|one| format!("{}, {} ({})", one.profile.name(), one.profile.profession, one.profile.grade));
    let addresses = names(|one| one.profile.email.to_string()).join("\n");
    let is = if partners.len() > 1 { "partners are" } else { "partner is" };
    let (posts, partner_names) = (posts.join(" and "), names(|one| one.profile.name()).join(" and "));
    let meeting = meeting(change, &member, &partners);
    let cohort = &change.ground.cohort;
    let values = [
        ("first_name", member.profile.first_name.as_str()),
        ("programme", &cohort.programme_name),
        ("is", is),
        ("partner_names", &partner_names),
        ("partners", &posts),
        ("meeting", &meeting),
        ("addresses", &addresses),
        ("link", &link),
    ];
    let (subject, body) = change.work.say(cohort.programme, Template::Introduction, &values).await?;
    let programme = Some(change.ground.cohort.programme);
    change.work.mail(Kind::Pair, programme, member.profile.email.as_str(), &subject, &body).await
}

/// The half-days that all of them share, and a first meeting on one of them.
fn meeting(change: &Change<'_>, member: &Participant, partners: &[Participant]) -> String {
    let everybody = std::iter::once(member).chain(partners);
    let shared = introduction::shared(everybody.map(|one| one.profile.availability));
    let today = london::date(change.work.now);
    let all = if partners.len() > 1 { "All of you" } else { "Both of you" };
    match introduction::first_meeting(shared, today, change.ground.cohort.starts_on, today) {
        Some(suggestion) => format!(
            "{all} can usually make: {shared}.\n\nA suggestion for your first meeting: {}. Half an hour over a coffee is \
             enough.",
            suggestion.words()
        ),
        None => "Your usual half-days do not overlap, so there is no date to suggest: offer two or three yourself."
            .to_owned(),
    }
}
