//! Asking a line manager or supervising consultant to agree, by a link and without an account.

use crate::{
    context::{Service, Work},
    error::{Error, Result},
    participant::{self, Step},
    token::Token,
};
use chrono::{DateTime, Utc};
use domain::{
    approval::{Decision, ESCALATE_AFTER, HOURS_A_MONTH, LINK_LASTS, REMIND_AFTER},
    cohort::Cohort,
    email::Email,
    event::What,
    id::ParticipantId,
    london,
    mail::{Kind, Template},
    participant::{Participant, Profile, State, change::Cause},
};
use store::Tx;

/// Asks somebody to agree that a participant takes part.
pub(crate) async fn ask(
    service: &Service,
    work: &mut Work<'_>,
    cohort: &Cohort,
    (id, profile): (ParticipantId, &Profile),
    supervisor: &Email,
) -> Result<()> {
    let now = work.now;
    store::approval::insert(&mut work.tx, id, supervisor.as_str(), now, now + REMIND_AFTER).await?;
    write(service, work, cohort, (id, profile), supervisor.as_str(), "").await
}

/// Asks once more by a new link; those before it work no longer.
pub(crate) async fn ask_again(
    service: &Service,
    work: &mut Work<'_>,
    cohort: &Cohort,
    participant: &Participant,
) -> Result<()> {
    let asked = store::approval::find(&mut work.tx, participant.id).await?;
    let asked = asked.filter(|asked| asked.decided_at.is_none()).ok_or_else(|| {
        Error::refused("", "No line manager was asked about them: record the decision yourself, by the buttons here")
    })?;
    let (id, now) = (participant.id, work.now);
    store::approval::delete_links(&mut work.tx, id).await?;
    store::approval::count_reminder(&mut work.tx, id, Some(now + REMIND_AFTER)).await?;
    write(service, work, cohort, (id, &participant.profile), &asked.supervisor_email, "A new link: ").await
}

/// Asks by a new link; `before` begins the subject.
async fn write(
    service: &Service,
    work: &mut Work<'_>,
    cohort: &Cohort,
    (id, profile): (ParticipantId, &Profile),
    to: &str,
    before: &str,
) -> Result<()> {
    let (token, now) = (Token::new(&service.random), work.now);
    store::approval::insert_link(&mut work.tx, &token.hash(), id, now + LINK_LASTS).await?;
    let link = format!("{}/approve/{}", service.settings.public_url, token.secret());
    let (name, hours) = (profile.name(), HOURS_A_MONTH.to_string());
    let (from, to_day) = (london::date_words(cohort.starts_on), london::date_words(cohort.ends_on));
    let values = [
        ("applicant", name.as_str()),
        ("programme", &cohort.programme_name),
        ("cohort", &cohort.name),
        ("from", &from),
        ("to", &to_day),
        ("hours", &hours),
        ("link", &link),
    ];
    let (subject, body) = work.say(cohort.programme, Template::Approval, &values).await?;
    let subject = format!("{before}{subject}");
    work.mail(Kind::Account, Some(cohort.programme), to, &subject, &body).await
}

/// What a line manager is asked, and nothing else of the participant.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who applies.
    pub name: String,
    /// In which post.
    pub post: String,
    /// For what.
    pub cohort: Cohort,
    /// Whether the question is still open.
    pub stands: Standing,
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for an answer.
    Open,
    /// It was answered then.
    Decided(DateTime<Utc>),
    /// The link is too old.
    Expired,
}

