//! When somebody can usually be met: the fourteen half-days of a week.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A set of half-days, Monday morning first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HalfDays(u16);

/// Days as they are written, Monday first.
pub const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const ALL: u16 = (1 << 14) - 1;

impl HalfDays {
    /// The set with these bits; bits that name no half-day are left out.
    pub fn from_bits(bits: u16) -> Self {
        Self(bits & ALL)
    }

    /// Bit `2 * day + (0 morning | 1 afternoon)`, Monday being day 0.
    pub fn bits(self) -> u16 {
        self.0
    }

    /// Reads `Mon am; Wed pm` (`,`, `;`, `|` and line breaks part the entries; full day names, `morning`, `Mon-Thu am`,
    /// `Mon am and Wed pm` and `weekdays` are understood). An entry that names a day only means both halves. `Err` holds
    /// the first entry that names no half-day.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut set = 0;
        for entry in text.split([';', ',', '|', '\n', '\r']).map(str::trim).filter(|entry| !entry.is_empty()) {
            set |= read_entry(entry).ok_or_else(|| entry.to_owned())?;
        }
        Ok(Self(set))
    }

    /// Half-days in both sets.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// How many half-days there are, 0 to 14.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether the half of a day is in it; the first day is Monday.
    pub fn has(self, day: u32, is_afternoon: bool) -> bool {
        self.0 & (1 << (2 * day + u32::from(is_afternoon))) != 0
    }

    /// Whether no half-day is named.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The half-days of one entry: days, then the halves that are meant of each, and so on.
fn read_entry(entry: &str) -> Option<u16> {
    let lower = entry.to_lowercase().replace(['-', '\u{2013}'], " to ");
    let (mut set, mut days, mut halves, mut is_range) = (0, 0, 0, false);
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let half = match word {
            "am" | "a" | "morning" | "mornings" => 0b01,
            "pm" | "p" | "afternoon" | "afternoons" => 0b10,
            _ => 0,
        };
        if half != 0 {
            halves |= half;
            if days == 0 {
                return None;
            }
        } else if let Some(named) = days_named(word) {
            if halves != 0 {
                set |= spread(days, halves);
                (days, halves) = (0, 0);
            }
            days |= if is_range && days != 0 { up_to(days, named)? } else { named };
        } else if !matches!(word, "to" | "and" | "or" | "all" | "day" | "time") {
            return None;
        }
        is_range = word == "to";
    }
    let halves = if halves == 0 { 0b11 } else { halves };
    (days != 0).then(|| set | spread(days, halves))
}

/// Bits of the days that a word names, Monday lowest.
fn days_named(word: &str) -> Option<u16> {
    match word {
        "weds" => Some(1 << 2),
        "weekday" | "weekdays" | "any" | "anytime" | "flexible" => Some(0b1_1111),
        _ => {
            let is_named = |name: &&str| word.len() >= 2 && full_name(name).starts_with(word);
            DAYS.iter().position(is_named).map(|day| 1 << day)
        }
    }
}

/// From the last of `days` to `last`; nothing lies between Friday and Monday.
fn up_to(days: u16, last: u16) -> Option<u16> {
    let (from, to) = (days.checked_ilog2()?, last.checked_ilog2()?);
    (from < to).then(|| (from..=to).fold(0, |set, day| set | 1 << day))
}

fn spread(days: u16, halves: u16) -> u16 {
    (0..DAYS.len()).filter(|day| days & (1 << day) != 0).fold(0, |set, day| set | halves << (2 * day))
}

fn full_name(short: &str) -> &'static str {
    match short {
        "Mon" => "monday",
        "Tue" => "tuesday",
        "Wed" => "wednesday",
        "Thu" => "thursday",
        "Fri" => "friday",
        "Sat" => "saturday",
        _ => "sunday",
    }
}

impl fmt::Display for HalfDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (day, name) in DAYS.iter().enumerate() {
            for (half, word) in ["am", "pm"].iter().enumerate() {
                if self.0 & (1 << (2 * day + half)) != 0 {
                    write!(f, "{separator}{name} {word}")?;
                    separator = "; ";
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::HalfDays;

    #[test]
    fn half_days_are_written_as_they_are_read() {
        for text in ["", "Mon am; Wed pm", "Mon am; Mon pm; Tue am; Thu am; Fri am", "Sat pm; Sun am"] {
            assert_eq!(HalfDays::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_ways_to_write_them_are_understood() {
        for (text, meant) in [
            ("monday AM, WED. pm", "Mon am; Wed pm"),
            ("Tues morning; Thurs afternoon", "Tue am; Thu pm"),
            ("Fri", "Fri am; Fri pm"),
            ("Fri all day", "Fri am; Fri pm"),
            ("Weds pm | thur am/pm", "Wed pm; Thu am; Thu pm"),
            ("Mon-Wed am", "Mon am; Tue am; Wed am"),
            ("Thu to Fri afternoons", "Thu pm; Fri pm"),
            ("Mon am and Wed pm", "Mon am; Wed pm"),
            ("Mon/Tue am", "Mon am; Tue am"),
            ("Mon-am, Tue - pm", "Mon am; Tue pm"),
            ("Weekday mornings", "Mon am; Tue am; Wed am; Thu am; Fri am"),
        ] {
            assert_eq!(HalfDays::parse(text).unwrap().to_string(), meant, "{text}");
        }
    }

    #[test]
    fn what_names_no_half_day_is_named() {
        assert_eq!(HalfDays::parse("Mon am; Someday"), Err("Someday".to_owned()));
        for wrong in ["Mon noon", "am", "Mon 9-5", "m", "all day", "Fri-Mon", "nights", "Mon am or later"] {
            assert_eq!(HalfDays::parse(wrong), Err(wrong.to_owned()));
        }
    }
}
