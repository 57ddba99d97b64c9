//! One workshop as a participant sees it: how they stand, what it is about, and what they can do.

use super::{seats_words, standing_words};
use crate::{
    error::AppError,
    form::{Field, Form, Hidden, Submit, accepts},
    layout::{Page, load},
    pages::pair::SummaryRow,
    server,
    tag::{Colour, Tag},
};
use domain::{
    id::WorkshopId,
    london,
    problems::Problems,
    workshop::{
        Material, State, Workshop, attendance,
        contribution::{self, Contribution},
        feedback::Wave,
        waiting::{Past, Standing},
    },
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::workshop::{Mine, Shown};

fn id(typed: &str) -> Result<WorkshopId, AppError> {
    typed.parse().map_err(|_| AppError::NotFound)
}

/// Signs up.
#[server(endpoint = "workshop/sign-up")]
pub async fn sign_up(#[server(default)] workshop: String, #[server(default)] key: String) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let standing = service::workshop::sign_up(&service, actor.as_deref(), server::key(&key), id(&workshop)?).await?;
    let done = if standing == Standing::Seated { "seated" } else { "waiting" };
    server::redirect(&format!("/workshops/{workshop}?done={done}"));
    Ok(())
}

/// Gives a seat or a place in the list up.
#[server(endpoint = "workshop/leave")]
pub async fn leave(#[server(default)] workshop: String, #[server(default)] key: String) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    service::workshop::leave(&service, actor.as_deref(), server::key(&key), id(&workshop)?).await?;
    server::redirect(&format!("/workshops/{workshop}?done=workshop-left"));
    Ok(())
}

/// Accepts or declines the seat that is offered.
#[server(endpoint = "workshop/answer-offer")]
pub async fn answer_offer(
    #[server(default)] workshop: String,
    #[server(default)] answer: String,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor, is_accepted) = (server::service(), server::actor(), accepts(&answer)?);
    let (key, id) = (server::key(&key), id(&workshop)?);
    service::workshop::answer_offer(&service, actor.as_deref(), key, id, is_accepted).await?;
    let done = if is_accepted { "seated" } else { "workshop-left" };
    server::redirect(&format!("/workshops/{workshop}?done={done}"));
    Ok(())
}

/// Checks in by the code on the wall.
#[server(endpoint = "workshop/check-in")]
pub async fn check_in(#[server(default)] code: String, #[server(default)] key: String) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let id = match service::workshop::check_in(&service, actor.as_deref(), server::key(&key), &code).await {
        Err(service::Error::NotFound) => {
            let words = "Enter the six letters and digits as they stand on the wall";
            return Err(AppError::Refused(Problems::one("code", words)));
        }
        other => other?,
    };
    server::redirect(&format!("/workshops/{id}?done=checked-in"));
    Ok(())
}

/// Offers to lead a slot.
#[server(endpoint = "workshop/offer-slot")]
pub async fn offer_slot(
    #[server(default)] workshop: String,
    #[server(flatten)] form: contribution::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    service::workshop::offer_slot(&service, actor.as_deref(), server::key(&key), id(&workshop)?, &form).await?;
    server::redirect(&format!("/workshops/{workshop}?done=slot"));
    Ok(())
}

