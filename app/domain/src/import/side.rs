//! The side, in the many words that lists use for it.

use crate::{participant::Side, profession, text::fold};

const CLINICIAN: [&str; 13] = [
    "clinician",
    "clinical",
    "clin",
    "medic",
    "medical",
    "doctor",
    "dr",
    "clinical staff",
    "clinical professional",
    "clinical profession",
    "clinically qualified",
    "health professional",
    "healthcare professional",
];
const MANAGER: [&str; 13] = [
    "manager",
    "management",
    "managerial",
    "mgr",
    "mgmt",
    "mngr",
    "mgt",
    "non clinical",
    "nonclinical",
    "non clinician",
    "non clinical staff",
    "non clinical manager",
    "corporate",
];
/// Words after the side that add nothing.
const TAILS: [&str; 6] = [" side", " group", " stream", " participant", " role", " strand"];

/// `None` where the words name neither side or both. A profession names the side to which it belongs.
pub(super) fn read(cell: &str) -> Option<Side> {
    let outside = cell.split_once('(').map(|(before, _)| before);
    [Some(cell), outside].into_iter().flatten().find_map(|words| {
        let folded = fold(&words.replace('_', " "));
        let words = TAILS.iter().find_map(|tail| folded.strip_suffix(tail)).unwrap_or(&folded);
        let is_one_of =
            |names: &[&str]| names.iter().any(|name| words == *name || words.strip_suffix('s') == Some(name));
        if is_one_of(&CLINICIAN) {
            Some(Side::Clinician)
        } else if is_one_of(&MANAGER) {
            Some(Side::Manager)
        } else {
            profession::side(words)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::participant::Side;

    #[test]
    fn usual_words_for_the_sides_are_understood() {
        let clinician = "clinician; Clinician; CLINICIANS; Clinical; Medic; Doctor side; doctors; Nurse; AHP; Midwife; \
            clinical side; Clinician (doctor); Dr; Clinical_staff; medical";
        let manager = "manager; Managers; Mgr; management; Non-clinical; Non clinical; nonclinical; non_clinical; \
            Manager side; Managerial; General manager; Service Manager; Manager (Band 7); Finance; GMTS; Mgr.";
        assert!(clinician.split("; ").all(|words| read(words) == Some(Side::Clinician)));
        assert!(manager.split("; ").all(|words| read(words) == Some(Side::Manager)));
    }

    #[test]
    fn neither_or_both_is_not_guessed() {
        for words in [
            "",
            "both",
            "clinician/manager",
            "clinician and manager",
            "clinical manager",
            "other",
            "?",
            "side",
            "C",
            "M",
            "patient",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
