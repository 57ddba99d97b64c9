//! The first page: for whoever is signed in, what they need next.

use crate::{
    error::AppError,
    layout::{Page, load},
    pages::{
        mail::NewNotices,
        pair::{LookingBack, PairOverview},
        preparation,
        programme::ProgrammeList,
        shadowing::change::ToDo,
        workshops,
    },
    server,
};
use leptos::prelude::*;

/// Home.
#[component]
pub fn HomePage() -> impl IntoView {
    load(async move { if server::actor().is_some() { signed_in().await } else { Ok(view! { <Front /> }.into_any()) } })
}

#[component]
fn Front() -> impl IntoView {
    view! {
        <Page title="Clinicians and managers learn from each other, in pairs">
            <p class="nhsuk-lede-text">"You talk, shadow each other at work, come to workshops and improve something together."</p>
            <p>
                <a class="nhsuk-button" href="/sign-in" role="button" draggable="false">"Sign in"</a>
            </p>
            <h2 class="nhsuk-heading-m">"What takes part"</h2>
            <ul class="nhsuk-list nhsuk-list--bullet">
                <li>"informal conversations, about once a month"</li>
                <li>"work-shadowing in both directions: see a ward round, sit in a bed meeting"</li>
                <li>"workshops that participants help to run"</li>
                <li>"one improvement project as a pair"</li>
            </ul>
            <p>"An evaluation before and after shows what it did for patients, efficiency, learning and culture."</p>
        </Page>
    }
}

async fn signed_in() -> Result<AnyView, AppError> {
    let (service, actor) = (server::service(), server::actor());
    let actor = actor.as_deref();
    let programmes = service::programme::mine(&service, actor).await?;
    let open = service::questionnaire::mine(&service, actor).await?;
    let participations = service::pair::participations(&service, actor)?;
    let (mut pairs, mut to_prepare) = (Vec::new(), Vec::new());
    for pair in participations.iter().filter_map(|held| held.pair) {
        to_prepare.push(preparation::to_do(pair).await?);
        pairs.push(service::pair::show(&service, actor, pair).await?);
    }
    let to_do = service::action::open(&service, actor).await?;
    let earlier = service::pair::looking_back(&service, actor).await?;
    let waits_for_pair = pairs.is_empty() && !participations.is_empty() && earlier.is_empty();
    let is_administrator = actor.is_some_and(|actor| actor.is_administrator);
    let to_answer = open.into_iter().find(|open| !open.is_answered);
    // Once, and never again: what is optional must not nag.
    let is_first_visit = server::query("first").is_some() && !participations.is_empty();
    let unread = match actor {
        Some(actor) => service::mail::unread(&service, Some(actor), actor.person).await?,
        None => 0,
    };
    let workshops = workshops::on_home().await?;
    let has_part = actor.is_some_and(|actor| actor.is_administrator || !actor.roles.is_empty());
    let has_nothing = programmes.is_empty() && participations.is_empty() && !has_part;

    Ok(view! {
        <Page title=if pairs.is_empty() { "Your paired learning" } else { "My pair" }>
            {to_answer
                .map(|open| {
                    let address = format!("/questionnaires/{}/{}", open.cohort.id, open.wave.code());
                    view! {
                        <div class="nhsuk-inset-text">
                            <span class="nhsuk-u-visually-hidden">"Information: "</span>
                            <p>
                                <a href=address>"Answer the questionnaire"</a>
                                ", about 3 minutes. Nobody sees your answers under your name."
                            </p>
                        </div>
                    }
                })}
            {is_first_visit
                .then(|| {
                    view! {
                        <p>
                            "If you want to, you can "
                            <a href="/me/equality">"answer a few questions for equality monitoring"</a>
                            ". It is optional, and nobody but you sees your answers."
                        </p>
                    }
                })}
            <NewNotices unread />
            {workshops}
            {to_prepare}
            {pairs
                .into_iter()
                .map(|pair| {
                    view! {
                        <PairOverview pair />
                        <p>
                            <a href="/pair">"The timeline of my pair"</a>
                        </p>
                    }
                })
                .collect_view()}
            {(!to_do.is_empty()).then(|| view! { <ToDo actions=to_do /> })}
            {waits_for_pair
                .then(|| {
                    view! {
                        <p>"You have no partner yet. We write to you as soon as pairs are formed; there is nothing for you to do until then. Your account says how your place stands."</p>
                    }
                })}
            {earlier.into_iter().map(|pair| view! { <LookingBack pair /> }).collect_view()}
            {(!programmes.is_empty())
                .then(|| {
                    view! {
                        <h2 class="nhsuk-heading-m">"Programmes"</h2>
                        <ProgrammeList programmes />
                    }
                })}
            {is_administrator
                .then(|| {
                    view! {
                        <h2 class="nhsuk-heading-m">"Administration"</h2>
                        <p>
                            <a href="/admin">"People, programmes and messages"</a>
                        </p>
                    }
                })}
            {has_nothing
                .then(|| {
                    view! {
                        <p>"You have an account, and no part in a programme yet. Ask your coordinator to add you to a cohort or to give you a role."</p>
                    }
                })}
            <p>
                <a href="/me">"Your account"</a>
            </p>
        </Page>
    }
    .into_any())
}