/// The page.
#[component]
pub fn WorkshopPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let shown = service::workshop::show(&service, actor.as_deref(), server::id("id")?).await?;
        let Shown { mine, slots, own, moves, .. } = shown;
        let now = service.clock.now();
        let workshop = mine.workshop.clone();
        let tag = standing_words(&mine).map(|(colour, words)| view! { <p><Tag colour words /></p> });
        let cancelled = (workshop.state == State::Cancelled).then(|| {
            let word = workshop.cancel_word.clone();
            view! {
                <div class="nhsuk-inset-text">
                    <span class="nhsuk-u-visually-hidden">"Information: "</span>
                    <p class="app-as-typed">{format!("Cancelled. {word}")}</p>
                </div>
            }
        });
        let is_to_come = workshop.closed(now).is_none();
        let can_check_in = attendance::closed(&workshop, now).is_none() && !mine.has_attended;
        let after = after(&mine, now >= workshop.ends_at);
        let path = workshop.id.to_string();
        Ok(view! {
            <Page
                title=workshop.title.clone()
                caption=workshop.when()
                crumbs=vec![("/".into(), "Home".into()), ("/workshops".into(), "Workshops".into())]
            >
                {tag}
                {cancelled}
                {is_to_come.then(|| view! { <Place mine=mine.clone() moves /> })}
                {can_check_in
                    .then(|| {
                        view! {
                            <h2 class="nhsuk-heading-m">"Are you there?"</h2>
                            <CheckInForm code=String::new() />
                        }
                    })}
                {after}
                <About workshop=workshop.clone() />
                <Programme slots=slots.clone() own />
                {is_to_come.then(|| view! { <Offer workshop=path longest=workshop.minutes() /> })}
            </Page>
        }
        .into_any())
    })
}

/// Signing up, leaving, and what is offered.
#[component]
fn Place(mine: Mine, moves: (Vec<Past>, usize)) -> impl IntoView {
    let id = mine.workshop.id.to_string();
    let (own, others) = moves;
    let history = own.into_iter().map(|past| {
        let day = london::date_words(london::date(past.at));
        view! { <p class="app-as-typed">{format!("You were moved on {day}. {}", past.reason)}</p> }
    });
    let history = history.collect_view();
    match mine.standing {
        Standing::Out => view! {
            <p>{seats_words(&mine)}</p>
            <Form act=SignUp::PATH>
                <Hidden name="workshop" value=id />
                <Submit label=if mine.counts.seats < mine.workshop.capacity { "Sign up" } else { "Join the waiting list" } />
            </Form>
        }
        .into_any(),
        Standing::Seated => view! {
            <Form act=Leave::PATH>
                <Hidden name="workshop" value=id />
                <Submit label="I cannot come" is_secondary=true />
            </Form>
        }
        .into_any(),
        Standing::Waiting { .. } => view! {
            <p>"When a seat is free, the first on the list is offered it by mail."</p>
            {history}
            {(others > 0)
                .then(|| view! { <p>"The coordinator has moved somebody else in this list. If you think that the order is wrong, ask them why."</p> })}
            <Form act=Leave::PATH>
                <Hidden name="workshop" value=id />
                <Submit label="Leave the waiting list" is_secondary=true />
            </Form>
        }
        .into_any(),
        Standing::Offered { until_at } => view! {
            <p>{format!("The seat is yours until {} if you want it. After that it goes to the next.", london::instant_words(until_at))}</p>
            <Form act=AnswerOffer::PATH>
                <Hidden name="workshop" value=id />
                <div class="app-buttons">
                    <Submit label="Accept the seat" sends=("answer", "accept") />
                    <Submit label="Decline" sends=("answer", "decline") is_secondary=true />
                </div>
            </Form>
        }
        .into_any(),
    }
}

/// What there is for those who were there.
fn after(mine: &Mine, is_over: bool) -> Option<impl IntoView + use<>> {
    let path = format!("/workshops/{}", mine.workshop.id);
    let to_rate = mine.to_rate.map(|wave| match wave {
        Wave::After => "Say what you thought of it",
        Wave::Later => "Say what became of it",
    });
    (mine.has_attended && is_over).then(|| {
        view! {
            <ul class="nhsuk-list">
                {to_rate.map(|words| view! { <li><a href=format!("{path}/feedback")>{words}</a></li> })}
                <li>
                    <a href=format!("{path}/certificate")>"Your certificate"</a>
                </li>
            </ul>
        }
    })
}

