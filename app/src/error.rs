//! What can go wrong for a reader, and what they see for each.

use domain::problems::Problems;
use leptos::{
    prelude::*,
    server_fn::{codec::JsonEncoding, error::ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Why a page is not shown or a form is not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// Nobody is signed in.
    SignedOut,
    /// Whoever is signed in may not.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// What to change at which field.
    Refused(Problems),
    /// What to look at again, at which field, before it is saved.
    Check(Problems),
    /// Nothing is wrong: what was typed is shown as it would be, before it is saved.
    Preview,
    /// Somebody else changed it first: what they saved, by field, and the version to build on.
    Conflict {
        /// Field and text.
        theirs: Vec<(String, String)>,
        /// The version to build on.
        version: i64,
    },
    /// The request is not of a form's shape.
    Malformed,
    /// Too many people changed the same thing at once.
    Again,
    /// A fault of ours, logged under this reference.
    Fault(String),
}

impl AppError {
    /// The status of HTTP that says it.
    pub fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Conflict { .. } => 409,
            Self::Refused(_) | Self::Check(_) | Self::Preview => 422,
            Self::Malformed => 400,
            Self::Again => 503,
            Self::Fault(_) => 500,
        }
    }

    /// What has happened, as a heading.
    pub fn heading(&self) -> &'static str {
        match self {
            Self::SignedOut => "Sign in to see this page",
            Self::Forbidden => "You cannot see this page",
            Self::NotFound => "Page not found",
            Self::Refused(_) => "There is a problem",
            Self::Check(_) => "Check before you save",
            Self::Preview => "Look at it before you save",
            Self::Conflict { .. } => "Somebody else changed this first",
            Self::Malformed => "This form could not be read",
            Self::Again => "Many people are changing this at once",
            Self::Fault(_) => "Sorry, there is a problem with this service",
        }
    }

    /// What to do now.
    pub fn advice(&self) -> String {
        match self {
            Self::SignedOut => "Sign in with the email address of your account.".into(),
            Self::Forbidden => "It belongs to another pair, cohort or role. If you need it for your work, ask the \
                 coordinator of your programme."
                .into(),
            Self::NotFound => {
                "If you typed the address, check that it is right. If you followed a link, it may be old: \
                 start again from your home page."
                    .into()
            }
            Self::Refused(problems) | Self::Check(problems) => {
                problems.iter().map(|(_, message)| message).collect::<Vec<_>>().join(". ")
            }
            Self::Conflict { .. } => "What you typed and what they saved are both shown below.".into(),
            Self::Preview => "Nothing is saved yet. Look at the preview below, then save it or change it.".into(),
            Self::Malformed => "Go back, load the page again and send the form once more.".into(),
            Self::Again => "Nothing was changed. Send the form again.".into(),
            Self::Fault(reference) => format!(
                "Nothing you saved is lost. Try again in a few minutes; if it happens again, tell your coordinator the \
                 reference {reference}."
            ),
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Malformed
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.heading())
    }
}

impl std::error::Error for AppError {}
