//! Asking both of each proposed pair first, by a link and without an account. Each answers for themselves alone: the
//! partner never learns who said no.

use super::{change::Change, publish::check_all};
use crate::{
    context::{Service, Work},
    error::{Error, Result},
    participant::{self, Step, note},
    token::Token,
};
use chrono::{DateTime, Utc};
use domain::{
    cohort::Cohort,
    draft::{Draft, Proposed},
    event::What,
    id::{CohortId, DraftId, ParticipantId, ProposedPairId},
    mail::Kind,
    participant::{Participant, State, change::Cause},
    policy::{Act, Actor},
    sound_check::{Answer, Form, SoundCheck, standing},
};
use store::Tx;

/// Asks everybody in a proposal who has not been asked. Questions of the cohort's other proposals need no answer any
/// more: nobody is asked about two partners at once.
pub async fn ask(service: &Service, actor: Option<&Actor>, id: DraftId, version: i64) -> Result<DraftId> {
    let mut change = Change::begin(service, actor, Act::SoundCheck, id, version).await?;
    check_all(&change)?;
    let checks = store::sound_check::of_draft(&mut change.work.tx, id).await?;
    let is_asked = |pair: &Proposed| checks.iter().any(|check| check.pair == pair.id && !check.is_void);
    let pairs: Vec<_> = change.draft.pairs.iter().filter(|pair| !is_asked(pair)).cloned().collect();
    if pairs.is_empty() {
        let message = "There is nobody to ask: everybody in this proposal has been asked, or it has no pairs";
        return Err(Error::refused("", message));
    }
    release_stale(&mut change.work, change.ground.cohort.id, Some(id)).await?;
    for pair in &pairs {
        for member in pair.members() {
            put(service, &mut change, pair.id, member).await?;
        }
    }
    change.end(What::SoundChecked { draft: id, pairs: pairs.len() as u64 }).await
}

/// Puts the question to one member of a pair.
async fn put(service: &Service, change: &mut Change<'_>, pair: ProposedPairId, member: ParticipantId) -> Result<()> {
    let now = change.work.now;
    // As they are now: an older question may just have been taken back.
    let participant = store::participant::find(&mut change.work.tx, member).await?.ok_or(Error::NotFound)?;
    let from = if participant.state == State::Waitlisted { State::Waitlisted } else { State::Approved };
    let (id, token) = (change.work.id(), Token::new(&service.random));
    let (draft, reason) = (change.draft.id, String::new());
    let new = SoundCheck { id, draft, pair, participant: member, from, is_void: false, answer: None, reason };
    store::sound_check::insert(&mut change.work.tx, &new, &token.hash(), now).await?;
    if participant.state != State::Offered {
        let step = Step::new(Cause::Pairing, State::Offered);
        participant::enter(&mut change.work, member, participant.state, step).await?;
    }
    let programme = &change.ground.cohort.programme_name;
    let body = format!(
        "Dear {},\n\nWe have somebody in mind as your partner in {programme}. Before anything is settled, look at who it \
         is and say yes or no:\n{}/sound-check/{}\n\nThe link is for you alone. Your answer goes to the coordinators, and \
         your partner is never told who said no.\n",
        participant.profile.first_name,
        service.settings.public_url,
        token.secret()
    );
    let subject = format!("A partner for you in {programme}?");
    let programme = Some(change.ground.cohort.programme);
    change.work.mail(Kind::Pair, programme, participant.profile.email.as_str(), &subject, &body).await
}

/// Takes questions back: whoever was asked is again where they were before.
async fn release(work: &mut Work<'_>, checks: &[SoundCheck]) -> Result<()> {
    let now = work.now;
    for check in checks.iter().filter(|check| !check.is_void) {
        store::sound_check::make_void(&mut work.tx, check.id, now).await?;
        let participant = store::participant::find(&mut work.tx, check.participant).await?.ok_or(Error::NotFound)?;
        if participant.state == State::Offered {
            store::participant::set_state(&mut work.tx, check.participant, check.from).await?;
            note(work, check.participant, Some(State::Offered), Step::new(Cause::Pairing, check.from)).await?;
        }
    }
    Ok(())
}

