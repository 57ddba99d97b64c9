//! When a pair may be written to by one tap.

use super::Light;
use crate::london;
use chrono::{DateTime, Duration, Utc};

/// A pair is reminded at most once in so many days: friendly once is a nuisance twice.
pub const NUDGE_EVERY_DAYS: i64 = 7;

/// Whether the pair may be written to at `now`, or why not.
pub fn may_nudge(
    light: Light,
    is_snoozed: bool,
    last: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), String> {
    match light {
        Light::Green => return Err("This pair is going well: nobody needs a reminder".to_owned()),
        Light::Off => return Err("Pairs are reminded only while their cohort is under way".to_owned()),
        Light::Red | Light::Amber => {}
    }
    if is_snoozed {
        return Err("This pair is to be left alone for now: end that first".to_owned());
    }
    match last.map(|last| last + Duration::days(NUDGE_EVERY_DAYS)) {
        Some(next) if now < next => {
            Err(format!("This pair had a reminder less than a week ago: wait until {}", london::instant_words(next)))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Light, may_nudge};
    use chrono::{DateTime, Utc};

    #[test]
    fn only_a_pair_that_needs_it_is_reminded_and_once_a_week_at_most() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let now = at("2027-05-10T09:00:00Z");
        for (light, is_snoozed, last, expected) in [
            (Light::Red, false, None, "may"),
            (Light::Amber, false, None, "may"),
            (Light::Green, false, None, "going well"),
            (Light::Off, false, None, "under way"),
            (Light::Red, true, None, "left alone"),
            (Light::Red, false, Some(at("2027-05-03T09:00:01Z")), "wait until 10 May 2027 at 10am"),
            (Light::Red, false, Some(at("2027-05-03T09:00:00Z")), "may"),
        ] {
            let answer = may_nudge(light, is_snoozed, last, now).err().unwrap_or_else(|| "may".to_owned());
            assert!(answer.contains(expected), "{light:?} {is_snoozed} {last:?}: {answer}");
        }
    }
}
