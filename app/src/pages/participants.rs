//! A cohort's participants.

use crate::{
    error::AppError,
    form::{Form, Hidden, Submit},
    layout::{Page, cohort_crumbs, cohort_path, load},
    pages::pair::{SummaryRow, given},
    server,
    table::{Cell, Table},
    tag::{Colour, Tag},
};
use domain::{
    id::ParticipantId,
    london,
    participant::{Listed, State},
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::participant::Mark;

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

/// The list of participants.
#[component]
pub fn ParticipantsPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let search = server::query("search").unwrap_or_default();
        let after = server::query("after").zip(server::query("id"));
        let after = after.and_then(|(search_name, id)| Some(Mark { search_name, id: id.parse().ok()? }));
        let is_first = after.is_none();
        let (service, actor) = (server::service(), server::actor());
        let (cohort, listed, next) =
            service::participant::page(&service, actor.as_deref(), &programme, &cohort, &search, after).await?;
        let path = format!("{}/participants", cohort_path(&cohort));
        let list = if listed.is_empty() {
            let advice = if is_first && search.is_empty() {
                "Nobody is in this cohort yet. Import a spreadsheet to begin."
            } else {
                "Nobody’s name has this in it. Try fewer letters."
            };
            view! { <p class="app-empty">{advice}</p> }.into_any()
        } else {
            let rows = listed.into_iter().map(|one| row(one, &path)).collect();
            view! { <Table caption="Participants" headings=&HEADINGS rows /> }.into_any()
        };
        Ok(view! {
            <Page title="Participants" crumbs=cohort_crumbs(&cohort) is_wide=true>
                <form class="app-filter" method="get" action=path.clone() role="search">
                    <div class="nhsuk-form-group">
                        <label class="nhsuk-label" for="search">"Find by name"</label>
                        <input class="nhsuk-input nhsuk-input--width-20" id="search" name="search" type="search" value=search.clone() />
                    </div>
                    <button class="nhsuk-button nhsuk-button--secondary" type="submit">"Find"</button>
                </form>
                {list}
                {next
                    .map(|mark| {
                        let address = format!(
                            "{path}?search={}&after={}&id={}",
                            server::encoded(&search),
                            server::encoded(&mark.search_name),
                            mark.id,
                        );
                        view! {
                            <p>
                                <a href=address>"More participants"</a>
                            </p>
                        }
                    })}
                <p>
                    <a class="nhsuk-button nhsuk-button--secondary" href=format!("{path}/import") role="button" draggable="false">
                        "Import participants"
                    </a>
                </p>
            </Page>
        }
        .into_any())
    })
}

const HEADINGS: [&str; 6] = ["Name", "Side", "Post", "Where", "Partner", "State"];

fn row(one: Listed, path: &str) -> Vec<Cell> {
    vec![
        Cell::Link { address: format!("{path}/{}", one.id), words: one.name },
        one.side.words().into(),
        format!("{}, {}", one.profession, one.grade).into(),
        format!("{}, {}", one.division, one.site).into(),
        one.partner.map_or_else(|| "none yet".into(), Cell::from),
        Cell::Tag(colour(one.state), one.state.words()),
    ]
}

/// How far somebody has come, as a colour.
fn colour(state: State) -> Colour {
    match state {
        State::Approved | State::Offered => Colour::Blue,
        State::Matched | State::Active | State::Completed => Colour::Green,
        State::Applied | State::AwaitingSupervisor | State::Waitlisted => Colour::Yellow,
        State::Withdrawn | State::Deferred => Colour::Grey,
    }
}

/// One participant.
#[component]
pub fn ParticipantPage() -> impl IntoView {
    load(async move {
        let (programme, cohort_slug) = (server::param("programme"), server::param("cohort"));
        let id: ParticipantId = server::id("id")?;
        let (service, actor) = (server::service(), server::actor());
        let (cohort, participant) =
            service::participant::show(&service, actor.as_deref(), &programme, &cohort_slug, id).await?;
        let mut crumbs = cohort_crumbs(&cohort);
        crumbs.push((format!("{}/participants", cohort_path(&cohort)), "Participants".into()));
        let profile = participant.profile;
        let list = |items: Vec<String>| if items.is_empty() { "None".to_owned() } else { items.join(", ") };
        let apart = list(profile.not_with.iter().map(ToString::to_string).collect());
        let manager = profile.line_manager_email.as_ref().map_or("Not given".to_owned(), ToString::to_string);
        let rotation = profile.next_rotation_on.map_or("Not given".to_owned(), london::date_words);
        let free = list(
            profile.availability.to_string().split("; ").filter(|day| !day.is_empty()).map(str::to_owned).collect(),
        );
        let name = profile.name();
        Ok(view! {
            <Page title=name caption=profile.side.words() crumbs>
                <p>
                    <Tag colour=colour(participant.state) words=participant.state.words() />
                </p>
                {(!participant.can_sign_in)
                    .then(|| {
                        view! {
                            <Form act=Invite::PATH>
                                <Hidden name="programme" value=programme />
                                <Hidden name="cohort" value=cohort_slug />
                                <Hidden name="participant" value=id.to_string() />
                                <Submit label="Send a link to their account" />
                            </Form>
                        }
                    })}
                <dl class="nhsuk-summary-list">
                    <SummaryRow key="Email" value=profile.email.to_string() />
                    <SummaryRow key="Employee number" value=profile.employee_number.clone() />
                    <SummaryRow key="Post" value=given([profile.profession.clone(), profile.grade.clone()]) />
                    <SummaryRow key="Where" value=given([profile.department.clone(), profile.division.clone(), profile.site.clone()]) />
                    <SummaryRow key="Line manager" value=manager />
                    <SummaryRow key="Next rotation" value=rotation />
                    <SummaryRow key="Usually free" value=free />
                    <SummaryRow key="Interests" value=list(profile.interests.clone()) />
                    <SummaryRow key="Goals" value=profile.goals.clone() />
                    <SummaryRow key="Not to be paired with (only coordinators see this)" value=apart />
                </dl>
            </Page>
        }
        .into_any())
    })
}
