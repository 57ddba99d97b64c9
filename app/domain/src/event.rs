//! Everything that happened, as a sentence that a person can read.

use crate::{
    booking,
    id::{
        BookingId, CohortId, ConversationId, DraftId, PairId, ParticipantId, PersonId, ProgrammeId, ShadowingId,
        SpreadsheetId, WorkshopId,
    },
    london,
    mail::Template,
    pair::Ending,
    participant::State,
    policy::Role,
    preparation::Happened as Before,
    questionnaire::Wave,
    workshop::Happened,
};
use chrono::{DateTime, NaiveDate, Utc};
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
    ParticipantMoved { participant: ParticipantId, name: String, state: State },
    Applied { participant: ParticipantId, name: String },
    SupervisorDecided { participant: ParticipantId, name: String, state: State },
    PairingRulesChanged { cohort: CohortId, name: String, version: i64 },
    PairsProposed { draft: DraftId, pairs: u64 },
    PairsSwapped { draft: DraftId, first: String, second: String },
    PairLocked { draft: DraftId, names: String, is_locked: bool },
    PairTakenApart { draft: DraftId, names: String },
    PairBanned { draft: DraftId, names: String, is_banned: bool },
    ThirdAdded { draft: DraftId, name: String, names: String },
    ThirdTakenOut { draft: DraftId, name: String, names: String },
    ScoresExported { cohort: CohortId, name: String },
    PairsPublished { cohort: CohortId, pairs: u64 },
    PairFormed { pair: PairId, names: String },
    SoundChecked { draft: DraftId, pairs: u64 },
    SoundCheckAnswered { draft: DraftId },
    PairPaused { pair: PairId, names: String, until_on: Option<NaiveDate> },
    PairResumed { pair: PairId, names: String },
    PairEnded { pair: PairId, names: String, ending: Ending },
    ConcernRaised { pair: PairId },
    ConcernSettled { pair: PairId },
    AgreementWritten { pair: PairId, version: i64 },
    AgreementSigned { pair: PairId, version: i64 },
    ShadowingLogged { session: ShadowingId, pair: PairId },
    ShadowingConfirmed { session: ShadowingId, pair: PairId },
    Before { happened: Before },
    BookingProposed { booking: BookingId, pair: PairId },
    BookingMoved { booking: BookingId, pair: PairId },
    BookingSettled { booking: BookingId, pair: PairId, state: booking::State },
    ShadowingChanged { session: ShadowingId, pair: PairId },
    ShadowingDisputed { session: ShadowingId, pair: PairId },
    ActionPlanned { session: ShadowingId },
    ActionDone { session: ShadowingId },
    ConversationLogged { conversation: ConversationId, pair: PairId },
    ConversationChanged { conversation: ConversationId, pair: PairId },
    ConversationRemoved { conversation: ConversationId, pair: PairId },
    ConversationDisputed { conversation: ConversationId, pair: PairId },
    ReflectionWritten { session: ShadowingId },
    QuestionnaireAnswered { participant: ParticipantId, wave: Wave },
    ReportExported { cohort: CohortId, name: String },
    PairNudged { pair: PairId, names: String },
    PairSnoozed { pair: PairId, names: String, until_on: NaiveDate },
    PairWoken { pair: PairId, names: String },
    ShapeChanged { programme: ProgrammeId, name: String },
    PhaseAdded { cohort: CohortId, name: String },
    PhaseChanged { cohort: CohortId, name: String },
    PhaseRemoved { cohort: CohortId, name: String },
    PhaseTold { cohort: CohortId, name: String, people: u64 },
    RoleTaken { person: PersonId, name: String, role: Role },
    SupervisorAskedAgain { participant: ParticipantId, name: String },
    AccessTokenMade { name: String },
    AccessTokenRevoked { name: String },
    CalendarLinkMade,
    CalendarLinkEnded,
    ProgrammeHandedOver { person: PersonId, name: String, has_left: bool },
    WorkforceChanged { programme: ProgrammeId, name: String },
    Workshop { workshop: WorkshopId, title: String, happened: Happened },
    MailReworded { template: Template },
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
    #[expect(clippy::too_many_lines, reason = "a sentence for everything that can happen")]
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
            Self::ParticipantMoved { name, state, .. } => {
                format!("changed the state of {name}: {}.", state.words().to_lowercase())
            }
            Self::Applied { name, .. } => format!("took the application of {name}."),
            Self::SupervisorDecided { name, state: State::Approved, .. } => {
                format!("was told by the line manager of {name} that they can take part.")
            }
            Self::SupervisorDecided { name, .. } => {
                format!("was told by the line manager of {name} that they cannot take part.")
            }
            Self::PairingRulesChanged { name, version, .. } => {
                format!("changed the pairing rules of {name} (version {version}).")
            }
            Self::PairBanned { names, is_banned: true, .. } => format!("ruled out {names} in the proposal."),
            Self::PairBanned { names, is_banned: false, .. } => format!("let {names} be proposed again."),
            Self::ThirdAdded { name, names, .. } => format!("added {name} to {names} in the proposal."),
            Self::ThirdTakenOut { name, names, .. } => format!("took {name} out from {names} in the proposal."),
            Self::ScoresExported { name, .. } => format!("exported the scores of {name}."),
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
            Self::Before { happened } => happened.predicate(),
            Self::BookingProposed { .. } => "proposed a date for a pair.".into(),
            Self::BookingMoved { .. } => "proposed another time for a booking.".into(),
            Self::ShadowingChanged { .. } => "changed a shadowing session.".into(),
            Self::ShadowingDisputed { .. } => "said that a shadowing session was not as it was logged.".into(),
            Self::ActionPlanned { .. } => "said what they will do after a shadowing session.".into(),
            Self::ActionDone { .. } => "did what they said after a shadowing session.".into(),
            Self::BookingSettled { state, .. } => format!("{} a booking.", settled(*state)),
            Self::ConversationLogged { .. } => "logged a conversation.".into(),
            Self::ConversationChanged { .. } => "changed a conversation that they had logged.".into(),
            Self::ConversationRemoved { .. } => "removed a conversation that they had logged.".into(),
            Self::ConversationDisputed { .. } => "said that a conversation was not as logged.".into(),
            Self::ReflectionWritten { .. } => "wrote a reflection.".into(),
            Self::QuestionnaireAnswered { wave, .. } => {
                format!("answered the questionnaire ({}).", wave.words().to_lowercase())
            }
            Self::ReportExported { name, .. } => format!("exported the report on {name}."),
            Self::PairNudged { names, .. } => format!("reminded {names} of their pair."),
            Self::SoundChecked { pairs, .. } => format!("asked both of each of {}.", count(*pairs, "proposed pair")),
            Self::SoundCheckAnswered { .. } => "was told by somebody what they think of a proposed pair.".into(),
            Self::PairPaused { names, until_on: Some(day), .. } => {
                format!("paused the pair of {names} until {}.", london::date_words(*day))
            }
            Self::PairPaused { names, .. } => format!("paused the pair of {names}."),
            Self::PairResumed { names, .. } => format!("let the pair of {names} go on."),
            Self::PairEnded { names, ending: Ending::Completed, .. } => {
                format!("ended the pair of {names}, who completed the programme.")
            }
            Self::PairEnded { names, .. } => format!("ended the pair of {names}."),
            Self::ConcernRaised { .. } => "wrote to the coordinators of a pair.".into(),
            Self::ConcernSettled { .. } => "dealt with a message to the coordinators of a pair.".into(),
            Self::PairSnoozed { names, until_on, .. } => {
                format!("left {names} alone until {}.", london::date_words(*until_on))
            }
            Self::PairWoken { names, .. } => format!("ended leaving {names} alone."),
            Self::PhaseAdded { name, .. } => format!("added the phase {name}."),
            Self::PhaseChanged { name, .. } => format!("changed the phase {name}."),
            Self::PhaseRemoved { name, .. } => format!("removed the phase {name}."),
            Self::PhaseTold { name, people, .. } => {
                let people = if *people == 1 { "1 person".to_owned() } else { format!("{people} people") };
                format!("told {people} that {name} begins.")
            }
            Self::RoleTaken { name, role, .. } => {
                format!("took the role of {} from {name}.", role.words().to_lowercase())
            }
            Self::ProgrammeHandedOver { name, has_left: true, .. } => {
                format!("handed the programme over to {name} and gave up the role of coordinator.")
            }
            Self::ProgrammeHandedOver { name, has_left: false, .. } => {
                format!("handed the programme over to {name} and stays on as a coordinator.")
            }
            Self::WorkforceChanged { name, .. } => format!("changed the eligible workforce of {name}."),
            Self::Workshop { title, happened, .. } => happened.predicate(title),
            Self::MailReworded { template } => format!("changed a message: {}.", template.words().to_lowercase()),
            Self::SupervisorAskedAgain { name, .. } => format!("sent the line manager of {name} a new link."),
            Self::AccessTokenMade { name } => format!("made the access token {name}."),
            Self::AccessTokenRevoked { name } => format!("revoked the access token {name}."),
            Self::CalendarLinkMade => "made a secret link to a calendar.".into(),
            Self::CalendarLinkEnded => "switched off a secret link to a calendar.".into(),
            Self::ShapeChanged { name, .. } => format!("changed the settings of {name}."),
        }
    }
}

fn settled(state: booking::State) -> &'static str {
    match state {
        booking::State::Proposed => "proposed",
        booking::State::Accepted => "agreed to",
        booking::State::Declined => "declined",
        booking::State::Cancelled => "cancelled",
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
