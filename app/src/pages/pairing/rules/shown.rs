//! What rules do to a cohort, beside what the saved ones do; and the versions before.

use crate::table::{Table, texts};
use domain::{
    draft::RulesVersion,
    london,
    pairing::{Effect, Measure, Rule, Strength},
};
use leptos::prelude::*;

/// What a rule is called where it forbids.
fn name(rule: Rule) -> &'static str {
    let measure = Measure::ALL.into_iter().find(|measure| measure.rule() == rule);
    measure.map_or(if rule == Rule::Banned { "Ruled out" } else { "Notes of who is kept apart" }, Measure::words)
}

/// What the tried rules do, and what the saved ones do.
#[component]
pub(super) fn Effects(now: Effect, tried: Effect) -> impl IntoView {
    let row =
        |words: &str, of: fn(&Effect) -> usize| texts([words.to_owned(), of(&now).to_string(), of(&tried).to_string()]);
    let rows = vec![
        row("Possible pairs", |effect| effect.possible),
        row("Pairs at once, at most", |effect| effect.most),
        row("People without any possible partner", |effect| effect.without),
    ];
    let by = tried
        .by
        .iter()
        .map(|blocked| {
            texts([
                name(blocked.rule).to_owned(),
                blocked.pairs.to_string(),
                blocked.alone.to_string(),
                blocked.more.to_string(),
            ])
        })
        .collect();
    let of = format!("Of {} pairs of a clinician and a manager who are free. Nothing is saved.", tried.compared);
    view! {
        <section aria-labelledby="effect">
            <h2 class="nhsuk-heading-m" id="effect">"The effect of these rules"</h2>
            <p>{of}</p>
            <Table caption="The effect of these rules" headings=&["What", "As saved", "As below"] rows />
            <Table
                caption="What each hard rule forbids"
                headings=&["Hard rule", "Pairs it forbids", "That no other forbids", "Pairs more at once without it"]
                rows=by
            />
        </section>
    }
}

/// The versions of the rules.
#[component]
pub(super) fn History(history: Vec<RulesVersion>) -> impl IntoView {
    let rows: Vec<_> = history
        .into_iter()
        .map(|version| {
            let words =
                Measure::ALL.into_iter().filter(|measure| version.rules.strength(*measure) != Strength::Off).map(
                    |measure| format!("{} {}", measure.words(), version.rules.strength(measure).words().to_lowercase()),
                );
            texts([
                version.version.to_string(),
                london::instant_words(version.created_at),
                version.author,
                words.collect::<Vec<_>>().join("; "),
            ])
        })
        .collect();
    view! {
        <h2 class="nhsuk-heading-m">"Versions"</h2>
        {if rows.is_empty() {
            view! { <p>"These are the rules that every cohort begins with."</p> }.into_any()
        } else {
            view! { <Table caption="Versions of the rules" headings=&["Version", "Saved", "By", "Rules"] rows /> }.into_any()
        }}
    }
}
