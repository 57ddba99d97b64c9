//! What people answered, did together and thought of it.

use super::{Builder, NORTH, ONE, Person, Result};
use domain::{
    agreement,
    date::Typed,
    equality,
    id::{CohortId, PairId, ShadowingId, SpreadsheetId},
    jotting::{self, Hold},
    questionnaire::{Answers, Wave, relationship},
    reflection,
    shadowing::Log,
};

/// Who has answered before and after; none of them is anybody that tests sign in as.
const HAVE_ANSWERED: [&str; 3] = ["mate", "answerer", "another"];

impl Builder<'_> {
    /// What one person says of themselves for equality monitoring, and the counting of everybody.
    pub(super) async fn equality(&self) -> Result<()> {
        let own = self.person(Person::Own).await?;
        let form = equality::Form { ethnic_group: self.secrets.ethnic_group.to_owned(), ..equality::Form::default() };
        service::equality::save(&self.service, Some(&own), self.key(), own.person, &form).await?;
        self.go_to("2027-03-02T09:00:00Z")?;
        while service::reach::count_next(&self.service).await? {}
        self.go_to("2027-02-15T10:00:00Z")
    }

    /// Has three people answer before, all the same, and after the programme.
    pub(super) async fn answers(&self, cohort: CohortId) -> Result<()> {
        self.import(ONE, &[("answerer", "clinician"), ("another", "clinician")]).await?;
        for (at, wave, value) in
            [("2027-02-20T09:00:00Z", Wave::Pre, 2), ("2027-10-05T09:00:00Z", Wave::Post, self.secrets.answer)]
        {
            self.go_to(at)?;
            for name in HAVE_ANSWERED {
                let who = self.actor(&format!("{name}@trust.example")).await?;
                let answers = relationship().items.into_iter().map(|item| (item.code, value.to_string())).collect();
                let form = Answers { answers };
                service::questionnaire::answer(&self.service, Some(&who), self.key(), cohort, wave, &form).await?;
            }
        }
        Ok(())
    }

    /// What a pair could agree on, which only its author has signed.
    pub(super) async fn agreement(&self, pair: PairId) -> Result<()> {
        self.go_to("2027-10-09T09:00:00Z")?;
        let form = agreement::Form {
            pair: pair.to_string(),
            clinician_aims: "See how beds are found".to_owned(),
            manager_aims: "See a night on call".to_owned(),
            meeting: "Once a month".to_owned(),
            confidentiality: "It stays between us, unless somebody could come to harm".to_owned(),
            boundaries: self.secrets.boundaries.to_owned(),
            ending: "At any time".to_owned(),
            review: Typed { day: "9".to_owned(), month: "1".to_owned(), year: "2028".to_owned() },
            version: 0,
        };
        let partner = self.person(Person::Partner).await?;
        service::agreement::write(&self.service, Some(&partner), self.key(), &form).await?;
        Ok(())
    }

    /// Two sessions of a pair, one logged by each.
    pub(super) async fn sessions(&self, pair: PairId) -> Result<(ShadowingId, ShadowingId)> {
        self.go_to("2027-10-10T09:00:00Z")?;
        let log = |who: &'static str, day: &str, observed: &str| Log {
            pair: pair.to_string(),
            part: who.to_owned(),
            day: "other".to_owned(),
            date: Typed { day: day.to_owned(), month: "10".to_owned(), year: "2027".to_owned() },
            from: "9:00".to_owned(),
            to: "12:00".to_owned(),
            place: "Theatres".to_owned(),
            observed: observed.to_owned(),
            ..Log::default()
        };
        let (own, partner) = (self.person(Person::Own).await?, self.person(Person::Partner).await?);
        let seen = log("visitor", "8", self.secrets.observed);
        let first = service::shadowing::log(&self.service, Some(&own), self.key(), &seen).await?;
        let theirs = log("host", "9", "");
        let second = service::shadowing::log(&self.service, Some(&partner), self.key(), &theirs).await?;
        Ok((first, second))
    }

    /// One reflection for each circle of readers.
    pub(super) async fn reflections(&self, first: ShadowingId, second: ShadowingId) -> Result<()> {
        let secrets = self.secrets;
        for (who, session, what, readers) in [
            (Person::Own, first, secrets.private, "author"),
            (Person::Own, second, secrets.pair, "pair"),
            (Person::Partner, second, secrets.programme, "programme"),
        ] {
            let form = reflection::Form {
                session: session.to_string(),
                what: what.to_owned(),
                readers: readers.to_owned(),
                ..reflection::Form::default()
            };
            let who = self.person(who).await?;
            service::reflection::write(&self.service, Some(&who), self.key(), &form).await?;
        }
        Ok(())
    }

    /// What somebody types of a session that they logged, and does not save.
    pub(super) async fn draft_of(&self, session: ShadowingId) -> Result<()> {
        let own = self.person(Person::Own).await?;
        let hold = Hold { tab: self.service.random.timeless_id().into(), of: None };
        let fields = vec![("what".to_owned(), self.secrets.draft.to_owned())];
        let form = jotting::Form { subject: jotting::Subject::Reflection(session), hold, fields };
        service::jotting::keep(&self.service, Some(&own), &form).await?;
        Ok(())
    }

    /// A spreadsheet that was read and waits to be confirmed.
    pub(super) async fn spreadsheet(&self) -> Result<SpreadsheetId> {
        let coordinator = self.person(Person::Coordinator).await?;
        let csv = b"first name,last name,email,side,grade\nLate,Comer,late@trust.example,clinician,ST5\n";
        let id =
            service::spreadsheet::upload(&self.service, Some(&coordinator), self.key(), NORTH, ONE, "late.csv", csv);
        let id = id.await?;
        service::spreadsheet::run_next(&self.service).await?;
        Ok(id)
    }
}
