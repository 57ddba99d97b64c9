//! The rules of a cohort: every version is kept, and what a change would do can be seen before it is saved.

use super::{ground::Ground, refusal, run::off_threads};
use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    draft::RulesVersion,
    event::What,
    id::{Key, RulesId},
    pairing::{Effect, Rules, RulesForm},
    policy::{Act, Actor},
};

/// Versions that are listed.
const HISTORY: i64 = 20;

/// A cohort's rules with those before them.
#[derive(Clone, Debug)]
pub struct RulesShown {
    /// The cohort.
    pub cohort: Cohort,
    /// Its rules,
    pub rules: Rules,
    /// and which version they are; 0 for those that every cohort begins with.
    pub version: i64,
    /// The latest versions, the latest first.
    pub history: Vec<RulesVersion>,
}

/// The rules of a cohort.
pub async fn rules(service: &Service, actor: Option<&Actor>, programme: &str, cohort: &str) -> Result<RulesShown> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::EditPairingRules, programme, cohort).await?;
    let history = store::pairing::rules(&mut tx, cohort.id, HISTORY).await?;
    let (rules, version) = history.first().map_or_else(Default::default, |latest| (latest.rules, latest.version));
    Ok(RulesShown { cohort, rules, version, history })
}

/// What the saved rules do to who is free now, and what others would do. Nothing is saved.
pub async fn effect(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    tried: Rules,
) -> Result<(Effect, Effect)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::EditPairingRules, programme, cohort).await?;
    let ground = Ground::load(&mut tx, cohort).await?;
    drop(tx);
    off_threads(move || {
        let of = |rules| ground.pool(rules, &ground.held()).effect().map_err(refusal);
        Ok((of(ground.rules)?, of(tried)?))
    })
    .await
}

/// Saves the rules as a new version; proposals that are there keep those by which they were made.
pub async fn save_rules(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    programme: &str,
    cohort: &str,
    form: &RulesForm,
    version: i64,
) -> Result<i64> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, Act::EditPairingRules, programme, cohort).await?;
    if let Some(version) = work.done(key).await? {
        return Ok(version);
    }
    let author = actor.ok_or(Error::SignedOut)?.person;
    let rules = form.check()?;
    let latest = store::pairing::rules(&mut work.tx, cohort.id, 1).await?.pop();
    let (before, latest) = latest.map_or_else(Default::default, |latest| (latest.rules, latest.version));
    if latest != version {
        return Err(conflict(&before, latest));
    }
    let (id, next) = (work.id::<RulesId>(), latest + 1);
    if !store::pairing::insert_rules(&mut work.tx, id, cohort.id, next, &rules, author, work.now).await? {
        return Err(store::Error::Again.into());
    }
    let what = What::PairingRulesChanged { cohort: cohort.id, name: cohort.name, version: next };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, next).await
}

/// Somebody saved others meanwhile: both are shown, field by field.
fn conflict(theirs: &Rules, version: i64) -> Error {
    let fields = match serde_json::to_value(RulesForm::of(theirs)) {
        Ok(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let text = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    Error::Conflict { theirs: fields.into_iter().map(|(field, value)| (field, text(value))).collect(), version }
}