/// Takes the questions of a cohort back whose pair is gone, or is in another proposal than `current`.
pub(crate) async fn release_stale(work: &mut Work<'_>, cohort: CohortId, current: Option<DraftId>) -> Result<()> {
    let checks = store::sound_check::stale(&mut work.tx, cohort, current).await?;
    release(work, &checks).await
}

/// Takes the questions about a pair back: it has become another.
pub(super) async fn release_pair(work: &mut Work<'_>, pair: ProposedPairId) -> Result<()> {
    let checks = store::sound_check::of_pair(&mut work.tx, pair).await?;
    release(work, &checks).await
}

/// How the questions about a pair stand, for coordinators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedOf {
    /// In words.
    pub words: String,
    /// Whether everybody said yes.
    pub is_settled: bool,
}

pub(super) fn asked_of(
    checks: &[SoundCheck],
    pair: ProposedPairId,
    name: impl Fn(ParticipantId) -> String,
) -> Option<AskedOf> {
    let asked = checks.iter().filter(|check| check.pair == pair && !check.is_void);
    let mut asked: Vec<_> =
        asked.map(|check| (name(check.participant), check.answer.map(|(answer, _)| answer))).collect();
    asked.sort_by(|one, other| one.0.cmp(&other.0));
    let asked: Vec<_> = asked.iter().map(|(name, answer)| (name.as_str(), *answer)).collect();
    let is_settled = asked.iter().all(|(_, answer)| answer.is_some());
    standing(&asked).map(|words| AskedOf { words, is_settled })
}

/// Somebody who said no, for coordinators alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Who.
    pub name: String,
    /// To whom.
    pub others: String,
    /// Why; may be empty.
    pub reason: String,
}

pub(super) fn refused(checks: &[SoundCheck], name: impl Fn(ParticipantId) -> String) -> Vec<Refused> {
    let said_no = checks.iter().filter(|check| check.answer.is_some_and(|(answer, _)| answer == Answer::No));
    said_no
        .map(|check| {
            let others = checks.iter().filter(|other| other.pair == check.pair && other.id != check.id);
            let others: Vec<_> = others.map(|other| name(other.participant)).collect();
            Refused { name: name(check.participant), others: others.join(" and "), reason: check.reason.clone() }
        })
        .collect()
}

/// What somebody is asked: who their partner would be, and nothing private of them.
#[derive(Clone, Debug)]
pub struct Asked {
    /// In this cohort.
    pub cohort: Cohort,
    /// The others of the pair: one, or two in a trio. Nobody where there is nothing to answer any more.
    pub partners: Vec<Introduced>,
    /// How the question stands.
    pub stands: Stands,
}

/// What may be known of somebody before they are one's partner: no address, no goals, nothing private.
#[derive(Clone, Debug)]
pub struct Introduced {
    /// First and last name.
    pub name: String,
    /// Profession and grade.
    pub post: [String; 2],
    /// Department, division, site and organisation.
    pub place: [String; 4],
    /// Who they are, in their own words.
    pub about_me: String,
    /// Topics.
    pub interests: Vec<String>,
}

impl From<Participant> for Introduced {
    fn from(participant: Participant) -> Self {
        let (name, profile) = (participant.profile.name(), participant.profile);
        Self {
            name,
            post: [profile.profession, profile.grade],
            place: [profile.department, profile.division, profile.site, profile.organisation],
            about_me: participant.about.about_me,
            interests: profile.interests,
        }
    }
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It waits for an answer.
    Open,
    /// It was answered.
    Answered(Answer, DateTime<Utc>),
    /// The proposal has changed.
    Void,
    /// The pairs are published.
    Published,
}

