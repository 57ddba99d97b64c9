//! Numbers as bars on one scale, each with its number beside it: the picture repeats what the words say.

use leptos::prelude::*;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// How many.
    pub value: i64,
    /// The number in words, where it is more than the number.
    pub words: String,
    /// What is counted, for the link.
    pub address: String,
    /// Where it should be, where that is said.
    pub target: Option<i64>,
}

impl Bar {
    /// A bar whose words are its number.
    pub fn number(label: impl Into<String>, value: i64, address: impl Into<String>) -> Self {
        Self { label: label.into(), value, words: value.to_string(), address: address.into(), target: None }
    }

    /// The same in other words.
    #[must_use]
    pub fn words(mut self, words: impl Into<String>) -> Self {
        self.words = words.into();
        self
    }
}

/// A share of a whole in per cent of a plot's width.
fn share(value: i64, whole: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of people and minutes are small")]
    let share = if whole > 0 { value.clamp(0, whole) as f64 / whole as f64 } else { 0.0 };
    format!("{:.1}%", 100.0 * share)
}

/// A bar alone.
#[component]
pub fn BarPlot(
    /// How much.
    value: i64,
    /// Of how much.
    whole: i64,
    /// Where it should be, where that is said.
    target: Option<i64>,
) -> impl IntoView {
    view! {
        <svg class="app-bar" width="100%" height="16" aria-hidden="true">
            <rect class="app-bar__value" width=share(value, whole) height="100%" />
            {target
                .map(|target| {
                    let x = share(target, whole);
                    view! { <line class="app-bar__target" x1=x.clone() x2=x y1="0" y2="100%" /> }
                })}
        </svg>
    }
}

/// Bars on one scale.
#[component]
pub fn Bars(
    /// What they show.
    #[prop(into)]
    title: String,
    /// The bars.
    bars: Vec<Bar>,
    /// The end of the scale; the longest bar where it is not given.
    #[prop(optional)]
    whole: Option<i64>,
) -> impl IntoView {
    let longest = bars.iter().map(|bar| bar.value.max(bar.target.unwrap_or(0))).max().unwrap_or(0);
    let whole = whole.unwrap_or(longest);
    let rows = bars
        .into_iter()
        .map(|bar| {
            view! {
                <li class="app-dumbbell__row app-dumbbell__row--bar">
                    <span class="app-dumbbell__label">{bar.label.clone()}</span>
                    <span class="app-dumbbell__plot">
                        <BarPlot value=bar.value whole target=bar.target />
                    </span>
                    <a class="app-dumbbell__value" href=bar.address>
                        {bar.words}
                        <span class="nhsuk-u-visually-hidden">" " {bar.label}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <figure class="app-chart">
            <figcaption class="app-chart__title">{title}</figcaption>
            <ul class="app-dumbbell">{rows}</ul>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_is_never_more_than_the_whole() {
        for (value, whole, expected) in
            [(0, 4, "0.0%"), (1, 4, "25.0%"), (9, 4, "100.0%"), (-1, 4, "0.0%"), (3, 0, "0.0%"), (1, 3, "33.3%")]
        {
            assert_eq!(share(value, whole), expected, "{value} of {whole}");
        }
    }
}
