//! What is where in the world.

use domain::id::{
    AccessTokenId, BookingId, CalendarLinkId, CohortId, ConcernId, ContributionId, ConversationId, DraftId, OfferId,
    PairId, ParticipantId, PersonId, PhaseId, ProposedPairId, RunId, ShadowingId, SpreadsheetId, WorkshopId,
};
use std::collections::BTreeMap;

/// The programme in which everything happens, by its part of addresses; its cohorts are [`ONE`] and [`TWO`].
pub const NORTH: &str = "north";
/// Another programme, with an empty cohort [`ONE`].
pub const SOUTH: &str = "south";
/// The cohort in which everything happens.
pub const ONE: &str = "one";
/// The other cohort of the same programme.
pub const TWO: &str = "two";

/// Ids that tests ask for.
#[derive(Clone, Debug)]
pub struct Ids {
    /// The programme's part of addresses,
    pub programme: &'static str,
    /// and the cohort's.
    pub slug: &'static str,
    /// Everybody with an account, by address.
    pub people: BTreeMap<String, PersonId>,
    /// Everybody's place in a cohort, by address.
    pub participants: BTreeMap<String, ParticipantId>,
    /// The cohort `north/one`.
    pub cohort: CohortId,
    /// The first phase of that cohort.
    pub phase: PhaseId,
    /// The pair of [`crate::Person::Own`] and [`crate::Person::Partner`].
    pub pair: PairId,
    /// A session that `Own` logged and nobody confirmed; `Own` reflected on it for themselves alone.
    pub session: ShadowingId,
    /// A session that `Partner` logged and nobody confirmed; both reflected on it and let others read it.
    pub partners_session: ShadowingId,
    /// A conversation that `Own` proposed,
    pub booking: BookingId,
    /// and a visit by `Own` that `Partner` proposed; neither is answered.
    pub partners_booking: BookingId,
    /// The link by which `Own` answers the visit.
    pub booking_answer: String,
    /// A link of `Own` to what they plan with their pair,
    pub calendar_link: CalendarLinkId,
    /// and what stands in its address.
    pub calendar_secret: String,
    /// Something that `Own` offers to show.
    pub offer: OfferId,
    /// A conversation that `Own` logged,
    pub conversation: ConversationId,
    /// and one that `Partner` logged.
    pub partners_conversation: ConversationId,
    /// A proposal for `north/one` of two pairs, with a clinician and a manager left over,
    pub draft: DraftId,
    /// at this version.
    pub version: i64,
    /// The run of the solver that it came of.
    pub run: RunId,
    /// Its pairs.
    pub proposed: Vec<ProposedPairId>,
    /// A clinician in no pair and in no pair of the proposal,
    pub free_clinician: ParticipantId,
    /// and a manager.
    pub free_manager: ParticipantId,
    /// A spreadsheet for `north/one` whose effect is shown and which is not imported.
    pub spreadsheet: SpreadsheetId,
    /// A link to an account that was not taken up, of the free clinician.
    pub token: String,
    /// A link to an application to `north/two` that is complete and not sent.
    pub application: String,
    /// What `Colleague` said of their pair to the coordinators alone.
    pub concern: ConcernId,
    /// A link by which somebody in `north/two` says yes or no to a proposed partner.
    pub sound_check: String,
    /// A link by which the line manager of whoever applied to `north/two` decides.
    pub approval: String,
    /// A workshop of `north/one` that is just over, at which `Own` and `Partner` were,
    pub workshop: WorkshopId,
    /// and its code.
    pub code: String,
    /// One that is to come, with one seat, which is offered to somebody; `Colleague`, `Partner` and `Own` wait.
    pub next_workshop: WorkshopId,
    /// The link by which it is offered.
    pub seat: String,
    /// A slot of it that `Partner` offers to lead.
    pub slot: ContributionId,
    /// A token of [`crate::Person::Coordinator`],
    pub access_token: AccessTokenId,
    /// and what a program sends.
    pub access_secret: String,
}

impl Ids {
    /// The same, where nothing leads to anything.
    #[must_use]
    pub fn nowhere(&self, make: impl Fn() -> uuid::Uuid) -> Self {
        let places = self.participants.keys().map(|email| (email.clone(), make().into()));
        Self {
            programme: "nowhere",
            slug: "nothing",
            people: self.people.keys().map(|email| (email.clone(), make().into())).collect(),
            participants: places.collect(),
            cohort: make().into(),
            phase: make().into(),
            pair: make().into(),
            session: make().into(),
            partners_session: make().into(),
            booking: make().into(),
            partners_booking: make().into(),
            booking_answer: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
            calendar_link: make().into(),
            calendar_secret: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
            offer: make().into(),
            conversation: make().into(),
            partners_conversation: make().into(),
            draft: make().into(),
            version: self.version,
            run: make().into(),
            proposed: self.proposed.iter().map(|_| make().into()).collect(),
            free_clinician: make().into(),
            free_manager: make().into(),
            spreadsheet: make().into(),
            token: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
            application: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
            concern: make().into(),
            sound_check: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
            approval: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
            workshop: make().into(),
            code: "AAAAAA".to_owned(),
            next_workshop: make().into(),
            seat: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
            slot: make().into(),
            access_token: make().into(),
            access_secret: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        }
    }
}
