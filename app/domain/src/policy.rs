//! Who may do what: one table, which every use case asks before it does anything.
//!
//! A person stands in some [`Relation`]s to the place where something is done; an [`Act`] names the relations that may
//! do it. Nothing else in the program decides this.

use crate::{
    id::{CohortId, PairId, ParticipantId, PersonId, ProgrammeId},
    participant::Side,
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A part that somebody plays in a programme besides taking part in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Forms pairs and keeps a cohort alive.
    Coordinator,
    /// Reads answers without knowing whose they are.
    Evaluator,
    /// Sees aggregates and unblocks.
    Sponsor,
    /// Runs workshops.
    WorkshopLead,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Coordinator, Self::Evaluator, Self::Sponsor, Self::WorkshopLead];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Evaluator => "evaluator",
            Self::Sponsor => "sponsor",
            Self::WorkshopLead => "workshop_lead",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Coordinator => "Coordinator",
            Self::Evaluator => "Evaluator",
            Self::Sponsor => "Sponsor",
            Self::WorkshopLead => "Workshop lead",
        }
    }

    /// Whether one person may hold both in one programme. Whoever can see who has answered must not read the answers.
    pub fn goes_with(self, other: Self) -> bool {
        !matches!((self, other), (Self::Coordinator, Self::Evaluator) | (Self::Evaluator, Self::Coordinator))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|role| role.code() == code).ok_or_else(|| format!("no role is called {code:?}"))
    }
}

impl TryFrom<String> for Role {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        code.parse()
    }
}

/// A place that a person holds in a cohort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participation {
    /// The place.
    pub participant: ParticipantId,
    /// In this cohort,
    pub cohort: CohortId,
    /// of this programme,
    pub programme: ProgrammeId,
    /// on this side,
    pub side: Side,
    /// and in this pair, while there is one.
    pub pair: Option<PairId>,
    /// Pairs of theirs that have ended, in the order in which they were formed.
    pub earlier: Vec<PairId>,
}

/// Who is signed in, with all that the policy needs to know of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// As they are called.
    pub name: String,
    /// Whether they administer the whole installation.
    pub is_administrator: bool,
    /// What they are in which programme.
    pub roles: Vec<(ProgrammeId, Role)>,
    /// Where they take part.
    pub participations: Vec<Participation>,
}

/// How a person stands to the place where something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// Anybody, signed in or not.
    Anyone,
    /// Anybody who is signed in.
    SignedIn,
    /// An administrator of the installation.
    Administrator,
    /// A holder of this role in the programme.
    Holds(Role),
    /// A participant of the cohort.
    CohortMember,
    /// A member of the pair.
    PairMember,
    /// Somebody who was a member of the pair until it ended.
    WasPairMember,
    /// The person whom it is about, or who wrote it.
    Own,
}

/// Where something is done: as much of it as the act needs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// In this programme,
    pub programme: Option<ProgrammeId>,
    /// in this cohort,
    pub cohort: Option<CohortId>,
    /// in this pair,
    pub pair: Option<PairId>,
    /// about or by this participant,
    pub participant: Option<ParticipantId>,
    /// or this person.
    pub person: Option<PersonId>,
}

impl Place {
    /// The whole installation.
    pub fn everywhere() -> Self {
        Self::default()
    }

    /// A programme.
    pub fn programme(programme: ProgrammeId) -> Self {
        Self { programme: Some(programme), ..Self::default() }
    }

    /// What somebody keeps for themselves.
    pub fn person(person: PersonId) -> Self {
        Self { person: Some(person), ..Self::default() }
    }

    /// A cohort of a programme.
    pub fn cohort(programme: ProgrammeId, cohort: CohortId) -> Self {
        Self { cohort: Some(cohort), ..Self::programme(programme) }
    }
}

impl Actor {
    /// The programme of one of their pairs.
    pub fn programme_of(&self, pair: PairId) -> Option<ProgrammeId> {
        self.participations.iter().find(|held| held.pair == Some(pair)).map(|held| held.programme)
    }

    /// Whether this person stands so to `place`.
    pub fn stands(&self, relation: Relation, place: &Place) -> bool {
        match relation {
            Relation::Anyone | Relation::SignedIn => true,
            Relation::Administrator => self.is_administrator,
            Relation::Holds(role) => place.programme.is_some_and(|programme| self.roles.contains(&(programme, role))),
            Relation::CohortMember => {
                place.cohort.is_some_and(|cohort| self.participations.iter().any(|held| held.cohort == cohort))
            }
            Relation::PairMember => {
                place.pair.is_some_and(|pair| self.participations.iter().any(|held| held.pair == Some(pair)))
            }
            Relation::WasPairMember => {
                place.pair.is_some_and(|pair| self.participations.iter().any(|held| held.earlier.contains(&pair)))
            }
            Relation::Own => {
                place.person == Some(self.person)
                    || place.participant.is_some_and(|participant| {
                        self.participations.iter().any(|held| held.participant == participant)
                    })
            }
        }
    }

