//! What every page has: header, demo line, breadcrumbs, notices, footer; and how a page waits for what it shows.

use crate::{error::AppError, form::ErrorSummary, server};
use domain::policy::{Act, Place, allows};
use leptos::prelude::*;
use leptos_meta::Title;

/// A step on the way to a page: address and name.
pub type Crumb = (String, String);

/// The way to a programme.
pub fn programme_crumbs(slug: &str, name: &str) -> Vec<Crumb> {
    vec![("/".into(), "Home".into()), (format!("/programmes/{slug}"), name.to_owned())]
}

/// The way to a cohort.
pub fn cohort_crumbs(cohort: &domain::cohort::Cohort) -> Vec<Crumb> {
    let mut crumbs = programme_crumbs(&cohort.programme_slug, &cohort.programme_name);
    crumbs.push((cohort_path(cohort), cohort.name.clone()));
    crumbs
}

/// The way to what an evaluator may see of a cohort too: by the report for those who may not see the cohort's own page.
pub fn evaluation_crumbs(cohort: &domain::cohort::Cohort) -> Vec<Crumb> {
    let place = Place::cohort(cohort.programme, cohort.id);
    if allows(server::actor().as_deref(), Act::SeeCohort, &place) {
        return cohort_crumbs(cohort);
    }
    let mut crumbs = programme_crumbs(&cohort.programme_slug, &cohort.programme_name);
    let report = format!("/programmes/{}/report?cohort={}", cohort.programme_slug, cohort.slug);
    crumbs.push((report, format!("Report of {}", cohort.name)));
    crumbs
}

/// The address of a cohort.
pub fn cohort_path(cohort: &domain::cohort::Cohort) -> String {
    format!("/programmes/{}/cohorts/{}", cohort.programme_slug, cohort.slug)
}