async fn load(service: &Service, tx: &mut Tx, token: &str) -> Result<(Participant, Asked)> {
    let hash = Token::parse(token).ok_or(Error::NotFound)?.hash();
    let (id, expires_at) = store::approval::find_link(tx, &hash).await?.ok_or(Error::NotFound)?;
    let approval = store::approval::find(tx, id).await?.ok_or(Error::NotFound)?;
    let participant = store::participant::find(tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(tx, participant.cohort).await?.ok_or(Error::NotFound)?;
    let stands = match approval.decided_at {
        Some(at) => Standing::Decided(at),
        None if expires_at <= service.clock.now() => Standing::Expired,
        None => Standing::Open,
    };
    let profile = &participant.profile;
    let asked =
        Asked { name: profile.name(), post: format!("{}, {}", profile.profession, profile.grade), cohort, stands };
    Ok((participant, asked))
}

/// What the line manager with this link is asked.
pub async fn show(service: &Service, token: &str) -> Result<Asked> {
    let mut tx = service.read().await?;
    Ok(load(service, &mut tx, token).await?.1)
}

/// Decides as the line manager with this link.
pub async fn decide(service: &Service, token: &str, form: &Decision) -> Result<()> {
    let mut work = service.begin(None).await?;
    let (participant, asked) = load(service, &mut work.tx, token).await?;
    let (to, reason, note) = form.check()?;
    match asked.stands {
        Standing::Open => {}
        // Sent twice, it is decided once.
        Standing::Decided(_) if (to == State::Approved) == (participant.state != State::Withdrawn) => return Ok(()),
        Standing::Decided(at) => {
            let message = format!(
                "This was decided otherwise on {}: what you sent now is not recorded. Write to the coordinator if it has to \
                 change",
                london::date_words(london::date(at))
            );
            return Err(Error::refused("", message));
        }
        Standing::Expired => {
            return Err(Error::refused("", "This link is too old: ask the coordinator to record your decision"));
        }
    }
    let now = work.now;
    store::approval::decide(&mut work.tx, participant.id, now).await?;
    let step = Step { cause: Cause::Supervisor, to, reason, note: &note };
    participant::enter(&mut work, participant.id, participant.state, step).await?;
    participant::tell(service, &mut work, &asked.cohort, &participant, to).await?;
    let what = What::SupervisorDecided { participant: participant.id, name: asked.name, state: to };
    work.event(Some(asked.cohort.programme), what).await?;
    work.commit().await
}

/// Notes that a question needs no answer any more, since a coordinator or the participant decided.
pub(crate) async fn close(work: &mut Work<'_>, id: ParticipantId) -> Result<()> {
    let now = work.now;
    store::approval::decide(&mut work.tx, id, now).await.map(drop).map_err(Error::from)
}

/// Reminds the next line manager who has not answered, or tells the coordinators; whether there was one.
pub async fn remind_next(service: &Service) -> Result<bool> {
    let mut tx = service.read().await?;
    let is_due = store::approval::next_due(&mut tx, service.clock.now()).await?.is_some();
    drop(tx);
    if !is_due {
        return Ok(false);
    }
    let mut work = service.begin(None).await?;
    let now = work.now;
    // Another server may have been quicker.
    let Some(id) = store::approval::next_due(&mut work.tx, now).await? else { return Ok(true) };
    let approval = store::approval::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    let participant = store::participant::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(&mut work.tx, participant.cohort).await?.ok_or(Error::NotFound)?;
    let name = participant.profile.name();
    if participant.state != State::AwaitingSupervisor {
        close(&mut work, id).await?;
    } else if approval.reminders == 0 {
        let about = (id, &participant.profile);
        write(service, &mut work, &cohort, about, &approval.supervisor_email, "Reminder: ").await?;
        store::approval::count_reminder(&mut work.tx, id, Some(approval.asked_at + ESCALATE_AFTER)).await?;
    } else {
        let body = format!(
            "{} has not answered since {} whether {name} can take part in {}, {}.\n\nAsk them yourself, and record their \
             decision here:\n{}/programmes/{}/cohorts/{}/participants/{id}\n",
            approval.supervisor_email,
            london::date_words(london::date(approval.asked_at)),
            cohort.programme_name,
            cohort.name,
            service.settings.public_url,
            cohort.programme_slug,
            cohort.slug
        );
        participant::to_coordinators(&mut work, &cohort, &format!("No answer about {name}"), &body).await?;
        store::approval::count_reminder(&mut work.tx, id, None).await?;
    }
    work.commit().await?;
    Ok(true)
}
