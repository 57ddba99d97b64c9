//! The templates: shapes that programmes have had. What no source says (see the domain notes, section 2.2) is a
//! beginning, to be changed.

use super::{Eligibility, Planned, Shape};
use crate::{
    phase::Tells,
    strand::{
        Requirement::{self, Off, Optional, Required},
        Strand, Target, Unit, Wanted,
    },
};
use serde::{Deserialize, Serialize};

/// What a programme begins as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// Nine months, meeting monthly.
    #[default]
    NineMonths,
    /// Six months that pairs make their own.
    SelfDirected,
    /// Four months with four meetings.
    FourMeetings,
    /// Six months around a project.
    ProjectFirst,
    /// One visit each way.
    OneExchange,
}

/// How much of each strand, in the order of [`Strand::ALL`].
type Strands = [(Requirement, Option<(u16, Unit)>); 4];
/// Week, who is told, name, what they are told.
type Phases = &'static [(i16, Tells, &'static str, &'static str)];

const MEETINGS: fn(u16) -> Option<(u16, Unit)> = |number| Some((number, Unit::Times));
const HOURS: fn(u16) -> Option<(u16, Unit)> = |number| Some((number, Unit::Hours));

impl Template {
    /// All, the usual one first.
    pub const ALL: [Self; 5] =
        [Self::NineMonths, Self::SelfDirected, Self::FourMeetings, Self::ProjectFirst, Self::OneExchange];

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::NineMonths => "nine_months",
            Self::SelfDirected => "self_directed",
            Self::FourMeetings => "four_meetings",
            Self::ProjectFirst => "project_first",
            Self::OneExchange => "one_exchange",
        }
    }

    /// The one of this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NineMonths => "Nine months, meeting monthly",
            Self::SelfDirected => "Six months, self-directed",
            Self::FourMeetings => "Four months, four meetings",
            Self::ProjectFirst => "Six months, the project first",
            Self::OneExchange => "One exchange, half a day each way",
        }
    }

    /// What it is like, and where the idea comes from.
    pub fn hint(self) -> &'static str {
        match self {
            Self::NineMonths => {
                "Conversations, shadowing, workshops and a project together. Inspired by Imperial College Healthcare"
            }
            Self::SelfDirected => {
                "Pairs are introduced and find their own way; workshops for who likes. Inspired by Birmingham \
                 Children’s Hospital"
            }
            Self::FourMeetings => {
                "Four conversations and three meetings of the whole group, no project. Inspired by Houston and Morgan"
            }
            Self::ProjectFirst => {
                "The pair comes together around one improvement project. Inspired by the KSS Deanery’s pairing"
            }
            Self::OneExchange => "Each visits the other once. Inspired by the twinning of GPs and consultants",
        }
    }

    /// The shape that it begins with.
    pub fn shape(self) -> Shape {
        let (weeks, strands, phases) = self.parts();
        let wanted = |(requirement, target): (Requirement, Option<(u16, Unit)>)| Wanted {
            requirement,
            target: target.map(|(number, unit)| Target { number, unit }),
            notice_days: None,
        };
        let planned = |&(week, tells, name, note): &(i16, Tells, &str, &str)| Planned {
            week,
            tells,
            name: name.to_owned(),
            note: note.to_owned(),
        };
        Shape {
            template: self,
            weeks,
            strands: Strand::ALL.into_iter().zip(strands.map(wanted)).collect(),
            eligibility: Eligibility::default(),
            phases: phases.iter().map(planned).collect(),
        }
    }

    fn parts(self) -> (u16, Strands, Phases) {
        match self {
            Self::NineMonths => (
                39,
                [(Required, MEETINGS(9)), (Required, HOURS(8)), (Required, MEETINGS(4)), (Required, MEETINGS(1))],
                NINE_MONTHS,
            ),
            Self::SelfDirected => {
                (26, [(Required, None), (Optional, None), (Optional, MEETINGS(6)), (Optional, None)], SELF_DIRECTED)
            }
            Self::FourMeetings => {
                (17, [(Required, MEETINGS(4)), (Off, None), (Required, MEETINGS(3)), (Off, None)], FOUR_MEETINGS)
            }
            Self::ProjectFirst => {
                (26, [(Required, None), (Optional, None), (Off, None), (Required, MEETINGS(1))], PROJECT_FIRST)
            }
            Self::OneExchange => (8, [(Optional, None), (Required, HOURS(4)), (Off, None), (Off, None)], ONE_EXCHANGE),
        }
    }
}

