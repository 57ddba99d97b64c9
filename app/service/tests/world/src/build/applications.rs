//! Who applies without an account.

use super::{Builder, NORTH, Person, Result, TWO, Typed};
use domain::application::{Answers, Form, Step};

/// What somebody types who applies; their name stands before the at sign.
#[must_use]
pub fn applicant(name: &str) -> Answers {
    Answers {
        first_name: name.to_owned(),
        last_name: "Applicant".to_owned(),
        email: format!("{name}@trust.example"),
        side: "clinician".to_owned(),
        profession: "Physiotherapist".to_owned(),
        grade: "Band 7".to_owned(),
        line_manager_email: format!("boss-of-{name}@trust.example"),
        availability: vec!["0".to_owned()],
        goals: "See how beds are found".to_owned(),
        about_me: "I like maps".to_owned(),
        rotates: "no".to_owned(),
        ..Answers::default()
    }
}

impl Builder<'_> {
    /// Opens `north/two` to applications; one is complete and not sent, one waits for a line manager. Answers the
    /// links of both.
    pub(super) async fn applications(&self) -> Result<(String, String)> {
        let coordinator = self.person(Person::Coordinator).await?;
        let day = |day: &str, month: &str| Typed { day: day.into(), month: month.into(), year: "2027".into() };
        let form = Form {
            opens_on: day("1", "10"),
            closes_on: day("30", "11"),
            topics: "Flow\nRotas\nDischarge".to_owned(),
            version: 1,
        };
        service::application::change_settings(&self.service, Some(&coordinator), self.key(), NORTH, TWO, &form).await?;
        let open = self.application("writer").await?;
        let sent = self.application("sender").await?;
        service::application::send(&self.service, &sent).await?;
        let administrator = self.person(Person::Administrator).await?;
        let approval =
            super::link_to(&self.service, Some(&administrator), "boss-of-sender@trust.example", "/approve/").await?;
        Ok((open, approval))
    }

    async fn application(&self, name: &str) -> Result<String> {
        let typed = applicant(name);
        let begun = service::application::begin(&self.service, self.key(), NORTH, TWO, typed.clone()).await?;
        let secret = begun.ok_or("this form was sent before")?;
        for step in Step::ALL {
            service::application::answer(&self.service, &secret, step, typed.clone()).await?;
        }
        Ok(secret)
    }
}
