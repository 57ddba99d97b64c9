//! The columns that a search has reached and not yet settled, nearest first.

use std::{cmp::Reverse, collections::BinaryHeap};

/// Reached columns; how far away each is stays with the search, which may find shorter ways.
pub(super) struct Frontier {
    /// Columns at `level`: where scores tie there are many, and taking one costs nothing.
    near: Vec<u32>,
    far: Far,
    /// The distance of the column that was taken last: no other is nearer.
    level: i64,
}

/// Columns further away than `level`, and some that were meanwhile found to be near.
enum Far {
    /// In a table a row can shorten the way to any number of columns, so looking for the nearest each time is cheaper
    /// than keeping order: a search is at worst quadratic in the columns, as it must be there.
    Unordered(Vec<u32>),
    /// In lists a row changes few columns of very many, so they are kept by the distance at which they were reached.
    Ordered(BinaryHeap<Reverse<(i64, u32)>>),
}

impl Frontier {
    pub(super) fn new(is_table: bool) -> Self {
        let far = if is_table { Far::Unordered(Vec::new()) } else { Far::Ordered(BinaryHeap::new()) };
        Self { near: Vec::new(), far, level: i64::MIN }
    }

    pub(super) fn level(&self) -> i64 {
        self.level
    }

    pub(super) fn wipe(&mut self) {
        self.near.clear();
        self.level = i64::MIN;
        match &mut self.far {
            Far::Unordered(columns) => columns.clear(),
            Far::Ordered(heap) => heap.clear(),
        }
    }

    /// Notes a way to a column that is shorter than any before; `is_new` if there was none before.
    pub(super) fn reach(&mut self, column: u32, distance: i64, is_new: bool) {
        match &mut self.far {
            _ if distance == self.level => self.near.push(column),
            Far::Unordered(columns) if is_new => columns.push(column),
            Far::Unordered(_) => {}
            Far::Ordered(heap) => heap.push(Reverse((distance, column))),
        }
    }

    /// Takes the nearest column, given how far away each now is.
    pub(super) fn take(&mut self, distances: &[i64]) -> Option<u32> {
        if let Some(column) = self.near.pop() {
            return Some(column);
        }
        match &mut self.far {
            Far::Unordered(columns) => {
                let mut least = i64::MAX;
                columns.retain(|&column| {
                    let distance = distances[column as usize];
                    // Those at the old level were in `near` and are settled.
                    if distance <= self.level {
                        return false;
                    }
                    if distance < least {
                        least = distance;
                        self.near.clear();
                    }
                    if distance == least {
                        self.near.push(column);
                    }
                    true
                });
                self.level = least;
                self.near.pop()
            }
            Far::Ordered(heap) => {
                while let Some(Reverse((distance, column))) = heap.pop() {
                    // Any other entry is out of date: the column was reached by a shorter way since.
                    if distance == distances[column as usize] {
                        self.level = distance;
                        return Some(column);
                    }
                }
                None
            }
        }
    }
}
