//! Logging a conversation, and looking at one that was logged.

use crate::{
    error::AppError,
    form::{Checkboxes, Choice, DateField, Field, Form, Hidden, Radios, Submit, was_refused},
    layout::{Page, load},
    pages::pair::SummaryRow,
    server,
};
use chrono::NaiveDate;
use domain::{
    booking::{Booking, Means, Word},
    conversation::{self, Conversation, LENGTHS},
    date::Typed,
    id::ConversationId,
    london,
    shadowing::length_words,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Logs a conversation.
#[server(endpoint = "conversation/log")]
pub async fn log_conversation(
    #[server(flatten)] form: conversation::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let service = server::service();
    let id = service::conversation::log(&service, server::actor().as_deref(), server::key(&key), &form).await?;
    server::redirect(&format!("/conversations/{id}?done=talked"));
    Ok(())
}

/// Changes a conversation that one logged.
#[server(endpoint = "conversation/change")]
pub async fn change_conversation(
    #[server(default)] conversation: String,
    #[server(flatten)] form: conversation::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor, id) = (server::service(), server::actor(), parsed(&conversation)?);
    service::conversation::change(&service, actor.as_deref(), server::key(&key), id, version, &form).await?;
    server::redirect(&format!("/conversations/{id}?done=changed"));
    Ok(())
}

/// Removes a conversation that one logged.
#[server(endpoint = "conversation/remove")]
pub async fn remove_conversation(
    #[server(default)] conversation: String,
    #[server(default)] version: i64,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    service::conversation::remove(&service, actor.as_deref(), parsed(&conversation)?, version).await?;
    server::redirect("/pair?done=removed");
    Ok(())
}

/// Says that a conversation was not so.
#[server(endpoint = "conversation/dispute")]
pub async fn dispute_conversation(
    #[server(default)] conversation: String,
    #[server(flatten)] form: Word,
    #[server(default)] version: i64,
) -> Result<(), AppError> {
    let (service, actor, id) = (server::service(), server::actor(), parsed(&conversation)?);
    service::conversation::dispute(&service, actor.as_deref(), id, version, &form).await?;
    server::redirect(&format!("/conversations/{id}?done=disputed"));
    Ok(())
}

fn parsed(conversation: &str) -> Result<ConversationId, AppError> {
    conversation.parse().map_err(|_| AppError::NotFound)
}

fn crumbs() -> Vec<(String, String)> {
    vec![("/".into(), "Home".into()), ("/pair".into(), "My pair".into())]
}

/// The page to log a conversation on: all of it is suggested.
#[component]
pub fn LogPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let Some(pair) = super::pair::wanted(&service, actor.as_deref())? else {
            return Ok(view! { <super::pair::NoPartner /> }.into_any());
        };
        let booking = server::query("booking").and_then(|id| id.parse().ok());
        let suggested = service::conversation::suggestion(&service, actor.as_deref(), pair, booking).await?;
        let names = suggested.partners.iter().map(|partner| partner.name.as_str()).collect::<Vec<_>>().join(" and ");
        let form = match (&suggested.booking, &suggested.last) {
            (Some(booking), _) => of_booking(booking, server::today()),
            (None, last) => like(last.as_ref()),
        };
        Ok(view! {
            <Page title="Log a conversation" caption=format!("With {names}") crumbs=crumbs()>
                <Form act=LogConversation::PATH>
                    <Hidden name="pair" value=pair.to_string() />
                    <Hidden name="booking" value=form.booking.clone() />
                    <Fields form topics=suggested.topics />
                    <details class="nhsuk-details" open=was_refused(LogConversation::PATH)>
                        <summary class="nhsuk-details__summary">
                            <span class="nhsuk-details__summary-text">"When do you talk next? (you can leave this out)"</span>
                        </summary>
                        <div class="nhsuk-details__text">
                            <DateField name="next" legend="Next date" hint="Your partner is asked whether it suits them" />
                            <Field name="next_from" label="Begins at" hint="Such as 9:30" width=5 />
                            <Field name="next_agenda" label="What about?" />
                        </div>
                    </details>
                    <Submit label="Save" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// What was agreed on, as it would be logged on `today`.
fn of_booking(booking: &Booking, today: NaiveDate) -> conversation::Form {
    let day = london::date(booking.starts_at);
    let minutes = (booking.ends_at - booking.starts_at).num_minutes();
    conversation::Form {
        booking: booking.id.to_string(),
        from: london::local(booking.starts_at).format("%-H:%M").to_string(),
        means: booking.means.code().to_owned(),
        place: booking.place.clone(),
        summary: booking.agenda.lines().next().unwrap_or_default().to_owned(),
        ..with_day_and_length(day, today, minutes)
    }
}

fn with_day_and_length(day: NaiveDate, today: NaiveDate, minutes: i64) -> conversation::Form {
    let word = match (today - day).num_days() {
        0 => "today",
        1 => "yesterday",
        _ => "other",
    };
    let is_usual = LENGTHS.contains(&minutes);
    conversation::Form {
        day: word.to_owned(),
        date: if word == "other" { Typed::from_date(day) } else { Typed::default() },
        length: if is_usual { minutes.to_string() } else { "other".to_owned() },
        minutes: if is_usual { String::new() } else { minutes.to_string() },
        ..conversation::Form::default()
    }
}

/// Today, and otherwise as the last time.
fn like(last: Option<&Conversation>) -> conversation::Form {
    let today = server::today();
    let (minutes, means) = last.map_or((30, Means::InPerson), |last| (last.minutes, last.means));
    conversation::Form {
        means: means.code().to_owned(),
        place: last.map(|last| last.place.clone()).unwrap_or_default(),
        ..with_day_and_length(today, today, minutes)
    }
}

#[component]
fn Fields(form: conversation::Form, topics: Vec<String>) -> impl IntoView {
    let (date, minutes) = (form.date, form.minutes);
    let other_day = move || view! { <DateField name="date" legend="Which day?" value=date.clone() /> };
    let other_length = move || {
        view! { <Field name="minutes" label="How many minutes?" value=minutes.clone() width=3 inputmode="numeric" /> }
    };
    let mut lengths: Vec<_> =
        LENGTHS.iter().map(|minutes| Choice::new(minutes.to_string(), length_words(*minutes))).collect();
    lengths.push(Choice::new("other", "Another length").reveals(other_length));
    let means = Means::ALL.map(|means| Choice::new(means.code(), means.words())).to_vec();
    let topics: Vec<_> = topics.into_iter().map(|topic| Choice::new(topic.clone(), topic)).collect();
    view! {
        <Radios
            name="day"
            legend="When?"
            value=form.day
            choices=vec![
                Choice::new("today", "Today"),
                Choice::new("yesterday", "Yesterday"),
                Choice::new("other", "Another day").reveals(other_day),
            ]
        />
        <Radios name="length" legend="How long?" value=form.length choices=lengths />
        <Radios name="means" legend="How?" value=form.means choices=means />
        <Field name="place" label="Where? (you can leave this out)" value=form.place />
        <Checkboxes name="topics" legend="What about? (you can leave this out)" choices=topics values=form.topics />
        <Field
            name="summary"
            label="In one line (you can leave this out)"
            hint="For the two of you alone. Name no patients"
            value=form.summary
        />
        <Field
            name="from"
            label="When did it begin? (you can leave this out)"
            hint="Such as 9:30. Needed only where you talked twice on one day"
            value=form.from
            width=5
        />
    }
}

/// One conversation.
#[component]
pub fn ConversationPage() -> impl IntoView {
    load(async move {
        let id: ConversationId = server::id("id")?;
        let (service, actor) = (server::service(), server::actor());
        let shown = service::conversation::show(&service, actor.as_deref(), id).await?;
        let (is_mine, one) = (shown.is_mine, shown.conversation);
        let or_none = |text: &str| if text.is_empty() { "Not given".to_owned() } else { text.to_owned() };
        let dispute = one.dispute.as_ref().map(|word| {
            let said = if word.is_empty() { String::new() } else { format!(": “{word}”") };
            let words = if is_mine {
                format!("Your partner says that it was not so{said}. It does not count until you change it.")
            } else {
                format!("You said that it was not so{said}. It does not count until {} changes it.", one.author_name)
            };
            view! {
                <div class="nhsuk-inset-text">
                    <span class="nhsuk-u-visually-hidden">"Information: "</span>
                    <p>{words}</p>
                </div>
            }
        });
        let may_dispute = !is_mine && one.dispute.is_none();
        Ok(view! {
            <Page title="Conversation" caption=one.when() crumbs=crumbs()>
                {dispute}
                <dl class="nhsuk-summary-list">
                    <SummaryRow key="How long" value=one.length() />
                    <SummaryRow key="Where or how" value=one.whereabouts() />
                    <SummaryRow key="What about" value=or_none(&one.topics.join(", ")) />
                    <SummaryRow key="In one line" value=or_none(&one.summary) />
                    <SummaryRow key="Logged by" value=one.author_name.clone() />
                </dl>
                {may_dispute.then(|| view! { <Dispute id=one.id version=one.version /> })}
                {is_mine.then(|| view! { <Change one=one.clone() topics=shown.topics /> })}
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Dispute(id: ConversationId, version: i64) -> impl IntoView {
    view! {
        <p>"There is nothing for you to confirm."</p>
        <details class="nhsuk-details" open=was_refused(DisputeConversation::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"That is not right"</span>
            </summary>
            <div class="nhsuk-details__text">
                <Form act=DisputeConversation::PATH version>
                    <Hidden name="conversation" value=id.to_string() />
                    <Field name="word" label="What was different?" hint="Your partner is told. It does not count until they change it" />
                    <Submit label="Say so" is_secondary=true />
                </Form>
            </div>
        </details>
    }
}

#[component]
fn Change(one: Conversation, topics: Vec<String>) -> impl IntoView {
    let (id, version) = (one.id, one.version);
    let form = conversation::Form {
        from: one.started_at.map_or_else(String::new, |at| london::local(at).format("%-H:%M").to_string()),
        means: one.means.code().to_owned(),
        place: one.place,
        topics: one.topics,
        summary: one.summary,
        ..with_day_and_length(one.held_on, server::today(), one.minutes)
    };
    view! {
        <details class="nhsuk-details" open=was_refused(ChangeConversation::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"Change or remove it"</span>
            </summary>
            <div class="nhsuk-details__text">
                <Form act=ChangeConversation::PATH version>
                    <Hidden name="conversation" value=id.to_string() />
                    <Fields form topics />
                    <Submit label="Save changes" />
                </Form>
                <Form act=RemoveConversation::PATH version>
                    <Hidden name="conversation" value=id.to_string() />
                    <Submit label="Remove it" is_secondary=true />
                </Form>
            </div>
        </details>
    }
}
