//! One participant, as coordinators see them: what is known, how they came to their state, and what may follow.

use crate::{
    error::AppError,
    form::{Choice, Form, Hidden, Radios, Submit, TextArea, was_refused},
    layout::{Page, cohort_crumbs, cohort_path, load},
    pages::{
        clearance::Checklist,
        pair::{SummaryRow, given},
        participants::colour,
    },
    server,
    tag::Tag,
};
use domain::{
    id::ParticipantId,
    london,
    mail::Message,
    participant::{
        Participant, State,
        change::{Change, LONGEST_NOTE, Leave, Reason},
    },
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Sends a participant a link to choose a password.
#[server(endpoint = "participant/invite")]
pub async fn invite(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] participant: String,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let id: ParticipantId = participant.parse().map_err(|_| AppError::NotFound)?;
    let service = server::service();
    service::participant::invite(&service, server::actor().as_deref(), server::key(&key), id).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/participants/{id}?done=invited"));
    Ok(())
}

/// Sends whoever is to agree a new link.
#[server(endpoint = "participant/ask-supervisor")]
pub async fn ask_supervisor(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] participant: String,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let id: ParticipantId = participant.parse().map_err(|_| AppError::NotFound)?;
    let (service, actor) = (server::service(), server::actor());
    service::participant::ask_supervisor_again(&service, actor.as_deref(), server::key(&key), id).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/participants/{id}?done=asked-again"));
    Ok(())
}

/// Approves a participant, puts them on the waiting list or defers them.
#[server(endpoint = "participant/change-state")]
pub async fn change_state(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] participant: String,
    #[server(default)] state: String,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let id: ParticipantId = participant.parse().map_err(|_| AppError::NotFound)?;
    let to: State = state.parse().map_err(|_| AppError::Malformed)?;
    let service = server::service();
    service::participant::change_state(&service, server::actor().as_deref(), server::key(&key), id, to).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/participants/{id}?done=state"));
    Ok(())
}

/// Withdraws a participant.
#[server(endpoint = "participant/withdraw")]
pub async fn withdraw(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] participant: String,
    #[server(flatten)] form: Leave,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let id: ParticipantId = participant.parse().map_err(|_| AppError::NotFound)?;
    let service = server::service();
    service::participant::withdraw(&service, server::actor().as_deref(), server::key(&key), id, &form).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/participants/{id}?done=state"));
    Ok(())
}

/// One participant.
#[component]
pub fn ParticipantPage() -> impl IntoView {
    load(async move {
        let (programme, cohort_slug) = (server::param("programme"), server::param("cohort"));
        let id: ParticipantId = server::id("id")?;
        let (service, actor) = (server::service(), server::actor());
        let (cohort, participant, changes) =
            service::participant::show(&service, actor.as_deref(), &programme, &cohort_slug, id).await?;
        let (held, expiring) =
            service::clearance::of_participant(&service, actor.as_deref(), &programme, &cohort_slug, id).await?;
        let bounce = service::mail::bounce_of(&service, actor.as_deref(), &programme, &cohort_slug, id).await?;
        let (of, at) = (programme.clone(), cohort_slug.clone());
        let mut crumbs = cohort_crumbs(&cohort);
        crumbs.push((format!("{}/participants", cohort_path(&cohort)), "Participants".into()));
        let title = participant.profile.name();
        let caption = participant.profile.side.words();
        let place = Place { programme, cohort: cohort_slug, id };
        let here = place.clone();
        Ok(view! {
            <Page title caption crumbs>
                <p>
                    <Tag colour=colour(participant.state) words=participant.state.words() />
                </p>
                {bounce.map(|bounce| view! { <CameBack bounce /> })}
                <Steps place=place.clone() participant=participant.clone() />
                {(participant.state == State::AwaitingSupervisor)
                    .then(|| {
                        view! {
                            <Form act=AskSupervisor::PATH>
                                <InPlace place=here />
                                <Submit label="Send the line manager a new link" is_secondary=true />
                            </Form>
                        }
                    })}
                {(!participant.can_sign_in && participant.state != State::Withdrawn)
                    .then(|| {
                        view! {
                            <Form act=Invite::PATH>
                                <InPlace place=place />
                                <Submit label="Send a link to their account" is_secondary=true />
                            </Form>
                        }
                    })}
                <Known participant />
                <Checklist programme=of cohort=at id held expiring />
                <History changes />
            </Page>
        }
        .into_any())
    })
}

/// What to do about an address that takes no mail.
#[component]
fn CameBack(bounce: Message) -> impl IntoView {
    let at = bounce.bounced_at.map(london::instant_words).unwrap_or_default();
    let reason = bounce.last_error.unwrap_or_default();
    view! {
        <div class="nhsuk-inset-text">
            <span class="nhsuk-u-visually-hidden">"Important: "</span>
            <p>{format!("What we wrote to {} came back on {at}. Ask for the right address, and import it.", bounce.recipient)}</p>
            <p class="app-list__detail">{reason}</p>
        </div>
    }
}

/// Where the forms of the page are carried out.
#[derive(Clone)]
struct Place {
    programme: String,
    cohort: String,
    id: ParticipantId,
}

