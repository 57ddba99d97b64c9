//! Headings in every order and under their usual names, and files that are no list of participants.

use domain::import::{Unreadable, read};
use domain::participant::Profile;

/// A list with these headings and one row of cells.
fn profile(headings: &[&str], cells: &[&str]) -> Result<Profile, String> {
    let text = format!("{}\n{}\n", headings.join(","), cells.join(","));
    let sheet = read(text.as_bytes()).map_err(|why| format!("{headings:?}: {why}"))?;
    let row = sheet.rows.into_iter().next().ok_or("no row")?;
    row.outcome.map_err(|faults| format!("{headings:?}: {faults:?}"))
}

/// Usual headings, a value, and what of the profile shows it.
type Case = (&'static str, &'static str, fn(&Profile) -> String);

const CELLS: [&str; 5] = ["Priya", "Singh", "priya.singh@stmaud.example", "manager", "8a"];

#[test]
fn every_usual_heading_is_understood() {
    let first = "First name; firstname; FORENAME; Given Name; first_name; First; Preferred name";
    let last = "Surname; last name; Family-Name; LASTNAME; last";
    let email = "E-mail; Email address; Work email; Participant's email; Your email; e_mail; NHS.net; NHS email address; Email (work); E-Mail Address; Mail";
    let side = "Side; Role side; Group; Type; Stream; Role; Clinician/Manager; SIDE*; Side (clinician or manager)";
    let grade = "Grade; Band; Pay band; AfC Band; Agenda for Change band; Current grade; Grade/Band; Level; pay_band; Band or grade";
    for (place, ways) in [first, last, email, side, grade].into_iter().enumerate() {
        for way in ways.split("; ") {
            let mut headings = ["first_name", "last_name", "email", "side", "grade"];
            headings[place] = way;
            let profile = profile(&headings, &CELLS).unwrap();
            assert_eq!((profile.name().as_str(), profile.grade.as_str()), ("Priya Singh", "Band 8a"), "{way}");
        }
    }
}

#[test]
fn every_further_heading_is_understood() {
    let further: [Case; 11] = [
        (
            "Employee Number; ESR number; Assignment number; Staff No.; Payroll; Personnel number; employee_id; Staff ID",
            "12345678",
            |profile| profile.employee_number.clone(),
        ),
        ("Profession; Staff group; Job role; Occupation; Job Title; Position", "Nurse", |profile| {
            profile.profession.clone()
        }),
        ("Department; Dept; Ward; Team; Specialty; Service", "Acute medicine", |profile| profile.department.clone()),
        ("Division; Directorate; Care group; Business unit; CBU", "Medicine", |profile| profile.division.clone()),
        ("Site; Location; Base; Hospital; Main site", "Riverside", |profile| profile.site.clone()),
        (
            "Line manager email; Manager email; Supervisor e-mail; Line Manager's Email; Supervisor; Line manager",
            "m@stmaud.example",
            |profile| profile.line_manager_email.iter().map(ToString::to_string).collect(),
        ),
        (
            "Next rotation; Rotation date; Contract end; Contract end date; next_rotation_on; Next rotation date",
            "2027-08-04",
            |profile| profile.next_rotation_on.iter().map(ToString::to_string).collect(),
        ),
        ("Availability; Available; Free; Free times; When available?", "Mon am; Wed pm", |profile| {
            profile.availability.to_string()
        }),
        ("Interests; Topics; Areas of interest; Topics of interest", "digital; patient flow", |profile| {
            profile.interests.join("; ")
        }),
        ("Goals; Objectives; Aims; Learning objectives; Goals (300 words at most)", "See a ward round", |profile| {
            profile.goals.clone()
        }),
        (
            "Not with; Do not pair; Do not pair with; Conflicts; Exclusions; Don't pair with",
            "x@stmaud.example",
            |profile| profile.not_with[0].to_string(),
        ),
    ];
    for (ways, value, read) in further {
        for way in ways.split("; ") {
            let mut headings = vec![way];
            headings.extend(["first_name", "last_name", "email", "side", "grade"]);
            let mut cells = vec![value];
            cells.extend(CELLS);
            assert_eq!(read(&profile(&headings, &cells).unwrap()), value, "{way}");
        }
    }
}

