//! A workshop that is just over, and one that is to come.

use super::{Builder, NORTH, ONE, Person, Result};
use domain::{
    date::Typed,
    id::{ContributionId, WorkshopId},
    workshop::{Form, contribution, feedback::Form as Feedback, waiting::Move},
};

/// What there is of workshops.
pub(super) struct Workshops {
    pub(super) over: WorkshopId,
    pub(super) code: String,
    pub(super) next: WorkshopId,
    pub(super) seat: String,
    pub(super) slot: ContributionId,
}

impl Builder<'_> {
    async fn plan(&self, title: &str, day: &str, (from, to): (&str, &str), capacity: &str) -> Result<WorkshopId> {
        let lead = self.person(Person::WorkshopLead).await?;
        let form = Form {
            title: title.to_owned(),
            lead: lead.person.to_string(),
            on: Typed { day: day.to_owned(), month: "10".to_owned(), year: "2027".to_owned() },
            from: from.to_owned(),
            to: to.to_owned(),
            room: "Seminar room 2".to_owned(),
            capacity: capacity.to_owned(),
            ..Form::default()
        };
        Ok(service::workshop::create(&self.service, Some(&lead), self.key(), (NORTH, ONE), &form).await?)
    }

    async fn sign_up(&self, email: &str, workshop: WorkshopId) -> Result<()> {
        let who = self.actor(email).await?;
        service::workshop::sign_up(&self.service, Some(&who), self.key(), workshop).await?;
        Ok(())
    }

    /// Makes both, with what was done in them.
    pub(super) async fn workshops(&self) -> Result<Workshops> {
        self.go_to("2027-10-14T09:00:00Z")?;
        let over = self.plan("Managing change", "15", ("8:00", "9:45"), "20").await?;
        let next = self.plan("Money and beds", "22", ("13:00", "16:00"), "1").await?;
        for person in [Person::Own, Person::Partner] {
            self.sign_up(&person.email(), over).await?;
        }
        self.sign_up("mate@trust.example", next).await?;
        self.sign_up("answerer@trust.example", next).await?;
        let mate = self.actor("mate@trust.example").await?;
        service::workshop::leave(&self.service, Some(&mate), self.key(), next).await?;
        for person in [Person::Colleague, Person::Own, Person::Partner] {
            self.sign_up(&person.email(), next).await?;
        }
        let (coordinator, partner) = (self.person(Person::Coordinator).await?, self.person(Person::Partner).await?);
        let place = partner.participations.first().ok_or("the partner takes part in nothing")?.participant;
        let order =
            Move { participant: place.to_string(), place: "2".to_owned(), reason: self.secrets.moved.to_owned() };
        service::workshop::reorder(&self.service, Some(&coordinator), self.key(), next, &order).await?;
        let offer = contribution::Form { slot: "The rota game".to_owned(), minutes: "20".to_owned() };
        service::workshop::offer_slot(&self.service, Some(&partner), self.key(), next, &offer).await?;

        self.go_to("2027-10-15T08:46:00Z")?;
        let lead = self.person(Person::WorkshopLead).await?;
        let managed = service::workshop::manage(&self.service, Some(&lead), NORTH, ONE, over).await?;
        let present: Vec<_> = managed.list.iter().map(|one| one.participant).collect();
        service::workshop::take_attendance(&self.service, Some(&lead), self.key(), over, &present).await?;
        let thought = Feedback {
            wave: "after".to_owned(),
            rating_1: "5".to_owned(),
            rating_2: "4".to_owned(),
            rating_3: "4".to_owned(),
            text_1: self.secrets.thought.to_owned(),
            ..Feedback::default()
        };
        service::workshop::give_feedback(&self.service, Some(&partner), self.key(), over, &thought).await?;
        let slots = service::workshop::manage(&self.service, Some(&lead), NORTH, ONE, next).await?.slots;
        let administrator = self.person(Person::Administrator).await?;
        Ok(Workshops {
            over,
            code: managed.workshop.code,
            next,
            seat: super::link_to(&self.service, Some(&administrator), "answerer@trust.example", "/seat/").await?,
            slot: slots.first().ok_or("no slot was offered")?.id,
        })
    }
}
