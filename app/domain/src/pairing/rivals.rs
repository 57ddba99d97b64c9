//! Who competes with somebody left over: the people who share too few possible partners (Hall's condition, 1935).

use crate::assignment::Edge;

const NONE: u32 = u32::MAX;

/// Somebody left over among the people they compete with.
pub(super) struct Rivals {
    /// Who is left over.
    pub(super) person: u32,
    /// How many could be this person's partner.
    pub(super) possible: usize,
    /// How many people compete, this one included.
    pub(super) people: usize,
    /// How many possible partners all of them have together.
    pub(super) partners: usize,
}

/// For everybody of one side who is left over, the rivals.
///
/// From somebody left over go to every possible partner, from there to whom that partner is paired with, and so on. As
/// there are as many pairs as can be, every partner met on the way is paired; so those met on the way are one more than
/// their partners, and somebody of them must be left over. Where the ways of two people left over meet, they and all
/// their rivals compete with each other. Each partner is gone to once, so this looks at each possible pair once.
pub(super) fn rivals(
    people: usize,
    partners: usize,
    edges: &[Edge],
    ends: fn(&Edge) -> (u32, u32),
    matches: &[(u32, u32)],
) -> Vec<Rivals> {
    let mut partner_of = vec![NONE; people];
    let mut person_of = vec![NONE; partners];
    for &(person, partner) in matches {
        partner_of[person as usize] = partner;
        person_of[partner as usize] = person;
    }
    let left_over: Vec<u32> =
        (0..NONE).zip(&partner_of).filter(|(_, partner)| **partner == NONE).map(|(person, _)| person).collect();
    if left_over.is_empty() {
        return Vec::new();
    }
    let possible = Possible::new(people, edges, ends);

    let mut groups = Groups::new(left_over.len());
    let mut met_by: Vec<Option<usize>> = vec![None; partners];
    for (group, &start) in left_over.iter().enumerate() {
        let mut waiting = vec![start];
        while let Some(person) = waiting.pop() {
            for &partner in possible.of(person) {
                if let Some(other) = met_by[partner as usize] {
                    groups.join(group, other);
                    continue;
                }
                met_by[partner as usize] = Some(group);
                groups.partners[group] += 1;
                waiting.push(person_of[partner as usize]);
            }
        }
    }
    let (members, partners) = groups.sums();
    left_over
        .iter()
        .enumerate()
        .map(|(group, &person)| {
            let top = groups.top(group);
            Rivals {
                person,
                possible: possible.of(person).len(),
                people: partners[top] + members[top],
                partners: partners[top],
            }
        })
        .collect()
}

/// Everybody's possible partners.
struct Possible {
    ends: Vec<usize>,
    partners: Vec<u32>,
}

impl Possible {
    fn new(people: usize, edges: &[Edge], ends: fn(&Edge) -> (u32, u32)) -> Self {
        let mut next = vec![0; people + 1];
        for edge in edges {
            next[ends(edge).0 as usize + 1] += 1;
        }
        for person in 0..people {
            next[person + 1] += next[person];
        }
        let mut partners = vec![NONE; edges.len()];
        for edge in edges {
            let (person, partner) = ends(edge);
            partners[next[person as usize]] = partner;
            next[person as usize] += 1;
        }
        // Each start has moved to where the next person's was.
        Self { ends: next, partners }
    }

    fn of(&self, person: u32) -> &[u32] {
        let person = person as usize;
        let start = if person == 0 { 0 } else { self.ends[person - 1] };
        &self.partners[start..self.ends[person]]
    }
}

/// People left over who compete with each other, and how many partners were first met from each.
struct Groups {
    above: Vec<usize>,
    partners: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { above: (0..count).collect(), partners: vec![0; count] }
    }

    fn top(&mut self, mut group: usize) -> usize {
        while self.above[group] != group {
            self.above[group] = self.above[self.above[group]];
            group = self.above[group];
        }
        group
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.top(one), self.top(other));
        self.above[one.max(other)] = one.min(other);
    }

    /// Per top how many left over there are, and how many partners.
    fn sums(&mut self) -> (Vec<usize>, Vec<usize>) {
        let (mut members, mut partners) = (vec![0; self.above.len()], vec![0; self.above.len()]);
        for group in 0..self.above.len() {
            let top = self.top(group);
            members[top] += 1;
            partners[top] += self.partners[group];
        }
        (members, partners)
    }
}
