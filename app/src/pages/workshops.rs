//! Workshops: those of one's cohorts, and one of them; planning and running them is next door.

mod after;
mod one;
mod plan;
mod run;
mod seat;
mod wall;

pub use after::{CertificatePage, FeedbackPage};
pub use one::{CheckInPage, WorkshopPage};
pub use plan::{ChangeWorkshopPage, NewWorkshopPage, PlannedPage};
pub use run::RunPage;
pub use seat::SeatPage;
pub use wall::WallPage;

use crate::{
    error::AppError,
    layout::{Crumb, Page, cohort_crumbs, cohort_path, load},
    server,
    tag::{Colour, Tag},
};
use domain::{
    cohort::Cohort,
    london,
    policy::{Act, Place, allows},
    shadowing::length_words,
    strand::Unit,
    workshop::{
        State,
        feedback::Wave,
        waiting::{Standing, place_words},
    },
};
use leptos::prelude::*;
use service::workshop::{Mine, Series};

/// The address of a cohort's workshops, for those who look after them.
fn planned_path(cohort: &Cohort) -> String {
    format!("{}/workshops", cohort_path(cohort))
}

/// The way to a cohort's workshops. A lead may not see the cohort's own page.
fn planned_crumbs(cohort: &Cohort) -> Vec<Crumb> {
    let place = Place::cohort(cohort.programme, cohort.id);
    if allows(server::actor().as_deref(), Act::SeeCohort, &place) {
        cohort_crumbs(cohort)
    } else {
        vec![("/".into(), "Home".into())]
    }
}

/// How somebody stands, in a few words.
fn standing_words(mine: &Mine) -> Option<(Colour, String)> {
    let is_over = server::service().clock.now() >= mine.workshop.ends_at;
    match (mine.workshop.state, mine.standing) {
        (State::Cancelled, _) => Some((Colour::Red, "Cancelled".to_owned())),
        _ if mine.has_attended => Some((Colour::Green, "You were there".to_owned())),
        _ if is_over => Some((Colour::Grey, "Over".to_owned())),
        (_, Standing::Seated) => Some((Colour::Green, "You have a seat".to_owned())),
        (_, Standing::Offered { .. }) => Some((Colour::Yellow, "A seat is offered to you".to_owned())),
        (_, Standing::Waiting { place }) => {
            Some((Colour::Blue, format!("You are {} on the waiting list", place_words(place))))
        }
        (_, Standing::Out) => None,
    }
}

/// How many seats there are, for whoever thinks of signing up.
fn seats_words(mine: &Mine) -> String {
    let free = (mine.workshop.capacity - mine.counts.seats).max(0);
    let seats = |number: i64| if number == 1 { "1 seat is".to_owned() } else { format!("{number} seats are") };
    match (free, mine.counts.waiting) {
        (0, 0) => "It is full. You can join the waiting list.".to_owned(),
        (0, 1) => "It is full, and 1 person waits for a seat.".to_owned(),
        (0, waiting) => format!("It is full, and {waiting} people wait for a seat."),
        (free, _) => format!("{} free, of {}.", seats(free), mine.workshop.capacity),
    }
}

