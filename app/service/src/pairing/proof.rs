//! The proof of a proposal, in words and numbers: what was checked, and how anybody can check it again.

use super::{
    ground::Ground,
    load,
    run::{self, Standing, off_threads},
};
use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    draft::{Draft, Run},
    id::DraftId,
    pairing::{Certificate, Solved},
    participant::Side,
    policy::{Act, Actor},
};

/// A proof as its page shows it.
#[derive(Clone, Debug)]
pub struct ProofShown {
    /// The cohort.
    pub cohort: Cohort,
    /// The proposal.
    pub draft: Draft,
    /// The run that the proof is of.
    pub run: Run,
    /// Whether it holds.
    pub standing: Standing,
    /// What is proven.
    pub figures: Figures,
    /// The price of each person who was free: name, side and price.
    pub prices: Vec<(String, Side, i64)>,
}

/// The numbers of a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Clinicians who were free,
    pub clinicians: usize,
    /// and managers.
    pub managers: usize,
    /// Pairs of the answer.
    pub pairs: usize,
    /// The sum of their scores.
    pub total: i64,
    /// What a pair counts for before its score.
    pub bonus: i64,
    /// All prices together.
    pub prices: i64,
    /// Where the worst-off pair comes first: its score, and how many pairs could be formed that all score more.
    pub worst: Option<(i64, usize)>,
}

fn figures(certificate: &Certificate) -> Figures {
    let answer = certificate.solved.answer();
    let worst = match &certificate.solved {
        Solved::Total(_) => None,
        Solved::Worst(fair) => fair.floor.map(|floor| (floor, fair.above.matches.len())),
    };
    Figures {
        clinicians: certificate.clinicians.len(),
        managers: certificate.managers.len(),
        pairs: answer.matches.len(),
        total: answer.total,
        bonus: answer.proof.bonus,
        prices: answer.proof.clinicians.iter().chain(&answer.proof.managers).sum(),
        worst,
    }
}

/// The proof of a proposal's latest run, checked again before it is shown.
pub async fn proof(service: &Service, actor: Option<&Actor>, id: DraftId) -> Result<ProofShown> {
    let mut tx = service.read().await?;
    let (cohort, draft) = load(service, actor, &mut tx, Act::ProposePairs, id).await?;
    let run = store::pairing::latest_run(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let ground = Ground::load(&mut tx, cohort.clone()).await?.before(&draft);
    drop(tx);
    off_threads(move || {
        let standing = run::check(&ground, Some(&run))?;
        let certificate = run.certificate.as_ref().ok_or(Error::NotFound)?;
        let proof = &certificate.solved.answer().proof;
        let of = |people: &[_], side, prices: &[i64]| {
            people.iter().zip(prices).map(|(id, price)| (ground.name(*id), side, *price)).collect::<Vec<_>>()
        };
        let mut prices = of(&certificate.clinicians, Side::Clinician, &proof.clinicians);
        prices.extend(of(&certificate.managers, Side::Manager, &proof.managers));
        let figures = figures(certificate);
        Ok(ProofShown { cohort, draft, run, standing, figures, prices })
    })
    .await
}
