//! One workshop for those who look after it: seats, the waiting list and its history, who was there, slots, feedback.

use super::{one::About, planned_crumbs, planned_path};
use crate::{
    error::AppError,
    form::{Choice, Field, Form, Hidden, Select, Submit, TextArea},
    layout::{Page, load},
    server,
    table::{Table, texts},
    tag::{Colour, Tag},
};
use domain::{
    id::{ContributionId, ParticipantId, WorkshopId},
    london,
    problems::Problems,
    suppression::Disclosed,
    workshop::{
        LONGEST_REASON, State, attendance,
        contribution::{self, Decision},
        feedback::{Summary, Wave},
        waiting::Move,
    },
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::workshop::Managed;

fn back(programme: &str, cohort: &str, workshop: &str, done: &str) {
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/workshops/{workshop}?done={done}"));
}

fn id(typed: &str) -> Result<WorkshopId, AppError> {
    typed.parse().map_err(|_| AppError::NotFound)
}

/// Moves somebody in the waiting list.
#[server(endpoint = "workshop/reorder")]
pub async fn reorder(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] workshop: String,
    #[server(flatten)] form: Move,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor, key) = (server::service(), server::actor(), server::key(&key));
    service::workshop::reorder(&service, actor.as_deref(), key, id(&workshop)?, &form).await?;
    back(&programme, &cohort, &workshop, "reordered");
    Ok(())
}

/// Notes who was there.
#[server(endpoint = "workshop/attendance")]
pub async fn take_attendance(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] workshop: String,
    #[server(default)] present: Vec<String>,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let present: Vec<ParticipantId> = present.iter().filter_map(|id| id.parse().ok()).collect();
    let (service, actor, key) = (server::service(), server::actor(), server::key(&key));
    service::workshop::take_attendance(&service, actor.as_deref(), key, id(&workshop)?, &present).await?;
    back(&programme, &cohort, &workshop, "attendance");
    Ok(())
}

/// Accepts or declines a slot.
#[server(endpoint = "workshop/decide-slot")]
pub async fn decide_slot(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] workshop: String,
    #[server(default)] slot: String,
    #[server(flatten)] form: Decision,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let slot: ContributionId =
        slot.parse().map_err(|_| AppError::Refused(Problems::one("slot", "Select which slot it is about")))?;
    let (service, actor, key) = (server::service(), server::actor(), server::key(&key));
    service::workshop::decide_slot(&service, actor.as_deref(), key, slot, &form).await?;
    back(&programme, &cohort, &workshop, "slot-decided");
    Ok(())
}

/// Which workshop a form is about.
#[component]
fn Which(place: (String, String, WorkshopId)) -> impl IntoView {
    let (programme, cohort, id) = place;
    view! {
        <Hidden name="programme" value=programme />
        <Hidden name="cohort" value=cohort />
        <Hidden name="workshop" value=id.to_string() />
    }
}

/// The page.
#[component]
pub fn RunPage() -> impl IntoView {
    load(async move {
        let (programme, cohort, id) = (server::param("programme"), server::param("cohort"), server::id("id")?);
        let (service, actor) = (server::service(), server::actor());
        let managed = service::workshop::manage(&service, actor.as_deref(), &programme, &cohort, id).await?;
        let now = service.clock.now();
        let place = (programme, cohort, id);
        let workshop = managed.workshop.clone();
        let path = planned_path(&managed.cohort);
        let mut crumbs = planned_crumbs(&managed.cohort);
        crumbs.push((path.clone(), "Workshops".into()));
        let is_planned = workshop.state == State::Planned;
        let has_list = is_planned && now >= attendance::window(&workshop).0;
        let is_to_come = workshop.closed(now).is_none();
        let cancelled = (!is_planned).then(|| {
            let word = workshop.cancel_word.clone();
            view! {
                <p><Tag colour=Colour::Red words="Cancelled" /></p>
                <p class="app-as-typed">{word}</p>
            }
        });
        let links = is_planned.then(|| {
            view! {
                <ul class="nhsuk-list">
                    <li><a href=format!("{path}/{id}/change")>"Change or cancel"</a></li>
                    <li><a href=format!("{path}/{id}/wall")>"Code for the wall"</a></li>
                </ul>
            }
        });
        let list = has_list.then(|| list(&managed, place.clone(), now >= workshop.ends_at));
        let waiting = waiting(&managed, is_to_come, place.clone());
        let (seats, slots, thoughts) = (seats(&managed), slots(&managed, place), thoughts(&managed));
        let history = history(&managed);
        Ok(view! {
            <Page title=workshop.title.clone() caption=workshop.when() crumbs>
                {cancelled}
                {links}
                {list}
                {seats}
                {waiting}
                {history}
                {slots}
                {thoughts}
                <h2 class="nhsuk-heading-m">"About it"</h2>
                <About workshop />
            </Page>
        }
        .into_any())
    })
}

