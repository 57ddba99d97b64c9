//! Runs that take a while: worked out in the background, watched and stopped by whoever coordinates the cohort.
//!
//! How far one is stands in the memory of the process that works it out, and nowhere else: where that ends, the run has
//! ended too, nothing was changed, and pairs are proposed again.

use super::{
    ground::Ground,
    run::{Solved, solve},
};
use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
};
use domain::{
    assignment::{Stage, Watch},
    cohort::Cohort,
    draft::Run,
    id::{CohortId, DraftId, RunId},
    policy::{Act, Actor},
};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
};

/// Most pairs to compare while somebody waits for the answer: 1,000 by 1,000 take less than a second.
const AT_ONCE: usize = 1_000_000;
/// How often keeping an answer is tried in all where other changes came first.
const TRIES: usize = 4;

/// What was asked for is there, or is being worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The proposal.
    Done(DraftId),
    /// The run whose answer it will be.
    Running(RunId),
}

/// How a run stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It goes on: with what it is busy, and how many people of how many it is done with.
    Going(Stage, usize, usize),
    /// It came to its end.
    Done(DraftId),
    /// A coordinator cancelled it.
    Cancelled,
    /// It found no answer: why, and what to do.
    Failed(String),
    /// The server that worked it out ended before it did.
    Lost,
}

/// A run on its page.
#[derive(Clone, Debug)]
pub struct RunShown {
    /// The cohort.
    pub cohort: Cohort,
    /// How it stands.
    pub progress: Progress,
}

/// The runs of this process, the latest of each cohort.
#[derive(Debug)]
pub(crate) struct Runs {
    at_once: AtomicUsize,
    latest: Mutex<HashMap<CohortId, Arc<Running>>>,
}

impl Default for Runs {
    fn default() -> Self {
        Self { at_once: AtomicUsize::new(AT_ONCE), latest: Mutex::default() }
    }
}

/// A run under way, or how it ended.
#[derive(Debug)]
struct Running {
    id: RunId,
    /// Stage, people done with and of how many, as one number so that they always belong together.
    at: AtomicU64,
    is_cancelled: AtomicBool,
    ended: Mutex<Option<Progress>>,
}

/// Bits of each of the two counts in [`Running::at`].
const BITS: u32 = 30;
const MASK: u64 = (1 << BITS) - 1;

impl Running {
    fn progress(&self) -> Progress {
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner).clone();
        ended.unwrap_or_else(|| {
            let at = self.at.load(Ordering::Relaxed);
            let number = |bits: u64| usize::try_from(bits & MASK).unwrap_or(0);
            let stage = Stage::ALL.get(number(at >> (2 * BITS))).copied().unwrap_or(Stage::Compare);
            Progress::Going(stage, number(at >> BITS), number(at))
        })
    }

    fn is_going(&self) -> bool {
        matches!(self.progress(), Progress::Going(..))
    }

    fn end(&self, progress: Progress) {
        *self.ended.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
    }
}

impl Watch for Running {
    fn goes_on(&self, stage: Stage, done: usize, of: usize) -> bool {
        let place = Stage::ALL.iter().position(|one| *one == stage).unwrap_or(0);
        let bits = |number: usize| u64::try_from(number).unwrap_or(0) & MASK;
        self.at.store(bits(place) << (2 * BITS) | bits(done) << BITS | bits(of), Ordering::Relaxed);
        !self.is_cancelled.load(Ordering::Relaxed)
    }
}

impl Runs {
    fn latest(&self, cohort: CohortId) -> Option<Arc<Running>> {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner).get(&cohort).cloned()
    }

    /// The run that goes on for a cohort.
    pub(super) fn going(&self, cohort: CohortId) -> Option<RunId> {
        self.latest(cohort).filter(|running| running.is_going()).map(|running| running.id)
    }

    /// Notes a new run; the one that goes on for this cohort, where there is one.
    fn begin(&self, cohort: CohortId, id: RunId) -> std::result::Result<Arc<Running>, RunId> {
        let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(going) = latest.get(&cohort).filter(|running| running.is_going()) {
            return Err(going.id);
        }
        let running = Arc::new(Running {
            id,
            at: AtomicU64::new(0),
            is_cancelled: AtomicBool::new(false),
            ended: Mutex::new(None),
        });
        latest.insert(cohort, running.clone());
        Ok(running)
    }
}

