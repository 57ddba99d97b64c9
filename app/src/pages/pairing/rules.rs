//! The rules of a cohort for pairing: the form, what it would do before it is saved, and the versions before.

mod shown;

use crate::{
    error::AppError,
    form::{Choice, Field, Form, Hidden, Radios, Select, Submit},
    layout::{Page, cohort_crumbs, cohort_path, load},
    server,
};
use domain::pairing::{LINE_STEPS, Objective, RulesForm, Weight};
use leptos::{prelude::*, server_fn::ServerFn};
use shown::{Effects, History};

/// Saves a cohort's rules, or shows what they would do.
#[server(endpoint = "pairing/rules")]
pub async fn save_pairing_rules(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(flatten)] form: RulesForm,
    #[server(default)] effect: String,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let path = format!("/programmes/{programme}/cohorts/{cohort}/pairing/rules");
    if effect == "yes" {
        let rules = form.check().map_err(AppError::Refused)?;
        service::pairing::effect(&service, actor.as_deref(), &programme, &cohort, rules).await?;
        server::redirect(&format!("{path}?try={}", server::encoded(&form.text())));
        return Ok(());
    }
    let key = server::key(&key);
    service::pairing::save_rules(&service, actor.as_deref(), key, &programme, &cohort, &form, version).await?;
    server::redirect(&format!("{path}?done=rules"));
    Ok(())
}

/// The rules of a cohort.
#[component]
pub fn RulesPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let (service, actor) = (server::service(), server::actor());
        let shown = service::pairing::rules(&service, actor.as_deref(), &programme, &cohort).await?;
        // Whatever else stands in the address is not shown.
        let tried = server::query("try").and_then(|text| RulesForm::read(&text));
        let tried = tried.and_then(|form| form.check().ok());
        let effects = match tried {
            Some(rules) => {
                Some(service::pairing::effect(&service, actor.as_deref(), &programme, &cohort, rules).await?)
            }
            None => None,
        };
        let form = RulesForm::of(&tried.unwrap_or(shown.rules));
        let mut crumbs = cohort_crumbs(&shown.cohort);
        crumbs.push((format!("{}/pairing", cohort_path(&shown.cohort)), "Pairing".into()));
        Ok(view! {
            <Page title="Rules for pairing" crumbs>
                <p>"Two of one side, people kept apart by a note, and anybody who is not approved are never paired. All else is for you to decide: a rule can be off, hard (nobody is paired against it) or have a weight from 0 to 10 (keeping it earns points)."</p>
                {effects.map(|(now, tried)| view! { <Effects now tried /> })}
                <Form act=SavePairingRules::PATH version=shown.version>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <Rules form />
                    <div class="app-together">
                        <Submit label="Save the rules" />
                        <Submit label="Show the effect" is_secondary=true sends=("effect", "yes") />
                    </div>
                </Form>
                <History history=shown.history />
            </Page>
        }
        .into_any())
    })
}

/// Off, hard, or a weight.
#[component]
fn Strength(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    value: String,
) -> impl IntoView {
    let weights = (0..=Weight::MOST).map(|weight| Choice::new(weight.to_string(), format!("Weight {weight}")));
    let choices = [Choice::new("off", "Off"), Choice::new("hard", "Hard")].into_iter().chain(weights).collect();
    let hint = hint.unwrap_or_default();
    view! { <Select name label hint choices value /> }
}

#[component]
fn Rules(form: RulesForm) -> impl IntoView {
    let objectives = Objective::ALL
        .map(|objective| Choice::new(objective.code(), format!("Most pairs, then {}", objective.words())))
        .to_vec();
    let wanted = || vec![Choice::new("same", "The same"), Choice::new("different", "Different")];
    let travel = vec![Choice::new("same", "The same site"), Choice::new("travel", "Travel between sites is possible")];
    let steps = LINE_STEPS
        .map(|steps| {
            let words = match steps {
                0 => "However far up".to_owned(),
                1 => "1 step".to_owned(),
                more => format!("{more} steps"),
            };
            Choice::new(steps.to_string(), words)
        })
        .to_vec();
    view! {
        <Radios name="objective" legend="What to aim at" choices=objectives value=form.objective />
        <div class="app-together app-together--ruled">
            <Strength name="availability" label="Shared half-days" value=form.availability />
            <Field name="half_days" label="Half-days that are enough" hint="From 1 to 14. Hard: fewer forbid a pair. Weighted: so many earn all points" value=form.half_days width=2 inputmode="numeric" />
        </div>
        <div class="app-together app-together--ruled">
            <Strength name="interests" label="Shared interests" value=form.interests />
            <Field name="shared_interests" label="Interests that are enough" hint="From 1 to 10" value=form.shared_interests width=2 inputmode="numeric" />
        </div>
        <div class="app-together app-together--ruled">
            <Strength name="site" label="Site" value=form.site />
            <Select name="travel" label="Which sites go together" hint="With travel, different sites earn half of the points, and are not forbidden where the rule is hard" choices=travel value=form.travel />
        </div>
        <div class="app-together app-together--ruled">
            <Strength name="division" label="Division" value=form.division />
            <Select name="division_wanted" label="Divisions should be" choices=wanted() value=form.division_wanted />
        </div>
        <div class="app-together app-together--ruled">
            <Strength name="grade" label="Grades near each other" value=form.grade />
            <Field name="grade_steps" label="Steps apart at most, where the rule is hard" hint="From 0 to 100: ST5 and band 8a are 9 steps apart, FY1 and VSM 72" value=form.grade_steps width=3 inputmode="numeric" />
        </div>
        <div class="app-together app-together--ruled">
            <Strength name="goals" label="Goals in common" hint="Words that both goals name, small words left aside" value=form.goals />
            <Field name="shared_words" label="Shared words that are enough" hint="From 1 to 10" value=form.shared_words width=2 inputmode="numeric" />
        </div>
        <div class="app-together app-together--ruled">
            <Strength name="department" label="Department or specialty" value=form.department />
            <Select name="department_wanted" label="Departments should be" choices=wanted() value=form.department_wanted />
        </div>
        <div class="app-together app-together--ruled">
            <Strength name="line_management" label="Not in each other’s line management" value=form.line_management />
            <Select name="line_steps" label="How far up to look" choices=steps value=form.line_steps />
        </div>
        <div class="app-together app-together--ruled">
            <Strength name="earlier" label="Not paired with each other before" value=form.earlier />
        </div>
        <div class="app-together app-together--ruled">
            <Strength name="stays" label="Both there to the cohort’s last day" hint="By the date of their next rotation" value=form.stays />
        </div>
    }
}
