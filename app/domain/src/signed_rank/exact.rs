//! The exact p-value: how many of all ways in which the signs can fall are as far from the middle as these.

use super::ranks::Ranks;

/// The two-sided p-value, 0 to 1, by adding one rank at a time to the distribution of their sum.
///
/// The sum of the ranks of one sign is as likely to be so small as that of the other, also with ties, so both tails
/// are twice the lower one. Probabilities are halved as they go, not counted, so that no number of pairs overflows.
pub(super) fn two_sided(ranks: &Ranks) -> f64 {
    let smaller = ranks.doubled_plus.min(ranks.doubled_minus());
    let mut chance = vec![0.0; smaller + 1];
    chance[0] = 1.0;
    for &rank in &ranks.doubled {
        for sum in (0..=smaller).rev() {
            let with = sum.checked_sub(rank).map_or(0.0, |rest| chance[rest]);
            chance[sum] = f64::midpoint(chance[sum], with);
        }
    }
    (2.0 * chance.iter().sum::<f64>()).min(1.0)
}
