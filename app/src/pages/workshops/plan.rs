//! The workshops of a cohort for those who look after them: planned, changed, cancelled, and how many came.

use super::{planned_crumbs, planned_path};
use crate::{
    chart::{Bar, Bars},
    error::AppError,
    form::{Choice, DateField, Field, Form, Hidden, Select, Submit, TextArea},
    layout::{Page, load},
    server,
    table::{Table, texts},
    tag::{Colour, Tag},
};
use domain::{
    id::WorkshopId,
    policy::Role,
    workshop::{self, Cancellation, LONGEST_TEXT, LONGEST_WORD, Lead, State, Workshop},
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::workshop::{Counts, Picture};

fn path(programme: &str, cohort: &str) -> String {
    format!("/programmes/{programme}/cohorts/{cohort}/workshops")
}

/// Plans a workshop.
#[server(endpoint = "workshop/plan")]
pub async fn plan_workshop(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(flatten)] form: workshop::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let place = (programme.as_str(), cohort.as_str());
    service::workshop::create(&service, actor.as_deref(), server::key(&key), place, &form).await?;
    server::redirect(&format!("{}?done=workshop", path(&programme, &cohort)));
    Ok(())
}

/// Changes a workshop.
#[server(endpoint = "workshop/change")]
pub async fn change_workshop(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] workshop: String,
    #[server(flatten)] form: workshop::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let id: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
    let (service, actor, key) = (server::service(), server::actor(), server::key(&key));
    service::workshop::change(&service, actor.as_deref(), key, (id, version), &form).await?;
    // Whoever leads it no longer may not see it any more.
    server::redirect(&format!("{}?done=changed", path(&programme, &cohort)));
    Ok(())
}

/// Cancels a workshop.
#[server(endpoint = "workshop/cancel")]
pub async fn cancel_workshop(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] workshop: String,
    #[server(flatten)] form: Cancellation,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let id: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
    let (service, actor) = (server::service(), server::actor());
    service::workshop::cancel(&service, actor.as_deref(), server::key(&key), id, &form).await?;
    server::redirect(&format!("{}?done=workshop-cancelled", path(&programme, &cohort)));
    Ok(())
}

/// The list.
#[component]
pub fn PlannedPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let (service, actor) = (server::service(), server::actor());
        let (found, workshops) = service::workshop::list(&service, actor.as_deref(), &programme, &cohort).await?;
        let picture = service::workshop::picture(&service, actor.as_deref(), &programme, &cohort).await?;
        let now = service.clock.now();
        let path = planned_path(&found);
        let is_coordinator = actor.as_deref().is_some_and(|actor| actor.holds(Role::Coordinator, found.programme));
        let leads = |one: &Workshop| actor.as_deref().is_some_and(|actor| one.is_led_by(actor.person));
        let address = |one: &Workshop| (is_coordinator || leads(one)).then(|| format!("{path}/{}", one.id));
        let (past, next): (Vec<_>, Vec<_>) = workshops.into_iter().partition(|(one, _)| one.ends_at <= now);
        let items = |workshops: Vec<(Workshop, Counts)>| {
            workshops.into_iter().map(|(one, counts)| item(&one, counts, address(&one))).collect_view()
        };
        let (is_empty, has_past) = (next.is_empty() && past.is_empty(), !past.is_empty());
        let (next, past) = (items(next), items(past));
        let picture = attendance(&picture, |one| address(one).unwrap_or_else(|| path.clone()));
        Ok(view! {
            <Page title="Workshops" crumbs=planned_crumbs(&found)>
                {is_empty.then(|| view! { <p class="app-empty">"No workshop is planned. Plan the first one: participants can then sign up."</p> })}
                <ul class="app-list">{next}</ul>
                <p>
                    <a class="nhsuk-button" href=format!("{path}/new") role="button" draggable="false">"Plan a workshop"</a>
                </p>
                {has_past
                    .then(|| {
                        view! {
                            <h2 class="nhsuk-heading-m">"Over"</h2>
                            <ul class="app-list">{past}</ul>
                        }
                    })}
                {picture}
            </Page>
        }
        .into_any())
    })
}

