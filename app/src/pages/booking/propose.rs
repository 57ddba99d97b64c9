//! Proposing a booking: dates that suit both come first.

use crate::{
    error::AppError,
    form::{Choice, DateField, Field, Form, Hidden, Radios, Submit, TextArea},
    layout::{Page, load},
    pages::pair::{NoPartner, SummaryRow, wanted},
    server,
};
use domain::{
    booking::{self, Means},
    london,
    offer::Offer,
    pair::Member,
    preparation::LONGEST_OBJECTIVES,
    shadowing::length_words,
    strand::Strand,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::booking::{Free, Planning};

/// Characters of what it is about.
const AGENDA: usize = 2_000;

/// Proposes a booking.
#[server(endpoint = "booking/propose")]
pub async fn propose_booking(
    #[server(flatten)] form: booking::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let service = server::service();
    let id = service::booking::propose(&service, server::actor().as_deref(), server::key(&key), &form).await?;
    server::redirect(&format!("/bookings/{id}?done=booked"));
    Ok(())
}

/// The page to propose a conversation or a visit on.
#[component]
pub fn ProposePage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let Some(pair) = wanted(&service, actor.as_deref())? else {
            return Ok(view! { <NoPartner /> }.into_any());
        };
        let is_visit = server::query("for").as_deref() == Some("visit");
        let strand = if is_visit { Strand::Shadowing } else { Strand::Conversation };
        let planning = service::booking::planning(&service, actor.as_deref(), pair, strand).await?;
        let wanted = server::query("offer").filter(|_| is_visit);
        let asked = match wanted {
            Some(id) => Some(service::offer::wanted(&service, actor.as_deref(), pair, &id).await?),
            None => None,
        };
        // Why an offer cannot be asked for is said; what was typed can be proposed as a visit of one's own.
        let (offer, closed) = match asked {
            Some(Ok(offer)) => (Some(offer), None),
            Some(Err(why)) => (None, Some(why)),
            None => (None, None),
        };
        let title = if is_visit { "Plan a shadowing visit" } else { "Plan a conversation" };
        let Planning { partners, notice_days, safe_from, free, place } = planning;
        let notice = (notice_days > 0).then(|| {
            let words = format!(
                "Rotas need {notice_days} days’ notice: it is safe to book from {}. Sooner is possible if both of you are \
                 released.",
                london::date_words(safe_from)
            );
            view! { <p>{words}</p> }
        });
        // A suggested day that the host’s notice does not allow would only be refused.
        let first = offer.as_ref().map(|offer| offer.first_day(server::today()));
        let free: Vec<_> =
            free.into_iter().filter(|free| first.is_none_or(|first| free.half_day.on >= first)).collect();
        let chosen = free.first().map_or_else(|| "other".to_owned(), |free| free.half_day.code());
        let form = booking::Form { day: chosen, place, means: "in_person".to_owned(), ..booking::Form::default() };
        let form =
            booking::Form { offer: offer.as_ref().map_or_else(String::new, |offer| offer.id.to_string()), ..form };
        let usual = offer.as_ref().map(|offer| length_words(offer.minutes));
        let closed = closed.map(|why| {
            view! {
                <div class="nhsuk-inset-text">
                    <span class="nhsuk-u-visually-hidden">"Information: "</span>
                    <p>{why} "."</p>
                </div>
            }
        });
        let names = partners.iter().map(|partner| partner.name.as_str()).collect::<Vec<_>>().join(" and ");
        let crumbs = vec![("/".into(), "Home".into()), ("/pair".into(), "My pair".into())];
        let offers = (is_visit && offer.is_none()).then(|| {
            let address = format!("/shadowing/offers?pair={pair}");
            view! {
                <p>
                    <a href=address>"See what your partner can show"</a>
                </p>
            }
        });
        Ok(view! {
            <Page title caption=format!("With {names}") crumbs>
                {closed}
                {notice}
                {offers}
                <Form act=ProposeBooking::PATH>
                    <Hidden name="pair" value=pair.to_string() />
                    <Hidden name="offer" value=form.offer.clone() />
                    <What is_visit partners offer />
                    <Dates form=form.clone() free usual />
                    <Meeting form />
                    {is_visit.then(|| view! { <Objectives value=String::new() /> })}
                    <Submit label="Propose" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// What the visitor wants to see or learn.
#[component]
pub(crate) fn Objectives(
    /// What it holds before anybody types.
    value: String,
) -> impl IntoView {
    view! {
        <TextArea
            name="objectives"
            label="What does the visitor want to see or learn? (you can leave this out)"
            hint="Up to three objectives, one a line. Both of you see them"
            value
            rows=3
            limit=LONGEST_OBJECTIVES
            may_name_a_patient=true
        />
    }
}

/// Who visits whom; of a conversation there is nothing to say, and of an offer all is said.
#[component]
fn What(is_visit: bool, partners: Vec<Member>, offer: Option<Offer>) -> impl IntoView {
    if !is_visit {
        return view! { <Hidden name="part" value="conversation" /> }.into_any();
    }
    if let Some(offer) = offer {
        let or_none = |text: &str| if text.is_empty() { "Nothing".to_owned() } else { text.to_owned() };
        return view! {
            <Hidden name="part" value="visitor" />
            <dl class="nhsuk-summary-list">
                <SummaryRow key="What you see" value=offer.title().to_owned() />
                <SummaryRow key="With" value=offer.host_name.clone() />
                <SummaryRow key="How" value=offer.terms() />
                <SummaryRow key="Bring or wear" value=or_none(&offer.bring) />
                <SummaryRow key="More about it" value=or_none(&offer.about) />
            </dl>
        }
        .into_any();
    }
    let names = partners.iter().map(|partner| partner.name.as_str()).collect::<Vec<_>>().join(" or ");
    let with = (partners.len() > 1).then(|| {
        let choices: Vec<_> =
            partners.iter().map(|member| Choice::new(member.participant.to_string(), &member.name)).collect();
        let value = choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
        view! { <Radios name="with" legend="With whom?" choices value /> }
    });
    view! {
        <Radios
            name="part"
            legend="Who visits whom?"
            value="visitor"
            choices=vec![
                Choice::new("visitor", format!("I visit {names}")),
                Choice::new("host", format!("{names} visits me")),
            ]
        />
        {with}
    }
    .into_any()
}

/// The day, suggested ones first with what is in their way, and the times.
#[component]
pub(super) fn Dates(
    /// What it holds before anybody types.
    form: booking::Form,
    /// What suits all.
    free: Vec<Free>,
    /// How long it lasts where no end is typed, if that is known.
    #[prop(optional_no_strip)]
    usual: Option<String>,
) -> impl IntoView {
    let hint = if free.is_empty() {
        "There is no half-day on which everybody in your pair is usually free. Enter a day"
    } else {
        "Everybody in your pair is usually free then"
    };
    let ends = usual.map_or_else(
        || "Leave empty for an hour, or three for a visit".to_owned(),
        |length| format!("Leave empty for {length} later"),
    );
    let date = form.date;
    let other = move || view! { <DateField name="date" legend="Which day?" value=date.clone() /> };
    let mut choices: Vec<_> = free
        .into_iter()
        .map(|free| {
            let choice = Choice::new(free.half_day.code(), free.half_day.words());
            let clashes: Vec<_> = free.clashes.iter().map(domain::clash::Busy::words).collect();
            if clashes.is_empty() { choice } else { choice.hint(clashes.join(". ")) }
        })
        .collect();
    choices.push(Choice::new("other", "Another day").reveals(other));
    view! {
        <Radios name="day" legend="When?" hint choices value=form.day />
        <div class="app-times">
            <Field name="from" label="From" hint="Leave empty for 9am, or 2pm" value=form.from width=5 />
            <Field name="to" label="To" hint=ends value=form.to width=5 />
        </div>
    }
}

/// How, where and what about.
#[component]
pub(super) fn Meeting(
    /// What it holds before anybody types.
    form: booking::Form,
) -> impl IntoView {
    let means = Means::ALL.map(|means| Choice::new(means.code(), means.words())).to_vec();
    view! {
        <Radios name="means" legend="How?" choices=means value=form.means />
        <Field name="place" label="Where? (you can leave this out)" value=form.place />
        <TextArea
            name="agenda"
            label="What about? (you can leave this out)"
            value=form.agenda
            limit=AGENDA
            rows=2
            may_name_a_patient=true
        />
    }
}
