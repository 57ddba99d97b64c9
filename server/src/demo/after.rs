//! One session of the demo of which everything was made: what it taught, what its author felt, and what they will do.

use super::Author;
use chrono::{Days, Duration, NaiveDate};
use domain::{action, date::Typed, id::ShadowingId, policy::Actor, reflection, shadowing::change};
use service::Error;

/// Looks back on a session as the one who logged it.
pub(super) async fn look_back(
    author: &Author,
    visitor: &Actor,
    id: ShadowingId,
    day: NaiveDate,
    was_with_patients: bool,
) -> Result<(), Error> {
    let (service, visitor) = (&author.service, Some(visitor));
    author.go_on(Duration::hours(3));
    let session = service::shadowing::to_change(service, visitor, id).await?;
    let form = change::Form {
        setting: if was_with_patients { "ward_round" } else { "bed_meeting" }.into(),
        consent: if was_with_patients { "verbal" } else { "not_applicable" }.into(),
        domains: vec!["working_with_others".into(), "managing_services".into()],
        ..change::Form::of(&session)
    };
    service::shadowing::change(service, visitor, author.key(), session.version, &form).await?;
    let thoughts = reflection::Form {
        session: id.to_string(),
        way: "gibbs".into(),
        description: "Nine people, eleven minutes, and every one of them with a number that another did not have."
            .into(),
        feelings: "Impatient at first. Then ashamed of how often I have said that nobody tells us anything.".into(),
        evaluation: "It was honest and quick. Nobody wrote down what was promised.".into(),
        analysis: "Each of us looks at our own list, and the list decides what we think is urgent.".into(),
        conclusion: "I could have asked a week ago what the list was for.".into(),
        action_plan: "Come again on a Monday, when it hurts most, and bring our list.".into(),
        readers: "pair".into(),
        ..reflection::Form::default()
    };
    service::reflection::write(service, visitor, author.key(), &thoughts).await?;
    let plan = action::Form {
        session: id.to_string(),
        words: "Write down who promised what, and send it round".into(),
        due: Typed::from_date(day + Days::new(21)),
        ..action::Form::default()
    };
    service::action::plan(service, visitor, author.key(), &plan).await?;
    Ok(())
}
