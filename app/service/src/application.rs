//! Applying to take part, without an account: begun on a public page, gone on with by a secret link.

mod send;

pub use send::send;

use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
    token::Token,
};
use chrono::Duration;
use domain::{
    application::{Answers, Form, Step, Window},
    cohort::Cohort,
    event::What,
    id::Key,
    london,
    mail::Kind,
    policy::{Act, Actor},
};
use store::{Tx, application::Application};

/// An application that is not sent is kept for so long after it was begun.
const LASTS: Duration = Duration::days(30);
/// Bytes of an application, several times what all its fields may hold: whoever sends more fills the disk of others.
const LARGEST: usize = 100_000;
/// Links that are sent to one address in a day: more would be somebody else's doing.
const LINKS_A_DAY: i64 = 5;

/// A cohort that can be applied to.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The cohort.
    pub cohort: Cohort,
    /// When.
    pub window: Window,
    /// Whether that is today.
    pub is_open: bool,
}

async fn opening_of(service: &Service, tx: &mut Tx, cohort: Cohort) -> Result<Opening> {
    let window = store::application::window(tx, cohort.id).await?.ok_or(Error::NotFound)?;
    let is_open = window.is_open(london::date(service.clock.now()));
    Ok(Opening { cohort, window, is_open })
}

/// A cohort as whoever may want to take part sees it; there is none where nobody was ever asked to apply.
pub async fn opening(service: &Service, programme: &str, cohort: &str) -> Result<Opening> {
    let mut tx = service.read().await?;
    let cohort = store::cohort::find_by_slug(&mut tx, programme, cohort).await?.ok_or(Error::NotFound)?;
    let opening = opening_of(service, &mut tx, cohort).await?;
    if opening.window.opens_on.is_some() { Ok(opening) } else { Err(Error::NotFound) }
}

/// When a cohort can be applied to, for whoever may change it.
pub async fn settings(service: &Service, actor: Option<&Actor>, programme: &str, cohort: &str) -> Result<Opening> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::ChangeCohort, programme, cohort).await?;
    opening_of(service, &mut tx, cohort).await
}

/// Changes when a cohort can be applied to, and the topics to choose from.
pub async fn change_settings(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    programme: &str,
    cohort: &str,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, Act::ChangeCohort, programme, cohort).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let window = form.check()?;
    if !store::application::set_window(&mut work.tx, cohort.id, form.version, &window).await? {
        let theirs = store::application::window(&mut work.tx, cohort.id).await?.ok_or(Error::NotFound)?;
        let date = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, london::date_words);
        return Err(Error::Conflict {
            theirs: vec![
                ("opens_on".into(), date(theirs.opens_on)),
                ("closes_on".into(), date(theirs.closes_on)),
                ("topics".into(), theirs.topics.join("\n")),
            ],
            version: cohort.version,
        });
    }
    work.event(Some(cohort.programme), What::CohortChanged { cohort: cohort.id, name: cohort.name }).await?;
    work.finish(key, ()).await
}

/// Begins an application and sends its link to the address that was typed; answers the link's secret, nothing where
/// this form was sent before. Whether the address has applied before makes no difference that could be seen.
pub async fn begin(
    service: &Service,
    key: Key,
    programme: &str,
    cohort: &str,
    typed: Answers,
) -> Result<Option<String>> {
    let mut work = service.begin(None).await?;
    let cohort = store::cohort::find_by_slug(&mut work.tx, programme, cohort).await?.ok_or(Error::NotFound)?;
    let opening = opening_of(service, &mut work.tx, cohort).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(None);
    }
    if !opening.is_open {
        return Err(Error::refused(
            "",
            "This cohort cannot be applied to today: look at the dates, or ask its coordinator",
        ));
    }
    let mut answers = Answers::default();
    answers.take(Step::Who, typed);
    check(&answers, Step::Who)?;
    let email = domain::person::email(&answers.email).map_err(|message| Error::refused("email", message))?;
    let (token, now) = (Token::new(&service.random), work.now);
    let earlier =
        store::application::begun_since(&mut work.tx, opening.cohort.id, email.as_str(), now - Duration::days(1))
            .await?;
    let application = Application { cohort: opening.cohort.id, answers, expires_at: now + LASTS, sent_at: None };
    store::application::insert(&mut work.tx, &token.hash(), email.as_str(), &application, now).await?;
    if earlier < LINKS_A_DAY {
        let body = format!(
            "You have begun to apply to {}, {}.\n\nGo on here whenever you like; the link works for 30 days, and whoever \
             has it can read what you typed:\n{}/application/{}\n\nIf this was not you, do nothing: it is forgotten.\n",
            opening.cohort.programme_name,
            opening.cohort.name,
            service.settings.public_url,
            token.secret()
        );
        let subject = format!("Your application to {}", opening.cohort.programme_name);
        work.mail(Kind::Account, Some(opening.cohort.programme), email.as_str(), &subject, &body).await?;
    }
    // The link is a secret: of what came of the form, nothing is remembered.
    work.finish(key, ()).await?;
    Ok(Some(token.secret()))
}

/// What to change on the page of a step before it can be kept.
fn check(answers: &Answers, step: Step) -> Result<()> {
    let problems = answers.check_step(step);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let size = serde_json::to_string(answers).map_err(store::Error::from)?.len();
    if size > LARGEST {
        return Err(Error::refused("", "Shorten what you typed: it is much longer than an application can be"));
    }
    Ok(())
}

/// An application as its applicant sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// To what.
    pub opening: Opening,
    /// What was typed so far.
    pub answers: Answers,
    /// Whether it is sent.
    pub is_sent: bool,
}

async fn load(service: &Service, tx: &mut Tx, token: &str) -> Result<(Vec<u8>, Shown)> {
    let hash = Token::parse(token).ok_or(Error::NotFound)?.hash();
    let found = store::application::find(tx, &hash).await?.ok_or(Error::NotFound)?;
    if found.expires_at <= service.clock.now() {
        return Err(Error::NotFound);
    }
    let cohort = store::cohort::find(tx, found.cohort).await?.ok_or(Error::NotFound)?;
    let opening = opening_of(service, tx, cohort).await?;
    Ok((hash, Shown { opening, answers: found.answers, is_sent: found.sent_at.is_some() }))
}

/// The application of a link, while it works.
pub async fn show(service: &Service, token: &str) -> Result<Shown> {
    let mut tx = service.read().await?;
    Ok(load(service, &mut tx, token).await?.1)
}

/// Saves what was typed on the page of a step; answers what is open after it.
pub async fn answer(service: &Service, token: &str, step: Step, typed: Answers) -> Result<Option<Step>> {
    let mut work = service.begin(None).await?;
    let (hash, mut shown) = load(service, &mut work.tx, token).await?;
    shown.answers.take(step, typed);
    check(&shown.answers, step)?;
    if !store::application::save(&mut work.tx, &hash, &shown.answers).await? {
        return Err(Error::refused("", "This application is sent: ask the coordinator to change what is in it"));
    }
    work.commit().await?;
    Ok(shown.answers.next_open())
}
