//! Numbers that sum up other numbers. None where there are too few of them: never a NaN, never an infinity.

use serde::{Deserialize, Serialize};

/// Spread smaller than this share of the greatest value is rounding, not spread.
const ROUNDING: f64 = 1e-12;

/// The values that have a quarter, a half and three quarters of the others at or below them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quartiles {
    /// A quarter is at or below it.
    pub lower: f64,
    /// Half is at or below it.
    pub median: f64,
    /// Three quarters are at or below it.
    pub upper: f64,
}

impl Quartiles {
    /// Quartiles by linear interpolation between the ranks `(n - 1) q`: type 7 of Hyndman and Fan (The American
    /// Statistician 1996;50:361), the default of R, of `numpy.percentile` and of Excel's `QUARTILE.INC`, so that others find the same.
    pub fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let quarters = |quarters: usize| {
            let place = sorted.len().checked_sub(1)? * quarters;
            let (rank, rest) = (place / 4, place % 4);
            let below = *sorted.get(rank)?;
            let above = sorted.get(rank + 1).copied().unwrap_or(below);
            finite(below + (above - below) * count(rest) / 4.0)
        };
        Some(Self { lower: quarters(1)?, median: quarters(2)?, upper: quarters(3)? })
    }

    /// `3 (2 to 4)`: the median and the quartiles.
    pub fn words(&self) -> String {
        format!("{} ({} to {})", self.median, self.lower, self.upper)
    }
}

/// The middle value, or the mean of the two middle ones.
pub fn median(values: &[f64]) -> Option<f64> {
    Quartiles::of(values).map(|quartiles| quartiles.median)
}

/// The arithmetic mean, in the unit of the values.
pub fn mean(values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    finite(values.iter().sum::<f64>() / count(values.len()))
}

/// The standard deviation of a sample, with `n - 1` below the line, in the unit of the values; of two or more.
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    let mean = mean(values)?;
    let below = values.len().checked_sub(1).filter(|&below| below > 0)?;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    finite((squares / count(below)).sqrt())
}

/// The size of a change in standard deviations of the changes, `d_z = mean / sd` (Lakens, Frontiers in Psychology
/// 2013;4:863). None where all changes are alike: then it would be infinite.
pub fn d_z(changes: &[f64]) -> Option<f64> {
    let (mean, deviation) = (mean(changes)?, standard_deviation(changes)?);
    let greatest = changes.iter().fold(0.0_f64, |greatest, change| greatest.max(change.abs()));
    if deviation <= greatest * ROUNDING {
        return None;
    }
    finite(mean / deviation)
}

/// Whole per cent, halves upwards; None of nobody.
pub fn percent(part: usize, whole: usize) -> Option<usize> {
    (part * 200 + whole).checked_div(whole * 2)
}

/// The p-values of several tests, each adjusted so that one error among all is as unlikely as in a single test (Holm,
/// Scandinavian Journal of Statistics 1979;6:65). What was not tested does not count and stays as it is.
pub fn holm(p_values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut ascending: Vec<(usize, f64)> =
        p_values.iter().enumerate().filter_map(|(place, p)| p.map(|p| (place, p))).collect();
    ascending.sort_by(|(_, first), (_, second)| first.total_cmp(second));
    let mut adjusted = vec![None; p_values.len()];
    let (mut left, mut greatest) = (ascending.len(), 0.0_f64);
    for (place, p) in ascending {
        greatest = greatest.max(p * count(left)).min(1.0);
        left -= 1;
        adjusted[place] = Some(greatest);
    }
    adjusted
}

/// A number of things as something to calculate with.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53, and nobody has as many answers")]
pub(crate) fn count(number: usize) -> f64 {
    number as f64
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{Quartiles, d_z, holm, mean, median, percent, standard_deviation};

    #[test]
    fn quartiles_are_those_of_numpy() {
        let of = |values: &[f64]| Quartiles::of(values).map(|q| (q.lower, q.median, q.upper));
        assert_eq!(of(&[4.0, 1.0, 3.0, 2.0]), Some((1.75, 2.5, 3.25)));
        assert_eq!(of(&[5.0, 1.0, 3.0]), Some((2.0, 3.0, 4.0)));
        assert_eq!(of(&[2.0]), Some((2.0, 2.0, 2.0)));
        assert_eq!(of(&[]), None);
        assert_eq!(Quartiles::of(&[4.0, 1.0, 3.0, 2.0]).unwrap().words(), "2.5 (1.75 to 3.25)");
    }

    #[test]
    fn too_few_values_have_no_summary_rather_than_a_nan() {
        assert_eq!((mean(&[]), median(&[]), standard_deviation(&[]), d_z(&[])), (None, None, None, None));
        assert_eq!((standard_deviation(&[2.0]), d_z(&[2.0])), (None, None));
        assert_eq!(d_z(&[1.0, 1.0, 1.0]), None);
        assert_eq!(d_z(&[0.3 - 0.1, 0.5 - 0.3, 0.4 - 0.2]), None, "alike but for rounding");
        assert_eq!(d_z(&[0.0, 0.0]), None);
        assert_eq!(mean(&[f64::MAX, f64::MAX]), None);
        assert_eq!(mean(&[f64::NAN]), None);
    }

    #[test]
    fn the_vectors_of_the_domain_paper_come_out() {
        let a = [2.0, 1.0, 0.0, 2.0, 1.0, 1.0, 1.0, 2.0];
        assert!((standard_deviation(&a).unwrap() - std::f64::consts::FRAC_1_SQRT_2).abs() < 1e-12);
        assert!((d_z(&a).unwrap() - 1.768).abs() < 5e-4);
        let b = [1.0, 0.0, 2.0, 0.0, 2.0, 1.0, -1.0, 1.0, 2.0, 1.0, 1.0, 1.0];
        assert!((mean(&b).unwrap() - 0.917).abs() < 5e-4);
        assert!((d_z(&b).unwrap() - 1.018).abs() < 5e-4);
    }

    #[test]
    fn holm_multiplies_the_smallest_most_and_never_turns_the_order_round() {
        assert_eq!(holm(&[Some(0.25), None, Some(0.0625), Some(0.125)]), [Some(0.25), None, Some(0.1875), Some(0.25)]);
        assert_eq!(holm(&[Some(0.75), Some(0.5)]), [Some(1.0), Some(1.0)]);
        assert_eq!(holm(&[None]), [None]);
    }

    #[test]
    fn per_cent_are_whole() {
        assert_eq!(
            [percent(1, 3), percent(1, 8), percent(0, 5), percent(5, 5)],
            [Some(33), Some(13), Some(0), Some(100)]
        );
        assert_eq!(percent(0, 0), None);
    }
}