/// The workshops of one's cohorts, those to come first.
#[component]
pub fn WorkshopsPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let all = service::workshop::mine(&service, actor.as_deref()).await?;
        let has_none = all.iter().all(|series| series.workshops.is_empty());
        let several = all.len() > 1;
        let all = all.into_iter().filter(|series| !series.workshops.is_empty());
        let all = all.map(|series| view! { <Listed series several /> }).collect_view();
        Ok(view! {
            <Page title="Workshops" crumbs=vec![("/".into(), "Home".into())]>
                {has_none
                    .then(|| {
                        view! {
                            <p class="app-empty">"No workshop is planned for you yet. Your coordinator plans them; come back when the programme is under way."</p>
                        }
                    })}
                {all}
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Listed(series: Series, several: bool) -> impl IntoView {
    let now = server::service().clock.now();
    let name = series.cohort.name.clone();
    let progress = progress(&series);
    let (past, next): (Vec<_>, Vec<_>) = series.workshops.into_iter().partition(|mine| mine.workshop.ends_at <= now);
    let has_past = !past.is_empty();
    let items = |workshops: Vec<Mine>| workshops.into_iter().map(|mine| view! { <Item mine /> }).collect_view();
    let (next, past) = (items(next), items(past.into_iter().rev().collect()));
    view! {
        {several.then(|| view! { <h2 class="nhsuk-heading-m">{name}</h2> })}
        <p>{progress}</p>
        <ul class="app-list">{next}</ul>
        {has_past
            .then(|| {
                view! {
                    <h2 class="nhsuk-heading-m">"Over"</h2>
                    <ul class="app-list">{past}</ul>
                }
            })}
    }
}

/// How far somebody is, against what the programme wants.
fn progress(series: &Series) -> String {
    let been = match series.times {
        0 => "You have not been to a workshop yet".to_owned(),
        1 => format!("You have been to 1 workshop, {}", length_words(series.minutes)),
        times => format!("You have been to {times} workshops, {}", length_words(series.minutes)),
    };
    match series.target {
        None => format!("{been}."),
        Some(target) if target.unit == Unit::Times => format!("{been}. The programme expects {}.", target.number),
        Some(target) => format!("{been}. The programme expects {}.", target.words()),
    }
}

#[component]
fn Item(mine: Mine) -> impl IntoView {
    let tag = standing_words(&mine).map(|(colour, words)| view! { <Tag colour words /> });
    let workshop = mine.workshop.clone();
    let place = if workshop.room.is_empty() { "Online".to_owned() } else { workshop.room.clone() };
    let is_to_come = tag.is_none();
    view! {
        <li class="app-list__item">
            <div class="app-list__main">
                <p class="app-list__title">
                    <a href=format!("/workshops/{}", workshop.id)>{workshop.title.clone()}</a>
                </p>
                <p class="app-list__detail">{workshop.when()} ". " {place} ". "</p>
                {is_to_come.then(|| view! { <p class="app-list__detail">{seats_words(&mine)}</p> })}
            </div>
            <div class="app-list__actions">{tag}</div>
        </li>
    }
}

/// What home says of workshops: a seat that waits for an answer, what one is asked, the next one, those that one leads.
pub async fn on_home() -> Result<AnyView, AppError> {
    let (service, actor) = (server::service(), server::actor());
    let now = service.clock.now();
    let all = service::workshop::mine(&service, actor.as_deref()).await?;
    let all: Vec<_> = all.into_iter().flat_map(|series| series.workshops).collect();
    let line = |before: &'static str, mine: &Mine, path: &str, after: String| {
        let address = format!("/workshops/{}{path}", mine.workshop.id);
        view! { <p>{before} <a href=address>{mine.workshop.title.clone()}</a> {after}</p> }
    };
    let is_open = |mine: &&Mine| mine.workshop.state == State::Planned && mine.workshop.ends_at > now;
    let offered = all.iter().filter(is_open).find_map(|mine| match mine.standing {
        Standing::Offered { until_at } => {
            let until = format!(", until {}.", london::instant_words(until_at));
            Some(line("A seat is offered to you: ", mine, "", until))
        }
        _ => None,
    });
    let next = all.iter().filter(is_open).find(|mine| mine.standing == Standing::Seated);
    let next = next.map(|mine| line("Your next workshop: ", mine, "", format!(", {}.", mine.workshop.when())));
    let to_rate = all.iter().find_map(|mine| mine.to_rate.map(|wave| (mine, wave)));
    let to_rate = to_rate.map(|(mine, wave)| {
        let asked = match wave {
            Wave::After => "Say what you thought, 1 minute: ",
            Wave::Later => "Say what became of it, 1 minute: ",
        };
        line(asked, mine, "/feedback", ". It is kept without a name.".into())
    });
    let led = service::workshop::led(&service, actor.as_deref()).await?;
    let led = led.into_iter().find(|(_, workshop)| workshop.state == State::Planned && workshop.ends_at > now);
    let led = led.map(|(cohort, workshop)| {
        let path = planned_path(&cohort);
        view! {
            <p>
                "The next workshop that you lead: " <a href=format!("{path}/{}", workshop.id)>{workshop.title.clone()}</a> ", "
                {workshop.when()} ". " <a href=path>"All workshops of the cohort"</a>
            </p>
        }
    });
    let has_workshops = !all.is_empty();
    Ok(view! {
        {offered}
        {to_rate}
        {next}
        {has_workshops.then(|| view! { <p><a href="/workshops">"Workshops"</a></p> })}
        {led}
    }
    .into_any())
}
