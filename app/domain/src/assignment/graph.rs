//! Who may be paired with whom, laid out for the search: costs instead of scores, people in the seed's order.

use super::cells::Cells;
use super::{Edge, Fault, MOST_PEOPLE, shuffle};

/// What pairs cost, the rows being the smaller side so that fewer searches are needed.
pub(super) struct Graph {
    /// Cost of leaving a row without a partner: so much that the cheapest answer has the most pairs.
    pub(super) alone: i64,
    /// Whether the rows are the managers.
    pub(super) is_turned: bool,
    /// Row of each person on the smaller side.
    pub(super) row_places: Vec<u32>,
    /// Column of each person on the larger side.
    pub(super) column_places: Vec<u32>,
    /// The cost of each pair that is allowed: its score, the other way round.
    pub(super) cells: Cells,
}

impl Graph {
    pub(super) fn new(clinicians: usize, managers: usize, allowed: &[Edge], seed: u64) -> Result<Self, Fault> {
        let (clinician_count, manager_count) = (side(clinicians)?, side(managers)?);
        let spread = Spread::of(clinicians, managers, allowed)?;
        let is_turned = managers < clinicians;
        let (rows, columns) =
            if is_turned { (manager_count, clinician_count) } else { (clinician_count, manager_count) };
        let (row_places, column_places) = shuffle::places(seed, rows, columns);
        let place = |edge: &Edge| {
            let (row, column) = if is_turned { (edge.manager, edge.clinician) } else { (edge.clinician, edge.manager) };
            (row_places[row as usize], column_places[column as usize], -edge.score)
        };
        let edges = allowed.iter().map(place);
        let cells = Cells::new(row_places.len(), column_places.len(), spread.is_narrow(), edges);
        Ok(Self { alone: spread.alone(rows), is_turned, row_places, column_places, cells })
    }
}

/// The number of people on a side, if that many can be paired.
fn side(people: usize) -> Result<u32, Fault> {
    let fault = Fault::TooManyPeople { people };
    if people > MOST_PEOPLE { Err(fault) } else { u32::try_from(people).map_err(|_| fault) }
}

/// The least and the greatest of all scores.
struct Spread {
    least: i64,
    greatest: i64,
}

impl Spread {
    /// Looks at every edge and refuses what is wrong.
    ///
    /// The limit keeps the cost of being left over under a sixteenth of the greatest integer. Prices stay within it
    /// either side of 0 and distances are sums of a few of them, so nothing overflows.
    fn of(clinicians: usize, managers: usize, allowed: &[Edge]) -> Result<Self, Fault> {
        let pairs = i64::try_from(clinicians.min(managers)).unwrap_or(i64::MAX);
        let limit = i64::MAX / 64 / pairs.saturating_add(1);
        let mut spread: Option<Self> = None;
        for (at, &Edge { clinician, manager, score }) in allowed.iter().enumerate() {
            if clinician as usize >= clinicians {
                return Err(Fault::NoSuchClinician { at, clinician, clinicians });
            }
            if manager as usize >= managers {
                return Err(Fault::NoSuchManager { at, manager, managers });
            }
            if score < -limit || score > limit {
                return Err(Fault::ScoreTooLarge { at, score, limit });
            }
            let Self { least, greatest } = spread.unwrap_or(Self { least: score, greatest: score });
            spread = Some(Self { least: least.min(score), greatest: greatest.max(score) });
        }
        Ok(spread.unwrap_or(Self { least: 0, greatest: 0 }))
    }

    /// Whether every cost can be told in 32 bits, with one value to spare.
    fn is_narrow(&self) -> bool {
        self.least > -i64::from(i32::MAX) && self.greatest < i64::from(i32::MAX)
    }

    /// More than any two answers can differ by if one has a pair more, less what that pair earns.
    fn alone(&self, rows: u32) -> i64 {
        i64::from(rows) * (self.greatest - self.least) + 1 - self.greatest
    }
}
