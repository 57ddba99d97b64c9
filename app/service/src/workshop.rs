//! Workshops: who plans them, who comes, and what came of them.

mod attendance;
mod calendar;
mod contribution;
mod feedback;
mod plan;
mod seat;
mod waiting;

pub(crate) use attendance::missed;
pub use attendance::{Picture, certificate, check_in, picture, take_attendance};
pub use contribution::{decide_slot, offer_slot};
pub use feedback::give_feedback;
pub(crate) use plan::when_and_where;
pub use plan::{Managed, cancel, change, create, led, list, manage, possible_leads};
pub(crate) use seat::give_up_all;
pub use seat::{Offered, answer_by_link, answer_offer, lapse_next, leave, offered, sign_up};
pub use store::workshop::{Counts, Listed};
pub use waiting::reorder;

use crate::{
    context::Service,
    error::{Error, Result},
    shape,
};
use domain::{
    cohort::Cohort,
    id::WorkshopId,
    policy::{Act, Actor, Participation, Place, Role},
    strand::{Strand, Target},
    workshop::{
        Workshop,
        contribution::{Contribution, State},
        feedback::Wave,
        waiting::{Past, Standing, Step},
    },
};
use store::Tx;

/// Lines of a waiting list's history that are shown.
const HISTORY: i64 = 200;

/// The workshop and its cohort, where the actor may do `act` there and, as a lead, leads it.
async fn to_run(
    service: &Service,
    actor: Option<&Actor>,
    tx: &mut Tx,
    act: Act,
    id: WorkshopId,
) -> Result<(Cohort, Workshop)> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let workshop = store::workshop::find(tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(tx, workshop.cohort).await?.ok_or(Error::NotFound)?;
    let actor = service.authorise(actor, act, &Place::cohort(cohort.programme, cohort.id))?;
    if actor.holds(Role::Coordinator, cohort.programme) || workshop.is_led_by(actor.person) {
        Ok((cohort, workshop))
    } else {
        Err(Error::Forbidden)
    }
}

/// The workshop, its cohort and the actor's place in it.
async fn to_attend<'a>(
    service: &Service,
    actor: Option<&'a Actor>,
    tx: &mut Tx,
    id: WorkshopId,
) -> Result<(Cohort, Workshop, &'a Participation)> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let workshop = store::workshop::find(tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(tx, workshop.cohort).await?.ok_or(Error::NotFound)?;
    let actor = service.authorise(actor, Act::AttendWorkshop, &Place::cohort(cohort.programme, cohort.id))?;
    let me = actor.participations.iter().find(|held| held.cohort == cohort.id).ok_or(Error::Forbidden)?;
    Ok((cohort, workshop, me))
}

/// How the actor's place stands to one workshop.
async fn standing(tx: &mut Tx, workshop: &Workshop, me: &Participation) -> Result<Standing> {
    let standings = store::workshop::standings(tx, workshop.cohort, me.participant).await?;
    Ok(standings.into_iter().find(|(id, _)| *id == workshop.id).map_or(Standing::Out, |(_, standing)| standing))
}

/// A workshop as somebody sees it who can come to it.
#[derive(Clone, Debug)]
pub struct Mine {
    /// The workshop.
    pub workshop: Workshop,
    /// How they stand to it.
    pub standing: Standing,
    /// How many come.
    pub counts: Counts,
    /// Whether they were there.
    pub has_attended: bool,
    /// What they are asked now, and have not answered yet.
    pub to_rate: Option<Wave>,
}

/// The workshops of one of the actor's cohorts, and how far they are.
#[derive(Clone, Debug)]
pub struct Series {
    /// The cohort.
    pub cohort: Cohort,
    /// Its workshops in their order.
    pub workshops: Vec<Mine>,
    /// What the programme wants of everybody.
    pub target: Option<Target>,
    /// How often they were at one,
    pub times: i64,
    /// and for how many minutes.
    pub minutes: i64,
}

async fn series(service: &Service, tx: &mut Tx, held: &Participation) -> Result<Series> {
    let cohort = store::cohort::find(tx, held.cohort).await?.ok_or(Error::NotFound)?;
    let workshops = store::workshop::of_cohort(tx, cohort.id).await?;
    let standings = store::workshop::standings(tx, cohort.id, held.participant).await?;
    let counts = store::workshop::counts(tx, cohort.id).await?;
    let attended = store::workshop::attended_by(tx, held.participant).await?;
    let given = store::workshop::has_given(tx, held.participant).await?;
    let target = shape::of(tx, cohort.programme).await?.wanted(Strand::Workshop).target;
    let now = service.clock.now();
    let mine = |workshop: Workshop| {
        let has_attended = attended.contains(&workshop.id);
        let asked = Wave::open(workshop.ends_at, now).filter(|wave| !given.contains(&(workshop.id, *wave)));
        Mine {
            standing: standings.iter().find(|(id, _)| *id == workshop.id).map_or(Standing::Out, |(_, one)| *one),
            counts: counts.iter().find(|(id, _)| *id == workshop.id).map_or_else(Counts::default, |(_, one)| *one),
            has_attended,
            to_rate: asked.filter(|_| has_attended),
            workshop,
        }
    };
    let workshops: Vec<_> = workshops.into_iter().map(mine).collect();
    let been = workshops.iter().filter(|one| one.has_attended);
    let (times, minutes) = been.fold((0, 0), |(times, sum), one| (times + 1, sum + one.workshop.minutes()));
    Ok(Series { cohort, workshops, target, times, minutes })
}

/// The workshops of the actor's cohorts.
pub async fn mine(service: &Service, actor: Option<&Actor>) -> Result<Vec<Series>> {
    let actor = service.authorise(actor, Act::SeeOwn, &Place::everywhere())?;
    let mut tx = service.read().await?;
    let mut all = Vec::new();
    for held in &actor.participations {
        all.push(series(service, &mut tx, held).await?);
    }
    Ok(all)
}

/// A workshop as a participant of its cohort sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The cohort.
    pub cohort: Cohort,
    /// The workshop and how they stand to it.
    pub mine: Mine,
    /// Slots that are in its programme, and the participant's own.
    pub slots: Vec<Contribution>,
    /// Which of them are the participant's own.
    pub own: domain::id::ParticipantId,
    /// When and why somebody moved them in the waiting list, and how often others were moved.
    pub moves: (Vec<Past>, usize),
}

/// One workshop.
pub async fn show(service: &Service, actor: Option<&Actor>, id: WorkshopId) -> Result<Shown> {
    let mut tx = service.read().await?;
    let (cohort, _, me) = to_attend(service, actor, &mut tx, id).await?;
    let series = series(service, &mut tx, me).await?;
    let mine = series.workshops.into_iter().find(|mine| mine.workshop.id == id).ok_or(Error::NotFound)?;
    let mut slots = store::workshop::slots(&mut tx, id).await?;
    slots.retain(|slot| slot.state == State::Accepted || slot.participant == me.participant);
    for slot in slots.iter_mut().filter(|slot| slot.participant != me.participant) {
        // What was said to somebody else is between them.
        slot.word.clear();
    }
    let mut moves = store::workshop::steps(&mut tx, id, HISTORY).await?;
    moves.retain(|past| past.step == Step::Moved);
    let all = moves.len();
    moves.retain(|past| past.participant == me.participant);
    let others = all - moves.len();
    Ok(Shown { cohort, mine, slots, own: me.participant, moves: (moves, others) })
}
