//! Professions and non-clinical job families: the one name for each, and the side to which it usually belongs.

use crate::{participant::Side, reference::key};
use std::{collections::HashMap, sync::LazyLock};

/// What professions are counted under when a cohort's reach is shown (domain notes, section 8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Doctors of every grade.
    Medical,
    /// Dentists and the dental team.
    Dental,
    /// Nurses, midwives and those who work with them.
    NursingAndMidwifery,
    /// The fourteen allied health professions of England.
    AlliedHealth,
    /// Healthcare science, of any division.
    HealthcareScience,
    /// Pharmacists, psychologists, social workers and other clinical professions.
    OtherClinical,
    /// Management and every other family that treats no patients.
    NonClinical,
}

impl Group {
    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Medical => "Medical",
            Self::Dental => "Dental",
            Self::NursingAndMidwifery => "Nursing and midwifery",
            Self::AlliedHealth => "Allied health professions",
            Self::HealthcareScience => "Healthcare science",
            Self::OtherClinical => "Other clinical professions",
            Self::NonClinical => "Non-clinical",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        match code {
            "medical" => Some(Self::Medical),
            "dental" => Some(Self::Dental),
            "nursing" => Some(Self::NursingAndMidwifery),
            "allied" => Some(Self::AlliedHealth),
            "science" => Some(Self::HealthcareScience),
            "other" => Some(Self::OtherClinical),
            "management" => Some(Self::NonClinical),
            _ => None,
        }
    }

    /// The side whose members it mostly provides. A doctor may well take part as a manager: nobody's side is changed
    /// because of their profession.
    pub fn side(self) -> Side {
        match self {
            Self::NonClinical => Side::Manager,
            _ => Side::Clinician,
        }
    }
}

#[derive(Clone, Copy)]
struct Profession {
    name: &'static str,
    group: Group,
}

pub(crate) const LIST: &str = include_str!("profession/professions.txt");

/// Each line of the reference list, with the other names.
static LINES: LazyLock<Vec<(Profession, &str)>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (group, rest) = line.split_once('|')?;
        let (name, others) = rest.split_once('|')?;
        let name = name.trim();
        let group = Group::from_code(group.trim())?;
        Some((Profession { name, group }, others))
    };
    entries().filter_map(line).collect()
});

/// An import asks for tens of thousands of professions, so the list is folded once.
static INDEX: LazyLock<HashMap<String, Profession>> = LazyLock::new(|| {
    let mut index = HashMap::new();
    for (profession, others) in LINES.iter() {
        let names = others.split(',').chain([profession.name]).map(key);
        index.extend(names.filter(|name| !name.is_empty()).map(|name| (name, *profession)));
    }
    index
});

fn entries() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(|line| !line.starts_with('#'))
}

/// Every profession as it is written, by group.
pub fn all() -> Vec<&'static str> {
    let mut names: Vec<_> = LINES.iter().map(|(profession, _)| profession.name).collect();
    names.dedup();
    names
}

/// The one name of a profession, for its abbreviations and plurals too; `None` where it is not in the list, and then it
/// is kept as it was written: the list is long, not complete.
pub fn canonical(text: &str) -> Option<&'static str> {
    find(text).map(|profession| profession.name)
}

/// Under what it is counted; `None` where it is not in the list.
pub fn group(text: &str) -> Option<Group> {
    find(text).map(|profession| profession.group)
}

/// The side to which its members usually belong; `None` where it is not in the list.
pub fn side(text: &str) -> Option<Side> {
    group(text).map(Group::side)
}

fn find(text: &str) -> Option<Profession> {
    let key = key(text);
    let singular = || key.strip_suffix('s').and_then(|key| INDEX.get(key));
    INDEX.get(&key).or_else(singular).copied()
}

#[cfg(test)]
mod tests {
    use super::{Group, LINES, all, canonical, entries, group, side};
    use crate::{participant::Side, reference::key};
    use std::collections::HashSet;

    const WAYS: [(&str, &str); 16] = [
        ("Doctor", "Doctor; DOCTORS; Dr; Medical; Medical and Dental; Resident doctor"),
        ("Nurse", "Registered nurse; Nursing; RN; Staff Nurses"),
        ("Midwife", "midwives; Midwifery"),
        ("Physiotherapist", "physio; Physiotherapists; Physiotherapy"),
        ("Occupational therapist", "OT; O.T.; Occupational Therapy"),
        ("Operating department practitioner", "ODP; ODPs"),
        ("Dietitian", "Dietician; Dietetics"),
        ("Speech and language therapist", "SALT; Speech & Language Therapist"),
        ("Prosthetist and orthotist", "Prosthetist/orthotist"),
        ("General management", "General manager; Management"),
        ("Operations", "Operational management; operations manager"),
        ("Human resources", "HR; HR/OD; Human Resources"),
        ("Estates and facilities", "Estates & Facilities; Estates"),
        ("Digital and IT", "I.T.; IM&T; IT/Digital; digital"),
        ("Strategy", "PMO; Strategy/PMO; Strategy & planning"),
        ("Graduate management trainee", "GMTS; GMTS trainee"),
    ];

    #[test]
    fn usual_names_are_understood_and_others_left_alone() {
        for (name, ways) in WAYS {
            for way in ways.split("; ") {
                assert_eq!(canonical(way), Some(name), "{way}");
            }
        }
        for text in ["", " ", "Astronaut", "s", "both", "manager of managers", "nurse manager"] {
            assert_eq!(canonical(text), None, "{text}");
        }
    }

    #[test]
    fn every_line_of_the_list_is_read_and_no_name_means_two_professions() {
        assert_eq!(entries().count(), LINES.len());
        let mut seen = HashSet::new();
        for (profession, others) in LINES.iter() {
            assert_eq!(canonical(profession.name), Some(profession.name));
            for name in others.split(',').filter(|name| !name.trim().is_empty()) {
                assert_eq!(canonical(name), Some(profession.name), "{name}");
                assert!(seen.insert(key(name)), "{name} stands twice in the list");
            }
        }
    }

    #[test]
    fn a_profession_has_its_side() {
        assert_eq!(side("Nurse"), Some(Side::Clinician));
        assert_eq!(side("Finance"), Some(Side::Manager));
        assert_eq!(side("Astronaut"), None);
    }

    #[test]
    fn there_are_fourteen_allied_health_professions() {
        let allied = all().into_iter().filter(|name| group(name) == Some(Group::AlliedHealth));
        assert_eq!(allied.filter(|name| *name != "Allied health professional").count(), 14);
    }
}
