//! Cohorts.

use super::given::{self, cohort_form, id, log, now, on, pair, participant, programme, session};
use domain::{
    cohort::Cohort,
    participant::{Side, State},
    questionnaire::Wave,
    today::Waiting,
};
use store::{Db, cohort};

stories!(
    a_cohort_is_made_once_for_each_address_in_a_programme,
    a_cohort_is_changed_only_at_the_version_that_was_read,
    cohorts_are_listed_the_latest_first,
    only_what_is_in_a_cohort_counts,
);

fn expected(number: u128, programme: u128, slug: &str, name: &str) -> Cohort {
    Cohort {
        id: id(number),
        programme: id(programme),
        programme_slug: format!("p{programme}"),
        programme_name: format!("Programme {programme}"),
        slug: slug.to_owned(),
        name: name.to_owned(),
        starts_on: on("2027-02-01"),
        ends_on: on("2027-10-31"),
        minimum_group: 11,
        version: 1,
    }
}

async fn a_cohort_is_made_once_for_each_address_in_a_programme(db: &Db) {
    let mut tx = db.write().await.unwrap();
    programme(&mut tx, 1).await;
    programme(&mut tx, 2).await;
    let form = cohort_form("Spring", "2027-02-01", "2027-10-31");
    for (number, programme, slug, is_made) in
        [(1, 1, "c", true), (2, 1, "c", false), (1, 1, "d", false), (2, 2, "c", true), (3, 1, "d", true)]
    {
        let made = cohort::insert(&mut tx, id(number), id(programme), slug, &form, now()).await.unwrap();
        assert_eq!(made, is_made, "{number} {programme} {slug}");
    }
    for (number, programme, slug) in [(1, 1, "c"), (2, 2, "c"), (3, 1, "d")] {
        let found = Some(expected(number, programme, slug, "Spring"));
        assert_eq!(cohort::find(&mut tx, id(number)).await.unwrap(), found);
        assert_eq!(cohort::find_by_slug(&mut tx, &format!("p{programme}"), slug).await.unwrap(), found);
    }
    assert_eq!(cohort::find(&mut tx, id(4)).await.unwrap(), None);
    for (programme, slug) in
        [("p2", "d"), ("p3", "c"), ("P1", "c"), ("p1", ""), ("p1\0", "c"), ("p1", "c\0"), ("\0", "\0")]
    {
        assert_eq!(cohort::find_by_slug(&mut tx, programme, slug).await.unwrap(), None, "{programme:?} {slug:?}");
    }
}

async fn a_cohort_is_changed_only_at_the_version_that_was_read(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given::cohort(&mut tx, 1).await;
    given::cohort(&mut tx, 2).await;
    let form = cohort_form("Moved", "2027-03-01", "2027-11-30");
    for (number, version, is_changed) in [(1, 2, false), (1, 1, true), (1, 1, false), (1, 2, true), (3, 1, false)] {
        let changed = cohort::update(&mut tx, id(number), version, &form).await.unwrap();
        assert_eq!(changed, is_changed, "{number} at {version}");
    }
    let (starts_on, ends_on) = (on("2027-03-01"), on("2027-11-30"));
    let moved = Cohort { starts_on, ends_on, version: 3, ..expected(1, 1, "c1", "Moved") };
    assert_eq!(cohort::find(&mut tx, id(1)).await.unwrap(), Some(moved));
    assert_eq!(cohort::find(&mut tx, id(2)).await.unwrap(), Some(expected(2, 2, "c2", "Cohort 2")));
}

async fn cohorts_are_listed_the_latest_first(db: &Db) {
    let mut tx = db.write().await.unwrap();
    programme(&mut tx, 1).await;
    programme(&mut tx, 2).await;
    for (number, programme, starts_on) in
        [(1, 1, "2027-02-01"), (2, 1, "2028-02-01"), (4, 1, "2027-02-01"), (3, 1, "1999-12-31"), (5, 2, "2027-02-01")]
    {
        let form = cohort_form("Spring", starts_on, "2029-10-31");
        let slug = format!("c{number}");
        assert!(cohort::insert(&mut tx, id(number), id(programme), &slug, &form, now()).await.unwrap());
    }
    let cohorts = cohort::of_programme(&mut tx, id(1)).await.unwrap();
    let listed: Vec<_> = cohorts.iter().map(|cohort| (cohort.slug.as_str(), cohort.starts_on)).collect();
    let expected = [("c2", "2028-02-01"), ("c1", "2027-02-01"), ("c4", "2027-02-01"), ("c3", "1999-12-31")];
    assert_eq!(listed, expected.map(|(slug, starts_on)| (slug, on(starts_on))));
    assert_eq!(cohort::of_programme(&mut tx, id(3)).await.unwrap(), []);
}

