//! People to test with.

use domain::email::Email;
use domain::half_days::HalfDays;
use domain::id::ParticipantId;
use domain::pairing::Candidate;
use domain::participant::{Profile, Side};
use uuid::Uuid;

pub(crate) fn id(number: usize) -> ParticipantId {
    ParticipantId(Uuid::from_u128(number as u128))
}

pub(crate) fn address(number: usize) -> Email {
    Email::parse(&format!("p{number}@trust.example")).unwrap()
}

/// Somebody approved of whom nothing else is known.
pub(crate) fn person(number: usize, side: Side) -> Candidate {
    let profile = Profile {
        employee_number: String::new(),
        first_name: format!("Person {number}"),
        last_name: String::new(),
        email: address(number),
        side,
        profession: String::new(),
        grade: String::new(),
        department: String::new(),
        division: String::new(),
        site: String::new(),
        organisation: String::new(),
        line_manager_email: None,
        next_rotation_on: None,
        availability: HalfDays::default(),
        interests: Vec::new(),
        goals: String::new(),
        not_with: Vec::new(),
    };
    Candidate { id: id(number), profile, is_approved: true, is_paired: false }
}

/// A clinician, number 0, and a manager, number 1.
pub(crate) fn two() -> [Candidate; 2] {
    [person(0, Side::Clinician), person(1, Side::Manager)]
}
