//! Whom a programme reaches: counted once for each cohort, shown so that nobody is given away.

use crate::{
    context::Service,
    error::{Error, Result},
    programme,
};
use domain::{
    event::What,
    id::Key,
    london,
    policy::{Act, Actor},
    programme::Programme,
    reach::{self, Block, Form, Workforce},
    suppression::Minimum,
};

/// What may be shown of a programme's reach.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The programme.
    pub programme: Programme,
    /// The size below which groups are suppressed.
    pub minimum: Minimum,
    /// Its cohorts, as far as they were counted, in the order in which they were.
    pub blocks: Vec<Block>,
    /// The eligible workforce, where somebody has entered it.
    pub workforce: Option<Workforce>,
}

/// A programme's reach.
pub async fn show(service: &Service, actor: Option<&Actor>, slug: &str) -> Result<Shown> {
    let mut tx = service.read().await?;
    let programme = programme::at(service, actor, &mut tx, Act::SeeReach, slug).await?;
    let minimum = Minimum::new(programme.minimum_group);
    let blocks = reach::blocks(minimum, &store::reach::taken(&mut tx, programme.id).await?);
    let workforce = store::reach::workforce(&mut tx, programme.id).await?;
    Ok(Shown { programme, minimum, blocks, workforce })
}

/// The eligible workforce of a programme, for the form that changes it.
pub async fn workforce(service: &Service, actor: Option<&Actor>, slug: &str) -> Result<(Programme, Option<Workforce>)> {
    let mut tx = service.read().await?;
    let programme = programme::at(service, actor, &mut tx, Act::ChangeWorkforce, slug).await?;
    let workforce = store::reach::workforce(&mut tx, programme.id).await?;
    Ok((programme, workforce))
}

/// Changes the eligible workforce of a programme.
pub async fn change_workforce(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    slug: &str,
    version: i64,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let programme = programme::at(service, actor, &mut work.tx, Act::ChangeWorkforce, slug).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let new = form.check(london::date(work.now))?;
    let before = store::reach::workforce(&mut work.tx, programme.id).await?;
    if !store::reach::save_workforce(&mut work.tx, programme.id, version, &new).await? {
        return Err(conflict(before));
    }
    work.event(Some(programme.id), What::WorkforceChanged { programme: programme.id, name: programme.name }).await?;
    work.finish(key, ()).await
}

/// What somebody else entered meanwhile, beside what was typed.
fn conflict(theirs: Option<Workforce>) -> Error {
    let version = theirs.as_ref().map_or(0, |theirs| theirs.version);
    let told = |theirs: Workforce| {
        let fields = [
            ("white", theirs.white.to_string()),
            ("bme", theirs.bme.to_string()),
            ("not_known", theirs.not_known.to_string()),
            ("as_of", london::date_words(theirs.as_of)),
            ("source", theirs.source),
        ];
        fields.into_iter().map(|(field, text)| (field.into(), text)).collect()
    };
    Error::Conflict { theirs: theirs.map(told).unwrap_or_default(), version }
}

/// Counts the next cohort of which something is to be counted; whether there was one.
pub async fn count_next(service: &Service) -> Result<bool> {
    let today = london::date(service.clock.now());
    let since = reach::due_since(today);
    let mut tx = service.read().await?;
    let is_due = store::reach::due(&mut tx, since, today).await?.is_some()
        || store::reach::due_at_the_end(&mut tx, today).await?.is_some();
    drop(tx);
    if !is_due {
        return Ok(false);
    }
    // What was read may have been counted by another server meanwhile.
    let mut work = service.begin(None).await?;
    let now = work.now;
    if let Some(cohort) = store::reach::due(&mut work.tx, since, today).await? {
        store::reach::enter(&mut work.tx, cohort).await?;
        let [applied, matched, _] = store::reach::count(&mut work.tx, cohort).await?;
        store::reach::keep(&mut work.tx, cohort, "applied", applied, now).await?;
        store::reach::keep(&mut work.tx, cohort, "matched", matched, now).await?;
    } else if let Some(cohort) = store::reach::due_at_the_end(&mut work.tx, today).await? {
        let [_, _, completed] = store::reach::count(&mut work.tx, cohort).await?;
        store::reach::keep(&mut work.tx, cohort, "completed", completed, now).await?;
    }
    work.commit().await?;
    Ok(true)
}
