//! Ranks of the changes, ties sharing the mean of theirs; doubled, so that halves are whole numbers.

use crate::summary::count;

/// Changes that differ by less than this share of the greatest value are ties: 0.3 - 0.1 and 0.5 - 0.3 are both 0.2,
/// which binary fractions cannot tell exactly.
const ROUNDING: f64 = 1e-12;

/// The signed ranks of the pairs that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ranks {
    /// Complete pairs.
    pub(super) pairs: usize,
    /// Of them higher afterwards.
    pub(super) better: usize,
    /// Of them lower afterwards.
    pub(super) worse: usize,
    /// Twice the rank of every change, ascending.
    pub(super) doubled: Vec<usize>,
    /// Twice the ranks of the changes upwards, together.
    pub(super) doubled_plus: usize,
    /// How many share each rank.
    pub(super) ties: Vec<usize>,
}

impl Ranks {
    /// Ranks of the `(before, after)` pairs of finite numbers.
    pub(super) fn of(pairs: &[(f64, f64)]) -> Self {
        let complete: Vec<(f64, f64)> =
            pairs.iter().copied().filter(|(before, after)| before.is_finite() && after.is_finite()).collect();
        let greatest = complete.iter().fold(0.0_f64, |most, (before, after)| most.max(before.abs()).max(after.abs()));
        let same = greatest * ROUNDING;
        let mut changes: Vec<f64> =
            complete.iter().map(|(before, after)| after - before).filter(|change| change.abs() > same).collect();
        changes.sort_by(|first, second| first.abs().total_cmp(&second.abs()));

        let mut ranks = Self { pairs: complete.len(), ..Self::default() };
        for tied in changes.chunk_by(|first, second| second.abs() - first.abs() <= same) {
            let before = ranks.doubled.len();
            // Twice the mean of the ranks before + 1 ..= before + tied.len().
            let doubled = 2 * before + tied.len() + 1;
            let better = tied.iter().filter(|change| **change > 0.0).count();
            ranks.better += better;
            ranks.worse += tied.len() - better;
            ranks.doubled_plus += better * doubled;
            ranks.doubled.extend(std::iter::repeat_n(doubled, tied.len()));
            ranks.ties.push(tied.len());
        }
        ranks
    }

    /// Pairs that changed.
    pub(super) fn changed(&self) -> usize {
        self.doubled.len()
    }

    /// Pairs that did not.
    pub(super) fn same(&self) -> usize {
        self.pairs - self.changed()
    }

    /// Twice the sum of ranks of the changes downwards.
    pub(super) fn doubled_minus(&self) -> usize {
        self.changed() * (self.changed() + 1) - self.doubled_plus
    }

    /// Sum of the ranks of the changes upwards.
    pub(super) fn w_plus(&self) -> f64 {
        count(self.doubled_plus) / 2.0
    }

    /// Sum of the ranks of the changes downwards.
    pub(super) fn w_minus(&self) -> f64 {
        count(self.doubled_minus()) / 2.0
    }
}
