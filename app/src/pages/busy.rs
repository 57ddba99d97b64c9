//! When one is busy, read from one's own calendar, so that dates that are suggested suit.

use crate::{
    error::AppError,
    form::{Field, FileField, Form, Submit, Upload},
    layout::{Page, load},
    server,
};
use domain::{
    busy::{self, Busy, Source},
    london,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::busy::Shown;

/// Where a calendar's file is sent.
const UPLOAD: &str = "/act/busy/file";
/// Times that are shown: enough to see that they are right.
const SHOWN: usize = 10;

/// Reads one's calendar from an address from now on.
#[server(endpoint = "busy/follow")]
pub async fn follow_calendar(
    #[server(flatten)] form: busy::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor().ok_or(AppError::SignedOut)?);
    service::busy::follow(&service, Some(&actor), server::key(&key), actor.person, &form).await?;
    server::redirect("/me/busy?done=busy-address");
    Ok(())
}

/// Forgets one's calendar.
#[server(endpoint = "busy/forget")]
pub async fn forget_calendar() -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor().ok_or(AppError::SignedOut)?);
    service::busy::forget(&service, Some(&actor), actor.person).await?;
    server::redirect("/me/busy?done=busy-forgotten");
    Ok(())
}

/// The page.
#[component]
pub fn BusyPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor().ok_or(AppError::SignedOut)?);
        let Shown { source, times } = service::busy::show(&service, Some(&actor), actor.person).await?;
        let crumbs = vec![("/".into(), "Home".into()), ("/me".into(), "Your account".into())];
        let has_calendar = source.is_some();
        Ok(view! {
            <Page title="When you are busy" crumbs>
                <p>"Let us read your calendar, and the dates that are suggested to you and your partner suit you."</p>
                <ul class="nhsuk-list nhsuk-list--bullet">
                    <li>"Only from when to when you are busy is kept, for the next half year. What is in your calendar, with whom and where is never stored."</li>
                    <li>"Your partner sees no more than that a date does not suit you. Nobody else sees anything."</li>
                    <li>"Nothing is ever written into your calendar."</li>
                </ul>
                {source.map(|source| view! { <Kept source times /> })}
                <h2 class="nhsuk-heading-m">{if has_calendar { "Read another calendar instead" } else { "Read my calendar" }}</h2>
                <Form act=FollowCalendar::PATH>
                    <Field
                        name="address"
                        label="Address of your calendar"
                        hint="In Outlook: Settings, Calendar, Shared calendars, Publish a calendar, ‘Can view when I’m busy’, then the ICS link. It is read four times a day"
                    />
                    <Submit label="Read it from there" />
                </Form>
                <h2 class="nhsuk-heading-m">"Or read it from a file, once"</h2>
                <Upload act=UPLOAD>
                    <FileField name="file" label="Choose a calendar file" hint="It ends in .ics. Up to 5 MB" accept=".ics,text/calendar" />
                    <Submit label="Read the file" is_secondary=true />
                </Upload>
                {has_calendar
                    .then(|| {
                        view! {
                            <h2 class="nhsuk-heading-m">"Forget my calendar"</h2>
                            <Form act=ForgetCalendar::PATH>
                                <Submit label="Forget my calendar and all that was read" is_secondary=true />
                            </Form>
                        }
                    })}
            </Page>
        }
        .into_any())
    })
}

/// What was read, and how it went.
#[component]
fn Kept(source: Source, times: Vec<Busy>) -> impl IntoView {
    let place = source.host.unwrap_or_else(|| "a file".to_owned());
    let read = match (source.read_at, &source.last_error) {
        (Some(at), _) => format!("Read from {place} on {}.", london::instant_words(at)),
        (None, None) => format!("It is being read from {place}. Open this page again in a minute."),
        (None, Some(_)) => format!("It could not be read from {place} yet."),
    };
    let problem = source.last_error.map(|reason| {
        view! {
            <div class="nhsuk-inset-text">
                <span class="nhsuk-u-visually-hidden">"Important: "</span>
                <p>{format!("The last try failed: {reason}. We try again later; enter the address again to try at once.")}</p>
            </div>
        }
    });
    let (count, more) = (times.len(), times.len().saturating_sub(SHOWN));
    let items = times.into_iter().take(SHOWN).map(|time| view! { <li>{in_words(&time)}</li> }).collect_view();
    let title = match count {
        0 => "No busy times in the next half year".to_owned(),
        1 => "1 busy time in the next half year".to_owned(),
        count => format!("{count} busy times in the next half year"),
    };
    let rest = (more > 0).then(|| view! { <p>{format!("And {more} more.")}</p> });
    view! {
        <h2 class="nhsuk-heading-m">"What is kept"</h2>
        <p>{read}</p>
        {problem}
        <h3 class="nhsuk-heading-s">{title}</h3>
        <ul class="nhsuk-list nhsuk-list--bullet">{items}</ul>
        {rest}
    }
}

/// A time, as on a calendar.
fn in_words(time: &Busy) -> String {
    let (first, last) = (london::date(time.starts_at), london::date(time.ends_at));
    let from = format!("{}, {}", london::weekday_words(first), london::time_words(time.starts_at));
    if first == last {
        format!("{from} to {}", london::time_words(time.ends_at))
    } else {
        format!("{from} to {}, {}", london::weekday_words(last), london::time_words(time.ends_at))
    }
}
