//! The first matches, cheaply: each row takes what suits it best (the row reduction of Jonker and Volgenant, 1987).

use super::cells::{Column, Look};
use super::state::{NONE, State, index};

/// How many times the waiting rows may all try before the search takes over.
const ROUNDS: usize = 3;
/// Rows may drive each other out of the same columns at ever so little more: after so many tries per row it is enough.
const TRIES: usize = 8;

impl State<'_> {
    /// Matches most rows; those that are not stay in `waiting`.
    pub(super) fn assign_greedily(&mut self) {
        let mut tries = TRIES * self.waiting.len();
        for _ in 0..ROUNDS {
            for row in std::mem::take(&mut self.waiting) {
                let mut next = Some(row);
                while let Some(row) = next {
                    if tries == 0 {
                        self.waiting.push(row);
                        break;
                    }
                    tries -= 1;
                    next = self.take_best(row);
                }
            }
        }
    }

    /// Gives a row its best column, and the column's price up to where the row's second best is as good.
    ///
    /// The row that had the column before is to try at once if that price changed, as its own best may now be another;
    /// if not, it waits for the next round.
    fn take_best(&mut self, row: u32) -> Option<u32> {
        let choice = self.graph.cells.look(row, &self.column_prices, Choice::new(self.graph.alone));
        let is_better = choice.least < choice.second;
        let column = if is_better {
            self.column_prices[choice.column as usize] -= choice.second - choice.least;
            choice.column
        } else if self.holder(choice.column) == NONE {
            choice.column
        } else {
            let tied = FreeAt { cost: choice.least, row_of: &self.row_of };
            self.graph.cells.look(row, &self.column_prices, tied).unwrap_or(choice.second_column)
        };
        self.row_prices[row as usize] = choice.second;
        self.column_of[row as usize] = column;
        let holder = self.holder(column);
        if column != NONE {
            self.row_of[column as usize] = row;
        }
        if holder == NONE {
            return None;
        }
        self.column_of[holder as usize] = NONE;
        if is_better {
            return Some(holder);
        }
        self.waiting.push(holder);
        None
    }

    /// The row that has a column now; nobody has [`NONE`].
    fn holder(&self, column: u32) -> u32 {
        self.row_of.get(column as usize).copied().unwrap_or(NONE)
    }
}

/// What a row would pay at least, and where, and at second best; [`NONE`] is to be left over.
struct Choice {
    least: i64,
    column: u32,
    second: i64,
    second_column: u32,
}

impl Choice {
    fn new(alone: i64) -> Self {
        Self { least: alone, column: NONE, second: alone, second_column: NONE }
    }
}

impl Look for Choice {
    type Answer = Self;

    fn look(mut self, columns: impl Iterator<Item = Column>, forbidden: i64) -> Self {
        for found in columns {
            let reduced = found.reduced();
            if reduced >= self.second || found.cost == forbidden {
                continue;
            }
            if reduced < self.least {
                (self.second, self.second_column) = (self.least, self.column);
                (self.least, self.column) = (reduced, index(found.place));
            } else {
                (self.second, self.second_column) = (reduced, index(found.place));
            }
        }
        self
    }
}

/// Looks for a free column among those that cost the least: scores tie often, and nobody is driven out then.
struct FreeAt<'a> {
    cost: i64,
    row_of: &'a [u32],
}

impl Look for FreeAt<'_> {
    type Answer = Option<u32>;

    fn look(self, mut columns: impl Iterator<Item = Column>, forbidden: i64) -> Option<u32> {
        columns
            .find(|found| found.reduced() == self.cost && self.row_of[found.place] == NONE && found.cost != forbidden)
            .map(|found| index(found.place))
    }
}
