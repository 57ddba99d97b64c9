//! A questionnaire as data: its items, its scale, its waves, and the form in which it is answered.

mod answers;
mod relationship;
mod wave;

pub use answers::{Answers, PREFER_NOT_TO_SAY};
pub use relationship::relationship;
pub use wave::Wave;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was answered: the value for each item's code. An item that was not answered is not there.
pub type Values = BTreeMap<String, u8>;

/// A questionnaire. A change of any text makes another version: answers to other words are not comparable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// Its part of addresses and files.
    pub code: String,
    /// Counts its changes, from 1.
    pub version: u32,
    /// As people read it.
    pub title: String,
    /// What somebody must know to answer, above the items.
    pub introduction: String,
    /// What is asked, in order.
    pub items: Vec<Item>,
    /// What can be answered to each.
    pub scale: Scale,
}

/// One statement that people agree with or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The name of its field, column and so on; never changes.
    pub code: String,
    /// The statement, in the first person.
    pub text: String,
    /// The statement as said to the person, after "how much you agree that".
    pub said_to_you: String,
}

/// What can be answered, from least to most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// Each value once, ascending.
    pub points: Vec<Point>,
}

/// One answer of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// As it is stored and calculated with; more is more agreement.
    pub value: u8,
    /// As people read it.
    pub words: String,
}

impl Instrument {
    /// The item with this code.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.code == code)
    }
}

impl Scale {
    /// Agreement with a statement in five steps, 1 to 5.
    pub fn agreement() -> Self {
        let words = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];
        let points = (1..).zip(words).map(|(value, words)| Point { value, words: words.to_owned() });
        Self { points: points.collect() }
    }

    /// Whether `value` can be answered.
    pub fn has(&self, value: u8) -> bool {
        self.points.iter().any(|point| point.value == value)
    }

    /// The words for `value`.
    pub fn words(&self, value: u8) -> Option<&str> {
        self.points.iter().find(|point| point.value == value).map(|point| point.words.as_str())
    }
}
