//! The programme's own questionnaire: how well clinicians and managers know and trust each other.

use super::{Instrument, Item, Scale};

/// Code, statement, and the statement as said to the person who answers.
///
/// From what published schemes measured: engagement, shared goals and decision-making (Houston and Morgan 2018),
/// preparedness to lead and understanding of the other group (Monaghan et al. 2018). Both sides answer the same words.
const ITEMS: [(&str, &str, &str); 12] = [
    (
        "typical_week",
        "I understand what a typical week in my partner’s role involves",
        "you understand what a typical week in your partner’s role involves",
    ),
    (
        "pressures",
        "I understand the pressures that shape my partner’s decisions",
        "you understand the pressures that shape your partner’s decisions",
    ),
    (
        "money_decisions",
        "I know how decisions about money and capacity are made here",
        "you know how decisions about money and capacity are made here",
    ),
    (
        "risk_decisions",
        "I know how clinical decisions and risk are handled here",
        "you know how clinical decisions and risk are handled here",
    ),
    (
        "whom_to_approach",
        "I know whom to approach to get a change agreed",
        "you know whom to approach to get a change agreed",
    ),
    ("shared_goals", "I can set shared goals with the other group", "you can set shared goals with the other group"),
    (
        "raise_problem",
        "I am confident raising a problem with the other group",
        "you are confident raising a problem with the other group",
    ),
    ("listened_to", "I feel listened to by the other group", "you feel listened to by the other group"),
    (
        "patients_first",
        "I believe the other group puts patients first",
        "you believe the other group puts patients first",
    ),
    (
        "lead_project",
        "I am confident to lead an improvement project",
        "you are confident to lead an improvement project",
    ),
    ("data_over_time", "I can use data over time to judge a change", "you can use data over time to judge a change"),
    ("prepared_to_lead", "I feel prepared to lead", "you feel prepared to lead"),
];

/// The twelve relationship items, on a scale of agreement from 1 to 5.
pub fn relationship() -> Instrument {
    let item = |(code, text, said_to_you): (&str, &str, &str)| Item {
        code: code.to_owned(),
        text: text.to_owned(),
        said_to_you: said_to_you.to_owned(),
    };
    Instrument {
        code: "relationship".to_owned(),
        version: 1,
        title: "Working with each other".to_owned(),
        introduction: "‘The other group’ means managers if you are a clinician, and clinicians if you are a manager. \
                       If you do not have a partner yet, think of people in the other group whom you work with."
            .to_owned(),
        items: ITEMS.into_iter().map(item).collect(),
        scale: Scale::agreement(),
    }
}
