//! The next thing that a member of a pair has to do, as one button, and what else they can do.

use crate::pages::booking::log_address;
use domain::london;
use leptos::prelude::*;
use service::pair::Shown;

/// What is most urgent: an answer, a confirmation, a log; where nothing waits, a log of the last visit.
fn most_urgent(pair: &Shown) -> Option<(String, String)> {
    let day = |at| london::weekday_words(london::date(at));
    let to_answer = pair.bookings.iter().find(|booking| booking.waits_for(pair.me));
    if let Some(booking) = to_answer {
        let words = format!("Answer the proposal for {}", day(booking.starts_at));
        return Some((format!("/bookings/{}", booking.id), words));
    }
    let to_confirm = pair.sessions.iter().find(|one| one.waits_for(pair.me));
    if let Some(session) = to_confirm {
        return Some((
            format!("/shadowing/{}", session.id),
            format!("Confirm the session of {}", day(session.started_at)),
        ));
    }
    let to_log = pair.bookings.iter().find(|one| one.is_to_be_logged(pair.now) && one.concerns(pair.me))?;
    let what = if to_log.visit.is_some() { "the visit" } else { "the conversation" };
    Some((log_address(to_log), format!("Log {what} of {}", day(to_log.starts_at))))
}

/// One button, and the rest as links.
#[component]
pub fn Next(
    /// The pair.
    pair: Shown,
) -> impl IntoView {
    let shadowing = (format!("/shadowing/log?pair={}", pair.id), "Log a shadowing session".to_owned());
    let mut others = vec![
        (format!("/conversations/log?pair={}", pair.id), "Log a conversation".to_owned()),
        (format!("/bookings/new?pair={}", pair.id), "Plan a conversation".to_owned()),
        (format!("/bookings/new?pair={}&for=visit", pair.id), "Plan a shadowing visit".to_owned()),
        (
            format!("/shadowing/offers?pair={}", pair.id),
            "See what your partner can show, and offer something".to_owned(),
        ),
    ];
    let (address, words) = match most_urgent(&pair) {
        Some(urgent) => {
            others.insert(0, shadowing);
            urgent
        }
        None => shadowing,
    };
    let others = others.into_iter().map(|(address, words)| view! { <li><a href=address>{words}</a></li> });
    let others = others.collect_view();
    view! {
        <p>
            <a class="nhsuk-button" href=address role="button" draggable="false">
                {words}
            </a>
        </p>
        <ul class="nhsuk-list">{others}</ul>
    }
}
