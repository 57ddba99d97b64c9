//! Times the solver on matrices in which all are allowed; `assignment_scipy.py` makes the same ones and compares.
//!
//! `cargo bench -p domain --bench assignment -- SIZE SPREAD ROUNDS` prints for scores from 0 up to the spread: the
//! pairs, the total, and in milliseconds the median of the solver and of the check of its proof.

use domain::assignment::{Edge, assign, verify};
use std::error::Error;
use std::time::Instant;

/// Mixes the bits of a number: the output function of `SplitMix64`, which numpy can do as well.
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn matrix(size: u32, spread: u64) -> Result<Vec<Edge>, Box<dyn Error>> {
    let mut edges = Vec::with_capacity(size as usize * size as usize);
    for clinician in 0..size {
        for manager in 0..size {
            let cell = u64::from(clinician) * u64::from(size) + u64::from(manager) + 1;
            edges.push(Edge { clinician, manager, score: i64::try_from(mix(cell) % spread)? });
        }
    }
    Ok(edges)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds `--bench`.
    let numbers: Vec<u64> =
        std::env::args().skip(1).filter(|it| !it.starts_with("--")).map(|it| it.parse()).collect::<Result<_, _>>()?;
    let (size, spread, rounds) = match numbers[..] {
        [] => (1_000, 1_000, 9),
        [size, spread, rounds] if spread > 0 && rounds > 0 => (u32::try_from(size)?, spread, rounds),
        _ => return Err("give SIZE, SPREAD and ROUNDS, or nothing".into()),
    };
    let edges = matrix(size, spread)?;
    let people = size as usize;
    let mut answer = assign(people, people, &edges, 0)?;
    let (mut solving, mut checking) = (Vec::new(), Vec::new());
    for seed in 1..=rounds {
        let start = Instant::now();
        answer = assign(people, people, &edges, seed)?;
        solving.push(start.elapsed().as_secs_f64() * 1_000.0);
        let start = Instant::now();
        verify(people, people, &edges, &answer)?;
        checking.push(start.elapsed().as_secs_f64() * 1_000.0);
    }
    println!("{} {} {:.2} {:.2}", answer.matches.len(), answer.total, median(solving), median(checking));
    Ok(())
}
