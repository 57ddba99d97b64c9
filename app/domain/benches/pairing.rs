//! Times a whole proposal, from profiles to pairs with their parts and the check of the proof, for a made-up cohort: by
//! the rules that every cohort begins with, and by all rules with either aim.
//!
//! `cargo bench -p domain --bench pairing -- SIZE` makes so many clinicians and so many managers, 1,000 by default.

use domain::email::Email;
use domain::half_days::HalfDays;
use domain::id::ParticipantId;
use domain::pairing::{Candidate, Measure, Objective, Pool, Rules, Strength, Weight};
use domain::participant::{Profile, Side};
use std::error::Error;
use std::time::Instant;
use uuid::Uuid;

const INTERESTS: [&str; 12] = [
    "digital",
    "discharge",
    "end of life care",
    "equality",
    "finance",
    "outpatients",
    "patient flow",
    "safety",
    "sustainability",
    "theatre use",
    "wellbeing",
    "workforce",
];
const GRADES: [&str; 8] = ["FY2", "ST4", "ST6", "Consultant", "Band 6", "Band 7", "Band 8a", "Band 8c"];

/// Mixes the bits of a number.
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn address(number: u64) -> Result<Email, &'static str> {
    Email::parse(&format!("p{number}@trust.example")).ok_or("no such address")
}

fn candidate(number: u64, people: u64) -> Result<Candidate, Box<dyn Error>> {
    let draw = |what: u64, of: u64| mix(number * 64 + what) % of;
    let pick = |what, from: &[&str]| -> Result<String, Box<dyn Error>> {
        Ok(from[usize::try_from(draw(what, from.len() as u64))?].to_owned())
    };
    let profile = Profile {
        employee_number: number.to_string(),
        first_name: "Person".to_owned(),
        last_name: number.to_string(),
        email: address(number)?,
        side: if number.is_multiple_of(2) { Side::Clinician } else { Side::Manager },
        profession: String::new(),
        grade: pick(1, &GRADES)?,
        department: pick(7, &["Finance", "Theatres", "Ward 7", "Ward 8"])?,
        division: pick(2, &["Corporate", "Medicine", "Surgery", "Women and children"])?,
        site: pick(3, &["Queen Maud", "Riverside", "St Aldhelm's"])?,
        organisation: String::new(),
        // Half of all people have a line manager in the cohort, one in ten somebody not to be paired with.
        line_manager_email: if draw(4, 2) == 0 { Some(address(draw(5, people))?) } else { None },
        next_rotation_on: None,
        availability: HalfDays::from_bits(u16::try_from(draw(6, 1 << 14) & draw(7, 1 << 14))?),
        interests: (8..12).map(|what| pick(what, &INTERESTS)).collect::<Result<_, _>>()?,
        goals: (20..26).map(|what| pick(what, &INTERESTS)).collect::<Result<Vec<_>, _>>()?.join(" "),
        not_with: if draw(12, 10) == 0 { vec![address(draw(13, people))?] } else { Vec::new() },
    };
    let id = ParticipantId(Uuid::from_u128(u128::from(mix(number))));
    Ok(Candidate { id, profile, is_approved: draw(14, 50) > 0, is_paired: false })
}

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds `--bench`.
    let size = std::env::args().skip(1).find(|it| !it.starts_with("--"));
    let people = 2 * size.map_or(Ok(1_000), |size| size.parse::<u64>())?;
    let candidates = (0..people).map(|number| candidate(number, people)).collect::<Result<Vec<_>, _>>()?;
    let all = Measure::ALL.into_iter().try_fold(Rules::default(), |rules, measure| {
        let is_hard = matches!(measure, Measure::LineManagement | Measure::Earlier | Measure::Stays | Measure::Grade);
        let strength = if is_hard { Strength::Hard } else { Weight::new(3)?.into() };
        Ok::<_, String>(rules.with(measure, strength))
    })?;
    let worst = Rules { objective: Objective::Worst, ..all };
    for (name, rules) in
        [("default rules", Rules::default()), ("all rules", all), ("all rules, worst-off first", worst)]
    {
        for seed in 1..=3 {
            let start = Instant::now();
            let proposal = Pool::new(&candidates, rules).propose(&[], seed)?;
            println!(
                "{name}, {people} people: {} pairs, {} left over, {} possible, total {}, worst {:?}, in {:.0} ms",
                proposal.pairs.len(),
                proposal.left_over.len(),
                proposal.possible,
                proposal.total,
                proposal.pairs.iter().map(|pair| pair.score).min(),
                start.elapsed().as_secs_f64() * 1_000.0
            );
        }
    }
    Ok(())
}