/// The fields that say so.
#[component]
fn InPlace(place: Place) -> impl IntoView {
    view! {
        <Hidden name="programme" value=place.programme />
        <Hidden name="cohort" value=place.cohort />
        <Hidden name="participant" value=place.id.to_string() />
    }
}

/// What a coordinator may do next, a button for each; to withdraw somebody asks why.
#[component]
fn Steps(place: Place, participant: Participant) -> impl IntoView {
    let from = participant.state;
    let ways = from.ways_by_hand(participant.is_paired);
    let may_withdraw = ways.contains(&State::Withdrawn);
    let here = place.clone();
    let buttons = ways
        .into_iter()
        .filter(|to| *to != State::Withdrawn)
        .map(move |to| {
            let place = here.clone();
            view! {
                <Form act=ChangeState::PATH>
                    <InPlace place />
                    <Hidden name="state" value=to.code() />
                    <Submit label=label(from, to) is_secondary=to != State::Approved />
                </Form>
            }
        })
        .collect_view();
    view! {
        <div class="app-list__actions">{buttons}</div>
        {may_withdraw
            .then(|| {
                view! {
                    <details class="nhsuk-details" open=was_refused(Withdraw::PATH)>
                        <summary class="nhsuk-details__summary">
                            <span class="nhsuk-details__summary-text">"Withdraw them"</span>
                        </summary>
                        <div class="nhsuk-details__text">
                            <Form act=Withdraw::PATH>
                                <InPlace place=place />
                                <Reasons legend="Why do they leave?" hint="Coordinators see this. Reports count the reasons and name nobody" />
                                <Submit label="Withdraw" is_secondary=true />
                            </Form>
                        </div>
                    </details>
                }
            })}
    }
}

/// The button that leads from one state to the next.
fn label(from: State, to: State) -> &'static str {
    match (from, to) {
        (State::Applied | State::AwaitingSupervisor, State::Approved) => "Approve on behalf of the line manager",
        (State::Withdrawn | State::Deferred, State::Approved) => "Bring them back",
        (State::Waitlisted, State::Approved) => "Take off the waiting list",
        (_, State::Waitlisted) => "Put on the waiting list",
        (_, State::Deferred) => "Defer to a later cohort",
        _ => "Approve",
    }
}

/// Why somebody leaves, and more about it.
#[component]
pub fn Reasons(
    /// What is asked.
    legend: &'static str,
    /// Who sees it.
    hint: &'static str,
) -> impl IntoView {
    let choices = Reason::ALL.into_iter().map(|reason| Choice::new(reason.code(), reason.words())).collect();
    view! {
        <Radios name="reason" legend hint choices />
        <TextArea name="note" label="More about it" hint="You can leave this out" rows=2 limit=LONGEST_NOTE />
    }
}

/// What is known of them.
#[component]
fn Known(participant: Participant) -> impl IntoView {
    let (profile, about) = (participant.profile, participant.about);
    let list = |items: Vec<String>| if items.is_empty() { "None".to_owned() } else { items.join(", ") };
    let apart = list(profile.not_with.iter().map(ToString::to_string).collect());
    let manager = profile.line_manager_email.as_ref().map_or("Not given".to_owned(), ToString::to_string);
    let rotation = profile.next_rotation_on.map_or("Not given".to_owned(), london::date_words);
    let free =
        list(profile.availability.to_string().split("; ").filter(|day| !day.is_empty()).map(str::to_owned).collect());
    view! {
        <h2 class="nhsuk-heading-m">"Profile"</h2>
        <dl class="nhsuk-summary-list">
            <SummaryRow key="Email" value=profile.email.to_string() />
            <SummaryRow key="Employee number" value=profile.employee_number />
            <SummaryRow key="Post" value=given([profile.profession, profile.grade]) />
            <SummaryRow key="Where" value=given([profile.department, profile.division, profile.site, profile.organisation]) />
            <SummaryRow key="Line manager" value=manager />
            <SummaryRow key="Next rotation" value=rotation />
            <SummaryRow key="Usually free" value=free />
            <SummaryRow key="Interests" value=list(profile.interests) />
            <SummaryRow key="Goals" value=profile.goals />
            <SummaryRow key="About them" value=given([about.about_me]) />
            <SummaryRow key="What they can show" value=given([about.can_show]) />
            <SummaryRow key="What they need to take part (only coordinators see this)" value=given([about.access_needs]) />
            <SummaryRow key="Not to be paired with (only coordinators see this)" value=apart />
        </dl>
    }
}

/// How they came to their state, in sentences.
#[component]
fn History(changes: Vec<Change>) -> impl IntoView {
    let items = changes
        .into_iter()
        .map(|change| {
            view! {
                <li class="app-timeline__item">
                    <span class="app-timeline__when">{london::instant_words(change.at)}</span>
                    {change.sentence()}
                    {(!change.note.is_empty()).then(|| view! { <p class="app-as-typed">{change.note}</p> })}
                </li>
            }
        })
        .collect_view();
    view! {
        <h2 class="nhsuk-heading-m">"History"</h2>
        <ol class="app-timeline">{items}</ol>
    }
}
