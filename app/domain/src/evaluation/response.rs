//! The answers that a report is made from, and whether they fit together.

use crate::{
    id::ResponseKey,
    participant::Side,
    questionnaire::{Instrument, Values, Wave},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, error, fmt};

/// What one person answered in one wave. The key links their waves and names nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// Whose.
    pub key: ResponseKey,
    /// Their side.
    pub side: Side,
    /// When.
    pub wave: Wave,
    /// What; items that they did not answer are not there.
    pub values: Values,
}

/// Why answers cannot be reported on: they would be counted wrongly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inconsistent {
    /// Somebody answered the same wave twice.
    AnsweredTwice(Wave),
    /// Somebody answered as a clinician and as a manager.
    OnBothSides,
    /// The questionnaire has no item of this code.
    UnknownItem(String),
    /// The scale has no such value.
    OutsideScale(u8),
}

impl fmt::Display for Inconsistent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AnsweredTwice(wave) => write!(f, "one response key has two answers in the wave {}", wave.code()),
            Self::OnBothSides => f.write_str("one response key has answers of a clinician and of a manager"),
            Self::UnknownItem(code) => write!(f, "the questionnaire has no item {code:?}"),
            Self::OutsideScale(value) => {
                write!(f, "the scale of the questionnaire has no value {value}")
            }
        }
    }
}

impl error::Error for Inconsistent {}

/// One person's answers by wave.
pub(super) struct Person<'a> {
    pub(super) side: Side,
    waves: BTreeMap<Wave, &'a Values>,
}

/// Everybody who answered anything.
pub(super) struct People<'a>(BTreeMap<ResponseKey, Person<'a>>);

impl<'a> People<'a> {
    /// Brings together what belongs to one person.
    pub(super) fn of(instrument: &Instrument, responses: &'a [Response]) -> Result<Self, Inconsistent> {
        let mut people: BTreeMap<ResponseKey, Person<'a>> = BTreeMap::new();
        for response in responses {
            for (code, value) in &response.values {
                if instrument.item(code).is_none() {
                    return Err(Inconsistent::UnknownItem(code.clone()));
                } else if !instrument.scale.has(*value) {
                    return Err(Inconsistent::OutsideScale(*value));
                }
            }
            let person =
                people.entry(response.key).or_insert_with(|| Person { side: response.side, waves: BTreeMap::new() });
            if person.side != response.side {
                return Err(Inconsistent::OnBothSides);
            }
            if person.waves.insert(response.wave, &response.values).is_some() {
                return Err(Inconsistent::AnsweredTwice(response.wave));
            }
        }
        Ok(Self(people))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Person<'a>> {
        self.0.values()
    }
}

impl Person<'_> {
    /// Whether they answered this wave, if only to decline every item.
    pub(super) fn answered(&self, wave: Wave) -> bool {
        self.waves.contains_key(&wave)
    }

    /// Their values of one item in two waves, if they gave both.
    pub(super) fn pair(&self, item: &str, before: Wave, after: Wave) -> Option<(u8, u8)> {
        let value = |wave| self.waves.get(&wave).and_then(|values| values.get(item)).copied();
        Some((value(before)?, value(after)?))
    }
}
