//! Logging a conversation: either member does, nobody has to confirm it, and the other may say that it was not so.

use crate::{
    booking,
    context::{Service, Work},
    error::{Error, Result},
    pair, shadowing,
};
use domain::{
    booking::{Booking, Word},
    clash::{Firm, once},
    conversation::{Conversation, Form, Next, USUAL_TOPICS, Valid},
    event::What,
    id::{BookingId, ConversationId, Key, PairId, ParticipantId},
    london,
    mail::Kind,
    pair::Member,
    policy::{Act, Actor, Participation, Place},
    problems::Problems,
    strand::Strand,
};
use store::{Tx, conversation::Who};

/// Logs a conversation, and proposes the next one where a date is given for it; answers its id.
pub async fn log(service: &Service, actor: Option<&Actor>, key: Key, form: &Form) -> Result<ConversationId> {
    let pair_id = form.pair.parse().map_err(|_| Error::NotFound)?;
    let me = pair::own_place(service, actor, Act::LogConversation, pair_id)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let Next { log, next } = checked(&mut work, (pair_id, me.participant), form, None).await?;
    let booked = booked(&mut work.tx, pair_id, &form.booking).await?;
    let (id, now): (ConversationId, _) = (work.id(), work.now);
    let who = Who { pair: pair_id, author: me.participant, booking: booked };
    if !store::conversation::insert(&mut work.tx, id, who, &log, now).await? {
        return Err(Error::refused("", "Your partner has logged this conversation already: it is on your pair’s page"));
    }
    if let Some(booked) = booked {
        store::booking::logged(&mut work.tx, booked, Some(now)).await?;
    }
    let members = store::pair::members(&mut work.tx, pair_id).await?;
    let members: Vec<_> = members.into_iter().map(|member| member.participant).collect();
    shadowing::begin(&mut work, &members).await?;
    work.event(Some(me.programme), What::ConversationLogged { conversation: id, pair: pair_id }).await?;
    if let Some(next) = next {
        booking::propose_in(&mut work, actor, me, pair_id, &next).await?;
    }
    work.finish(key, id).await
}

/// What is typed, once it is right and at no time at which somebody was somewhere else.
async fn checked(
    work: &mut Work<'_>,
    (pair_id, author): (PairId, ParticipantId),
    form: &Form,
    but: Option<ConversationId>,
) -> Result<Next> {
    let period = booking::period(&mut work.tx, pair_id).await?;
    let next = form.check(work.now, &period)?;
    let warnings = form.warnings();
    if !warnings.is_empty() {
        return Err(Error::Check(warnings));
    }
    overlaps(&mut work.tx, (pair_id, author), &next.log, but).await?;
    Ok(next)
}

/// Refuses what was logged before: at the same time, or on the same day where no times tell the two apart.
async fn overlaps(
    tx: &mut Tx,
    (pair_id, author): (PairId, ParticipantId),
    log: &Valid,
    but: Option<ConversationId>,
) -> Result<()> {
    if let Some((from, to)) = log.times {
        let busy = store::clash::of_members(tx, pair_id, from, to).await?;
        let logged = busy.into_iter().filter(|one| one.firm == Firm::Logged && but.is_none_or(|but| one.id != but.0));
        if let Some(one) = once(logged.collect()).first() {
            let message = format!("At this time {}. Change when this one began, or how long it was", one.words());
            return Err(Error::refused("from", message));
        }
    }
    for other in store::conversation::on_day(tx, pair_id, log.held_on).await? {
        let is_told_apart = other.started_at.is_some() && log.times.is_some();
        if Some(other.id) != but && !is_told_apart && other.dispute.is_none() {
            let message = format!(
                "{} logged a conversation of {} on this day. If this was another one, enter when each began",
                if other.author == author { "You" } else { &other.author_name },
                other.length()
            );
            return Err(Error::refused("from", message));
        }
    }
    Ok(())
}

