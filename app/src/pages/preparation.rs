//! What must be ready before a shadowing visit: on the page of its booking, and on home as what is to be done.

use crate::{
    error::AppError,
    form::{Form, Hidden, Submit, was_refused},
    pages::{booking::Objectives, pair::SummaryRow},
    server,
};
use domain::{
    booking::{Booking, Part},
    id::{BookingId, PairId},
    london,
    preparation::{self, Preparation},
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::preparation::{Shown, ToDo, is_held};

/// Keeps what the visitor wants to see or learn.
#[server(endpoint = "preparation/objectives")]
pub async fn write_objectives(
    #[server(default)] booking: String,
    #[server(flatten)] form: preparation::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor, id) = (server::service(), server::actor(), parsed(&booking)?);
    let key = server::key(&key);
    service::preparation::write_objectives(&service, actor.as_deref(), key, id, version, &form).await?;
    server::redirect(&format!("/bookings/{id}?done=changed"));
    Ok(())
}

/// Notes that the lead of the area has agreed.
#[server(endpoint = "preparation/agree-area")]
pub async fn agree_area(#[server(default)] booking: String) -> Result<(), AppError> {
    let (service, actor, id) = (server::service(), server::actor(), parsed(&booking)?);
    service::preparation::agree_area(&service, actor.as_deref(), id).await?;
    server::redirect(&format!("/bookings/{id}?done=area-agreed"));
    Ok(())
}

fn parsed(booking: &str) -> Result<BookingId, AppError> {
    booking.parse().map_err(|_| AppError::NotFound)
}

/// `Held: needs this, that`.
fn held(needs: &[String]) -> String {
    format!("Held: needs {}", needs.join("; "))
}

/// What must be ready before the visit of a booking; nothing of a conversation.
#[component]
pub fn Before(
    /// The booking.
    booking: Booking,
    /// What is known of it.
    shown: Shown,
) -> impl IntoView {
    let Shown { preparation, offer, part, is_to_come, has_read, needs, expiring } = shown;
    let (is_visitor, is_host) = (part == Some(Part::Visits), part == Some(Part::Hosts));
    // Whoever is still to answer says it with the answer.
    let has_answered = booking.visit.as_ref().is_none_or(|visit| !booking.waits_for(visit.host));
    let area = preparation.area_agreed_at.map_or_else(
        || "Not agreed yet".to_owned(),
        |at| format!("Agreed, as the host said on {}", london::date_words(london::date(at))),
    );
    let objectives = preparation.objectives.join("\n");
    let none_yet = if objectives.is_empty() { "None yet".to_owned() } else { objectives };
    let came_of = offer.as_ref().map(|offer| view! { <SummaryRow key="Offer" value=offer.title().to_owned() /> });
    let bring = offer.filter(|offer| !offer.bring.is_empty()).map(|offer| offer.bring);
    let bring = bring.map(|bring| view! { <SummaryRow key="Bring or wear" value=bring /> });
    let to_do = is_to_come.then(|| {
        let held = is_held(&booking, &needs);
        view! { <Missing pair=booking.pair is_visitor has_read needs expiring is_held=held /> }
    });
    let agree = (is_to_come && is_host && has_answered && preparation.area_agreed_at.is_none()).then(|| {
        view! {
            <Form act=AgreeArea::PATH>
                <Hidden name="booking" value=booking.id.to_string() />
                <Submit label="The lead of the area has agreed" is_secondary=true />
            </Form>
        }
    });
    view! {
        <h2 class="nhsuk-heading-m">"Before the visit"</h2>
        {to_do}
        <dl class="nhsuk-summary-list">
            {came_of} {bring} <SummaryRow key="Objectives" value=none_yet />
            <SummaryRow key="Lead of the area" value=area />
        </dl>
        {agree}
        {(is_to_come && is_visitor).then(|| view! { <Write id=booking.id preparation /> })}
    }
}

/// What is still to be done, by whom.
#[component]
fn Missing(
    pair: PairId,
    is_visitor: bool,
    has_read: bool,
    needs: Vec<String>,
    expiring: Vec<String>,
    is_held: bool,
) -> impl IntoView {
    let read = (!has_read).then(|| {
        if !is_visitor {
            return view! { <li>"To do before the visit: the visitor reads the text on confidentiality"</li> }
                .into_any();
        }
        let address = format!("/shadowing/confidentiality?pair={pair}");
        view! {
            <li>
                "To do before the visit: " <a href=address>"read the text on confidentiality and agree to it"</a>
            </li>
        }
        .into_any()
    });
    let checklist = (!needs.is_empty()).then(|| {
        let words = if is_held { held(&needs) } else { format!("Needed before the visit: {}", needs.join("; ")) };
        let address = format!("/shadowing/checklist?pair={pair}");
        let link = is_visitor.then(|| view! { ". " <a href=address>"Your checklist"</a> });
        view! { <li>{words} {link}</li> }
    });
    let expiring = expiring.into_iter().map(|words| view! { <li>{words}</li> });
    let items: Vec<_> = [read].into_iter().flatten().chain(checklist.map(IntoAny::into_any)).collect();
    let items: Vec<_> = items.into_iter().chain(expiring.map(IntoAny::into_any)).collect();
    (!items.is_empty()).then(|| {
        view! {
            <div class="nhsuk-inset-text">
                <span class="nhsuk-u-visually-hidden">"Information: "</span>
                <ul class="nhsuk-list nhsuk-list--bullet">{items}</ul>
            </div>
        }
    })
}

#[component]
fn Write(id: BookingId, preparation: Preparation) -> impl IntoView {
    let summary = if preparation.objectives.is_empty() { "Write your objectives" } else { "Change your objectives" };
    let value = preparation.objectives.join("\n");
    view! {
        <details class="nhsuk-details" open=was_refused(WriteObjectives::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{summary}</span>
            </summary>
            <div class="nhsuk-details__text">
                <Form act=WriteObjectives::PATH version=preparation.version>
                    <Hidden name="booking" value=id.to_string() />
                    <Objectives value />
                    <Submit label="Save objectives" is_secondary=true />
                </Form>
            </div>
        </details>
    }
}

/// The visits of a pair for which whoever looks has something to do first.
pub async fn to_do(pair: PairId) -> Result<impl IntoView + use<>, AppError> {
    let visits = service::preparation::to_do(&server::service(), server::actor().as_deref(), pair).await?;
    Ok((!visits.is_empty()).then(|| view! { <Visits visits /> }))
}

#[component]
fn Visits(visits: Vec<ToDo>) -> impl IntoView {
    let items = visits.into_iter().map(|ToDo { booking, has_read, needs }| {
        let read = (!has_read).then(|| {
            let address = format!("/shadowing/confidentiality?pair={}", booking.pair);
            view! {
                <p class="app-list__detail">
                    <a href=address>"Read the text on confidentiality and agree to it"</a>
                </p>
            }
        });
        let checklist = (!needs.is_empty()).then(|| {
            let address = format!("/shadowing/checklist?pair={}", booking.pair);
            let words = if is_held(&booking, &needs) { held(&needs) } else { format!("Needed: {}", needs.join("; ")) };
            view! {
                <p class="app-list__detail">{words} ". " <a href=address>"Your checklist"</a></p>
            }
        });
        view! {
            <li class="app-list__item">
                <div class="app-list__main">
                    <p class="app-list__title">
                        <a href=format!("/bookings/{}", booking.id)>{booking.title()}</a>
                    </p>
                    <p class="app-list__detail">{booking.when()}</p>
                    {read}
                    {checklist}
                </div>
            </li>
        }
    });
    let items = items.collect_view();
    view! {
        <h2 class="nhsuk-heading-m">"To do before the visit"</h2>
        <ul class="app-list">{items}</ul>
    }
}