impl Service {
    /// Has runs of more comparisons than this worked out in the background.
    #[must_use]
    pub fn comparing_at_once(self, most: usize) -> Self {
        self.runs.at_once.store(most, Ordering::Relaxed);
        self
    }
}

/// Works a run out and has its answer kept: at once where the cohort is small, in the background where it is large.
///
/// Nothing is kept of what is cancelled before `keep` begins; from then on it is a change like any other.
pub(super) async fn carry_out<F>(
    service: &Service,
    ground: Ground,
    run: Run,
    keep: impl Fn(Service, Arc<Solved>) -> F + Send + Sync + 'static,
) -> Result<Begun>
where
    F: Future<Output = Result<DraftId>> + Send + 'static,
{
    let (id, cohort) = (run.id, ground.cohort.id);
    let comparisons = ground.pool(run.rules, &run.held).comparisons();
    if comparisons <= service.runs.at_once.load(Ordering::Relaxed) {
        let solved = solve(ground, run, Arc::new(domain::assignment::Unwatched)).await?;
        return keep(service.clone(), Arc::new(solved)).await.map(Begun::Done);
    }
    let running = match service.runs.begin(cohort, id) {
        Ok(running) => running,
        Err(going) => return Ok(Begun::Running(going)),
    };
    let service = service.clone();
    tokio::spawn(async move {
        let outcome = match solve(ground, run, running.clone()).await {
            Ok(solved) => kept(&service, &Arc::new(solved), &keep).await,
            Err(error) => Err(error),
        };
        let ended = match outcome {
            Ok(draft) => Progress::Done(draft),
            Err(_) if running.is_cancelled.load(Ordering::Relaxed) => Progress::Cancelled,
            Err(error) => Progress::Failed(words(&error)),
        };
        running.end(ended);
    });
    Ok(Begun::Running(id))
}

async fn kept<F>(service: &Service, solved: &Arc<Solved>, keep: &impl Fn(Service, Arc<Solved>) -> F) -> Result<DraftId>
where
    F: Future<Output = Result<DraftId>>,
{
    let mut outcome = keep(service.clone(), solved.clone()).await;
    for _ in 1..TRIES {
        if !outcome.as_ref().is_err_and(Error::may_be_retried) {
            break;
        }
        outcome = keep(service.clone(), solved.clone()).await;
    }
    outcome
}

/// Why there is no answer, for the page of the run.
fn words(error: &Error) -> String {
    match error {
        Error::Refused(problems) => {
            problems.iter().map(|(_, message)| message.to_owned()).collect::<Vec<_>>().join(". ")
        }
        Error::Stale(words) => (*words).to_owned(),
        other => {
            tracing::error!("a run of the solver failed: {other}");
            "It did not come to its end, through a fault of ours. Nothing was changed: propose again".to_owned()
        }
    }
}

/// The run, its cohort and the proposal that it went into, where the actor may see it.
async fn find(service: &Service, actor: Option<&Actor>, id: RunId) -> Result<(Cohort, Option<DraftId>)> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let mut tx = service.read().await?;
    let (cohort, draft) = store::pairing::place_of_run(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(&mut tx, cohort).await?.ok_or(Error::NotFound)?;
    let (programme, slug) = (cohort.programme_slug.clone(), cohort.slug.clone());
    let cohort = cohort::at(service, actor, &mut tx, Act::ProposePairs, &programme, &slug).await?;
    Ok((cohort, draft))
}

/// How a run stands.
pub async fn running(service: &Service, actor: Option<&Actor>, id: RunId) -> Result<RunShown> {
    let (cohort, draft) = find(service, actor, id).await?;
    let of_this_process = service.runs.latest(cohort.id).filter(|running| running.id == id);
    let progress = match (draft, of_this_process) {
        (Some(draft), _) => Progress::Done(draft),
        (None, Some(running)) => running.progress(),
        (None, None) => Progress::Lost,
    };
    Ok(RunShown { cohort, progress })
}

/// Cancels a run that goes on; nothing happens where it has ended.
pub async fn cancel(service: &Service, actor: Option<&Actor>, id: RunId) -> Result<()> {
    let (cohort, _) = find(service, actor, id).await?;
    if let Some(running) = service.runs.latest(cohort.id).filter(|running| running.id == id) {
        running.is_cancelled.store(true, Ordering::Relaxed);
    }
    Ok(())
}
