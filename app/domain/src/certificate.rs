//! What somebody can show of what they did: the words of a certificate, the same on a page and on paper.

use crate::{
    cohort::Cohort,
    london,
    shadowing::{Session, length_words},
    workshop::Workshop,
};
use chrono::NaiveDate;
use serde::Serialize;

/// A certificate. It states hours and never credits: what counts is for whoever looks after somebody's development.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// What it is.
    pub title: &'static str,
    /// Whose it is.
    pub name: String,
    /// What is certified, in a sentence.
    pub statement: String,
    /// What is certified, one thing each.
    pub facts: Vec<(&'static str, String)>,
    /// What it is the sum of.
    pub tables: Vec<Table>,
    /// What it does not say.
    pub note: String,
    /// When it was made.
    pub made_on: String,
}

/// Sessions, one a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What they are.
    pub caption: &'static str,
    /// What stands in each column.
    pub headings: &'static [&'static str],
    /// As many texts a row as there are headings.
    pub rows: Vec<Vec<String>>,
}

impl Certificate {
    /// Of the visits that somebody's partners confirmed: those made, and those received.
    pub fn of_shadowing(name: &str, visits: &[Session], visited: &[Session], today: NaiveDate) -> Self {
        let minutes = |sessions: &[Session]| sessions.iter().map(Session::minutes).sum::<i64>();
        let (there, here) = (minutes(visits), minutes(visited));
        Self {
            title: "Certificate of shadowing",
            name: name.to_owned(),
            statement: "Hours of work-shadowing in paired learning, as the partner confirmed them each time."
                .to_owned(),
            facts: vec![
                ("Visiting", length_words(there)),
                ("Being visited", length_words(here)),
                ("Total", length_words(there + here)),
            ],
            tables: vec![
                table("Visits made", visits, |session| &session.host_name),
                table("Visits received", visited, |session| &session.visitor_name),
            ],
            note: "This states hours and nothing more. Whoever looks after your professional development decides what \
                   counts."
                .to_owned(),
            made_on: london::date_words(today),
        }
    }

    /// Of having been at a workshop, by its attendance list.
    pub fn of_workshop(name: &str, cohort: &Cohort, workshop: &Workshop, today: NaiveDate) -> Self {
        let leads: Vec<_> = workshop.leads.iter().map(|lead| lead.name.as_str()).collect();
        Self {
            title: "Certificate of attendance",
            name: name.to_owned(),
            statement: format!("{name} was at this workshop, by its attendance list."),
            facts: vec![
                ("Workshop", workshop.title.clone()),
                ("When", workshop.when()),
                ("Length", length_words(workshop.minutes())),
                ("Led by", leads.join(" and ")),
                ("Programme", format!("{}, {}", cohort.programme_name, cohort.name)),
            ],
            tables: Vec::new(),
            note: "This says how long the workshop was. What it counts for is for your college or employer to say."
                .to_owned(),
            made_on: london::date_words(today),
        }
    }
}

fn table(caption: &'static str, sessions: &[Session], partner: impl Fn(&Session) -> &String) -> Table {
    let row = |session: &Session| {
        vec![
            london::date_words(london::date(session.started_at)),
            partner(session).clone(),
            session.place.clone(),
            session.length(),
        ]
    };
    Table { caption, headings: &["When", "With", "Where", "How long"], rows: sessions.iter().map(row).collect() }
}
