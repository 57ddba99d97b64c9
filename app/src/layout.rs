//! What every page has: header, demo line, breadcrumbs, notices, footer; and how a page waits for what it shows.

mod done;

use self::done::Done;
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
    let is_wrong = server::refusal().is_some_and(|refusal| refusal.error != AppError::Preview);
    let wrong = if is_wrong { "Error: " } else { "" };
    let window_title = escaped(&format!("{wrong}{title} – Paired Learning"));
    let class = if is_wide { "nhsuk-width-container app-wide" } else { "nhsuk-width-container" };
    view! {
        <Title text=window_title />
        <div class=class>
            {(!crumbs.is_empty()).then(|| view! { <Breadcrumbs crumbs /> })}
            <main class="nhsuk-main-wrapper" id="maincontent">
                <ErrorSummary />
                <Done />
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
                <li class="nhsuk-header__account-item">
                    <a class="nhsuk-header__account-link" href="/me">{described}</a>
                </li>
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
