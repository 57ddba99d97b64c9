//! What a pair logged, the latest first.

use crate::tag::{Colour, Tag};
use domain::{conversation::Conversation, id::ParticipantId, london, shadowing::Session, text};
use leptos::prelude::*;

/// Entries on the page.
const MOST: usize = 50;

/// One entry: its day to sort by, its address, title, detail and state.
type Entry = (chrono::NaiveDate, String, String, String, (Colour, &'static str));

/// What was logged.
#[component]
pub fn Logged(
    /// The member who looks.
    me: ParticipantId,
    /// Visits of the pair.
    sessions: Vec<Session>,
    /// Its conversations.
    conversations: Vec<Conversation>,
    /// What to say where there is nothing.
    none: &'static str,
) -> impl IntoView {
    let visits = sessions.iter().map(|session| visit(session, me));
    let mut entries: Vec<Entry> = visits.chain(conversations.iter().map(|one| talk(one, me))).collect();
    if entries.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.0));
    let items = entries.into_iter().take(MOST).map(|(_, address, title, detail, (colour, words))| {
        view! {
            <li class="app-list__item">
                <div class="app-list__main">
                    <p class="app-list__title">
                        <a href=address>{title}</a>
                    </p>
                    <p class="app-list__detail">{detail}</p>
                </div>
                <div>
                    <Tag colour words />
                </div>
            </li>
        }
    });
    view! { <ul class="app-list">{items.collect_view()}</ul> }.into_any()
}

fn visit(session: &Session, me: ParticipantId) -> Entry {
    let day = london::date(session.started_at);
    let state = if session.after.missed.is_some() {
        (Colour::Grey, "Did not take place")
    } else if session.confirmed_at.is_some() {
        (Colour::Green, "Confirmed")
    } else if session.dispute.is_some() {
        (Colour::Red, "Was not so")
    } else if session.author == me {
        (Colour::Grey, "Waits for your partner")
    } else {
        (Colour::Yellow, "Waits for you")
    };
    let detail = format!("{} visited {}, {}", session.visitor_name, session.host_name, session.length());
    let title = format!("{}, {}", text::isolated(&session.place), london::date_words(day));
    (day, format!("/shadowing/{}", session.id), title, detail, state)
}

fn talk(one: &Conversation, me: ParticipantId) -> Entry {
    let state = match (&one.dispute, one.author == me) {
        (None, _) => (Colour::Green, "Logged"),
        (Some(_), true) => (Colour::Yellow, "Not so, says your partner"),
        (Some(_), false) => (Colour::Grey, "Not so, you said"),
    };
    let title = format!("Conversation, {}", london::date_words(one.held_on));
    let detail = [one.length(), one.whereabouts(), one.topics.join(", ")];
    let detail: Vec<_> = detail.into_iter().filter(|text| !text.is_empty()).collect();
    (one.held_on, format!("/conversations/{}", one.id), title, detail.join(", "), state)
}
