//! Looking after pairs: how each is doing, a reminder by one tap, and leaving one alone.

use crate::{
    cohort, concern,
    context::{Service, Work},
    error::{Error, Result},
    shape, timeline, workshop,
};
use chrono::NaiveDate;
use domain::{
    cohort::Cohort,
    event::What,
    health::{Form, Frame, Health, Light, Reason, Show, judge, may_nudge},
    id::{Key, PairId, ParticipantId, ProgrammeId},
    london,
    mail::{Kind, Template},
    pair::{Watched, concern::Concern, ending::Ended},
    policy::{Act, Actor, Place},
    questionnaire::relationship,
    strand::Strand,
    text,
    timeline::Row,
};
use store::Tx;

/// Pairs on one page.
pub const PAGE: usize = 50;

/// A pair and how it is doing.
#[derive(Clone, Debug)]
pub struct Cared {
    /// The pair.
    pub pair: Watched,
    /// How it is doing.
    pub health: Health,
    /// Whether it is to be left alone now.
    pub is_snoozed: bool,
    /// Whether it is paused now.
    pub is_paused: bool,
    /// What its members said to the coordinators alone and nobody has dealt with.
    pub concerns: Vec<Concern>,
    /// Whether it may be reminded now, or why not.
    pub may_nudge: std::result::Result<(), String>,
}

/// How pairs of a cohort are to be judged now, and who of it missed workshops.
async fn frame(service: &Service, tx: &mut Tx, cohort: &Cohort) -> Result<(Frame, Vec<(String, usize)>)> {
    let shape = shape::of(tx, cohort.programme).await?;
    let missed = workshop::missed(tx, cohort, shape.wanted(Strand::Workshop).requirement, service.clock.now()).await?;
    let frame = Frame {
        starts_on: cohort.starts_on,
        ends_on: cohort.ends_on,
        shadowing: shape.wanted(Strand::Shadowing).requirement,
        conversation: shape.wanted(Strand::Conversation).requirement,
        today: london::date(service.clock.now()),
    };
    Ok((frame, missed))
}

fn judged(service: &Service, pair: Watched, frame: &Frame, missed: &[(String, usize)]) -> Cared {
    let is_paused = pair.paused_on(frame.today).is_some();
    let mut health = if is_paused {
        Health { light: Light::Off, reasons: Vec::new() }
    } else {
        judge(pair.under_way_since(), &pair.members, pair.talked_on, frame)
    };
    for member in &pair.members {
        if let Some((_, missed)) = missed.iter().find(|(email, _)| *email == member.email) {
            let reason = Reason::MissedWorkshops { name: member.name.clone(), missed: *missed };
            health.add(reason, frame);
        }
    }
    let is_snoozed = pair.is_snoozed_on(frame.today);
    let may_nudge = if is_paused {
        Err("This pair is paused: let it go on first".to_owned())
    } else {
        may_nudge(health.light, is_snoozed, pair.nudged_at, service.clock.now())
    };
    Cared { pair, health, is_snoozed, is_paused, concerns: Vec::new(), may_nudge }
}

/// All pairs of a cohort: those that need somebody first, and of them those that have been quiet for longest; those that
/// are to be left alone or are paused last.
pub(crate) async fn all(service: &Service, actor: Option<&Actor>, tx: &mut Tx, cohort: &Cohort) -> Result<Vec<Cared>> {
    let (frame, missed) = frame(service, tx, cohort).await?;
    let pairs = store::pair::watched(tx, cohort.id, &relationship().code).await?;
    let mut pairs: Vec<_> = pairs.into_iter().map(|pair| judged(service, pair, &frame, &missed)).collect();
    let concerns = store::concern::open(tx, cohort.id).await?;
    for one in &mut pairs {
        one.concerns = concern::of(&concerns, actor, one.pair.id);
    }
    pairs.sort_by_key(|one| {
        let rests = one.is_snoozed || one.is_paused;
        (one.concerns.is_empty(), rests, one.health.light, one.pair.last_met_on(), one.pair.id)
    });
    Ok(pairs)
}

/// A page of a cohort's pairs after one of them, and how many there are of each light; the id to go on from where there
/// are more.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The cohort.
    pub cohort: Cohort,
    /// The page.
    pub pairs: Vec<Cared>,
    /// How many there are of each light.
    pub lights: [(Light, i64); 4],
    /// The id to go on from, where there are more.
    pub next: Option<PairId>,
    /// Pairs that have ended, the latest first; on the last page.
    pub ended: Vec<Ended>,
}

/// How many pairs there are of each light.
pub(crate) fn lights<'a>(pairs: impl Iterator<Item = &'a Cared>) -> [(Light, i64); 4] {
    let mut lights = Light::ALL.map(|light| (light, 0));
    for pair in pairs {
        for (_, number) in lights.iter_mut().filter(|(light, _)| *light == pair.health.light) {
            *number += 1;
        }
    }
    lights
}

/// Which pairs of a cohort are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// With this in their names; all where it is empty.
    pub search: String,
    /// And of these only; all where there is none.
    pub show: Option<Show>,
}

impl Which {
    fn has(&self, one: &Cared) -> bool {
        let is_shown = match self.show {
            None => true,
            Some(Show::Light(light)) => one.health.light == light,
            Some(Show::Unconfirmed) => one.pair.unconfirmed > 0,
        };
        is_shown && text::fold(&one.pair.names()).contains(&text::fold(&self.search))
    }
}