async fn only_what_is_in_a_cohort_counts(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for number in [1, 2] {
        given::cohort(&mut tx, number).await;
    }
    for (number, cohort, side, state) in [
        (1, 1, Side::Clinician, State::Matched),
        (2, 1, Side::Manager, State::Matched),
        (3, 1, Side::Clinician, State::Approved),
        (4, 1, Side::Clinician, State::Withdrawn),
        (7, 1, Side::Clinician, State::Approved),
        (8, 1, Side::Manager, State::Applied),
        (5, 2, Side::Clinician, State::Matched),
        (6, 2, Side::Manager, State::Waitlisted),
    ] {
        participant(&mut tx, id(cohort), number, ("Jo", "Zhou"), side).await;
        store::participant::set_state(&mut tx, id(number), state).await.unwrap();
    }
    pair(&mut tx, id(1), 1, &[id(1), id(2)]).await;
    pair(&mut tx, id(2), 2, &[id(5), id(6)]).await;
    for (number, of, host, visitor) in [(1, 1, 1, 2), (2, 1, 2, 1), (3, 2, 5, 6)] {
        session(&mut tx, number, id(of), (id(host), id(visitor)), &log("09:00:00", "11:30:00")).await;
    }
    assert!(store::shadowing::confirm(&mut tx, id(2), id(2), now()).await.unwrap());
    for (number, instrument, wave) in [
        (1, "relationship", Wave::Pre),
        (4, "relationship", Wave::Pre),
        (3, "relationship", Wave::Pre),
        (3, "other", Wave::Post),
        (2, "relationship", Wave::Post),
        (6, "relationship", Wave::Pre),
    ] {
        let day = on("2027-02-10");
        assert!(store::questionnaire::complete(&mut tx, id(number), instrument, wave, day).await.unwrap());
    }
    let states = [
        (State::Applied, Side::Manager, 1),
        (State::Approved, Side::Clinician, 2),
        (State::Matched, Side::Clinician, 1),
        (State::Matched, Side::Manager, 1),
        (State::Withdrawn, Side::Clinician, 1),
    ];
    assert_eq!(cohort::states(&mut tx, id(1)).await.unwrap(), states);
    assert_eq!(cohort::states(&mut tx, id(3)).await.unwrap(), []);
    let later = now() + chrono::TimeDelta::microseconds(1);
    let waiting =
        async |tx: &mut store::Tx, number| cohort::waiting(tx, id(number), "relationship", later).await.unwrap();
    let one = Waiting { approval: 1, partner: 2, confirmation: 1, people: 5, answered_pre: 2, answered_post: 1 };
    assert_eq!(waiting(&mut tx, 1).await, one);
    // Whoever waits for a partner in a pair has one.
    let two = Waiting { confirmation: 1, people: 2, answered_pre: 1, ..Waiting::default() };
    assert_eq!(waiting(&mut tx, 2).await, two);
    assert_eq!(waiting(&mut tx, 3).await, Waiting::default());
    let at_once = cohort::waiting(&mut tx, id(1), "relationship", now()).await.unwrap();
    assert_eq!(at_once, Waiting { approval: 0, confirmation: 0, ..one }, "nothing has waited yet");
    let visits = store::shadowing::by_side(&mut tx, id(1)).await.unwrap();
    assert_eq!(visits, [(Side::Clinician, 1, 150), (Side::Manager, 1, 150)]);
    let visits = store::shadowing::by_side(&mut tx, id(2)).await.unwrap();
    assert_eq!(visits, [(Side::Clinician, 0, 0), (Side::Manager, 1, 150)]);
}
