//! Indicator 4 of the Workforce Race Equality Standard: how much likelier white staff are to take part than BME staff.

use super::{Counts, Workforce};
use crate::suppression::{Disclosed, Minimum};

/// A likelihood with the numbers that it is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likelihood {
    /// White participants, of
    pub white: usize,
    /// so many white people who could take part.
    pub white_eligible: usize,
    /// BME participants, of
    pub bme: usize,
    /// so many BME people who could take part.
    pub bme_eligible: usize,
    /// White participants per eligible, by BME participants per eligible.
    pub ratio: f64,
}

/// The indicator, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Indicator {
    /// Worked out.
    Shown(Likelihood),
    /// One of its numbers is suppressed: it would give that number back.
    Suppressed {
        /// The minimum that it fell short of.
        fewer_than: usize,
    },
    /// It cannot be worked out.
    Undefined(&'static str),
}

impl Indicator {
    /// The indicator of a stage.
    pub fn of(minimum: Minimum, participants: Disclosed<Counts>, workforce: &Workforce) -> Self {
        let Disclosed::Shown(counts) = participants else {
            return Self::Suppressed { fewer_than: minimum.people() };
        };
        let (white, bme) = (workforce.white, workforce.bme);
        if ![white, bme].into_iter().all(|people| minimum.allows(people)) {
            return Self::Suppressed { fewer_than: minimum.people() };
        }
        Self::worked_out((counts.white, white), (counts.bme, bme))
    }

    fn worked_out((white, white_eligible): (usize, usize), (bme, bme_eligible): (usize, usize)) -> Self {
        if white_eligible == 0 || bme_eligible == 0 {
            return Self::Undefined(
                "It cannot be worked out: there is nobody white, or nobody BME, in the eligible workforce. Check its numbers.",
            );
        }
        if bme == 0 {
            return Self::Undefined("It cannot be worked out: there is no BME participant to compare with.");
        }
        #[expect(clippy::cast_precision_loss, reason = "people, of whom there are fewer than 2 to the 52")]
        let share = |part: usize, whole: usize| part as f64 / whole as f64;
        let ratio = share(white, white_eligible) / share(bme, bme_eligible);
        Self::Shown(Likelihood { white, white_eligible, bme, bme_eligible, ratio })
    }

    /// The sum written out, or why there is none.
    pub fn words(&self) -> String {
        match self {
            Self::Shown(Likelihood { white, white_eligible, bme, bme_eligible, ratio }) => {
                format!("({white} ÷ {white_eligible}) ÷ ({bme} ÷ {bme_eligible}) = {ratio:.2}")
            }
            Self::Suppressed { fewer_than } => format!("suppressed (fewer than {fewer_than})"),
            Self::Undefined(why) => (*why).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Indicator;
    use crate::{
        reach::{Counts, Workforce},
        suppression::{Disclosed, Minimum},
    };

    fn of(white: (usize, usize), bme: (usize, usize)) -> Indicator {
        Indicator::worked_out(white, bme)
    }

    #[test]
    fn the_published_example_is_worked_out_with_its_sum() {
        let indicator = of((14, 620), (5, 410));
        assert_eq!(indicator.words(), "(14 ÷ 620) ÷ (5 ÷ 410) = 1.85");
        assert_eq!(of((12, 600), (12, 600)).words(), "(12 ÷ 600) ÷ (12 ÷ 600) = 1.00");
        assert_eq!(of((0, 600), (12, 600)).words(), "(0 ÷ 600) ÷ (12 ÷ 600) = 0.00");
    }

    #[test]
    fn what_cannot_be_divided_is_a_sentence() {
        for (white, bme) in [((14, 620), (0, 410)), ((14, 0), (5, 410)), ((14, 620), (5, 0)), ((0, 0), (0, 0))] {
            let indicator = of(white, bme);
            assert!(matches!(indicator, Indicator::Undefined(_)), "{indicator:?}");
            assert!(indicator.words().ends_with('.') && !indicator.words().contains("NaN"));
        }
    }

    #[test]
    fn it_is_suppressed_where_one_of_its_numbers_is() {
        let minimum = Minimum::new(11);
        let counts = Disclosed::Shown(Counts { white: 14, bme: 11, not_stated: 2 });
        let workforce = |white, bme| Workforce { white, bme, ..Workforce::example() };
        let words = |counts, workforce: &Workforce| Indicator::of(minimum, counts, workforce).words();
        assert_eq!(words(counts, &workforce(620, 410)), "(14 ÷ 620) ÷ (11 ÷ 410) = 0.84");
        assert_eq!(words(counts, &workforce(620, 10)), "suppressed (fewer than 11)");
        assert_eq!(words(counts, &workforce(10, 410)), "suppressed (fewer than 11)");
        let hidden = Disclosed::Suppressed { fewer_than: 11 };
        assert_eq!(words(hidden, &workforce(620, 410)), "suppressed (fewer than 11)");
        assert_eq!(words(hidden, &workforce(0, 0)), "suppressed (fewer than 11)");
    }
}
