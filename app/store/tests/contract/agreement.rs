//! What pairs agreed on, and who signed it.

use super::given::{ama_and_ben, at, cohort, id, now, on, pair, participant};
use domain::{
    agreement::{Agreement, Signature, Terms},
    id::PairId,
    participant::Side,
};
use store::{Db, agreement};

stories!(versions_are_kept_and_the_latest_comes_first, a_version_is_signed_once_by_each);

fn terms(aims: &str) -> Terms {
    Terms {
        clinician_aims: aims.to_owned(),
        manager_aims: "See a night\non call".to_owned(),
        meeting: "Monthly".to_owned(),
        confidentiality: "Between us".to_owned(),
        boundaries: String::new(),
        ending: "At any time".to_owned(),
        review_on: on("2027-04-13"),
    }
}

fn expected(number: u128, pair: PairId, version: i64, aims: &str, signatures: Vec<Signature>) -> Agreement {
    Agreement {
        id: id(number),
        pair,
        version,
        terms: terms(aims),
        author_name: "Ama Hussain".to_owned(),
        created_at: now(),
        signatures,
    }
}

async fn versions_are_kept_and_the_latest_comes_first(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (ours, ama, _) = ama_and_ben(&mut tx, cohort).await;
    let cy = participant(&mut tx, cohort, 3, ("Cy", "Cole"), Side::Manager).await;
    let theirs = pair(&mut tx, cohort, 2, &[cy]).await;
    for (number, pair, version, is_written) in
        [(1, ours, 1, true), (2, ours, 1, false), (1, ours, 2, false), (3, ours, 2, true), (4, theirs, 1, true)]
    {
        let written = agreement::insert(&mut tx, id(number), (pair, version), ama, &terms("Aims"), now()).await;
        assert_eq!(written.unwrap(), is_written, "{number}");
    }
    let read = agreement::of_pair(&mut tx, ours, 9).await.unwrap();
    assert_eq!(read, [expected(3, ours, 2, "Aims", vec![]), expected(1, ours, 1, "Aims", vec![])]);
    assert_eq!(agreement::of_pair(&mut tx, ours, 1).await.unwrap(), read[..1]);
    assert_eq!(agreement::of_pair(&mut tx, id(9), 9).await.unwrap(), []);
}

async fn a_version_is_signed_once_by_each(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (ours, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    for (number, version) in [(1, 1), (2, 2)] {
        agreement::insert(&mut tx, id(number), (ours, version), ama, &terms("Aims"), now()).await.unwrap();
    }
    let later = at("2027-01-14T12:00:00Z");
    for (who, when, is_new) in [(ben, later, true), (ama, now(), true), (ben, now(), false)] {
        assert_eq!(agreement::sign(&mut tx, id(1), who, when).await.unwrap(), is_new);
    }
    let signature = |participant, name: &str, signed_at| Signature { participant, name: name.to_owned(), signed_at };
    let signed = vec![signature(ama, "Ama Hussain", now()), signature(ben, "Ben Okafor", later)];
    let read = agreement::of_pair(&mut tx, ours, 9).await.unwrap();
    assert_eq!(read, [expected(2, ours, 2, "Aims", vec![]), expected(1, ours, 1, "Aims", signed)]);
}
