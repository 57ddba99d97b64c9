//! Accounts, roles, and the programmes and cohorts that they are for.

use super::{BTreeMap, Builder, NORTH, ONE, PASSWORD, Person, Result, SOUTH, TWO, Typed, programme};
use domain::{
    cohort,
    id::{CohortId, ParticipantId, PersonId, PhaseId},
    person,
};
use service::{participant::Filter, programme::GiveRole};

/// Who has an account before any programme is there, and the role that they are given: programme and code.
const STAFF: [(Person, Option<(&str, &str)>); 7] = [
    (Person::Administrator, None),
    (Person::Coordinator, Some((NORTH, "coordinator"))),
    (Person::Evaluator, Some((NORTH, "evaluator"))),
    (Person::Sponsor, Some((NORTH, "sponsor"))),
    (Person::WorkshopLead, Some((NORTH, "workshop_lead"))),
    (Person::Elsewhere, Some((SOUTH, "coordinator"))),
    (Person::Nobody, None),
];

impl Builder<'_> {
    /// Makes the accounts of those who take part in no cohort.
    pub(super) async fn staff(&self) -> Result<()> {
        for (who, _) in STAFF {
            let form = person::New {
                email: who.email(),
                first_name: who.code().to_owned(),
                last_name: "Staff".to_owned(),
                is_administrator: if who == Person::Administrator { "yes".to_owned() } else { String::new() },
            };
            let link = service::person::create_as_operator(&self.service, &form).await?;
            let token = link.rsplit('/').next().unwrap_or_default();
            service::person::take_up(&self.service, token, PASSWORD).await?;
        }
        Ok(())
    }

    /// Makes both programmes and their cohorts.
    pub(super) async fn cohorts(&self) -> Result<()> {
        let administrator = self.person(Person::Administrator).await?;
        for slug in [NORTH, SOUTH] {
            let form = programme::New {
                name: format!("Pairs of the {slug}"),
                organisation: format!("{slug} trust"),
                slug: slug.to_owned(),
                minimum_group: "3".to_owned(),
                template: String::new(),
            };
            service::programme::create(&self.service, Some(&administrator), self.key(), &form).await?;
        }
        for (programme, slug) in [(NORTH, ONE), (NORTH, TWO), (SOUTH, ONE)] {
            let day = |day: &str, month: &str| Typed { day: day.into(), month: month.into(), year: "2027".into() };
            let form = cohort::Form {
                name: format!("Cohort {slug}"),
                slug: slug.to_owned(),
                starts_on: day("1", "2"),
                ends_on: day("31", "10"),
                version: 0,
            };
            service::cohort::create(&self.service, Some(&administrator), self.key(), programme, &form).await?;
        }
        Ok(())
    }

    /// Gives everybody their role.
    pub(super) async fn roles(&self) -> Result<()> {
        let administrator = self.person(Person::Administrator).await?;
        for (who, role) in STAFF {
            let Some((programme, role)) = role else { continue };
            let form = GiveRole { email: who.email(), role: role.to_owned() };
            service::programme::give_role(&self.service, Some(&administrator), self.key(), programme, &form).await?;
        }
        Ok(())
    }

    /// Takes up the account to which a link was sent.
    pub(super) async fn take_up(&self, email: &str) -> Result<()> {
        let administrator = self.person(Person::Administrator).await?;
        let token = super::link(&self.service, Some(&administrator), email).await?;
        service::person::take_up(&self.service, &token, PASSWORD).await?;
        Ok(())
    }

    /// Sends a participant a link; answers its secret.
    pub(super) async fn invite(&self, participant: ParticipantId, email: &str) -> Result<String> {
        let coordinator = self.person(Person::Coordinator).await?;
        service::participant::invite(&self.service, Some(&coordinator), self.key(), participant).await?;
        let administrator = self.person(Person::Administrator).await?;
        super::link(&self.service, Some(&administrator), email).await
    }

    /// The cohort in which everything happens.
    pub(super) async fn cohort_id(&self) -> Result<CohortId> {
        let coordinator = self.person(Person::Coordinator).await?;
        Ok(service::cohort::find(&self.service, Some(&coordinator), NORTH, ONE).await?.id)
    }

    /// The first phase of that cohort.
    pub(super) async fn first_phase(&self) -> Result<PhaseId> {
        let coordinator = self.person(Person::Coordinator).await?;
        let (_, phases) = service::phase::list(&self.service, Some(&coordinator), NORTH, ONE).await?;
        Ok(phases.first().ok_or("the cohort has no phase")?.id)
    }

    /// Everybody's place, by address.
    pub(super) async fn participants(&self) -> Result<BTreeMap<String, ParticipantId>> {
        let coordinator = self.person(Person::Coordinator).await?;
        let mut places = BTreeMap::new();
        for cohort in [ONE, TWO] {
            let page =
                service::participant::page(&self.service, Some(&coordinator), NORTH, cohort, &Filter::default(), None)
                    .await?;
            for one in page.1 {
                let shown =
                    service::participant::show(&self.service, Some(&coordinator), NORTH, cohort, one.id).await?;
                places.insert(shown.1.profile.email.to_string(), one.id);
            }
        }
        Ok(places)
    }

    /// Everybody with an account, by address.
    pub(super) async fn people(
        &self,
        participants: &BTreeMap<String, ParticipantId>,
    ) -> Result<BTreeMap<String, PersonId>> {
        let mut people = BTreeMap::new();
        let staff = STAFF.map(|(who, _)| who.email());
        for email in participants.keys().chain(&staff) {
            people.insert(email.clone(), self.actor(email).await?.person);
        }
        Ok(people)
    }
}
