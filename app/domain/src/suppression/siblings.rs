//! Groups beside each other under a total: which of their numbers may be shown.

use super::{Cell, Minimum};
use serde::{Deserialize, Serialize};

/// The numbers of groups that do not overlap, and of all of them together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Siblings {
    /// Everybody.
    pub total: Cell,
    /// Each group, in the order in which they were given.
    pub parts: Vec<Cell>,
}

/// Hides groups under the minimum, and the next smallest until the hidden ones cannot be worked out.
///
/// What can be worked out is what the hidden ones have together: the total less those shown. So together they
/// reach the minimum, which takes at least two, and are not simply one person each (empty groups are shown, so a
/// hidden one is known to have somebody). Where no choice of groups is enough, the total goes as well.
pub fn siblings(minimum: Minimum, sizes: &[usize]) -> Siblings {
    let total: usize = sizes.iter().sum();
    if total == 0 {
        return Siblings { total: Cell::Shown(0), parts: vec![Cell::Shown(0); sizes.len()] };
    }
    let mut smallest_first: Vec<usize> = (0..sizes.len()).filter(|&part| sizes[part] > 0).collect();
    smallest_first.sort_by_key(|&part| sizes[part]);
    let mut hidden = smallest_first.partition_point(|&part| !minimum.allows(sizes[part]));
    let is_safe = |hidden: usize| {
        let together: usize = smallest_first.iter().take(hidden).map(|&part| sizes[part]).sum();
        hidden == 0 || (together >= minimum.people() && together > hidden)
    };
    while hidden < smallest_first.len() && !is_safe(hidden) {
        hidden += 1;
    }
    let mut is_shown = vec![true; sizes.len()];
    for &part in smallest_first.iter().take(hidden) {
        is_shown[part] = false;
    }
    let is_total_shown = is_safe(hidden);
    Siblings {
        total: minimum.disclose(is_total_shown, || total),
        parts: (is_shown.iter().zip(sizes))
            .map(|(&is_shown, &size)| minimum.disclose(is_shown && is_total_shown, || size))
            .collect(),
    }
}
