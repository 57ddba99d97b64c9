//! What people said of themselves for equality monitoring. Only whose it is reads it: see `reach` for what is counted.

use crate::{Result, Tx};
use domain::{equality::Answers, id::PersonId};

#[derive(sqlx::FromRow)]
struct Row {
    question: String,
    answer: String,
}

/// What somebody said of themselves.
pub async fn find(tx: &mut Tx, person: PersonId) -> Result<Answers> {
    let rows = sql!(
        tx,
        all Row,
        "select question, answer from equality_answer where person_id = $1 order by question",
        person.0,
    )?;
    Ok(Answers(rows.into_iter().map(|row| (row.question, row.answer)).collect()))
}

/// Keeps what somebody says of themselves, by the list of this version, instead of what they said before.
pub async fn replace(tx: &mut Tx, person: PersonId, answers: &Answers, version: i64) -> Result<()> {
    delete(tx, person).await?;
    for (question, answer) in &answers.0 {
        sql!(
            tx,
            execute,
            "insert into equality_answer (person_id, question, answer, list_version) values ($1, $2, $3, $4)",
            person.0,
            question.as_str(),
            answer.as_str(),
            version,
        )?;
    }
    Ok(())
}

/// Forgets what somebody said of themselves.
pub async fn delete(tx: &mut Tx, person: PersonId) -> Result<()> {
    sql!(tx, execute, "delete from equality_answer where person_id = $1", person.0)?;
    Ok(())
}
