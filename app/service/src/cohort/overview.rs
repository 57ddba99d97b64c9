//! A cohort at a glance: what needs its coordinator today, and how far everybody is.

use crate::{cohort, context::Service, error::Result, pair, shape};
use chrono::{Duration, NaiveDate};
use domain::{
    cohort::Cohort,
    health::Light,
    id::DraftId,
    london,
    participant::{Side, State, change::Reason},
    phase::Phase,
    policy::{Act, Actor},
    questionnaire::relationship,
    shape::Eligibility,
    strand::{Strand, Wanted},
    today::{Need, Situation, WAITING_DAYS, Waiting, needs},
};
use store::Tx;

/// The overview.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The cohort.
    pub cohort: Cohort,
    /// The day.
    pub today: NaiveDate,
    /// What needs the coordinator, the most urgent first.
    pub needs: Vec<Need>,
    /// The proposal that waits to be published.
    pub draft: Option<DraftId>,
    /// How many participants are in each state, by side.
    pub states: Vec<(State, Side, i64)>,
    /// Why those left who are withdrawn, the most frequent reason first.
    pub reasons: Vec<(Option<Reason>, i64)>,
    /// How many pairs there are of each light; those to be left alone too.
    pub lights: [(Light, i64); 4],
    /// How many of them are to be left alone.
    pub snoozed: usize,
    /// How many have answered.
    pub waiting: Waiting,
    /// How often and for how many minutes clinicians visited, and managers.
    pub visits: [(Side, i64, i64); 2],
    /// What the programme wants of shadowing.
    pub shadowing: Wanted,
    /// The phases, in their order.
    pub phases: Vec<Phase>,
}

/// A cohort's overview.
pub async fn show(service: &Service, actor: Option<&Actor>, programme: &str, cohort: &str) -> Result<Overview> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::SeeCohort, programme, cohort).await?;
    let now = service.clock.now();
    let today = london::date(now);
    let shape = shape::of(&mut tx, cohort.programme).await?;
    let since = now - Duration::days(WAITING_DAYS);
    let waiting = store::cohort::waiting(&mut tx, cohort.id, &relationship().code, since).await?;
    let pairs = pair::all(service, actor, &mut tx, &cohort).await?;
    let draft = store::draft::latest_open(&mut tx, cohort.id).await?;
    let needs = needs(&Situation {
        starts_on: cohort.starts_on,
        ends_on: cohort.ends_on,
        today,
        waiting,
        lights: pair::lights(pairs.iter().filter(|one| !one.is_snoozed)),
        misfits: misfits(&mut tx, &cohort, &shape.eligibility).await?,
        has_draft: draft.is_some(),
        concerns: pairs.iter().map(|one| i64::try_from(one.concerns.len()).unwrap_or(i64::MAX)).sum(),
    });
    Ok(Overview {
        today,
        needs,
        draft,
        states: store::cohort::states(&mut tx, cohort.id).await?,
        reasons: store::cohort::reasons(&mut tx, cohort.id).await?,
        lights: pair::lights(pairs.iter()),
        snoozed: pairs.iter().filter(|one| one.is_snoozed).count(),
        waiting,
        visits: store::shadowing::by_side(&mut tx, cohort.id).await?,
        shadowing: shape.wanted(Strand::Shadowing),
        phases: store::phase::of_cohort(&mut tx, cohort.id).await?,
        cohort,
    })
}

/// How many participants do not fit the programme; only where it asks for anything is everybody read.
async fn misfits(tx: &mut Tx, cohort: &Cohort, eligibility: &Eligibility) -> Result<i64> {
    if *eligibility == Eligibility::default() {
        return Ok(0);
    }
    let participants = store::participant::of_cohort(tx, cohort.id).await?;
    let misfits = participants.iter().filter(|one| !eligibility.objections(&one.profile, cohort.starts_on).is_empty());
    Ok(i64::try_from(misfits.count()).unwrap_or(i64::MAX))
}
