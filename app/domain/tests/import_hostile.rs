//! Files that nobody meant as a list, and lists that were damaged: an answer for every one of them, never a panic.

use domain::import::{Reader, read};
use proptest::prelude::*;

const MESSY: &[u8] = include_bytes!("data/participants-messy.csv");

/// What must hold whatever the bytes are.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(reader) = Reader::new(bytes) else {
        return Ok(());
    };
    let rows = reader.rows();
    let mut last = 0;
    for row in reader {
        prop_assert!(row.number > last && row.number <= rows);
        last = row.number;
        match row.outcome {
            Ok(profile) => prop_assert!(!profile.name().is_empty() && !profile.grade.is_empty()),
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                for (index, fault) in faults.iter().enumerate() {
                    prop_assert_eq!(fault.row, row.number);
                    prop_assert!(faults[..index].iter().all(|other| other.field != fault.field));
                    prop_assert!(fault.help.chars().count() < 400);
                }
            }
        }
    }
    prop_assert_eq!(last, rows);
    Ok(())
}

fn cell() -> impl Strategy<Value = String> {
    let usual = prop::sample::select(vec![
        "",
        " ",
        "Band 7",
        "clinician",
        "manager",
        "SpR",
        "a@b.example",
        "A@B.EXAMPLE",
        "31/02/2027",
        "4 Aug 27",
        "46603",
        "Mon am; Wed",
        "Singh, Priya",
        "=cmd()",
        "\"",
        "\"\"",
        "n/a",
        "é",
        "\u{feff}",
        "\r",
        "-",
    ]);
    prop_oneof![3 => usual.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes)?;
    }

    #[test]
    fn any_bytes_under_right_headings_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&[b"name,email,side,grade,goals,next rotation,availability\n", bytes.as_slice()].concat())?;
    }

    #[test]
    fn any_cells_are_answered(
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..9), 0..6),
        delimiter in prop::sample::select(vec![",", ";", "\t"]),
        line_end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let headings = ["Name", "E-mail", "Side", "Band", "Line manager", "Rotation date", "Free", "Conflicts"];
        let lines: Vec<String> = rows.iter().map(|row| row.join(delimiter)).collect();
        check([&[headings.join(delimiter)], lines.as_slice()].concat().join(line_end).as_bytes())?;
    }

    #[test]
    fn a_damaged_list_is_answered(
        damage in prop::collection::vec((0..MESSY.len(), any::<u8>()), 1..20),
        cut in 0..MESSY.len(),
    ) {
        let mut bytes = MESSY.to_vec();
        for (at, byte) in damage {
            bytes[at] = byte;
        }
        check(&bytes)?;
        check(&bytes[cut..])?;
        check(&bytes[..cut])?;
    }
}

#[test]
fn a_file_of_nothing_but_delimiters_does_not_fill_the_memory() {
    for byte in *b",;\t\"\r\n" {
        assert!(read(&vec![byte; 4 * 1024 * 1024]).is_err());
    }
    let mut wide = b"name,email,side,grade\n".to_vec();
    wide.extend(vec![b','; 4 * 1024 * 1024]);
    wide.extend(b"\na b,a@b.example,manager,7");
    assert_eq!(read(&wide).unwrap().profiles().map(|(row, _)| row).collect::<Vec<_>>(), [2]);
}
