//! What participants say of themselves beside what pairing reads.

use serde::{Deserialize, Serialize};

/// Typed by the participant; each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Who they are, for their partner.
    pub about_me: String,
    /// What a visitor could see with them, for their partner.
    pub can_show: String,
    /// What they need to take part, for coordinators only.
    pub access_needs: String,
}