use Tells::{Coordinators, Nobody, Participants};

const RECRUIT: &str = "Placements are known from now on: advertise, and ask supervisors for their permission.";
const LAUNCH: &str = "Agree with your partner how often you meet, and answer the questionnaire before you begin.";

const NINE_MONTHS: Phases = &[
    (-12, Coordinators, "Applications", RECRUIT),
    (-8, Coordinators, "Supervisors decide", "Work schedules are made now: chase the permissions that are missing."),
    (-6, Coordinators, "Pairing", "Rosters and leave are fixed six weeks ahead: form the pairs and fix first dates."),
    (0, Participants, "Launch", LAUNCH),
    (6, Participants, "First visit", "Each pair has seen one of the two workplaces by the end of this week."),
    (
        10,
        Participants,
        "Project charter",
        "Say in a few sentences what you want to improve, for whom, and how you will know.",
    ),
    (19, Coordinators, "Mid-point review", "Meet every pair, and look at those who have visited one way only."),
    (35, Participants, "Presentations", "Show what you did to the executive team, and answer the questionnaire again."),
    (60, Coordinators, "Follow-up", "Ask what has stayed."),
];
const SELF_DIRECTED: Phases = &[
    (-8, Coordinators, "Applications", RECRUIT),
    (0, Participants, "Introductions", "You know each other’s names: what you make of it is yours. Find a first date."),
    (13, Nobody, "Half-way", ""),
    (25, Participants, "Celebration", "Bring a story of what you saw, and answer the questionnaire again."),
];
const FOUR_MEETINGS: Phases = &[
    (-8, Coordinators, "Applications", RECRUIT),
    (0, Participants, "First group meeting", LAUNCH),
    (8, Participants, "Second group meeting", "By now you have met twice."),
    (16, Participants, "Last group meeting", "Bring what you learnt, and answer the questionnaire again."),
];
const PROJECT_FIRST: Phases = &[
    (-6, Coordinators, "Objectives and pairing", "Pairs come together around what they want to improve."),
    (0, Participants, "Launch", LAUNCH),
    (
        4,
        Participants,
        "Project agreed",
        "Say in a few sentences what you want to improve, for whom, and how you will know.",
    ),
    (12, Coordinators, "Mid-point review", "Look at every project’s data."),
    (25, Participants, "Presentations", "Show what you changed, and answer the questionnaire again."),
];
const ONE_EXCHANGE: Phases = &[
    (-6, Coordinators, "Pairing", "Rosters and leave are fixed six weeks ahead: fix both half days."),
    (0, Participants, "Exchange begins", "Visit each other for half a day each way, and log it on the same day."),
    (7, Participants, "Feedback", "Tell us what you saw, and answer the questionnaire again."),
];

#[cfg(test)]
mod tests {
    use super::Template;
    use crate::strand::Strand;

    #[test]
    fn every_template_is_a_shape_of_its_own_that_begins_with_its_launch() {
        let mut shapes = Vec::new();
        for template in Template::ALL {
            let shape = template.shape();
            assert_eq!((shape.template, Template::of_code(template.code())), (template, Some(template)));
            assert_eq!(shape.strands.len(), Strand::ALL.len());
            assert!(shape.phases.iter().any(|phase| phase.week == 0), "{template:?}");
            assert!(shape.phases.is_sorted_by_key(|phase| phase.week), "{template:?}");
            assert!(!shapes.contains(&shape.strands), "{template:?} wants the same as another");
            shapes.push(shape.strands);
        }
    }
}