/// A page once what it shows is there, or what to do instead.
pub fn load<F>(page: F) -> impl IntoView
where
    F: Future<Output = Result<AnyView, AppError>> + Send + 'static,
{
    view! {
        <Suspense>
            {Suspend::new(async move {
                match page.await {
                    Ok(page) => page,
                    Err(AppError::SignedOut) => {
                        server::redirect(&server::sign_in_address(&server::path()));
                        ().into_any()
                    }
                    Err(error) => view! { <Fault error /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// A page that says why another is not shown and how to get on.
#[component]
pub fn Fault(
    /// Why.
    error: AppError,
) -> impl IntoView {
    server::set_status(error.status());
    view! {
        <Page title=error.heading()>
            <p>{error.advice()}</p>
            <p>
                <a href="/">"Go to your home page"</a>
            </p>
        </Page>
    }
}

/// A text as the window's title has it: Leptos does not escape what stands in one, and names are anybody's input.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// One page: its title, the way to it, what was wrong, what was done, and what it shows.
#[component]
pub fn Page(
    /// What the page is: its `h1` and the window's title.
    #[prop(into)]
    title: String,
    /// The way to it.
    #[prop(optional)]
    crumbs: Vec<Crumb>,
    /// For boards and wide tables.
    #[prop(optional)]
    is_wide: bool,
    /// What stands small above the title.
    #[prop(optional, into)]
    caption: Option<String>,
    children: Children,
) -> impl IntoView {
    let wrong = if server::refusal().is_some() { "Error: " } else { "" };
    let window_title = escaped(&format!("{wrong}{title} – Paired Learning"));
    let class = if is_wide { "nhsuk-width-container app-wide" } else { "nhsuk-width-container" };
    view! {
        <Title text=window_title />
        <div class=class>
            {(!crumbs.is_empty()).then(|| view! { <Breadcrumbs crumbs /> })}
            <main class="nhsuk-main-wrapper" id="maincontent">
                <ErrorSummary />
                <Notice />
                <h1 class="nhsuk-heading-l">
                    {caption.map(|caption| view! { <span class="nhsuk-caption-l">{caption}</span> })}
                    {title}
                </h1>
                {children()}
            </main>
        </div>
    }
}

#[component]
fn Breadcrumbs(crumbs: Vec<Crumb>) -> impl IntoView {
    let back = crumbs.last().cloned();
    view! {
        <nav class="nhsuk-breadcrumb" aria-label="Breadcrumb">
            <ol class="nhsuk-breadcrumb__list">
                {crumbs
                    .into_iter()
                    .map(|(address, name)| {
                        view! {
                            <li class="nhsuk-breadcrumb__list-item">
                                <a class="nhsuk-breadcrumb__link" href=address>{name}</a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            {back
                .map(|(address, name)| {
                    view! {
                        <a class="nhsuk-back-link" href=address>
                            <span class="nhsuk-u-visually-hidden">"Back to "</span>
                            {name}
                        </a>
                    }
                })}
        </nav>
    }
}

/// What was done by the form that led here. The address says which; the words are ours.
#[component]
fn Notice() -> impl IntoView {
    let words = match server::query("done").as_deref() {
        Some("programme") => {
            "The programme is made. Next, make its first cohort and give somebody the role of coordinator."
        }
        Some("cohort") => "The cohort is made. Next, import its participants.",
        Some("changed") => "Your changes are saved.",
        Some("role") => "The role is given.",
        Some("role-taken") => "The role is taken.",
        Some("handed-over") => "The programme is handed over. Your successor has been written to.",
        Some("invited") => "The message with the link is on its way.",
        Some("state") => "The change is made, and they have been written to.",
        Some("several") => "It is done for everybody who was listed, and they have been written to.",
        Some("left") => "You have withdrawn. Your coordinators have been told.",
        Some("begun") => "Your application is begun. The link to go on with is in a message to you.",
        Some("decided") => "Your decision is recorded. Thank you.",
        Some("logged") => "The session is saved. Your partner has been asked to confirm it.",
        Some("draft") => "Your draft is saved. Only you can see it.",
        Some("draft-gone") => "The draft is thrown away.",
        Some("talked") => "The conversation is saved. Your partner can see it and has nothing to confirm.",
        Some("disputed") => "Your partner is told that it was not so. It does not count until they change it.",
        Some("removed") => "It is removed.",
        Some("booked") => "The date is proposed. Your partner has been asked whether it suits them.",
        Some("accepted") => "You have agreed to it. Your partner has been told.",
        Some("declined") => "You have declined it. Your partner has been told.",
        Some("called-off") => "It is cancelled. Your partner has been told.",
        Some("moved") => "The other time is proposed. Your partner has been asked whether it suits them.",
        Some("offered") => "Your offer is made. Your partner can ask for a date now.",
        Some("offer-withdrawn") => "The offer is withdrawn. What is proposed or agreed on stays.",
        Some("area-agreed") => "It is noted that the lead of the area has agreed. Both of you see it.",
        Some("acknowledged") => "Thank you. Your agreement is recorded with its date.",
        Some("confidentiality") => "The next version is saved. Visitors are asked to read it before their next visit.",
        Some("declared") => "It is saved. A coordinator looks at it and confirms it.",
        Some("clearance") => "It is confirmed.",
        Some("confirmed") => "The session is confirmed. Thank you.",
        Some("action") => "It is saved, and stays on your home page until it is done.",
        Some("action-done") => "It is marked as done.",
        Some("agreement") => "Your agreement is saved and signed by you. Your partner has been asked to sign it.",
        Some("signed") => "You have signed the agreement.",
        Some("reflection") => "Your reflection is saved.",
        Some("answered") => "Your answers are saved. Thank you.",
        Some("proposed") => "Pairs are proposed. Nobody has been told yet.",
        Some("rules") => "The rules are saved. The next proposal is made by them.",
        Some("published") => "The pairs are published, and both members of each have been written to.",
        Some("asked-first") => {
            "Everybody who was not asked before has been written to. Answers show here as they come."
        }
        Some("answered-check") => "Your answer is with the coordinators. Thank you.",
        Some("paused") => "The pair is paused, and both have been written to.",
        Some("resumed") => "The pair goes on, and both have been written to.",
        Some("ended") => "The pair has ended, and both have been written to. What they logged is kept.",
        Some("concern") => "Your coordinators have been told, and nobody else.",
        Some("settled") => "It is marked as dealt with.",
        Some("nudged") => "The pair is reminded: both have been written to.",
        Some("snoozed") => "The pair is left alone until the day you entered.",
        Some("equality") => "Your answers are saved. Nobody but you can read them.",
        Some("equality-forgotten") => "Your answers are deleted.",
        Some("asked-again") => "The line manager is sent a new link. The one before works no longer.",
        Some("mail-chosen") => "Your messages come as you chose.",
        Some("notices-read") => "They are marked as read.",
        Some("busy-address") => "Your calendar is being read.",
        Some("busy-file") => "Your calendar is read. Only when you are busy is kept.",
        Some("busy-forgotten") => "Your calendar is forgotten.",
        Some("calendar-link") => "The link is made. An earlier one to the same calendar no longer works.",
        Some("calendar-off") => "The link is switched off. Calendars that read it find nothing from now on.",
        Some("access-token") => "The token is made.",
        Some("access-token-revoked") => "The token is revoked: programs that use it are refused from now on.",
        Some("workshop") => "The workshop is planned. Participants can sign up now.",
        Some("workshop-cancelled") => "The workshop is cancelled. Everybody who signed up has been written to.",
        Some("seated") => "You have a seat.",
        Some("waiting") => "It is full: you are on the waiting list. We write to you when a seat is free for you.",
        Some("workshop-left") => "You have given up your place. It goes to the next.",
        Some("seat-answered") => "Your answer is recorded. Thank you.",
        Some("checked-in") => "You are checked in.",
        Some("thought") => "Thank you. It is kept without your name.",
        Some("slot") => "Your slot is offered. Whoever leads the workshop has been written to.",
        Some("slot-decided") => "Your decision is recorded, and whoever offered the slot has been written to.",
        Some("reordered") => "The waiting list is changed. Whoever you moved has been written to.",
        Some("attendance") => "The list is saved.",
        Some("signed-out") => "You are signed out.",
        Some("signed-out-everywhere") => "You are signed out on every device.",
        _ => return ().into_any(),
    };
    view! {
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
    }
    .into_any()
}

/// The header: the service, the organisation, who is signed in, and where they can go.
#[component]
pub fn Header() -> impl IntoView {
    let organisation = server::surroundings().organisation.to_string();
    let actor = server::actor();
    let account = match &actor {
        Some(actor) => {
            let mut parts = Vec::new();
            if actor.is_administrator {
                parts.push("administrator".to_owned());
            }
            for (_, role) in &actor.roles {
                let words = role.words().to_lowercase();
                if !parts.contains(&words) {
                    parts.push(words);
                }
            }
            if let Some(held) = actor.participations.first() {
                parts.push(held.side.words().to_lowercase());
            }
            let described =
                if parts.is_empty() { actor.name.clone() } else { format!("{}, {}", actor.name, parts.join(" and ")) };
            view! {
                <li class="nhsuk-header__account-item">{described}</li>
                <li class="nhsuk-header__account-item">
                    <form class="nhsuk-header__account-form" action="/act/sign-out" method="post">
                        <button class="nhsuk-header__account-button">"Sign out"</button>
                    </form>
                </li>
            }
            .into_any()
        }
        None => view! {
            <li class="nhsuk-header__account-item">
                <a class="nhsuk-header__account-link" href="/sign-in">"Sign in"</a>
            </li>
        }
        .into_any(),
    };
    let is_demo = server::service().settings.is_demo;
    view! {
        <a class="nhsuk-skip-link" href="#maincontent" data-module="nhsuk-skip-link">"Skip to main content"</a>
        {is_demo.then(|| view! { <DemoLine /> })}
        <header class="nhsuk-header" role="banner">
            <div class="nhsuk-header__container nhsuk-width-container">
                <div class="nhsuk-header__service">
                    <a class="nhsuk-header__service-logo" href="/">
                        <span class="nhsuk-header__service-name">
                            "Paired Learning"
                            <span class="app-header__organisation">{organisation}</span>
                        </span>
                    </a>
                </div>
                <nav class="nhsuk-header__account" aria-label="Account">
                    <ul class="nhsuk-header__account-list">{account}</ul>
                </nav>
            </div>
        </header>
    }
}

#[component]
fn DemoLine() -> impl IntoView {
    view! {
        <div class="app-demo" role="region" aria-label="Demo">
            <p class="app-demo__text nhsuk-width-container">
                <strong>"Demo. "</strong>
                "Everybody here is fictional, and so is every result. "
                <a href="/sign-in">"Be somebody else"</a>
            </p>
        </div>
    }
}

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="nhsuk-footer" role="contentinfo">
            <div class="nhsuk-width-container">
                <div class="nhsuk-footer__meta">
                    <h2 class="nhsuk-u-visually-hidden">"Support links"</h2>
                    <ul class="nhsuk-footer__list">
                        <li class="nhsuk-footer__list-item">
                            <a class="nhsuk-footer__list-item-link" href="/accessibility">"Accessibility"</a>
                        </li>
                        <li class="nhsuk-footer__list-item">
                            <a class="nhsuk-footer__list-item-link" href="/privacy">"Privacy"</a>
                        </li>
                    </ul>
                </div>
            </div>
        </footer>
    }
}
