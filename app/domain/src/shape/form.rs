//! The form that changes a programme's shape.

use super::{Eligibility, Shape, plan};
use crate::{
    grade,
    problems::Problems,
    profession,
    strand::{Requirement, Strand, Target, Unit, Wanted},
    text,
};
use serde::{Deserialize, Serialize};

/// Most lines of a list.
const MOST: usize = 100;
/// Longest line of a list, in characters.
const LONGEST: usize = 100;

/// What is typed of one strand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StrandTyped {
    /// The requirement's code.
    pub requirement: String,
    /// The target's number; empty where there is none.
    pub number: String,
    /// The target's unit.
    pub unit: String,
    /// Days of notice; empty for the usual ones.
    pub notice: String,
}

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Weeks that a cohort lasts.
    pub weeks: String,
    /// What is wanted of conversations,
    pub conversation: StrandTyped,
    /// of shadowing,
    pub shadowing: StrandTyped,
    /// of workshops,
    pub workshop: StrandTyped,
    /// of the improvement project.
    pub project: StrandTyped,
    /// Professions, one a line.
    pub professions: String,
    /// Grades of clinicians, one a line.
    pub clinician_grades: String,
    /// Grades of managers, one a line.
    pub manager_grades: String,
    /// Weeks before a rotation.
    pub notice_weeks: String,
    /// Phases, one a line.
    pub phases: String,
}

impl Form {
    /// The form filled with a shape.
    pub fn of(shape: &Shape) -> Self {
        let strand = |strand| {
            let Wanted { requirement, target, notice_days } = shape.wanted(strand);
            StrandTyped {
                requirement: requirement.code().to_owned(),
                number: target.map_or_else(String::new, |target| target.number.to_string()),
                unit: target.map_or(Unit::Times, |target| target.unit).code().to_owned(),
                notice: notice_days.map_or_else(String::new, |days| days.to_string()),
            }
        };
        let Eligibility { professions, clinician_grades, manager_grades, notice_weeks } = &shape.eligibility;
        Self {
            weeks: shape.weeks.to_string(),
            conversation: strand(Strand::Conversation),
            shadowing: strand(Strand::Shadowing),
            workshop: strand(Strand::Workshop),
            project: strand(Strand::Project),
            professions: professions.join("\n"),
            clinician_grades: clinician_grades.join("\n"),
            manager_grades: manager_grades.join("\n"),
            notice_weeks: notice_weeks.map_or_else(String::new, |weeks| weeks.to_string()),
            phases: plan::written(&shape.phases),
        }
    }

    /// What is typed of a strand.
    pub fn strand(&self, strand: Strand) -> &StrandTyped {
        match strand {
            Strand::Conversation => &self.conversation,
            Strand::Shadowing => &self.shadowing,
            Strand::Workshop => &self.workshop,
            Strand::Project => &self.project,
        }
    }

    /// Every field and its text as people read it, for whoever typed something else meanwhile.
    pub fn told(&self) -> Vec<(String, String)> {
        let mut told = vec![("weeks".to_owned(), self.weeks.clone())];
        for strand in Strand::ALL {
            let typed = self.strand(strand);
            let requirement = Requirement::of_code(&typed.requirement).map_or("", Requirement::words);
            told.push((format!("{}[requirement]", strand.code()), requirement.to_owned()));
            told.push((format!("{}[number]", strand.code()), typed.number.clone()));
            told.push((format!("{}[unit]", strand.code()), typed.unit.clone()));
            told.push((format!("{}[notice]", strand.code()), typed.notice.clone()));
        }
        for (name, text) in [
            ("professions", &self.professions),
            ("clinician_grades", &self.clinician_grades),
            ("manager_grades", &self.manager_grades),
            ("notice_weeks", &self.notice_weeks),
            ("phases", &self.phases),
        ] {
            told.push((name.to_owned(), text.clone()));
        }
        told
    }

    /// What `before` becomes, or what to change.
    pub fn check(&self, before: &Shape) -> Result<Shape, Problems> {
        let mut problems = Problems::new();
        let weeks = problems.take("weeks", number(&self.weeks, 1..=156, "how many weeks a cohort lasts"));
        let mut strands = std::collections::BTreeMap::new();
        for strand in Strand::ALL {
            if let Some(wanted) = wanted(strand, self.strand(strand), &mut problems) {
                strands.insert(strand, wanted);
            }
        }
        let professions = problems.take("professions", list(&self.professions, profession::canonical));
        let clinician_grades = problems.take("clinician_grades", list(&self.clinician_grades, grade::canonical));
        let manager_grades = problems.take("manager_grades", list(&self.manager_grades, grade::canonical));
        let notice_weeks = if self.notice_weeks.trim().is_empty() {
            Some(None)
        } else {
            let weeks = number(&self.notice_weeks, 1..=104, "the weeks that somebody stays in their post");
            problems.take("notice_weeks", weeks).map(Some)
        };
        let phases = problems.take("phases", plan::read(&self.phases));
        problems.or(|| {
            Some(Shape {
                template: before.template,
                weeks: weeks?,
                strands,
                eligibility: Eligibility {
                    professions: professions?,
                    clinician_grades: clinician_grades?,
                    manager_grades: manager_grades?,
                    notice_weeks: notice_weeks?,
                },
                phases: phases?,
            })
        })
    }
}

fn number(typed: &str, range: std::ops::RangeInclusive<u16>, what: &str) -> Result<u16, String> {
    let number = typed.trim().parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| format!("Enter {what} as a number from {} to {}", range.start(), range.end()))
}

fn wanted(strand: Strand, typed: &StrandTyped, problems: &mut Problems) -> Option<Wanted> {
    let field = |part: &str| format!("{}[{part}]", strand.code());
    let requirement = Requirement::of_code(&typed.requirement);
    let requirement =
        problems.take(&field("requirement"), requirement.ok_or_else(|| format!("Select what {} are", what(strand))));
    let notice_days = match typed.notice.trim() {
        "" => Some(None),
        typed => {
            let what = format!("the days of notice of {}", what(strand));
            problems.take(&field("notice"), number(typed, 0..=183, &what)).map(Some)
        }
    };
    if typed.number.trim().is_empty() || requirement == Some(Requirement::Off) {
        return Some(Wanted { requirement: requirement?, target: None, notice_days: notice_days? });
    }
    let number = number(&typed.number, 1..=500, &format!("the target of {}", what(strand)));
    let number = problems.take(&field("number"), number);
    let unit = problems.take(&field("unit"), Unit::of_code(&typed.unit).ok_or("Select what the target counts"));
    let target = Target { number: number?, unit: unit? };
    Some(Wanted { requirement: requirement?, target: Some(target), notice_days: notice_days? })
}

fn what(strand: Strand) -> &'static str {
    match strand {
        Strand::Conversation => "conversations",
        Strand::Shadowing => "shadowing visits",
        Strand::Workshop => "workshops",
        Strand::Project => "improvement projects",
    }
}

/// The lines of a list in the one way in which each is written, each once.
fn list(typed: &str, canonical: fn(&str) -> Option<&'static str>) -> Result<Vec<String>, String> {
    let mut lines: Vec<String> = Vec::new();
    for line in typed.lines().map(text::line).filter(|line| !line.is_empty()) {
        if line.chars().count() > LONGEST {
            return Err(format!("Shorten every line to {LONGEST} characters or fewer"));
        }
        let line = canonical(&line).map_or(line, str::to_owned);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.len() > MOST { Err(format!("Enter at most {MOST} lines")) } else { Ok(lines) }
}
