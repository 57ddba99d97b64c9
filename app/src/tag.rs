//! The state of something in a word or two; the colour only repeats what the words say.

use leptos::prelude::*;

/// What the colour of a tag repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Done, or as it should be.
    Green,
    /// Under way.
    Blue,
    /// Waits for whoever reads it, or soon will.
    Yellow,
    /// Waits for somebody else, or over.
    Grey,
    /// Wrong.
    Red,
}

impl Colour {
    /// The classes of such a tag.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Green => "nhsuk-tag nhsuk-tag--green",
            Self::Blue => "nhsuk-tag nhsuk-tag--blue",
            Self::Yellow => "nhsuk-tag nhsuk-tag--yellow",
            Self::Grey => "nhsuk-tag nhsuk-tag--grey",
            Self::Red => "nhsuk-tag nhsuk-tag--red",
        }
    }
}

/// A tag.
#[component]
pub fn Tag(
    /// Its colour.
    colour: Colour,
    /// What it says.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! { <strong class=colour.class()>{words}</strong> }
}
