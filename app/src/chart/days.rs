//! Phases on a line from the first to the last, with today marked; the same stands beside it as a list.

use chrono::NaiveDate;
use domain::{london, phase::Phase};
use leptos::prelude::*;

/// How many rows the marks may take before they cover each other.
const ROWS: usize = 3;
/// How near two marks of a row may be on a phone, in per cent of the line.
const NEAR: f64 = 9.0;
/// Between two rows of marks, in pixels.
const STEP: usize = 28;

/// A day in per cent of the line.
pub(super) fn position(day: NaiveDate, (first, last): (NaiveDate, NaiveDate)) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a cohort lasts some hundreds of days")]
    let (at, all) = ((day - first).num_days() as f64, (last - first).num_days().max(1) as f64);
    (100.0 * at / all).clamp(0.0, 100.0)
}

/// A row for each mark, so that those that are near each other stand in different ones while there are rows.
fn rows(positions: &[f64]) -> Vec<usize> {
    let mut ends = [f64::NEG_INFINITY; ROWS];
    let row = |at: &f64| {
        let free = ends.iter().position(|end| at - end >= NEAR);
        let row = free.unwrap_or_else(|| (0..ROWS).min_by(|a, b| ends[*a].total_cmp(&ends[*b])).unwrap_or(0));
        ends[row] = *at;
        row
    };
    positions.iter().map(row).collect()
}

/// The line of phases, and the list of them.
#[component]
pub fn Days(
    /// What it shows.
    #[prop(into)]
    title: String,
    /// The phases, by their day.
    phases: Vec<Phase>,
    /// The cohort's first and last day.
    days: (NaiveDate, NaiveDate),
    /// The day that is marked.
    today: NaiveDate,
) -> impl IntoView {
    let all = || phases.iter().map(|phase| phase.starts_on);
    let span = (all().min().unwrap_or(days.0).min(days.0), all().max().unwrap_or(days.1).max(days.1));
    let positions: Vec<_> = all().map(|day| position(day, span)).collect();
    let rows = rows(&positions);
    let base = 24 + STEP * (rows.iter().max().copied().unwrap_or(0) + 1);
    let marks = positions
        .iter()
        .zip(&rows)
        .enumerate()
        .map(|(at, (x, row))| {
            let (x, y) = (format!("{x:.1}%"), base - 16 - STEP * row);
            let class = if all().nth(at).is_some_and(|day| day <= today) {
                "app-days__mark app-days__mark--past"
            } else {
                "app-days__mark"
            };
            let text =
                if class.ends_with("past") { "app-days__number app-days__number--past" } else { "app-days__number" };
            view! {
                <line class="app-chart__grid" x1=x.clone() x2=x.clone() y1=y.to_string() y2=base.to_string() />
                <circle class=class cx=x.clone() cy=y.to_string() r="12" />
                <text class=text x=x y=(y + 5).to_string() text-anchor="middle">{(at + 1).to_string()}</text>
            }
        })
        .collect_view();
    let (from, to) = (format!("{:.1}%", position(days.0, span)), format!("{:.1}%", position(days.1, span)));
    let is_within = (span.0..=span.1).contains(&today);
    let now = is_within.then(|| {
        let x = format!("{:.1}%", position(today, span));
        view! { <line class="app-days__today" x1=x.clone() x2=x y1="0" y2=(base + 12).to_string() /> }
    });
    let next = all().position(|day| day > today);
    let items = phases
        .iter()
        .enumerate()
        .map(|(at, phase)| {
            let when = if next == Some(at) { " (next)" } else { "" };
            view! {
                <li>
                    {phase.name.clone()} ", " {london::date_words(phase.starts_on)} {when}
                </li>
            }
        })
        .collect_view();
    view! {
        <figure class="app-chart">
            <figcaption class="app-chart__title">{title}</figcaption>
            <div class="app-dumbbell__plot">
                <svg class="app-chart__svg" width="100%" height=(base + 14).to_string() aria-hidden="true">
                    {now}
                    <line class="app-days__line" x1=from x2=to y1=base.to_string() y2=base.to_string() />
                    {marks}
                </svg>
            </div>
            <p class="app-list__detail">
                {if is_within {
                    format!("The dashed line is today, {}; the thick line is the cohort from its first to its last day.", london::date_words(today))
                } else {
                    "The thick line is the cohort from its first to its last day.".to_owned()
                }}
            </p>
            <ol class="nhsuk-list nhsuk-list--number">{items}</ol>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::{position, rows};

    #[test]
    fn a_day_is_placed_between_the_first_and_the_last() {
        let on = |text: &str| text.parse().unwrap();
        let span = (on("2027-01-01"), on("2027-01-11"));
        for (day, expected) in [("2027-01-01", 0.0), ("2027-01-06", 50.0), ("2027-01-11", 100.0), ("2028-01-01", 100.0)]
        {
            assert!((position(on(day), span) - expected).abs() < 1e-9, "{day}");
        }
        assert!(position(on("2027-01-01"), (on("2027-01-01"), on("2027-01-01"))).abs() < 1e-9);
    }

    #[test]
    fn marks_that_are_near_each_other_stand_in_different_rows() {
        assert_eq!(rows(&[0.0, 5.0, 8.0, 9.0, 50.0, 50.0, 50.0, 50.0]), [0, 1, 2, 0, 0, 1, 2, 0]);
        assert_eq!(rows(&[]), [0; 0]);
    }
}
