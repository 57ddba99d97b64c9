//! The document around every page, and which address shows which page.

use crate::{
    error::AppError,
    layout::{Fault, Footer, Header},
    pages::{
        access_tokens, admin, agreement, application, applications, approve, audit, booking, bulk, busy, calendars,
        clearance, cohort, concern, confidentiality, conversation, equality, evaluation, home, leave, lists, mail,
        offers, pair, pairing, pairs, participant, participants, phases, programme, public, questionnaires, reach,
        reflections, released, report, shadowing, sign_in, sound_check, spreadsheet, timeline, workshops,
    },
    server,
};
use axum::http::{HeaderValue, header};
use leptos::{
    hydration::{AutoReload, HydrationScripts},
    nonce::use_nonce,
    prelude::*,
};
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

/// The document.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    send_policy();
    // Not there while the routes are collected at the start.
    let assets = use_context::<server::Surroundings>().map_or_else(String::new, |around| around.assets.to_string());
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="theme-color" content="#005eb8" />
                <link rel="stylesheet" href=format!("/{assets}/paired-learning.css") />
                <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
                <script type="module" nonce=use_nonce() src=format!("/{assets}/behaviour.js")></script>
                <AutoReload options=options.clone() />
                <HydrationScripts options islands=true />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Only what this build ships may run, and the scripts in the page only with this answer's nonce.
