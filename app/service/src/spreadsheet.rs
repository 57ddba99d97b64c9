//! Bringing in participants from a spreadsheet: keep it, read it, show what it would do, do it.

use crate::{
    cohort,
    context::{Service, Work},
    error::{Error, Result},
    participant::{self, Step},
};
use chrono::Duration;
use domain::{
    cohort::Cohort,
    email::Email,
    event::What,
    id::{CohortId, Key, ParticipantId, PersonId, SpreadsheetId},
    import::{Absent, Reader, Row},
    participant::{Participant, Profile, State, change::Cause},
    policy::{Act, Actor, Place},
    spreadsheet::{self, Outcome, SHOWN_NAMES, Spreadsheet},
    text,
};
use std::collections::HashMap;

/// How often reading notes how far it has come, in rows.
const NOTE_EVERY: usize = 5_000;
/// A server that has not noted progress for so long has stopped, and another takes over.
const STALE: Duration = Duration::minutes(2);
/// Longest name of a file that is kept.
const LONGEST_FILE_NAME: usize = 120;

/// Keeps a file to be read in the background.
pub async fn upload(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    programme: &str,
    cohort: &str,
    file_name: &str,
    content: &[u8],
) -> Result<SpreadsheetId> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, Act::ImportParticipants, programme, cohort).await?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    if content.is_empty() {
        return Err(Error::refused("file", "Choose a file with participants; this one is empty"));
    }
    let author = actor.ok_or(Error::SignedOut)?.person;
    let name: String = text::line(file_name).chars().take(LONGEST_FILE_NAME).collect();
    let name = if name.is_empty() { "a spreadsheet".to_owned() } else { name };
    let (id, now) = (work.id::<SpreadsheetId>(), work.now);
    store::spreadsheet::insert(&mut work.tx, id, cohort.id, author, &name, content, now).await?;
    work.finish(key, id).await
}

/// A spreadsheet with what it would do or did.
pub async fn show(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    id: SpreadsheetId,
) -> Result<(Cohort, Spreadsheet)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::ImportParticipants, programme, cohort).await?;
    let spreadsheet = store::spreadsheet::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if spreadsheet.cohort != cohort.id {
        return Err(Error::NotFound);
    }
    Ok((cohort, spreadsheet))
}

/// Has a spreadsheet that was previewed imported in the background.
pub async fn confirm(
    service: &Service,
    actor: Option<&Actor>,
    id: SpreadsheetId,
    all_or_nothing: bool,
) -> Result<Cohort> {
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let spreadsheet = store::spreadsheet::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    let cohort = store::cohort::find(&mut work.tx, spreadsheet.cohort).await?.ok_or(Error::NotFound)?;
    service.authorise(actor, Act::ImportParticipants, &Place::cohort(cohort.programme, cohort.id))?;
    if all_or_nothing && !spreadsheet.outcome.errors.is_empty() {
        return Err(Error::refused(
            "rows",
            "Nothing is imported while a row is wrong: mend the file and bring it in again, or import only the right rows",
        ));
    }
    // Confirmed twice, it is imported once.
    store::spreadsheet::confirm(&mut work.tx, id, all_or_nothing).await?;
    work.commit().await?;
    Ok(cohort)
}

/// Reads or imports the next spreadsheet that waits, if one does; whether one did.
pub async fn run_next(service: &Service) -> Result<bool> {
    let mut work = service.begin(None).await?;
    let now = work.now;
    let Some(id) = store::spreadsheet::next_waiting(&mut work.tx, now - STALE).await? else { return Ok(false) };
    store::spreadsheet::claim(&mut work.tx, id, now).await?;
    work.commit().await?;

    let mut tx = service.read().await?;
    let spreadsheet = store::spreadsheet::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let content = store::spreadsheet::content(&mut tx, id).await?;
    drop(tx);
    match spreadsheet.state {
        spreadsheet::State::Reading => preview(service, &spreadsheet, content).await?,
        spreadsheet::State::Confirmed => {
            let read = read_all(content).await.map_err(Error::Fault)?;
            let mut work = service.begin(Some(spreadsheet.author)).await?;
            let mut outcome = apply(&mut work, spreadsheet.cohort, read).await?;
            outcome.ignored_columns = spreadsheet.outcome.ignored_columns;
            record(&mut work, spreadsheet.cohort, &spreadsheet.file_name, &outcome).await?;
            store::spreadsheet::settle(&mut work.tx, id, spreadsheet::State::Imported.code(), &outcome).await?;
            store::spreadsheet::forget_content(&mut work.tx, id).await?;
            work.commit().await?;
        }
        _ => {}
    }
    Ok(true)
}