/// What it is about, where it is, who leads it.
#[component]
pub(super) fn About(workshop: Workshop) -> impl IntoView {
    let leads: Vec<_> = workshop.leads.iter().map(|lead| lead.name.clone()).collect();
    let leads = leads.join(" and ");
    let link = workshop.online_link.clone();
    let material = |Material { name, address }: Material| match address {
        Some(address) => view! { <li><a href=address rel="noreferrer">{name}</a></li> }.into_any(),
        None => view! { <li>{name}</li> }.into_any(),
    };
    let has_materials = !workshop.materials.is_empty();
    let materials = workshop.materials.into_iter().map(material).collect_view();
    view! {
        <dl class="nhsuk-summary-list">
            {(!workshop.room.is_empty()).then(|| view! { <SummaryRow key="Room" value=workshop.room /> })}
            {(!leads.is_empty()).then(|| view! { <SummaryRow key="Led by" value=leads /> })}
        </dl>
        {(!link.is_empty())
            .then(|| view! { <p><a href=link rel="noreferrer">"Join online"</a></p> })}
        {(!workshop.topic.is_empty()).then(|| view! { <p class="app-as-typed">{workshop.topic}</p> })}
        {has_materials
            .then(|| {
                view! {
                    <h2 class="nhsuk-heading-m">"Materials"</h2>
                    <ul class="nhsuk-list nhsuk-list--bullet">{materials}</ul>
                }
            })}
    }
}

#[component]
fn Programme(slots: Vec<Contribution>, own: domain::id::ParticipantId) -> impl IntoView {
    let item = |slot: Contribution| {
        let colour = match slot.state {
            contribution::State::Offered => Colour::Grey,
            contribution::State::Accepted => Colour::Green,
            contribution::State::Declined => Colour::Red,
        };
        let is_own = slot.participant == own;
        view! {
            <li class="app-list__item">
                <div class="app-list__main">
                    <p class="app-list__title">{slot.title}</p>
                    <p class="app-list__detail">{format!("{}, {} minutes", slot.name, slot.minutes)}</p>
                    {(!slot.word.is_empty()).then(|| view! { <p class="app-as-typed">{slot.word}</p> })}
                </div>
                {is_own.then(|| view! { <Tag colour words=slot.state.words() /> })}
            </li>
        }
    };
    (!slots.is_empty()).then(|| {
        view! {
            <h2 class="nhsuk-heading-m">"Led by participants"</h2>
            <ul class="app-list">{slots.into_iter().map(item).collect_view()}</ul>
        }
    })
}

#[component]
fn Offer(workshop: String, longest: i64) -> impl IntoView {
    view! {
        <h2 class="nhsuk-heading-m">"Lead a slot yourself"</h2>
        <Form act=OfferSlot::PATH>
            <Hidden name="workshop" value=workshop />
            <Field name="slot" label="What is it about?" />
            <Field name="minutes" label="How many minutes?" hint=format!("From 5 to {longest}") width=4 inputmode="numeric" />
            <Submit label="Offer the slot" is_secondary=true />
        </Form>
    }
}

#[component]
fn CheckInForm(code: String) -> impl IntoView {
    view! {
        <Form act=CheckIn::PATH>
            <Field name="code" label="Code on the wall" hint="Six letters and digits" value=code width=10 />
            <Submit label="Check in" />
        </Form>
    }
}

/// Where the code on the wall leads: nothing happens before the button is pressed.
#[component]
pub fn CheckInPage() -> impl IntoView {
    load(async move {
        if server::actor().is_none() {
            return Err(AppError::SignedOut);
        }
        let crumbs = vec![("/".into(), "Home".into()), ("/workshops".into(), "Workshops".into())];
        Ok(view! {
            <Page title="Check in to the workshop" crumbs>
                <p>"You can check in from 15 minutes before the workshop until 30 minutes after it."</p>
                <CheckInForm code=server::param("code") />
            </Page>
        }
        .into_any())
    })
}
