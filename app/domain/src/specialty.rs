//! Specialties: the one name for each. A department that is called otherwise keeps its name.

use crate::reference::{self, Line, key};
use std::{collections::HashMap, sync::LazyLock};

pub(crate) const LIST: &str = include_str!("specialty/specialties.txt");

static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| reference::lines(LIST, 0).collect());

static INDEX: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let names = |line: &Line| line.names().map(|name| (key(name), line.name)).collect::<Vec<_>>();
    LINES.iter().flat_map(names).collect()
});

/// Every specialty as it is written.
pub fn all() -> Vec<&'static str> {
    LINES.iter().map(|line| line.name).collect()
}

/// The one name of a specialty, for its abbreviations too; `None` where it is not in the list.
pub fn canonical(text: &str) -> Option<&'static str> {
    INDEX.get(&key(text)).copied()
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn a_specialty_is_found_however_it_is_written() {
        for (name, ways) in [
            ("Emergency medicine", "A&E; a & e; ED; EMERGENCY-MEDICINE; Accident and Emergency; emergency  department"),
            ("Otolaryngology", "ENT; Ear, nose and throat; otolaryngology"),
            ("Geriatric medicine", "Care of the Elderly; geriatrics; Older people's medicine"),
            ("Trauma and orthopaedic surgery", "T&O; T and O; Trauma & Orthopaedics"),
        ] {
            for way in ways.split("; ") {
                assert_eq!(canonical(way), Some(name), "{way}");
            }
        }
        for other in ["", "Ward 7", "Emergency", "Cardiology and renal"] {
            assert_eq!(canonical(other), None, "{other}");
        }
    }
}