async fn load(tx: &mut Tx, token: &str) -> Result<(SoundCheck, Vec<SoundCheck>, Draft, Stands)> {
    let hash = Token::parse(token).ok_or(Error::NotFound)?.hash();
    let check = store::sound_check::find(tx, &hash).await?.ok_or(Error::NotFound)?;
    let draft = store::draft::find(tx, check.draft).await?.ok_or(Error::NotFound)?;
    let of_pair = store::sound_check::of_pair(tx, check.pair).await?;
    let stands = match check.answer {
        Some((Answer::No, at)) => Stands::Answered(Answer::No, at),
        // Who was told yes and is void looks the same to everybody, whyever the pair is gone.
        _ if check.is_void => Stands::Void,
        _ if draft.is_published => Stands::Published,
        Some((answer, at)) => Stands::Answered(answer, at),
        None => Stands::Open,
    };
    Ok((check, of_pair, draft, stands))
}

/// What whoever has this link is asked.
pub async fn asked(service: &Service, token: &str) -> Result<Asked> {
    let mut tx = service.read().await?;
    let (check, of_pair, draft, stands) = load(&mut tx, token).await?;
    let cohort = store::cohort::find(&mut tx, draft.cohort).await?.ok_or(Error::NotFound)?;
    let mut partners = Vec::new();
    if matches!(stands, Stands::Open | Stands::Answered(Answer::Yes, _)) {
        for other in of_pair.iter().filter(|other| other.participant != check.participant && !other.is_void) {
            let other = store::participant::find(&mut tx, other.participant).await?.ok_or(Error::NotFound)?;
            partners.push(other.into());
        }
    }
    Ok(Asked { cohort, partners, stands })
}

/// Answers as whoever has this link. After a no the pair is ruled out in the proposal, and the rest of it stays.
pub async fn answer_sound_check(service: &Service, token: &str, form: &Form) -> Result<()> {
    let mut work = service.begin(None).await?;
    let (check, of_pair, draft, stands) = load(&mut work.tx, token).await?;
    let (answer, reason) = form.check()?;
    // Sent twice or too late, nothing is done: the page then says how it stands.
    match stands {
        Stands::Open => {}
        Stands::Answered(before, _) if before != answer => {
            let message = "You have answered otherwise before: what you sent now is not recorded. Write to your coordinator \
                           if it has to change";
            return Err(Error::refused("", message));
        }
        _ => return Ok(()),
    }
    let cohort = store::cohort::find(&mut work.tx, draft.cohort).await?.ok_or(Error::NotFound)?;
    let now = work.now;
    if !store::sound_check::answer(&mut work.tx, check.id, answer, &reason, now).await? {
        return Err(store::Error::Again.into());
    }
    if answer == Answer::No {
        rule_out(&mut work, &draft, &check).await?;
        release(&mut work, &of_pair).await?;
        let link = format!("{}/pairing/{}", service.settings.public_url, draft.id);
        let body = format!(
            "Somebody said no to a proposed pair in {}, {}. The pair is ruled out in the proposal; propose \
             the rest again when you are ready:\n{link}\n",
            cohort.programme_name, cohort.name
        );
        participant::to_coordinators(&mut work, &cohort, "A proposed pair is ruled out", &body).await?;
    }
    work.event(Some(cohort.programme), What::SoundCheckAnswered { draft: draft.id }).await?;
    work.commit().await
}

/// Takes the pair out of the proposal, and rules out whoever said no with everybody of the other side in it.
async fn rule_out(work: &mut Work<'_>, draft: &Draft, check: &SoundCheck) -> Result<()> {
    let pair = draft.pairs.iter().find(|pair| pair.id == check.pair).ok_or(Error::NotFound)?;
    if !store::draft::advance(&mut work.tx, draft.id, draft.version).await? {
        return Err(store::Error::Again.into());
    }
    let side = store::participant::find(&mut work.tx, check.participant).await?.ok_or(Error::NotFound)?.profile.side;
    for other in pair.members().filter(|other| *other != check.participant) {
        let theirs = store::participant::find(&mut work.tx, other).await?.ok_or(Error::NotFound)?.profile.side;
        if theirs != side {
            let (clinician, manager) = if side == domain::participant::Side::Clinician {
                (check.participant, other)
            } else {
                (other, check.participant)
            };
            store::draft::insert_ban(&mut work.tx, draft.id, clinician, manager).await?;
        }
    }
    Ok(store::draft::delete_pair(&mut work.tx, pair.id).await?)
}
