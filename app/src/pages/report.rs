//! stub
use leptos::prelude::*;
/// stub
#[component] pub fn ReportPage() -> impl IntoView {}
