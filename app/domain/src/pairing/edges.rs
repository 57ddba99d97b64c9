//! Every pair that is possible among those who are free, with its score: the million comparisons of a large cohort.

use super::lines::are_related;
use super::pool::Pool;
use crate::assignment::Edge;

impl Pool<'_> {
    /// Possible pairs of clinicians and managers, given as their places in the pool and answered as places in the lists.
    pub(super) fn edges(&self, clinicians: &[usize], managers: &[usize]) -> Vec<Edge> {
        let places = || (0..=u32::MAX).zip(managers);
        let mut with_interest = vec![Vec::new(); self.interest_count];
        let mut manager_at = vec![None; self.candidates.len()];
        for (manager, &place) in places() {
            manager_at[place] = Some(manager);
            for &interest in &self.facts[place].interests {
                with_interest[interest as usize].push(manager);
            }
        }
        let mut edges = Vec::with_capacity(clinicians.len() * managers.len());
        // Interests that one clinician shares with each manager; none where a note keeps the two apart.
        let mut shared: Vec<Option<u32>> = vec![Some(0); managers.len()];
        for (clinician, &place) in (0..=u32::MAX).zip(clinicians) {
            shared.fill(Some(0));
            let facts = &self.facts[place];
            for &interest in &facts.interests {
                for &manager in &with_interest[interest as usize] {
                    shared[manager as usize] = shared[manager as usize].map(|count| count + 1);
                }
            }
            for manager in self.kept_from[place].iter().filter_map(|&other| manager_at[other]) {
                shared[manager as usize] = None;
            }
            let span = self.lines.span(place);
            for ((manager, &other), shared) in places().zip(&shared) {
                let Some(shared) = *shared else { continue };
                if are_related(span, self.lines.span(other)) {
                    continue;
                }
                let score = facts.likeness(&self.facts[other], shared).score(self.rules);
                edges.push(Edge { clinician, manager, score });
            }
        }
        edges
    }
}
