//! The periods of a pair, and what its members said to the coordinators alone.

use crate::{
    error::AppError,
    form::{Checkboxes, Choice, DateField, Field, Form, Hidden, Radios, Submit, TextArea, was_refused},
    server,
};
use domain::{
    id::{ConcernId, PairId, ParticipantId},
    london,
    pair::{Ending, concern::Concern, ending, pause},
    participant::change::LONGEST_NOTE,
};
use leptos::{prelude::*, server_fn::ServerFn};

fn parsed(pair: &str) -> Result<PairId, AppError> {
    pair.parse().map_err(|_| AppError::NotFound)
}

/// Pauses a pair.
#[server(endpoint = "pair/pause")]
pub async fn pause_pair(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] pair: String,
    #[server(flatten)] form: pause::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    service::pair::pause(&service, actor.as_deref(), server::key(&key), parsed(&pair)?, &form).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/pairs?done=paused"));
    Ok(())
}

/// Lets a paused pair go on.
#[server(endpoint = "pair/resume")]
pub async fn resume_pair(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] pair: String,
) -> Result<(), AppError> {
    let id = parsed(&pair)?;
    service::pair::resume(&server::service(), server::actor().as_deref(), id).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/pairs/{id}?done=resumed"));
    Ok(())
}

/// Ends a pair.
#[server(endpoint = "pair/end")]
pub async fn end_pair(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] pair: String,
    #[server(flatten)] form: ending::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    service::pair::end(&service, actor.as_deref(), server::key(&key), parsed(&pair)?, &form).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/pairs?done=ended"));
    Ok(())
}

/// Marks what a member said as dealt with.
#[server(endpoint = "concern/settle")]
pub async fn settle_concern(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(default)] concern: String,
) -> Result<(), AppError> {
    let id: ConcernId = concern.parse().map_err(|_| AppError::NotFound)?;
    let pair = service::concern::settle(&server::service(), server::actor().as_deref(), id).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/pairs/{pair}?done=settled"));
    Ok(())
}

/// What members said to the coordinators alone.
#[component]
pub(super) fn Concerns(concerns: Vec<Concern>, programme: String, cohort: String) -> impl IntoView {
    (!concerns.is_empty()).then(|| {
        let items = concerns.into_iter().map(|concern| {
            let said = format!("{} said on {}:", concern.name, london::instant_words(concern.created_at));
            let (programme, cohort) = (programme.clone(), cohort.clone());
            let words = if concern.words.is_empty() { "They left no words.".to_owned() } else { concern.words };
            view! {
                <div class="nhsuk-inset-text">
                    <p>{said}</p>
                    <p class="app-as-typed">{words}</p>
                    <Form act=SettleConcern::PATH>
                        <Hidden name="programme" value=programme />
                        <Hidden name="cohort" value=cohort />
                        <Hidden name="concern" value=concern.id.to_string() />
                        <Submit label="Mark as dealt with" is_secondary=true about=concern.name />
                    </Form>
                </div>
            }
        });
        let items = items.collect_view();
        view! {
            <h2 class="nhsuk-heading-m">"This is not working"</h2>
            <p>"Only coordinators read this: the partner does not know. Talk to whoever wrote it first. Nobody is to blame; where somebody could come to harm, follow your safeguarding policy."</p>
            {items}
        }
    })
}

/// The form that pauses a pair, or lets it go on.
#[component]
pub(super) fn Pause(is_paused: bool, place: AnyView) -> impl IntoView {
    if is_paused {
        return view! {
            <h2 class="nhsuk-heading-m">"Go on"</h2>
            <p>"The pair is judged and reminded again from today. Both are written to."</p>
            <Form act=ResumePair::PATH>
                {place}
                <Submit label="Let them go on" is_secondary=true />
            </Form>
        }
        .into_any();
    }
    view! {
        <details class="nhsuk-details" open=was_refused(PausePair::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"Pause this pair"</span>
            </summary>
            <div class="nhsuk-details__text">
                <p>"Both are written to, and not told why. While it is paused nobody expects them to meet."</p>
                <Form act=PausePair::PATH>
                    {place}
                    <Field name="pause_reason" label="Why do they pause?" hint="Only coordinators read this" />
                    <DateField name="paused_until" legend="When do they go on?" hint="You can leave this out if you do not know" />
                    <Submit label="Pause" is_secondary=true />
                </Form>
            </div>
        </details>
    }
    .into_any()
}

/// The form that ends a pair.
#[component]
pub(super) fn End(members: Vec<(ParticipantId, String)>, place: AnyView) -> impl IntoView {
    let reasons = Ending::ALL.into_iter().map(|ending| Choice::new(ending.code(), ending.words())).collect();
    let people = members.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    view! {
        <details class="nhsuk-details" open=was_refused(EndPair::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"End this pair"</span>
            </summary>
            <div class="nhsuk-details__text">
                <p>"What they logged is kept and counts. Whoever does not leave can be paired again in this cohort. Both are written to, and not told why: speak to both first."</p>
                <Form act=EndPair::PATH>
                    {place}
                    <Radios name="ending" legend="Why does the pair end?" choices=reasons />
                    <Checkboxes name="leavers" legend="Who leaves the programme?" hint="Nobody, if both can be paired again or have completed it" choices=people />
                    <TextArea name="ending_note" label="More about it" hint="You can leave this out. Only coordinators read it" rows=2 limit=LONGEST_NOTE />
                    <Submit label="End the pair" is_secondary=true />
                </Form>
            </div>
        </details>
    }
}

/// The pairs that have ended.
#[component]
pub(super) fn Ended(pairs: Vec<ending::Ended>) -> impl IntoView {
    (!pairs.is_empty()).then(|| {
        let rows = pairs.into_iter().map(|pair| {
            let sessions = match pair.sessions {
                0 => "no shadowing session".to_owned(),
                1 => "1 shadowing session".to_owned(),
                number => format!("{number} shadowing sessions"),
            };
            let (from, to) = (london::date_words(pair.started_on), london::date_words(pair.ended_on));
            let detail = format!("{from} to {to}, {sessions}. {}.", pair.ending.words());
            let note =
                (!pair.note.is_empty()).then(|| view! { <p class="app-list__detail app-as-typed">{pair.note}</p> });
            view! {
                <li class="app-list__item">
                    <div class="app-list__main">
                        <p class="app-list__title">{pair.names.join(" and ")}</p>
                        <p class="app-list__detail">{detail}</p>
                        {note}
                    </div>
                </li>
            }
        });
        let rows = rows.collect_view();
        view! {
            <h2 class="nhsuk-heading-m">"Pairs that have ended"</h2>
            <ul class="app-list">{rows}</ul>
        }
    })
}
