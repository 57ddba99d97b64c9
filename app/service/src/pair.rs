//! Pairs, as their members and their coordinators see them.

mod care;
mod life;

pub use care::{Cared, Listed, LookedAt, list, look_at, nudge, snooze, wake};
pub(crate) use care::{all, lights};
pub use life::{Earlier, end, looking_back, pause, resume};

use crate::{
    context::Service,
    error::{Error, Result},
    shape,
};
use chrono::NaiveDate;
use domain::{
    cohort::Cohort,
    half_days::HalfDays,
    id::{PairId, ParticipantId},
    introduction::{self, Suggestion},
    london,
    pair::Member,
    policy::{Act, Actor, Participation, Place},
    questionnaire::relationship,
    shadowing::Session,
    strand::{Strand, Target},
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
    /// What they logged, the latest first.
    pub sessions: Vec<Session>,
    /// Minutes that the member who looks visited others,
    pub minutes_visiting: i64,
    /// and was visited.
    pub minutes_hosting: i64,
    /// How often they visited,
    pub visits: usize,
    /// and were visited.
    pub visited: usize,
    /// What the programme wants of it, each way.
    pub target: Option<Target>,
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
    members.retain(|member| member.participant != me.participant);
    let sessions = store::shadowing::of_pair(&mut tx, id, SESSIONS).await?;
    let minutes = store::shadowing::minutes(&mut tx, id).await?;
    let (hosting, visiting): (Vec<_>, Vec<_>) = minutes.into_iter().partition(|(host, _)| *host == me.participant);
    let (visits, visited) = (visiting.len(), hosting.len());
    let target = shape::of(&mut tx, cohort.programme).await?.wanted(Strand::Shadowing).target;
    let today = london::date(service.clock.now());
    let first_meeting = introduction::first_meeting(shared, pair.started_on, cohort.starts_on, today)
        .filter(|meeting| sessions.is_empty() && meeting.on <= cohort.ends_on);
    let sum = |minutes: Vec<(ParticipantId, i64)>| minutes.into_iter().map(|(_, minutes)| minutes).sum();
    Ok(Shown {
        id,
        cohort,
        me: me.participant,
        partners: members,
        sessions,
        minutes_visiting: sum(visiting),
        minutes_hosting: sum(hosting),
        visits,
        visited,
        target,
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
