//! What participants thought of a workshop straight after it, Kirkpatrick's first level, and weeks later what became of
//! it, his third (Kirkpatrick and Kirkpatrick, 2016: behaviour is asked after 'when the learner has had the opportunity').
//! Both are kept without a name, and apart from who has answered.

use crate::{
    problems::Problems,
    shadowing::{identifier_warnings, long_text},
    suppression::{Disclosed, Minimum},
};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// When somebody is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wave {
    /// Straight after the workshop, for two weeks.
    After,
    /// Eight weeks after it, for four.
    Later,
}

/// The greatest rating; the least is 1.
pub const GREATEST: u8 = 5;

/// What is asked in a wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Questions {
    /// All of it in one question.
    pub title: &'static str,
    /// What stands above the answers.
    pub heading: &'static str,
    /// What is rated: field and question.
    pub ratings: [(&'static str, &'static str); 3],
    /// What can be said in words: field, question, and the heading of the answers.
    pub texts: [(&'static str, &'static str, &'static str); 2],
}

const AFTER: Questions = Questions {
    title: "What did you think of it?",
    heading: "What they thought",
    ratings: [
        ("rating_1", "How useful was it for your work?"),
        ("rating_2", "How clear was it?"),
        ("rating_3", "How likely are you to use something of it?"),
    ],
    texts: [
        ("text_1", "What was best?", "What was best"),
        ("text_2", "What should be different next time?", "What should be different"),
    ],
};

const LATER: Questions = Questions {
    title: "What became of it?",
    heading: "What became of it, two months later",
    ratings: [
        ("rating_1", "How much of it have you used?"),
        ("rating_2", "How much has it changed how you work with others?"),
        ("rating_3", "How much have patients or colleagues gained from that?"),
    ],
    texts: [
        ("text_1", "What do you do differently because of it?", "What is done differently"),
        ("text_2", "What stood in the way?", "What stood in the way"),
    ],
};

impl Wave {
    /// All of them, in their order.
    pub const ALL: [Self; 2] = [Self::After, Self::Later];

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::After => "after",
            Self::Later => "later",
        }
    }

    /// The wave with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wave| wave.code() == code)
    }

    /// What is asked.
    pub fn questions(self) -> &'static Questions {
        match self {
            Self::After => &AFTER,
            Self::Later => &LATER,
        }
    }

    /// How long after a workshop it is asked what became of it.
    pub fn later() -> Duration {
        Duration::weeks(8)
    }

    /// From when it can be answered, by the end of the workshop.
    pub fn opens_at(self, ends_at: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::After => ends_at,
            Self::Later => ends_at + Self::later(),
        }
    }

    /// Until when. It is shown from then on: shown earlier, each answer more would give itself away.
    pub fn closes_at(self, ends_at: DateTime<Utc>) -> DateTime<Utc> {
        self.opens_at(ends_at)
            + match self {
                Self::After => Duration::weeks(2),
                Self::Later => Duration::weeks(4),
            }
    }

    /// Which can be answered now.
    pub fn open(ends_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<Self> {
        Self::ALL.into_iter().find(|wave| (wave.opens_at(ends_at)..wave.closes_at(ends_at)).contains(&now))
    }
}

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Of which wave.
    pub wave: String,
    /// The answer to the first question,
    pub rating_1: String,
    /// the second
    pub rating_2: String,
    /// and the third.
    pub rating_3: String,
    /// The first text
    pub text_1: String,
    /// and the second.
    pub text_2: String,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The ratings, in their order.
    pub ratings: [u8; 3],
    /// The texts, in theirs.
    pub texts: [String; 2],
}