fn seats(managed: &Managed) -> impl IntoView + use<> {
    let row = |seat: &domain::workshop::waiting::Seat| {
        let held = seat.held_until.map(|until| format!("Offered until {}", london::instant_words(until)));
        texts([seat.name.clone(), held.unwrap_or_else(|| "Has a seat".to_owned())])
    };
    let rows: Vec<_> = managed.seats.iter().map(row).collect();
    let title = format!("Seats: {} of {}", rows.len(), managed.workshop.capacity);
    view! {
        <h2 class="nhsuk-heading-m">{title}</h2>
        {if rows.is_empty() {
            view! { <p class="app-empty">"Nobody has signed up yet."</p> }.into_any()
        } else {
            view! { <Table caption="Seats" headings=&["Name", "Seat"] rows /> }.into_any()
        }}
    }
}

fn waiting(managed: &Managed, is_to_come: bool, place: (String, String, WorkshopId)) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> =
        (1..).zip(&managed.waiters).map(|(at, one): (usize, _)| texts([at.to_string(), one.name.clone()])).collect();
    let people = managed.waiters.iter().map(|one| Choice::new(one.participant.to_string(), one.name.clone()));
    let people: Vec<_> = std::iter::once(Choice::new("", "Select somebody")).chain(people).collect();
    let may_move = managed.may_reorder && is_to_come;
    (!rows.is_empty()).then(|| {
        view! {
            <h2 class="nhsuk-heading-m">"Waiting list"</h2>
            <Table caption="Waiting list" headings=&["Place", "Name"] rows />
            {may_move
                .then(|| {
                    view! {
                        <Form act=Reorder::PATH>
                            <Which place />
                            <Select name="participant" label="Move" choices=people />
                            <Field name="place" label="To place" width=3 inputmode="numeric" />
                            <Field name="reason" label="Why?" hint="They can read this, and it stays in the history of the list" />
                            <Submit label="Move" is_secondary=true />
                        </Form>
                    }
                })}
        }
    })
}

fn history(managed: &Managed) -> Option<impl IntoView + use<>> {
    let row = |past: &domain::workshop::waiting::Past| {
        let author = past.author.as_ref().map_or_else(String::new, |author| format!(" by {author}"));
        let reason = if past.reason.is_empty() { String::new() } else { format!(". {}", past.reason) };
        let what = format!("{} {}{author}{reason}", past.name, past.step.words());
        texts([london::instant_words(past.at), what])
    };
    let rows: Vec<_> = managed.history.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="nhsuk-details">
                <summary class="nhsuk-details__summary">
                    <span class="nhsuk-details__summary-text">"History of seats and list"</span>
                </summary>
                <div class="nhsuk-details__text">
                    <Table caption="History" headings=&["When", "What"] rows />
                </div>
            </details>
        }
    })
}

/// The list to tick. Its boxes have one name however many there are.
fn list(managed: &Managed, place: (String, String, WorkshopId), is_over: bool) -> impl IntoView + use<> {
    let item = |(at, one): (usize, &service::workshop::Listed)| {
        let id = format!("present-{at}");
        let hint = match (one.by_code, one.has_seat) {
            (true, true) => Some("Checked in by the code"),
            (true, false) => Some("Checked in by the code, without a seat"),
            (false, false) => Some("Without a seat"),
            (false, true) => None,
        };
        let hint_id = hint.map(|_| format!("{id}-hint"));
        view! {
            <div class="nhsuk-checkboxes__item">
                <input
                    class="nhsuk-checkboxes__input"
                    id=id.clone()
                    name="present[]"
                    type="checkbox"
                    value=one.participant.to_string()
                    checked=one.attended == Some(true)
                    aria-describedby=hint_id.clone()
                />
                <label class="nhsuk-label nhsuk-checkboxes__label" for=id>{one.name.clone()}</label>
                {hint.map(|hint| view! { <div class="nhsuk-hint nhsuk-checkboxes__hint" id=hint_id>{hint}</div> })}
            </div>
        }
    };
    let items = managed.list.iter().enumerate().map(item).collect_view();
    let question = if is_over { "Who was there?" } else { "Who is there?" };
    if managed.list.is_empty() {
        return view! {
            <h2 class="nhsuk-heading-m">{question}</h2>
            <p class="app-empty">"Nobody signed up. Whoever is there can check in by the code on the wall."</p>
        }
        .into_any();
    }
    view! {
        <Form act=TakeAttendance::PATH>
            <Which place />
            <div class="nhsuk-form-group">
                <fieldset class="nhsuk-fieldset">
                    <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">{question}</legend>
                    <div class="nhsuk-checkboxes">{items}</div>
                </fieldset>
            </div>
            <Submit label="Save the list" />
        </Form>
    }
    .into_any()
}

