//! What a proposal depends on, as bytes: the same bytes, the same proposal.

use super::{Measure, Pool, Rules, Strength, goals};
use crate::{email::Email, id::ParticipantId, participant::Side, text};
use serde::Serialize;

/// To be raised whenever the same inputs may lead to another proposal than before.
const VERSION: u32 = 2;

#[derive(Serialize)]
struct Inputs<'a> {
    version: u32,
    seed: u64,
    rules: Rules,
    locked: Vec<(ParticipantId, ParticipantId)>,
    earlier: Vec<(ParticipantId, ParticipantId)>,
    banned: Vec<(ParticipantId, ParticipantId)>,
    taken: Vec<ParticipantId>,
    candidates: Vec<Input<'a>>,
}

/// What counts of one candidate, in the form in which it is compared: a new goal or a corrected name changes nothing.
#[derive(Serialize)]
struct Input<'a> {
    id: ParticipantId,
    side: Side,
    is_approved: bool,
    is_paired: bool,
    email: &'a str,
    line_manager: Option<&'a str>,
    not_with: Vec<&'a str>,
    half_days: u16,
    interests: Vec<String>,
    site: String,
    division: String,
    seniority: Option<u8>,
    words: Vec<String>,
    department: Option<String>,
    stays: Option<bool>,
}

impl Pool<'_> {
    /// JSON of everything that a proposal depends on, always in the same order, for its caller to hash.
    ///
    /// It holds the private notes of who is kept from whom, so only the hash is ever to be stored or shown.
    pub fn canonical(&self, locked: &[(ParticipantId, ParticipantId)], seed: u64) -> serde_json::Result<Vec<u8>> {
        let mut locked: Vec<_> = locked.iter().map(|&(one, other)| (one.min(other), one.max(other))).collect();
        locked.sort_unstable();
        locked.dedup();
        let counts = |measure| self.rules.strength(measure) != Strength::Off;
        let candidates = self.candidates.iter().zip(&self.facts).map(|(candidate, facts)| {
            let profile = &candidate.profile;
            Input {
                id: candidate.id,
                side: profile.side,
                is_approved: candidate.is_approved,
                is_paired: candidate.is_paired,
                email: profile.email.as_str(),
                line_manager: profile.line_manager_email.as_ref().map(Email::as_str),
                not_with: sorted(profile.not_with.iter().map(Email::as_str)),
                half_days: profile.availability.bits(),
                interests: sorted(profile.interests.iter().map(|topic| text::fold(topic))),
                site: text::fold(&profile.site),
                division: text::fold(&profile.division),
                seniority: facts.seniority,
                words: if counts(Measure::Goals) { goals::words(&profile.goals) } else { Vec::new() },
                department: counts(Measure::Department).then(|| text::fold(&profile.department)),
                stays: counts(Measure::Stays).then_some(facts.stays),
            }
        });
        let taken = (0..self.candidates.len()).filter(|place| self.is_taken[*place]).collect::<Vec<_>>();
        let inputs = Inputs {
            version: VERSION,
            seed,
            rules: self.rules,
            locked,
            earlier: if counts(Measure::Earlier) { self.named(&self.earlier) } else { Vec::new() },
            banned: self.named(&self.banned),
            taken: self.ids(&taken),
            candidates: candidates.collect(),
        };
        serde_json::to_vec(&inputs)
    }

    /// Who is named with whom, each two once and in order.
    fn named(&self, others: &[Vec<usize>]) -> Vec<(ParticipantId, ParticipantId)> {
        let id = |place: usize| self.candidates[place].id;
        let pairs = others.iter().enumerate().flat_map(|(one, others)| others.iter().map(move |other| (one, *other)));
        sorted(pairs.filter(|(one, other)| one < other).map(|(one, other)| (id(one), id(other))))
    }
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<_> = values.collect();
    values.sort();
    values.dedup();
    values
}
