//! A cohort's pairs, those that need somebody first.

mod life;
mod one;

pub use life::{EndPair, PausePair, ResumePair, SettleConcern};
pub use one::{NudgePair, PairPage, SnoozePair, WakePair};

use crate::{
    form::{Form, Hidden, Submit},
    layout::{Page, cohort_crumbs, cohort_path, load},
    server,
    tag::{Colour, Tag},
};
use domain::{
    health::{Light, Show},
    id::PairId,
    london,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::pair::{Cared, Which};

/// The colour that repeats what a light says.
pub fn colour(light: Light) -> Colour {
    match light {
        Light::Red => Colour::Red,
        Light::Amber => Colour::Yellow,
        Light::Green => Colour::Green,
        Light::Off => Colour::Grey,
    }
}

/// The list of pairs.
#[component]
pub fn PairsPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let after = server::query("after").and_then(|after| after.parse::<PairId>().ok());
        let search = server::query("search").unwrap_or_default();
        let which = Which { search, show: server::query("show").and_then(|show| Show::parse(&show)) };
        let (service, actor) = (server::service(), server::actor());
        let listed = service::pair::list(&service, actor.as_deref(), &programme, &cohort, &which, after).await?;
        let path = cohort_path(&listed.cohort);
        let is_empty = listed.lights.iter().all(|(_, number)| *number == 0);
        let is_found = !listed.pairs.is_empty();
        let counted = listed.lights.iter().filter(|(_, number)| *number > 0);
        let counted = counted.map(|(light, number)| format!("{number} {}", light.words().to_lowercase()));
        let counted = counted.collect::<Vec<_>>().join(", ");
        let rows = listed.pairs.into_iter().map(|cared| row(cared, (&programme, &cohort), &path)).collect_view();
        Ok(view! {
            <Page title="Pairs" crumbs=cohort_crumbs(&listed.cohort)>
                {if is_empty && listed.ended.is_empty() {
                    let address = format!("{path}/pairing");
                    view! {
                        <p class="app-empty">"There are no pairs yet. " <a href=address>"Form pairs"</a></p>
                    }
                        .into_any()
                } else {
                    view! {
                        <p>{counted}</p>
                        <Find which=which.clone() path=format!("{path}/pairs") />
                        {(!is_found && !is_empty)
                            .then(|| {
                                view! {
                                    <p class="app-empty">
                                        "No pair is like this. " <a href=format!("{path}/pairs")>"Show all pairs"</a>
                                    </p>
                                }
                            })}
                        <ul class="app-list">{rows}</ul>
                    }
                        .into_any()
                }}
                <life::Ended pairs=listed.ended />
                {listed
                    .next
                    .map(|id| {
                        let address = format!(
                            "{path}/pairs?search={}&show={}&after={id}",
                            server::encoded(&which.search),
                            which.show.map_or("", Show::code),
                        );
                        view! {
                            <p>
                                <a href=address>"More pairs"</a>
                            </p>
                        }
                    })}
            </Page>
        }
        .into_any())
    })
}

/// Looks for pairs by name, and by how they are doing.
#[component]
fn Find(
    /// What was looked for.
    which: Which,
    /// The list.
    path: String,
) -> impl IntoView {
    let options = Show::ALL.map(|one| {
        view! { <option value=one.code() selected=which.show == Some(one)>{one.words()}</option> }
    });
    view! {
        <form class="app-filter" method="get" action=path role="search">
            <div class="nhsuk-form-group">
                <label class="nhsuk-label" for="search">"Find by name"</label>
                <input class="nhsuk-input nhsuk-input--width-20" id="search" name="search" type="search" value=which.search />
            </div>
            <div class="nhsuk-form-group">
                <label class="nhsuk-label" for="show">"How they are doing"</label>
                <select class="nhsuk-select" id="show" name="show">
                    <option value="">"All"</option>
                    {options.into_iter().collect_view()}
                </select>
            </div>
            <button class="nhsuk-button nhsuk-button--secondary" type="submit">"Find"</button>
        </form>
    }
}

