//! The pair: who the partner is, and what the two have done.

mod dates;
mod logged;
mod next;
mod progress;
mod which;

pub use progress::{History, Progress};
pub use which::{NoPartner, wanted};

use self::{dates::Dates, logged::Logged, next::Next};
use crate::{
    error::AppError,
    layout::{Page, load},
    pages::{agreement::Agreed, preparation::to_do},
    server,
};
use domain::{london, pair::Member};
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
        let to_do = to_do(id).await?;
        let (rows, today) = (pair.rows.clone(), london::date(pair.now));
        let days = (pair.cohort.starts_on, pair.cohort.ends_on);
        Ok(view! {
            <Page title="My pair" crumbs=vec![("/".into(), "Home".into())]>
                {to_do}
                <PairOverview pair />
                <History rows days today leads=true />
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
        <Next pair=pair.clone() />
        <Dates pair=pair.clone() />
        {pair.partners.clone().into_iter().map(|partner| view! { <Partner partner /> }).collect_view()}
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
        <h2 class="nhsuk-heading-m">"So far"</h2>
        <Progress rows=pair.rows.clone() />
        <Logged
            me=pair.me
            sessions=pair.sessions
            conversations=pair.conversations
            none="Nothing is logged yet. After your first visit or conversation, log it here: it takes half a minute."
        />
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
    view! {
        <h2 class="nhsuk-heading-m">"A pair of yours that has ended"</h2>
        <p>"What you logged is kept, and counts in the programme’s report. Your coordinator writes to you if another partner is looked for; with them, hours in each direction begin anew."</p>
        <Logged me=pair.me sessions=pair.sessions conversations=pair.conversations none="Nothing was logged." />
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