fn send_policy() {
    let (Some(options), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else { return };
    // `make dev` tells the browser by a socket to load again.
    let reload = if std::env::var_os("LEPTOS_WATCH").is_some() { " ws://127.0.0.1:3001" } else { "" };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'{reload}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// Every page. All are made whole before they are sent, since streaming out of order needs JavaScript.
#[expect(clippy::too_many_lines, reason = "a table: one line for each page")]
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Header />
            <Routes fallback=|| view! { <Fault error=AppError::NotFound /> }>
                <Route path=path!("/") view=home::HomePage ssr=SsrMode::Async />
                <Route path=path!("/accessibility") view=public::AccessibilityPage ssr=SsrMode::Async />
                <Route path=path!("/privacy") view=public::PrivacyPage ssr=SsrMode::Async />
                <Route path=path!("/apply/:programme/:cohort") view=application::ApplyPage ssr=SsrMode::Async />
                <Route path=path!("/application/:token") view=application::ResumePage ssr=SsrMode::Async />
                <Route path=path!("/application/:token/check") view=application::CheckPage ssr=SsrMode::Async />
                <Route path=path!("/application/:token/:step") view=application::StepPage ssr=SsrMode::Async />
                <Route path=path!("/approve/:token") view=approve::ApprovePage ssr=SsrMode::Async />
                <Route path=path!("/sound-check/:token") view=sound_check::SoundCheckPage ssr=SsrMode::Async />
                <Route path=path!("/sign-in") view=sign_in::SignInPage ssr=SsrMode::Async />
                <Route path=path!("/welcome/:token") view=sign_in::WelcomePage ssr=SsrMode::Async />
                <Route path=path!("/me") view=sign_in::MePage ssr=SsrMode::Async />
                <Route path=path!("/me/access-tokens") view=access_tokens::AccessTokensPage ssr=SsrMode::Async />
                <Route path=path!("/me/mail") view=mail::ChoicesPage ssr=SsrMode::Async />
                <Route path=path!("/me/notices") view=mail::NoticesPage ssr=SsrMode::Async />
                <Route path=path!("/unsubscribe/:secret/:kind") view=mail::StopPage ssr=SsrMode::Async />
                <Route path=path!("/me/busy") view=busy::BusyPage ssr=SsrMode::Async />
                <Route path=path!("/me/calendars") view=calendars::CalendarsPage ssr=SsrMode::Async />
                <Route path=path!("/me/withdraw/:participant") view=leave::LeavePage ssr=SsrMode::Async />
                <Route path=path!("/me/equality") view=equality::EqualityPage ssr=SsrMode::Async />
                <Route path=path!("/pair") view=pair::PairPage ssr=SsrMode::Async />
                <Route path=path!("/pair/agreement") view=agreement::AgreementPage ssr=SsrMode::Async />
                <Route path=path!("/pair/not-working") view=concern::ConcernPage ssr=SsrMode::Async />
                <Route path=path!("/pair/agreement/change") view=agreement::ChangeAgreementPage ssr=SsrMode::Async />
                <Route path=path!("/reflections") view=reflections::BookPage ssr=SsrMode::Async />
                <Route path=path!("/bookings/new") view=booking::ProposePage ssr=SsrMode::Async />
                <Route path=path!("/bookings/:id") view=booking::BookingPage ssr=SsrMode::Async />
                <Route path=path!("/booking-answer/:token") view=booking::BookingAnswerPage ssr=SsrMode::Async />
                <Route path=path!("/conversations/log") view=conversation::LogPage ssr=SsrMode::Async />
                <Route path=path!("/conversations/:id") view=conversation::ConversationPage ssr=SsrMode::Async />
                <Route path=path!("/shadowing/log") view=shadowing::LogPage ssr=SsrMode::Async />
                <Route path=path!("/shadowing/certificate") view=shadowing::certificate::CertificatePage ssr=SsrMode::Async />
                <Route path=path!("/shadowing/:id/change") view=shadowing::change::ChangePage ssr=SsrMode::Async />
                <Route path=path!("/shadowing/offers") view=offers::OffersPage ssr=SsrMode::Async />
                <Route path=path!("/shadowing/offers/:id") view=offers::OfferPage ssr=SsrMode::Async />
                <Route path=path!("/shadowing/confidentiality") view=confidentiality::ConfidentialityPage ssr=SsrMode::Async />
                <Route path=path!("/shadowing/checklist") view=clearance::ChecklistPage ssr=SsrMode::Async />
                <Route path=path!("/shadowing/:id") view=shadowing::SessionPage ssr=SsrMode::Async />
                <Route path=path!("/workshops") view=workshops::WorkshopsPage ssr=SsrMode::Async />
                <Route path=path!("/workshops/:id") view=workshops::WorkshopPage ssr=SsrMode::Async />
                <Route path=path!("/workshops/:id/feedback") view=workshops::FeedbackPage ssr=SsrMode::Async />
                <Route path=path!("/workshops/:id/certificate") view=workshops::CertificatePage ssr=SsrMode::Async />
                <Route path=path!("/check-in/:code") view=workshops::CheckInPage ssr=SsrMode::Async />
                <Route path=path!("/seat/:token") view=workshops::SeatPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/workshops") view=workshops::PlannedPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/workshops/new") view=workshops::NewWorkshopPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/workshops/:id") view=workshops::RunPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/workshops/:id/change") view=workshops::ChangeWorkshopPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/workshops/:id/wall") view=workshops::WallPage ssr=SsrMode::Async />
                <Route path=path!("/questionnaires") view=questionnaires::QuestionnairesPage ssr=SsrMode::Async />
                <Route path=path!("/questionnaires/:cohort/:wave") view=questionnaires::AnswerPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme") view=programme::ProgrammePage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/people") view=programme::PeoplePage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/hand-over") view=programme::HandOverPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/settings") view=programme::ShapePage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/messages") view=mail::MessagesPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/messages/words") view=mail::WordingsPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/messages/words/:template") view=mail::WordingPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/confidentiality") view=confidentiality::WriteConfidentialityPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/audit") view=audit::ProgrammeAuditPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/report") view=report::ReportPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/reach") view=reach::ReachPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/reach/workforce") view=reach::WorkforcePage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/lists") view=lists::ListsPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/new") view=cohort::NewCohortPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort") view=cohort::CohortPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/settings") view=cohort::SettingsPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/applications") view=applications::ApplicationsPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/phases") view=phases::PhasesPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/phases/new") view=phases::NewPhasePage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/phases/:id") view=phases::PhasePage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/participants") view=participants::ParticipantsPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/participants/import") view=spreadsheet::ImportPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/participants/import/:id") view=spreadsheet::PreviewPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/participants/check") view=bulk::BulkPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/participants/:id") view=participant::ParticipantPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/pairing") view=pairing::PairingPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/pairing/rules") view=pairing::RulesPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/pairing/runs/:run") view=pairing::RunPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/pairing/:draft") view=pairing::DraftPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/pairing/:draft/proof") view=pairing::ProofPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/pairing/:draft/swap/:pair") view=pairing::SwapPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/pairing/:draft/publish") view=pairing::PublishPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/pairing/:draft/why-not") view=pairing::WhyNotPage ssr=SsrMode::Async />
                <Route path=path!("/pairing/compare") view=pairing::ComparePage ssr=SsrMode::Async />
                <Route path=path!("/pairing/:draft") view=pairing::ToDraftPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/pairs") view=pairs::PairsPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/pairs/:id") view=pairs::PairPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/timeline") view=timeline::TimelinePage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/evaluation") view=evaluation::EvaluationPage ssr=SsrMode::Async />
                <Route path=path!("/programmes/:programme/cohorts/:cohort/reflections") view=released::ReleasedPage ssr=SsrMode::Async />
                <Route path=path!("/admin") view=admin::AdminPage ssr=SsrMode::Async />
                <Route path=path!("/admin/programmes/new") view=programme::NewProgrammePage ssr=SsrMode::Async />
                <Route path=path!("/admin/people/new") view=admin::NewPersonPage ssr=SsrMode::Async />
                <Route path=path!("/admin/audit") view=audit::AuditPage ssr=SsrMode::Async />
                <Route path=path!("/admin/mail") view=mail::MailPage ssr=SsrMode::Async />
            </Routes>
            <Footer />
        </Router>
    }
}
