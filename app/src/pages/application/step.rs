//! One question of an application.

use super::{Names, address, page};
use crate::{
    error::AppError,
    form::{Checkboxes, Choice, DateField, Field, Form, Hidden, Radios, Submit, TextArea},
    layout::Page,
    server,
};
use domain::{
    application::{Answers, LONGEST_TEXT, Step},
    grade, participant, profession, specialty,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Saves what was typed on a page.
#[server(endpoint = "application/answer")]
pub async fn answer(
    #[server(default)] token: String,
    #[server(default)] step: String,
    #[server(flatten)] form: Answers,
) -> Result<(), AppError> {
    let step: Step = step.parse().map_err(|_| AppError::NotFound)?;
    let open =
        service::application::answer(&server::service(), &token, step, form).await.map_err(|error| match error {
            // The page itself says what became of the link.
            service::Error::NotFound => {
                AppError::Refused(domain::problems::Problems::one("", "This link does not work any more"))
            }
            other => other.into(),
        })?;
    server::redirect(&address(&token, open));
    Ok(())
}

/// The page of a step.
#[component]
pub fn StepPage() -> impl IntoView {
    page(|token, shown| {
        let step: Step = server::param("step").parse().map_err(|_| AppError::NotFound)?;
        let opening = shown.opening;
        let caption = format!("{}, {}", opening.cohort.programme_name, opening.cohort.name);
        let back = match step.previous() {
            Some(previous) => (address(&token, Some(previous)), previous.title().to_owned()),
            None => (format!("/apply/{}/{}", opening.cohort.programme_slug, opening.cohort.slug), "Apply".to_owned()),
        };
        let act = Answer::PATH;
        Ok(view! {
            <Page title=step.title() caption crumbs=vec![back]>
                <Form act>
                    <Hidden name="token" value=token />
                    <Hidden name="step" value=step.code() />
                    {fields(step, shown.answers, opening.window.topics)}
                    <Submit label="Save and go on" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

fn fields(step: Step, answers: Answers, topics: Vec<String>) -> AnyView {
    match step {
        Step::Who => view! { <Names answers /> }.into_any(),
        Step::Side => {
            let choices = [participant::Side::Clinician, participant::Side::Manager].map(|side| {
                let hint = match side {
                    participant::Side::Clinician => "Doctors, nurses, midwives, allied health professionals, scientists, pharmacists and others who treat patients",
                    participant::Side::Manager => "Managers and others in non-clinical work, such as finance, workforce, digital or estates",
                };
                Choice::new(side.code(), side.words()).hint(hint)
            });
            view! { <Radios name="side" legend="You take part as a" choices=choices.to_vec() value=answers.side /> }
                .into_any()
        }
        Step::Post => view! {
            <Field name="profession" label="Profession" hint="Such as doctor, physiotherapist or service manager" value=answers.profession suggestions=names(profession::all()) />
            <Field name="grade" label="Grade or band" hint="Such as ST5, Consultant or Band 8a" value=answers.grade width=20 suggestions=names(grade::all()) />
            <Field name="department" label="Ward, service or office" hint="Such as a specialty. You can leave this out" value=answers.department suggestions=names(specialty::all()) />
            <Field name="division" label="Division" hint="You can leave this out" value=answers.division />
            <Field name="site" label="Where you mostly work" hint="You can leave this out" value=answers.site />
            <Field name="organisation" label="Organisation" hint="Leave it empty if you work for the one that runs the programme" value=answers.organisation />
        }
        .into_any(),
        Step::LineManager => view! {
            <Field
                name="line_manager_email"
                label="Email address of your line manager or supervising consultant"
                hint="We ask them whether you can take part. They see your name, your post and what you apply for, and nothing else"
                kind="email"
                value=answers.line_manager_email
            />
        }
        .into_any(),
        Step::Availability => {
            let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
            let choices = days.iter().enumerate().flat_map(|(day, name)| {
                [("morning", 0), ("afternoon", 1)]
                    .map(|(half, bit)| Choice::new((2 * day + bit).to_string(), format!("{name} {half}")))
            });
            view! {
                <div class="app-half-days">
                    <Checkboxes
                        name="availability"
                        legend="Half-days on which you can usually be met"
                        hint="Tick all that are possible; the more, the easier it is to find you a partner"
                        choices=choices.collect()
                        values=answers.availability
                    />
                </div>
            }
            .into_any()
        }
        Step::Interests => {
            let choices: Vec<_> = topics.iter().map(|topic| Choice::new(topic, topic)).collect();
            view! {
                {(!choices.is_empty())
                    .then(|| {
                        view! {
                            <Checkboxes name="interests" legend="Topics of this programme" choices values=answers.interests />
                        }
                    })}
                <Field name="own_interests" label="Others, in your own words" hint="Part them by commas, such as discharge, rotas. You can leave this out" value=answers.own_interests />
            }
            .into_any()
        }
        Step::Goals => view! {
            <TextArea name="goals" label="What would you like to learn or change?" hint="Your partner and the coordinators read this. You can leave it out" value=answers.goals limit=LONGEST_TEXT />
        }
        .into_any(),
        Step::AboutMe => view! {
            <TextArea name="about_me" label="About me" hint="A few lines that your partner reads first. You can leave this out" value=answers.about_me limit=LONGEST_TEXT />
            <TextArea name="can_show" label="What I can show a visitor" hint="Such as a ward round, a clinic, a budget meeting. You can leave this out" value=answers.can_show limit=LONGEST_TEXT />
        }
        .into_any(),
        Step::AccessNeeds => view! {
            <TextArea name="access_needs" label="What do you need to take part?" hint="Such as step-free rooms, captions or fixed days. Only coordinators read this. You can leave it out" value=answers.access_needs limit=LONGEST_TEXT />
        }
        .into_any(),
        Step::Rotation => {
            let date = answers.next_rotation_on;
            let more = move || {
                let value = date.clone();
                view! { <DateField name="next_rotation_on" legend="On which day?" hint="For example, 4 8 2027" value /> }
            };
            view! {
                <Radios
                    name="rotates"
                    legend="Do you move to another post or place in the next year?"
                    value=answers.rotates
                    choices=vec![Choice::new("yes", "Yes, and I know when").reveals(more), Choice::new("no", "No, or I do not know yet")]
                />
            }
            .into_any()
        }
        Step::NotWith => view! {
            <TextArea name="not_with" label="Their email addresses, one a line" hint="Only coordinators ever see this. Your line manager is left out anyway. You can leave it empty" value=answers.not_with limit=LONGEST_TEXT />
        }
        .into_any(),
    }
}

fn names(list: Vec<&'static str>) -> Vec<String> {
    list.into_iter().map(str::to_owned).collect()
}
