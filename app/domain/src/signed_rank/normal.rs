//! The approximate p-value from the normal distribution, for more pairs than a reader expects to see counted out.

use super::ranks::Ranks;
use crate::summary::count;
use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// The two-sided p-value, 0 to 1: mean `n(n+1)/4`, variance `n(n+1)(2n+1)/24 - Σ(t³-t)/48`, continuity 0.5
/// (Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd edition, section 3.1). At least one pair
/// must have changed.
pub(super) fn two_sided(ranks: &Ranks) -> f64 {
    let n = count(ranks.changed());
    let ties: f64 = ranks.ties.iter().map(|&tied| count(tied).powi(3) - count(tied)).sum();
    let variance = n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ties / 48.0;
    let away = (n * (n + 1.0) / 4.0 - ranks.w_plus().min(ranks.w_minus()) - 0.5).max(0.0);
    erfc(away / variance.sqrt() * FRAC_1_SQRT_2).min(1.0)
}

/// From here on the continued fraction converges fast; below, the series does.
const SERIES_UP_TO: f64 = 2.5;
/// Enough for all digits on both sides of [`SERIES_UP_TO`].
const STEPS: u32 = 100;

/// The complementary error function of a number that is not negative, to about 15 digits.
fn erfc(x: f64) -> f64 {
    let density = (-x * x).exp();
    if x < SERIES_UP_TO {
        // DLMF 7.6.2: erf x = 2/√π exp(-x²) Σ 2ⁿ x²ⁿ⁺¹ / (1 · 3 ⋯ (2n+1)); all terms are positive.
        let (mut term, mut sum) = (x, x);
        for n in 1..STEPS {
            term *= 2.0 * x * x / f64::from(2 * n + 1);
            sum += term;
        }
        1.0 - 2.0 / PI.sqrt() * density * sum
    } else {
        // DLMF 7.9.1, divided through by x: √π exp(x²) erfc x = 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ⋯)))), from its far end.
        let rest = (1..=STEPS).rev().fold(x, |rest, n| x + f64::from(n) / 2.0 / rest);
        density / (PI.sqrt() * rest)
    }
}

#[cfg(test)]
mod tests {
    use super::erfc;

    #[test]
    fn erfc_is_that_of_scipy() {
        for (x, expected) in [
            (0.0, 1.0),
            (0.1, 0.887_537_083_981_715_2),
            (1.0, 0.157_299_207_050_285_13),
            (2.4, 0.000_688_513_896_645_078_8),
            (2.5, 0.000_406_952_017_444_959_3),
            (4.0, 1.541_725_790_028_002e-8),
            (10.0, 2.088_487_583_762_545e-45),
            (30.0, 0.0),
        ] {
            let found = erfc(x);
            assert!((found - expected).abs() <= expected * 1e-11, "{x}: {found} {expected}");
        }
    }
}
