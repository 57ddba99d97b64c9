//! Everything that happened, as a sentence that a person can read.

use crate::{
    id::{CohortId, DraftId, PairId, ParticipantId, PersonId, ProgrammeId, ShadowingId, SpreadsheetId},
    policy::Role,
    questionnaire::Wave,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What happened. Names stand as they were then; nothing that is private is ever in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the sentences below say what each means")]
pub enum What {
    SignedIn,
    SignedOut,
    SignedOutEverywhere,
    PasswordSet,
    PersonCreated { person: PersonId, name: String },
    Invited { person: PersonId, name: String },
    ProgrammeCreated { programme: ProgrammeId, name: String },
    RoleGiven { person: PersonId, name: String, role: Role },
    CohortCreated { cohort: CohortId, name: String },
    CohortChanged { cohort: CohortId, name: String },
    SpreadsheetRead { spreadsheet: SpreadsheetId, file: String, rows: u64 },
    ParticipantsImported { cohort: CohortId, file: String, added: u64, changed: u64, wrong: u64 },
    PairsProposed { draft: DraftId, pairs: u64 },
    PairsSwapped { draft: DraftId, first: String, second: String },
    PairLocked { draft: DraftId, names: String, is_locked: bool },
    PairTakenApart { draft: DraftId, names: String },
    PairsPublished { cohort: CohortId, pairs: u64 },
    PairFormed { pair: PairId, names: String },
    AgreementWritten { pair: PairId, version: i64 },
    AgreementSigned { pair: PairId, version: i64 },
    ShadowingLogged { session: ShadowingId, pair: PairId },
    ShadowingConfirmed { session: ShadowingId, pair: PairId },
    ReflectionWritten { session: ShadowingId },
    QuestionnaireAnswered { participant: ParticipantId, wave: Wave },
    ReportExported { cohort: CohortId, name: String },
}

/// Something that happened, and who did it when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; nobody where the program itself did it.
    pub actor: Option<String>,
    /// What.
    pub what: What,
}

impl Event {
    /// Who did what, as a sentence without its time.
    pub fn sentence(&self) -> String {
        format!("{} {}", self.actor.as_deref().unwrap_or("The service"), self.what.predicate())
    }
}

impl What {
    /// What somebody did, as the rest of a sentence that begins with their name.
    pub fn predicate(&self) -> String {
        match self {
            Self::SignedIn => "signed in.".into(),
            Self::SignedOut => "signed out.".into(),
            Self::SignedOutEverywhere => "signed out everywhere.".into(),
            Self::PasswordSet => "set a password.".into(),
            Self::PersonCreated { name, .. } => format!("made an account for {name}."),
            Self::Invited { name, .. } => format!("invited {name} to set a password."),
            Self::ProgrammeCreated { name, .. } => format!("made the programme {name}."),
            Self::RoleGiven { name, role, .. } => format!("made {name} {}.", with_article(*role)),
            Self::CohortCreated { name, .. } => format!("made the cohort {name}."),
            Self::CohortChanged { name, .. } => format!("changed the cohort {name}."),
            Self::SpreadsheetRead { file, rows, .. } => format!("brought in {file} with {}.", count(*rows, "row")),
            Self::ParticipantsImported { file, added, changed, wrong, .. } => {
                format!("imported {file}: {} added, {changed} changed, {wrong} wrong.", count(*added, "participant"))
            }
            Self::PairsProposed { pairs, .. } => format!("had {} proposed.", count(*pairs, "pair")),
            Self::PairsSwapped { first, second, .. } => format!("swapped the partners of {first} and {second}."),
            Self::PairLocked { names, is_locked: true, .. } => format!("locked {names} in the proposal."),
            Self::PairLocked { names, is_locked: false, .. } => format!("unlocked {names} in the proposal."),
            Self::PairTakenApart { names, .. } => format!("took {names} apart in the proposal."),
            Self::PairsPublished { pairs, .. } => format!("published {}.", count(*pairs, "pair")),
            Self::PairFormed { names, .. } => format!("paired {names}."),
            Self::AgreementWritten { version: 1, .. } => "wrote a pair agreement.".into(),
            Self::AgreementWritten { version, .. } => format!("wrote version {version} of a pair agreement."),
            Self::AgreementSigned { .. } => "signed a pair agreement.".into(),
            Self::ShadowingLogged { .. } => "logged a shadowing session.".into(),
            Self::ShadowingConfirmed { .. } => "confirmed a shadowing session.".into(),
            Self::ReflectionWritten { .. } => "wrote a reflection.".into(),
            Self::QuestionnaireAnswered { wave, .. } => {
                format!("answered the questionnaire ({}).", wave.words().to_lowercase())
            }
            Self::ReportExported { name, .. } => format!("exported the report on {name}."),
        }
    }
}

fn count(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn with_article(role: Role) -> String {
    let words = role.words().to_lowercase();
    format!("{} {words}", if words.starts_with('e') { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::{Event, What};

    #[test]
    fn an_event_is_a_sentence() {
        let event = |actor: Option<&str>, what| Event {
            at: chrono::DateTime::UNIX_EPOCH,
            actor: actor.map(str::to_owned),
            what,
        };
        assert_eq!(event(Some("Ama Hussain"), What::SignedIn).sentence(), "Ama Hussain signed in.");
        let published = What::PairsPublished { cohort: uuid::Uuid::nil().into(), pairs: 1 };
        assert_eq!(event(None, published).sentence(), "The service published 1 pair.");
    }
}
