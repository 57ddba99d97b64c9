//! A run that somebody watches, who may stop it at any moment.

use crate::cohort::person;
use domain::assignment::{self, Stage, Watch};
use domain::pairing::{Candidate, Fault, Objective, Pool, Rules};
use domain::participant::Side::{Clinician, Manager};
use std::cell::{Cell, RefCell};

/// Stops after so many looks, and notes what it saw.
struct Stops {
    left: Cell<usize>,
    seen: RefCell<Vec<(Stage, usize, usize)>>,
}

impl Stops {
    fn after(looks: usize) -> Self {
        Self { left: Cell::new(looks), seen: RefCell::default() }
    }
}

impl Watch for Stops {
    fn goes_on(&self, stage: Stage, done: usize, of: usize) -> bool {
        self.seen.borrow_mut().push((stage, done, of));
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }
}

fn people() -> Vec<Candidate> {
    let grades = ["FY2", "ST4", "ST6", "Consultant", "Band 7", "Band 8a"];
    let sites = ["Riverside", "Queen Maud"];
    let of = |number: usize| {
        let mut one = person(number, if number.is_multiple_of(2) { Clinician } else { Manager });
        one.profile.grade = grades[number * 7 % 6].to_owned();
        one.profile.site = sites[number / 3 % 2].to_owned();
        one
    };
    (0..16).map(of).collect()
}

#[test]
fn a_run_can_be_stopped_at_every_look_and_comes_to_the_same_end_where_it_is_not() {
    let people = people();
    for objective in Objective::ALL {
        let pool = Pool::new(&people, Rules { objective, ..Rules::default() });
        assert_eq!(pool.comparisons(), 64);
        let whole = Stops::after(usize::MAX);
        let answer = pool.run_watched(&[], 7, &whole).unwrap();
        assert_eq!(answer, pool.run(&[], 7).unwrap());
        let seen = whole.seen.into_inner();
        assert!(seen.iter().all(|(_, done, of)| done <= of), "{seen:?}");
        for stage in Stage::ALL {
            assert!(seen.iter().any(|look| look.0 == stage), "{stage:?}");
        }
        for looks in 0..seen.len() {
            let stopped = pool.run_watched(&[], 7, &Stops::after(looks));
            assert_eq!(stopped.unwrap_err(), Fault::Refused(assignment::Fault::Stopped), "{objective:?} after {looks}");
        }
    }
}
