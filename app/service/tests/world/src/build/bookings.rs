//! What a pair plans.

use super::{Builder, Person, Result};
use domain::{
    booking::Form,
    id::{BookingId, PairId},
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
        Ok((first, second))
    }
}
