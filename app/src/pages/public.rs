//! Pages for everybody.

use crate::{
    layout::Page,
    table::{Cell, Table, texts},
};
use leptos::prelude::*;

/// What is known of how the service can be used by everybody.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    view! {
        <Page title="Accessibility">
            <p>"You should be able to use this service with a keyboard alone, with a screen reader, zoomed to 400 %, on a phone of 320 pixels, with your own colours, and with JavaScript switched off."</p>
            <p>"It is made with the components of the NHS design system and aims at the Web Content Accessibility Guidelines 2.2, level AA. Every page is checked automatically for known faults at each change, with JavaScript on and off. It has not been audited by people who use assistive technology every day."</p>
            <h2 class="nhsuk-heading-m">"If something does not work for you"</h2>
            <p>"Tell the coordinator of your programme what you tried to do, on which page and with what. They can do everything on your behalf meanwhile."</p>
        </Page>
    }
}

/// What is kept of whom, and who sees it.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    view! {
        <Page title="Privacy">
            <p>"This page says what the service keeps and who sees it. Your organisation decides how long it is kept and is responsible for it in law."</p>
            <h2 class="nhsuk-heading-m">"Who sees what"</h2>
            <Table caption="Who sees what" headings=&["What", "Who sees it"] rows=who_sees_what() />
            <h2 class="nhsuk-heading-m">"Patients"</h2>
            <p>"Write nothing by which a patient could be recognised. The service warns you where a text looks as if it did."</p>
            <h2 class="nhsuk-heading-m">"Cookies"</h2>
            <p>"There is one, which keeps you signed in. Nothing counts or follows you, and nothing is loaded from anywhere else."</p>
        </Page>
    }
}

const WHO_SEES: [[&str; 2]; 15] = [
    [
        "Your profile: name, post, interests, goals, availability, about you, what you can show",
        "Your partner and your coordinators",
    ],
    ["What you need to take part, and why you withdrew", "Your coordinators only"],
    ["An application that you have not sent", "Whoever has its link. It is forgotten after 30 days"],
    ["What your line manager is asked", "Your name, your post, what you apply for, the time it takes; nothing else"],
    ["Whom you must not be paired with", "Your coordinators only"],
    ["Your pair agreement", "You and your partner"],
    ["Your shadowing sessions", "You and your partner; coordinators see how many there are"],
    ["What you offer to show, and what you want to see on a visit", "You and your partner"],
    [
        "Your checklist for visits to another organisation",
        "Your coordinators; your partner sees what is missing for a visit",
    ],
    ["Your reflections", "Only you, unless you release one to your pair or the programme"],
    ["Whether you answered a questionnaire", "Your coordinators"],
    ["What you answered", "Nobody under your name. Evaluators see groups, and none that is small"],
    [
        "What you say of yourself for equality monitoring, and whether you do",
        "Only you. It is kept apart, never used to form pairs, and deleted when you say so",
    ],
    [
        "Whom a programme reaches: how many participants are white, black and minority ethnic, or did not say",
        "Coordinators and evaluators, in counts from which nobody can be worked out",
    ],
    ["Who signed in, and what was changed by whom", "Administrators, and coordinators for their programme"],
];

fn who_sees_what() -> Vec<Vec<Cell>> {
    WHO_SEES.iter().map(|cells| texts(cells.map(str::to_owned))).collect()
}
