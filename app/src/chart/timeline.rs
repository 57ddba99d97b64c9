//! Days on which something was done or is planned, a line for each of several rows, over the months of a cohort. What is
//! done is filled, what is planned is hollow, today is dashed: legible in black and white.

use super::days::position;
use chrono::{Datelike, Months as Step, NaiveDate};
use domain::{london, timeline::Mark};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// More months than this are named every third only: on a phone their names would cover each other.
const NAMED: usize = 12;

/// From which day to which a timeline reaches, and which of them is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// Today.
    pub today: NaiveDate,
}

impl Span {
    /// The days of a cohort, and those of every mark.
    pub fn of<'a>(days: (NaiveDate, NaiveDate), marks: impl Iterator<Item = &'a Mark>, today: NaiveDate) -> Self {
        let (first, last) = marks.fold(days, |(first, last), mark| (first.min(mark.on), last.max(mark.on)));
        Self { first, last, today }
    }

    fn at(self, day: NaiveDate) -> f64 {
        position(day, (self.first, self.last))
    }

    fn x(self, day: NaiveDate) -> String {
        format!("{:.1}%", self.at(day))
    }

    fn is_within(self) -> bool {
        (self.first..=self.last).contains(&self.today)
    }

    /// The first day of each month in it.
    fn months(self) -> Vec<NaiveDate> {
        let first = self.first.with_day(1).unwrap_or(self.first);
        let all = (0..=1200).map_while(|step| first.checked_add_months(Step::new(step)));
        all.skip_while(|day| *day < self.first).take_while(|day| *day <= self.last).collect()
    }
}

/// Where marks are drawn, each place once however many there are: half a per cent of the width apart at least.
fn places(span: Span, marks: &[Mark]) -> Vec<(String, bool)> {
    let mut drawn = BTreeSet::new();
    let mut places = Vec::new();
    // Those that are done on top of those that are planned.
    for is_done in [false, true] {
        for mark in marks.iter().filter(|mark| mark.is_done() == is_done) {
            let place = format!("{:.1}", (2.0 * span.at(mark.on)).round() / 2.0);
            if drawn.insert((place.clone(), is_done)) {
                places.push((format!("{place}%"), is_done));
            }
        }
    }
    places
}

/// One row of a timeline.
#[component]
pub fn Line(
    /// Its days.
    span: Span,
    /// What is in it.
    marks: Vec<Mark>,
) -> impl IntoView {
    let grid = span.months().into_iter().map(|day| {
        let x = span.x(day);
        view! { <line class="app-chart__grid" x1=x.clone() x2=x y1="0" y2="100%" /> }
    });
    let grid = grid.collect_view();
    let circles = places(span, &marks).into_iter().map(|(x, is_done)| {
        let (class, r) = if is_done { ("app-days__mark app-days__mark--past", "6") } else { ("app-days__mark", "7") };
        view! { <circle class=class cx=x cy="12" r=r /> }
    });
    let circles = circles.collect_view();
    let today = span.is_within().then(|| {
        let x = span.x(span.today);
        view! { <line class="app-days__today" x1=x.clone() x2=x y1="0" y2="100%" /> }
    });
    view! {
        <svg class="app-chart__svg" width="100%" height="24" aria-hidden="true">
            {grid}
            <line class="app-chart__grid" x1="0" x2="100%" y1="12" y2="12" />
            {today}
            {circles}
        </svg>
    }
}

/// The names of the months, below the rows.
#[component]
pub fn Months(
    /// Their days.
    span: Span,
) -> impl IntoView {
    let months = span.months();
    let every = if months.len() > NAMED { 3 } else { 1 };
    let names = months.into_iter().step_by(every).map(|day| {
        view! {
            <text class="app-days__month" x=span.x(day) y="14">
                {day.format("%b").to_string()}
            </text>
        }
    });
    let names = names.collect_view();
    view! {
        <svg class="app-chart__svg" width="100%" height="20" aria-hidden="true">
            {names}
        </svg>
    }
}

/// What the marks mean.
#[component]
pub fn Key(
    /// The days that they are on.
    span: Span,
) -> impl IntoView {
    let today = span
        .is_within()
        .then(|| view! { <li>{format!("The dashed line is today, {}", london::date_words(span.today))}</li> });
    view! {
        <ul class="app-chart__key">
            <li>
                <svg class="app-chart__symbol" width="16" height="16" aria-hidden="true">
                    <circle class="app-days__mark app-days__mark--past" cx="8" cy="8" r="6" />
                </svg>
                " done"
            </li>
            <li>
                <svg class="app-chart__symbol" width="16" height="16" aria-hidden="true">
                    <circle class="app-days__mark" cx="8" cy="8" r="6" />
                </svg>
                " planned"
            </li>
            {today}
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, places};
    use domain::{clash::Firm, strand::Strand, timeline::Mark};

    fn mark(on: &str, firm: Firm) -> Mark {
        let id = uuid::Uuid::nil();
        Mark {
            pair: id.into(),
            id,
            strand: Strand::Conversation,
            visitor: None,
            on: on.parse().unwrap(),
            minutes: 30,
            firm,
        }
    }

    #[test]
    fn a_timeline_reaches_over_the_cohort_and_every_mark() {
        let on = |day: &str| day.parse().unwrap();
        let marks = [mark("2027-01-20", Firm::Logged), mark("2027-05-01", Firm::Agreed)];
        let span = Span::of((on("2027-02-01"), on("2027-04-30")), marks.iter(), on("2027-03-01"));
        assert_eq!((span.first, span.last), (on("2027-01-20"), on("2027-05-01")));
        assert_eq!(span.months(), [on("2027-02-01"), on("2027-03-01"), on("2027-04-01"), on("2027-05-01")]);
    }

    #[test]
    fn a_thousand_marks_are_drawn_at_few_places() {
        let on = |day: &str| day.parse().unwrap();
        let span = Span { first: on("2027-01-01"), last: on("2027-12-31"), today: on("2027-06-01") };
        let marks: Vec<_> = (0..1000)
            .map(|number| mark(if number % 2 == 0 { "2027-02-01" } else { "2027-11-01" }, Firm::Logged))
            .collect();
        assert_eq!(places(span, &marks).len(), 2);
        let both = [mark("2027-02-01", Firm::Logged), mark("2027-02-01", Firm::Proposed)];
        assert_eq!(places(span, &both).iter().map(|(_, is_done)| *is_done).collect::<Vec<_>>(), [false, true]);
    }
}
