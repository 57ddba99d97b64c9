//! The whole matrix of scores as a file, so that anybody can solve it with another tool and compare.

use super::edges::Apart;
use super::{Measure, Pool, Rule};
use crate::participant::Side;
use std::borrow::Cow;

/// The columns before those of the parts.
const FIRST: [&str; 4] = ["clinician", "manager", "allowed", "blocking_rule"];

impl Pool<'_> {
    /// Every clinician with every manager of the cohort: their addresses, whether they may be paired, the first rule
    /// that forbids it, the points of each weighted part times its weight, and the score.
    pub fn scores_csv(&self) -> csv::Result<Vec<u8>> {
        let of = |side| (0..self.candidates.len()).filter(|place| self.side(*place) == side).collect::<Vec<_>>();
        let (clinicians, managers) = (of(Side::Clinician), of(Side::Manager));
        let weighted: Vec<Measure> = self.rules.weighted().collect();
        let hard: Vec<Measure> = self.rules.hard().collect();
        let mut writer = csv::Writer::from_writer(Vec::new());
        let parts = weighted.iter().map(|measure| measure.code());
        writer.write_record(FIRST.into_iter().chain(parts).chain(["score"]))?;
        let mut outcome = Ok(());
        self.compare(&clinicians, &managers, |clinician, manager, likeness, apart| {
            if outcome.is_err() {
                return;
            }
            let (one, other) = (clinicians[clinician as usize], managers[manager as usize]);
            let either =
                |is_so: fn(&super::Candidate) -> bool| is_so(self.candidates[one]) || is_so(self.candidates[other]);
            let forbids: Vec<_> =
                hard.iter().filter(|it| !likeness.keeps(**it, &self.rules)).map(|measure| measure.rule()).collect();
            // The first in the order in which rules are told.
            let blocking = Rule::ALL.into_iter().find(|rule| match rule {
                Rule::NotApproved => either(|candidate| !candidate.is_approved),
                Rule::AlreadyPaired => either(|candidate| candidate.is_paired),
                Rule::KeptApart => apart == Apart::Kept,
                Rule::Banned => apart == Apart::Banned,
                rule => forbids.contains(rule),
            });
            let mut record = vec![
                address(self.candidates[one].profile.email.as_str()),
                address(self.candidates[other].profile.email.as_str()),
                Cow::from(if blocking.is_none() { "yes" } else { "no" }),
                Cow::from(blocking.map_or("", Rule::code)),
            ];
            let points = |measure: &Measure| {
                let weight = i64::from(self.rules.strength(*measure).weight());
                Cow::from((i64::from(likeness.points(*measure, &self.rules)) * weight).to_string())
            };
            record.extend(weighted.iter().map(points));
            record.push(Cow::from(likeness.score(&self.rules).to_string()));
            outcome = writer.write_record(record.iter().map(|cell| cell.as_bytes()));
        });
        outcome?;
        writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
    }
}

/// An address that a spreadsheet does not take for a formula.
fn address(email: &str) -> Cow<'_, str> {
    if email.starts_with(['=', '+', '-', '@']) { format!("'{email}").into() } else { email.into() }
}
