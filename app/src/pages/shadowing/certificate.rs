//! The hours that somebody can show, as a page made to be printed.

use crate::{certificate::Certified, layout::load, server};
use leptos::prelude::*;

/// The page.
#[component]
pub fn CertificatePage() -> impl IntoView {
    load(async move {
        let actor = server::actor();
        let shown = service::shadowing::certificate(&server::service(), actor.as_deref()).await?;
        let crumbs = vec![("/".into(), "Home".into())];
        Ok(view! { <Certified shown crumbs file="/shadowing/certificate.pdf" /> }.into_any())
    })
}
