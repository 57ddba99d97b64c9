//! Answering questionnaires.

use domain::{
    policy::Actor,
    questionnaire::{Answers, PREFER_NOT_TO_SAY, Wave, relationship},
};
use service::{Error, questionnaire};
use world::{Person, World};

pub(crate) fn answers(value: &str) -> Answers {
    Answers { answers: relationship().items.into_iter().map(|item| (item.code, value.to_owned())).collect() }
}

async fn answer(world: &World, actor: Option<&Actor>, wave: Wave, form: &Answers) -> Result<(), Error> {
    questionnaire::answer(&world.service, actor, world.key(), world.ids.cohort, wave, form).await
}

async fn has_answered(world: &World, name: &str) -> (bool, bool) {
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let listed = questionnaire::completions(&world.service, coordinator.as_ref(), "north", "one").await.unwrap().1;
    let one = listed.into_iter().find(|one| one.name.starts_with(name)).unwrap();
    (one.has_answered_pre, one.has_answered_post)
}

#[tokio::test]
async fn a_questionnaire_is_answered_once() {
    let world = world::copy().await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    assert_eq!(has_answered(&world, "own ").await, (false, false));
    answer(&world, own.as_ref(), Wave::Post, &answers("4")).await.unwrap();
    assert_eq!(has_answered(&world, "own ").await, (false, true));
    let again = answer(&world, own.as_ref(), Wave::Post, &answers("1")).await;
    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
    let open = questionnaire::mine(&world.service, own.as_ref()).await.unwrap();
    assert_eq!(open.iter().map(|open| (open.wave, open.is_answered)).collect::<Vec<_>>(), [(Wave::Post, true)]);
    let shown = questionnaire::show(&world.service, own.as_ref(), world.ids.cohort, Wave::Post).await;
    assert!(matches!(shown, Err(Error::Refused(_))), "{shown:?}");
}

#[tokio::test]
async fn every_question_is_answered_or_declined() {
    let world = world::copy().await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    let mut form = answers("4");
    form.answers.remove("pressures");
    form.answers.insert("listened_to".into(), "6".into());
    let refused = answer(&world, own.as_ref(), Wave::Post, &form).await;
    let Err(Error::Refused(problems)) = refused else { panic!("{refused:?}") };
    assert_eq!(problems.iter().map(|(field, _)| field).collect::<Vec<_>>(), ["pressures", "listened_to"]);
    assert_eq!(has_answered(&world, "own ").await, (false, false));
    answer(&world, own.as_ref(), Wave::Post, &answers(PREFER_NOT_TO_SAY)).await.unwrap();
    assert_eq!(has_answered(&world, "own ").await, (false, true));
}

#[tokio::test]
async fn before_is_open_until_the_last_month_and_after_from_then_on() {
    let world = world::copy().await.unwrap();
    let own = world.actor(Person::Own).await.unwrap();
    for (now, open, closed) in [
        ("2027-09-29T22:59:59Z", Wave::Pre, Wave::Post),
        // Midnight in London, in summer time, 31 days before the end.
        ("2027-09-29T23:00:00Z", Wave::Post, Wave::Pre),
    ] {
        world.clock.set(now.parse().unwrap());
        let waves: Vec<_> =
            questionnaire::mine(&world.service, own.as_ref()).await.unwrap().iter().map(|open| open.wave).collect();
        assert_eq!(waves, [open], "{now}");
        let cohort = world.ids.cohort;
        assert!(questionnaire::show(&world.service, own.as_ref(), cohort, open).await.is_ok());
        for never in [closed, Wave::Then, Wave::FollowUp] {
            let outcome = answer(&world, own.as_ref(), never, &answers("3")).await;
            assert!(matches!(outcome, Err(Error::Refused(_))), "{never:?} at {now}: {outcome:?}");
        }
    }
}