    /// Whether this person holds `role` in `programme`.
    pub fn holds(&self, role: Role, programme: ProgrammeId) -> bool {
        self.roles.contains(&(programme, role))
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $act:ident: $($relation:expr),+;)*) => {
        /// Everything that can be done, each named once.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Act {
            $($(#[$doc])* $act,)*
        }

        impl Act {
            /// Every act, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$act),*];

            /// Who may do it.
            pub fn allowed_to(self) -> &'static [Relation] {
                match self {
                    $(Self::$act => &[$($relation),+],)*
                }
            }
        }
    };
}

/// Short names for the table.
mod who {
    use super::{Relation, Role};
    pub(super) const ANYONE: Relation = Relation::Anyone;
    pub(super) const SIGNED_IN: Relation = Relation::SignedIn;
    pub(super) const ADMINISTRATOR: Relation = Relation::Administrator;
    pub(super) const COORDINATOR: Relation = Relation::Holds(Role::Coordinator);
    pub(super) const EVALUATOR: Relation = Relation::Holds(Role::Evaluator);
    pub(super) const SPONSOR: Relation = Relation::Holds(Role::Sponsor);
    pub(super) const LEAD: Relation = Relation::Holds(Role::WorkshopLead);
    pub(super) const MEMBER: Relation = Relation::CohortMember;
    pub(super) const PAIR: Relation = Relation::PairMember;
    pub(super) const WAS_PAIR: Relation = Relation::WasPairMember;
    pub(super) const OWN: Relation = Relation::Own;
}
use who::{ADMINISTRATOR, ANYONE, COORDINATOR, EVALUATOR, LEAD, MEMBER, OWN, PAIR, SIGNED_IN, SPONSOR, WAS_PAIR};

