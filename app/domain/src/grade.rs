//! Grades and pay bands: how they are written, and how near one is to another across the two sides.

use crate::text::fold;
use std::{collections::HashMap, sync::LazyLock};

#[derive(Clone, Copy)]
struct Grade {
    name: &'static str,
    seniority: u8,
}

/// Each line of the reference list, with the other ways to write the grade.
static LINES: LazyLock<Vec<(Grade, &str)>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (name, rest) = line.split_once('|')?;
        let (seniority, others) = rest.split_once('|')?;
        let name = name.trim();
        let seniority = seniority.trim().parse().ok()?;
        Some((Grade { name, seniority }, others))
    };
    entries(LIST).filter_map(line).collect()
});

pub(crate) const LIST: &str = include_str!("grade/grades.txt");

/// An import asks for tens of thousands of grades, so the list is folded once.
static INDEX: LazyLock<HashMap<String, Grade>> = LazyLock::new(|| {
    let mut index = HashMap::new();
    for (grade, others) in LINES.iter() {
        let ways = others.split(',').chain([grade.name]).map(key);
        index.extend(ways.filter(|way| !way.is_empty()).map(|way| (way, *grade)));
    }
    index
});

/// Beginnings that stand for another one.
static SPELLINGS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    entries(include_str!("grade/spellings.txt"))
        .filter_map(|line| line.split_once('|'))
        .map(|(from, to)| (key(from), key(to)))
        .collect()
});

/// Words after a grade that add nothing to it.
const SUFFIXES: [&str; 8] = ["agendaforchange", "registrar", "trainee", "doctor", "afc", "spr", "str", "dr"];

fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// Every grade as it is written, junior first within each ladder: bands, doctors in training, other doctors, trainees
/// in management.
pub fn all() -> Vec<&'static str> {
    let mut names: Vec<_> = LINES.iter().map(|(grade, _)| grade.name).collect();
    names.dedup();
    names
}

/// The one way in which a grade is written, for any of the usual ways to write it; `None` where it is not known or
/// where the text names more than one (`Band 7/8a`).
pub fn canonical(text: &str) -> Option<&'static str> {
    find(text).map(|grade| grade.name)
}

/// How senior a grade is, 0 to 100, comparable between clinicians and managers.
///
/// The anchors are the programme's own pairing of ST5 to ST7 with Band 7 to 8a (domain notes, section 2.5), the pairing
/// of FY2 doctors with first-year management trainees (section 2.2, KSS Deanery), and consultants level with Bands 8c
/// and 8d; the rest lies between in the order of the ladders. It says who meets on a level, not what anybody is worth.
pub fn seniority(grade: &str) -> Option<u8> {
    find(grade).map(|grade| grade.seniority)
}

fn find(text: &str) -> Option<Grade> {
    // "Registrar (ST5)" needs what is inside the brackets, "ST6 (less than full time)" what is outside.
    let outside = text.split_once('(').map(|(before, _)| before);
    [Some(text), outside].into_iter().flatten().find_map(|text| {
        let key = key(text);
        let shorter = |suffix: &&str| respelt(key.strip_suffix(suffix)?);
        respelt(&key).or_else(|| SUFFIXES.iter().find_map(shorter))
    })
}

fn respelt(key: &str) -> Option<Grade> {
    let rewritten = |(from, to): &(String, String)| {
        let rest = key.strip_prefix(from.as_str())?;
        INDEX.get(&format!("{to}{rest}")).copied()
    };
    let known = INDEX.get(key).copied();
    known.or_else(|| SPELLINGS.iter().find_map(rewritten))
}

