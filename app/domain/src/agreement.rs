//! What the members of a pair agree on before they begin: the "contract" of NHS Lothian's scheme (Monaghan, Swenson,
//! Kerins and Sloan, BMJ Leader 2018;2:80), as a few short answers that both sign.
//!
//! An agreement is never changed: whoever wants it otherwise writes its next version, which both sign anew.

use crate::{
    date::Typed,
    id::{AgreementId, PairId, ParticipantId},
    problems::Problems,
    text,
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Longest answer, in characters.
pub const LONGEST: usize = 2_000;
/// A first look at how it goes is suggested so long after the beginning: the mid-review of a nine-month programme.
const REVIEW_AFTER: Days = Days::new(90);

/// What is agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What the clinician wants from it.
    pub clinician_aims: String,
    /// What the manager wants from it.
    pub manager_aims: String,
    /// How often, where and how they meet.
    pub meeting: String,
    /// What stays between them, and what cannot.
    pub confidentiality: String,
    /// What they leave out; may be empty.
    pub boundaries: String,
    /// How either may end it without fault.
    pub ending: String,
    /// When they look at it again.
    pub review_on: NaiveDate,
}

impl Terms {
    /// What a first version begins with: only what is the same for nearly everybody.
    pub fn suggested(today: NaiveDate) -> Self {
        Self {
            clinician_aims: String::new(),
            manager_aims: String::new(),
            meeting: "About once a month for an hour, where we work or online.".to_owned(),
            confidentiality: "What we say stays between us. The one exception is safety: if a patient, a colleague or \
                              one of us could come to harm, we tell each other first and then whoever can act."
                .to_owned(),
            boundaries: String::new(),
            ending: "Either of us may end this at any time and need not say why. We tell each other and our \
                     coordinator, and nobody is to blame."
                .to_owned(),
            review_on: today.checked_add_days(REVIEW_AFTER).unwrap_or(today),
        }
    }
}

/// A member's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Whose.
    pub participant: ParticipantId,
    /// Their name.
    pub name: String,
    /// When they signed.
    pub signed_at: DateTime<Utc>,
}

/// One version of a pair's agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Which.
    pub id: AgreementId,
    /// Of this pair.
    pub pair: PairId,
    /// 1 for the first.
    pub version: i64,
    /// What is agreed.
    pub terms: Terms,
    /// Who wrote this version.
    pub author_name: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Who has signed it, in that order.
    pub signatures: Vec<Signature>,
}

impl Agreement {
    /// Whether `participant` has signed this version.
    pub fn is_signed_by(&self, participant: ParticipantId) -> bool {
        self.signatures.iter().any(|signature| signature.participant == participant)
    }
}

/// The form that writes a version.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Of this pair.
    pub pair: String,
    /// What the clinician wants from it.
    pub clinician_aims: String,
    /// What the manager wants from it.
    pub manager_aims: String,
    /// How often, where and how they meet.
    pub meeting: String,
    /// What stays between them, and what cannot.
    pub confidentiality: String,
    /// What they leave out.
    pub boundaries: String,
    /// How either may end it without fault.
    pub ending: String,
    /// When they look at it again.
    pub review: Typed,
    /// The version that was read; 0 where there was none.
    pub version: i64,
}

impl Form {
    /// What can be agreed on `today`, or what to change.
    pub fn check(&self, today: NaiveDate) -> Result<Terms, Problems> {
        let mut problems = Problems::new();
        let mut needed =
            |field, typed, what| problems.take(field, answer(typed, what).and_then(|kept| given(kept, what)));
        let clinician_aims = needed("clinician_aims", &self.clinician_aims, "what the clinician wants from this");
        let manager_aims = needed("manager_aims", &self.manager_aims, "what the manager wants from this");
        let meeting = needed("meeting", &self.meeting, "how often, where and how you meet");
        let confidentiality = needed("confidentiality", &self.confidentiality, "what stays between you");
        let boundaries = problems.take("boundaries", answer(&self.boundaries, "what you leave out"));
        let ending = problems
            .take("ending", answer(&self.ending, "how it can end").and_then(|kept| given(kept, "how it can end")));
        let review_on = problems.take("review", review(&self.review, today));
        problems.or(|| {
            Some(Terms {
                clinician_aims: clinician_aims?,
                manager_aims: manager_aims?,
                meeting: meeting?,
                confidentiality: confidentiality?,
                boundaries: boundaries?,
                ending: ending?,
                review_on: review_on?,
            })
        })
    }
}

fn answer(typed: &str, what: &str) -> Result<String, String> {
    let kept = text::block(typed);
    match kept.chars().count() {
        0..=LONGEST => Ok(kept),
        length => Err(format!("Shorten {what} by {} characters: {LONGEST} are kept", length - LONGEST)),
    }
}

fn given(kept: String, what: &str) -> Result<String, String> {
    if kept.is_empty() { Err(format!("Enter {what}")) } else { Ok(kept) }
}

fn review(typed: &Typed, today: NaiveDate) -> Result<NaiveDate, String> {
    let date = typed.read("the date on which you look at this again")?;
    if date <= today { Err("Enter a date in the future on which you look at this again".to_owned()) } else { Ok(date) }
}

#[cfg(test)]
mod tests {
    use super::{Form, LONGEST, Terms};
    use crate::date::Typed;
    use chrono::NaiveDate;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 1, 13).unwrap()
    }

    fn form() -> Form {
        let suggested = Terms::suggested(today());
        Form {
            clinician_aims: "See how beds are found".to_owned(),
            manager_aims: "See a night on call".to_owned(),
            meeting: suggested.meeting,
            confidentiality: suggested.confidentiality,
            ending: suggested.ending,
            review: Typed::from_date(suggested.review_on),
            ..Form::default()
        }
    }

    #[test]
    fn what_is_suggested_lacks_only_the_aims() {
        let suggested = form();
        let terms = suggested.check(today()).unwrap();
        assert_eq!(terms.review_on, NaiveDate::from_ymd_opt(2027, 4, 13).unwrap());
        assert_eq!(terms.boundaries, "");
        let without_aims = Form { clinician_aims: " \n".to_owned(), manager_aims: String::new(), ..suggested };
        let problems = without_aims.check(today()).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["clinician_aims", "manager_aims"]);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let problems = Form::default().check(today()).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["clinician_aims", "manager_aims", "meeting", "confidentiality", "ending", "review"]);
    }

    #[test]
    fn an_answer_is_short_and_the_review_lies_ahead() {
        let long = Form { boundaries: "é".repeat(LONGEST + 3), ..form() };
        let expected = "Shorten what you leave out by 3 characters: 2000 are kept";
        assert_eq!(long.check(today()).unwrap_err().at("boundaries"), Some(expected));
        let past = Form { review: Typed::from_date(today()), ..form() };
        let expected = "Enter a date in the future on which you look at this again";
        assert_eq!(past.check(today()).unwrap_err().at("review"), Some(expected));
    }
}
