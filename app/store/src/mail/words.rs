//! The words of a programme's messages, where it has its own.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{PersonId, ProgrammeId},
    mail::template::{Template, Words},
};

#[derive(sqlx::FromRow)]
struct Row {
    template: String,
    subject: String,
    body: String,
    version: i64,
}

/// The words of a programme's own, by template and with their versions.
pub async fn words(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<(Template, Words, i64)>> {
    let rows = sql!(
        tx,
        all Row,
        "select template, subject, body, version from mail_words where programme_id = $1 order by template",
        programme.0,
    )?;
    rows.into_iter()
        .map(|row| {
            let template = Template::parse(&row.template)
                .ok_or_else(|| Error::Inconsistent(format!("{:?} is no template", row.template)))?;
            Ok((template, Words { subject: row.subject, body: row.body }, row.version))
        })
        .collect()
}

/// Keeps words as the version after `version`, 0 where there are none yet; `false` where they were changed meanwhile.
pub async fn save_words(
    tx: &mut Tx,
    (programme, template): (ProgrammeId, Template),
    version: i64,
    words: &Words,
    author: PersonId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = if version == 0 {
        sql!(
            tx,
            execute,
            "insert into mail_words (programme_id, template, subject, body, author_id, written_at, version)
             values ($1, $2, $3, $4, $5, $6, 1) on conflict do nothing",
            programme.0,
            template.code(),
            words.subject.as_str(),
            words.body.as_str(),
            author.0,
            at(now),
        )?
    } else {
        sql!(
            tx,
            execute,
            "update mail_words set subject = $4, body = $5, author_id = $6, written_at = $7, version = version + 1
             where programme_id = $1 and template = $2 and version = $3",
            programme.0,
            template.code(),
            version,
            words.subject.as_str(),
            words.body.as_str(),
            author.0,
            at(now),
        )?
    };
    Ok(rows == 1)
}
