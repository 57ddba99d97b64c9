//! A pair of two organisations: its visit is agreed on, and held until the visitor has what they need there.

use super::{Author, PROGRAMME, Plan, import, people, working_day};
use chrono::{Days, Duration};
use domain::{
    booking,
    date::Typed,
    health::Light,
    policy::Actor,
    preparation::{ClearanceForm, Item},
};
use service::Error;

/// Where the manager of it works.
const ORGANISATION: &str = "Northbank Integrated Care Board";

/// Tells of it, in a cohort that is under way.
pub(super) async fn tell(author: &Author, coordinator: Option<&Actor>, plan: Plan, list: &str) -> Result<(), Error> {
    let service = &author.service;
    let visit_on = working_day(author.today + Days::new(56));
    let pairs = service::pair::list(service, coordinator, PROGRAMME, plan.slug, &service::pair::Which::default(), None)
        .await?
        .pairs;
    let going_well = pairs.iter().rev().find(|one| one.health.light == Light::Green);
    let Some(pair) = going_well.map(|one| &one.pair).filter(|_| visit_on <= plan.ends_on) else { return Ok(()) };
    let [clinician, manager] = pair.members.as_slice() else { return Ok(()) };
    let Some(row) = list.lines().find(|row| row.split(',').nth(3) == Some(&manager.email)) else { return Ok(()) };
    author.go_to(author.today - Days::new(4));
    let heading = list.lines().next().unwrap_or_default();
    import(author, coordinator, plan, &format!("{heading},organisation\n{row},{ORGANISATION}\n")).await?;

    let visitor = people::actor(author, &clinician.email).await?;
    let host = people::actor(author, &manager.email).await?;
    let form = booking::Form {
        pair: pair.id.to_string(),
        part: "visitor".into(),
        day: "other".into(),
        date: Typed::from_date(visit_on),
        from: "9:30".into(),
        to: "12:30".into(),
        means: "in_person".into(),
        place: "Northbank House, third floor".into(),
        objectives: "Hear how a contract is agreed".into(),
        ..booking::Form::default()
    };
    let id = service::booking::propose(service, Some(&visitor), author.key(), &form).await?;
    author.go_on(Duration::hours(3));
    service::booking::accept(service, Some(&host), id, 1).await?;
    author.go_on(Duration::days(1));
    let seen = ClearanceForm {
        item: Item::OccupationalHealth.code().into(),
        expires_on: Typed::from_date(visit_on + Days::new(200)),
    };
    let held = visitor.participations.iter().find(|held| held.pair == Some(pair.id));
    let Some(held) = held else { return Ok(()) };
    let place = (PROGRAMME, plan.slug);
    service::clearance::record(service, coordinator, author.key(), place, held.participant, &seen).await
}