/// The booking of the pair that a log comes of.
async fn booked(tx: &mut Tx, pair_id: PairId, typed: &str) -> Result<Option<BookingId>> {
    if typed.is_empty() {
        return Ok(None);
    }
    let id: BookingId = typed.parse().map_err(|_| Error::NotFound)?;
    let booking = store::booking::find(tx, id).await?.ok_or(Error::NotFound)?;
    let is_ours = booking.pair == pair_id && booking.strand() == Strand::Conversation;
    if is_ours { Ok(Some(id)) } else { Err(Error::NotFound) }
}

/// A conversation as a member of its pair sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The conversation.
    pub conversation: Conversation,
    /// The member who looks.
    pub me: ParticipantId,
    /// Whether they logged it.
    pub is_mine: bool,
    /// What there is to choose from, for its author.
    pub topics: Vec<String>,
}

async fn load<'a>(
    service: &Service,
    actor: Option<&'a Actor>,
    act: Act,
    tx: &mut Tx,
    id: ConversationId,
) -> Result<(Conversation, &'a Participation)> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let conversation = store::conversation::find(tx, id).await?.ok_or(Error::NotFound)?;
    let me = pair::own_place(service, actor, act, conversation.pair)?;
    Ok((conversation, me))
}

/// One conversation.
pub async fn show(service: &Service, actor: Option<&Actor>, id: ConversationId) -> Result<Shown> {
    let mut tx = service.read().await?;
    let (conversation, me) = load(service, actor, Act::SeeConversation, &mut tx, id).await?;
    let topics = topics(&mut tx, me, &conversation.topics).await?;
    Ok(Shown { is_mine: conversation.author == me.participant, conversation, me: me.participant, topics })
}

/// The topics of a cohort, and whatever else was chosen before they changed.
async fn topics(tx: &mut Tx, me: &Participation, chosen: &[String]) -> Result<Vec<String>> {
    let mut topics = store::application::window(tx, me.cohort).await?.map(|window| window.topics).unwrap_or_default();
    if topics.is_empty() {
        topics = USUAL_TOPICS.map(str::to_owned).to_vec();
    }
    // One box alone asks yes or no.
    if topics.len() == 1 {
        topics.push("something else".to_owned());
    }
    for topic in chosen {
        if !topics.contains(topic) {
            topics.push(topic.clone());
        }
    }
    Ok(topics)
}

/// What the form to log one begins with.
#[derive(Clone, Debug)]
pub struct Suggested {
    /// With whom.
    pub partners: Vec<Member>,
    /// The last one that the pair logged.
    pub last: Option<Conversation>,
    /// What there is to choose from.
    pub topics: Vec<String>,
    /// The booking that is to be logged.
    pub booking: Option<Booking>,
}

/// What the form to log one begins with; with `booking`, everything that was agreed on.
pub async fn suggestion(
    service: &Service,
    actor: Option<&Actor>,
    pair_id: PairId,
    booking: Option<BookingId>,
) -> Result<Suggested> {
    let me = pair::own_place(service, actor, Act::LogConversation, pair_id)?;
    let mut tx = service.read().await?;
    let mut partners = store::pair::members(&mut tx, pair_id).await?;
    partners.retain(|member| member.participant != me.participant);
    let last = store::conversation::of_pair(&mut tx, pair_id, 1).await?.pop();
    let booking = match booking {
        Some(id) => store::booking::find(&mut tx, id).await?.filter(|one| one.pair == pair_id && one.visit.is_none()),
        None => None,
    };
    let topics = topics(&mut tx, me, &[]).await?;
    Ok(Suggested { partners, last, topics, booking })
}

