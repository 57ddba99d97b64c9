//! What is wrong with what somebody typed: for each field, a sentence that says what to do.

use serde::{Deserialize, Serialize};

/// The faults of one form in the order of its fields; empty when it is right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Problems(Vec<(String, String)>);

impl Problems {
    /// No fault so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// A single fault.
    pub fn one(field: &str, message: impl Into<String>) -> Self {
        let mut problems = Self::new();
        problems.add(field, message);
        problems
    }

    /// Notes that `field` is wrong; `message` is a whole sentence that says what to do.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.push((field.to_owned(), message.into()));
    }

    /// The value, or `None` after noting the fault.
    pub fn take<T>(&mut self, field: &str, result: Result<T, impl Into<String>>) -> Option<T> {
        result.map_err(|message| self.add(field, message)).ok()
    }

    /// Tells what was noted at `field` at `other` instead.
    pub fn rename(&mut self, field: &str, other: &str) {
        for (name, _) in self.0.iter_mut().filter(|(name, _)| name == field) {
            other.clone_into(name);
        }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The message at one field.
    pub fn at(&self, field: &str) -> Option<&str> {
        self.iter().find(|(name, _)| *name == field).map(|(_, message)| message)
    }

    /// Every fault as field and message.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, message)| (field.as_str(), message.as_str()))
    }

    /// `value` when nothing is wrong, the faults otherwise.
    pub fn or<T>(self, value: impl FnOnce() -> Option<T>) -> Result<T, Self> {
        if !self.is_empty() {
            return Err(self);
        }
        value().ok_or(self)
    }
}
