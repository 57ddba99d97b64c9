//! What was done by the form that led to a page. The address says which; the words are ours.

use crate::server;
use leptos::prelude::*;

/// The words for what an address calls `code`.
fn words(code: &str) -> Option<&'static str> {
    Some(match code {
        "programme" => "The programme is made. Next, make its first cohort and give somebody the role of coordinator.",
        "cohort" => "The cohort is made. Next, import its participants.",
        "changed" => "Your changes are saved.",
        "role" => "The role is given.",
        "role-taken" => "The role is taken.",
        "handed-over" => "The programme is handed over. Your successor has been written to.",
        "invited" => "The message with the link is on its way.",
        "state" => "The change is made, and they have been written to.",
        "several" => "It is done for everybody who was listed, and they have been written to.",
        "left" => "You have withdrawn. Your coordinators have been told.",
        "begun" => "Your application is begun. The link to go on with is in a message to you.",
        "decided" => "Your decision is recorded. Thank you.",
        "logged" => "The session is saved. Your partner has been asked to confirm it.",
        "draft" => "Your draft is saved. Only you can see it.",
        "draft-gone" => "The draft is thrown away.",
        "talked" => "The conversation is saved. Your partner can see it and has nothing to confirm.",
        "disputed" => "Your partner is told that it was not so. It does not count until they change it.",
        "removed" => "The conversation is removed.",
        "booked" => "The date is proposed. Your partner has been asked whether it suits them.",
        "accepted" => "You have agreed to it. Your partner has been told.",
        "declined" => "You have declined it. Your partner has been told.",
        "called-off" => "It is cancelled. Your partner has been told.",
        "moved" => "The other time is proposed. Your partner has been asked whether it suits them.",
        "offered" => "Your offer is made. Your partner can ask for a date now.",
        "offer-withdrawn" => "The offer is withdrawn. What is proposed or agreed on stays.",
        "area-agreed" => "It is noted that the lead of the area has agreed. Both of you see it.",
        "acknowledged" => "Thank you. Your agreement is recorded with its date.",
        "confidentiality" => "The next version is saved. Visitors are asked to read it before their next visit.",
        "declared" => "It is saved. A coordinator looks at it and confirms it.",
        "clearance" => "It is confirmed.",
        "confirmed" => "The session is confirmed. Thank you.",
        "action" => "It is saved, and stays on your home page until it is done.",
        "action-done" => "It is marked as done.",
        "agreement" => "Your agreement is saved and signed by you. Your partner has been asked to sign it.",
        "signed" => "You have signed the agreement.",
        "reflection" => "Your reflection is saved.",
        "answered" => "Your answers are saved. Thank you.",
        "proposed" => "Pairs are proposed. Nobody has been told yet.",
        "rules" => "The rules are saved. The next proposal is made by them.",
        "published" => "The pairs are published, and both members of each have been written to.",
        "asked-first" => "Everybody who was not asked before has been written to. Answers show here as they come.",
        "answered-check" => "Your answer is with the coordinators. Thank you.",
        "paused" => "The pair is paused, and both have been written to.",
        "resumed" => "The pair goes on, and both have been written to.",
        "ended" => "The pair has ended, and both have been written to. What they logged is kept.",
        "concern" => "Your coordinators have been told, and nobody else.",
        "settled" => "It is marked as dealt with.",
        "nudged" => "The pair is reminded: both have been written to.",
        "snoozed" => "The pair is left alone until the day you entered.",
        "equality" => "Your answers are saved. Nobody but you can read them.",
        "equality-forgotten" => "Your answers are deleted.",
        "asked-again" => "The line manager is sent a new link. The one before works no longer.",
        "mail-chosen" => "Your choices are saved.",
        "reworded" => "The words are saved. The next message of this kind says this.",
        "notices-read" => "Your notices are marked as read.",
        "busy-address" => "Your calendar is being read.",
        "busy-file" => "Your calendar is read. Only when you are busy is kept.",
        "busy-forgotten" => "Your calendar is forgotten.",
        "calendar-link" => "The link is made. If there was an earlier one to the same calendar, it no longer works.",
        "calendar-off" => "The link is switched off. Calendars that read it find nothing from now on.",
        "access-token" => "The token is made.",
        "access-token-revoked" => "The token is revoked: programs that use it are refused from now on.",
        "workshop" => "The workshop is planned. Participants can sign up now.",
        "workshop-cancelled" => "The workshop is cancelled. Everybody who signed up has been written to.",
        "seated" => "You have a seat.",
        "waiting" => "It is full: you are on the waiting list. We write to you when a seat is free for you.",
        "workshop-left" => "You have given up your place. Whoever waits first is offered it.",
        "seat-answered" => "Your answer is recorded. Thank you.",
        "checked-in" => "You are checked in.",
        "thought" => "Thank you. It is kept without your name.",
        "slot" => "Your slot is offered. Whoever leads the workshop has been written to.",
        "slot-decided" => "Your decision is recorded, and whoever offered the slot has been written to.",
        "reordered" => "The waiting list is changed. Whoever you moved has been written to.",
        "attendance" => "The list is saved.",
        "signed-out" => "You are signed out.",
        "signed-out-everywhere" => "You are signed out on every device.",
        _ => return None,
    })
}

/// What was done by the form that led here.
#[component]
pub(super) fn Done() -> impl IntoView {
    let words = server::query("done").as_deref().and_then(words)?;
    Some(view! {
        <div
            class="nhsuk-notification-banner nhsuk-notification-banner--success"
            role="alert"
            aria-labelledby="notice-title"
            data-module="nhsuk-notification-banner"
        >
            <div class="nhsuk-notification-banner__header">
                <h2 class="nhsuk-notification-banner__title" id="notice-title">"Success"</h2>
            </div>
            <div class="nhsuk-notification-banner__content">
                <p class="nhsuk-notification-banner__heading">{words}</p>
            </div>
        </div>
    })
}
