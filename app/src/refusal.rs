//! A form on its way back to its page.

use crate::error::AppError;
use serde::{Deserialize, Serialize};

/// A form that was not carried out: what was typed, and why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Where the form was sent.
    pub act: String,
    /// What was typed, field and text, without passwords.
    pub typed: Vec<(String, String)>,
    /// Why not.
    pub error: AppError,
}
