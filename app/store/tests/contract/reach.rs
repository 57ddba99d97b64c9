//! Whom programmes reach: when it is counted, who is in it, and beside whom.

use super::given::{at, cohort, id, now, on, participant as given_participant, profile, programme};
use domain::{
    equality::Answers,
    participant::{Side, State, change::Cause},
    reach::{Counts, Taken, Valid, Workforce},
};
use store::{Db, Tx, equality, participant, participant::NewChange, reach};

stories!(
    a_cohort_is_counted_once_after_its_beginning_and_once_after_its_end,
    everybody_is_counted_once_by_how_far_they_ever_came,
    the_workforce_is_kept_for_whoever_read_it_last,
);

fn counts(white: usize, bme: usize, not_stated: usize) -> Counts {
    Counts { white, bme, not_stated }
}

async fn a_cohort_is_counted_once_after_its_beginning_and_once_after_its_end(db: &Db) {
    let mut tx = db.write().await.unwrap();
    // From 1 February to 31 October 2027.
    let here = cohort(&mut tx, 1).await;
    let due = async |tx: &mut Tx, since: &str, today: &str| reach::due(tx, on(since), on(today)).await.unwrap();
    assert_eq!(due(&mut tx, "2027-01-31", "2027-02-28").await, None);
    assert_eq!(due(&mut tx, "2027-02-01", "2027-03-01").await, Some(here));
    assert_eq!(due(&mut tx, "2027-01-31", "2027-11-01").await, Some(here), "a short one is over first");
    assert_eq!(reach::due_at_the_end(&mut tx, on("2027-11-01")).await.unwrap(), None, "not before it was counted");
    for (stage, is_new) in [("applied", true), ("matched", true), ("applied", false)] {
        assert_eq!(reach::keep(&mut tx, here, stage, counts(3, 2, 1), now()).await.unwrap(), is_new);
    }
    assert_eq!(due(&mut tx, "2027-02-01", "2027-03-01").await, None);
    assert_eq!(reach::due_at_the_end(&mut tx, on("2027-10-31")).await.unwrap(), None);
    assert_eq!(reach::due_at_the_end(&mut tx, on("2027-11-01")).await.unwrap(), Some(here));
    let expected = |completed| {
        [Taken { cohort: "Cohort 1".into(), applied: counts(3, 2, 1), matched: counts(3, 2, 1), completed }]
    };
    assert_eq!(reach::taken(&mut tx, id(1)).await.unwrap(), expected(None));
    assert!(reach::keep(&mut tx, here, "completed", counts(1, 0, 0), at("2027-11-01T09:00:00Z")).await.unwrap());
    assert_eq!(reach::due_at_the_end(&mut tx, on("2027-11-01")).await.unwrap(), None);
    assert_eq!(reach::taken(&mut tx, id(1)).await.unwrap(), expected(Some(counts(1, 0, 0))));
    assert_eq!(reach::taken(&mut tx, id(2)).await.unwrap(), []);
}

async fn everybody_is_counted_once_by_how_far_they_ever_came(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, later) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    for (number, group, states) in [
        (1, Some("A"), &[State::Matched, State::Completed][..]),
        (2, Some("N"), &[State::Matched, State::Withdrawn][..]),
        (3, Some("prefer_not_to_say"), &[State::Offered][..]),
        (4, None, &[State::Withdrawn][..]),
        (5, Some("C"), &[][..]),
    ] {
        let place = given_participant(&mut tx, here, number, ("Jo", "Zhou"), Side::Manager).await;
        if let Some(group) = group {
            let answers = [("ethnic_group", group), ("sex", "female")];
            let answers = Answers(answers.iter().map(|(one, two)| ((*one).into(), (*two).into())).collect());
            equality::replace(&mut tx, id(number), &answers, 1).await.unwrap();
        }
        for (step, to) in (1..).zip(states) {
            let change = NewChange {
                id: id(number * 10 + step),
                participant: place,
                at: now(),
                author: None,
                cause: Cause::Coordinator,
                from: None,
                to: *to,
                reason: None,
                note: "",
            };
            participant::insert_change(&mut tx, change).await.unwrap();
        }
    }
    // Nobody is counted before they are entered.
    assert_eq!(reach::count(&mut tx, here).await.unwrap(), [counts(0, 0, 0); 3]);
    reach::enter(&mut tx, here).await.unwrap();
    let first = [counts(2, 1, 2), counts(1, 1, 1), counts(1, 0, 0)];
    assert_eq!(reach::count(&mut tx, here).await.unwrap(), first);
    // Whoever takes part again is not counted again, and whoever comes later is not counted with the others.
    for (number, cohort) in [(1, later), (6, later)] {
        if number == 6 {
            given_participant(&mut tx, cohort, number, ("Al", "Ba"), Side::Manager).await;
        } else {
            let profile = profile(number, "Jo", "Zhou", Side::Manager);
            let state = State::Approved;
            participant::insert(&mut tx, id(99), cohort, id(number), &profile, state, now()).await.unwrap();
        }
    }
    given_participant(&mut tx, here, 7, ("Cy", "Do"), Side::Manager).await;
    reach::enter(&mut tx, later).await.unwrap();
    assert_eq!(reach::count(&mut tx, later).await.unwrap(), [counts(0, 0, 1), counts(0, 0, 0), counts(0, 0, 0)]);
    assert_eq!(reach::count(&mut tx, here).await.unwrap(), first);
}

async fn the_workforce_is_kept_for_whoever_read_it_last(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let here = programme(&mut tx, 1).await;
    let new = |white| Valid { white, bme: 410, not_known: 35, as_of: on("2027-01-01"), source: "ESR".to_owned() };
    assert_eq!(reach::workforce(&mut tx, here).await.unwrap(), None);
    for (version, white, is_right) in [(1, 1, false), (0, 620, true), (0, 1, false), (1, 630, true), (1, 1, false)] {
        assert_eq!(reach::save_workforce(&mut tx, here, version, &new(white)).await.unwrap(), is_right, "{white}");
    }
    let Valid { white, bme, not_known, as_of, source } = new(630);
    let expected = Workforce { white, bme, not_known, as_of, source, version: 2 };
    assert_eq!(reach::workforce(&mut tx, here).await.unwrap(), Some(expected));
}
