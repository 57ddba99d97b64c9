//! Signing in and out, and taking up an account.

use crate::{
    error::AppError,
    form::{Field, Form, Hidden, Password, Submit},
    layout::{Page, load},
    server,
};
use domain::{
    id::{ParticipantId, PersonId},
    participant::State,
    person::SHORTEST_PASSWORD,
    policy::Role,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::participant::Leaving;

/// Signs in with address and password.
#[server(endpoint = "sign-in")]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let from = server::from_address();
    let person = service::sign_in::with_password(&server::service(), &email, &password, &from).await?;
    server::sign_in(person).await?;
    server::redirect(own_path(&next));
    Ok(())
}

/// Signs in as somebody of the demo.
#[server(endpoint = "sign-in/demo")]
pub async fn sign_in_to_demo(
    #[server(default)] person: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let person: PersonId = person.parse().map_err(|_| AppError::NotFound)?;
    let person = service::sign_in::as_demo_person(&server::service(), person).await?;
    server::sign_in(person).await?;
    server::redirect(own_path(&next));
    Ok(())
}

/// Signs out in this browser.
#[server(endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), AppError> {
    // Whoever is signed out already wants to be: no refusal.
    match service::sign_in::sign_out(&server::service(), server::actor().as_deref()).await {
        Ok(()) | Err(service::Error::SignedOut) => {}
        Err(error) => return Err(error.into()),
    }
    server::sign_out().await?;
    server::redirect("/?done=signed-out");
    Ok(())
}

/// Signs out on every device.
#[server(endpoint = "sign-out/everywhere")]
pub async fn sign_out_everywhere() -> Result<(), AppError> {
    service::sign_in::sign_out_everywhere(&server::service(), server::actor().as_deref()).await?;
    server::sign_out().await?;
    server::redirect("/?done=signed-out-everywhere");
    Ok(())
}

/// Sets a password by a one-time link.
#[server(endpoint = "welcome")]
pub async fn take_up(#[server(default)] token: String, #[server(default)] password: String) -> Result<(), AppError> {
    let person = service::person::take_up(&server::service(), &token, &password).await?;
    server::sign_in(person).await?;
    server::redirect("/?first=yes");
    Ok(())
}

/// A path on this service: never an address of another host.
fn own_path(next: &str) -> &str {
    let is_own = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && next.bytes().all(|byte| byte.is_ascii_graphic());
    if is_own { next } else { "/" }
}

