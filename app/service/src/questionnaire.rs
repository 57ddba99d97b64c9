//! Answering questionnaires, and seeing who has answered.

use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    event::What,
    id::{CohortId, Key, ResponseKey},
    london,
    participant::Side,
    policy::{Act, Actor, Participation, Place},
    questionnaire::{Answers, Instrument, Wave, relationship},
};
use store::questionnaire::Sheet;

/// A questionnaire that the actor can answer, or has answered.
#[derive(Clone, Debug)]
pub struct Open {
    /// For this cohort.
    pub cohort: Cohort,
    /// When in the programme.
    pub wave: Wave,
    /// Whether it was answered.
    pub is_answered: bool,
}

/// Whether a wave can be answered on a day: before from the beginning, after from the last month on.
fn is_open(cohort: &Cohort, wave: Wave, today: chrono::NaiveDate) -> bool {
    let last_month = cohort.ends_on - chrono::Days::new(31);
    match wave {
        Wave::Pre => today < last_month,
        Wave::Post => today >= last_month,
        Wave::Then | Wave::FollowUp => false,
    }
}

fn own<'a>(service: &Service, actor: Option<&'a Actor>, cohort: CohortId) -> Result<&'a Participation> {
    let actor = actor.ok_or(Error::SignedOut)?;
    let held = actor.participations.iter().find(|held| held.cohort == cohort).ok_or(Error::Forbidden)?;
    let place = Place { participant: Some(held.participant), ..Place::default() };
    service.authorise(Some(actor), Act::Answer, &place)?;
    Ok(held)
}

/// The questionnaires that are open to the actor now, and those that they have answered.
pub async fn mine(service: &Service, actor: Option<&Actor>) -> Result<Vec<Open>> {
    let actor = service.authorise(actor, Act::SeeOwn, &Place::everywhere())?;
    let instrument = relationship();
    let today = london::date(service.clock.now());
    let mut tx = service.read().await?;
    let mut open = Vec::new();
    for held in &actor.participations {
        let cohort = store::cohort::find(&mut tx, held.cohort).await?.ok_or(Error::NotFound)?;
        let answered = store::questionnaire::completed(&mut tx, held.participant, &instrument.code).await?;
        for wave in [Wave::Pre, Wave::Post] {
            let is_answered = answered.contains(&wave);
            if is_answered || is_open(&cohort, wave, today) {
                open.push(Open { cohort: cohort.clone(), wave, is_answered });
            }
        }
    }
    Ok(open)
}

/// The questionnaire for the actor to answer; `Refused` says why where it is not open.
pub async fn show(
    service: &Service,
    actor: Option<&Actor>,
    cohort: CohortId,
    wave: Wave,
) -> Result<(Cohort, Instrument)> {
    let held = own(service, actor, cohort)?;
    let instrument = relationship();
    let mut tx = service.read().await?;
    let cohort = store::cohort::find(&mut tx, cohort).await?.ok_or(Error::NotFound)?;
    let answered = store::questionnaire::completed(&mut tx, held.participant, &instrument.code).await?;
    may_answer(&cohort, wave, &answered, london::date(service.clock.now()))?;
    Ok((cohort, instrument))
}

fn may_answer(cohort: &Cohort, wave: Wave, answered: &[Wave], today: chrono::NaiveDate) -> Result<()> {
    if answered.contains(&wave) {
        return Err(Error::refused("", "You have answered this questionnaire. Thank you"));
    }
    if !is_open(cohort, wave, today) {
        return Err(Error::refused("", "This questionnaire is not open now; your coordinator can tell you when it is"));
    }
    Ok(())
}

/// Keeps the actor's answers. What was answered and who has answered are written apart from each other.
pub async fn answer(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    cohort: CohortId,
    wave: Wave,
    form: &Answers,
) -> Result<()> {
    let held = own(service, actor, cohort)?;
    let instrument = relationship();
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let today = london::date(work.now);
    let cohort = store::cohort::find(&mut work.tx, cohort).await?.ok_or(Error::NotFound)?;
    let answered = store::questionnaire::completed(&mut work.tx, held.participant, &instrument.code).await?;
    may_answer(&cohort, wave, &answered, today)?;
    let values = form.check(&instrument)?;
    if !store::questionnaire::complete(&mut work.tx, held.participant, &instrument.code, wave, today).await? {
        return Err(store::Error::Again.into());
    }
    let person = actor.ok_or(Error::SignedOut)?.person;
    let new_key = ResponseKey(service.random.timeless_id());
    let response = store::questionnaire::response_key(&mut work.tx, cohort.programme, person, new_key).await?;
    let sheet = Sheet { cohort: cohort.id, instrument: &instrument.code, wave, key: response, side: held.side };
    for item in &instrument.items {
        let value = values.get(&item.code).copied();
        store::questionnaire::insert_answer(&mut work.tx, sheet, &item.code, value).await?;
    }
    let what = What::QuestionnaireAnswered { participant: held.participant, wave };
    work.event(Some(cohort.programme), what).await?;
    work.finish(key, ()).await
}

/// Somebody, and whether they have answered: never what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// First and last name.
    pub name: String,
    /// Clinician or manager.
    pub side: Side,
    /// Whether they answered before the programme,
    pub has_answered_pre: bool,
    /// and after it.
    pub has_answered_post: bool,
}

/// Who of a cohort has answered.
pub async fn completions(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
) -> Result<(Cohort, Vec<Completion>)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::SeeCompletion, programme, cohort).await?;
    let rows = store::questionnaire::completions(&mut tx, cohort.id, &relationship().code).await?;
    let completions = rows
        .into_iter()
        .map(|(name, side, has_answered_pre, has_answered_post)| Completion {
            name,
            side,
            has_answered_pre,
            has_answered_post,
        })
        .collect();
    Ok((cohort, completions))
}
