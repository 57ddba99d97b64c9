//! The shape of a programme: strands, eligibility and phases, all in one form.

use crate::{
    error::AppError,
    form::{Choice, Field, Form, Hidden, Radios, Select, Submit, TextArea},
    layout::{Page, load, programme_crumbs},
    server,
};
use domain::{
    shape,
    strand::{Requirement, Strand, Unit},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Characters of a list: as many lines of the longest as may be.
const LIST: usize = 10_000;
/// Characters of all phases together.
const PHASES: usize = 40_000;

/// Changes a programme's shape.
#[server(endpoint = "programme/change-shape")]
pub async fn change_shape(
    #[server(default)] programme: String,
    #[server(flatten)] form: shape::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    service::shape::change(&service, actor.as_deref(), server::key(&key), &programme, version, &form).await?;
    server::redirect(&format!("/programmes/{programme}/settings?done=changed"));
    Ok(())
}

/// The names of a strand's fields.
fn names(strand: Strand) -> [&'static str; 4] {
    match strand {
        Strand::Conversation => {
            ["conversation[requirement]", "conversation[number]", "conversation[unit]", "conversation[notice]"]
        }
        Strand::Shadowing => ["shadowing[requirement]", "shadowing[number]", "shadowing[unit]", "shadowing[notice]"],
        Strand::Workshop => ["workshop[requirement]", "workshop[number]", "workshop[unit]", "workshop[notice]"],
        Strand::Project => ["project[requirement]", "project[number]", "project[unit]", "project[notice]"],
    }
}

/// What is wanted of a strand.
fn strand(strand: Strand, form: &shape::Form) -> impl IntoView + use<> {
    let typed = form.strand(strand).clone();
    let [requirement, number, unit, notice] = names(strand);
    let choices = Requirement::ALL.map(|one| Choice::new(one.code(), one.words())).to_vec();
    let units = Unit::ALL.map(|unit| Choice::new(unit.code(), unit.words(2))).to_vec();
    let (words, usual) = (strand.words(), strand.usual_notice_days());
    let each = if strand == Strand::Shadowing { "each way" } else { "for each participant" };
    view! {
        <Radios name=requirement legend=words choices value=typed.requirement />
        <div class="app-together">
            <Field
                name=number
                label=format!("{words}: target {each}")
                hint="Leave it empty where there is none"
                value=typed.number
                width=3
                inputmode="numeric"
            />
            <Select name=unit label=format!("{words}: counted in") choices=units value=typed.unit />
            <Field
                name=notice
                label=format!("{words}: days of notice")
                hint=format!("How long before it is booked. Leave empty for {usual}")
                value=typed.notice
                width=3
                inputmode="numeric"
            />
        </div>
    }
}

/// The strands: a component, since fields find what was typed in the form that they stand in.
#[component]
fn Strands(
    /// What they hold before anybody types.
    form: shape::Form,
) -> impl IntoView {
    Strand::ALL.map(|one| strand(one, &form)).into_iter().collect_view()
}

/// The form.
#[component]
pub fn ShapePage() -> impl IntoView {
    load(async move {
        let slug = server::param("programme");
        let (service, actor) = (server::service(), server::actor());
        let (programme, shape, version) = service::shape::show(&service, actor.as_deref(), &slug).await?;
        let form = shape::Form::of(&shape);
        let strands = form.clone();
        let began = format!("It began as: {}. You can change all of it.", shape.template.words());
        Ok(view! {
            <Page title="Settings of the programme" crumbs=programme_crumbs(&slug, &programme.name)>
                <p>{began} " Cohorts that are there keep their dates and phases."</p>
                <Form act=ChangeShape::PATH version>
                    <Hidden name="programme" value=slug />
                    <Field
                        name="weeks"
                        label="How many weeks does a cohort usually last?"
                        value=form.weeks
                        width=3
                        inputmode="numeric"
                    />
                    <h2 class="nhsuk-heading-m">"What pairs do"</h2>
                    <Strands form=strands />
                    <h2 class="nhsuk-heading-m">"Who may take part"</h2>
                    <p>"Clinicians and managers may, always. Whoever does not fit is counted on the cohort’s page; nobody is turned away by the service."</p>
                    <TextArea
                        name="professions"
                        label="Professions"
                        hint="One a line. Leave it empty for all"
                        value=form.professions
                        limit=LIST
                    />
                    <TextArea
                        name="clinician_grades"
                        label="Grades of clinicians"
                        hint="One a line, such as ST5. Leave it empty for all"
                        value=form.clinician_grades
                        limit=LIST
                    />
                    <TextArea
                        name="manager_grades"
                        label="Grades of managers"
                        hint="One a line, such as Band 8a. Leave it empty for all"
                        value=form.manager_grades
                        limit=LIST
                    />
                    <Field
                        name="notice_weeks"
                        label="For how many weeks from the first day must somebody stay in their post at least?"
                        hint="Leave it empty where it does not matter"
                        value=form.notice_weeks
                        width=3
                        inputmode="numeric"
                    />
                    <h2 class="nhsuk-heading-m">"Phases of a new cohort"</h2>
                    <TextArea
                        name="phases"
                        label="Phases"
                        hint="One a line: the week (0 is the one of the first day), who is told (nobody, participants or coordinators), its name and what they are told, with semicolons between them"
                        value=form.phases
                        rows=12
                        limit=PHASES
                    />
                    <Submit label="Save changes" />
                </Form>
            </Page>
        }
        .into_any())
    })
}
