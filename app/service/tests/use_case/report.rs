//! The report: shown where a group is large enough, and suppressed under that.

use crate::questionnaire::answers;
use domain::{
    evaluation::{Report, export},
    id::CohortId,
    participant::Side,
    questionnaire::Wave,
    suppression::{Disclosed, breakdown::Group},
};
use service::{cohort, questionnaire, report, spreadsheet};
use world::{NORTH, Person, TWO, World};

/// Who may answer in the cohort, in this order.
const PEOPLE: [&str; 3] = ["stranger@trust.example", "friend@trust.example", "third.one@trust.example"];

/// Has the first `number` people of the other cohort answer both questionnaires.
async fn answered(number: usize) -> World {
    let world = world::copy().await.unwrap();
    let csv = "first name,last name,email,side,grade\nThird,One,third.one@trust.example,clinician,ST5\n";
    let options = spreadsheet::Options::default();
    let import = spreadsheet::import_as_operator(&world.service, NORTH, TWO, "one.csv", csv.into(), options);
    assert_eq!(import.await.unwrap().added, 1);
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let cohort: CohortId = cohort::find(&world.service, coordinator.as_ref(), NORTH, TWO).await.unwrap().id;
    for (at, wave, value) in [("2027-03-01T09:00:00Z", Wave::Pre, "2"), ("2027-10-15T09:00:00Z", Wave::Post, "4")] {
        world.clock.set(at.parse().unwrap());
        for email in PEOPLE.iter().take(number) {
            let who = world.known(email).await.unwrap();
            let form = answers(value);
            questionnaire::answer(&world.service, Some(&who), world.key(), cohort, wave, &form).await.unwrap();
        }
    }
    world
}

async fn shown(world: &World) -> Report {
    let evaluator = world.actor(Person::Evaluator).await.unwrap();
    report::show(&world.service, evaluator.as_ref(), NORTH, TWO).await.unwrap().1
}

#[tokio::test]
async fn a_group_under_the_minimum_is_suppressed_in_every_cell() {
    let report = shown(&answered(2).await).await;
    for item in &report.headline.items {
        for group in Group::ALL {
            assert!(matches!(item.change.group(group), Disclosed::Suppressed { fewer_than: 3 }), "{item:?}");
        }
    }
    let rows: Vec<_> = export::rows(&report).collect();
    assert!(!rows.is_empty());
    assert!(rows.iter().flatten().all(|cell| !["2", "4"].contains(&cell.as_str())), "{rows:?}");
}

#[tokio::test]
async fn a_group_at_the_minimum_is_shown_and_the_sides_that_would_give_a_smaller_one_away_are_not() {
    let report = shown(&answered(3).await).await;
    for item in &report.headline.items {
        let everyone = item.change.group(Group::Everyone);
        let change = everyone.shown().unwrap();
        assert_eq!((change.n(), change.before.unwrap().median, change.after.unwrap().median), (3, 2.0, 4.0));
        assert_eq!((change.signed_rank.better, change.signed_rank.same, change.signed_rank.worse), (3, 0, 0));
        for side in [Side::Clinician, Side::Manager] {
            assert!(item.change.group(Group::Side(side)).shown().is_none());
        }
    }
}

#[tokio::test]
async fn taking_the_report_away_is_on_record() {
    let world = answered(3).await;
    let evaluator = world.actor(Person::Evaluator).await.unwrap();
    let exported = report::export(&world.service, evaluator.as_ref(), NORTH, TWO).await.unwrap().1;
    assert_eq!(exported, shown(&world).await);
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let events = service::event::page(&world.service, coordinator.as_ref(), NORTH, None).await.unwrap().1;
    assert!(events.iter().any(|event| event.sentence() == "eval Staff exported the report on Cohort two."));
}
