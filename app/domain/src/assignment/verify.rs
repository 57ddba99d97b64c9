//! Checks an answer without knowing how it was found.

use super::{Assignment, Edge, Flaw, Proof};

/// Whether `answer` really is a best answer to the question that `allowed` puts.
///
/// First that it is an answer: everybody in one pair at most, along edges, the total right. Then, by its
/// [`Proof`], that no other is better: any set of pairs counts for at most the sum of all prices, and this one counts
/// for just that; and as the bonus outweighs any difference of scores, what counts for most has the most pairs first.
pub fn verify(clinicians: usize, managers: usize, allowed: &[Edge], answer: &Assignment) -> Result<(), Flaw> {
    let partners = partners(clinicians, managers, &answer.matches)?;
    let proof = &answer.proof;
    check_prices(clinicians, managers, proof)?;

    let mut scores: Vec<Option<i64>> = vec![None; clinicians];
    let (mut least, mut top) = (i64::MAX, i64::MIN);
    for &Edge { clinician, manager, score } in allowed {
        least = least.min(score);
        top = top.max(score);
        let price = |prices: &[i64], person: u32| prices.get(person as usize).map(|price| i128::from(*price));
        let covered = price(&proof.clinicians, clinician)
            .zip(price(&proof.managers, manager))
            .is_some_and(|(one, other)| one + other >= i128::from(proof.bonus) + i128::from(score));
        if !covered {
            return Err(Flaw::NotCovered { clinician, manager });
        }
        if partners[clinician as usize] == Some(manager) {
            let known = &mut scores[clinician as usize];
            *known = Some(known.map_or(score, |known| known.max(score)));
        }
    }
    let mut sum = 0;
    for &(clinician, manager) in &answer.matches {
        sum += i128::from(scores[clinician as usize].ok_or(Flaw::NotAllowed { clinician, manager })?);
    }
    if sum != i128::from(answer.total) {
        return Err(Flaw::WrongTotal { sum });
    }
    // One pair more, the worst there is, must outweigh the greatest difference that all the other scores can make.
    let spread = if allowed.is_empty() { 0 } else { i128::from(top) - i128::from(least) };
    let bonus = i128::from(proof.bonus);
    if !allowed.is_empty() && bonus + i128::from(top) <= spread * count(clinicians.min(managers)) {
        return Err(Flaw::BonusTooSmall);
    }
    let prices: i128 = proof.clinicians.iter().chain(&proof.managers).map(|price| i128::from(*price)).sum();
    if prices == bonus * count(answer.matches.len()) + sum { Ok(()) } else { Err(Flaw::NotTight) }
}

/// The manager of each clinician, or what is wrong with the list of pairs.
fn partners(clinicians: usize, managers: usize, matches: &[(u32, u32)]) -> Result<Vec<Option<u32>>, Flaw> {
    let mut partners = vec![None; clinicians];
    let mut is_taken = vec![false; managers];
    if !matches.is_sorted_by_key(|pair| pair.0) {
        return Err(Flaw::NotByClinician);
    }
    for &(clinician, manager) in matches {
        let partner = partners.get_mut(clinician as usize).ok_or(Flaw::NotAllowed { clinician, manager })?;
        let taken = is_taken.get_mut(manager as usize).ok_or(Flaw::NotAllowed { clinician, manager })?;
        if partner.replace(manager).is_some() {
            return Err(Flaw::NotByClinician);
        }
        if std::mem::replace(taken, true) {
            return Err(Flaw::ManagerTwice { manager });
        }
    }
    Ok(partners)
}

fn check_prices(clinicians: usize, managers: usize, proof: &Proof) -> Result<(), Flaw> {
    let is_right = proof.clinicians.len() == clinicians
        && proof.managers.len() == managers
        && proof.clinicians.iter().chain(&proof.managers).all(|price| *price >= 0);
    if is_right { Ok(()) } else { Err(Flaw::WrongPrices) }
}

fn count(people: usize) -> i128 {
    i128::try_from(people).unwrap_or(i128::MAX)
}
