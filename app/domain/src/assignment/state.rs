//! A half-finished assignment: prices that are right for all rows so far, and who is matched by now.

use super::{Assignment, Proof, graph::Graph};

/// No row or column: a free column is held by it, a row that is free or left over holds it.
pub(super) const NONE: u32 = u32::MAX;

/// Rows and columns with their prices.
///
/// At every step, for each pair that is allowed, `row_prices + column_prices <= cost`, with equality for the matched
/// ones; a row's price is at most `alone`, and just that when it is left over; a column's price is at most 0, and just
/// that when it is free. These are the conditions of the linear programme, so once no row is waiting the answer is best.
pub(super) struct State<'a> {
    pub(super) graph: &'a Graph,
    pub(super) row_prices: Vec<i64>,
    pub(super) column_prices: Vec<i64>,
    pub(super) column_of: Vec<u32>,
    pub(super) row_of: Vec<u32>,
    /// Rows that are neither matched nor left over for good.
    pub(super) waiting: Vec<u32>,
}

impl<'a> State<'a> {
    pub(super) fn new(graph: &'a Graph) -> Self {
        let (rows, columns) = (graph.row_places.len(), graph.column_places.len());
        Self {
            graph,
            row_prices: vec![0; rows],
            column_prices: vec![0; columns],
            column_of: vec![NONE; rows],
            row_of: vec![NONE; columns],
            waiting: (0..NONE).take(rows).collect(),
        }
    }

    /// The answer in the numbers that people came with, costs being scores again.
    pub(super) fn into_assignment(self) -> Assignment {
        let graph = self.graph;
        let bonus = graph.alone;
        let mut row_prices: Vec<i64> =
            graph.row_places.iter().map(|&row| graph.alone - self.row_prices[row as usize]).collect();
        let mut column_prices: Vec<i64> =
            graph.column_places.iter().map(|&column| -self.column_prices[column as usize]).collect();

        let mut column_people = vec![NONE; self.row_of.len()];
        for (person, &column) in (0..NONE).zip(&graph.column_places) {
            column_people[column as usize] = person;
        }
        let mut matches: Vec<(u32, u32)> = (0..NONE)
            .zip(&graph.row_places)
            .filter_map(|(person, &row)| {
                let column = self.column_of[row as usize];
                (column != NONE).then(|| (person, column_people[column as usize]))
            })
            .collect();
        // A matched pair's prices add up to what it counts for: the bonus and its score.
        let counts = |pair: &(u32, u32)| row_prices[pair.0 as usize] + column_prices[pair.1 as usize];
        let total = matches.iter().map(|pair| counts(pair) - bonus).sum();
        if graph.is_turned {
            std::mem::swap(&mut row_prices, &mut column_prices);
            for pair in &mut matches {
                *pair = (pair.1, pair.0);
            }
            matches.sort_unstable();
        }
        Assignment { matches, total, proof: Proof { bonus, clinicians: row_prices, managers: column_prices } }
    }
}

/// Rows and columns are kept in 32 bits: a side has at most [`MOST_PEOPLE`](super::MOST_PEOPLE).
pub(super) fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NONE)
}
