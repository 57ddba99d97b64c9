//! Who was at a workshop: by the lead's list, or by the code on the wall.

use super::{State, Workshop};
use crate::{
    id::{ParticipantId, WorkshopId},
    strand::Requirement,
};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// The code can be used from so long before the beginning
const BEFORE: Duration = Duration::minutes(15);
/// until so long after the end.
const AFTER: Duration = Duration::minutes(30);
/// Letters and digits that nobody takes for one another on a wall, or hears as one another.
const LETTERS: &[u8; 24] = b"ACDEFHJKLMNPRTUVWXY34679";
/// How many of them.
pub const CODE_LENGTH: usize = 6;
/// Missed so often one after the other, and the coordinator is told.
const MISSED: usize = 2;

/// The code that these random bytes make.
pub fn code(bytes: [u8; CODE_LENGTH]) -> String {
    bytes.into_iter().map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()])).collect()
}

/// A code as somebody types it from a wall.
pub fn read_code(typed: &str) -> Option<String> {
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    (code.len() == CODE_LENGTH && code.bytes().all(|byte| LETTERS.contains(&byte))).then_some(code)
}

/// When the code of a workshop can be used.
pub fn window(workshop: &Workshop) -> (DateTime<Utc>, DateTime<Utc>) {
    (workshop.starts_at - BEFORE, workshop.ends_at + AFTER)
}

/// Why the code cannot be used now; nothing where it can.
pub fn closed(workshop: &Workshop, now: DateTime<Utc>) -> Option<&'static str> {
    let (from, until) = window(workshop);
    if workshop.state == State::Cancelled {
        Some("This workshop is cancelled, so there is nothing to check in to")
    } else if now < from {
        Some("You can check in from 15 minutes before the workshop begins: try again then")
    } else if now > until {
        Some("Checking in ended 30 minutes after the workshop: ask whoever led it to tick your name")
    } else {
        None
    }
}

/// What is known of somebody at one workshop whose list was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Who.
    pub participant: ParticipantId,
    /// Which workshop.
    pub workshop: WorkshopId,
    /// When it was.
    pub starts_at: DateTime<Utc>,
    /// Whether they had a seat.
    pub had_seat: bool,
    /// Whether they waited for one to the end.
    pub waited: bool,
    /// Whether they were there.
    pub attended: bool,
}

impl Record {
    /// Whether they missed it: whoever got no seat did not, nor whoever signed up for none where workshops are optional.
    fn is_missed(&self, requirement: Requirement) -> Option<bool> {
        match (self.attended, self.had_seat, self.waited) {
            (true, ..) => Some(false),
            (false, true, _) => Some(true),
            (false, false, true) => None,
            (false, false, false) => (requirement == Requirement::Required).then_some(true),
        }
    }
}

/// Who missed so many in a row, counted from the latest back, that somebody should ask; with how many.
pub fn missed_in_a_row(records: &[Record], requirement: Requirement) -> Vec<(ParticipantId, usize)> {
    if requirement == Requirement::Off {
        return Vec::new();
    }
    let mut records = records.to_vec();
    records.sort_by_key(|record| (record.participant, record.starts_at, record.workshop));
    let of_one = records.chunk_by(|one, other| one.participant == other.participant);
    let missed = of_one.filter_map(|records| {
        let counted = records.iter().rev().filter_map(|record| record.is_missed(requirement));
        let missed = counted.take_while(|is_missed| *is_missed).count();
        Some((records.first()?.participant, missed))
    });
    missed.filter(|(_, missed)| *missed >= MISSED).collect()
}

#[cfg(test)]
mod tests {
    use super::{CODE_LENGTH, Record, code, missed_in_a_row, read_code};
    use crate::strand::Requirement;
    use chrono::{DateTime, Duration, Utc};
    use uuid::Uuid;

    #[test]
    fn a_code_is_read_as_it_is_typed_from_a_wall() {
        let made = code([0, 23, 24, 100, 200, 255]);
        assert_eq!((made.len(), read_code(&made)), (CODE_LENGTH, Some(made.clone())));
        assert_eq!(read_code(" acd-ef h "), Some("ACDEFH".into()));
        for wrong in ["", "ACDEF", "ACDEFHJ", "ACDEF0", "ACDEFO", &"A".repeat(100_000)] {
            assert_eq!(read_code(wrong), None, "{}", wrong.len());
        }
    }

    #[test]
    fn two_missed_in_a_row_are_told_and_no_others() {
        let record = |number: u32, kind: char| Record {
            participant: Uuid::from_u128(1).into(),
            workshop: Uuid::from_u128(u128::from(number)).into(),
            starts_at: DateTime::<Utc>::UNIX_EPOCH + Duration::days(number.into()),
            had_seat: matches!(kind, 'm' | 'a'),
            waited: kind == 'w',
            attended: kind == 'a',
        };
        // a: attended, m: missed with a seat, w: waited to the end, n: did not sign up
        for (story, required, optional) in [
            ("amm", 2, 2),
            ("mm", 2, 2),
            ("mma", 0, 0),
            ("am", 0, 0),
            ("mwm", 2, 2),
            ("ww", 0, 0),
            ("nn", 2, 0),
            ("mnm", 3, 2),
            ("", 0, 0),
        ] {
            let records: Vec<_> = (0..).zip(story.chars()).map(|(number, kind)| record(number, kind)).collect();
            for (requirement, expected) in
                [(Requirement::Required, required), (Requirement::Optional, optional), (Requirement::Off, 0)]
            {
                let missed = missed_in_a_row(&records, requirement);
                assert_eq!(missed.first().map_or(0, |(_, missed)| *missed), expected, "{story} {requirement:?}");
            }
        }
    }
}
