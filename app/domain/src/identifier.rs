//! Texts that look as if they name a patient: what is shown to the author before saving. It warns and never blocks.

mod bed;
mod date_of_birth;
mod labelled;
mod nhs_number;
mod person;
mod phone;
mod postcode;
mod token;

use serde::{Deserialize, Serialize};
use std::ops::Range;
use token::Tokens;

/// What a piece of text may give away (domain notes, section 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Ten digits with a right check digit, or whatever is called an NHS number.
    NhsNumber,
    /// What is called a hospital number, MRN or the like.
    HospitalNumber,
    /// A full date, which may be a date of birth.
    DateOfBirth,
    /// A telephone number of the United Kingdom.
    Phone,
    /// A postcode of the United Kingdom.
    Postcode,
    /// The bed or room in which somebody lies.
    Bed,
    /// A title and a surname.
    Person,
}

impl Kind {
    /// What to do about it; it continues a sentence that begins with the text found: "‘bed 12’ says where ...".
    pub fn words(self) -> &'static str {
        match self {
            Self::NhsNumber => "looks like an NHS number: leave it out and write ‘a patient’",
            Self::HospitalNumber => "looks like a hospital number: leave it out and write ‘a patient’",
            Self::DateOfBirth => {
                "is a full date: if it is a date of birth, write ‘an older person’ or ‘a child’ instead"
            }
            Self::Phone => "looks like a telephone number: leave it out, or say whose number it was by their role",
            Self::Postcode => "looks like a postcode: leave it out, or name no more than the county or city",
            Self::Bed => "says where a patient was: write ‘a patient on the ward’ instead",
            Self::Person => {
                "looks like a title and a surname: write ‘a patient’ or ‘a relative’, and for a colleague their role"
            }
        }
    }
}

/// One place in a text that its author should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What it may give away.
    pub kind: Kind,
    /// The words themselves: shown to the author, never stored.
    pub found: String,
    /// Where they start, in bytes of the text.
    pub start: usize,
    /// Where they end, in bytes of the text.
    pub end: usize,
}

/// Looks at the tokens from one index on; answers those to be shown.
type Detector = fn(&Tokens<'_>, usize) -> Option<Range<usize>>;

/// Where two agree on a place, the earlier one names it.
const DETECTORS: [(Kind, Detector); 8] = [
    (Kind::NhsNumber, nhs_number::at),
    (Kind::NhsNumber, labelled::nhs_number),
    (Kind::HospitalNumber, labelled::hospital_number),
    (Kind::DateOfBirth, date_of_birth::at),
    (Kind::Phone, phone::at),
    (Kind::Postcode, postcode::at),
    (Kind::Bed, bed::at),
    (Kind::Person, person::at),
];

/// What in `text` may name a patient, in the order of the text and without overlaps.
///
/// Nothing found does not mean that nobody can be recognised: a rare diagnosis and a day are enough. A person in the
/// text without title or number is not found either.
pub fn warnings(text: &str) -> Vec<Warning> {
    let tokens = Tokens::of(text);
    let mut warnings: Vec<Warning> = Vec::new();
    for (kind, detector) in DETECTORS {
        let mut index = 0;
        while index < tokens.len() {
            let Some(found) = detector(&tokens, index) else {
                index += 1;
                continue;
            };
            index = found.end.max(index + 1);
            let (start, end) = tokens.bytes(&found);
            if warnings.iter().all(|other| end <= other.start || other.end <= start) {
                let found = text.get(start..end).unwrap_or_default().to_owned();
                warnings.push(Warning { kind, found, start, end });
            }
        }
    }
    warnings.sort_by_key(|warning| warning.start);
    warnings
}
