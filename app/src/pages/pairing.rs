//! stub
use leptos::prelude::*;
/// stub
#[component] pub fn PairingPage() -> impl IntoView {}
/// stub
#[component] pub fn DraftPage() -> impl IntoView {}
