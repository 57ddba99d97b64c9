//! What somebody has typed into their application so far, and what of it can be sent.

mod fields;

use super::Step;
use crate::{
    date::Typed,
    email::Email,
    participant::{Profile, about::About},
    person,
    problems::Problems,
    text,
};
use fields::{line, long, required};
use serde::{Deserialize, Serialize};

/// Longest text of an application, in characters: about three hundred words.
pub const LONGEST_TEXT: usize = 2_000;

/// Everything that is asked, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as the fields of a participant, which say what each means")]
pub struct Answers {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub side: String,
    pub profession: String,
    pub grade: String,
    pub department: String,
    pub division: String,
    pub site: String,
    pub organisation: String,
    pub line_manager_email: String,
    /// The bits of the half-days that are ticked.
    pub availability: Vec<String>,
    /// Topics of the cohort's list that are ticked.
    #[serde(deserialize_with = "one_or_several")]
    pub interests: Vec<String>,
    /// Others, parted by commas.
    pub own_interests: String,
    pub goals: String,
    pub about_me: String,
    pub can_show: String,
    pub access_needs: String,
    /// `yes` or `no`.
    pub rotates: String,
    pub next_rotation_on: Typed,
    /// Addresses, one a line.
    pub not_with: String,
    /// The codes of the steps that were saved.
    pub answered: Vec<String>,
}

/// A list of a single box is sent as a text.
fn one_or_several<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Sent {
        One(String),
        Several(Vec<String>),
    }
    Ok(match Sent::deserialize(deserializer)? {
        Sent::One(text) => vec![text],
        Sent::Several(texts) => texts,
    })
}

/// An application that can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complete {
    /// What pairing reads.
    pub profile: Profile,
    /// Who can agree.
    pub line_manager: Email,
    /// What the applicant says of themselves.
    pub about: About,
}

impl Answers {
    /// Takes what was typed on the page of a step; what belongs to other pages stays.
    pub fn take(&mut self, step: Step, typed: Self) {
        match step {
            Step::Who => {
                self.first_name = typed.first_name;
                self.last_name = typed.last_name;
                self.email = typed.email;
            }
            Step::Side => self.side = typed.side,
            Step::Post => {
                self.profession = typed.profession;
                self.grade = typed.grade;
                self.department = typed.department;
                self.division = typed.division;
                self.site = typed.site;
                self.organisation = typed.organisation;
            }
            Step::LineManager => self.line_manager_email = typed.line_manager_email,
            Step::Availability => self.availability = typed.availability,
            Step::Interests => {
                self.interests = typed.interests;
                self.own_interests = typed.own_interests;
            }
            Step::Goals => self.goals = typed.goals,
            Step::AboutMe => {
                self.about_me = typed.about_me;
                self.can_show = typed.can_show;
            }
            Step::AccessNeeds => self.access_needs = typed.access_needs,
            Step::Rotation => {
                self.rotates = typed.rotates;
                self.next_rotation_on = typed.next_rotation_on;
            }
            Step::NotWith => self.not_with = typed.not_with,
        }
        let code = step.code().to_owned();
        if !self.answered.contains(&code) {
            self.answered.push(code);
        }
    }

    /// The first step that was not saved, or no longer fits.
    pub fn next_open(&self) -> Option<Step> {
        Step::ALL
            .into_iter()
            .find(|step| !self.answered.iter().any(|code| code == step.code()) || !self.check_step(*step).is_empty())
    }

    /// What to change on the page of a step.
    pub fn check_step(&self, step: Step) -> Problems {
        let mut problems = Problems::new();
        match step {
            Step::Who => {
                problems.take("first_name", self.name(&self.first_name, "your first name"));
                problems.take("last_name", self.name(&self.last_name, "your last name"));
                problems.take("email", person::email(&self.email));
            }
            Step::Side => {
                problems.take("side", self.side());
            }
            Step::Post => {
                problems.take("profession", required(&self.profession, "your profession"));
                problems.take("grade", self.grade());
                for (name, typed, what) in [
                    ("department", &self.department, "your department"),
                    ("division", &self.division, "your division"),
                    ("site", &self.site, "your site"),
                    ("organisation", &self.organisation, "your organisation"),
                ] {
                    problems.take(name, line(typed, what));
                }
            }
            Step::LineManager => {
                problems.take("line_manager_email", self.line_manager());
            }
            Step::Availability => {}
            Step::Interests => {
                problems.take("own_interests", self.interests());
            }
            Step::Goals => {
                problems.take("goals", long(&self.goals, "your goals"));
            }
            Step::AboutMe => {
                problems.take("about_me", long(&self.about_me, "the text about you"));
                problems.take("can_show", long(&self.can_show, "what you can show"));
            }
            Step::AccessNeeds => {
                problems.take("access_needs", long(&self.access_needs, "what you need"));
            }
            Step::Rotation => match self.rotates.as_str() {
                "yes" => {
                    problems.take("next_rotation_on", self.rotation());
                }
                "no" => {}
                _ => problems.add("rotates", "Select whether you move to another post"),
            },
            Step::NotWith => {
                problems.take("not_with", self.not_with());
            }
        }
        problems
    }