/// What was logged, in a line.
fn logged(cared: &Cared) -> String {
    let pair = &cared.pair;
    let sessions = match pair.sessions() {
        0 => "No shadowing session yet".to_owned(),
        1 => "1 shadowing session".to_owned(),
        number => format!("{number} shadowing sessions"),
    };
    let last = pair.last_session_on().map(|on| format!(", last on {}", london::date_words(on))).unwrap_or_default();
    let talks = match (pair.conversations, pair.talked_on) {
        (1, Some(on)) => format!("; 1 conversation, on {}", london::date_words(on)),
        (number, Some(on)) => format!("; {number} conversations, last on {}", london::date_words(on)),
        _ => String::new(),
    };
    let waiting = match pair.unconfirmed {
        0 => String::new(),
        number => format!(", {number} to confirm"),
    };
    format!("{sessions}{last}{waiting}{talks}; paired since {}", london::date_words(pair.started_on))
}

/// When they were last reminded, and until when they are left alone.
fn care(cared: &Cared) -> Option<String> {
    let nudged = cared.pair.nudged_at.map(|at| format!("Last reminded on {}.", london::instant_words(at)));
    let snooze = cared.pair.snooze.as_ref().filter(|_| cared.is_snoozed);
    let snoozed = snooze.map(|snooze| {
        format!("Left alone until {}: {}.", london::date_words(snooze.until_on), snooze.note.trim_end_matches('.'))
    });
    let pause = cared.pair.pause.as_ref().filter(|_| cared.is_paused);
    let paused = pause.map(|pause| {
        let until = pause.until_on.map_or_else(String::new, |day| format!(" until {}", london::date_words(day)));
        format!("Paused since {}{until}: {}.", london::date_words(pause.since_on), pause.reason.trim_end_matches('.'))
    });
    let said: Vec<_> = [paused, snoozed, nudged].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Why the light is as it is.
fn reasons(cared: &Cared) -> impl IntoView + use<> {
    let reasons = cared.health.reasons.iter().map(|reason| view! { <li>{reason.words()}</li> }).collect_view();
    (!cared.health.reasons.is_empty())
        .then(|| view! { <ul class="nhsuk-list nhsuk-list--bullet app-list__detail">{reasons}</ul> })
}

/// How it is doing; whoever pauses is not judged.
fn tag(cared: &Cared) -> impl IntoView + use<> {
    let light = cared.health.light;
    let (colour, words) = if cared.is_paused { (Colour::Grey, "Paused") } else { (colour(light), light.words()) };
    view! { <Tag colour words /> }
}

fn row(cared: Cared, (programme, cohort): (&str, &str), path: &str) -> impl IntoView + use<> {
    let asks = (!cared.concerns.is_empty()).then(|| view! { <Tag colour=Colour::Red words="Asks for your help" /> });
    let (names, id) = (cared.pair.names(), cared.pair.id);
    let nudge = cared.may_nudge.is_ok().then(|| {
        let about = names.clone();
        let (programme, cohort) = (programme.to_owned(), cohort.to_owned());
        view! {
            <Form act=NudgePair::PATH>
                <Hidden name="programme" value=programme />
                <Hidden name="cohort" value=cohort />
                <Hidden name="pair" value=id.to_string() />
                <Submit label="Remind them" is_secondary=true about />
            </Form>
        }
    });
    view! {
        <li class="app-list__item">
            <div class="app-list__main">
                <p class="app-list__title">
                    <a href=format!("{path}/pairs/{id}")>{names.clone()}</a>
                </p>
                {reasons(&cared)}
                <p class="app-list__detail">{logged(&cared)}</p>
                {care(&cared).map(|care| view! { <p class="app-list__detail">{care}</p> })}
            </div>
            <div class="app-list__actions">
                {asks}
                {tag(&cared)}
                {nudge}
            </div>
        </li>
    }
}
