//! What runs in the browser: little, and never needed. Each island makes a form that works without it nicer.

pub mod patient_warning;