/// A file, read.
struct Read {
    rows: Vec<Row>,
    absent: Absent,
    /// Headings of the columns that mean nothing here.
    ignored: Vec<String>,
}

/// Every row, off the threads that serve; `Err` is why it cannot be read at all.
async fn read_all(content: Vec<u8>) -> std::result::Result<Read, String> {
    let read = tokio::task::spawn_blocking(move || {
        let mut reader = Reader::new(&content).map_err(|error| error.to_string())?;
        let rows = reader.by_ref().collect();
        Ok(Read { rows, absent: reader.absent(), ignored: reader.ignored().to_vec() })
    });
    read.await.map_err(|error| error.to_string())?
}

async fn preview(service: &Service, spreadsheet: &Spreadsheet, content: Vec<u8>) -> Result<()> {
    let id = spreadsheet.id;
    let Read { rows, absent, ignored } = match read_all(content).await {
        Ok(read) => read,
        Err(reason) => {
            let outcome = Outcome { unreadable: Some(reason), ..Outcome::default() };
            let mut work = service.begin(Some(spreadsheet.author)).await?;
            store::spreadsheet::settle(&mut work.tx, id, spreadsheet::State::Unreadable.code(), &outcome).await?;
            store::spreadsheet::forget_content(&mut work.tx, id).await?;
            return work.commit().await;
        }
    };
    let mut tx = service.read().await?;
    let known = Known::load(&mut tx, spreadsheet.cohort, absent).await?;
    drop(tx);
    let mut outcome = Outcome { ignored_columns: ignored, ..Outcome::default() };
    let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    for (position, row) in rows.iter().enumerate() {
        known.judge(row, &mut outcome);
        if position % NOTE_EVERY == NOTE_EVERY - 1 {
            let mut work = service.begin(None).await?;
            let (done, now) = (i64::try_from(position + 1).unwrap_or(i64::MAX), work.now);
            store::spreadsheet::progress(&mut work.tx, id, done, total, now).await?;
            work.commit().await?;
        }
    }
    let mut work = service.begin(Some(spreadsheet.author)).await?;
    let now = work.now;
    store::spreadsheet::progress(&mut work.tx, id, total, total, now).await?;
    store::spreadsheet::settle(&mut work.tx, id, spreadsheet::State::Previewed.code(), &outcome).await?;
    work.commit().await
}

/// Who is or was in the cohort already, by address, and what the file says nothing of.
struct Known {
    by_email: HashMap<Email, Participant>,
    absent: Absent,
}

/// What a right row does.
enum Effect<'a> {
    Adds,
    Changes(&'a Participant, Box<Profile>, Vec<String>),
    Nothing,
}

impl Known {
    async fn load(tx: &mut store::Tx, cohort: CohortId, absent: Absent) -> Result<Self> {
        let participants = store::participant::everybody(tx, cohort).await?;
        let by_email = participants.into_iter().map(|known| (known.profile.email.clone(), known)).collect();
        Ok(Self { by_email, absent })
    }

    fn effect(&self, profile: &Profile) -> Effect<'_> {
        match self.by_email.get(&profile.email) {
            None => Effect::Adds,
            Some(known) => {
                let profile = self.absent.keep(profile, &known.profile);
                let mut fields = profile.differences(&known.profile);
                if known.state == State::Withdrawn {
                    fields.push("state");
                }
                match fields {
                    fields if fields.is_empty() => Effect::Nothing,
                    fields => {
                        Effect::Changes(known, Box::new(profile), fields.into_iter().map(str::to_owned).collect())
                    }
                }
            }
        }
    }

    /// Counts what a row does.
    fn judge(&self, row: &Row, outcome: &mut Outcome) {
        let profile = match &row.outcome {
            Ok(profile) => profile,
            Err(faults) => return outcome.errors.extend(faults.iter().cloned()),
        };
        match self.effect(profile) {
            Effect::Adds => {
                outcome.added += 1;
                if outcome.added_names.len() < SHOWN_NAMES {
                    outcome.added_names.push((row.number, profile.name()));
                }
            }
            Effect::Changes(_, _, fields) => {
                outcome.changed += 1;
                if outcome.changed_names.len() < SHOWN_NAMES {
                    outcome.changed_names.push((row.number, profile.name(), fields));
                }
            }
            Effect::Nothing => outcome.unchanged += 1,
        }
    }
}

