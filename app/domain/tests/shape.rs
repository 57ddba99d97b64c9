//! The shape of a programme: its form, and who fits.

#![expect(clippy::unwrap_used, reason = "a test stops at whatever is wrong")]

use domain::{
    email::Email,
    half_days::HalfDays,
    participant::{Profile, Side},
    shape::{Eligibility, Form, StrandTyped, Template},
    strand::{Requirement, Strand, Target, Unit},
};

#[test]
fn a_form_that_is_not_touched_changes_nothing() {
    for template in Template::ALL {
        let shape = template.shape();
        assert_eq!(Form::of(&shape).check(&shape), Ok(shape), "{template:?}");
    }
}

#[test]
fn every_part_can_be_changed() {
    let before = Template::FourMeetings.shape();
    let form = Form {
        weeks: " 20 ".into(),
        shadowing: StrandTyped {
            requirement: "optional".into(),
            number: "3".into(),
            unit: "times".into(),
            ..StrandTyped::default()
        },
        workshop: StrandTyped {
            requirement: "off".into(),
            number: "many".into(),
            unit: String::new(),
            ..StrandTyped::default()
        },
        professions: "Nurse\n\n nurse \nEstates officer".into(),
        clinician_grades: "SpR\nST5".into(),
        manager_grades: "band 7\n8a".into(),
        notice_weeks: "12".into(),
        phases: "0; nobody; Launch".into(),
        ..Form::of(&before)
    };
    let shape = form.check(&before).unwrap();
    assert_eq!((shape.template, shape.weeks, shape.phases.len()), (Template::FourMeetings, 20, 1));
    let shadowing = shape.wanted(Strand::Shadowing);
    assert_eq!(shadowing.target, Some(Target { number: 3, unit: Unit::Times }));
    let workshop = shape.wanted(Strand::Workshop);
    assert_eq!((workshop.requirement, workshop.target), (Requirement::Off, None), "what is off has no target");
    let Eligibility { professions, manager_grades, notice_weeks, .. } = &shape.eligibility;
    assert_eq!((professions.len(), notice_weeks), (2, &Some(12)));
    assert_eq!(manager_grades, &["Band 7", "Band 8a"]);
}

#[test]
fn what_is_wrong_is_told_at_its_field() {
    let before = Template::NineMonths.shape();
    for (form, field) in [
        (Form { weeks: "0".into(), ..Form::of(&before) }, "weeks"),
        (Form { conversation: StrandTyped::default(), ..Form::of(&before) }, "conversation[requirement]"),
        (
            Form {
                shadowing: StrandTyped {
                    requirement: "required".into(),
                    number: "-1".into(),
                    unit: "hours".into(),
                    ..StrandTyped::default()
                },
                ..Form::of(&before)
            },
            "shadowing[number]",
        ),
        (
            Form {
                project: StrandTyped {
                    requirement: "required".into(),
                    number: "1".into(),
                    unit: "days".into(),
                    ..StrandTyped::default()
                },
                ..Form::of(&before)
            },
            "project[unit]",
        ),
        (Form { professions: "a".repeat(101), ..Form::of(&before) }, "professions"),
        (
            Form {
                clinician_grades: (0..101).map(|n| n.to_string()).collect::<Vec<_>>().join("\n"),
                ..Form::of(&before)
            },
            "clinician_grades",
        ),
        (Form { notice_weeks: "soon".into(), ..Form::of(&before) }, "notice_weeks"),
        (Form { phases: "Launch".into(), ..Form::of(&before) }, "phases"),
    ] {
        let problems = form.check(&before).unwrap_err();
        assert!(problems.at(field).is_some(), "{field}: {problems:?}");
    }
}

fn profile(side: Side, profession: &str, grade: &str, rotation: Option<&str>) -> Profile {
    Profile {
        employee_number: String::new(),
        first_name: "Ama".into(),
        last_name: "Hussain".into(),
        email: Email::parse("ama@stmaud.example").unwrap(),
        side,
        profession: profession.into(),
        grade: grade.into(),
        department: String::new(),
        division: String::new(),
        site: String::new(),
        organisation: String::new(),
        line_manager_email: None,
        next_rotation_on: rotation.map(|day| day.parse().unwrap()),
        availability: HalfDays::default(),
        interests: Vec::new(),
        goals: String::new(),
        not_with: Vec::new(),
    }
}

#[test]
fn who_does_not_fit_is_told_why() {
    let starts_on = "2027-02-01".parse().unwrap();
    let open = Eligibility::default();
    assert_eq!(open.objections(&profile(Side::Manager, "", "", Some("2027-02-02")), starts_on), [""; 0]);
    let narrow = Eligibility {
        professions: vec!["Nurse".into(), "Finance".into()],
        clinician_grades: vec!["Band 7".into()],
        manager_grades: vec!["Band 8a".into()],
        notice_weeks: Some(12),
    };
    for (who, reasons) in [
        (profile(Side::Clinician, "Nurse", "Band 7", Some("2027-04-26")), 0),
        (profile(Side::Clinician, "Nurse", "Band 7", Some("2027-04-25")), 1),
        (profile(Side::Clinician, "Nurse", "Band 7", Some("2027-01-31")), 0),
        (profile(Side::Clinician, "Nurse", "Band 8a", None), 1),
        (profile(Side::Manager, "Finance", "Band 8a", None), 0),
        (profile(Side::Manager, "Estates", "", Some("2027-02-03")), 3),
    ] {
        let objections = narrow.objections(&who, starts_on);
        assert_eq!(objections.len(), reasons, "{objections:?}");
    }
}

#[test]
fn rotas_get_the_notice_that_the_programme_says() {
    let before = Template::NineMonths.shape();
    assert_eq!((before.notice_days(Strand::Shadowing), before.notice_days(Strand::Conversation)), (42, 0));
    let mut form = Form::of(&before);
    form.shadowing.notice = " 28 ".into();
    form.conversation.notice = "7".into();
    let shape = form.check(&before).unwrap();
    assert_eq!((shape.notice_days(Strand::Shadowing), shape.notice_days(Strand::Conversation)), (28, 7));
    assert_eq!(Form::of(&shape).shadowing.notice, "28");
    form.shadowing.notice = "soon".into();
    assert!(form.check(&before).unwrap_err().at("shadowing[notice]").is_some());
}