/// The conversation, where the actor logged it.
async fn own(
    service: &Service,
    actor: Option<&Actor>,
    tx: &mut Tx,
    id: ConversationId,
) -> Result<(Conversation, domain::id::ProgrammeId)> {
    let actor = actor.ok_or(Error::SignedOut)?;
    let conversation = store::conversation::find(tx, id).await?.ok_or(Error::NotFound)?;
    let place = Place { participant: Some(conversation.author), ..Place::default() };
    let actor = service.authorise(Some(actor), Act::ChangeConversation, &place)?;
    let held = actor.participations.iter().find(|held| held.participant == conversation.author);
    Ok((conversation, held.ok_or(Error::Forbidden)?.programme))
}

/// Changes what the actor logged; then it counts again, should the partner have said that it was not so.
pub async fn change(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    id: ConversationId,
    version: i64,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (before, programme) = own(service, actor, &mut work.tx, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let log = checked(&mut work, (before.pair, before.author), form, Some(id)).await?.log;
    if !store::conversation::update(&mut work.tx, (id, version), &log).await? {
        return Err(Error::Conflict { theirs: theirs(&before), version: before.version });
    }
    work.event(Some(programme), What::ConversationChanged { conversation: id, pair: before.pair }).await?;
    work.finish(key, ()).await
}

/// What was saved meanwhile, beside what was typed.
fn theirs(saved: &Conversation) -> Vec<(String, String)> {
    [
        ("day", london::weekday_words(saved.held_on)),
        ("length", saved.length()),
        ("means", saved.means.words().to_owned()),
        ("place", saved.place.clone()),
        ("topics", saved.topics.join(", ")),
        ("summary", saved.summary.clone()),
    ]
    .map(|(field, text)| (field.to_owned(), text))
    .into()
}

/// Removes what the actor logged. Removing it again changes nothing.
pub async fn remove(service: &Service, actor: Option<&Actor>, id: ConversationId, version: i64) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (before, programme) = own(service, actor, &mut work.tx, id).await?;
    if !store::conversation::delete(&mut work.tx, id, version).await? {
        return Err(Error::refused("", "This was changed while you looked at it: look at it again, then remove it"));
    }
    if let Some(booked) = before.booking {
        store::booking::logged(&mut work.tx, booked, None).await?;
    }
    work.event(Some(programme), What::ConversationRemoved { conversation: id, pair: before.pair }).await?;
    work.commit().await
}

/// Says that a conversation was not so, with a word to whoever logged it. Until they change it, it does not count.
pub async fn dispute(
    service: &Service,
    actor: Option<&Actor>,
    id: ConversationId,
    version: i64,
    form: &Word,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (conversation, me) = load(service, actor, Act::DisputeConversation, &mut work.tx, id).await?;
    let said = form.check()?;
    let warnings: Problems = form.warnings();
    if !warnings.is_empty() {
        return Err(Error::Check(warnings));
    }
    if conversation.author == me.participant {
        return Err(Error::refused("", "You logged this yourself: change it, or remove it"));
    }
    if conversation.dispute.is_some() {
        return Ok(());
    }
    let now = work.now;
    if !store::conversation::dispute(&mut work.tx, (id, version), me.participant, &said, now).await? {
        return Err(Error::refused("", "This was changed while you looked at it: look at what it says now"));
    }
    work.event(Some(me.programme), What::ConversationDisputed { conversation: id, pair: conversation.pair }).await?;
    let by = actor.map_or("Your partner", |actor| actor.name.as_str());
    let quoted = if said.is_empty() { String::new() } else { format!("\n\n“{said}”") };
    let body = format!(
        "{by} says that the conversation that you logged for {} was not so.{quoted}\n\nIt does not count until you change \
         it. Talk about it, then change or remove it:\n{}/conversations/{id}\n",
        london::weekday_words(conversation.held_on),
        service.settings.public_url,
    );
    for member in store::pair::members(&mut work.tx, conversation.pair).await? {
        if member.participant == conversation.author {
            let subject = format!("{by} remembers a conversation differently");
            work.mail(Kind::Logged, Some(me.programme), &member.email, &subject, &body).await?;
        }
    }
    work.commit().await
}
