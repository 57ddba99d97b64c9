//! Who manages whom, however far up, as far as the people of a cohort tell.

use super::Candidate;
use std::collections::HashMap;

/// For each candidate their span in the tree of line management: a manager's span holds those of everybody below.
///
/// Spans answer for any two people at once, without walking up for each of a million pairs.
pub(super) struct Lines {
    spans: Vec<Span>,
}

/// Where somebody stands in the tree.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    first: u32,
    end: u32,
    /// Steps down from the top.
    depth: u32,
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

    /// The span of a candidate, for [`are_related`].
    pub(super) fn span(&self, candidate: usize) -> Span {
        self.spans[candidate]
    }

    /// How many steps one of two is above the other, where one manages the other.
    pub(super) fn steps(&self, one: usize, other: usize) -> u32 {
        self.spans[one].depth.abs_diff(self.spans[other].depth)
    }
}

/// Whether one of two manages the other in at most `steps`, 0 being however many; or they are the same person.
///
/// People who manage each other in a circle are no step apart.
#[inline]
pub(super) fn are_related(one: Span, other: Span, steps: u8) -> bool {
    let is_above = |one: Span, other: Span| one.first <= other.first && other.first < one.end;
    (is_above(one, other) || is_above(other, one))
        && (steps == 0 || one.depth.abs_diff(other.depth) <= u32::from(steps))
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
fn spans(above: &[Option<usize>]) -> Vec<Span> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); above.len()];
    for (person, manager) in above.iter().enumerate() {
        if let Some(manager) = manager {
            below[*manager].push(person);
        }
    }
    let mut spans = vec![Span::default(); above.len()];
    let mut next = 0;
    for top in (0..above.len()).filter(|person| above[*person].is_none()) {
        // A person stays on the stack until everybody below is numbered.
        let mut stack = vec![top];
        spans[top].first = next;
        next += 1;
        while let Some(&person) = stack.last() {
            if let Some(report) = below[person].pop() {
                spans[report] = Span { first: next, end: 0, depth: spans[person].depth + 1 };
                next += 1;
                stack.push(report);
            } else {
                spans[person].end = next;
                stack.pop();
            }
        }
    }
    spans
}
