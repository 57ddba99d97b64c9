//! Proposing a booking: dates that suit both come first.

use crate::{
    error::AppError,
    form::{Choice, DateField, Field, Form, Hidden, Radios, Submit, TextArea},
    layout::{Page, load},
    pages::pair::{NoPartner, wanted},
    server,
};
use domain::{
    booking::{self, Means},
    london,
    pair::Member,
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
        let title = if is_visit { "Plan a shadowing visit" } else { "Plan a conversation" };
        let Planning { partners, notice_days, safe_from, free, place } = planning;
        let notice = (notice_days > 0).then(|| {
            let words = format!(
                "Rotas need {notice_days} days: it is safe to book from {}. Sooner is possible if both of you are \
                 released.",
                london::date_words(safe_from)
            );
            view! { <p>{words}</p> }
        });
        let chosen = free.first().map_or_else(|| "other".to_owned(), |free| free.half_day.code());
        let form = booking::Form { day: chosen, place, means: "in_person".to_owned(), ..booking::Form::default() };
        let names = partners.iter().map(|partner| partner.name.as_str()).collect::<Vec<_>>().join(" and ");
        let crumbs = vec![("/".into(), "Home".into()), ("/pair".into(), "My pair".into())];
        Ok(view! {
            <Page title caption=format!("With {names}") crumbs>
                {notice}
                <Form act=ProposeBooking::PATH>
                    <Hidden name="pair" value=pair.to_string() />
                    <What is_visit partners />
                    <Dates form=form.clone() free />
                    <Meeting form />
                    <Submit label="Propose" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// Who visits whom; of a conversation there is nothing to say.
#[component]
fn What(is_visit: bool, partners: Vec<Member>) -> impl IntoView {
    if !is_visit {
        return view! { <Hidden name="part" value="conversation" /> }.into_any();
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
) -> impl IntoView {
    let hint = if free.is_empty() {
        "No half-day suits all of you, by what each has said. Enter a day"
    } else {
        "These suit all of you, by what each has said"
    };
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
            <Field name="from" label="From" hint="Empty: 9am or 2pm" value=form.from width=5 />
            <Field name="to" label="To" hint="Empty: an hour, or three for a visit" value=form.to width=5 />
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
