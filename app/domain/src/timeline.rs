//! What pairs did and plan, on the days on which they did: that and when, never what it was about.

use crate::{
    clash::Firm,
    id::{PairId, ParticipantId},
    shadowing::length_words,
    strand::{Strand, Target, Unit},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Of this pair.
    pub pair: PairId,
    /// The booking, session, conversation or workshop.
    pub id: Uuid,
    /// What it is.
    pub strand: Strand,
    /// Who visits; nobody in a conversation or a workshop.
    pub visitor: Option<ParticipantId>,
    /// On which day.
    pub on: NaiveDate,
    /// How long.
    pub minutes: i64,
    /// How firm it is: only what is logged is done.
    pub firm: Firm,
}

impl Mark {
    /// Whether it is done, rather than planned.
    pub fn is_done(&self) -> bool {
        self.firm == Firm::Logged
    }

    /// How firm it is, in a word.
    pub fn words(&self) -> &'static str {
        match self.firm {
            Firm::Proposed => "Proposed",
            Firm::Agreed => "Planned",
            Firm::Logged => "Done",
        }
    }
}

/// One strand of a pair, of shadowing one direction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What it is called.
    pub title: String,
    /// Its strand.
    pub strand: Strand,
    /// What is in it, the earliest first.
    pub marks: Vec<Mark>,
    /// What the programme wants of it.
    pub target: Option<Target>,
}

impl Row {
    /// How often and for how many minutes it was done.
    pub fn done(&self) -> (i64, i64) {
        let done = self.marks.iter().filter(|mark| mark.is_done());
        done.fold((0, 0), |(times, minutes), mark| (times + 1, minutes + mark.minutes))
    }

    /// How much of it was done, of how much where the programme says so: both in the target's unit.
    pub fn progress(&self) -> (i64, Option<i64>) {
        let (times, minutes) = self.done();
        match self.target {
            Some(Target { number, unit: Unit::Hours }) => (minutes, Some(60 * i64::from(number))),
            Some(Target { number, unit: Unit::Times }) => (times, Some(number.into())),
            None => (minutes, None),
        }
    }

    /// `3 of 9 times, 2 hours`, `4 hours of 8 hours`, `45 minutes`.
    pub fn words(&self) -> String {
        let (times, minutes) = self.done();
        match self.target {
            Some(target) if target.unit == Unit::Times => {
                format!("{times} of {}, {}", target.words(), length_words(minutes))
            }
            Some(target) => format!("{} of {}", length_words(minutes), target.words()),
            None => length_words(minutes),
        }
    }
}

/// The rows of a pair: its conversations, the visits of each of its members, and the workshops that any of them goes to.
/// What the programme does not want has no row unless there is something in it.
pub fn rows(
    members: &[(ParticipantId, String)],
    mut marks: Vec<Mark>,
    wanted: impl Fn(Strand) -> (bool, Option<Target>),
) -> Vec<Row> {
    marks.sort_by_key(|mark| (mark.on, mark.id));
    let visits = members.iter().map(|(id, name)| (Strand::Shadowing, Some(*id), format!("{name} visits")));
    let titles = [(Strand::Conversation, None, "Conversations".to_owned())].into_iter().chain(visits);
    let titles = titles.chain([(Strand::Workshop, None, "Workshops".to_owned())]);
    let rows = titles.map(|(strand, visitor, title)| {
        let (is_wanted, target) = wanted(strand);
        let is_of_row = |mark: &&Mark| mark.strand == strand && mark.visitor == visitor;
        let marks: Vec<_> = marks.iter().filter(is_of_row).cloned().collect();
        (is_wanted || !marks.is_empty()).then_some(Row { title, strand, marks, target })
    });
    rows.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::{Mark, rows};
    use crate::{
        clash::Firm,
        id::ParticipantId,
        strand::{Strand, Target, Unit},
    };
    use uuid::Uuid;

    fn mark(number: u128, visitor: Option<u128>, on: &str, firm: Firm) -> Mark {
        Mark {
            pair: Uuid::nil().into(),
            id: Uuid::from_u128(number),
            strand: if visitor.is_some() { Strand::Shadowing } else { Strand::Conversation },
            visitor: visitor.map(|number| Uuid::from_u128(number).into()),
            on: on.parse().unwrap(),
            minutes: 90,
            firm,
        }
    }

    #[test]
    fn each_direction_is_a_row_and_only_what_is_done_counts() {
        let ama: ParticipantId = Uuid::from_u128(1).into();
        let members = [(ama, "Ama".to_owned()), (Uuid::from_u128(2).into(), "Ben".to_owned())];
        let marks = vec![
            mark(3, Some(1), "2027-03-02", Firm::Logged),
            mark(4, Some(1), "2027-04-02", Firm::Agreed),
            mark(5, None, "2027-03-01", Firm::Logged),
            mark(6, None, "2027-02-01", Firm::Logged),
            Mark { strand: Strand::Workshop, ..mark(7, None, "2027-02-02", Firm::Agreed) },
        ];
        let target = |number, unit| Some(Target { number, unit });
        let found = rows(&members, marks, |strand| match strand {
            Strand::Conversation => (true, target(9, Unit::Times)),
            Strand::Workshop => (true, target(3, Unit::Times)),
            _ => (true, target(8, Unit::Hours)),
        });
        let told: Vec<_> = found.iter().map(|row| (row.title.as_str(), row.marks.len(), row.words())).collect();
        assert_eq!(
            told,
            [
                ("Conversations", 2, "2 of 9 times, 3 hours".to_owned()),
                ("Ama visits", 2, "1 hour 30 minutes of 8 hours".to_owned()),
                ("Ben visits", 0, "0 minutes of 8 hours".to_owned()),
                ("Workshops", 1, "0 of 3 times, 0 minutes".to_owned()),
            ]
        );
        assert_eq!(found[0].marks[0].id, Uuid::from_u128(6), "the earliest first");
        assert_eq!((found[0].progress(), found[1].progress()), ((2, Some(9)), (90, Some(480))));
    }

    #[test]
    fn what_is_not_wanted_has_no_row_unless_it_was_done() {
        let members = [(Uuid::from_u128(1).into(), "Ama".to_owned()), (Uuid::from_u128(2).into(), "Ben".to_owned())];
        let found = rows(&members, vec![mark(3, Some(1), "2027-03-02", Firm::Logged)], |_| (false, None));
        let told: Vec<_> = found.iter().map(|row| (row.title.as_str(), row.words())).collect();
        assert_eq!(told, [("Ama visits", "1 hour 30 minutes".to_owned())]);
    }
}
