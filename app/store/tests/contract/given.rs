//! What stories begin with: ids that sort by their number, one clock, and people with places in a cohort.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    cohort, email,
    half_days::HalfDays,
    id::{CohortId, PairId, ParticipantId, PersonId, ProgrammeId, ShadowingId},
    mail::{Kind, Way},
    participant::{Profile, Side, State},
    programme,
    shadowing::ValidLog,
};
use store::{Tx, mail, organisation, pair, participant, person, shadowing};
use uuid::Uuid;

/// The id of this number.
pub(super) fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

/// An instant.
pub(super) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A day.
pub(super) fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The time by the stories' clock.
pub(super) fn now() -> DateTime<Utc> {
    at("2027-01-13T12:00:00.123456Z")
}

/// A message to nobody in particular.
pub(super) fn message(way: Way, due_at: DateTime<Utc>) -> mail::New<'static> {
    mail::New {
        kind: if way == Way::Mail { Kind::Pair } else { Kind::Logged },
        way,
        recipient: "a@stmaud.example",
        person: None,
        programme: None,
        subject: "Your pair – news",
        body: "Dear Ama,\n\nHello",
        due_at,
    }
}

/// The form of a programme.
pub(super) fn programme_form(slug: &str, name: &str) -> programme::Valid {
    programme::Valid {
        name: name.to_owned(),
        organisation: "St Maud’s".to_owned(),
        slug: slug.to_owned(),
        minimum_group: 11,
        template: domain::shape::Template::NineMonths,
    }
}

/// The form of a cohort.
pub(super) fn cohort_form(name: &str, starts_on: &str, ends_on: &str) -> cohort::Valid {
    cohort::Valid { name: name.to_owned(), starts_on: on(starts_on), ends_on: on(ends_on) }
}

/// The programme `p<number>`.
pub(super) async fn programme(tx: &mut Tx, number: u128) -> ProgrammeId {
    let organisation = organisation::named(tx, id(1), "St Maud’s").await.unwrap();
    let form = programme_form(&format!("p{number}"), &format!("Programme {number}"));
    assert!(store::programme::insert(tx, id(number), organisation, &form, now()).await.unwrap());
    id(number)
}

/// The cohort `c<number>` of the programme `p<number>`, both made.
pub(super) async fn cohort(tx: &mut Tx, number: u128) -> CohortId {
    let programme = programme(tx, number).await;
    let form = cohort_form(&format!("Cohort {number}"), "2027-02-01", "2027-10-31");
    assert!(store::cohort::insert(tx, id(number), programme, &format!("c{number}"), &form, now()).await.unwrap());
    id(number)
}

/// The person of this number; their address is `<number>@stmaud.example`.
pub(super) async fn person(tx: &mut Tx, number: u128, first_name: &str, last_name: &str) -> PersonId {
    let email = format!("{number}@stmaud.example");
    let new = person::New { id: id(number), email: &email, first_name, last_name, is_administrator: false, at: now() };
    assert!(person::insert(tx, new).await.unwrap());
    id(number)
}

/// An address.
pub(super) fn address(text: &str) -> email::Email {
    email::Email::parse(text).unwrap()
}

/// What is known of somebody of whom not much is known.
pub(super) fn profile(number: u128, first_name: &str, last_name: &str, side: Side) -> Profile {
    Profile {
        employee_number: String::new(),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        email: address(&format!("{number}@stmaud.example")),
        side,
        profession: "Nurse".to_owned(),
        grade: "Band 7".to_owned(),
        department: "Ward 7".to_owned(),
        division: "Medicine".to_owned(),
        site: "Main site".to_owned(),
        organisation: String::new(),
        line_manager_email: None,
        next_rotation_on: None,
        availability: HalfDays::default(),
        interests: Vec::new(),
        goals: String::new(),
        not_with: Vec::new(),
    }
}

/// The person of this number, with an approved place of the same number in the cohort.
pub(super) async fn participant(
    tx: &mut Tx,
    cohort: CohortId,
    number: u128,
    name: (&str, &str),
    side: Side,
) -> ParticipantId {
    let person = person(tx, number, name.0, name.1).await;
    let profile = profile(number, name.0, name.1, side);
    participant::insert(tx, id(number), cohort, person, &profile, State::Approved, now()).await.unwrap();
    id(number)
}

/// An active pair of these members since the first day of the cohort.
pub(super) async fn pair(tx: &mut Tx, cohort: CohortId, number: u128, members: &[ParticipantId]) -> PairId {
    pair::insert(tx, id(number), cohort, on("2027-02-01"), now()).await.unwrap();
    for member in members {
        assert!(pair::insert_member(tx, id(number), *member).await.unwrap());
    }
    id(number)
}

/// Ama Hussain and Ben Okafor, a clinician and a manager with the numbers 1 and 2, in the pair of number 1.
pub(super) async fn ama_and_ben(tx: &mut Tx, cohort: CohortId) -> (PairId, ParticipantId, ParticipantId) {
    let ama = participant(tx, cohort, 1, ("Ama", "Hussain"), Side::Clinician).await;
    let ben = participant(tx, cohort, 2, ("Ben", "Okafor"), Side::Manager).await;
    (pair(tx, cohort, 1, &[ama, ben]).await, ama, ben)
}

/// A session that lasts from the one time of 1 March 2027 to the other.
pub(super) fn log(from: &str, to: &str) -> ValidLog {
    ValidLog {
        author_visited: true,
        started_at: at(&format!("2027-03-01T{from}Z")),
        ended_at: at(&format!("2027-03-01T{to}Z")),
        place: "Ward 7".to_owned(),
        purpose: String::new(),
        observed: String::new(),
    }
}

/// The session of this number, at the host's, logged by the visitor.
pub(super) async fn session(
    tx: &mut Tx,
    number: u128,
    pair: PairId,
    (host, visitor): (ParticipantId, ParticipantId),
    log: &ValidLog,
) -> ShadowingId {
    let who = shadowing::Who { pair, host, visitor, author: visitor, booking: None };
    assert!(shadowing::insert(tx, id(number), who, log, now()).await.unwrap());
    id(number)
}
