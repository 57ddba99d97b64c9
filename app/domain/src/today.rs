//! What needs a coordinator today, each with its reason and where to go on.

use crate::{
    health::{Light, Show},
    london,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Whoever waits for longer than this is overlooked.
pub const WAITING_DAYS: i64 = 14;
/// The questionnaire of before closes so many days before a cohort's last one.
const PRE_CLOSES_DAYS: i64 = 31;

/// How many of a cohort wait for something, and how many have answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// People who wait for approval for long.
    pub approval: i64,
    /// People who may be paired and have no partner.
    pub partner: i64,
    /// Sessions that wait for confirmation for long.
    pub confirmation: i64,
    /// People who have not withdrawn.
    pub people: i64,
    /// Of them those who answered before the programme,
    pub answered_pre: i64,
    /// and after it.
    pub answered_post: i64,
}

/// Where to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Towards {
    /// The list of participants.
    Participants,
    /// Importing a list of participants.
    Import,
    /// Forming pairs.
    Pairing,
    /// The latest proposal of pairs.
    Draft,
    /// The list of pairs, or of some of them.
    Pairs(Option<Show>),
    /// Who has answered.
    Evaluation,
}

/// Something that needs somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// What.
    pub what: String,
    /// Why it needs somebody now.
    pub reason: String,
    /// Where to go on,
    pub towards: Towards,
    /// as a link says it.
    pub link: String,
}

/// What is known of a cohort on a day.
#[derive(Clone, Copy, Debug)]
pub struct Situation {
    /// The cohort's first day.
    pub starts_on: NaiveDate,
    /// The cohort's last day.
    pub ends_on: NaiveDate,
    /// The day.
    pub today: NaiveDate,
    /// Who and what waits.
    pub waiting: Waiting,
    /// Pairs that are not left alone, by their light.
    pub lights: [(Light, i64); 4],
    /// Participants who do not fit the programme.
    pub misfits: i64,
    /// Whether a proposal of pairs waits to be published.
    pub has_draft: bool,
    /// What members of pairs said to the coordinators alone and nobody has dealt with.
    pub concerns: i64,
}

/// What needs the coordinator, the most urgent first.
pub fn needs(situation: &Situation) -> Vec<Need> {
    let Situation { starts_on, ends_on, today, waiting, lights, misfits, has_draft, concerns } = *situation;
    let is_under_way = (starts_on..=ends_on).contains(&today);
    let mut needs = Vec::new();
    let mut add = |what: String, reason: &str, towards, link: &str| {
        needs.push(Need { what, reason: reason.to_owned(), towards, link: link.to_owned() });
    };
    if concerns > 0 {
        let what = format!("{} for your help with a pair", counted(concerns, "person asks", "people ask"));
        add(
            what,
            "They say that it is not working. Nobody but coordinators knows.",
            Towards::Pairs(None),
            "Look at the pairs",
        );
    }
    let quiet = lights.iter().find(|(light, _)| *light == Light::Red).map_or(0, |(_, pairs)| *pairs);
    if quiet > 0 {
        let what = format!("{} gone quiet", counted(quiet, "pair has", "pairs have"));
        add(
            what,
            "No session was logged for five weeks, or neither has visited the other by week 8.",
            Towards::Pairs(Some(Show::Light(Light::Red))),
            "Look at the pairs",
        );
    }
    if is_under_way && waiting.partner > 0 {
        let what = format!("{} no partner", counted(waiting.partner, "person has", "people have"));
        add(what, "The cohort has begun without them.", Towards::Pairing, "Form pairs");
    }
    if today < starts_on && waiting.partner > 0 && !has_draft {
        let what = format!("{} no partner yet", counted(waiting.partner, "person has", "people have"));
        let reason = format!("The cohort begins on {}.", london::date_words(starts_on));
        add(what, &reason, Towards::Pairing, "Form pairs");
    }
    if waiting.approval > 0 {
        let what = format!("{} for approval", counted(waiting.approval, "person waits", "people wait"));
        add(what, "They have waited for more than 14 days.", Towards::Participants, "Look at the participants");
    }
    let pre_is_open = (today - starts_on).num_days() >= WAITING_DAYS && (ends_on - today).num_days() > PRE_CLOSES_DAYS;
    let missing = waiting.people - waiting.answered_pre;
    if pre_is_open && missing > 0 {
        let what = format!("{} not answered before the programme", counted(missing, "person has", "people have"));
        add(
            what,
            "The launch is 14 days ago: with every week the answers mean less.",
            Towards::Evaluation,
            "See who has answered",
        );
    }
    if has_draft {
        add(
            "Proposed pairs are not published".to_owned(),
            "Nobody has been told who their partner is.",
            Towards::Draft,
            "Open the proposal",
        );
    }
    if waiting.confirmation > 0 {
        let what = format!("{} confirmed", counted(waiting.confirmation, "session is not", "sessions are not"));
        add(
            what,
            "They were logged more than 14 days ago, and the partner has not confirmed them.",
            Towards::Pairs(Some(Show::Unconfirmed)),
            "Look at the pairs",
        );
    }
    if misfits > 0 && today <= ends_on {
        let what = format!("{} not fit the programme", counted(misfits, "participant does", "participants do"));
        add(
            what,
            "Their profession, grade or next rotation is not what the programme’s settings ask for.",
            Towards::Participants,
            "Look at the participants",
        );
    }
    if waiting.people == 0 && today <= ends_on {
        add(
            "Nobody is in this cohort yet".to_owned(),
            "Bring in a spreadsheet of those who take part.",
            Towards::Import,
            "Import participants",
        );
    }
    needs
}

