//! A small world to test with: two programmes, their people, and what they did, made by the use cases alone.
//!
//! Nothing in it is made up beside the program, so a test that reads it reads what the program wrote. The clock stands
//! still, the random numbers begin at a seed, and every copy of a world is the same to the byte.

mod build;
mod ids;
mod person;
mod secrets;

pub use build::applicant;
pub use ids::{Ids, NORTH, ONE, SOUTH, TWO};
pub use person::Person;
pub use secrets::Secrets;

use chrono::{DateTime, Duration, Utc};
use domain::{id::Key, policy::Actor};
use service::{Clock, Db, Random, Service, Settings, Use};
use std::{path::Path, sync::Arc};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Why a world could not be made.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;
/// Something of a world.
pub type Result<T> = std::result::Result<T, Fault>;

/// Everybody's password.
pub const PASSWORD: &str = "otter lantern quilt";
/// Where the service says that it is.
pub const PUBLIC_URL: &str = "http://pl.example";

/// What every world is copied from.
#[derive(Clone, Debug)]
pub struct Template {
    file: Arc<[u8]>,
    ids: Ids,
    /// Where the random numbers of its copies begin: not where those began that made it, or ids would come twice.
    seed: u64,
}

/// A world of its own, which goes when it is dropped.
#[derive(Debug)]
pub struct World {
    /// The use cases.
    pub service: Service,
    /// Its clock, which stands still until it is set.
    pub clock: Clock,
    /// What is where.
    pub ids: Ids,
    folder: TempDir,
    seed: u64,
}

/// Where the random numbers begin that make the first world.
const SEED: u64 = 1;
/// The database of a world, in its folder.
const FILE: &str = "world.db";

static USUAL: OnceCell<Template> = OnceCell::const_new();

impl Template {
    /// The world in which these secrets were written down.
    pub async fn with(secrets: &Secrets) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("template.db");
        let ids = build::world(&file, secrets).await?;
        Ok(Self { file: std::fs::read(&file)?.into(), ids, seed: SEED + 1 })
    }

    /// A copy.
    pub async fn copy(&self) -> Result<World> {
        self.copy_at(PUBLIC_URL).await
    }

    /// A copy that says that it is at `public_url`.
    pub async fn copy_at(&self, public_url: &str) -> Result<World> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join(FILE);
        std::fs::write(&file, &self.file)?;
        let clock = Clock::fixed(now()?);
        let service = open(&file, &clock, self.seed, public_url).await?;
        Ok(World { service, clock, ids: self.ids.clone(), folder, seed: self.seed })
    }
}

/// A copy of the usual world; the first call makes it.
pub async fn copy() -> Result<World> {
    copy_at(PUBLIC_URL).await
}

/// The same, which says that it is at `public_url`.
pub async fn copy_at(public_url: &str) -> Result<World> {
    let usual = Secrets::default();
    USUAL.get_or_try_init(|| Template::with(&usual)).await?.copy_at(public_url).await
}

/// The time at which every world stands: a Friday morning in the last month of the cohorts.
pub fn now() -> Result<DateTime<Utc>> {
    Ok("2027-10-15T09:00:00Z".parse()?)
}

async fn open(file: &Path, clock: &Clock, seed: u64, public_url: &str) -> Result<Service> {
    let db = Db::open(&format!("sqlite:{}", file.display()), Use::Command).await?;
    db.migrate().await?;
    let settings = Settings { public_url: public_url.to_owned(), is_demo: false, draft_days: 90 };
    Ok(Service::new(db, clock.clone(), Random::from_seed(seed), settings))
}

impl World {
    /// The same as a demo, in which an administrator reads every message whole.
    pub fn as_demo(&self) -> Service {
        let mut service = self.service.clone();
        service.settings = Arc::new(Settings { is_demo: true, ..(*service.settings).clone() });
        service
    }

    /// What the policy knows of somebody now; nothing of whoever is signed out.
    pub async fn actor(&self, person: Person) -> Result<Option<Actor>> {
        match person {
            Person::SignedOut => Ok(None),
            somebody => Ok(Some(self.known(&somebody.email()).await?)),
        }
    }

    /// What the policy knows of whoever has this address.
    pub async fn known(&self, email: &str) -> Result<Actor> {
        Ok(service::sign_in::as_known_person(&self.service, email).await?)
    }

    /// The world as it has become, to be copied; this one ends.
    pub async fn freeze(self) -> Result<Template> {
        self.service.close().await;
        let file = std::fs::read(self.folder.path().join(FILE))?.into();
        Ok(Template { file, ids: self.ids, seed: self.seed + 1 })
    }

    /// Keeps everybody from writing for as long as what it answers is held: whoever tries waits, and fails in the end.
    pub async fn hold(&self) -> Result<impl Sized + use<>> {
        let file = self.folder.path().join(FILE);
        let db = Db::open(&format!("sqlite:{}", file.display()), Use::Command).await?;
        Ok((db.write().await?, db))
    }

    /// The key of a new form.
    pub fn key(&self) -> Key {
        Key(self.service.random.timeless_id())
    }

    /// Lets time pass.
    pub fn wait(&self, time: Duration) {
        self.clock.set(self.clock.now() + time);
    }

    /// The secret of the latest link that was sent to an address.
    pub async fn link(&self, email: &str) -> Result<String> {
        let administrator = self.actor(Person::Administrator).await?;
        build::link(&self.service, administrator.as_ref(), email).await
    }

    /// The secret of the latest link to a page, such as `/approve/`, that was sent to an address.
    pub async fn link_to(&self, email: &str, page: &str) -> Result<String> {
        let administrator = self.actor(Person::Administrator).await?;
        build::link_to(&self.service, administrator.as_ref(), email, page).await
    }
}
