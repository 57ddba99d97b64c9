//! The Wilcoxon signed-rank test: whether people's answers before and after differ by more than chance.

mod calc;
mod exact;
mod normal;
mod ranks;

pub use calc::calc;

use ranks::Ranks;
use serde::{Deserialize, Serialize};

/// Up to this many changed pairs the p-value of a report is exact, above it is approximated.
pub const EXACT_UP_TO: usize = 25;
/// With fewer changed pairs no two-sided p-value can be under 0.05: the least there is is `2 / 2^n`.
pub const FEWEST_CHANGED: usize = 6;

/// How pairs of values changed, and how surprising that would be if only chance were at work.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignedRank {
    /// Complete pairs.
    pub pairs: usize,
    /// Pairs with a higher value afterwards.
    pub better: usize,
    /// Pairs with the same value, which the test leaves out.
    pub same: usize,
    /// Pairs with a lower value afterwards.
    pub worse: usize,
    /// Sum of the ranks of the pairs that became higher.
    pub w_plus: f64,
    /// Sum of the ranks of the pairs that became lower.
    pub w_minus: f64,
    /// Size of the change from -1 (all lower) to 1 (all higher): the matched-pairs rank-biserial correlation
    /// `(W+ - W-) / (W+ + W-)` (Kerby, Comprehensive Psychology 2014;3:1). None where nothing changed.
    pub rank_biserial: Option<f64>,
    /// The test, or why there is none.
    pub test: Test,
}

/// A two-sided test, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// There were enough changed pairs.
    Tested {
        /// Chance of a difference as great in either direction where there is none, 0 to 1.
        p: f64,
        /// How it was found.
        method: Method,
    },
    /// There were not.
    NotTested(Reason),
}

/// How a p-value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// From all ways in which the signs can fall.
    Exact,
    /// From the normal distribution, corrected for ties and continuity.
    Normal,
}

/// Why there is no test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nobody has both values.
    NoPairs,
    /// All pairs are the same before and after.
    NothingChanged,
    /// Fewer than [`FEWEST_CHANGED`] pairs changed.
    TooFewChanged,
}

impl SignedRank {
    /// The test of `(before, after)` pairs, by mid-ranks after leaving out those that did not change (Wilcoxon,
    /// Biometrics Bulletin 1945;1:80). Values that are no finite numbers count as missing.
    ///
    /// For up to 65,000 pairs: doubled ranks are summed in a `usize`, which has 32 bits in the browser.
    pub fn of(pairs: &[(f64, f64)]) -> Self {
        Self::from_ranks(&Ranks::of(pairs))
    }

    fn from_ranks(ranks: &Ranks) -> Self {
        let test = match (ranks.pairs, ranks.changed()) {
            (0, _) => Test::NotTested(Reason::NoPairs),
            (_, 0) => Test::NotTested(Reason::NothingChanged),
            (_, changed) if changed < FEWEST_CHANGED => Test::NotTested(Reason::TooFewChanged),
            (_, changed) if changed <= EXACT_UP_TO => {
                Test::Tested { p: exact::two_sided(ranks), method: Method::Exact }
            }
            _ => Test::Tested { p: normal::two_sided(ranks), method: Method::Normal },
        };
        let (w_plus, w_minus) = (ranks.w_plus(), ranks.w_minus());
        Self {
            pairs: ranks.pairs,
            better: ranks.better,
            same: ranks.same(),
            worse: ranks.worse,
            w_plus,
            w_minus,
            rank_biserial: (ranks.changed() > 0).then(|| (w_plus - w_minus) / (w_plus + w_minus)),
            test,
        }
    }

    /// Pairs that changed either way.
    pub fn nonzero(&self) -> usize {
        self.better + self.worse
    }
}

impl Test {
    /// The p-value, where there is one.
    pub fn p(self) -> Option<f64> {
        match self {
            Self::Tested { p, .. } => Some(p),
            Self::NotTested(_) => None,
        }
    }

    /// `p = 0.016`, `p < 0.001`, or why there is none.
    pub fn words(self) -> String {
        match self {
            Self::Tested { p, .. } if p < 0.001 => "p < 0.001".to_owned(),
            Self::Tested { p, .. } => format!("p = {p:.3}"),
            Self::NotTested(reason) => reason.words().to_owned(),
        }
    }
}

impl Method {
    /// As it is exchanged.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Normal => "normal",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Exact => "exact signed-rank test",
            Self::Normal => "signed-rank test by normal approximation",
        }
    }
}

impl Reason {
    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoPairs => "no complete pairs",
            Self::NothingChanged => "no pair changed, so there is nothing to test",
            Self::TooFewChanged => "too few changed pairs for a test",
        }
    }
}
