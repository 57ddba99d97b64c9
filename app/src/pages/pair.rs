//! The pair: who the partner is, and what the two have done.

use crate::{
    chart::BarPlot,
    error::AppError,
    layout::{Page, load},
    pages::agreement::Agreed,
    server,
    tag::{Colour, Tag},
};
use domain::{
    london,
    pair::Member,
    shadowing::length_words,
    strand::{Target, Unit},
};
use leptos::prelude::*;
use service::pair::{Earlier, Shown};

/// The pair's page.
#[component]
pub fn PairPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let held = service::pair::participations(&service, actor.as_deref())?;
        let id = held.iter().find_map(|held| held.pair).ok_or(AppError::NotFound)?;
        let pair = service::pair::show(&service, actor.as_deref(), id).await?;
        Ok(view! {
            <Page title="My pair" crumbs=vec![("/".into(), "Home".into())]>
                <PairOverview pair />
            </Page>
        }
        .into_any())
    })
}

/// The next thing to do, the partner, and what was logged.
#[component]
pub fn PairOverview(
    /// The pair.
    pair: Shown,
) -> impl IntoView {
    let log = format!("/shadowing/log?pair={}", pair.id);
    let waiting = pair
        .sessions
        .iter()
        .find(|session| session.confirmed_at.is_none() && session.dispute.is_none() && session.author != pair.me);
    let next = match waiting {
        Some(session) => view! {
            <a class="nhsuk-button" href=format!("/shadowing/{}", session.id) role="button" draggable="false">
                {format!("Confirm the session of {}", london::weekday_words(london::date(session.started_at)))}
            </a>
        }
        .into_any(),
        None => view! {
            <a class="nhsuk-button" href=log.clone() role="button" draggable="false">"Log a shadowing session"</a>
        }
        .into_any(),
    };
    let also_log = waiting.is_some().then(|| {
        view! {
            <p>
                <a href=log.clone()>"Log a shadowing session"</a>
            </p>
        }
    });
    let progress =
        [("You visited", pair.minutes_visiting, pair.visits), ("You were visited", pair.minutes_hosting, pair.visited)]
            .map(|(label, minutes, times)| progress(label, minutes, times, pair.target))
            .into_iter()
            .collect_view();
    let progress = match pair.target {
        Some(_) => view! { <div class="app-dumbbell">{progress}</div> }.into_any(),
        None => view! { <dl class="nhsuk-summary-list">{progress}</dl> }.into_any(),
    };
    let concern = format!("/pair/not-working?pair={}", pair.id);
    let paused = pair.paused.map(|until_on| {
        let until = until_on.map_or_else(String::new, |day| format!(" until {}", london::date_words(day)));
        view! {
            <div class="nhsuk-inset-text">
                <span class="nhsuk-u-visually-hidden">"Information: "</span>
                <p>{format!("Your pair is paused{until}. Nobody expects you to meet meanwhile.")}</p>
            </div>
        }
    });
    let meeting = pair.paused.is_none().then(|| first_meeting(&pair));
    view! {
        {paused}
        {meeting}
        <p>{next}</p>
        {also_log}
        {pair.partners.into_iter().map(|partner| view! { <Partner partner /> }).collect_view()}
        <p>
            <a href="/pair/agreement">"Our pair agreement"</a>
        </p>
        <p>
            <a href="/reflections">"My reflections"</a>
        </p>
        <p>
            <a href="/shadowing/certificate">"Certificate of my hours"</a>
        </p>
        <p>
            <a href=concern>"This is not working"</a>
        </p>
        <h2 class="nhsuk-heading-m">"Shadowing so far"</h2>
        {progress}
        {if pair.sessions.is_empty() {
            view! { <p>"Nothing is logged yet. After your first visit, log it here: it takes half a minute."</p> }.into_any()
        } else {
            view! {
                <ul class="app-list">
                    {pair
                        .sessions
                        .into_iter()
                        .map(|session| {
                            let (colour, words) = if session.confirmed_at.is_some() {
                                (Colour::Green, "Confirmed")
                            } else if session.dispute.is_some() {
                                (Colour::Red, "Was not so")
                            } else if session.author == pair.me {
                                (Colour::Grey, "Waits for your partner")
                            } else {
                                (Colour::Yellow, "Waits for you")
                            };
                            view! {
                                <li class="app-list__item">
                                    <div class="app-list__main">
                                        <p class="app-list__title">
                                            <a href=format!("/shadowing/{}", session.id)>
                                                {session.place.clone()} ", " {london::date_words(london::date(session.started_at))}
                                            </a>
                                        </p>
                                        <p class="app-list__detail">
                                            {session.visitor_name.clone()} " visited " {session.host_name.clone()} ", "
                                            {session.length()}
                                        </p>
                                    </div>
                                    <div>
                                        <Tag colour words />
                                    </div>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            }
                .into_any()
        }}
    }
}

/// A first meeting, until something is logged.
fn first_meeting(pair: &Shown) -> Option<impl IntoView + use<>> {
    let meeting = pair.first_meeting?;
    let all = if pair.partners.len() > 1 { "All of you" } else { "Both of you" };
    let shared = format!("{all} can usually make: {}. Half an hour over a coffee is enough.", pair.shared);
    Some(view! {
        <h2 class="nhsuk-heading-m">"Your first meeting"</h2>
        <p>"A suggestion: " <strong>{meeting.words()}</strong> "."</p>
        <p>{shared}</p>
    })
}

/// One direction of shadowing, against what the programme wants where it says so.
fn progress(label: &'static str, minutes: i64, times: usize, target: Option<Target>) -> AnyView {
    let Some(target) = target else {
        return view! { <SummaryRow key=label value=length_words(minutes) /> }.into_any();
    };
    let wanted = i64::from(target.number);
    let (value, whole, done) = match target.unit {
        Unit::Hours => (minutes, 60 * wanted, length_words(minutes)),
        Unit::Times => (i64::try_from(times).unwrap_or(i64::MAX), wanted, times.to_string()),
    };
    view! {
        <div class="app-dumbbell__row app-dumbbell__row--bar">
            <div class="app-dumbbell__label">{label}</div>
            <div class="app-dumbbell__plot">
                <BarPlot value whole target=None />
            </div>
            <div class="app-dumbbell__value">{format!("{done} of {}", target.words())}</div>
        </div>
    }
    .into_any()
}

/// What is given of these, in a line.
pub fn given<const N: usize>(texts: [impl ToString; N]) -> String {
    let texts: Vec<String> = texts.into_iter().map(|text| text.to_string()).filter(|text| !text.is_empty()).collect();
    if texts.is_empty() { "Not given".to_owned() } else { texts.join(", ") }
}

/// A row of a summary list.
#[component]
pub fn SummaryRow(
    /// What.
    #[prop(into)]
    key: String,
    /// How it is.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! {
        <div class="nhsuk-summary-list__row">
            <dt class="nhsuk-summary-list__key">{key}</dt>
            <dd class="nhsuk-summary-list__value app-as-typed">{value}</dd>
        </div>
    }
}

#[component]
fn Partner(partner: Member) -> impl IntoView {
    let or_none = |text: String| if text.is_empty() { "Not given".to_owned() } else { text };
    view! {
        <h2 class="nhsuk-heading-m">{format!("Your partner: {}", partner.name)}</h2>
        <dl class="nhsuk-summary-list">
            <div class="nhsuk-summary-list__row">
                <dt class="nhsuk-summary-list__key">"Email"</dt>
                <dd class="nhsuk-summary-list__value">
                    <a href=format!("mailto:{}", partner.email)>{partner.email.clone()}</a>
                </dd>
            </div>
            <SummaryRow key="Post" value=given([partner.profession, partner.grade]) />
            <SummaryRow key="Where" value=given([partner.department, partner.division, partner.site, partner.organisation]) />
            <SummaryRow key="Usually free" value=or_none(partner.availability.to_string()) />
            <SummaryRow key="About them" value=or_none(partner.about_me) />
            <SummaryRow key="What they can show you" value=or_none(partner.can_show) />
            <SummaryRow key="Interests" value=or_none(partner.interests.join(", ")) />
            <SummaryRow key="Goals" value=or_none(partner.goals) />
        </dl>
    }
}

/// A pair that has ended: what was done in it is still there for those who did it.
#[component]
pub fn LookingBack(
    /// The pair.
    pair: Earlier,
) -> impl IntoView {
    let sessions = pair.sessions.into_iter().map(|session| {
        let title = format!("{}, {}", session.place, london::date_words(london::date(session.started_at)));
        let detail = format!("{} visited {}, {}", session.visitor_name, session.host_name, session.length());
        view! {
            <li class="app-list__item">
                <div class="app-list__main">
                    <p class="app-list__title">
                        <a href=format!("/shadowing/{}", session.id)>{title}</a>
                    </p>
                    <p class="app-list__detail">{detail}</p>
                </div>
            </li>
        }
    });
    let sessions = sessions.collect_view();
    view! {
        <h2 class="nhsuk-heading-m">"A pair of yours that has ended"</h2>
        <p>"What you logged is kept, and counts in the programme’s report. Your coordinator writes to you if another partner is looked for; with them, hours in each direction begin anew."</p>
        <ul class="app-list">{sessions}</ul>
        {pair
            .agreement
            .map(|agreement| {
                view! {
                    <details class="nhsuk-details">
                        <summary class="nhsuk-details__summary">
                            <span class="nhsuk-details__summary-text">"What you had agreed on"</span>
                        </summary>
                        <div class="nhsuk-details__text">
                            <Agreed agreement />
                        </div>
                    </details>
                }
            })}
    }
}
