//! What changed between two waves of a questionnaire, for everyone and for each side, with nothing of small groups.

mod change;
mod comparison;
pub mod export;
mod response;

pub use change::Change;
pub use comparison::{Comparison, ItemChange};
pub use response::{Inconsistent, Response};

use crate::{
    questionnaire::{Instrument, Wave},
    suppression::Minimum,
};
use response::People;
use serde::{Deserialize, Serialize};

/// What every reader of a report must be told with it.
pub const CAUTION: &str = "These changes are associated with taking part; they do not show that the programme caused them. \
    There is no comparison group, people rate themselves, and those who stopped answering are not counted.";

/// A report on a questionnaire. It holds no number that may not be shown, so it can be sent to anybody.
///
/// Suppression is decided for the two comparisons here, whose beginners answered different waves. Two comparisons
/// with the same first wave would have to be decided together: a number that is harmless in each can give away one
/// that the other hides. For the same reason reports on cohorts, and on these cohorts pooled with a small one, must
/// not both be handed out, nor two of one cohort from before and after a few more people answered.
///
/// The two comparisons are not of quite the same people. Of that difference only medians and quartiles are told
/// twice, no sums or counts of the same answers, and so it is let stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Code of the questionnaire.
    pub instrument: String,
    /// Its version.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// The size below which groups are suppressed.
    pub minimum: Minimum,
    /// From before to after: what the report leads with.
    pub headline: Comparison,
    /// From looking back to after: stands beside the headline and is never mixed with it.
    pub then_test: Comparison,
}

impl Report {
    /// The report on all `responses` to the `instrument`, or why they cannot be reported on.
    pub fn of(instrument: &Instrument, responses: &[Response], minimum: Minimum) -> Result<Self, Inconsistent> {
        let people = People::of(instrument, responses)?;
        Ok(Self {
            instrument: instrument.code.clone(),
            version: instrument.version,
            title: instrument.title.clone(),
            minimum,
            headline: Comparison::of(instrument, &people, minimum, Wave::Pre, Wave::Post),
            then_test: Comparison::of(instrument, &people, minimum, Wave::Then, Wave::Post),
        })
    }

    /// Both comparisons, the headline first.
    pub fn comparisons(&self) -> [&Comparison; 2] {
        [&self.headline, &self.then_test]
    }
}
