//! What happened before a visit, for the audit.

use super::Item;
use crate::id::{BookingId, OfferId, ParticipantId};
use serde::{Deserialize, Serialize};

/// What happened. What anybody wrote is in no event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the sentences below say what each means")]
pub enum Happened {
    OfferMade { offer: OfferId },
    OfferChanged { offer: OfferId },
    OfferWithdrawn { offer: OfferId },
    ObjectivesWritten { booking: BookingId },
    AreaAgreed { booking: BookingId },
    ConfidentialityWritten { number: i64, name: String },
    ConfidentialityAcknowledged { number: i64 },
    ClearanceDeclared { participant: ParticipantId, item: Item },
    ClearanceConfirmed { participant: ParticipantId, name: String, item: Item },
}

impl Happened {
    /// What somebody did, as the rest of a sentence that begins with their name.
    pub(crate) fn predicate(&self) -> String {
        match self {
            Self::OfferMade { .. } => "offered to show something.".into(),
            Self::OfferChanged { .. } => "changed what they offer to show.".into(),
            Self::OfferWithdrawn { .. } => "withdrew an offer to show something.".into(),
            Self::ObjectivesWritten { .. } => "wrote what they want to see on a visit.".into(),
            Self::AreaAgreed { .. } => "said that the lead of an area has agreed to a visit.".into(),
            Self::ConfidentialityWritten { number, name } => {
                format!("wrote version {number} of the text on confidentiality of {name}.")
            }
            Self::ConfidentialityAcknowledged { number } => {
                format!("agreed to version {number} of the text on confidentiality.")
            }
            Self::ClearanceDeclared { item, .. } => format!("declared: {}.", item.words()),
            Self::ClearanceConfirmed { name, item, .. } => format!("confirmed of {name}: {}.", item.words()),
        }
    }
}
