//! What every use case works with: the database, the clock, the settings; and one piece of work from its transaction
//! to its commit.

use crate::{
    clock::{Clock, Random},
    error::{Error, Result},
    pairing::Runs,
    password::Passwords,
    token::hash,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::Entry,
    event::What,
    id::{Key, PersonId, ProgrammeId},
    mail::{Choices, Kind, Way, without_secrets},
    policy::{self, Act, Actor, Place},
};
use serde::{Serialize, de::DeserializeOwned};
use std::sync::Arc;
use store::{Db, Tx};
use tokio_util::task::TaskTracker;
use uuid::Uuid;

/// What an operator decides.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach this service, without a slash at the end: links in messages begin with it.
    pub public_url: String,
    /// Whether anybody may sign in as anybody.
    pub is_demo: bool,
    /// How many days a draft is kept that nobody comes back to.
    pub draft_days: u16,
}

/// The use cases' surroundings. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Service {
    pub(crate) db: Db,
    /// The time.
    pub clock: Clock,
    /// Random numbers.
    pub random: Random,
    /// What an operator decided.
    pub settings: Arc<Settings>,
    pub(crate) passwords: Passwords,
    /// Long runs of the solver in this process.
    pub(crate) runs: Arc<Runs>,
    /// What nobody waits for.
    behind: TaskTracker,
}

impl Service {
    /// Use cases on this database.
    pub fn new(db: Db, clock: Clock, random: Random, settings: Settings) -> Self {
        let passwords = Passwords::new(random.clone());
        Self {
            db,
            clock,
            random,
            settings: Arc::new(settings),
            passwords,
            runs: Arc::default(),
            behind: TaskTracker::new(),
        }
    }

    /// The same use cases at another time and with other random numbers: the demo's history is made with them.
    #[must_use]
    pub fn as_of(&self, clock: Clock, random: Random) -> Self {
        let passwords = Passwords::new(random.clone());
        Self { clock, random, passwords, ..self.clone() }
    }

    /// How many people have an account: none on a new installation.
    pub async fn people(&self) -> Result<i64> {
        let mut tx = self.read().await?;
        Ok(store::person::count(&mut tx).await?)
    }

    /// Does what nobody has to wait for, such as noting that a page was read: a page is shown even while nobody can
    /// write. What fails is logged.
    pub(crate) fn behind(&self, work: impl Future<Output = Result<()>> + Send + 'static) {
        self.behind.spawn(async move {
            if let Err(error) = work.await {
                tracing::error!("something that nobody waited for failed: {error}");
            }
        });
    }

    /// Waits for what nobody has waited for.
    pub async fn settled(&self) {
        self.behind.close();
        self.behind.wait().await;
    }

    /// Waits for what is under way and closes the database.
    pub async fn close(&self) {
        self.settled().await;
        self.db.close().await;
    }

    /// Whether the database answers.
    pub async fn is_well(&self) -> Result<()> {
        self.people().await.map(drop)
    }

    /// Who does it, where they may.
    #[expect(clippy::unused_self, reason = "every use case begins with this sentence")]
    pub(crate) fn authorise<'a>(&self, actor: Option<&'a Actor>, act: Act, place: &Place) -> Result<&'a Actor> {
        match actor {
            None => Err(Error::SignedOut),
            Some(actor) if policy::allows(Some(actor), act, place) => Ok(actor),
            Some(_) => Err(Error::Forbidden),
        }
    }

    /// One state of the database to read.
    pub(crate) async fn read(&self) -> Result<Tx> {
        Ok(self.db.read().await?)
    }

    /// A piece of work by `actor`.
    pub(crate) async fn begin(&self, actor: Option<PersonId>) -> Result<Work<'_>> {
        Ok(Work { tx: self.db.write().await?, now: self.clock.now(), actor, service: self })
    }
}

