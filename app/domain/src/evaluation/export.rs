//! A report as rows of a table to take away: what is suppressed says so in every column.

use super::{Change, Comparison, ItemChange, Report};
use crate::{
    signed_rank::Test,
    suppression::{Disclosed, breakdown::Group},
};

/// What one row is about.
struct Line<'a> {
    report: &'a Report,
    comparison: &'a Comparison,
    item: &'a ItemChange,
    group: Group,
}

/// A column's name, and what stands in it.
type Column = (&'static str, fn(&Line) -> String);

const COLUMNS: [Column; 30] = [
    ("instrument", |line| line.report.instrument.clone()),
    ("version", |line| line.report.version.to_string()),
    ("comparison", |line| line.comparison.code()),
    ("item", |line| line.item.item.code.clone()),
    ("text", |line| line.item.item.text.clone()),
    ("group", |line| line.group.code().to_owned()),
    ("starters", |line| line.comparison.starters.group(line.group).to_string()),
    ("completers", |line| line.comparison.completers.group(line.group).to_string()),
    ("pairs", |line| line.figure(Change::n)),
    ("before_lower_quartile", |line| line.figure_if(|change| change.before.map(|before| before.lower))),
    ("before_median", |line| line.figure_if(|change| change.before.map(|before| before.median))),
    ("before_upper_quartile", |line| line.figure_if(|change| change.before.map(|before| before.upper))),
    ("after_lower_quartile", |line| line.figure_if(|change| change.after.map(|after| after.lower))),
    ("after_median", |line| line.figure_if(|change| change.after.map(|after| after.median))),
    ("after_upper_quartile", |line| line.figure_if(|change| change.after.map(|after| after.upper))),
    ("mean_change", |line| line.figure_if(|change| change.mean_change.map(decimals))),
    ("better", |line| line.figure(|change| change.signed_rank.better)),
    ("same", |line| line.figure(|change| change.signed_rank.same)),
    ("worse", |line| line.figure(|change| change.signed_rank.worse)),
    ("better_percent", |line| line.figure_if(|change| change.percents().map(|[better, _, _]| better))),
    ("same_percent", |line| line.figure_if(|change| change.percents().map(|[_, same, _]| same))),
    ("worse_percent", |line| line.figure_if(|change| change.percents().map(|[_, _, worse]| worse))),
    ("nonzero", |line| line.figure(|change| change.signed_rank.nonzero())),
    ("w_plus", |line| line.figure(|change| change.signed_rank.w_plus)),
    ("w_minus", |line| line.figure(|change| change.signed_rank.w_minus)),
    ("rank_biserial", |line| line.figure_if(|change| change.effect().map(decimals))),
    ("p", |line| line.figure_if(|change| change.signed_rank.test.p())),
    ("p_holm", |line| line.figure_if(|change| change.p_holm)),
    ("method", |line| {
        line.figure_if(|change| match change.signed_rank.test {
            Test::Tested { method, .. } => Some(method.code()),
            Test::NotTested(_) => None,
        })
    }),
    ("note", |line| {
        line.figure_if(|change| match change.signed_rank.test {
            Test::Tested { .. } => None,
            Test::NotTested(reason) => Some(reason.words()),
        })
    }),
];

/// The names of the columns. Values are in points of the scale, p-values from 0 to 1, per cent whole; what there is
/// not, such as the p-value of too few pairs, is blank.
pub const HEADERS: [&str; COLUMNS.len()] = {
    let mut headers = [""; COLUMNS.len()];
    let mut column = 0;
    while column < headers.len() {
        headers[column] = COLUMNS[column].0;
        column += 1;
    }
    headers
};

/// One line of the table, a text for each of [`HEADERS`].
pub type Row = [String; HEADERS.len()];

/// All rows: by comparison, item and group.
pub fn rows(report: &Report) -> impl Iterator<Item = Row> {
    report.comparisons().into_iter().flat_map(move |comparison| {
        comparison.items.iter().flat_map(move |item| {
            Group::ALL.into_iter().map(move |group| {
                let line = Line { report, comparison, item, group };
                COLUMNS.map(|(_, cell)| cell(&line))
            })
        })
    })
}

impl Line<'_> {
    /// A figure of the group, or that it is suppressed.
    fn figure<T: ToString>(&self, of: impl Fn(&Change) -> T) -> String {
        self.figure_if(|change| Some(of(change)))
    }

    /// A figure that there may not be, blank then; or that it is suppressed.
    fn figure_if<T: ToString>(&self, of: impl Fn(&Change) -> Option<T>) -> String {
        let change: Disclosed<&Change> = self.item.change.group(self.group);
        change.map(|change| of(change).map_or(String::new(), |figure| figure.to_string())).to_string()
    }
}

/// As many decimals as anybody reads.
fn decimals(value: f64) -> String {
    format!("{value:.4}")
}