#[test]
fn a_whole_name_is_told_apart() {
    for (heading, cell, first, last) in [
        ("Name", "Priya Singh", "Priya", "Singh"),
        ("Full name", "\"Singh, Priya\"", "Priya", "Singh"),
        ("Employee name", "Dr Anna van der Berg", "Anna", "van der Berg"),
        ("name", "Madonna", "Madonna", ""),
    ] {
        let profile =
            profile(&[heading, "email", "side", "grade"], &[cell, "p@stmaud.example", "Mgr", "Band 7"]).unwrap();
        assert_eq!((profile.first_name.as_str(), profile.last_name.as_str()), (first, last), "{cell}");
    }
    let both =
        profile(&["First name", "Name", "email", "side", "grade"], &["Priya", "Singh", "p@stmaud.example", "Mgr", "7"])
            .unwrap();
    assert_eq!(both.name(), "Priya Singh");
}

#[test]
fn a_doubtful_heading_gives_way_to_a_usual_one() {
    let headings =
        ["Team", "Department", "Role", "Side", "Assignment number", "Employee number", "Name", "Email", "Band"];
    let cells = ["Blue", "Surgery", "Ward sister", "clinician", "1-2", "1", "Priya Singh", "p@stmaud.example", "7"];
    let text = format!("{}\n{}\n", headings.join(";"), cells.join(";"));
    let sheet = read(text.as_bytes()).unwrap();
    let (_, profile) = sheet.profiles().next().unwrap();
    assert_eq!([&profile.department, &profile.profession, &profile.employee_number], ["Surgery", "Ward sister", "1"]);
    assert_eq!(sheet.ignored, ["Team", "Assignment number"]);
}

#[test]
fn quoted_headings_may_hold_any_delimiter() {
    let text = "\"Goals, aims; objectives\"\t\"E-mail\"\t\"Name, of person\"\tName\tSide\tGrade\n\
        a, b; c\tp@stmaud.example\tx\tPriya Singh\tmanager\t7\n";
    let sheet = read(text.as_bytes()).unwrap();
    assert_eq!(sheet.profiles().count(), 1);
    assert_eq!(sheet.ignored, ["Goals, aims; objectives", "Name, of person"]);
}

#[test]
fn headings_may_stand_after_blank_lines() {
    let text = "\n,,,\nName,Email,Side,Grade\nPriya Singh,p@stmaud.example,manager,7\n";
    let sheet = read(text.as_bytes()).unwrap();
    assert_eq!(sheet.profiles().map(|(row, _)| row).collect::<Vec<_>>(), [1]);
}

#[test]
fn what_is_no_list_is_refused_with_what_to_do() {
    let bytes_of = |text: &str| text.as_bytes().to_vec();
    for (bytes, words) in [
        (bytes_of(""), "is empty"),
        (bytes_of("\u{feff}\r\n \r\n"), "is empty"),
        (bytes_of(",,,\n,,\n"), "is empty"),
        (b"PK\x03\x04\x14\0\x06\0".to_vec(), "Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "Excel workbook"),
        (bytes_of("%PDF-1.7\n"), "PDF"),
        (bytes_of("<html><table>"), "web page"),
        (b"GIF89a\0\0\0".to_vec(), "not text"),
        (vec![b'a'; 20 * 1024 * 1024 + 1], "20 MB"),
        (bytes_of("name,email,side,grade\n,,,\n\n"), "no rows"),
        (bytes_of("Priya,Singh,p@stmaud.example\n"), "‘Priya’, ‘Singh’"),
        (bytes_of("name,email,grade\nA B,a@b.example,7\n"), "no column for the side"),
        (bytes_of("name,side,grade\nA B,manager,7\n"), "no column for the email address"),
        (bytes_of("name,side,email\nA B,manager,a@b.example\n"), "the grade or band"),
        (bytes_of("email,side,grade\na@b.example,manager,7\n"), "first and last name"),
        (bytes_of("first name,email,side,grade\nA,a@b.example,manager,7\n"), "the last name"),
        (bytes_of("name,email,e-mail,side,grade\nA B,a@b.example,,manager,7\n"), "‘email’ and ‘e-mail’"),
        (bytes_of("name,email,side,grade,Team,team\nA B,a@b.example,manager,7,,\n"), "‘Team’ and ‘team’"),
        (bytes_of("name,email,side,grade\nA B,a@b.example,manager,7\n\"A B,,,\n"), "row 2"),
        (bytes_of("name,\"email,side,grade\nA B,a@b.example,manager,7\n"), "in the headings"),
    ] {
        let why = read(&bytes).unwrap_err().to_string();
        assert!(why.contains(words), "{words}: {why}");
        assert!(why.contains(". ") && why.ends_with('.') && why.len() < 700, "{why}");
    }
    assert_eq!(read(b"name,email,side,grade\n"), Err(Unreadable::NoRows));
}
