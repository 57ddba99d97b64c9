//! Identifiers: a type for each noun, so that one can never be taken for another.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

id! {
    /// Somebody who can sign in.
    PersonId,
    /// A health trust or another employer that runs programmes.
    OrganisationId,
    /// A paired-learning programme.
    ProgrammeId,
    /// One intake of a programme.
    CohortId,
    /// A person's place in a cohort.
    ParticipantId,
    /// One spreadsheet that was brought in.
    SpreadsheetId,
    /// A proposal of pairs that is not published yet.
    DraftId,
    /// One pair of a draft.
    ProposedPairId,
    /// One version of a cohort's rules for pairing.
    RulesId,
    /// One run of the solver.
    RunId,
    /// A clinician and a manager who learn from each other.
    PairId,
    /// One pause of a pair.
    PauseId,
    /// What somebody said to the coordinators of a pair.
    ConcernId,
    /// A question to somebody about a proposed pair.
    SoundCheckId,
    /// One version of what a pair agreed on.
    AgreementId,
    /// Something that a host can show.
    OfferId,
    /// A phase of a cohort.
    PhaseId,
    /// A workshop of a cohort.
    WorkshopId,
    /// A slot of a workshop that a participant would lead.
    ContributionId,
    /// One line of the history of a waiting list.
    WaitingStepId,
    /// One shadowing session.
    ShadowingId,
    /// One change of a session.
    ShadowingChangeId,
    /// One planned conversation or visit.
    BookingId,
    /// One logged conversation.
    ConversationId,
    /// What somebody thought of a session.
    ReflectionId,
    /// What somebody typed into a form and has not sent.
    JottingId,
    /// Something that happened, as the audit shows it.
    EventId,
    /// A message that was or will be sent.
    MailId,
    /// A token by which a program acts for a person.
    AccessTokenId,
    /// A secret link by which a calendar program reads a calendar.
    CalendarLinkId,
    /// Names one filling-in of a form: sent twice, it is done once.
    Key,
    /// Stands for a person in the answers of one programme and names nobody.
    ResponseKey,
}
