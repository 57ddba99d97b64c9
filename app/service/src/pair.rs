//! Pairs, as their members and their coordinators see them.

mod care;
mod life;

pub use care::{Cared, Listed, LookedAt, Which, list, look_at, nudge, snooze, wake};
pub(crate) use care::{all, lights};
pub use life::{Earlier, end, looking_back, pause, resume};

use crate::{
    context::Service,
    error::{Error, Result},
    timeline,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    booking::Booking,
    cohort::Cohort,
    conversation::Conversation,
    half_days::HalfDays,
    id::{PairId, ParticipantId, ProgrammeId},
    introduction::{self, Suggestion},
    london,
    pair::Member,
    policy::{Act, Actor, Participation, Place},
    questionnaire::relationship,
    shadowing::Session,
    timeline::Row,
};
use store::Tx;

/// Sessions on a pair's page.
const SESSIONS: i64 = 50;

/// A pair as one of its members sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which.
    pub id: PairId,
    /// Its cohort.
    pub cohort: Cohort,
    /// The member who looks.
    pub me: ParticipantId,
    /// The others: one, or two in a trio.
    pub partners: Vec<Member>,
    /// The shadowing that they logged, the latest first.
    pub sessions: Vec<Session>,
    /// The conversations that they logged, the latest first.
    pub conversations: Vec<Conversation>,
    /// What they plan, the next first; what is over and to be logged is before it.
    pub bookings: Vec<Booking>,
    /// What they did and plan by strand, of shadowing by direction, against what the programme wants.
    pub rows: Vec<Row>,
    /// The instant at which it is so.
    pub now: DateTime<Utc>,
    /// The half-days that all of them can usually make.
    pub shared: HalfDays,
    /// The first meeting that is suggested, until a session is logged.
    pub first_meeting: Option<Suggestion>,
    /// Until when the pair is paused, where it is and that is known.
    pub paused: Option<Option<NaiveDate>>,
}

/// The places that the actor holds in cohorts, those with a pair first.
pub fn participations(service: &Service, actor: Option<&Actor>) -> Result<Vec<Participation>> {
    let actor = service.authorise(actor, Act::SeeOwn, &Place::everywhere())?;
    let mut held = actor.participations.clone();
    held.sort_by_key(|held| held.pair.is_none());
    Ok(held)
}

/// The actor's place in the pair, where they are in it and may do `act`.
pub(crate) fn own_place<'a>(
    service: &Service,
    actor: Option<&'a Actor>,
    act: Act,
    pair: PairId,
) -> Result<&'a Participation> {
    let place = Place { pair: Some(pair), ..Place::default() };
    let actor = service.authorise(actor, act, &place)?;
    let is_theirs = |held: &&Participation| held.pair == Some(pair) || held.earlier.contains(&pair);
    actor.participations.iter().find(is_theirs).ok_or(Error::Forbidden)
}

/// The pair with what its members did.
pub async fn show(service: &Service, actor: Option<&Actor>, id: PairId) -> Result<Shown> {
    let me = own_place(service, actor, Act::SeePair, id)?;
    let mut tx = service.read().await?;
    let cohort = store::cohort::find(&mut tx, me.cohort).await?.ok_or(Error::NotFound)?;
    let mut members = store::pair::members(&mut tx, id).await?;
    let pair = store::pair::watched_one(&mut tx, id, &relationship().code).await?.ok_or(Error::NotFound)?;
    let shared = introduction::shared(members.iter().map(|member| member.availability));
    let names: Vec<_> = members.iter().map(|member| (member.participant, member.name.clone())).collect();
    let rows = timeline::of_pair(&mut tx, id, cohort.programme, &names).await?;
    members.retain(|member| member.participant != me.participant);
    let sessions = store::shadowing::of_pair(&mut tx, id, SESSIONS).await?;
    let conversations = store::conversation::of_pair(&mut tx, id, SESSIONS).await?;
    let bookings = store::booking::open_of_pair(&mut tx, id, SESSIONS).await?;
    let now = service.clock.now();
    let today = london::date(now);
    let first_meeting =
        introduction::first_meeting(shared, pair.started_on, cohort.starts_on, today).filter(|meeting| {
            sessions.is_empty() && conversations.is_empty() && bookings.is_empty() && meeting.on <= cohort.ends_on
        });
    Ok(Shown {
        id,
        cohort,
        me: me.participant,
        partners: members,
        sessions,
        conversations,
        bookings,
        rows,
        now,
        shared,
        first_meeting,
        paused: pair.paused_on(today).map(|pause| pause.until_on),
    })
}

/// The partner of a participant in a pair of two; in a trio the first of the two others.
pub(crate) async fn partner_of(tx: &mut Tx, pair: PairId, me: ParticipantId) -> Result<Member> {
    let members = store::pair::members(tx, pair).await?;
    members.into_iter().find(|member| member.participant != me).ok_or(Error::NotFound)
}

/// The programme of a pair.
pub(crate) async fn programme_of(tx: &mut Tx, pair: PairId) -> Result<Option<ProgrammeId>> {
    let Some(cohort) = store::pair::cohort_of(tx, pair).await? else { return Ok(None) };
    Ok(store::cohort::find(tx, cohort).await?.map(|cohort| cohort.programme))
}