/// Folded, without what people put between letters and digits. A slash or an ampersand stays: it names two grades.
fn key(text: &str) -> String {
    let filler = |c: &char| matches!(c, ' ' | '_' | '(' | ')' | ':' | ',');
    fold(text).chars().filter(|c| !filler(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::{LINES, LIST, all, canonical, entries, seniority};

    const WAYS: [(&str, &str); 22] = [
        ("Band 5", "Non Review Body Band 5; 5; band5"),
        ("Band 6", "Band 6 (AfC); Band 6 AfC; Pay band 6"),
        ("Band 7", "7; B7; AfC 7; band_7; BAND 7; Band-7; Band 7 (acting up); Agenda for Change Band 7"),
        ("Band 8a", "8a; 8A; Band 8A; BAND 8-A; Bd 8a; Review Body Band 8 - Range A"),
        ("Band 8b", "AFC Band 8b; A4C 8B"),
        ("Band 8c", "Agenda for Change: 8c"),
        ("VSM", "vsm; Very Senior Manager"),
        ("FY1", "F1; FY 1; Foundation Year 1; F1 doctor"),
        ("FY2", "Foundation Year 2; Foundation doctor year 2; F2; FY2 trainee"),
        ("CT1", "ct1; CST1; Core trainee year 1"),
        ("CT2", "Core Trainee 2; CMT2; CT-2"),
        ("IMT3", "IM3; IMT 3; Internal medicine trainee 3"),
        ("GPST3", "GP ST3; GPST 3; GP Registrar ST3"),
        ("GPST", "GPStR; GP trainee; GP registrar"),
        ("ST5", "StR 5; Registrar (ST5); ST5 registrar; ST 5; st-5; Specialty Trainee Year 5; ST5 (LTFT)"),
        ("ST3+", "SpR; spr; SPR; StR; Registrar; Specialty Registrar; Specialist registrar (SpR); ST3 +; SpR/StR"),
        ("Clinical fellow", "Trust grade; Senior Clinical Fellow; LED; Locally employed doctor"),
        ("SAS doctor", "SAS; S.A.S.; SAS grade"),
        ("Specialty doctor", "Speciality Doctor; SPECIALTY DOCTOR"),
        ("Consultant", "CONSULTANT; Locum consultant; Consultant (locum)"),
        ("GP", "G.P.; Salaried GP; GP Partner; General Practitioner"),
        ("GMTS trainee", "GMTS; Graduate Management Trainee; NHS GMTS trainee"),
    ];

    #[test]
    fn usual_ways_to_write_a_grade_are_understood() {
        for (grade, ways) in WAYS {
            for way in ways.split("; ") {
                assert_eq!(canonical(way), Some(grade), "{way}");
            }
        }
    }

    #[test]
    fn what_is_no_grade_or_more_than_one_is_not_guessed() {
        let wrong = "Band; Band 8; Band 0; Band 10; Band 12; Band 7/8a; 7/8a; 7-8a; Band 7 & 8a; 8e; ST; ST0; ST9; \
            ST5-7; ST5/6; CT4; FY3; F3; FY0; CT1/2; senior; manager; doctor; b; f; 77; +; (); both; IMT4; \
            Consultant nurse; 🩺; Resident doctor; Band 7 or 8a; ";
        for text in wrong.split("; ") {
            assert_eq!(canonical(text), None, "{text}");
        }
    }

    #[test]
    fn every_line_of_the_list_is_read_and_every_grade_has_its_place() {
        assert_eq!(entries(LIST).count(), LINES.len());
        for (grade, others) in LINES.iter() {
            for way in others.split(',').chain([grade.name]).filter(|way| !way.trim().is_empty()) {
                assert_eq!(canonical(way), Some(grade.name), "{way}");
                assert_eq!(seniority(way), Some(grade.seniority), "{way}");
            }
        }
        assert!(all().len() > 40 && seniority("VSM") == Some(100));
    }

    #[test]
    fn the_programmes_parities_hold() {
        let rank = |grade| seniority(grade).unwrap();
        assert_eq!(rank("ST5"), rank("Band 7"));
        assert_eq!(rank("ST7"), rank("Band 8a"));
        assert_eq!(rank("FY2"), rank("GMTS trainee"));
        assert!(rank("Band 7") <= rank("SpR") && rank("SpR") <= rank("Band 8a"));
        assert!(rank("Band 8c") <= rank("Consultant") && rank("Consultant") <= rank("Band 8d"));
        for ladder in ["1 2 3 4 5 6 7 8a 8b 8c 8d 9 VSM", "FY1 FY2 CT1 CT2 CT3 ST4 ST5 ST6 ST7 ST8 Consultant"] {
            let ranks: Vec<_> = ladder.split(' ').map(rank).collect();
            assert!(ranks.is_sorted_by(|below, above| below < above), "{ladder}");
        }
    }
}
