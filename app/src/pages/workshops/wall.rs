//! The page that is shown on the wall: a code, large, and as a picture that phones read.

use super::{planned_crumbs, planned_path};
use crate::{
    error::AppError,
    layout::{Page, load},
    server,
};
use domain::{london, workshop::attendance};
use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Empty modules that surround a code, or cameras do not find it.
const QUIET: usize = 4;

/// The dark modules as the outline of an SVG path, and the width of the picture.
fn outline(text: &str) -> Option<(String, usize)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, _) in code.to_colors().into_iter().enumerate().filter(|(_, colour)| *colour == Color::Dark) {
        let written = write!(path, "M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET);
        written.ok()?;
    }
    Some((path, width + 2 * QUIET))
}

/// The page.
#[component]
pub fn WallPage() -> impl IntoView {
    load(async move {
        let (programme, cohort, id) = (server::param("programme"), server::param("cohort"), server::id("id")?);
        let (service, actor) = (server::service(), server::actor());
        let managed = service::workshop::manage(&service, actor.as_deref(), &programme, &cohort, id).await?;
        let workshop = managed.workshop;
        let mut crumbs = planned_crumbs(&managed.cohort);
        let path = planned_path(&managed.cohort);
        crumbs.push((path.clone(), "Workshops".into()));
        crumbs.push((format!("{path}/{id}"), workshop.title.clone()));
        let address = format!("{}/check-in/{}", service.settings.public_url, workshop.code);
        let (outline, width) = outline(&address).ok_or_else(|| AppError::Fault("QR".to_owned()))?;
        let (from, until) = attendance::window(&workshop);
        let (from, until) = (london::time_words(from), london::time_words(until));
        Ok(view! {
            <Page title="Check in" caption=format!("{}, {}", workshop.title, workshop.when()) crumbs>
                <p>{format!("From {from} to {until}: point your camera here, or sign in, open the workshop and enter the code.")}</p>
                <p class="app-wall__code">{workshop.code.clone()}</p>
                <svg class="app-wall__picture" viewBox=format!("0 0 {width} {width}") role="img" aria-label="The address of the page to check in on">
                    <rect class="app-wall__light" width=width.to_string() height=width.to_string() />
                    <path class="app-wall__dark" d=outline />
                </svg>
                <p>{address}</p>
            </Page>
        }
        .into_any())
    })
}

#[cfg(test)]
mod tests {
    use super::{QUIET, outline};

    #[test]
    fn a_code_has_its_three_corners_and_a_quiet_border() {
        let (path, width) = outline("https://pl.example/check-in/ACDEFH").unwrap();
        let first = format!("M{QUIET} {QUIET}h1v1h-1z");
        assert!(path.starts_with(&first), "{path:.40}");
        let last = width - QUIET - 1;
        assert!(path.contains(&format!("M{last} {QUIET}h")) && path.contains(&format!("M{QUIET} {last}h")));
        assert!(!path.contains("M0 ") && !path.contains(&format!("M{width} ")));
    }
}