/// A page of a cohort's pairs.
pub async fn list(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    which: &Which,
    after: Option<PairId>,
) -> Result<Listed> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::ListPairs, programme, cohort).await?;
    let mut pairs = all(service, actor, &mut tx, &cohort).await?;
    let lights = lights(pairs.iter());
    pairs.retain(|one| which.has(one));
    let from = after.and_then(|after| pairs.iter().position(|one| one.pair.id == after)).map_or(0, |at| at + 1);
    let has_more = pairs.len() > from + PAGE;
    let pairs: Vec<_> = pairs.drain(from..).take(PAGE).collect();
    let next = pairs.last().map(|one| one.pair.id).filter(|_| has_more);
    let ended = if has_more { Vec::new() } else { store::pair::ended(&mut tx, cohort.id).await? };
    Ok(Listed { cohort, pairs, lights, next, ended })
}

/// The pair, where the actor may do `act` with it, and its cohort.
pub(super) async fn find(
    service: &Service,
    actor: Option<&Actor>,
    tx: &mut Tx,
    act: Act,
    id: PairId,
) -> Result<(Cohort, Cared)> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let cohort = store::pair::cohort_of(tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(tx, cohort).await?.ok_or(Error::NotFound)?;
    service.authorise(actor, act, &Place::cohort(cohort.programme, cohort.id))?;
    let pair = store::pair::watched_one(tx, id, &relationship().code).await?;
    // Whoever still looks at the pair as it was is told why nothing can be done with it.
    let pair = pair.ok_or_else(|| match act {
        Act::ListPairs => Error::NotFound,
        _ => Error::refused(
            "",
            "This pair has ended meanwhile, so nothing is changed. The list of pairs says when and why",
        ),
    })?;
    let (frame, missed) = frame(service, tx, &cohort).await?;
    Ok((cohort, judged(service, pair, &frame, &missed)))
}

/// One pair as its coordinator looks after it.
#[derive(Clone, Debug)]
pub struct LookedAt {
    /// Its cohort.
    pub cohort: Cohort,
    /// The pair.
    pub cared: Cared,
    /// Who is in it, by name: whoever ends it says who leaves.
    pub members: Vec<(ParticipantId, String)>,
    /// What it did and plans by strand, of shadowing by direction: that and when.
    pub rows: Vec<Row>,
    /// The day.
    pub today: NaiveDate,
}

/// One pair of a cohort.
pub async fn look_at(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    id: PairId,
) -> Result<LookedAt> {
    let mut tx = service.read().await?;
    let at = cohort::at(service, actor, &mut tx, Act::ListPairs, programme, cohort).await?;
    let (cohort, mut cared) = find(service, actor, &mut tx, Act::ListPairs, id).await?;
    let concerns = store::concern::open(&mut tx, cohort.id).await?;
    cared.concerns = concern::of(&concerns, actor, id);
    let members = store::pair::members(&mut tx, id).await?;
    let members: Vec<_> = members.into_iter().map(|member| (member.participant, member.name)).collect();
    let rows = timeline::of_pair(&mut tx, id, cohort.programme, &members).await?;
    let today = london::date(service.clock.now());
    if cohort.id == at.id { Ok(LookedAt { cohort, cared, members, rows, today }) } else { Err(Error::NotFound) }
}

/// Reminds a pair of itself, in a friendly way.
pub async fn nudge(service: &Service, actor: Option<&Actor>, key: Key, id: PairId) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, cared) = find(service, actor, &mut work.tx, Act::CareForPair, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let by = actor.ok_or(Error::SignedOut)?;
    cared.may_nudge.map_err(|message| Error::refused("", message))?;
    store::pair::nudge(&mut work.tx, id, by.person, work.now).await?;
    write(service, &mut work, cohort.programme, &cared.pair, &by.name).await?;
    let names = cared.pair.names();
    work.event(Some(cohort.programme), What::PairNudged { pair: id, names }).await?;
    work.finish(key, ()).await
}

/// Writes to every member. What one of them has not done is not told to the other.
async fn write(
    service: &Service,
    work: &mut Work<'_>,
    programme: ProgrammeId,
    pair: &Watched,
    coordinator: &str,
) -> Result<()> {
    let link = format!("{}/", service.settings.public_url);
    for (at, member) in pair.members.iter().enumerate() {
        let others = pair.members.iter().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<_> = others.map(|(_, other)| other.name.as_str()).collect();
        let others = others.join(" and ");
        let values =
            [("name", member.name.as_str()), ("partners", &others), ("coordinator", coordinator), ("link", &link)];
        let (subject, body) = work.say(programme, Template::Nudge, &values).await?;
        work.mail(Kind::Pair, Some(programme), &member.email, &subject, &body).await?;
    }
    Ok(())
}

/// Leaves a pair alone until a day.
pub async fn snooze(service: &Service, actor: Option<&Actor>, key: Key, id: PairId, form: &Form) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, cared) = find(service, actor, &mut work.tx, Act::CareForPair, id).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let by = actor.ok_or(Error::SignedOut)?;
    let snooze = form.check(london::date(work.now))?;
    store::pair::snooze(&mut work.tx, id, by.person, &snooze, work.now).await?;
    let what = What::PairSnoozed { pair: id, names: cared.pair.names(), until_on: snooze.until_on };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, ()).await
}

/// Ends that before its day.
pub async fn wake(service: &Service, actor: Option<&Actor>, id: PairId) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let (cohort, cared) = find(service, actor, &mut work.tx, Act::CareForPair, id).await?;
    if store::pair::wake(&mut work.tx, id).await? {
        let what = What::PairWoken { pair: id, names: cared.pair.names() };
        work.event(Some(cohort.programme), what).await?;
    }
    work.commit().await
}
