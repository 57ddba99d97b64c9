//! Who manages whom, however far up, as far as the people of a cohort tell.

use super::Candidate;
use std::collections::HashMap;

/// For each candidate their span in the tree of line management: a manager's span holds those of everybody below.
///
/// Spans answer for any two people at once, without walking up for each of a million pairs.
pub(super) struct Lines {
    spans: Vec<(u32, u32)>,
}

impl Lines {
    /// Reads the line managers' addresses. People who manage each other in a circle, as a spreadsheet may well say,
    /// are all above and below each other, and so is whoever is below any of them below all.
    pub(super) fn new(candidates: &[&Candidate]) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut above: Vec<Option<usize>> = Vec::new();
        let mut number = |address, above: &mut Vec<Option<usize>>| {
            *numbers.entry(address).or_insert_with(|| {
                above.push(None);
                above.len() - 1
            })
        };
        let mut people = Vec::with_capacity(candidates.len());
        for candidate in candidates {
            let profile = &candidate.profile;
            let person = number(profile.email.as_str(), &mut above);
            people.push(person);
            if let Some(manager) = &profile.line_manager_email {
                let manager = number(manager.as_str(), &mut above);
                above[person].get_or_insert(manager);
            }
        }
        let tops = break_circles(&mut above);
        let spans = spans(&above);
        Self { spans: people.into_iter().map(|person| spans[tops[person]]).collect() }
    }

    /// Whether one of two candidates manages the other, or they are the same person.
    pub(super) fn are_related(&self, one: usize, other: usize) -> bool {
        are_related(self.spans[one], self.spans[other])
    }

    /// The span of a candidate, for [`are_related`].
    pub(super) fn span(&self, candidate: usize) -> (u32, u32) {
        self.spans[candidate]
    }
}

/// Whether one span holds the other.
pub(super) fn are_related(one: (u32, u32), other: (u32, u32)) -> bool {
    (one.0 <= other.0 && other.0 < one.1) || (other.0 <= one.0 && one.0 < other.1)
}

/// Makes of each circle one person, on top and with everybody below; answers who stands for each.
fn break_circles(above: &mut [Option<usize>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let mut tops: Vec<usize> = (0..above.len()).collect();
    let mut seen_from = vec![UNSEEN; above.len()];
    for start in 0..above.len() {
        let mut at = start;
        while seen_from[at] == UNSEEN {
            seen_from[at] = start;
            match above[at] {
                Some(next) => at = next,
                None => break,
            }
        }
        // Back where this very walk has been, with somebody above: `at` is on a circle.
        if seen_from[at] == start && above[at].is_some() {
            let mut next = above[at].take();
            while let Some(other) = next.filter(|other| *other != at) {
                tops[other] = at;
                next = above[other].take();
            }
        }
    }
    for manager in above.iter_mut().flatten() {
        *manager = tops[*manager];
    }
    tops
}

/// Numbers people from the top down, each before those below, and says how far the numbers of those below go.
fn spans(above: &[Option<usize>]) -> Vec<(u32, u32)> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); above.len()];
    for (person, manager) in above.iter().enumerate() {
        if let Some(manager) = manager {
            below[*manager].push(person);
        }
    }
    let mut spans = vec![(0, 0); above.len()];
    let mut next = 0;
    for top in (0..above.len()).filter(|person| above[*person].is_none()) {
        // A person stays on the stack until everybody below is numbered.
        let mut stack = vec![top];
        spans[top].0 = next;
        next += 1;
        while let Some(&person) = stack.last() {
            if let Some(report) = below[person].pop() {
                spans[report].0 = next;
                next += 1;
                stack.push(report);
            } else {
                spans[person].1 = next;
                stack.pop();
            }
        }
    }
    spans
}
