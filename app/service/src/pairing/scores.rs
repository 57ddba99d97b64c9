//! The matrix of scores to take away, and what is said of two people on the command line.

use super::{ground::Ground, refusal, run::off_threads, seed_of};
use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    event::What,
    pairing::WhyNot,
    policy::{Act, Actor},
};

async fn csv_of(ground: Ground) -> Result<Vec<u8>> {
    let csv = move || ground.pool(ground.rules, &ground.held()).scores_csv();
    off_threads(move || csv().map_err(|error| Error::Fault(error.to_string()))).await
}

/// The scores of every clinician with every manager, as a file; that it was taken is recorded.
pub async fn scores(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
) -> Result<(Cohort, Vec<u8>)> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, Act::ExportScores, programme, cohort).await?;
    let ground = Ground::load(&mut work.tx, cohort.clone()).await?;
    let what = What::ScoresExported { cohort: cohort.id, name: cohort.name.clone() };
    work.event(Some(cohort.programme), what).await?;
    work.commit().await?;
    Ok((cohort, csv_of(ground).await?))
}

/// The same for whoever can run commands on the server.
pub async fn scores_as_operator(service: &Service, programme: &str, cohort: &str) -> Result<Vec<u8>> {
    let mut work = service.begin(None).await?;
    let cohort = store::cohort::find_by_slug(&mut work.tx, programme, cohort).await?.ok_or(Error::NotFound)?;
    let what = What::ScoresExported { cohort: cohort.id, name: cohort.name.clone() };
    work.event(Some(cohort.programme), what).await?;
    let ground = Ground::load(&mut work.tx, cohort).await?;
    work.commit().await?;
    csv_of(ground).await
}

/// What is said of two people, by name.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Explained {
    /// The clinician.
    pub clinician: String,
    /// The manager.
    pub manager: String,
    /// What keeps them apart, or what pairing them would cost.
    #[serde(flatten)]
    pub why: WhyNot,
    /// The rules that keep them apart, as sentences.
    pub words: Vec<&'static str>,
}

/// Why two people would not be proposed to each other, for whoever can run commands on the server.
pub async fn explain_as_operator(
    service: &Service,
    programme: &str,
    cohort: &str,
    clinician: &str,
    manager: &str,
) -> Result<Explained> {
    let mut tx = service.read().await?;
    let cohort = store::cohort::find_by_slug(&mut tx, programme, cohort).await?.ok_or(Error::NotFound)?;
    let ground = Ground::load(&mut tx, cohort).await?;
    drop(tx);
    let (clinician, manager) = (clinician.trim().to_lowercase(), manager.trim().to_lowercase());
    off_threads(move || {
        let find = |field: &str, email: &str| {
            let found = ground.participants.iter().find(|one| one.profile.email.as_str() == email);
            let unknown = || Error::refused(field, format!("Nobody in this cohort has the address {email}"));
            found.ok_or_else(unknown).map(|one| (one.id, one.profile.name()))
        };
        let (one, other) = (find("clinician", &clinician)?, find("manager", &manager)?);
        let seed = seed_of(ground.cohort.id).unsigned_abs();
        let pool = ground.pool(ground.rules, &ground.held());
        let why = pool.why_not(&[], (one.0, other.0), seed).map_err(refusal)?.ok_or(Error::NotFound)?;
        let words = why.broken.iter().map(|rule| rule.words()).collect();
        Ok(Explained { clinician: one.1, manager: other.1, why, words })
    })
    .await
}
