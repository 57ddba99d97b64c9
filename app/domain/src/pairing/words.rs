//! What the points of a pair were given for, in words that both of them may read.

use super::goals;
use super::likeness::Likeness;
use super::part::Measure;
use super::pool::Pool;
use crate::text;

/// Steps between two grades up to which people would call them level, and up to which near.
const LEVEL: u8 = 5;
const NEAR: u8 = 20;

impl Pool<'_> {
    /// A phrase without its full stop.
    pub(super) fn words(&self, measure: Measure, one: usize, other: usize, likeness: &Likeness) -> String {
        let (mine, theirs) = (&self.candidates[one].profile, &self.candidates[other].profile);
        match measure {
            Measure::Availability if mine.availability.is_empty() || theirs.availability.is_empty() => {
                "It is not known when both can meet".to_owned()
            }
            Measure::Availability if likeness.half_days == 0 => "No half-day suits both".to_owned(),
            Measure::Availability => format!("Both can meet {}", mine.availability.shared(theirs.availability)),
            Measure::Interests if likeness.interests == 0 => "No interest in common".to_owned(),
            Measure::Interests => {
                let folded: Vec<_> = theirs.interests.iter().map(|topic| text::fold(topic)).collect();
                let shared = mine.interests.iter().filter(|topic| folded.contains(&text::fold(topic)));
                format!("Both named {}", shared.map(String::as_str).collect::<Vec<_>>().join(", "))
            }
            Measure::Site => where_they_work(&mine.site, &theirs.site, likeness.is_same_site, ("site", "at")),
            Measure::Division => {
                where_they_work(&mine.division, &theirs.division, likeness.is_same_division, ("division", "in"))
            }
            Measure::Department => {
                where_they_work(&mine.department, &theirs.department, likeness.is_same_department, ("department", "in"))
            }
            Measure::Goals if likeness.words == 0 => "No word in common in what they want to learn".to_owned(),
            Measure::Goals => {
                let theirs = goals::words(&theirs.goals);
                let shared: Vec<_> =
                    goals::words(&mine.goals).into_iter().filter(|word| theirs.contains(word)).collect();
                format!("Both goals name {}", shared.join(", "))
            }
            Measure::LineManagement if likeness.is_in_line => "One of them manages the other".to_owned(),
            Measure::LineManagement => "Neither manages the other".to_owned(),
            Measure::Earlier if likeness.is_earlier => "They were paired before".to_owned(),
            Measure::Earlier => "They were never paired before".to_owned(),
            Measure::Stays if likeness.stay => "Both are there to the last day".to_owned(),
            Measure::Stays => "At least one of them moves on before the last day".to_owned(),
            Measure::Grade => {
                let grades = format!("{} and {}", mine.grade, theirs.grade);
                match likeness.steps {
                    None => "The grades are not known of both".to_owned(),
                    Some(..=LEVEL) => format!("{grades} are about level"),
                    Some(..=NEAR) => format!("{grades} are near each other"),
                    Some(_) => format!("{grades} are far apart"),
                }
            }
        }
    }
}

fn where_they_work(mine: &str, theirs: &str, is_same: Option<bool>, (what, at): (&str, &str)) -> String {
    match is_same {
        None => format!("The {what} is not known of both"),
        Some(true) => format!("Both work {at} {mine}"),
        Some(false) => format!("They work {at} {mine} and {at} {theirs}"),
    }
}
