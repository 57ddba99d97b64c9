//! What rules do to a cohort: how many pairs they leave, and what each of them forbids.

use super::edges::Apart;
use super::{Fault, Measure, Pool, Rule};
use serde::{Deserialize, Serialize};

/// What rules do to who is free now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Pairs of one clinician and one manager who are free, whatever the rules say.
    pub compared: usize,
    /// Of them possible.
    pub possible: usize,
    /// Pairs that can be formed at once.
    pub most: usize,
    /// People without any possible partner.
    pub without: usize,
    /// What each rule forbids.
    pub by: Vec<Blocked>,
}

/// What one rule forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocked {
    /// Which rule.
    pub rule: Rule,
    /// How many pairs it forbids,
    pub pairs: usize,
    /// how many of them no other rule forbids too,
    pub alone: usize,
    /// and how many pairs more could be formed at once without it.
    pub more: usize,
}

impl Pool<'_> {
    /// What the rules do to those who are free.
    pub fn effect(&self) -> Result<Effect, Fault> {
        let question = self.question(&[])?;
        let (clinicians, managers) = (&question.clinicians, &question.managers);
        let hard: Vec<Measure> = self.rules.hard().collect();
        let notes = [Rule::KeptApart, Rule::Banned].map(|rule| Blocked { rule, pairs: 0, alone: 0, more: 0 });
        let rules = hard.iter().map(|measure| Blocked { rule: measure.rule(), pairs: 0, alone: 0, more: 0 });
        let mut by: Vec<Blocked> = notes.into_iter().chain(rules).collect();
        let mut broken = Vec::with_capacity(by.len());
        self.compare(clinicians, managers, |_, _, likeness, apart| {
            broken.clear();
            broken.extend(match apart {
                Apart::No => None,
                Apart::Kept => Some(0),
                Apart::Banned => Some(1),
            });
            let kept = hard.iter().map(|measure| likeness.keeps(*measure, &self.rules));
            broken.extend(kept.enumerate().filter(|(_, keeps)| !keeps).map(|(at, _)| at + notes.len()));
            for &at in &broken {
                by[at].pairs += 1;
            }
            if let [only] = broken[..] {
                by[only].alone += 1;
            }
        });
        by.retain(|blocked| blocked.pairs > 0 || !matches!(blocked.rule, Rule::KeptApart | Rule::Banned));
        let most = question.most()?;
        for blocked in by.iter_mut().filter(|blocked| blocked.alone > 0) {
            blocked.more = self.more_without(blocked.rule, &question, most)?;
        }
        let mut has_partner = [vec![false; clinicians.len()], vec![false; managers.len()]];
        for edge in &question.edges {
            has_partner[0][edge.clinician as usize] = true;
            has_partner[1][edge.manager as usize] = true;
        }
        Ok(Effect {
            compared: clinicians.len() * managers.len(),
            possible: question.edges.len(),
            most,
            without: has_partner.iter().flatten().filter(|has| !**has).count(),
            by,
        })
    }
}
