//! One's sessions in one's own calendar, by a secret link: made, renewed, switched off.

use crate::{
    error::AppError,
    form::{Form, Hidden, Submit},
    layout::{Page, load},
    server,
};
use domain::{
    calendar::{Link, Scope},
    id::{CalendarLinkId, PairId},
    london,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::calendar::Calendar;

/// The page, and all that the cookie is sent to which shows a new address there.
const PATH: &str = "/me/calendars";

/// Makes the link to one's calendar, to that of a pair or of a cohort where one is named, or another one.
#[server(endpoint = "calendar/make")]
pub async fn make_calendar_link(
    #[server(default)] pair: String,
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let (id, token) = if !pair.is_empty() {
        let pair: PairId = pair.parse().map_err(|_| AppError::NotFound)?;
        service::calendar::make_pairs(&service, actor.as_deref(), pair).await?
    } else if !cohort.is_empty() {
        service::calendar::make_cohorts(&service, actor.as_deref(), &programme, &cohort).await?
    } else {
        service::calendar::make_own(&service, actor.as_deref()).await?
    };
    server::show_once(PATH, &format!("{id}.{}", token.secret()));
    server::redirect(&format!("{PATH}?done=calendar-link"));
    Ok(())
}

/// Switches a link off.
#[server(endpoint = "calendar/switch-off")]
pub async fn switch_calendar_link_off(#[server(default)] link: String) -> Result<(), AppError> {
    let id: CalendarLinkId = link.parse().map_err(|_| AppError::NotFound)?;
    service::calendar::switch_off(&server::service(), server::actor().as_deref(), id).await?;
    server::redirect(&format!("{PATH}?done=calendar-off"));
    Ok(())
}

/// One's calendars.
#[component]
pub fn CalendarsPage() -> impl IntoView {
    load(async move {
        let service = server::service();
        let calendars = service::calendar::show(&service, server::actor().as_deref()).await?.calendars;
        let made = server::take_shown_once(PATH).and_then(|shown| {
            let (id, secret) = shown.split_once('.')?;
            let is_it = |calendar: &&Calendar| calendar.link.is_some_and(|link| link.id.to_string() == id);
            let name = name_of(calendars.iter().find(is_it)?);
            Some((name, format!("{}/calendar/{secret}.ics", service.settings.public_url)))
        });
        let crumbs = vec![("/".into(), "Home".into()), ("/me".into(), "Your account".into())];
        let items = calendars.into_iter().map(|calendar| view! { <One calendar /> }).collect_view();
        Ok(view! {
            <Page title="Your sessions in your own calendar" crumbs>
                {made.map(|(name, address)| view! { <Made name address /> })}
                <p>
                    "What you plan here can stand in the calendar that you use every day. Make a link, and give it to your calendar: it reads the link again and again, so what is moved moves, and what is cancelled is marked as cancelled."
                </p>
                <ul class="nhsuk-list nhsuk-list--bullet">
                    <li>"Whoever has a link can read when you meet, with whom and where. Keep it like a password."</li>
                    <li>"What you write to each other, and what you reflect on, is never in it."</li>
                    <li>"A link is shown once. If you have lost it, or somebody else has it, renew it: the one before stops working at once."</li>
                </ul>
                <ul class="app-list">{items}</ul>
            </Page>
        }
        .into_any())
    })
}

fn name_of(calendar: &Calendar) -> String {
    let cohort = calendar.cohort.as_ref();
    let cohort = cohort.map_or_else(String::new, |cohort| format!("{}, {}", cohort.programme_name, cohort.name));
    match calendar.scope {
        Scope::Own => "Your calendar".to_owned(),
        Scope::Pair(_) => format!("Your pair in {cohort}"),
        Scope::Cohort(_) => format!("The pairs of {cohort}"),
    }
}

/// The one time that an address is shown.
#[component]
fn Made(name: String, address: String) -> impl IntoView {
    let subscribed = address.split_once("://").map_or_else(|| address.clone(), |(_, rest)| format!("webcal://{rest}"));
    view! {
        <div class="nhsuk-inset-text" id="address">
            <p>{format!("{name}: copy the link now. It is not shown again.")}</p>
            <p>
                <code>{address}</code>
            </p>
            <p>"Where your calendar asks for a link that begins with webcal, or you are on a phone, it is:"</p>
            <p>
                <a href=subscribed.clone()>{subscribed.clone()}</a>
            </p>
            <ul class="nhsuk-list nhsuk-list--bullet">
                <li>"Outlook: Add calendar, Subscribe from web, paste the link, Import."</li>
                <li>"Google Calendar, on a computer: Other calendars, plus, From URL, paste the link."</li>
                <li>"iPhone, iPad or Mac: open the link that begins with webcal, then Subscribe."</li>
            </ul>
        </div>
    }
}

/// What a calendar shows, and what can be done with the link to it.
#[component]
fn One(calendar: Calendar) -> impl IntoView {
    let name = name_of(&calendar);
    let Calendar { scope, cohort, link } = calendar;
    let shows = match scope {
        Scope::Own => "All that you plan with your pair, and workshops that you have a seat in or lead",
        Scope::Pair(_) => "What you plan with this pair, and nothing else",
        Scope::Cohort(_) => "When the pairs of this cohort meet, and its workshops",
    };
    let state = match link {
        Some(link) => format!("{shows}. On since {}.", london::date_words(london::date(link.created_at))),
        None => format!("{shows}. There is no link to it."),
    };
    let cohort = cohort.filter(|_| scope.cohort().is_some());
    let (programme, slug) = cohort.map_or_else(Default::default, |cohort| (cohort.programme_slug, cohort.slug));
    let pair = scope.pair().map_or_else(String::new, |pair| pair.to_string());
    let about = name.clone();
    let off = link.map(|link| view! { <Off link about=name.clone() /> });
    let label = if link.is_some() { "Renew the link" } else { "Make a link" };
    view! {
        <li class="app-list__item">
            <div class="app-list__main">
                <p class="app-list__title">{name}</p>
                <p class="app-list__detail">{state}</p>
            </div>
            <div class="app-list__actions">
                <Form act=MakeCalendarLink::PATH>
                    <Hidden name="pair" value=pair />
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=slug />
                    <Submit label is_secondary=true about />
                </Form>
                {off}
            </div>
        </li>
    }
}

#[component]
fn Off(link: Link, about: String) -> impl IntoView {
    view! {
        <Form act=SwitchCalendarLinkOff::PATH>
            <Hidden name="link" value=link.id.to_string() />
            <Submit label="Switch it off" is_secondary=true about />
        </Form>
    }
}