impl Form {
    /// What can be kept, or what to change.
    pub fn check(&self) -> Result<Answer, Problems> {
        let mut problems = Problems::new();
        let mut ratings = [0; 3];
        let typed = [&self.rating_1, &self.rating_2, &self.rating_3];
        for ((rating, typed), field) in ratings.iter_mut().zip(typed).zip(["rating_1", "rating_2", "rating_3"]) {
            let read = typed.parse().ok().filter(|rating| (1..=GREATEST).contains(rating));
            *rating = problems.take(field, read.ok_or("Select a number from 1 to 5")).unwrap_or(0);
        }
        let [first, second] = Wave::parse(&self.wave).unwrap_or(Wave::After).questions().texts;
        let first = problems.take("text_1", long_text(&self.text_1, &lower(first.2)));
        let second = problems.take("text_2", long_text(&self.text_2, &lower(second.2)));
        problems.or(|| Some(Answer { ratings, texts: [first?, second?] }))
    }

    /// What may name a patient, for the author to look at before it is kept.
    pub fn warnings(&self) -> Problems {
        identifier_warnings(&self.checked, &[("text_1", self.text_1.as_str()), ("text_2", &self.text_2)])
    }
}

fn lower(heading: &str) -> String {
    heading.to_lowercase()
}

/// What all thought together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// How many answered.
    pub people: usize,
    /// For each question, how many chose 1, 2 and so on.
    pub ratings: [[usize; GREATEST as usize]; 3],
    /// For each question in words what was said, in no order that says whose it is.
    pub texts: [Vec<String>; 2],
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
    let texts = [0, 1].map(|at| {
        let said = answers.iter().filter_map(|answer| answer.texts.get(at)).filter(|text| !text.is_empty());
        let mut said: Vec<_> = said.cloned().collect();
        said.sort();
        said
    });
    Disclosed::Shown(Summary { people: answers.len(), ratings, texts })
}

#[cfg(test)]
mod tests {
    use super::{Answer, Form, Wave, summary};
    use crate::suppression::Minimum;

    #[test]
    fn the_ratings_are_needed_and_the_words_are_not() {
        let form = Form { rating_1: "5".into(), rating_2: "4".into(), rating_3: "1".into(), ..Form::default() };
        assert_eq!(form.check().unwrap().ratings, [5, 4, 1]);
        let empty = Form { rating_2: "6".into(), text_1: "a".repeat(100_000), ..Form::default() }.check().unwrap_err();
        let fields: Vec<_> = empty.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["rating_1", "rating_2", "rating_3", "text_1"]);
        let named = Form { text_2: "Mrs Okafor in bed 12 was late".into(), ..form };
        assert!(named.warnings().at("text_2").is_some());
        assert!(Form { checked: "yes".into(), ..named }.warnings().is_empty());
    }

    #[test]
    fn one_wave_is_open_at_a_time_and_none_between_them() {
        let at = |day: &str| format!("{day}T16:00:00Z").parse().unwrap();
        let open = |day| Wave::open(at("2027-03-01"), at(day));
        assert_eq!(open("2027-02-28"), None);
        assert_eq!(
            (open("2027-03-01"), open("2027-03-14"), open("2027-03-15")),
            (Some(Wave::After), Some(Wave::After), None)
        );
        assert_eq!((open("2027-04-25"), open("2027-04-26"), open("2027-05-24")), (None, Some(Wave::Later), None));
        assert_eq!(Wave::ALL.map(|wave| Wave::parse(wave.code())), Wave::ALL.map(Some));
    }

    #[test]
    fn nothing_is_shown_of_fewer_than_the_minimum() {
        let answer = |best: &str| Answer { ratings: [5, 4, 1], texts: [best.into(), String::new()] };
        let answers = [answer("The rota game"), answer(""), answer("Coffee")];
        let minimum = Minimum::new(3);
        assert!(summary(&answers[..2], minimum).shown().is_none());
        assert!(summary(&[], minimum).shown().is_none());
        let all = summary(&answers, minimum);
        let shown = all.shown().unwrap();
        assert_eq!((shown.people, shown.ratings[0]), (3, [0, 0, 0, 0, 3]));
        assert_eq!(
            shown.texts,
            [vec!["Coffee".to_owned(), "The rota game".to_owned()], vec![]],
            "by their letters, not as they came"
        );
    }
}
