//! Changing a session and adding to it, saying that it was not so, and what somebody will do after it.

use crate::{
    error::AppError,
    form::{Checkboxes, Choice, DateField, Field, Form, Hidden, Radios, Select, Submit, TextArea, was_refused},
    layout::{Page, load},
    server,
};
use chrono::{DateTime, Utc};
use domain::{
    action::{self, Action},
    date::Typed,
    id::ShadowingId,
    london,
    shadowing::{
        LONGEST_TEXT, Session,
        after::{Consent, Domain, Setting},
        change::{self, LONGEST_WORD, NotSo},
    },
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Changes a session or adds to it.
#[server(endpoint = "shadowing/change")]
pub async fn change_shadowing(
    #[server(flatten)] form: change::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let service = server::service();
    let key = server::key(&key);
    let id = service::shadowing::change(&service, server::actor().as_deref(), key, version, &form).await?;
    server::redirect(&format!("/shadowing/{id}?done=changed"));
    Ok(())
}

/// Says that a session was not so.
#[server(endpoint = "shadowing/dispute")]
pub async fn dispute_shadowing(#[server(flatten)] form: NotSo) -> Result<(), AppError> {
    let id = service::shadowing::dispute(&server::service(), server::actor().as_deref(), &form).await?;
    server::redirect(&format!("/shadowing/{id}?done=disputed"));
    Ok(())
}

/// Says what somebody will do.
#[server(endpoint = "action/plan")]
pub async fn plan_action(
    #[server(flatten)] form: action::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let service = server::service();
    let id = service::action::plan(&service, server::actor().as_deref(), server::key(&key), &form).await?;
    server::redirect(&format!("/shadowing/{id}?done=action"));
    Ok(())
}

/// Says that it is done.
#[server(endpoint = "action/done")]
pub async fn action_done(#[server(default)] session: String) -> Result<(), AppError> {
    let id: ShadowingId = session.parse().map_err(|_| AppError::NotFound)?;
    service::action::done(&server::service(), server::actor().as_deref(), id).await?;
    server::redirect(&format!("/shadowing/{id}?done=action-done"));
    Ok(())
}

/// The page on which the author changes a session or adds to it.
#[component]
pub fn ChangePage() -> impl IntoView {
    load(async move {
        let id: ShadowingId = server::id("id")?;
        let session = service::shadowing::to_change(&server::service(), server::actor().as_deref(), id).await?;
        let partner = if session.author == session.visitor { &session.host_name } else { &session.visitor_name };
        let part = vec![
            Choice::new("visitor", format!("I visited {partner}")),
            Choice::new("host", format!("{partner} visited me")),
        ];
        let (form, version) = (change::Form::of(&session), session.version);
        let settings = Setting::ALL.map(|one| Choice::new(one.code(), one.words()));
        let settings = [Choice::new("", "Not given")].into_iter().chain(settings).collect::<Vec<_>>();
        let consents = Consent::ALL.map(|one| Choice::new(one.code(), one.words()));
        let consents = consents.into_iter().chain([Choice::new("", "I leave this out")]).collect::<Vec<_>>();
        let domains = Domain::ALL.map(|one| Choice::new(one.code(), one.words())).to_vec();
        let missed = form.missed.clone();
        let why = move || view! { <Field name="missed" label="Why not?" hint="A few words" value=missed.clone() /> };
        Ok(view! {
            <Page
                title="Change this session"
                caption=london::weekday_words(london::date(session.started_at))
                crumbs=vec![("/".into(), "Home".into()), (format!("/shadowing/{id}"), "Shadowing session".into())]
            >
                <p>"You can leave out whatever you like. If you change who visited whom, when, where or whether it took place, your partner is asked to confirm it again."</p>
                <Form act=ChangeShadowing::PATH version>
                    <Hidden name="session" value=id.to_string() />
                    <Select name="setting" label="What kind of work was it?" choices=settings value=form.setting />
                    <Radios
                        name="took_place"
                        legend="Did it take place?"
                        hint="A session that did not take place counts no hours."
                        value=form.took_place
                        choices=vec![Choice::new("yes", "Yes"), Choice::new("no", "No").reveals(why)]
                    />
                    <Radios name="consent" legend="Did patients agree to the visit?" hint="Asking them is enough: nothing has to be signed to watch." value=form.consent choices=consents />
                    <Checkboxes name="domains" legend="What did it teach you?" hint="Domains of the Medical Leadership Competency Framework" choices=domains values=form.domains />
                    <TextArea name="purpose" label="What was it for?" value=form.purpose limit=LONGEST_TEXT rows=2 may_name_a_patient=true />
                    <TextArea name="observed" label="What was seen?" value=form.observed limit=LONGEST_TEXT may_name_a_patient=true />
                    <Radios name="part" legend="Who visited whom?" value=form.part choices=part />
                    <DateField name="date" legend="When?" value=form.date />
                    <div class="app-times">
                        <Field name="from" label="From" hint="Such as 9:30" value=form.from width=5 />
                        <Field name="to" label="To" hint="Past midnight is fine" value=form.to width=5 />
                    </div>
                    <Field name="place" label="Where?" value=form.place hint="Ward, clinic, meeting or office" />
                    <Submit label="Save changes" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// The partner's form, folded away: most sessions were so.
#[component]
pub fn NotSoForm(session: ShadowingId) -> impl IntoView {
    view! {
        <details class="nhsuk-details" open=was_refused(DisputeShadowing::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"That is not right"</span>
            </summary>
            <div class="nhsuk-details__text">
                <Form act=DisputeShadowing::PATH>
                    <Hidden name="session" value=session.to_string() />
                    <TextArea name="word" label="What was different?" hint="A few words. Your partner is told, and can change it." limit=LONGEST_WORD rows=2 may_name_a_patient=true />
                    <Submit label="Tell my partner" is_secondary=true />
                </Form>
            </div>
        </details>
    }
}

/// What the reader said that they will do, or the form to say it.
#[component]
pub fn ActionSection(session: ShadowingId, action: Option<Action>) -> impl IntoView {
    let open = action.clone().filter(|action| !action.is_done);
    let done = action.as_ref().is_some_and(|action| action.is_done);
    let heading = if open.is_some() { "What you said you would do" } else { "What will you do?" };
    let said = action.map(|action| {
        let due = action.due_on.map(|day| format!(" By {}.", london::date_words(day)));
        let state = if action.is_done { " Done." } else { "" };
        view! { <p>{action.words} "." {due} {state}</p> }
    });
    let finish = open.is_some().then(|| {
        view! {
            <Form act=ActionDone::PATH>
                <Hidden name="session" value=session.to_string() />
                <Submit label="It is done" is_secondary=true />
            </Form>
        }
    });
    let label = match (&open, done) {
        (Some(_), _) => "Say it differently",
        (None, true) => "Say what is next",
        (None, false) => "Say what you will do",
    };
    let (words, due) =
        open.map_or_else(Default::default, |open| (open.words, open.due_on.map(Typed::from_date).unwrap_or_default()));
    view! {
        <h2 class="nhsuk-heading-m">{heading}</h2>
        {said}
        {finish}
        <details class="nhsuk-details" open=was_refused(PlanAction::PATH)>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{label}</span>
            </summary>
            <div class="nhsuk-details__text">
                <Form act=PlanAction::PATH>
                    <Hidden name="session" value=session.to_string() />
                    <Field name="words" label="I will" hint="Only you see this. It stays on your home page until it is done." value=words />
                    <DateField name="due" legend="By when? (optional)" value=due />
                    <Submit label="Save" is_secondary=true />
                </Form>
            </div>
        </details>
    }
}

/// What the reader has still to do, on their home page.
#[component]
pub fn ToDo(actions: Vec<Action>) -> impl IntoView {
    let items = actions
        .into_iter()
        .map(|action| {
            let due = action.due_on.map(|day| format!("By {}", london::date_words(day)));
            view! {
                <li class="app-list__item">
                    <div class="app-list__main">
                        <p class="app-list__title">
                            <a href=format!("/shadowing/{}", action.session)>{action.words}</a>
                        </p>
                        {due.map(|due| view! { <p class="app-list__detail">{due}</p> })}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2 class="nhsuk-heading-m">"What you said you would do"</h2>
        <ul class="app-list">{items}</ul>
    }
}

/// What a session was before each change.
#[component]
pub fn History(history: Vec<(Session, DateTime<Utc>)>) -> impl IntoView {
    let items = history
        .into_iter()
        .map(|(before, changed_at)| {
            let what = [
                format!("{} visited {}", before.visitor_name, before.host_name),
                format!("{}, {}", london::weekday_words(london::date(before.started_at)), before.times()),
                before.place,
                before.purpose,
                before.observed,
                before.after.missed.map_or_else(String::new, |why| format!("did not take place: {why}")),
                before.dispute.map_or_else(String::new, |said| format!("‘That is not right’: {}", said.word)),
            ];
            let what = what.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
            view! { <li>{format!("Changed on {}. Before: {what}.", london::instant_words(changed_at))}</li> }
        })
        .collect_view();
    view! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"What was changed"</span>
            </summary>
            <div class="nhsuk-details__text">
                <ul>{items}</ul>
            </div>
        </details>
    }
}
