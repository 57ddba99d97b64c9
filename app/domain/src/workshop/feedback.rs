//! What participants thought of a workshop straight after it: Kirkpatrick's first level. It is kept without a name, and
//! apart from who has answered.

use crate::{
    problems::Problems,
    shadowing::{identifier_warnings, long_text},
    suppression::{Disclosed, Minimum},
};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// It can be answered for so long after the workshop, and is shown from then on: shown earlier, each answer more would
/// give itself away.
const OPEN: Duration = Duration::days(14);
/// The greatest rating; the least is 1.
pub const GREATEST: u8 = 5;

/// What is rated: field and question.
pub const RATINGS: [(&str, &str); 3] = [
    ("useful", "How useful was it for your work?"),
    ("clear", "How clear was it?"),
    ("apply", "How likely are you to use something of it?"),
];

/// Until when it can be answered.
pub fn open_until(ends_at: DateTime<Utc>) -> DateTime<Utc> {
    ends_at + OPEN
}

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// How useful it was.
    pub useful: String,
    /// How clear it was.
    pub clear: String,
    /// How likely something of it is used.
    pub apply: String,
    /// What was best.
    pub best: String,
    /// What should be different.
    pub change: String,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

/// What somebody thought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The ratings, in their order.
    pub ratings: [u8; 3],
    /// What was best.
    pub best: String,
    /// What should be different.
    pub change: String,
}

impl Form {
    /// What can be kept, or what to change.
    pub fn check(&self) -> Result<Answer, Problems> {
        let mut problems = Problems::new();
        let mut ratings = [0; 3];
        let typed = [&self.useful, &self.clear, &self.apply];
        for ((rating, typed), (field, _)) in ratings.iter_mut().zip(typed).zip(RATINGS) {
            let read = typed.parse().ok().filter(|rating| (1..=GREATEST).contains(rating));
            *rating = problems.take(field, read.ok_or("Select a number from 1 to 5")).unwrap_or(0);
        }
        let best = problems.take("best", long_text(&self.best, "what was best"));
        let change = problems.take("change", long_text(&self.change, "what should be different"));
        problems.or(|| Some(Answer { ratings, best: best?, change: change? }))
    }

    /// What may name a patient, for the author to look at before it is kept.
    pub fn warnings(&self) -> Problems {
        identifier_warnings(&self.checked, &[("best", self.best.as_str()), ("change", &self.change)])
    }
}

/// What all thought together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// How many answered.
    pub people: usize,
    /// For each question, how many chose 1, 2 and so on.
    pub ratings: [[usize; GREATEST as usize]; 3],
    /// What was best, in no order that says whose it is.
    pub best: Vec<String>,
    /// What should be different.
    pub change: Vec<String>,
}

/// What may be shown of the answers to whoever led the workshop: all of them, or nothing.
pub fn summary(answers: &[Answer], minimum: Minimum) -> Disclosed<Summary> {
    if answers.len() < minimum.people() {
        return Disclosed::Suppressed { fewer_than: minimum.people() };
    }
    let mut ratings = [[0; GREATEST as usize]; 3];
    for answer in answers {
        for (counts, rating) in ratings.iter_mut().zip(answer.ratings) {
            if let Some(count) = usize::from(rating).checked_sub(1).and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
    }
    let texts = |of: fn(&Answer) -> &String| {
        let mut texts: Vec<_> = answers.iter().map(of).filter(|text| !text.is_empty()).cloned().collect();
        texts.sort();
        texts
    };
    let (best, change) = (texts(|answer| &answer.best), texts(|answer| &answer.change));
    Disclosed::Shown(Summary { people: answers.len(), ratings, best, change })
}

#[cfg(test)]
mod tests {
    use super::{Answer, Form, summary};
    use crate::suppression::Minimum;

    #[test]
    fn the_ratings_are_needed_and_the_words_are_not() {
        let form = Form { useful: "5".into(), clear: "4".into(), apply: "1".into(), ..Form::default() };
        assert_eq!(form.check().unwrap().ratings, [5, 4, 1]);
        let empty = Form { clear: "6".into(), best: "a".repeat(100_000), ..Form::default() }.check().unwrap_err();
        let fields: Vec<_> = empty.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["useful", "clear", "apply", "best"]);
        let named = Form { change: "Mrs Okafor in bed 12 was late".into(), ..form };
        assert!(named.warnings().at("change").is_some());
        assert!(Form { checked: "yes".into(), ..named }.warnings().is_empty());
    }

    #[test]
    fn nothing_is_shown_of_fewer_than_the_minimum() {
        let answer = |best: &str| Answer { ratings: [5, 4, 1], best: best.into(), change: String::new() };
        let answers = [answer("The rota game"), answer(""), answer("Coffee")];
        let minimum = Minimum::new(3);
        assert!(summary(&answers[..2], minimum).shown().is_none());
        assert!(summary(&[], minimum).shown().is_none());
        let all = summary(&answers, minimum);
        let shown = all.shown().unwrap();
        assert_eq!((shown.people, shown.ratings[0]), (3, [0, 0, 0, 0, 3]));
        assert_eq!(shown.best, ["Coffee", "The rota game"], "by their letters, not as they came");
    }
}
