//! A booking: what is planned when, who must act, and what they can do.

mod by_link;
mod propose;

pub use by_link::{AnswerBooking, BookingAnswerPage, SuggestBooking};
pub(crate) use propose::Objectives;
pub use propose::{ProposeBooking, ProposePage};

use self::propose::{Dates, Meeting};
use crate::{
    error::AppError,
    form::{Checkboxes, Choice, Field, Form, Hidden, Submit, was_refused},
    layout::{Page, load},
    pages::{pair::SummaryRow, preparation::Before},
    server,
    tag::{Colour, Tag},
};
use domain::{
    booking::{self, Booking, Part, State, Word},
    date::Typed,
    id::BookingId,
    london,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::{
    booking::{Free, Shown},
    preparation::Shown as Preparing,
};

/// Says yes.
#[server(endpoint = "booking/accept")]
pub async fn accept_booking(
    #[server(default)] booking: String,
    #[server(default)] area: String,
    #[server(default)] version: i64,
) -> Result<(), AppError> {
    let (service, actor, id) = (server::service(), server::actor(), parsed(&booking)?);
    service::booking::accept(&service, actor.as_deref(), id, version).await?;
    // The answer stands without it, and it can be said later.
    if !area.is_empty() {
        service::preparation::agree_area(&service, actor.as_deref(), id).await?;
    }
    server::redirect(&format!("/bookings/{id}?done=accepted"));
    Ok(())
}

/// Says no.
#[server(endpoint = "booking/decline")]
pub async fn decline_booking(
    #[server(default)] booking: String,
    #[server(flatten)] form: Word,
    #[server(default)] version: i64,
) -> Result<(), AppError> {
    let (service, actor, id) = (server::service(), server::actor(), parsed(&booking)?);
    service::booking::decline(&service, actor.as_deref(), id, version, &form).await?;
    server::redirect(&format!("/bookings/{id}?done=declined"));
    Ok(())
}

/// Calls it off.
#[server(endpoint = "booking/cancel")]
pub async fn cancel_booking(
    #[server(default)] booking: String,
    #[server(flatten)] form: Word,
    #[server(default)] version: i64,
) -> Result<(), AppError> {
    let (service, actor, id) = (server::service(), server::actor(), parsed(&booking)?);
    service::booking::cancel(&service, actor.as_deref(), id, version, &form).await?;
    server::redirect(&format!("/bookings/{id}?done=called-off"));
    Ok(())
}

/// Suggests another time.
#[server(endpoint = "booking/move")]
pub async fn move_booking(
    #[server(default)] booking: String,
    #[server(flatten)] form: booking::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor, id) = (server::service(), server::actor(), parsed(&booking)?);
    service::booking::move_(&service, actor.as_deref(), server::key(&key), id, version, &form).await?;
    server::redirect(&format!("/bookings/{id}?done=moved"));
    Ok(())
}

fn parsed(booking: &str) -> Result<BookingId, AppError> {
    booking.parse().map_err(|_| AppError::NotFound)
}

/// What became of it, in words and the colour that repeats them.
pub fn state(booking: &Booking) -> (Colour, &'static str) {
    match booking.state {
        _ if booking.logged_at.is_some() => (Colour::Green, "Logged"),
        State::Proposed => (Colour::Yellow, State::Proposed.words()),
        State::Accepted => (Colour::Green, State::Accepted.words()),
        State::Declined => (Colour::Grey, State::Declined.words()),
        State::Cancelled => (Colour::Grey, State::Cancelled.words()),
    }
}

/// Where what came of it is logged.
pub fn log_address(booking: &Booking) -> String {
    let page = if booking.visit.is_some() { "shadowing" } else { "conversations" };
    format!("/{page}/log?pair={}&booking={}", booking.pair, booking.id)
}

/// One booking.
#[component]
pub fn BookingPage() -> impl IntoView {
    load(async move {
        let id: BookingId = server::id("id")?;
        let (service, actor) = (server::service(), server::actor());
        let shown = service::booking::show(&service, actor.as_deref(), id).await?;
        let before = service::preparation::show(&service, actor.as_deref(), id).await?;
        let free = if shown.may_change {
            let strand = shown.booking.strand();
            service::booking::planning(&service, actor.as_deref(), shown.booking.pair, strand).await?.free
        } else {
            Vec::new()
        };
        let title = shown.booking.title();
        let crumbs = vec![("/".into(), "Home".into()), ("/pair".into(), "My pair".into())];
        Ok(view! {
            <Page title caption=shown.booking.when() crumbs>
                <One shown free before />
            </Page>
        }
        .into_any())
    })
}

/// Who must act.
fn who_acts(shown: &Shown) -> String {
    let booking = &shown.booking;
    let said = if booking.word.is_empty() { String::new() } else { format!(": “{}”", booking.word) };
    match booking.state {
        _ if booking.logged_at.is_some() => "It has taken place and is logged.".to_owned(),
        State::Proposed if shown.is_mine_to_answer => {
            format!("{} proposes this and waits for your answer{said}.", booking.proposer_name)
        }
        State::Proposed if booking.proposer == shown.me => {
            let asked = shown.partners.iter().filter(|partner| booking.concerns(partner.participant));
            let asked: Vec<_> = asked.map(|partner| partner.name.as_str()).collect();
            format!("You proposed this{said}. Now {} answers.", asked.join(" or "))
        }
        State::Proposed => format!("{} proposes this{said}, and nobody has answered yet.", booking.proposer_name),
        State::Accepted if shown.is_to_be_logged => "It is over. Log it while you remember it.".to_owned(),
        State::Accepted if shown.partners.len() == 1 => "You have both agreed.".to_owned(),
        State::Accepted => "Everybody whom it concerns has agreed.".to_owned(),
        State::Declined => format!("It was declined{said}."),
        State::Cancelled => format!("It was cancelled{said}."),
    }
}

#[component]
fn One(shown: Shown, free: Vec<Free>, before: Option<Preparing>) -> impl IntoView {
    let who = who_acts(&shown);
    let hosts = before.as_ref().is_some_and(|before| before.part == Some(Part::Hosts));
    let before = before.map(|before| view! { <Before booking=shown.booking.clone() shown=before /> });
    let Shown { booking, is_mine_to_answer, is_to_be_logged, warning, clashes, may_change, .. } = shown;
    let (colour, words) = state(&booking);
    let (id, version) = (booking.id, booking.version);
    let or_none = |text: &str| if text.is_empty() { "Not given".to_owned() } else { text.to_owned() };
    let warnings: Vec<_> = warning.into_iter().chain(clashes).collect();
    let first = match booking.state {
        State::Proposed => "Look at this first. You can still go on:",
        _ => "What else is on then:",
    };
    let warnings = (!warnings.is_empty()).then(|| {
        let items = warnings.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        view! {
            <div class="nhsuk-inset-text">
                <span class="nhsuk-u-visually-hidden">"Information: "</span>
                <p>{first}</p>
                <ul class="nhsuk-list nhsuk-list--bullet">{items}</ul>
            </div>
        }
    });
    let log = is_to_be_logged.then(|| {
        view! {
            <p>
                <a class="nhsuk-button" href=log_address(&booking) role="button" draggable="false">"Log it"</a>
            </p>
        }
    });
    let answer = is_mine_to_answer.then(|| {
        view! {
            <Form act=AcceptBooking::PATH version>
                <Hidden name="booking" value=id.to_string() />
                {hosts
                    .then(|| {
                        view! {
                            <Checkboxes
                                name="area"
                                legend="Has whoever leads the area agreed?"
                                hint="Such as the ward manager. You can say so later, too"
                                choices=vec![Choice::new("yes", "The lead of the area has agreed")]
                            />
                        }
                    })}
                <Submit label="Accept" />
            </Form>
        }
    });
    view! {
        <p>
            <Tag colour words />
            " "
            {who}
        </p>
        {warnings}
        {log}
        {answer}
        <dl class="nhsuk-summary-list">
            <SummaryRow key="When" value=booking.when() />
            <SummaryRow key="Where or how" value=booking.whereabouts() />
            <SummaryRow key="What about" value=or_none(&booking.agenda) />
            <SummaryRow key="Proposed by" value=booking.proposer_name.clone() />
        </dl>
        {before}
        {may_change.then(|| view! { <Move booking=booking.clone() free /> })}
        {may_change.then(|| view! { <No id version is_mine_to_answer /> })}
    }
}

#[component]
fn Move(booking: Booking, free: Vec<Free>) -> impl IntoView {
    let clock = |at| london::local(at).format("%-H:%M").to_string();
    let form = booking::Form {
        day: "other".to_owned(),
        date: Typed::from_date(london::date(booking.starts_at)),
        from: clock(booking.starts_at),
        to: clock(booking.ends_at),
        means: booking.means.code().to_owned(),
        place: booking.place,
        agenda: booking.agenda,
        ..booking::Form::default()
    };
    view! {
        <details class="nhsuk-details" open=was_refused(MoveBooking::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"Suggest another time"</span>
            </summary>
            <div class="nhsuk-details__text">
                <Form act=MoveBooking::PATH version=booking.version>
                    <Hidden name="booking" value=booking.id.to_string() />
                    <Dates form=form.clone() free />
                    <Meeting form />
                    <Field name="message" label="A short message (you can leave this out)" />
                    <Submit label="Suggest this time" is_secondary=true />
                </Form>
            </div>
        </details>
    }
}

/// The ways to say no: to a proposal of another, or to what stands.
#[component]
fn No(id: BookingId, version: i64, is_mine_to_answer: bool) -> impl IntoView {
    let (act, summary, label) = if is_mine_to_answer {
        (DeclineBooking::PATH, "Decline it", "Decline")
    } else {
        (CancelBooking::PATH, "Cancel it", "Cancel it for everybody")
    };
    view! {
        <details class="nhsuk-details" open=was_refused(act)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{summary}</span>
            </summary>
            <div class="nhsuk-details__text">
                <Form act version>
                    <Hidden name="booking" value=id.to_string() />
                    <Field name="word" label="A word to your partner (you can leave this out)" />
                    <Submit label is_secondary=true />
                </Form>
            </div>
        </details>
    }
}
