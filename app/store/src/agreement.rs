//! What pairs agreed on, and who signed it.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    agreement::{Agreement, Signature, Terms},
    id::{AgreementId, PairId, ParticipantId},
};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    pair_id: Uuid,
    version: i64,
    first_name: String,
    last_name: String,
    clinician_aims: String,
    manager_aims: String,
    meeting: String,
    confidentiality: String,
    boundaries: String,
    ending: String,
    review_on: NaiveDate,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
}

impl Row {
    fn read(self, signatures: Vec<Signature>) -> Agreement {
        Agreement {
            id: self.id.into(),
            pair: self.pair_id.into(),
            version: self.version,
            terms: Terms {
                clinician_aims: self.clinician_aims,
                manager_aims: self.manager_aims,
                meeting: self.meeting,
                confidentiality: self.confidentiality,
                boundaries: self.boundaries,
                ending: self.ending,
                review_on: self.review_on,
            },
            author_name: name(&self.first_name, &self.last_name),
            created_at: self.created_at,
            signatures,
        }
    }
}

#[derive(sqlx::FromRow)]
struct SignatureRow {
    agreement_id: Uuid,
    participant_id: Uuid,
    first_name: String,
    last_name: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    signed_at: DateTime<Utc>,
}

fn name(first: &str, last: &str) -> String {
    format!("{first} {last}").trim().to_owned()
}

/// The versions of a pair's agreement with their signatures, the latest first.
pub async fn of_pair(tx: &mut Tx, pair: PairId, limit: i64) -> Result<Vec<Agreement>> {
    let rows = sql!(
        tx,
        all Row,
        "select agreement.id, pair_id, agreement.version, first_name, last_name, clinician_aims, manager_aims, meeting,
                confidentiality, boundaries, ending, review_on, agreement.created_at
         from agreement
         join participant on participant.id = author_id
         join person on person.id = participant.person_id
         where pair_id = $1
         order by agreement.version desc
         limit $2",
        pair.0,
        limit,
    )?;
    let signed = sql!(
        tx,
        all SignatureRow,
        "select agreement_id, participant_id, first_name, last_name, signed_at
         from agreement_signature
         join agreement on agreement.id = agreement_id
         join participant on participant.id = participant_id
         join person on person.id = participant.person_id
         where pair_id = $1
         order by signed_at, participant_id",
        pair.0,
    )?;
    let mut signatures: HashMap<Uuid, Vec<Signature>> = HashMap::new();
    for row in signed {
        signatures.entry(row.agreement_id).or_default().push(Signature {
            participant: row.participant_id.into(),
            name: name(&row.first_name, &row.last_name),
            signed_at: row.signed_at,
        });
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let signatures = signatures.remove(&row.id).unwrap_or_default();
            row.read(signatures)
        })
        .collect())
}

/// Writes a version; `false` where the pair has one of this number.
pub async fn insert(
    tx: &mut Tx,
    id: AgreementId,
    (pair, version): (PairId, i64),
    author: ParticipantId,
    terms: &Terms,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into agreement (id, pair_id, version, author_id, clinician_aims, manager_aims, meeting, confidentiality,
             boundaries, ending, review_on, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict do nothing",
        id.0,
        pair.0,
        version,
        author.0,
        terms.clinician_aims.as_str(),
        terms.manager_aims.as_str(),
        terms.meeting.as_str(),
        terms.confidentiality.as_str(),
        terms.boundaries.as_str(),
        terms.ending.as_str(),
        terms.review_on,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Signs a version; `false` where the participant has.
pub async fn sign(tx: &mut Tx, id: AgreementId, participant: ParticipantId, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into agreement_signature (agreement_id, participant_id, signed_at) values ($1, $2, $3)
         on conflict do nothing",
        id.0,
        participant.0,
        at(now),
    )?;
    Ok(rows == 1)
}
