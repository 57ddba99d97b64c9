//! Charts as SVG made on the server, for black and white too: before is hollow, after is filled, worse is dashed.
//!
//! A plot has no view box: x is in per cent of its width, so that it stretches with the page and nothing shrinks on a
//! phone. The same data stands beside every chart as a table.

mod bars;
mod days;
mod timeline;

pub use bars::{Bar, BarPlot, Bars};
pub use days::Days;
pub use timeline::{Key, Line, Months, Span};

use leptos::prelude::*;

/// One row of a dumbbell chart.
#[derive(Clone, Debug, PartialEq)]
pub struct DumbbellRow {
    /// What it is about.
    pub label: String,
    /// The values before and after; `Err` says why they are not shown.
    pub values: Result<(f64, f64), String>,
}

/// Before and after of several items on one scale.
#[component]
pub fn Dumbbell(
    /// What the chart shows.
    #[prop(into)]
    title: String,
    /// The least and the greatest value of the scale.
    scale: (u8, u8),
    /// Its rows.
    rows: Vec<DumbbellRow>,
) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let (plot, value) = match row.values {
                Ok((before, after)) => {
                    let words = format!("{} to {}", trimmed(before), trimmed(after));
                    (view! { <Plot scale before after /> }.into_any(), words)
                }
                Err(reason) => (().into_any(), reason),
            };
            view! {
                <div class="app-dumbbell__row">
                    <div class="app-dumbbell__label">{row.label}</div>
                    <div class="app-dumbbell__plot">{plot}</div>
                    <div class="app-dumbbell__value">{value}</div>
                </div>
            }
        })
        .collect_view();
    view! {
        <figure class="app-chart">
            <figcaption class="app-chart__title">{title}</figcaption>
            <ul class="app-chart__key">
                <li>
                    <svg class="app-chart__symbol" width="16" height="16" aria-hidden="true">
                        <circle class="app-chart__before" cx="8" cy="8" r="6" />
                    </svg>
                    " before"
                </li>
                <li>
                    <svg class="app-chart__symbol" width="16" height="16" aria-hidden="true">
                        <circle class="app-chart__after" cx="8" cy="8" r="6" />
                    </svg>
                    " after; a dashed line means worse"
                </li>
            </ul>
            <div class="app-dumbbell">{rows}</div>
        </figure>
    }
}

/// A number without a useless `.0`.
pub fn trimmed(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn position(value: f64, (least, greatest): (u8, u8)) -> String {
    let share = (value - f64::from(least)) / (f64::from(greatest) - f64::from(least));
    format!("{:.2}%", 100.0 * share.clamp(0.0, 1.0))
}

#[component]
fn Plot(scale: (u8, u8), before: f64, after: f64) -> impl IntoView {
    let grid = (scale.0..=scale.1)
        .map(|value| {
            let x = position(f64::from(value), scale);
            view! { <line class="app-chart__grid" x1=x.clone() x2=x y1="0" y2="100%" /> }
        })
        .collect_view();
    let link = if after < before { "app-chart__link app-chart__link--down" } else { "app-chart__link" };
    let (from, to) = (position(before, scale), position(after, scale));
    view! {
        <svg class="app-chart__svg" width="100%" height="24" aria-hidden="true">
            {grid}
            <line class=link x1=from.clone() x2=to.clone() y1="12" y2="12" />
            <circle class="app-chart__before" cx=from cy="12" r="7" />
            <circle class="app-chart__after" cx=to cy="12" r="5" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::{position, trimmed};

    #[test]
    fn a_value_is_placed_on_its_scale() {
        for (value, x) in [(1.0, "0.00%"), (3.0, "50.00%"), (5.0, "100.00%"), (9.0, "100.00%")] {
            assert_eq!(position(value, (1, 5)), x);
        }
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!((trimmed(3.0), trimmed(2.5), trimmed(0.126)), ("3".into(), "2.5".into(), "0.13".into()));
    }
}
