//! People's own calendars, from which only when they are busy is kept: read from an address now and again, or once from
//! a file. Their owners see what is kept; others only that a date does not suit.

mod read;

use crate::{
    context::Service,
    error::{Error, Result},
};
use chrono::Duration;
use domain::{
    busy::{AHEAD, Busy, Form, Source, next_read},
    id::{Key, PersonId},
    policy::{Act, Actor, Place},
};

/// How long a server may take to read a calendar before another tries.
const CLAIM: Duration = Duration::minutes(5);

/// What is kept of somebody's calendar.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Where it is read from, where it is.
    pub source: Option<Source>,
    /// When they are busy from now on, in order.
    pub times: Vec<Busy>,
}

/// What is kept of one's calendar.
pub async fn show(service: &Service, actor: Option<&Actor>, person: PersonId) -> Result<Shown> {
    service.authorise(actor, Act::KeepBusyTimes, &Place::person(person))?;
    let mut tx = service.read().await?;
    let now = service.clock.now();
    let source = store::busy::source(&mut tx, person).await?.map(|stored| Source {
        host: stored.address.as_deref().map(Source::host),
        read_at: stored.read_at,
        last_error: stored.last_error,
    });
    let times = store::busy::between(&mut tx, person, now, now + AHEAD).await?;
    Ok(Shown { source, times })
}

/// Reads one's calendar from an address from now on. What was kept of another is forgotten at once.
pub async fn follow(service: &Service, actor: Option<&Actor>, key: Key, person: PersonId, form: &Form) -> Result<()> {
    let actor = service.authorise(actor, Act::KeepBusyTimes, &Place::person(person))?;
    let address = form.check()?;
    let mut work = service.begin(Some(actor.person)).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let now = work.now;
    store::busy::replace(&mut work.tx, person, &[]).await?;
    store::busy::set_source(&mut work.tx, person, Some(&address), None, now).await?;
    work.finish(key, ()).await
}

/// Reads one's calendar from a file, once.
pub async fn take_file(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    person: PersonId,
    content: Vec<u8>,
) -> Result<()> {
    let actor = service.authorise(actor, Act::KeepBusyTimes, &Place::person(person))?;
    let now = service.clock.now();
    let times = read::times(content, now..now + AHEAD)
        .await?
        .map_err(|reason| Error::refused("file", format!("Choose a calendar file that ends in .ics: {reason}")))?;
    let mut work = service.begin(Some(actor.person)).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let now = work.now;
    store::busy::set_source(&mut work.tx, person, None, Some(now), now).await?;
    store::busy::replace(&mut work.tx, person, &times).await?;
    work.finish(key, ()).await
}

/// Forgets one's calendar and all that was read from it.
pub async fn forget(service: &Service, actor: Option<&Actor>, person: PersonId) -> Result<()> {
    let actor = service.authorise(actor, Act::KeepBusyTimes, &Place::person(person))?;
    let mut work = service.begin(Some(actor.person)).await?;
    store::busy::forget(&mut work.tx, person).await?;
    work.commit().await
}

/// A calendar that is to be read now.
#[derive(Clone, Debug)]
pub struct Due {
    /// From here.
    pub address: String,
    person: PersonId,
    version: i64,
    failures: i64,
    read_at: Option<chrono::DateTime<chrono::Utc>>,
}

/// Takes the next calendar whose time has come, so that no other server reads it meanwhile.
pub async fn take_due(service: &Service) -> Result<Option<Due>> {
    let mut tx = service.read().await?;
    let due = store::busy::due(&mut tx, service.clock.now()).await?;
    drop(tx);
    let Some(stored) = due else { return Ok(None) };
    let mut work = service.begin(None).await?;
    let until = work.now + CLAIM;
    let is_ours = store::busy::claim(&mut work.tx, stored.person, stored.version, until).await?;
    work.commit().await?;
    let due = stored.address.map(|address| Due {
        address,
        person: stored.person,
        version: stored.version + 1,
        failures: stored.failures,
        read_at: stored.read_at,
    });
    Ok(due.filter(|_| is_ours))
}

/// Keeps when the owner is busy, or why the calendar could not be had. What was read before stays until it is replaced.
pub async fn settle(service: &Service, due: &Due, fetched: std::result::Result<Vec<u8>, String>) -> Result<()> {
    let now = service.clock.now();
    let times = match fetched {
        Ok(content) => read::times(content, now..now + AHEAD).await?,
        Err(reason) => Err(reason),
    };
    let mut work = service.begin(None).await?;
    let which = (due.person, due.address.as_str(), due.version);
    // Whoever changed or forgot their calendar meanwhile is not given back the old one.
    match times {
        Ok(times) => {
            if store::busy::settle(&mut work.tx, which, Some(now), next_read(now, 0), None).await? {
                store::busy::replace(&mut work.tx, due.person, &times).await?;
            }
        }
        Err(reason) => {
            let failures = due.failures + 1;
            let next = next_read(now, failures);
            store::busy::settle(&mut work.tx, which, due.read_at, next, Some((&reason, failures))).await?;
        }
    }
    work.commit().await
}