fn counted(number: i64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::{Light, Situation, Waiting, needs};

    fn situation(today: &str) -> Situation {
        Situation {
            starts_on: "2027-02-01".parse().unwrap(),
            ends_on: "2027-10-31".parse().unwrap(),
            today: today.parse().unwrap(),
            waiting: Waiting { people: 9, answered_pre: 9, ..Waiting::default() },
            lights: Light::ALL.map(|light| (light, 0)),
            misfits: 0,
            has_draft: false,
            concerns: 0,
        }
    }

    fn told(situation: &Situation) -> Vec<String> {
        needs(situation).into_iter().map(|need| need.what).collect()
    }

    #[test]
    fn a_cohort_that_is_all_right_needs_nobody() {
        for today in ["2027-01-01", "2027-05-01", "2027-11-01"] {
            assert_eq!(told(&situation(today)), [""; 0], "{today}");
        }
    }

    #[test]
    fn the_most_urgent_stands_first() {
        let everything = Situation {
            waiting: Waiting { approval: 2, partner: 1, confirmation: 1, people: 9, answered_pre: 6, answered_post: 0 },
            lights: [(Light::Red, 1), (Light::Amber, 5), (Light::Green, 3), (Light::Off, 0)],
            misfits: 1,
            has_draft: true,
            concerns: 1,
            ..situation("2027-05-01")
        };
        let expected = [
            "1 person asks for your help with a pair",
            "1 pair has gone quiet",
            "1 person has no partner",
            "2 people wait for approval",
            "3 people have not answered before the programme",
            "Proposed pairs are not published",
            "1 session is not confirmed",
            "1 participant does not fit the programme",
        ];
        assert_eq!(told(&everything), expected);
    }

    #[test]
    fn each_need_has_its_time() {
        let waiting = |waiting, today| told(&Situation { waiting, ..situation(today) }).len();
        let partner = Waiting { partner: 1, people: 1, answered_pre: 1, ..Waiting::default() };
        let answer = Waiting { people: 1, ..Waiting::default() };
        let nobody = Waiting::default();
        for (what, today, expected) in [
            (partner, "2027-01-31", 1),
            (partner, "2027-02-01", 1),
            (partner, "2027-11-01", 0),
            (answer, "2027-02-14", 0),
            (answer, "2027-02-15", 1),
            (answer, "2027-09-29", 1),
            (answer, "2027-09-30", 0),
            (nobody, "2027-01-01", 1),
            (nobody, "2027-11-01", 0),
        ] {
            assert_eq!(waiting(what, today), expected, "{what:?} {today}");
        }
    }
}
