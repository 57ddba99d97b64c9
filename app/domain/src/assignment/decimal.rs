//! Decimal fractions as whole numbers of a small unit, so that sums stay exact.

/// More decimals than anybody scores with; they leave 64 bits enough room before the point.
pub(super) const MOST_DECIMALS: u32 = 6;

/// A number as JSON gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    Whole(i64),
    Float(f64),
}

impl Number {
    /// The number as digits and how many of them stand after the point, as few as can be.
    ///
    /// A float is taken for the shortest decimal that is read as that float: the one that somebody wrote. `None` if
    /// that needs more decimals, or more digits than 64 bits hold.
    pub(super) fn digits(self) -> Option<(i64, u32)> {
        let float = match self {
            Self::Whole(whole) => return Some((whole, 0)),
            Self::Float(float) => float.to_string(),
        };
        let (whole, fraction) = float.split_once('.').unwrap_or((&float, ""));
        let decimals = u32::try_from(fraction.len()).ok().filter(|decimals| *decimals <= MOST_DECIMALS)?;
        Some((format!("{whole}{fraction}").parse().ok()?, decimals))
    }
}

/// `digits` with `by` more decimals.
pub(super) fn scale(digits: i64, by: u32) -> Option<i64> {
    digits.checked_mul(10_i64.checked_pow(by)?)
}

/// Writes `digits`, so many of them after the point, without noughts at the end.
pub(super) fn write(digits: i64, decimals: u32) -> String {
    let sign = if digits < 0 { "-" } else { "" };
    let width = decimals as usize + 1;
    let text = format!("{:0>width$}", digits.unsigned_abs());
    let (whole, fraction) = text.split_at(text.len() - decimals as usize);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::{Number, write};

    #[test]
    fn a_float_is_the_decimal_that_was_written() {
        for (float, digits) in [
            (3.0, Some((3, 0))),
            (-0.0, Some((0, 0))),
            (0.1, Some((1, 1))),
            (-2.5, Some((-25, 1))),
            (123.456_789, Some((123_456_789, 6))),
            (1e15, Some((1_000_000_000_000_000, 0))),
            (0.000_000_1, None),
            (1e19, None),
        ] {
            assert_eq!(Number::Float(float).digits(), digits, "{float}");
        }
    }

    #[test]
    fn digits_are_written_with_their_point() {
        for (digits, decimals, text) in
            [(0, 0, "0"), (1250, 2, "12.5"), (-5, 2, "-0.05"), (1200, 2, "12"), (i64::MIN, 6, "-9223372036854.775808")]
        {
            assert_eq!(write(digits, decimals), text);
        }
    }
}
