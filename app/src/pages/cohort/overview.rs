//! A cohort at a glance: what needs its coordinator today, then how far everybody is.

use crate::{
    chart::{Bar, Bars, Days},
    layout::{Page, cohort_path, load, programme_crumbs},
    pages::clearance::held_visits,
    server,
};
use domain::{
    health::{Light, Show},
    london,
    participant::{Side, State, change::Reason},
    shadowing::length_words,
    strand::Unit,
    today::{Need, Towards},
};
use leptos::prelude::*;
use service::cohort::Overview;

/// The states of the funnel; the others stand in it only where somebody is in them.
const FUNNEL: [State; 8] = [
    State::Applied,
    State::AwaitingSupervisor,
    State::Approved,
    State::Waitlisted,
    State::Matched,
    State::Active,
    State::Completed,
    State::Withdrawn,
];

/// A cohort at a glance.
#[component]
pub fn CohortPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let overview =
            service::cohort::show(&server::service(), server::actor().as_deref(), &programme, &cohort).await?;
        let held =
            service::clearance::held(&server::service(), server::actor().as_deref(), &programme, &cohort).await?;
        let cohort = overview.cohort.clone();
        let path = cohort_path(&cohort);
        let links = [
            ("participants", "Participants"),
            ("applications", "Applications"),
            ("participants/import", "Import participants"),
            ("pairing", "Pairing"),
            ("pairs", "Pairs"),
            ("timeline", "Timeline of all pairs"),
            ("evaluation", "Who has answered the questionnaires"),
            ("reflections", "Reflections released to the programme"),
            ("workshops", "Workshops"),
            ("phases", "Phases"),
            ("settings", "Name and dates"),
        ]
        .map(|(page, words)| view! { <li><a href=format!("{path}/{page}")>{words}</a></li> })
        .collect_view();
        let held = held_visits(held, &path);
        let (needs, pictures) = (today(&overview, &path), pictures(overview, &path));
        Ok(view! {
            <Page
                title=cohort.name
                caption=format!("{} to {}", london::date_words(cohort.starts_on), london::date_words(cohort.ends_on))
                crumbs=programme_crumbs(&cohort.programme_slug, &cohort.programme_name)
            >
                <h2 class="nhsuk-heading-m">"Needs you today"</h2>
                {needs}
                {held}
                {pictures}
                <h2 class="nhsuk-heading-m">"Everything about this cohort"</h2>
                <ul class="nhsuk-list">{links}</ul>
            </Page>
        }
        .into_any())
    })
}

/// What needs the coordinator: the most urgent as the page's one button.
fn today(overview: &Overview, path: &str) -> AnyView {
    if overview.needs.is_empty() {
        return view! { <p class="app-empty">"Nothing. Nobody waits for you in this cohort."</p> }.into_any();
    }
    let address = |towards| match (towards, overview.draft) {
        (Towards::Participants, _) => format!("{path}/participants"),
        (Towards::Import, _) => format!("{path}/participants/import"),
        (Towards::Draft, Some(draft)) => format!("{path}/pairing/{draft}"),
        (Towards::Pairing | Towards::Draft, _) => format!("{path}/pairing"),
        (Towards::Pairs(None), _) => format!("{path}/pairs"),
        (Towards::Pairs(Some(show)), _) => format!("{path}/pairs?show={}", show.code()),
        (Towards::Evaluation, _) => format!("{path}/evaluation"),
    };
    let item = |(at, Need { what, reason, towards, link }): (usize, Need)| {
        let class = if at == 0 { "nhsuk-button" } else { "nhsuk-button nhsuk-button--secondary" };
        view! {
            <li class="app-list__item">
                <div class="app-list__main">
                    <p class="app-list__title">{what}</p>
                    <p class="app-list__detail">{reason}</p>
                </div>
                <div class="app-list__actions">
                    <a class=class href=address(towards) role="button" draggable="false">{link}</a>
                </div>
            </li>
        }
    };
    let items = overview.needs.iter().cloned().enumerate().map(item).collect_view();
    view! { <ul class="app-list">{items}</ul> }.into_any()
}

