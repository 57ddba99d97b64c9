//! Logging a shadowing session, confirming it, and reflecting on it.

pub mod certificate;
pub mod change;
mod reflect;

pub use reflect::Released;

use self::{
    change::{ActionSection, History, NotSoForm},
    reflect::{ReflectionForm, is_saved},
};
use crate::{
    error::AppError,
    form::{Choice, DateField, Field, Form, Hidden, Radios, Submit, TextArea, was_refused},
    layout::{Page, load},
    pages::{
        jotting::{OtherDrafts, drafts},
        pair::SummaryRow,
    },
    server,
};
use chrono::{DateTime, Utc};
use domain::{
    date::Typed,
    id::ShadowingId,
    jotting::Subject,
    london,
    shadowing::{LONGEST_TEXT, Log},
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::shadowing::Suggested;

/// Logs a session.
#[server(endpoint = "shadowing/log")]
pub async fn log_shadowing(#[server(flatten)] form: Log, #[server(default)] key: String) -> Result<(), AppError> {
    let service = server::service();
    let id = service::shadowing::log(&service, server::actor().as_deref(), server::key(&key), &form).await?;
    server::redirect(&format!("/shadowing/{id}?done=logged"));
    Ok(())
}

/// Says that a session was as the partner logged it.
#[server(endpoint = "shadowing/confirm")]
pub async fn confirm_shadowing(#[server(default)] session: String) -> Result<(), AppError> {
    let id: ShadowingId = session.parse().map_err(|_| AppError::NotFound)?;
    service::shadowing::confirm(&server::service(), server::actor().as_deref(), id).await?;
    server::redirect(&format!("/shadowing/{id}?done=confirmed"));
    Ok(())
}

/// The page to log a session on: everything but the times is suggested.
#[component]
pub fn LogPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let actor = actor.as_deref();
        let pairs: Vec<_> =
            service::pair::participations(&service, actor)?.into_iter().filter_map(|held| held.pair).collect();
        // Somebody in two cohorts comes from one of their pairs.
        let wanted = server::query("pair").and_then(|pair| pair.parse().ok());
        let pair = wanted.filter(|pair| pairs.contains(pair)).or(pairs.first().copied());
        let Some(pair) = pair else { return Ok(view! { <NoPartner /> }.into_any()) };
        let booking = server::query("booking").and_then(|id| id.parse().ok());
        let suggested = service::shadowing::suggestion(&service, actor, pair, booking).await?;
        let form = first_form(&suggested, server::service().clock.now());
        let subject = Subject::Log(pair, suggested.booking.as_ref().map(|booking| booking.id));
        let (draft, drafts) = drafts(subject, |_| false).await?;
        let is_open = was_refused(LogShadowing::PATH) || draft.latest.is_some();
        let partner = suggested.partner;
        let date = form.date.clone();
        let other_day = move || view! { <DateField name="date" legend="Which day?" value=date.clone() /> };
        Ok(view! {
            <Page title="Log a shadowing session" crumbs=vec![("/".into(), "Home".into())]>
                <Form act=LogShadowing::PATH draft>
                    <Hidden name="pair" value=pair.to_string() />
                    <Hidden name="booking" value=form.booking />
                    <Radios
                        name="part"
                        legend="Who visited whom?"
                        value=form.part
                        choices=vec![
                            Choice::new("visitor", format!("I visited {}", partner.name)),
                            Choice::new("host", format!("{} visited me", partner.name)),
                        ]
                    />
                    <Radios
                        name="day"
                        legend="When?"
                        value=form.day
                        choices=vec![
                            Choice::new("today", "Today"),
                            Choice::new("yesterday", "Yesterday"),
                            Choice::new("other", "Another day").reveals(other_day),
                        ]
                    />
                    <div class="app-times">
                        <Field name="from" label="From" hint="Such as 9:30" value=form.from width=5 />
                        <Field name="to" label="To" hint="Past midnight is fine" value=form.to width=5 />
                    </div>
                    <Field name="place" label="Where?" value=form.place hint="Ward, clinic, meeting or office" />
                    <details class="nhsuk-details" open=is_open>
                        <summary class="nhsuk-details__summary">
                            <span class="nhsuk-details__summary-text">"What for, and what was seen (you can leave this out)"</span>
                        </summary>
                        <div class="nhsuk-details__text">
                            <TextArea name="purpose" label="What was it for?" value=form.purpose limit=LONGEST_TEXT rows=2 may_name_a_patient=true />
                            <TextArea name="observed" label="What was seen?" limit=LONGEST_TEXT may_name_a_patient=true />
                        </div>
                    </details>
                    <Submit label="Save" />
                </Form>
                <OtherDrafts subject jottings=drafts label />
            </Page>
        }
        .into_any())
    })
}

/// What a field of a draft is called.
fn label(field: &str) -> Option<&'static str> {
    match field {
        "place" => Some("Where?"),
        "purpose" => Some("What was it for?"),
        "observed" => Some("What was seen?"),
        _ => None,
    }
}

