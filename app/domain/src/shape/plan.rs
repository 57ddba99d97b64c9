//! The phases of a programme as lines of text: week, who is told, name, and what they are told.

use crate::{phase::Tells, text};
use serde::{Deserialize, Serialize};

/// Most phases: more than this is a calendar.
const MOST: usize = 30;
/// Weeks before and after the first day.
const WEEKS: std::ops::RangeInclusive<i16> = -52..=156;

/// A phase that every cohort of a programme goes through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// In which week it begins: 0 is the one of the first day, those before it are negative.
    pub week: i16,
    /// Who is told when it begins.
    pub tells: Tells,
    /// What it is called.
    pub name: String,
    /// What they are told besides; may be empty.
    pub note: String,
}

impl Planned {
    /// As a line that [`read`] understands.
    fn line(&self) -> String {
        let line = format!("{}; {}; {}", self.week, self.tells.code(), self.name);
        if self.note.is_empty() { line } else { format!("{line}; {}", self.note) }
    }
}

/// The phases as text, a line each.
pub(super) fn written(phases: &[Planned]) -> String {
    phases.iter().map(Planned::line).collect::<Vec<_>>().join("\n")
}

/// The phases in a text, by their week, or what to change in which line.
pub(super) fn read(typed: &str) -> Result<Vec<Planned>, String> {
    let lines = typed.lines().map(text::line).enumerate().filter(|(_, line)| !line.is_empty());
    let mut phases = lines
        .map(|(at, line)| one(&line).map_err(|wrong| format!("{wrong} in line {}", at + 1)))
        .collect::<Result<Vec<_>, _>>()?;
    if phases.len() > MOST {
        return Err(format!("Enter at most {MOST} phases"));
    }
    phases.sort_by_key(|phase| phase.week);
    Ok(phases)
}

fn one(line: &str) -> Result<Planned, String> {
    let mut parts = line.splitn(4, ';').map(str::trim);
    let mut part = || parts.next().unwrap_or_default();
    // A minus as it is typed, or as a word processor makes it.
    let week = part().replace(['−', '–'], "-").parse().ok().filter(|week| WEEKS.contains(week));
    let week = week.ok_or("Begin with the week, a number from -52 to 156,")?;
    let tells = Tells::of_code(&part().to_lowercase());
    let tells = tells.ok_or("Enter who is told after the week (nobody, participants or coordinators)")?;
    let name = part();
    match name.chars().count() {
        0 => return Err("Enter what the phase is called".to_owned()),
        1..=crate::phase::LONGEST_NAME => {}
        _ => return Err(format!("Shorten the name to {} characters or fewer", crate::phase::LONGEST_NAME)),
    }
    let note = part();
    if note.chars().count() > crate::phase::LONGEST_NOTE {
        return Err(format!("Shorten what they are told to {} characters or fewer", crate::phase::LONGEST_NOTE));
    }
    Ok(Planned { week, tells, name: name.to_owned(), note: note.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{read, written};
    use crate::shape::Template;

    #[test]
    fn what_is_written_is_read_again() {
        for template in Template::ALL {
            let phases = template.shape().phases;
            assert_eq!(read(&written(&phases)), Ok(phases), "{template:?}");
        }
        assert_eq!(read(" \r\n\n"), Ok(vec![]));
    }

    #[test]
    fn phases_are_put_in_order() {
        let phases = read("20; Nobody; Middle\n\n−8 ;participants;Apply; Now; or never").unwrap();
        assert_eq!(written(&phases), "-8; participants; Apply; Now; or never\n20; nobody; Middle");
    }

    #[test]
    fn a_wrong_line_is_named_with_what_to_do() {
        let long = format!("1; nobody; {}", "a".repeat(101));
        for (typed, expected) in [
            ("soon; nobody; A", "Begin with the week"),
            ("157; nobody; A", "Begin with the week"),
            ("1; everybody; A", "Enter who is told"),
            ("1", "Enter who is told"),
            ("1; nobody;", "Enter what the phase is called"),
            (long.as_str(), "Shorten the name"),
        ] {
            let wrong = read(&format!("0; nobody; Launch\n\n{typed}")).unwrap_err();
            assert!(wrong.starts_with(expected) && wrong.ends_with(" in line 3"), "{typed}: {wrong}");
        }
        assert!(read(&"1; nobody; A\n".repeat(31)).is_err());
    }
}
