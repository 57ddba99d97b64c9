//! Every route and every layer, in order.

use crate::api;
use crate::web::{assets, calendar, draft, export, plain, refused, security, sign_in, unsubscribe, upload};
use app::{
    routes::{App, shell},
    server::Surroundings,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRef, State},
    http::{Method, StatusCode},
    middleware,
    response::{IntoResponse, Response},
    routing::{any, get, post},
};
use leptos::{config::LeptosOptions, prelude::provide_context};
use leptos_axum::{LeptosRoutes, generate_route_list_with_exclusions_and_ssg_and_context};
use service::{Random, Service};
use std::{sync::Arc, time::Duration};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, predicate::SizeAbove},
    csrf::{CsrfLayer, ProtectionError},
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

/// A request that has no answer after so long gets one that says so.
const LONGEST: Duration = Duration::from_secs(30);

/// What handlers are given.
#[derive(Clone, FromRef)]
pub struct Given {
    options: LeptosOptions,
    service: Service,
    surroundings: Surroundings,
}

/// What an operator decided about the web.
#[derive(Clone, Debug)]
pub struct Web {
    /// Name of the organisation, for the header.
    pub organisation: String,
    /// Whether a proxy in front says where requests come from.
    pub trusts_proxy: bool,
}

/// The pages of the app: path and methods.
pub fn pages(surroundings: &Surroundings) -> Vec<leptos_axum::AxumRouteListing> {
    let surroundings = surroundings.clone();
    let context = move || provide_context(surroundings.clone());
    generate_route_list_with_exclusions_and_ssg_and_context(App, None, context).0
}

/// The whole service as one.
pub fn router(service: Service, web: Web) -> Router {
    let random = service.random.clone();
    let is_https = service.settings.public_url.starts_with("https:");
    let options = LeptosOptions::builder().output_name("paired-learning").site_pkg_dir(assets::FOLDER.as_str()).build();
    let surroundings = Surroundings {
        service: service.clone(),
        organisation: Arc::from(web.organisation),
        assets: Arc::from(assets::FOLDER.as_str()),
    };
    let given = Given { options, service: service.clone(), surroundings: surroundings.clone() };

    let context = {
        let surroundings = surroundings.clone();
        move || provide_context(surroundings.clone())
    };
    let shown = {
        let options = given.options.clone();
        move || shell(options.clone())
    };
    let api = Router::<Given>::new()
        .route("/api/v1/openapi.json", get(api::description))
        .route("/api/v1/programmes/{programme}/cohorts/{cohort}/pairing", get(api::pairing::overview))
        .route("/api/v1/programmes/{programme}/cohorts/{cohort}/pairing/drafts", post(api::pairing::propose))
        .route("/api/v1/programmes/{programme}/cohorts/{cohort}/pairing/scores.csv", get(api::pairing::scores))
        .route("/api/v1/programmes/{programme}/cohorts/{cohort}/pairs", get(api::pair::list))
        .route("/api/v1/drafts/{draft}", get(api::pairing::show))
        .route("/api/v1/drafts/{draft}/why-not", get(api::pairing::why_not))
        .route("/api/v1/drafts/{draft}/again", post(api::pairing::again))
        .route("/api/v1/drafts/{draft}/publish", post(api::pairing::publish))
        .route("/api/v1/runs/{run}", get(api::pairing::run).delete(api::pairing::cancel))
        .route("/api/{*rest}", any(api::nowhere))
        .layer(middleware::from_fn_with_state(service.clone(), api::token::who));
    let personal = Router::<Given>::new()
        .merge(api)
        .route("/reflections/download", get(export::reflections))
        .route("/shadowing/certificate.pdf", get(export::certificate_of_shadowing))
        .route("/workshops/{id}/certificate.pdf", get(export::certificate_of_workshop))
        .route("/programmes/{programme}/exports/outcomes.csv", get(export::outcomes))
        .route("/programmes/{programme}/cohorts/{cohort}/pairing/scores.csv", get(export::scores))
        .route("/act/participants/import", post(upload::participants).layer(DefaultBodyLimit::max(upload::LIMIT)))
        .route("/act/busy/file", post(upload::calendar).layer(DefaultBodyLimit::max(upload::LIMIT)))
        .route("/unsubscribe/{secret}/{kind}", post(unsubscribe::one_click))
        .route("/act/jotting/keep", post(draft::keep))
        .leptos_routes_with_context(&given, pages(&surroundings), context.clone(), shown.clone())
        .fallback(leptos_axum::render_app_async_with_context(context, shown))
        // Leptos has put every server function below /act/ too.
        .layer(middleware::from_fn(refused::refuse))
        .layer(middleware::from_fn_with_state(service.clone(), sign_in::who))
        .layer(sign_in::layer(&service));

    Router::new()
        .route("/health", get(health))
        .route("/calendar/{file}", get(calendar::feed))
        .route("/favicon.svg", get(assets::serve))
        .route("/pkg/{*file}", get(assets::serve))
        .merge(personal)
        .with_state(given)
        .layer(
            ServiceBuilder::new()
                .layer(TraceLayer::new_for_http())
                .layer(middleware::from_fn_with_state(is_https, security::headers))
                .layer(CatchPanicLayer::custom(move |cause: Box<dyn std::any::Any + Send>| panicked(&random, &*cause)))
                .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST))
                .layer(CompressionLayer::new().compress_when(SizeAbove::new(1024)))
                .layer(CsrfLayer::new().with_rejection_response(foreign))
                .layer(middleware::from_fn_with_state(web.trusts_proxy, sign_in::from_address)),
        )
}

/// Whether the service can do its work, for whatever watches over it.
async fn health(State(service): State<Service>, method: Method) -> Response {
    match service.is_well().await {
        Ok(()) => if method == Method::HEAD { "" } else { "well\n" }.into_response(),
        Err(error) => {
            tracing::error!("not well: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, "not well\n").into_response()
        }
    }
}

/// What is said to a form that another site sent, or that a browser cannot vouch for.
fn foreign(_: ProtectionError) -> Response {
    let advice = "Nothing was changed. Open the page in this service and send the form from there.";
    plain::page_with(StatusCode::FORBIDDEN, "This form came from another site", advice)
}

/// The answer to a request that panicked, with the reference under which the cause is logged.
fn panicked(random: &Random, cause: &(dyn std::any::Any + Send)) -> Response {
    let reference = app::server::reference(random);
    let text = cause.downcast_ref::<&str>().copied().or_else(|| cause.downcast_ref::<String>().map(String::as_str));
    tracing::error!(reference, "a request panicked: {}", text.unwrap_or("no message"));
    plain::page(&app::error::AppError::Fault(reference)).into_response()
}