acts! {
    /// Sign in, or take up an invitation.
    SignIn: ANYONE;
    /// Sign out, here or everywhere.
    SignOut: SIGNED_IN;
    /// See one's own programmes, cohorts and pair.
    SeeOwn: SIGNED_IN;
    /// Make, see and revoke one's own tokens for programs.
    KeepAccessTokens: COORDINATOR;
    /// Make a programme.
    CreateProgramme: ADMINISTRATOR;
    /// See and change the shape of a programme: strands, eligibility, phases.
    ChangeShape: ADMINISTRATOR, COORDINATOR;
    /// Make a cohort of a programme.
    CreateCohort: ADMINISTRATOR, COORDINATOR;
    /// Change a cohort's name or dates.
    ChangeCohort: ADMINISTRATOR, COORDINATOR;
    /// See, add, change and remove the phases of a cohort.
    ChangePhases: ADMINISTRATOR, COORDINATOR;
    /// Give somebody a role in a programme, or take it.
    GiveRole: ADMINISTRATOR;
    /// Give somebody the role of coordinator, or take it.
    ShareCoordination: ADMINISTRATOR, COORDINATOR;
    /// Name who looks after a programme from now on.
    HandOver: COORDINATOR;
    /// Make somebody's account and a link to it.
    CreatePerson: ADMINISTRATOR;
    /// See a programme and its cohorts.
    SeeProgramme: ADMINISTRATOR, COORDINATOR, EVALUATOR, SPONSOR;
    /// See a cohort's overview.
    SeeCohort: COORDINATOR;
    /// See the participants of a cohort.
    ListParticipants: COORDINATOR;
    /// See what the programme wrote, to whom, and whether it arrived.
    SeeMessages: COORDINATOR;
    /// Choose what the programme's messages say.
    ChooseWords: COORDINATOR;
    /// See one participant, with whom they must not be paired with.
    SeeParticipant: COORDINATOR;
    /// Bring in a spreadsheet of participants.
    ImportParticipants: COORDINATOR;
    /// Send a participant a link to their account.
    InviteParticipant: COORDINATOR;
    /// Approve, put on the waiting list, defer or withdraw a participant.
    ChangeState: COORDINATOR;
    /// Give up one's own place.
    Withdraw: OWN;
    /// Propose pairs, and see and change a proposal.
    ProposePairs: COORDINATOR;
    /// See and change the rules by which a cohort's pairs are proposed.
    EditPairingRules: COORDINATOR;
    /// Take the scores of a whole cohort away.
    ExportScores: COORDINATOR;
    /// Ask both of each proposed pair before it is published.
    SoundCheck: COORDINATOR;
    /// Turn a proposal into pairs.
    PublishPairs: COORDINATOR;
    /// See a cohort's pairs.
    ListPairs: COORDINATOR;
    /// See on which days a cohort's pairs met and plan to.
    SeeTimeline: COORDINATOR;
    /// Remind a pair of itself, or leave it alone for a while.
    CareForPair: COORDINATOR;
    /// Pause a pair, let it go on, or end it.
    ChangePair: COORDINATOR;
    /// Read what somebody said of their pair to the coordinators alone, and mark it as dealt with.
    SettleConcern: COORDINATOR;
    /// Say to the coordinators alone that a pair is not working.
    RaiseConcern: PAIR;
    /// See one's partner and what the pair has done.
    SeePair: PAIR;
    /// See what the pair agreed on.
    SeeAgreement: PAIR;
    /// Write what the pair could agree on.
    WriteAgreement: PAIR;
    /// Sign what was written.
    SignAgreement: PAIR;
    /// Propose a conversation or a visit, answer a proposal, move it or call it off.
    PlanBooking: PAIR;
    /// See what the pair has planned.
    SeeBooking: PAIR, WAS_PAIR;
    /// See what the members of the pair can show.
    SeeOffers: PAIR;
    /// Offer to show something.
    MakeOffer: PAIR;
    /// Change or withdraw one's own offer.
    ChangeOffer: OWN;
    /// See what must be ready before a visit.
    SeePreparation: PAIR, WAS_PAIR;
    /// Write what one wants to see on a visit, or say that the lead of the area has agreed.
    PrepareVisit: PAIR;
    /// Read the programme's text on confidentiality, and say that one keeps to it.
    ReadConfidentiality: PAIR;
    /// Write the next version of that text.
    WriteConfidentiality: ADMINISTRATOR, COORDINATOR;
    /// Say what one has of the checklist of visitors from another organisation.
    DeclareClearance: PAIR;
    /// See, record and confirm what a visitor has of it.
    RecordClearance: COORDINATOR;
    /// See which of a cohort's visits are held until it is complete.
    SeeHeldVisits: COORDINATOR;
    /// Log a conversation.
    LogConversation: PAIR;
    /// See a conversation that was logged.
    SeeConversation: PAIR, WAS_PAIR;
    /// Change or remove a conversation that one logged oneself.
    ChangeConversation: OWN;
    /// Say that a conversation was not so.
    DisputeConversation: PAIR, WAS_PAIR;
    /// Log a shadowing session.
    LogShadowing: PAIR;
    /// See a shadowing session; reflections are judged one by one.
    SeeShadowing: PAIR, WAS_PAIR;
    /// Say that a session took place as one's partner logged it.
    ConfirmShadowing: PAIR, WAS_PAIR;
    /// Change a session that one logged oneself.
    ChangeShadowing: PAIR, WAS_PAIR;
    /// Say that a session was not as one's partner logged it.
    DisputeShadowing: PAIR, WAS_PAIR;
    /// Say what one will do after a session, and that it is done.
    PlanAction: PAIR, WAS_PAIR;
    /// Write or change one's reflection, or who may read it.
    WriteReflection: OWN;
    /// Keep a draft of a form about the pair, and see one’s own.
    KeepDraft: PAIR, WAS_PAIR;
    /// Read what others released to the programme.
    ReadReleasedReflections: COORDINATOR, EVALUATOR;
    /// Plan a cohort's workshops, and see how many come.
    PlanWorkshops: COORDINATOR, LEAD;
    /// Change or cancel a workshop, take its attendance, read what was thought of it; of leads, those who lead it.
    RunWorkshop: COORDINATOR, LEAD;
    /// Change the order of a waiting list.
    OrderWaitingList: COORDINATOR;
    /// See a workshop of one's cohort, sign up, check in, say what one thought, offer a slot.
    AttendWorkshop: MEMBER;
    /// Answer a questionnaire.
    Answer: OWN;
    /// See who has answered, never what.
    SeeCompletion: COORDINATOR;
    /// See what was answered, in groups that are large enough, never by whom.
    SeeReport: EVALUATOR;
    /// Take the report away.
    ExportReport: EVALUATOR;
    /// See whom a programme reaches, in numbers that give nobody away.
    SeeReach: COORDINATOR, EVALUATOR;
    /// Enter the eligible workforce, with which a programme's reach is compared.
    ChangeWorkforce: COORDINATOR;
    /// Read, change and delete what one said of oneself for equality monitoring.
    AnswerEquality: OWN;
    /// Read what one was told.
    ReadNotices: OWN;
    /// Choose how one's messages come.
    ChooseMail: OWN;
    /// Have one's own calendar read for when one is busy, see what is kept of it, and forget it.
    KeepBusyTimes: OWN;
    /// Make, see, renew and switch off one's own secret links to calendars.
    KeepCalendarLinks: SIGNED_IN;
    /// Read the lists of professions, grades and the like, with their versions.
    SeeReferenceLists: ADMINISTRATOR, COORDINATOR;
    /// Read who did what and when in a programme.
    SeeEvents: ADMINISTRATOR, COORDINATOR;
    /// Read the messages that were and will be sent.
    SeeMail: ADMINISTRATOR;
}

/// Whether `actor` (nobody where signed out) may do `act` at `place`.
pub fn allows(actor: Option<&Actor>, act: Act, place: &Place) -> bool {
    act.allowed_to().iter().any(|relation| match actor {
        Some(actor) => actor.stands(*relation, place),
        None => *relation == Relation::Anyone,
    })
}
