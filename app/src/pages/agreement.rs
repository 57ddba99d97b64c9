//! What a pair agrees on: read, signed, changed.

use crate::{
    error::AppError,
    form::{DateField, Form, Hidden, Submit, TextArea, was_refused},
    layout::{Page, load},
    pages::pair::SummaryRow,
    server,
};
use domain::{
    agreement::{self, Agreement, LONGEST, Terms},
    date::Typed,
    id::PairId,
    london,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::agreement::Shown;

/// Writes the next version of an agreement.
#[server(endpoint = "agreement/write")]
pub async fn write_agreement(
    #[server(flatten)] form: agreement::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let service = server::service();
    // A flattened form takes texts only: a number stands beside it.
    let form = agreement::Form { version, ..form };
    service::agreement::write(&service, server::actor().as_deref(), server::key(&key), &form).await?;
    server::redirect("/pair/agreement?done=agreement");
    Ok(())
}

/// Signs the version that was read.
#[server(endpoint = "agreement/sign")]
pub async fn sign_agreement(#[server(default)] pair: String, #[server(default)] version: i64) -> Result<(), AppError> {
    let pair: PairId = pair.parse().map_err(|_| AppError::NotFound)?;
    service::agreement::sign(&server::service(), server::actor().as_deref(), pair, version).await?;
    server::redirect("/pair/agreement?done=signed");
    Ok(())
}

/// The agreement of whoever is in a pair.
async fn own() -> Result<Shown, AppError> {
    let (service, actor) = (server::service(), server::actor());
    let held = service::pair::participations(&service, actor.as_deref())?;
    let pair = held.iter().find_map(|held| held.pair).ok_or(AppError::NotFound)?;
    Ok(service::agreement::show(&service, actor.as_deref(), pair).await?)
}

fn crumbs() -> Vec<(String, String)> {
    vec![("/".into(), "Home".into()), ("/pair".into(), "My pair".into())]
}

/// The agreement as it stands; before there is one, the form that writes it.
#[component]
pub fn AgreementPage() -> impl IntoView {
    load(async move {
        let shown = own().await?;
        // Whoever wrote the first version while the partner did, too, goes on with what they typed.
        let latest = shown.latest().filter(|_| !was_refused(WriteAgreement::PATH)).cloned();
        let Some(latest) = latest else {
            return Ok(view! {
                <Page title="Our pair agreement" crumbs=crumbs()>
                    <p>"Ten minutes together, before you begin. Nobody but the two of you sees what you write."</p>
                    <Write shown />
                </Page>
            }
            .into_any());
        };
        let has_signed = latest.is_signed_by(shown.me);
        let missing = shown.others_missing();
        let state = match (has_signed, missing.is_empty()) {
            (false, _) => "It waits for you to sign it.".to_owned(),
            (true, false) => format!("It waits for {} to sign it.", missing.join(" and ")),
            (true, true) => "Both of you have signed it.".to_owned(),
        };
        let earlier: Vec<_> = shown.versions.iter().skip(1).cloned().collect();
        let (pair, version) = (shown.pair.to_string(), latest.version);
        Ok(view! {
            <Page title="Our pair agreement" crumbs=crumbs()>
                <p>{state}</p>
                <Agreed agreement=latest />
                {(!has_signed)
                    .then(|| {
                        view! {
                            <Form act=SignAgreement::PATH version>
                                <Hidden name="pair" value=pair />
                                <Submit label="Sign the agreement" />
                            </Form>
                        }
                    })}
                <p>
                    <a href="/pair/agreement/change">"Change the agreement"</a>
                </p>
                {earlier.into_iter().map(|agreement| view! { <Earlier agreement /> }).collect_view()}
            </Page>
        }
        .into_any())
    })
}

/// The form that writes the next version.
#[component]
pub fn ChangeAgreementPage() -> impl IntoView {
    load(async move {
        let shown = own().await?;
        let mut crumbs = crumbs();
        crumbs.push(("/pair/agreement".into(), "Our pair agreement".into()));
        Ok(view! {
            <Page title="Change our pair agreement" crumbs>
                <p>"You sign what you save. Your partner is asked to sign it, too; the version before is kept."</p>
                <Write shown />
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Write(shown: Shown) -> impl IntoView {
    let version = shown.latest().map_or(0, |latest| latest.version);
    let Terms { clinician_aims, manager_aims, meeting, confidentiality, boundaries, ending, review_on } = shown.draft;
    view! {
        <Form act=WriteAgreement::PATH version>
            <Hidden name="pair" value=shown.pair.to_string() />
            <TextArea name="clinician_aims" label="What does the clinician want from this?" value=clinician_aims limit=LONGEST rows=2 />
            <TextArea name="manager_aims" label="What does the manager want from this?" value=manager_aims limit=LONGEST rows=2 />
            <TextArea name="meeting" label="How often, where and how do you meet?" value=meeting limit=LONGEST rows=2 />
            <TextArea name="confidentiality" label="What stays between you, and what cannot?" value=confidentiality limit=LONGEST rows=3 />
            <TextArea
                name="boundaries"
                label="What do you leave out?"
                hint="Such as a restructuring that one of you decides on. You can leave this empty"
                value=boundaries
                limit=LONGEST
                rows=2
            />
            <TextArea name="ending" label="How can either of you end it?" value=ending limit=LONGEST rows=3 />
            <DateField
                name="review"
                legend="When do you look at this again?"
                hint="About a third of the way through is usual"
                value=Typed::from_date(review_on)
            />
            <Submit label="Save and sign" />
        </Form>
    }
}

/// What was agreed on, and who signed it.
#[component]
pub(super) fn Agreed(
    /// The version.
    agreement: Agreement,
) -> impl IntoView {
    let signed = agreement
        .signatures
        .iter()
        .map(|signature| format!("{}, {}", signature.name, london::date_words(london::date(signature.signed_at))))
        .collect::<Vec<_>>()
        .join("\n");
    let terms = agreement.terms;
    let boundaries = if terms.boundaries.is_empty() { "Nothing".to_owned() } else { terms.boundaries };
    view! {
        <dl class="nhsuk-summary-list">
            <SummaryRow key="The clinician wants" value=terms.clinician_aims />
            <SummaryRow key="The manager wants" value=terms.manager_aims />
            <SummaryRow key="How we meet" value=terms.meeting />
            <SummaryRow key="What stays between us" value=terms.confidentiality />
            <SummaryRow key="What we leave out" value=boundaries />
            <SummaryRow key="How it can end" value=terms.ending />
            <SummaryRow key="We look at this again" value=london::date_words(terms.review_on) />
            <SummaryRow key="Signed" value=signed />
        </dl>
    }
}

#[component]
fn Earlier(agreement: Agreement) -> impl IntoView {
    let summary = format!(
        "Version {}, by {} on {}",
        agreement.version,
        agreement.author_name,
        london::date_words(london::date(agreement.created_at)),
    );
    view! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{summary}</span>
            </summary>
            <div class="nhsuk-details__text">
                <Agreed agreement />
            </div>
        </details>
    }
}