/// A lead is not led to what others lead.
fn item(workshop: &Workshop, counts: Counts, address: Option<String>) -> impl IntoView + use<> {
    let waiting = if counts.waiting > 0 { format!(", {} waiting", counts.waiting) } else { String::new() };
    let numbers = format!("{} of {} seats taken{waiting}", counts.seats, workshop.capacity);
    let tag = match workshop.state {
        State::Cancelled => Some(view! { <Tag colour=Colour::Red words="Cancelled" /> }),
        State::Planned => None,
    };
    let title = workshop.title.clone();
    let title = match address {
        Some(address) => view! { <a href=address>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    view! {
        <li class="app-list__item">
            <div class="app-list__main">
                <p class="app-list__title">{title}</p>
                <p class="app-list__detail">{workshop.when()} ". " {numbers} "."</p>
            </div>
            <div class="app-list__actions">{tag}</div>
        </li>
    }
}

/// Who of how many came, workshop by workshop: a bar each, and the same numbers as a table.
fn attendance(picture: &Picture, address: impl Fn(&Workshop) -> String) -> Option<AnyView> {
    let bar = |(workshop, counts): &(Workshop, Counts)| Bar {
        target: Some(counts.noted),
        ..Bar::number(workshop.title.clone(), counts.attended, address(workshop))
            .words(format!("{} of {}", counts.attended, counts.noted))
    };
    let bars: Vec<_> = picture.workshops.iter().map(bar).collect();
    let row = |(workshop, counts): &(Workshop, Counts)| {
        let absent = counts.noted - counts.attended;
        texts([workshop.title.clone(), workshop.when(), counts.attended.to_string(), absent.to_string()])
    };
    let rows: Vec<_> = picture.workshops.iter().map(row).collect();
    (!bars.is_empty()).then(|| {
        view! {
            <h2 class="nhsuk-heading-m">"Attendance"</h2>
            <Bars title="How many came, of those on the list" bars />
            <p>"The line across a bar is how many were on the list."</p>
            <Table caption="Attendance by workshop" headings=&["Workshop", "When", "There", "Not there"] rows />
        }
        .into_any()
    })
}

/// The fields of a workshop.
#[component]
fn Fields(form: workshop::Form, leads: Vec<Lead>) -> impl IntoView {
    let choices = |first: &str| {
        let people = leads.iter().map(|lead| Choice::new(lead.person.to_string(), lead.name.clone()));
        std::iter::once(Choice::new("", first)).chain(people).collect::<Vec<_>>()
    };
    let hours = if form.offer_hours.is_empty() { workshop::OFFER_HOURS.to_string() } else { form.offer_hours };
    view! {
        <Field name="title" label="Title" value=form.title />
        <TextArea name="topic" label="What is it about?" hint="You can leave this empty" value=form.topic rows=4 limit=LONGEST_TEXT />
        <Select name="lead" label="Who leads it?" choices=choices("Select somebody") value=form.lead />
        <Select name="co_lead" label="Who leads it with them?" choices=choices("Nobody") value=form.co_lead />
        <DateField name="on" legend="Day" value=form.on />
        <Field name="from" label="From" hint="For example, 13:30" value=form.from width=5 />
        <Field name="to" label="To" value=form.to width=5 />
        <Field name="room" label="Room" hint="Leave this empty if it is online alone" value=form.room width=30 />
        <Field name="online_link" label="Online link" hint="You can leave this empty" value=form.online_link />
        <Field name="capacity" label="How many can come?" value=form.capacity width=4 inputmode="numeric" />
        <TextArea
            name="materials"
            label="Materials"
            hint="A line each: words, or words and then an address that begins with https://"
            value=form.materials
            rows=4
            limit=LONGEST_TEXT
        />
        <Field
            name="offer_hours"
            label="Hours to accept a seat in"
            hint="When a seat is free, the first on the waiting list has so long to take it"
            value=hours
            width=4
            inputmode="numeric"
        />
    }
}

/// The form that plans a workshop.
#[component]
pub fn NewWorkshopPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let (service, actor) = (server::service(), server::actor());
        let (found, leads) = service::workshop::possible_leads(&service, actor.as_deref(), &programme, &cohort).await?;
        let mut crumbs = planned_crumbs(&found);
        crumbs.push((planned_path(&found), "Workshops".into()));
        Ok(view! {
            <Page title="Plan a workshop" crumbs>
                <Form act=PlanWorkshop::PATH>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <Fields form=workshop::Form::default() leads />
                    <Submit label="Plan workshop" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// The forms that change a workshop, or cancel it.
#[component]
pub fn ChangeWorkshopPage() -> impl IntoView {
    load(async move {
        let (programme, cohort, id) = (server::param("programme"), server::param("cohort"), server::id("id")?);
        let (service, actor) = (server::service(), server::actor());
        let managed = service::workshop::manage(&service, actor.as_deref(), &programme, &cohort, id).await?;
        let (workshop, path) = (managed.workshop, planned_path(&managed.cohort));
        let mut crumbs = planned_crumbs(&managed.cohort);
        crumbs.push((path.clone(), "Workshops".into()));
        crumbs.push((format!("{path}/{id}"), workshop.title.clone()));
        let form = workshop::Form::of(&workshop);
        let (of, at) = (programme.clone(), cohort.clone());
        let is_over = workshop.ends_at <= service.clock.now();
        if workshop.state == State::Cancelled {
            return Ok(view! {
                <Page title="Change the workshop" caption=workshop.title crumbs>
                    <p>"This workshop is cancelled. Plan another one instead."</p>
                </Page>
            }
            .into_any());
        }
        Ok(view! {
            <Page title="Change the workshop" caption=workshop.title crumbs>
                <p>"Whoever signed up is written to if day, time, room or online link change."</p>
                <Form act=ChangeWorkshop::PATH version=workshop.version>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <Hidden name="workshop" value=id.to_string() />
                    <Fields form leads=managed.possible_leads />
                    <Submit label="Save changes" />
                </Form>
                {(!is_over)
                    .then(|| {
                        view! {
                            <h2 class="nhsuk-heading-m">"Cancel the workshop"</h2>
                            <Form act=CancelWorkshop::PATH>
                                <Hidden name="programme" value=of />
                                <Hidden name="cohort" value=at />
                                <Hidden name="workshop" value=id.to_string() />
                                <TextArea name="word" label="Why is it cancelled?" hint="Everybody who signed up is written to with these words" rows=2 limit=LONGEST_WORD />
                                <Submit label="Cancel the workshop" is_secondary=true />
                            </Form>
                        }
                    })}
            </Page>
        }
        .into_any())
    })
}
