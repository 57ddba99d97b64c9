//! Whom a programme reaches, and the eligible workforce with which that is compared.

use crate::{
    error::AppError,
    form::{DateField, Field, Form, Hidden, Submit},
    layout::{Page, load, programme_crumbs},
    server,
    table::{Table, texts},
};
use domain::{
    london,
    policy::{Act, Place, allows},
    reach::{self, Block, Indicator, Stage, Workforce},
    suppression::{Cell, Disclosed, Minimum},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Changes the eligible workforce.
#[server(endpoint = "reach/workforce")]
pub async fn change_workforce(
    #[server(default)] programme: String,
    #[server(flatten)] form: reach::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let key = server::key(&key);
    service::reach::change_workforce(&service, actor.as_deref(), key, &programme, version, &form).await?;
    server::redirect(&format!("/programmes/{programme}/reach?done=changed"));
    Ok(())
}

/// Whom the programme reaches.
#[component]
pub fn ReachPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let slug = server::param("programme");
        let shown = service::reach::show(&service, actor.as_deref(), &slug).await?;
        let may_change = allows(actor.as_deref(), Act::ChangeWorkforce, &Place::programme(shown.programme.id));
        let (minimum, workforce) = (shown.minimum, shown.workforce);
        let blocks = shown
            .blocks
            .into_iter()
            .map(|block| view! { <Cohorts block minimum workforce=workforce.clone() /> })
            .collect_view();
        let is_empty = blocks.is_empty();
        let rule = format!(
            "A count is shown where there are at least {0} white and at least {0} BME people in it, and in every group \
             that could be worked out from it by subtraction. Cohorts are counted together until there are enough.",
            minimum.people(),
        );
        Ok(view! {
            <Page title="Who the programme reaches" caption=shown.programme.name.clone() crumbs=programme_crumbs(&slug, &shown.programme.name)>
                <Eligible workforce=workforce.clone() minimum />
                {may_change
                    .then(|| {
                        let words = if workforce.is_some() { "Change the eligible workforce" } else { "Enter the eligible workforce" };
                        view! {
                            <p>
                                <a href=format!("/programmes/{slug}/reach/workforce")>{words}</a>
                            </p>
                        }
                    })}
                {if is_empty {
                    view! { <p class="app-empty">"No cohort is counted yet. Each is counted four weeks after its first day."</p> }.into_any()
                } else {
                    blocks.into_any()
                }}
                <h2 class="nhsuk-heading-m">"How to read this"</h2>
                <p>"Participants said themselves which ethnic group they belong to, if they wanted to. White is White British, Irish and any other White background; BME, black and minority ethnic, every other group. Whoever did not say is in neither, so do not take the shares for those of everybody."</p>
                <p>"Indicator 4 of the Workforce Race Equality Standard is the share of the white workforce that took part, divided by that of the BME workforce. At 1.00 both are alike; above it, white staff are more likely to take part."</p>
                <p>{rule}</p>
                <p>"Each cohort is counted once: four weeks after its first day who applied and who was offered a pair, after its last day who completed. The counts do not change afterwards, and everybody is counted once, in their first cohort."</p>
            </Page>
        }
        .into_any())
    })
}

/// A number of people, where it may be told.
fn told(minimum: Minimum, people: usize) -> String {
    if minimum.allows(people) { people.to_string() } else { suppressed(minimum) }
}

fn suppressed(minimum: Minimum) -> String {
    Cell::Suppressed { fewer_than: minimum.people() }.to_string()
}

#[component]
fn Eligible(workforce: Option<Workforce>, minimum: Minimum) -> impl IntoView {
    let Some(workforce) = workforce else {
        return view! { <p>"The eligible workforce is not entered yet. Without it there is nothing to compare with."</p> }.into_any();
    };
    let numbers = [workforce.white, workforce.bme, workforce.not_known].map(|people| told(minimum, people));
    let source = format!("{}, as of {}.", workforce.source, london::date_words(workforce.as_of));
    view! {
        <h2 class="nhsuk-heading-m">"Eligible workforce"</h2>
        <Table caption="Eligible workforce" headings=&["White", "BME", "Not known"] rows=vec![texts(numbers)] />
        <p>{source}</p>
    }
    .into_any()
}

const HEADINGS: [&str; 5] = ["Stage", "White", "BME", "Not stated", "Indicator 4"];

#[component]
fn Cohorts(block: Block, minimum: Minimum, workforce: Option<Workforce>) -> impl IntoView {
    let names = block.cohorts.join(", ");
    let row = |stage: Stage| {
        let cells = match block.stage(stage) {
            None => ["not counted yet"; 4].map(str::to_owned),
            Some(counts) => {
                let number = |of: fn(&reach::Counts) -> usize| match counts {
                    Disclosed::Shown(counts) => of(&counts).to_string(),
                    Disclosed::Suppressed { .. } => suppressed(minimum),
                };
                let indicator = workforce.as_ref().map_or_else(
                    || "no eligible workforce".to_owned(),
                    |workforce| Indicator::of(minimum, counts, workforce).words(),
                );
                [
                    number(|counts| counts.white),
                    number(|counts| counts.bme),
                    number(|counts| counts.not_stated),
                    indicator,
                ]
            }
        };
        let [white, bme, not_stated, indicator] = cells;
        texts([stage.words().to_owned(), white, bme, not_stated, indicator])
    };
    let rows = Stage::ALL.map(row).to_vec();
    view! {
        <h2 class="nhsuk-heading-m">{names.clone()}</h2>
        <Table caption=format!("Participants of {names}") headings=&HEADINGS rows />
    }
}

/// The form that enters or changes the eligible workforce.
#[component]
pub fn WorkforcePage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let slug = server::param("programme");
        let (programme, workforce) = service::reach::workforce(&service, actor.as_deref(), &slug).await?;
        let version = workforce.as_ref().map_or(0, |workforce| workforce.version);
        let form = workforce.as_ref().map(reach::Form::of).unwrap_or_default();
        let mut crumbs = programme_crumbs(&slug, &programme.name);
        crumbs.push((format!("/programmes/{slug}/reach"), "Who the programme reaches".into()));
        Ok(view! {
            <Page title="Eligible workforce" crumbs>
                <p>"Everybody who could take part, such as all doctors in training and all managers in bands 7 and 8a, by the ethnic group in the staff record."</p>
                <Form act=ChangeWorkforce::PATH version>
                    <Hidden name="programme" value=slug />
                    <Field name="white" label="White" hint="British, Irish and any other White background" value=form.white width=5 inputmode="numeric" />
                    <Field name="bme" label="Black and minority ethnic (BME)" hint="Every other ethnic group" value=form.bme width=5 inputmode="numeric" />
                    <Field name="not_known" label="Not known" hint="Not stated, or not in the record" value=form.not_known width=5 inputmode="numeric" />
                    <DateField name="as_of" legend="For which day are the numbers right?" hint="For example, 31 3 2027" value=form.as_of />
                    <Field name="source" label="Where do they come from?" hint="Such as Electronic Staff Record, with the name of the report" value=form.source />
                    <Submit label="Save" />
                </Form>
            </Page>
        }
        .into_any())
    })
}