/// The page to sign in; in the demo, to choose who to be.
#[component]
pub fn SignInPage() -> impl IntoView {
    let next = server::query("next").unwrap_or_default();
    load(async move {
        let choices = service::sign_in::demo_choices(&server::service()).await?;
        let demo = (!choices.is_empty()).then(|| view! { <DemoChoices choices next=next.clone() /> });
        Ok(view! {
            <Page title="Sign in">
                {demo}
                <Form act=SignIn::PATH>
                    <Hidden name="next" value=next />
                    <Field name="email" label="Email address" kind="email" autocomplete="username" />
                    <Password label="Password" />
                    <Submit label="Sign in" />
                </Form>
                <p>"No account yet, or the password forgotten? Ask your coordinator for a new link."</p>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn DemoChoices(choices: Vec<service::Choice>, next: String) -> impl IntoView {
    let buttons = choices
        .into_iter()
        .map(|choice| {
            let name = format!("{} {}", choice.first_name, choice.last_name);
            let part = choice.part.replace('_', " ");
            view! {
                <li>
                    <form method="post" action=SignInToDemo::PATH>
                        <input type="hidden" name="person" value=choice.id.to_string() />
                        <input type="hidden" name="next" value=next.clone() />
                        <button class="nhsuk-button nhsuk-button--secondary" type="submit">
                            {format!("Continue as {name}, {part}")}
                        </button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2 class="nhsuk-heading-m">"Choose who to be in the demo"</h2>
        <ul class="app-people">{buttons}</ul>
        <h2 class="nhsuk-heading-m">"Or sign in with a password"</h2>
    }
}

/// The page to which a one-time link leads.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let token = server::param("token");
    load(async move {
        let person = match service::person::invited(&server::service(), &token).await {
            Err(service::Error::NotFound) => return Ok(view! { <UsedUp /> }.into_any()),
            other => other?,
        };
        let hint = format!(
            "At least {SHORTEST_PASSWORD} characters. Three random words are easy to remember and hard to guess."
        );
        Ok(view! {
            <Page title=format!("Welcome, {}", person.name())>
                <p>"Choose a password for " <strong>{person.email}</strong> "."</p>
                <Form act=TakeUp::PATH>
                    <Hidden name="token" value=token />
                    <Password label="New password" hint=hint is_new=true />
                    <Submit label="Save and sign in" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn UsedUp() -> impl IntoView {
    server::set_status(404);
    view! {
        <Page title="This link no longer works">
            <p>"A link works once, for 14 days, and only the newest one works."</p>
            <p>"If you have set a password, " <a href="/sign-in">"sign in"</a> ". Otherwise ask your coordinator for a new link."</p>
        </Page>
    }
}

/// The page about oneself.
#[component]
pub fn MePage() -> impl IntoView {
    load(async move {
        let actor = server::actor().ok_or(AppError::SignedOut)?;
        let mut places = Vec::new();
        for held in &actor.participations {
            let place = service::participant::leaving(&server::service(), Some(&actor), held.participant).await?;
            places.push((held.participant, place));
        }
        Ok(view! {
            <Page title="Your account" crumbs=vec![("/".into(), "Home".into())]>
                <p>"You are signed in as " <strong>{actor.name.clone()}</strong> "."</p>
                <p>"If you used a shared computer or lost a phone, end every sign-in at once."</p>
                <Form act=SignOutEverywhere::PATH>
                    <Submit label="Sign out on every device" is_secondary=true />
                </Form>
                {actor
                    .roles
                    .iter()
                    .any(|(_, role)| *role == Role::Coordinator)
                    .then(|| {
                        view! {
                            <p>
                                <a href="/me/access-tokens">"Access tokens for your programs"</a>
                                ", which signing out leaves as they are"
                            </p>
                        }
                    })}
                {(!places.is_empty()).then(|| view! { <Places places /> })}
                <h2 class="nhsuk-heading-m">"Your messages"</h2>
                <p>
                    <a href="/me/notices">"Your notices"</a>
                    ", and "
                    <a href="/me/mail">"what also comes by email, and when"</a>
                </p>
                <h2 class="nhsuk-heading-m">"Your calendar"</h2>
                <p>
                    <a href="/me/busy">"When you are busy"</a>
                    ", so that dates that are suggested suit you"
                </p>
                <p>
                    <a href="/me/calendars">"Your sessions in your own calendar"</a>
                    ", by a link that only you have"
                </p>
                <h2 class="nhsuk-heading-m">"Equality monitoring"</h2>
                <p>
                    <a href="/me/equality">"What you say of yourself, if you want to"</a>
                    ". Nobody else can read it."
                </p>
            </Page>
        }
        .into_any())
    })
}

/// Where somebody takes part, and how they leave.
#[component]
fn Places(places: Vec<(ParticipantId, Leaving)>) -> impl IntoView {
    let items = places
        .into_iter()
        .map(|(id, place)| {
            let words = format!("Withdraw from {}, {}", place.cohort.programme_name, place.cohort.name);
            let may_leave = place.state.may_become(State::Withdrawn);
            view! {
                <li>
                    {place.cohort.programme_name} ", " {place.cohort.name} ": " {place.state.words()}
                    {may_leave
                        .then(|| {
                            view! {
                                <br />
                                <a href=format!("/me/withdraw/{id}")>{words}</a>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    view! {
        <h2 class="nhsuk-heading-m">"Where you take part"</h2>
        <ul class="nhsuk-list">{items}</ul>
    }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn nobody_is_sent_to_another_host() {
        for path in ["/", "/pair", "/a?b=c"] {
            assert_eq!(own_path(path), path);
        }
        for wrong in ["", "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nb"]
        {
            assert_eq!(own_path(wrong), "/", "{wrong:?}");
        }
    }
}