    /// What can be sent; nothing while a step is open.
    pub fn complete(&self) -> Option<Complete> {
        if self.next_open().is_some() {
            return None;
        }
        let line_manager = self.line_manager().ok()?;
        Some(Complete {
            profile: Profile {
                employee_number: String::new(),
                first_name: text::line(&self.first_name),
                last_name: text::line(&self.last_name),
                email: person::email(&self.email).ok()?,
                side: self.side().ok()?,
                profession: self.profession(),
                grade: self.grade().ok()?.to_owned(),
                department: self.department(),
                division: text::line(&self.division),
                site: text::line(&self.site),
                organisation: text::line(&self.organisation),
                line_manager_email: Some(line_manager.clone()),
                next_rotation_on: self.rotation().ok()?,
                availability: self.half_days(),
                interests: self.interests().ok()?,
                goals: text::block(&self.goals),
                not_with: self.not_with().ok()?,
            },
            line_manager,
            about: About {
                about_me: text::block(&self.about_me),
                can_show: text::block(&self.can_show),
                access_needs: text::block(&self.access_needs),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Step};

    /// An application in which everything is answered.
    fn full() -> Answers {
        let typed = Answers {
            first_name: "Ama".into(),
            last_name: "Hussain".into(),
            email: " AMA@trust.example".into(),
            side: "clinician".into(),
            profession: "doctor".into(),
            grade: "spr".into(),
            line_manager_email: "boss@trust.example".into(),
            availability: vec!["0".into(), "9".into(), "14".into(), "x".into()],
            interests: vec!["flow".into()],
            own_interests: "Sepsis, FLOW;\nrotas".into(),
            rotates: "no".into(),
            not_with: "a@b.example\r\nc@d.example, a@b.example".into(),
            ..Answers::default()
        };
        let mut answers = Answers::default();
        for step in Step::ALL {
            answers.take(step, typed.clone());
        }
        answers
    }

    #[test]
    fn every_step_keeps_its_own_fields_and_no_others() {
        let mut answers = Answers::default();
        for step in Step::ALL {
            assert_eq!(answers.next_open(), Some(step));
            answers.take(step, full());
        }
        assert_eq!((answers.next_open(), &answers), (None, &full()));
        answers.take(Step::Goals, Answers::default());
        assert_eq!(answers, full(), "nothing else was emptied");
    }

    #[test]
    fn what_is_sent_is_in_the_form_in_which_it_is_kept() {
        let complete = full().complete().unwrap();
        let profile = complete.profile;
        assert_eq!(
            (profile.email.as_str(), profile.availability.to_string().as_str()),
            ("ama@trust.example", "Mon am; Fri pm")
        );
        assert_eq!(profile.interests, ["flow", "sepsis", "rotas"]);
        assert_eq!(profile.not_with.len(), 2);
        assert_eq!(Answers::default().complete(), None);
    }

    #[test]
    fn what_cannot_be_sent_is_told_at_its_field() {
        let long = "x".repeat(2_001);
        for (wrong, step, field) in [
            (Answers { first_name: String::new(), last_name: String::new(), ..full() }, Step::Who, "first_name"),
            (Answers { email: "ama".into(), ..full() }, Step::Who, "email"),
            (Answers { side: "both".into(), ..full() }, Step::Side, "side"),
            (Answers { profession: " ".into(), ..full() }, Step::Post, "profession"),
            (Answers { grade: "Band 7/8a".into(), ..full() }, Step::Post, "grade"),
            (
                Answers { line_manager_email: "ama@trust.example".into(), ..full() },
                Step::LineManager,
                "line_manager_email",
            ),
            (Answers { own_interests: "x".repeat(81), ..full() }, Step::Interests, "own_interests"),
            (Answers { goals: long.clone(), ..full() }, Step::Goals, "goals"),
            (Answers { can_show: long.clone(), ..full() }, Step::AboutMe, "can_show"),
            (Answers { access_needs: long, ..full() }, Step::AccessNeeds, "access_needs"),
            (Answers { rotates: String::new(), ..full() }, Step::Rotation, "rotates"),
            (Answers { rotates: "yes".into(), ..full() }, Step::Rotation, "next_rotation_on"),
            (Answers { not_with: "Ben Okafor".into(), ..full() }, Step::NotWith, "not_with"),
        ] {
            assert!(wrong.check_step(step).at(field).is_some(), "{field}");
            assert_eq!((wrong.next_open(), wrong.complete()), (Some(step), None), "{field}");
        }
    }

    #[test]
    fn every_step_is_found_by_its_address() {
        for step in Step::ALL {
            assert_eq!(step.code().parse(), Ok(step));
            assert_eq!(step.next().and_then(Step::previous), step.next().map(|_| step));
        }
    }
}
