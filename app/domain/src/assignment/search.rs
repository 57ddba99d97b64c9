//! The rest, exactly: for each row that waits the cheapest chain of changes (Dijkstra's search on reduced costs).

use super::cells::{Column, Look};
use super::frontier::Frontier;
use super::state::{NONE, State, index};
use super::watch::{Stage, Watch};

/// Where a chain of changes ends.
#[derive(Clone, Copy)]
enum End {
    /// With a column that was free.
    Free(u32),
    /// With a row that is left over.
    LeftOver(u32),
}

/// What one search knows; kept between searches so that only what was touched is wiped.
struct Search {
    /// Least distance found so far to each column that is held.
    distances: Vec<i64>,
    /// The row from which each column was reached.
    reached_from: Vec<u32>,
    /// Columns with a distance.
    touched: Vec<u32>,
    /// Columns whose distance is final.
    settled: Vec<u32>,
    frontier: Frontier,
    /// Distance to the best end so far: nothing further away can be part of the answer.
    bound: i64,
    end: End,
}

impl State<'_> {
    /// Finds a column for every waiting row, or decides which row is left over; `false` where it was stopped before.
    pub(super) fn assign_rest(&mut self, watch: &dyn Watch) -> bool {
        let mut search = Search::new(self.row_of.len(), self.graph.cells.is_table());
        let waiting = std::mem::take(&mut self.waiting);
        let (all, done) = (self.column_of.len(), self.column_of.len() - waiting.len());
        for (at, row) in waiting.into_iter().enumerate() {
            if !watch.goes_on(Stage::Search, done + at, all) {
                return false;
            }
            search.run(self, row);
            self.change(&search, row);
            search.wipe();
        }
        watch.goes_on(Stage::Search, all, all)
    }

    /// Brings prices up to date and makes the changes along the chain.
    fn change(&mut self, search: &Search, start: u32) {
        self.row_prices[start as usize] = search.bound;
        for &column in &search.settled {
            let gain = search.bound - search.distances[column as usize];
            self.column_prices[column as usize] -= gain;
            self.row_prices[self.row_of[column as usize] as usize] += gain;
        }
        let mut column = match search.end {
            End::Free(column) => column,
            End::LeftOver(row) => std::mem::replace(&mut self.column_of[row as usize], NONE),
        };
        while column != NONE {
            let row = search.reached_from[column as usize];
            self.row_of[column as usize] = row;
            column = std::mem::replace(&mut self.column_of[row as usize], column);
        }
    }
}

impl Search {
    fn new(columns: usize, is_table: bool) -> Self {
        Self {
            distances: vec![i64::MAX; columns],
            reached_from: vec![NONE; columns],
            touched: Vec::new(),
            settled: Vec::new(),
            frontier: Frontier::new(is_table),
            bound: i64::MAX,
            end: End::LeftOver(NONE),
        }
    }

    fn wipe(&mut self) {
        for column in self.touched.drain(..) {
            self.distances[column as usize] = i64::MAX;
        }
        self.settled.clear();
        self.frontier.wipe();
    }

    /// Looks for the nearest end from `start`, whose own price counts as 0.
    fn run(&mut self, state: &State<'_>, start: u32) {
        self.bound = state.graph.alone;
        self.end = End::LeftOver(start);
        self.relax(state, start, 0);
        while let Some(column) = self.frontier.take(&self.distances) {
            let distance = self.distances[column as usize];
            if distance >= self.bound {
                return;
            }
            self.settled.push(column);
            let row = state.row_of[column as usize];
            let base = distance - state.row_prices[row as usize];
            if base + state.graph.alone < self.bound {
                self.bound = base + state.graph.alone;
                self.end = End::LeftOver(row);
            }
            self.relax(state, row, base);
        }
    }

    /// Looks at every column that `row` may take, `base` being the distance to the row less its price.
    fn relax(&mut self, state: &State<'_>, row: u32, base: i64) {
        let relax = Relax { search: self, row_of: &state.row_of, row, base };
        state.graph.cells.look(row, &state.column_prices, relax);
    }

    /// Notes a shorter way to a column.
    fn reach(&mut self, row: u32, place: usize, distance: i64, is_free: bool) {
        self.reached_from[place] = row;
        let column = index(place);
        if is_free {
            self.bound = distance;
            self.end = End::Free(column);
            return;
        }
        let before = std::mem::replace(&mut self.distances[place], distance);
        let is_new = before == i64::MAX;
        if is_new {
            self.touched.push(column);
        }
        self.frontier.reach(column, distance, is_new);
    }
}

/// Shortens the ways that lead through one row.
struct Relax<'a> {
    search: &'a mut Search,
    row_of: &'a [u32],
    row: u32,
    base: i64,
}

impl Look for Relax<'_> {
    type Answer = ();

    fn look(self, columns: impl Iterator<Item = Column>, forbidden: i64) {
        let mut bound = self.search.bound;
        for found in columns {
            let distance = self.base + found.reduced();
            if distance >= bound || distance >= self.search.distances[found.place] || found.cost == forbidden {
                continue;
            }
            self.search.reach(self.row, found.place, distance, self.row_of[found.place] == NONE);
            bound = self.search.bound;
            // Nothing can be nearer than the level, so this end is the nearest.
            if bound <= self.search.frontier.level() {
                return;
            }
        }
    }
}
