//! What a pair has planned: the next dates first.

use crate::{pages::booking::state, tag::Tag};
use leptos::prelude::*;
use service::pair::Shown;

/// Dates on the page: what is later is in the timeline.
const DATES: usize = 5;

/// The next dates.
#[component]
pub fn Dates(
    /// The pair.
    pair: Shown,
) -> impl IntoView {
    let (me, now) = (pair.me, pair.now);
    let next = pair.bookings.into_iter().filter(|booking| booking.ends_at > now || booking.is_to_be_logged(now));
    let items = next.take(DATES).map(|booking| {
        let (colour, words) = state(&booking);
        let words = if booking.waits_for(me) { "Waits for you" } else { words };
        view! {
            <li class="app-list__item">
                <div class="app-list__main">
                    <p class="app-list__title">
                        <a href=format!("/bookings/{}", booking.id)>{booking.title()}</a>
                    </p>
                    <p class="app-list__detail">{booking.when()} ", " {booking.whereabouts()}</p>
                </div>
                <div>
                    <Tag colour words />
                </div>
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| {
        view! {
            <h2 class="nhsuk-heading-m">"Next dates"</h2>
            <ul class="app-list">{items}</ul>
        }
    })
}
