//! How pairs are doing: a table of cases.

#![expect(clippy::unwrap_used, reason = "a test stops at whatever is wrong")]

use chrono::NaiveDate;
use domain::{
    health::{Frame, Health, Light, Member, judge},
    strand::Requirement,
};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Days of the cohort: it begins on 1 February and ends on 31 October, so that its middle is 17 June.
fn frame(today: &str, shadowing: Requirement) -> Frame {
    let conversation = Requirement::Off;
    Frame { starts_on: on("2027-02-01"), ends_on: on("2027-10-31"), shadowing, conversation, today: on(today) }
}

/// Somebody of this name, who last visited on a day; `-` where they have not.
fn member(name: &str, last: &str) -> Member {
    let last_visit_on = last.parse().ok();
    Member {
        name: name.into(),
        email: format!("{name}@stmaud.example"),
        visits: i64::from(last_visit_on.is_some()),
        last_visit_on,
        next_rotation_on: None,
        has_answered_pre: true,
    }
}

fn words(health: &Health) -> String {
    health.reasons.iter().map(domain::health::Reason::words).collect::<Vec<_>>().join("; ")
}

const CASES: &str = "
today       paired      ama visited  ben visited  light  reasons
2027-01-31  2027-01-11  -            -            Off
2027-02-01  2027-01-11  -            -            Green
2027-03-07  2027-01-11  -            -            Green
2027-03-08  2027-01-11  -            -            Red    No meeting logged for 35 days
2027-03-28  2027-01-11  -            -            Red    No meeting logged for 55 days
2027-03-29  2027-01-11  -            -            Red    No meeting logged for 56 days; No shadowing either way, and week 8 is over
2027-03-29  2027-03-01  -            -            Green
2027-04-05  2027-03-01  -            -            Red    No meeting logged for 35 days
2027-04-25  2027-03-01  -            -            Red    No meeting logged for 55 days
2027-04-26  2027-03-01  -            -            Red    No meeting logged for 56 days; No shadowing either way, and week 8 is over
2027-05-10  2027-01-11  2027-04-06   -            Green
2027-05-11  2027-01-11  2027-04-06   -            Red    No meeting logged for 35 days
2027-05-11  2027-01-11  2027-04-06   2027-04-07   Green
2027-06-16  2027-01-11  2027-06-01   -            Green
2027-06-17  2027-01-11  2027-06-01   -            Amber  Half of the time is over and Ben has not visited yet
2027-06-17  2027-01-11  -            2027-06-01   Amber  Half of the time is over and Ama has not visited yet
2027-06-17  2027-01-11  2027-02-20   2027-06-01   Green
2027-08-01  2027-01-11  2027-06-01   -            Red    No meeting logged for 61 days; Half of the time is over and Ben has not visited yet
2027-10-31  2027-01-11  2027-10-01   2027-10-02   Green
2027-11-01  2027-01-11  2027-02-20   -            Off
";

#[test]
fn sessions_tell_how_a_pair_is_doing() {
    let mut cases = 0;
    for line in CASES.lines().skip(2) {
        let words_of_line: Vec<_> = line.split_whitespace().collect();
        let [today, paired, ama, ben, light, ..] = words_of_line[..] else { panic!("{line}") };
        let members = [member("Ama", ama), member("Ben", ben)];
        let health = judge(on(paired), &members, None, &frame(today, Requirement::Required));
        assert_eq!(
            (format!("{:?}", health.light).as_str(), words(&health)),
            (light, words_of_line[5..].join(" ")),
            "{line}"
        );
        cases += 1;
    }
    assert_eq!(cases, 20);
}

#[test]
fn a_programme_is_not_asked_for_what_it_does_not_want() {
    let members = [member("Ama", "2027-02-20"), member("Ben", "-")];
    for (shadowing, light, expected) in [
        (Requirement::Off, Light::Green, ""),
        (Requirement::Optional, Light::Amber, "No meeting logged for 162 days"),
        (
            Requirement::Required,
            Light::Red,
            "No meeting logged for 162 days; Half of the time is over and Ben has not visited yet",
        ),
    ] {
        let health = judge(on("2027-01-11"), &members, None, &frame("2027-08-01", shadowing));
        assert_eq!((health.light, words(&health).as_str()), (light, expected), "{shadowing:?}");
    }
}

#[test]
fn a_post_that_ends_before_the_programme_is_seen_in_time() {
    for (rotation, expected) in [
        ("2027-03-01", ""),
        ("2027-03-02", "Ben moves to another post on 2 March 2027, before the end"),
        ("2027-10-30", "Ben moves to another post on 30 October 2027, before the end"),
        ("2027-10-31", ""),
    ] {
        let ben = Member { next_rotation_on: Some(on(rotation)), ..member("Ben", "2027-02-20") };
        let health =
            judge(on("2027-01-11"), &[member("Ama", "-"), ben], None, &frame("2027-03-02", Requirement::Required));
        let light = if expected.is_empty() { Light::Green } else { Light::Amber };
        assert_eq!((health.light, words(&health).as_str()), (light, expected), "{rotation}");
    }
}

#[test]
fn a_questionnaire_that_is_missing_two_weeks_after_the_launch_is_told_of() {
    let ama = Member { has_answered_pre: false, ..member("Ama", "2027-02-10") };
    let missing = "Ama has not answered the questionnaire before the programme";
    for (today, expected) in [("2027-02-14", ""), ("2027-02-15", missing)] {
        let health =
            judge(on("2027-01-11"), &[ama.clone(), member("Ben", "-")], None, &frame(today, Requirement::Required));
        assert_eq!(words(&health), expected, "{today}");
    }
}

#[test]
fn the_most_urgent_reason_stands_first() {
    let ama = Member { has_answered_pre: false, next_rotation_on: Some(on("2027-08-04")), ..member("Ama", "-") };
    let health = judge(on("2027-01-11"), &[ama, member("Ben", "-")], None, &frame("2027-03-10", Requirement::Required));
    assert_eq!(health.light, Light::Red);
    assert_eq!(
        words(&health),
        "No meeting logged for 37 days; Ama moves to another post on 4 August 2027, before the end; \
         Ama has not answered the questionnaire before the programme"
    );
}

#[test]
fn everybody_of_a_trio_is_to_visit() {
    let trio = [member("Ama", "2027-06-10"), member("Cy", "-"), member("Ben", "2027-06-11")];
    let health = judge(on("2027-01-11"), &trio, None, &frame("2027-06-20", Requirement::Required));
    assert_eq!(words(&health), "Half of the time is over and Cy has not visited yet");
}

#[test]
fn a_conversation_is_a_meeting_too() {
    let members = [member("Ama", "2027-03-01"), member("Ben", "2027-03-02")];
    for (talked, conversation, light, expected) in [
        ("2027-04-20", Requirement::Required, Light::Green, ""),
        ("2027-02-20", Requirement::Optional, Light::Amber, "No meeting logged for 74 days"),
        ("2027-02-20", Requirement::Required, Light::Red, "No meeting logged for 74 days"),
        ("2027-02-20", Requirement::Off, Light::Green, ""),
    ] {
        let frame = Frame { conversation, ..frame("2027-05-15", Requirement::Off) };
        let health = judge(on("2027-01-11"), &members, Some(on(talked)), &frame);
        assert_eq!((health.light, words(&health).as_str()), (light, expected), "{talked} {conversation:?}");
    }
}