fn slots(managed: &Managed, place: (String, String, WorkshopId)) -> Option<impl IntoView + use<>> {
    let row = |slot: &contribution::Contribution| {
        texts([slot.title.clone(), slot.name.clone(), slot.minutes.to_string(), slot.state.words().to_owned()])
    };
    let rows: Vec<_> = managed.slots.iter().map(row).collect();
    let open = managed.slots.iter().filter(|slot| slot.state == contribution::State::Offered);
    let open: Vec<_> =
        open.map(|slot| Choice::new(slot.id.to_string(), format!("{}: {}", slot.name, slot.title))).collect();
    let has_open = !open.is_empty();
    let choices: Vec<_> = std::iter::once(Choice::new("", "Select a slot")).chain(open).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h2 class="nhsuk-heading-m">"Slots that participants would lead"</h2>
            <Table caption="Slots" headings=&["What", "Who", "Minutes", "State"] rows />
            {has_open
                .then(|| {
                    view! {
                        <Form act=DecideSlot::PATH>
                            <Which place />
                            <Select name="slot" label="Which slot?" choices />
                            <TextArea name="word" label="A word to whoever offered it" hint="Needed if you decline" rows=2 limit=LONGEST_REASON />
                            <div class="app-buttons">
                                <Submit label="Accept" sends=("decision", "accepted") is_secondary=true />
                                <Submit label="Decline" sends=("decision", "declined") is_secondary=true />
                            </div>
                        </Form>
                    }
                })}
        }
    })
}

fn thoughts(managed: &Managed) -> impl IntoView + use<> {
    let answered = managed.thoughts.clone().into_iter().filter(|(_, people, _)| *people > 0);
    answered
        .map(|(wave, people, summary)| {
            let said = if people == 1 { "1 person has answered".to_owned() } else { format!("{people} people have answered") };
            let closes_on = london::date_words(london::date(wave.closes_at(managed.workshop.ends_at)));
            let shown = match summary {
                None => view! { <p>{format!("{said}. What they said is shown from {closes_on}, where they are enough.")}</p> }
                    .into_any(),
                Some(Disclosed::Suppressed { fewer_than }) => view! {
                    <p>{format!("{said}. What they said is not shown, because they are fewer than {fewer_than}.")}</p>
                }
                .into_any(),
                Some(Disclosed::Shown(summary)) => view! {
                    <p>{said} "."</p>
                    <Thoughts wave summary />
                }
                .into_any(),
            };
            view! {
                <h2 class="nhsuk-heading-m">{wave.questions().heading}</h2>
                {shown}
            }
        })
        .collect_view()
}

#[component]
fn Thoughts(wave: Wave, summary: Summary) -> impl IntoView {
    let asked = wave.questions();
    let row = |((_, question), counts): ((&str, &str), [usize; 5])| {
        let counts = counts.map(|count| count.to_string());
        texts([question.to_owned()].into_iter().chain(counts))
    };
    let rows: Vec<_> = asked.ratings.into_iter().zip(summary.ratings).map(row).collect();
    let words = |((_, _, title), texts): ((&str, &str, &'static str), Vec<String>)| {
        (!texts.is_empty()).then(|| {
            let texts = texts.into_iter().map(|text| view! { <li class="app-as-typed">{text}</li> }).collect_view();
            view! {
                <h3 class="nhsuk-heading-s">{title}</h3>
                <ul class="nhsuk-list nhsuk-list--bullet">{texts}</ul>
            }
        })
    };
    view! {
        <Table caption="Ratings" headings=&["Question", "1, not at all", "2", "3", "4", "5, very"] rows />
        {asked.texts.into_iter().zip(summary.texts).map(words).collect_view()}
    }
}
