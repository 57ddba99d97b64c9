//! Answering questionnaires.

use crate::{
    error::AppError,
    form::{Choice, Form, Hidden, Radios, Submit},
    layout::{Page, load},
    server,
    tag::{Colour, Tag},
};
use domain::{
    id::CohortId,
    questionnaire::{Answers, PREFER_NOT_TO_SAY, Wave},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Keeps somebody's answers.
#[server(endpoint = "questionnaire/answer")]
pub async fn answer(
    #[server(default)] cohort: String,
    #[server(default)] wave: String,
    #[server(flatten)] form: Answers,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let cohort: CohortId = cohort.parse().map_err(|_| AppError::NotFound)?;
    let wave: Wave = wave.parse().map_err(|_| AppError::NotFound)?;
    let (service, actor) = (server::service(), server::actor());
    service::questionnaire::answer(&service, actor.as_deref(), server::key(&key), cohort, wave, &form).await?;
    server::redirect("/questionnaires?done=answered");
    Ok(())
}

/// What is open, and what was answered.
#[component]
pub fn QuestionnairesPage() -> impl IntoView {
    load(async move {
        let open = service::questionnaire::mine(&server::service(), server::actor().as_deref()).await?;
        let is_empty = open.is_empty();
        let tasks = open
            .into_iter()
            .map(|open| {
                let name = format!("{}, {}", open.wave.words(), open.cohort.name);
                if open.is_answered {
                    view! {
                        <li class="nhsuk-task-list__item">
                            <div class="nhsuk-task-list__name-and-hint">{name}</div>
                            <div class="nhsuk-task-list__status nhsuk-task-list__status--completed">"Answered"</div>
                        </li>
                    }
                    .into_any()
                } else {
                    let address = format!("/questionnaires/{}/{}", open.cohort.id, open.wave.code());
                    view! {
                        <li class="nhsuk-task-list__item nhsuk-task-list__item--with-link">
                            <div class="nhsuk-task-list__name-and-hint">
                                <a class="nhsuk-link nhsuk-task-list__link" href=address>{name}</a>
                                <div class="nhsuk-hint nhsuk-task-list__hint">"12 questions, about 3 minutes"</div>
                            </div>
                            <div class="nhsuk-task-list__status">
                                <Tag colour=Colour::Blue words="Open" />
                            </div>
                        </li>
                    }
                    .into_any()
                }
            })
            .collect_view();
        Ok(view! {
            <Page title="Questionnaires" crumbs=vec![("/".into(), "Home".into())]>
                {if is_empty {
                    view! { <p>"Nothing is open for you now. We write to you when a questionnaire opens."</p> }.into_any()
                } else {
                    view! { <ul class="nhsuk-task-list">{tasks}</ul> }.into_any()
                }}
            </Page>
        }
        .into_any())
    })
}

/// One questionnaire.
#[component]
pub fn AnswerPage() -> impl IntoView {
    load(async move {
        let cohort: CohortId = server::id("cohort")?;
        let wave: Wave = server::id("wave")?;
        let (cohort, instrument) =
            match service::questionnaire::show(&server::service(), server::actor().as_deref(), cohort, wave).await {
                Err(service::Error::Refused(problems)) => return Ok(view! { <NotOpen problems /> }.into_any()),
                other => other?,
            };
        let choices: Vec<Choice> = instrument
            .scale
            .points
            .iter()
            .map(|point| Choice::new(point.value.to_string(), point.words.clone()))
            .chain([Choice::new(PREFER_NOT_TO_SAY, "Prefer not to say")])
            .collect();
        Ok(view! {
            <Page
                title=instrument.title
                caption=cohort.name
                crumbs=vec![("/".into(), "Home".into()), ("/questionnaires".into(), "Questionnaires".into())]
            >
                <p>{wave.instruction()}</p>
                <p>"Your answers are kept apart from your name. Your coordinator sees that you answered, never what; evaluators see groups, and none of fewer than " {cohort.minimum_group.to_string()} " people."</p>
                <Form act=Answer::PATH>
                    <Hidden name="cohort" value=cohort.id.to_string() />
                    <Hidden name="wave" value=wave.code() />
                    {instrument
                        .items
                        .into_iter()
                        .enumerate()
                        .map(|(position, item)| {
                            view! {
                                <Radios
                                    name=item.code.clone()
                                    field=format!("answers[{}]", item.code)
                                    legend=format!("{}. {}", position + 1, item.text)
                                    choices=choices.clone()
                                />
                            }
                        })
                        .collect_view()}
                    <Submit label="Send answers" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn NotOpen(problems: domain::problems::Problems) -> impl IntoView {
    let why = problems.iter().map(|(_, message)| message.to_owned()).collect::<Vec<_>>().join(". ");
    view! {
        <Page title="There is nothing to answer" crumbs=vec![("/questionnaires".into(), "Questionnaires".into())]>
            <p>{why} "."</p>
        </Page>
    }
}