/// Does what the right rows say.
async fn apply(work: &mut Work<'_>, cohort: CohortId, Read { rows, absent, .. }: Read) -> Result<Outcome> {
    let known = Known::load(&mut work.tx, cohort, absent).await?;
    let mut outcome = Outcome::default();
    for row in &rows {
        known.judge(row, &mut outcome);
        let Ok(profile) = &row.outcome else { continue };
        match known.effect(profile) {
            Effect::Adds => {
                let person = person_of(work, profile).await?;
                let (id, now) = (work.id::<ParticipantId>(), work.now);
                store::participant::insert(&mut work.tx, id, cohort, person, profile, State::Approved, now).await?;
                participant::note(work, id, None, Step::new(Cause::Import, State::Approved)).await?;
            }
            Effect::Changes(known, profile, _) => {
                if known.profile.name() != profile.name() {
                    let (first, last) = (&profile.first_name, &profile.last_name);
                    store::person::rename(&mut work.tx, known.person, first, last).await?;
                }
                store::participant::update(&mut work.tx, known.id, &profile).await?;
                if known.state == State::Withdrawn {
                    // Whoever had withdrawn and is brought in again comes back: they have one place in a cohort.
                    let step = Step::new(Cause::Import, State::Approved);
                    participant::enter(work, known.id, known.state, step).await?;
                }
            }
            Effect::Nothing => {}
        }
    }
    Ok(outcome)
}

/// The person with the profile's address, made where there was none.
pub(crate) async fn person_of(work: &mut Work<'_>, profile: &Profile) -> Result<PersonId> {
    let new = store::person::New {
        id: work.id(),
        email: profile.email.as_str(),
        first_name: &profile.first_name,
        last_name: &profile.last_name,
        is_administrator: false,
        at: work.now,
    };
    if store::person::insert(&mut work.tx, new).await? {
        return Ok(new.id);
    }
    let person = store::person::find_by_email(&mut work.tx, profile.email.as_str()).await?;
    Ok(person.ok_or(Error::NotFound)?.id)
}

async fn record(work: &mut Work<'_>, cohort: CohortId, file: &str, outcome: &Outcome) -> Result<()> {
    let programme = store::cohort::find(&mut work.tx, cohort).await?.ok_or(Error::NotFound)?.programme;
    let what = What::ParticipantsImported {
        cohort,
        file: file.to_owned(),
        added: outcome.added,
        changed: outcome.changed,
        wrong: outcome.wrong_rows(),
    };
    work.event(Some(programme), what).await
}

/// How `import participants` reads a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Writes nothing.
    pub dry_run: bool,
    /// Writes nothing when any row is wrong.
    pub all_or_nothing: bool,
}

/// Imports a file for whoever can run commands on the server.
pub async fn import_as_operator(
    service: &Service,
    programme: &str,
    cohort: &str,
    file_name: &str,
    content: Vec<u8>,
    options: Options,
) -> Result<Outcome> {
    let read = read_all(content).await.map_err(|reason| Error::refused("file", reason))?;
    let ignored = read.ignored.clone();
    let mut work = service.begin(None).await?;
    let cohort = store::cohort::find_by_slug(&mut work.tx, programme, cohort).await?.ok_or(Error::NotFound)?;
    let has_wrong_row = read.rows.iter().any(|row| row.outcome.is_err());
    let is_refused = options.all_or_nothing && has_wrong_row;
    let writes = !options.dry_run && !is_refused;
    let mut outcome = if writes {
        apply(&mut work, cohort.id, read).await?
    } else {
        let known = Known::load(&mut work.tx, cohort.id, read.absent).await?;
        read.rows.iter().fold(Outcome::default(), |mut outcome, row| {
            known.judge(row, &mut outcome);
            outcome
        })
    };
    outcome.ignored_columns = ignored;
    if writes {
        record(&mut work, cohort.id, file_name, &outcome).await?;
        work.commit().await?;
    } else if !options.dry_run {
        // Nothing was written, and so nothing was added.
        outcome = Outcome { errors: outcome.errors, ignored_columns: outcome.ignored_columns, ..Outcome::default() };
    }
    Ok(outcome)
}