/// A piece of work: everything in it happens, or nothing does.
pub(crate) struct Work<'a> {
    pub(crate) tx: Tx,
    pub(crate) now: DateTime<Utc>,
    pub(crate) actor: Option<PersonId>,
    pub(crate) service: &'a Service,
}

impl Work<'_> {
    /// A new id that sorts by time.
    pub(crate) fn id<T: From<Uuid>>(&self) -> T {
        self.service.random.id(self.now).into()
    }

    /// What came of this form when the same person sent it before.
    pub(crate) async fn done<T: DeserializeOwned>(&mut self, key: Key) -> Result<Option<T>> {
        let key = self.own(key);
        let result = store::done::find(&mut self.tx, key).await?;
        result.map(|result| serde_json::from_str(&result).map_err(store::Error::from)).transpose().map_err(Error::from)
    }

    /// The key as it is kept: another's form with the same key is another form.
    fn own(&self, key: Key) -> Key {
        let Some(actor) = self.actor else { return key };
        let (key, actor) = (key.0.as_u128().to_be_bytes(), actor.0.as_u128().to_be_bytes());
        let mut short = [0; 16];
        short.copy_from_slice(&hash(&[key, actor].concat())[..16]);
        Key(Uuid::from_bytes(short))
    }

    /// Records what happened.
    pub(crate) async fn event(&mut self, programme: Option<ProgrammeId>, what: What) -> Result<()> {
        let id = self.id();
        Ok(store::event::insert(&mut self.tx, id, self.now, self.actor, programme, &what).await?)
    }

    /// Puts a message in line, to come as its reader wants messages of this kind to come.
    pub(crate) async fn mail(
        &mut self,
        kind: Kind,
        programme: Option<ProgrammeId>,
        recipient: &str,
        subject: &str,
        body: &str,
    ) -> Result<()> {
        self.put_in_line((kind, programme), recipient, (subject, body), None).await
    }

    /// The same, with what its reader's calendar is to take: an invitation, its new state, or that it is cancelled. A
    /// calendar takes it from a message of its own, and so it does not wait for a summary.
    pub(crate) async fn put_in_line(
        &mut self,
        (kind, programme): (Kind, Option<ProgrammeId>),
        recipient: &str,
        (subject, body): (&str, &str),
        entry: Option<Entry>,
    ) -> Result<()> {
        let person = store::person::find_by_email(&mut self.tx, recipient).await?.map(|person| person.id);
        let choices = match person {
            Some(person) if !kind.is_duty() => store::mail::choices(&mut self.tx, person).await?,
            _ => Choices::default(),
        };
        let (way, due_at) = match choices.when(kind, person.is_some(), self.now) {
            (Way::Summary, _) if entry.is_some() => (Way::Mail, self.now),
            other => other,
        };
        let (id, now) = (self.id(), self.now);
        // Who reads it here only is signed in, and needs no link that lets somebody in.
        let body = if way == Way::Notice { &without_secrets(body) } else { body };
        let new = store::mail::New { kind, way, recipient, person, programme, subject, body, due_at };
        store::mail::insert(&mut self.tx, id, new, now).await?;
        if let Some(entry) = entry.filter(|_| way == Way::Mail) {
            store::mail::attach(&mut self.tx, id, &Entry { written_at: now, ..entry }).await?;
        }
        Ok(())
    }

    /// Commits, and remembers what came of the form with this key.
    pub(crate) async fn finish<T: Serialize>(mut self, key: Key, result: T) -> Result<T> {
        let text = serde_json::to_string(&result).map_err(store::Error::from)?;
        let key = self.own(key);
        if !store::done::insert(&mut self.tx, key, &text, self.now).await? {
            return Err(store::Error::Again.into());
        }
        self.tx.commit().await?;
        Ok(result)
    }

    /// Commits work that no form began.
    pub(crate) async fn commit(self) -> Result<()> {
        Ok(self.tx.commit().await?)
    }
}
