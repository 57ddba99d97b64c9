//! Costs by row and column: a full table where it pays, lists where few pairs are allowed.

/// A full table is read straight through several times as fast as a list, so it pays where at least one pair in so
/// many is allowed; nor does it then take more memory than the edges it is made from.
const FULL_FROM: usize = 4;
/// Stands for a pair that is not allowed; so far from any cost that the sums of a search still fit.
const FORBIDDEN: i64 = i64::MAX / 4;
/// The same in a table of 32 bits.
const NARROW_FORBIDDEN: i32 = i32::MAX;

/// The costs of all pairs.
pub(super) enum Cells {
    /// A table with a cell for every pair.
    Narrow { columns: usize, costs: Vec<i32> },
    /// The same where costs need 64 bits.
    Wide { columns: usize, costs: Vec<i64> },
    /// Per row where its pairs end; then the column and the cost of every pair.
    Listed { ends: Vec<usize>, columns: Vec<u32>, costs: Vec<i64> },
}

/// A column as a row sees it.
pub(super) struct Column {
    pub(super) place: usize,
    pub(super) cost: i64,
    price: i64,
}

impl Column {
    /// What the column costs the row at its price of now.
    pub(super) fn reduced(&self) -> i64 {
        self.cost - self.price
    }
}

/// What is to be done with the columns of a row, written once however they are laid out.
pub(super) trait Look {
    /// What comes of it.
    type Answer;

    /// Goes through the columns in order; those whose cost is `forbidden` are not allowed. That is left to be asked
    /// last, since nearly every column is passed over for being dear, and this is the innermost loop.
    fn look(self, columns: impl Iterator<Item = Column>, forbidden: i64) -> Self::Answer;
}

impl Cells {
    /// Lays out `edges`, each a row, a column and a cost; of the same pair given twice the lesser cost counts.
    pub(super) fn new(
        rows: usize,
        columns: usize,
        is_narrow: bool,
        edges: impl ExactSizeIterator<Item = (u32, u32, i64)>,
    ) -> Self {
        if edges.len() < rows.saturating_mul(columns).div_ceil(FULL_FROM) {
            Self::list(rows, edges)
        } else if is_narrow {
            let edges = edges.map(|(row, column, cost)| (row, column, i32::try_from(cost).unwrap_or(NARROW_FORBIDDEN)));
            Self::Narrow { columns, costs: fill(rows, columns, NARROW_FORBIDDEN, edges) }
        } else {
            Self::Wide { columns, costs: fill(rows, columns, FORBIDDEN, edges) }
        }
    }

    /// Whether a row has every column.
    pub(super) fn is_table(&self) -> bool {
        !matches!(self, Self::Listed { .. })
    }

    /// Looks at the columns of a row, given the price of every column.
    #[inline]
    pub(super) fn look<L: Look>(&self, row: u32, prices: &[i64], look: L) -> L::Answer {
        let row = row as usize;
        match self {
            Self::Narrow { columns, costs } => {
                let costs = costs[row * columns..(row + 1) * columns].iter().map(|&cost| i64::from(cost));
                look.look(table(costs, prices), NARROW_FORBIDDEN.into())
            }
            Self::Wide { columns, costs } => {
                let costs = costs[row * columns..(row + 1) * columns].iter().copied();
                look.look(table(costs, prices), FORBIDDEN)
            }
            Self::Listed { ends, columns, costs } => {
                let start = if row == 0 { 0 } else { ends[row - 1] };
                let pairs = columns[start..ends[row]].iter().zip(&costs[start..ends[row]]);
                let pairs = pairs.map(|(&column, &cost)| {
                    let place = column as usize;
                    Column { place, cost, price: prices[place] }
                });
                look.look(pairs, FORBIDDEN)
            }
        }
    }

    /// Sorted by row, column and cost, so that the order of the edges is forgotten, and then each pair once.
    fn list(rows: usize, edges: impl Iterator<Item = (u32, u32, i64)>) -> Self {
        let mut edges: Vec<_> = edges.collect();
        edges.sort_unstable();
        edges.dedup_by_key(|(row, column, _)| (*row, *column));
        let mut ends = vec![0; rows];
        for &(row, ..) in &edges {
            ends[row as usize] += 1;
        }
        let mut end = 0;
        for count in &mut ends {
            end += *count;
            *count = end;
        }
        let (columns, costs) = edges.into_iter().map(|(_, column, cost)| (column, cost)).unzip();
        Self::Listed { ends, columns, costs }
    }
}

fn table(costs: impl Iterator<Item = i64>, prices: &[i64]) -> impl Iterator<Item = Column> {
    costs.zip(prices).enumerate().map(|(place, (cost, &price))| Column { place, cost, price })
}

fn fill<C: Copy + Ord>(
    rows: usize,
    columns: usize,
    forbidden: C,
    edges: impl Iterator<Item = (u32, u32, C)>,
) -> Vec<C> {
    let mut costs = vec![forbidden; rows * columns];
    for (row, column, cost) in edges {
        let known = &mut costs[row as usize * columns + column as usize];
        *known = cost.min(*known);
    }
    costs
}