/// The form as it is shown first: what was agreed on, or else the place and times of the last session.
fn first_form(suggested: &Suggested, now: DateTime<Utc>) -> Log {
    let today = london::date(now);
    let clock = |at| london::local(at).format("%-H:%M").to_string();
    let Suggested { me, last, booking, .. } = suggested;
    let usual = Log { part: "visitor".to_owned(), day: "today".to_owned(), ..Log::default() };
    match (booking, last) {
        (Some(booking), _) => {
            let on = london::date(booking.starts_at);
            let day = match (today - on).num_days() {
                0 => "today",
                1 => "yesterday",
                _ => "other",
            };
            let is_host = booking.visit.as_ref().is_some_and(|visit| visit.host == *me);
            Log {
                booking: booking.id.to_string(),
                part: if is_host { "host" } else { "visitor" }.to_owned(),
                day: day.to_owned(),
                date: if day == "other" { Typed::from_date(on) } else { Typed::default() },
                from: clock(booking.starts_at),
                to: clock(booking.ends_at),
                place: booking.place.clone(),
                purpose: booking.agenda.clone(),
                ..usual
            }
        }
        (None, Some(last)) => {
            let at = |at| london::local(at).time();
            let is_over = london::stretch(today, at(last.started_at), at(last.ended_at)).1 <= now;
            let day = if is_over { "today" } else { "yesterday" }.to_owned();
            Log { place: last.place.clone(), from: clock(last.started_at), to: clock(last.ended_at), day, ..usual }
        }
        (None, None) => usual,
    }
}

#[component]
fn NoPartner() -> impl IntoView {
    view! {
        <Page title="You have no partner yet" crumbs=vec![("/".into(), "Home".into())]>
            <p>"You can log sessions once you are in a pair. Your coordinator forms the pairs and writes to you then."</p>
        </Page>
    }
}

/// One session.
#[component]
pub fn SessionPage() -> impl IntoView {
    load(async move {
        let id: ShadowingId = server::id("id")?;
        let shown = service::shadowing::show(&server::service(), server::actor().as_deref(), id).await?;
        let session = shown.session;
        let (own, others): (Vec<_>, Vec<_>) =
            shown.reflections.into_iter().partition(|reflection| reflection.author == shown.me);
        let own = own.into_iter().next();
        let (draft, drafts) = drafts(Subject::Reflection(id), |one| is_saved(one, own.as_ref())).await?;
        let state = match (session.confirmed_at, &session.dispute) {
            (Some(_), _) => "Confirmed by both of you",
            (None, Some(_)) => "Was not so, says the partner. It counts no hours.",
            (None, None) if shown.is_mine_to_confirm => "Waits for you to confirm it",
            (None, None) => "Waits for your partner to confirm it",
        };
        let can_disagree = shown.is_mine_to_confirm && session.dispute.is_none();
        let mut added = Vec::new();
        if let Some(dispute) = &session.dispute {
            added.push(("What was different", dispute.word.clone()));
        }
        if let Some(missed) = &session.after.missed {
            added.push(("Did not take place", format!("{missed}. It counts no hours.")));
        }
        added.extend(session.after.setting.map(|one| ("Kind of work", one.words().to_owned())));
        added.extend(session.after.consent.map(|one| ("Patients", one.words().to_owned())));
        if !session.after.domains.is_empty() {
            let names: Vec<_> = session.after.domains.iter().map(|domain| domain.words()).collect();
            added.push(("What it taught", names.join(", ")));
        }
        let or_none = |text: &str| if text.is_empty() { "Not given".to_owned() } else { text.to_owned() };
        Ok(view! {
            <Page
                title="Shadowing session"
                caption=london::weekday_words(london::date(session.started_at))
                crumbs=vec![("/".into(), "Home".into())]
            >
                {shown
                    .is_mine_to_confirm
                    .then(|| {
                        view! {
                            <Form act=ConfirmShadowing::PATH>
                                <Hidden name="session" value=id.to_string() />
                                <Submit label="Yes, that is right" />
                            </Form>
                        }
                    })}
                <dl class="nhsuk-summary-list">
                    <SummaryRow key="State" value=state />
                    <SummaryRow key="Who" value=format!("{} visited {}", session.visitor_name, session.host_name) />
                    <SummaryRow key="When" value=format!("{} ({})", session.times(), session.length()) />
                    <SummaryRow key="Where" value=session.place.clone() />
                    <SummaryRow key="What for" value=or_none(&session.purpose) />
                    <SummaryRow key="What was seen" value=or_none(&session.observed) />
                    {added.into_iter().map(|(key, value)| view! { <SummaryRow key value /> }).collect_view()}
                </dl>
                {shown
                    .is_mine_to_change
                    .then(|| {
                        view! {
                            <p>
                                <a href=format!("/shadowing/{id}/change")>"Change this session, or add to it"</a>
                            </p>
                        }
                    })}
                {can_disagree.then(|| view! { <NotSoForm session=id /> })}
                {(!shown.history.is_empty()).then(|| view! { <History history=shown.history /> })}
                {others.into_iter().map(|reflection| view! { <Released reflection /> }).collect_view()}
                <ReflectionForm session=id own draft others=drafts />
                <ActionSection session=id action=shown.action />
            </Page>
        }
        .into_any())
    })
}
