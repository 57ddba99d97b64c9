//! What a pair plans, and the conversations that it logs.

use super::{Builder, Person, Result, link_to};
use domain::{
    booking::Form,
    conversation,
    date::Typed,
    id::{BookingId, ConversationId, OfferId, PairId},
    offer, preparation,
};

impl Builder<'_> {
    /// A conversation and a visit of a pair, one proposed by each and neither answered.
    pub(super) async fn bookings(&self, pair: PairId) -> Result<(BookingId, BookingId)> {
        let (own, partner) = (self.person(Person::Own).await?, self.person(Person::Partner).await?);
        let form = |part: &str, day: &str, agenda: &str| Form {
            pair: pair.to_string(),
            part: part.to_owned(),
            day: day.to_owned(),
            means: "in_person".to_owned(),
            agenda: agenda.to_owned(),
            ..Form::default()
        };
        let talk = form("conversation", "2027-10-20am", self.secrets.agenda);
        let first = service::booking::propose(&self.service, Some(&own), self.key(), &talk).await?;
        let visit = form("host", "2027-10-25am", "");
        let second = service::booking::propose(&self.service, Some(&partner), self.key(), &visit).await?;
        let objectives = preparation::Form { objectives: self.secrets.objective.to_owned(), ..Default::default() };
        service::preparation::write_objectives(&self.service, Some(&own), self.key(), second, 0, &objectives).await?;
        Ok((first, second))
    }

    /// The link by which `Own` answers what `Partner` proposed.
    pub(super) async fn answer_link(&self) -> Result<String> {
        let administrator = self.person(Person::Administrator).await?;
        let link = link_to(&self.service, Some(&administrator), &Person::Own.email(), "/booking-answer/").await?;
        Ok(link.split('?').next().unwrap_or_default().to_owned())
    }

    /// Part of the checklist of a member of a pair, which nobody has confirmed.
    pub(super) async fn clearance(&self, pair: PairId) -> Result<()> {
        let own = self.person(Person::Own).await?;
        let expires_on = Typed { day: "31".to_owned(), month: "1".to_owned(), year: "2028".to_owned() };
        let form = preparation::ClearanceForm { item: preparation::Item::Contract.code().to_owned(), expires_on };
        Ok(service::clearance::declare(&self.service, Some(&own), self.key(), pair, &form).await?)
    }

    /// What a member of a pair offers to show, once and at a week's notice.
    pub(super) async fn offer(&self, pair: PairId) -> Result<OfferId> {
        let own = self.person(Person::Own).await?;
        let form = offer::Form {
            pair: pair.to_string(),
            kind: "clinic".to_owned(),
            hours: "2".to_owned(),
            notice: "7".to_owned(),
            about: self.secrets.offered.to_owned(),
            ..offer::Form::default()
        };
        Ok(service::offer::make(&self.service, Some(&own), self.key(), &form).await?)
    }

    /// Two conversations of a pair, one logged by each.
    pub(super) async fn conversations(&self, pair: PairId) -> Result<(ConversationId, ConversationId)> {
        let (own, partner) = (self.person(Person::Own).await?, self.person(Person::Partner).await?);
        let form = |day: &str, summary: &str| conversation::Form {
            pair: pair.to_string(),
            day: "other".to_owned(),
            date: Typed { day: day.to_owned(), month: "9".to_owned(), year: "2027".to_owned() },
            length: "30".to_owned(),
            means: "in_person".to_owned(),
            summary: summary.to_owned(),
            ..conversation::Form::default()
        };
        let mine = form("14", self.secrets.talked);
        let first = service::conversation::log(&self.service, Some(&own), self.key(), &mine).await?;
        let second = service::conversation::log(&self.service, Some(&partner), self.key(), &form("16", "")).await?;
        Ok((first, second))
    }
}
