//! What the pairs of a cohort did and plan, for its coordinator: that and when, never topics, notes or places.

use crate::{cohort, context::Service, error::Result, pair, shape};
use chrono::NaiveDate;
use domain::{
    cohort::Cohort,
    health::Health,
    id::{PairId, ParticipantId, ProgrammeId},
    london,
    policy::{Act, Actor},
    strand::Requirement,
    timeline::{Mark, Row, rows},
};
use store::Tx;

/// A pair's row.
#[derive(Clone, Debug)]
pub struct Line {
    /// The pair.
    pub pair: PairId,
    /// Its members' names.
    pub names: String,
    /// How it is doing.
    pub health: Health,
    /// What it did and plans.
    pub marks: Vec<Mark>,
}

/// A cohort's timeline.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The cohort.
    pub cohort: Cohort,
    /// The day.
    pub today: NaiveDate,
    /// Its active pairs: those that need somebody first.
    pub lines: Vec<Line>,
}

/// The timeline of a cohort, a line for each pair.
pub async fn of_cohort(service: &Service, actor: Option<&Actor>, programme: &str, cohort: &str) -> Result<Timeline> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::SeeTimeline, programme, cohort).await?;
    let pairs = pair::all(service, actor, &mut tx, &cohort).await?;
    let mut marks = store::timeline::of_cohort(&mut tx, cohort.id).await?;
    marks.sort_by_key(|mark| (mark.pair, mark.on, mark.id));
    let lines = pairs.into_iter().map(|one| {
        let id = one.pair.id;
        let from = marks.partition_point(|mark| mark.pair < id);
        let of_pair = marks[from..].iter().take_while(|mark| mark.pair == id);
        Line { pair: id, names: one.pair.names(), health: one.health, marks: of_pair.cloned().collect() }
    });
    let lines = lines.collect();
    Ok(Timeline { today: london::date(service.clock.now()), lines, cohort })
}

/// The rows of one pair, against what its programme wants.
pub(crate) async fn of_pair(
    tx: &mut Tx,
    pair: PairId,
    programme: ProgrammeId,
    members: &[(ParticipantId, String)],
) -> Result<Vec<Row>> {
    let marks = store::timeline::of_pair(tx, pair).await?;
    let shape = shape::of(tx, programme).await?;
    Ok(rows(members, marks, |strand| {
        let wanted = shape.wanted(strand);
        (wanted.requirement != Requirement::Off, wanted.target)
    }))
}