/// How far the cohort is, as pictures with their numbers; nothing is drawn of what there is not.
fn pictures(overview: Overview, path: &str) -> impl IntoView + use<> {
    let (funnel, answered) = (funnel(&overview, path), answered(&overview, path));
    let left = left(&overview, path);
    let has_pairs = overview.lights.iter().any(|(_, pairs)| *pairs > 0);
    let pairs = has_pairs.then(|| pairs(&overview, path));
    let Overview { cohort, phases, waiting, today, .. } = overview;
    let days = (cohort.starts_on, cohort.ends_on);
    let has_people = waiting.people > 0;
    view! {
        {(!phases.is_empty()).then(|| view! { <Days title="Phases" phases days today /> })}
        {has_people.then(|| view! { <Bars title="People by stage" bars=funnel /> })}
        {left}
        {pairs}
        {has_people.then(|| view! { <Bars title="Questionnaires answered" bars=answered whole=waiting.people /> })}
    }
}

fn funnel(overview: &Overview, path: &str) -> Vec<Bar> {
    let address = |state: State| format!("{path}/participants?state={}", state.code());
    let people = |state| overview.states.iter().filter(|row| row.0 == state).map(|row| row.2).sum::<i64>();
    let shown = |state: &State| FUNNEL.contains(state) || people(*state) > 0;
    let states = State::ALL.into_iter().filter(shown);
    states.map(|state| Bar::number(state.words(), people(state), address(state))).collect()
}

/// Why people have withdrawn, each number leading to them.
fn left(overview: &Overview, path: &str) -> Option<impl IntoView + use<>> {
    let address = format!("{path}/participants?state={}", State::Withdrawn.code());
    let reasons = overview.reasons.iter().map(|(reason, people)| {
        let words = reason.map_or("No reason given", Reason::words);
        Bar::number(words, *people, address.clone())
    });
    let reasons: Vec<_> = reasons.collect();
    (!reasons.is_empty()).then(|| view! { <Bars title="Why people have withdrawn" bars=reasons /> })
}

fn pairs(overview: &Overview, path: &str) -> impl IntoView + use<> {
    let address = format!("{path}/pairs");
    let lights = overview.lights.iter().filter(|(light, pairs)| *light != Light::Off || *pairs > 0);
    let shown = |light: Light| format!("{address}?show={}", Show::Light(light).code());
    let lights = lights.map(|(light, pairs)| Bar::number(light.words(), *pairs, shown(*light))).collect();
    let pairs: i64 = overview.lights.iter().map(|(_, pairs)| pairs).sum();
    // What the programme wants of each, of all pairs together.
    let target = overview.shadowing.target.filter(|target| target.unit == Unit::Hours);
    let target = target.map(|target| 60 * i64::from(target.number) * pairs);
    let visits = overview.visits.iter().map(|(side, visits, minutes)| {
        let label = match side {
            Side::Clinician => "Clinicians visited managers",
            Side::Manager => "Managers visited clinicians",
        };
        let sessions = if *visits == 1 { "session" } else { "sessions" };
        let words = if *minutes == 0 {
            "Nothing yet".to_owned()
        } else {
            format!("{}, {visits} {sessions}", length_words(*minutes))
        };
        Bar { target, ..Bar::number(label, *minutes, address.clone()).words(words) }
    });
    let visits = visits.collect();
    let snoozed = match overview.snoozed {
        0 => None,
        1 => Some("1 of them is left alone for now."),
        _ => Some("Some of them are left alone for now."),
    };
    view! {
        <Bars title="How the pairs are doing" bars=lights />
        {snoozed.map(|words| view! { <p>{words}</p> })}
        <Bars title="Shadowing in each direction" bars=visits />
        {target.map(|_| view! { <p>"The line across a bar is what the programme wants of all pairs together."</p> })}
    }
}

fn answered(overview: &Overview, path: &str) -> Vec<Bar> {
    let address = format!("{path}/evaluation");
    let waiting = &overview.waiting;
    [("Before the programme", waiting.answered_pre), ("After it", waiting.answered_post)]
        .map(|(label, number)| {
            Bar::number(label, number, address.clone()).words(format!("{number} of {}", waiting.people))
        })
        .to_vec()
}
