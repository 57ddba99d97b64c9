//! How one group's answers to one item changed.

use crate::{
    signed_rank::{SignedRank, Test},
    summary::{Quartiles, mean, percent},
};
use serde::{Deserialize, Serialize};

/// How the answers of the people who gave both changed, in points of the scale.
///
/// That all of a group that may be shown became better, or none, is told too: with the minimum met, that is what the
/// report is for, and no answer before or after follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Median and quartiles before; None of nobody.
    pub before: Option<Quartiles>,
    /// Median and quartiles after, of the same people.
    pub after: Option<Quartiles>,
    /// Mean of after less before.
    pub mean_change: Option<f64>,
    /// How many were better, the same and worse, and the test.
    pub signed_rank: SignedRank,
    /// The p-value adjusted for the tests of all items that are shown of this group in this comparison, by Holm.
    pub p_holm: Option<f64>,
}

impl Change {
    /// The change of these `(before, after)` values, not yet adjusted for other items.
    pub(super) fn of(values: &[(u8, u8)]) -> Self {
        let pairs: Vec<(f64, f64)> = values.iter().map(|&(before, after)| (before.into(), after.into())).collect();
        let changes: Vec<f64> = pairs.iter().map(|(before, after)| after - before).collect();
        let (before, after): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        Self {
            before: Quartiles::of(&before),
            after: Quartiles::of(&after),
            mean_change: mean(&changes),
            signed_rank: SignedRank::of(&pairs),
            p_holm: None,
        }
    }

    /// Complete pairs: the n that stands by every figure.
    pub fn n(&self) -> usize {
        self.signed_rank.pairs
    }

    /// Better, the same and worse in whole per cent; None of nobody.
    pub fn percents(&self) -> Option<[usize; 3]> {
        let percent = |part| percent(part, self.n());
        Some([percent(self.signed_rank.better)?, percent(self.signed_rank.same)?, percent(self.signed_rank.worse)?])
    }

    /// The rank-biserial correlation; None without a test, when counts are all there is to say.
    pub fn effect(&self) -> Option<f64> {
        match self.signed_rank.test {
            Test::Tested { .. } => self.signed_rank.rank_biserial,
            Test::NotTested(_) => None,
        }
    }
}
