//! Equality monitoring: what people may say of themselves, for nobody to read but themselves and for nothing but counts.
//!
//! Of the nine protected characteristics, marriage or civil partnership and pregnancy or maternity are not asked: no
//! count of this service would use them.

use crate::problems::Problems;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::LazyLock};

/// What is sent and kept by whoever would rather not say. Nothing is kept of what is not stated.
pub const PREFER_NOT_TO_SAY: &str = "prefer_not_to_say";

/// The code of the one question whose answers are counted for a programme's reach.
pub const ETHNIC_GROUP: &str = "ethnic_group";

/// A question, with the answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// As it is stored.
    pub code: &'static str,
    /// As people read it.
    pub words: &'static str,
    /// Code and words of each answer.
    pub answers: Vec<(&'static str, &'static str)>,
}

/// The questions, and from which version and source their answers are.
#[derive(Clone, Debug)]
pub struct Questions {
    /// Kept with every answer: an answer means what the list of its time says.
    pub version: i64,
    /// Where the answers come from.
    pub source: &'static str,
    /// In the order of the page.
    pub questions: Vec<Question>,
}

static QUESTIONS: LazyLock<Questions> = LazyLock::new(|| {
    let text = include_str!("equality/questions.txt");
    let head = |name: &str| text.lines().find_map(|line| line.strip_prefix("# ")?.strip_prefix(name)).map(str::trim);
    let mut questions: Vec<Question> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((code, words)) = line.split_once('|').map(|(code, words)| (code.trim(), words.trim())) else {
            continue;
        };
        if let Some(code) = code.strip_prefix("? ") {
            questions.push(Question { code, words, answers: Vec::new() });
        } else if let Some(question) = questions.last_mut() {
            question.answers.push((code, words));
        }
    }
    let version = head("version ").and_then(|version| version.parse().ok()).unwrap_or_default();
    Questions { version, source: head("source ").unwrap_or_default(), questions }
});

/// The questions as they are now.
pub fn questions() -> &'static Questions {
    &QUESTIONS
}

/// What somebody said of themselves: the codes of question and answer. Not stated is not there at all.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, String>);

impl std::fmt::Debug for Answers {
    /// Nothing of it: what is written for the log's sake must not say what somebody said.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answers(..)")
    }
}

impl Answers {
    /// The code of what was answered; nothing where it is not stated.
    pub fn of(&self, question: &str) -> &str {
        self.0.get(question).map_or("", String::as_str)
    }
}

/// The form: the code of an answer by the code of its question, and nothing where it is not stated.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the questions say what each is")]
pub struct Form {
    pub ethnic_group: String,
    pub age_band: String,
    pub sex: String,
    pub gender_identity: String,
    pub disability: String,
    pub religion: String,
    pub sexual_orientation: String,
}

impl std::fmt::Debug for Form {
    /// Nothing of it: see [`Answers`].
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Form(..)")
    }
}

impl Form {
    fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("ethnic_group", &self.ethnic_group),
            ("age_band", &self.age_band),
            ("sex", &self.sex),
            ("gender_identity", &self.gender_identity),
            ("disability", &self.disability),
            ("religion", &self.religion),
            ("sexual_orientation", &self.sexual_orientation),
        ]
    }

    /// What can be kept, or what to change: only answers of the list.
    pub fn check(&self) -> Result<Answers, Problems> {
        let mut problems = Problems::new();
        let mut answers = BTreeMap::new();
        for (code, typed) in self.fields() {
            let question = QUESTIONS.questions.iter().find(|question| question.code == code);
            let is_known = typed == PREFER_NOT_TO_SAY
                || question.is_some_and(|question| question.answers.iter().any(|(answer, _)| *answer == typed));
            if is_known {
                answers.insert(code.to_owned(), typed.to_owned());
            } else if !typed.is_empty() {
                problems.add(code, "Select one of the answers, or leave it not stated");
            }
        }
        problems.or(|| Some(Answers(answers)))
    }
}

/// Under what a person is counted by the Workforce Race Equality Standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// White: British, Irish or any other background.
    White,
    /// Black and minority ethnic: every other ethnic group.
    Bme,
    /// Not stated, or would rather not say: in neither.
    NotStated,
}

impl Group {
    /// The group of an answer to the question of the ethnic group.
    pub fn of(answer: Option<&str>) -> Self {
        match answer {
            Some("A" | "B" | "C") => Self::White,
            Some(code) if code.len() == 1 && !matches!(code, "X" | "Z") => Self::Bme,
            _ => Self::NotStated,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ETHNIC_GROUP, Form, Group, PREFER_NOT_TO_SAY, questions};
    use std::collections::BTreeSet;

    #[test]
    fn the_questions_have_a_version_a_source_and_every_code_once() {
        let questions = questions();
        assert!(questions.version > 0 && !questions.source.is_empty());
        let form: Vec<_> = Form::default().fields().iter().map(|(code, _)| *code).collect();
        assert_eq!(questions.questions.iter().map(|question| question.code).collect::<Vec<_>>(), form);
        for question in &questions.questions {
            let codes: BTreeSet<_> = question.answers.iter().map(|(code, _)| *code).collect();
            let words: BTreeSet<_> = question.answers.iter().map(|(_, words)| *words).collect();
            assert!(question.answers.len() > 1, "{question:?}");
            assert_eq!((codes.len(), words.len()), (question.answers.len(), question.answers.len()), "{question:?}");
            assert!(!codes.contains(PREFER_NOT_TO_SAY) && !codes.contains(""));
        }
    }

    #[test]
    fn ethnic_groups_are_counted_as_the_standard_does() {
        let ethnic = questions().questions.iter().find(|question| question.code == ETHNIC_GROUP).unwrap();
        let codes: String = ethnic.answers.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, "ABCDEFGHJKLMNPRS");
        let of = |group| codes.chars().filter(|c| Group::of(Some(&c.to_string())) == group).collect::<String>();
        assert_eq!(of(Group::White), "ABC");
        assert_eq!(of(Group::Bme), "DEFGHJKLMNPRS");
        for code in [None, Some("Z"), Some("X"), Some(PREFER_NOT_TO_SAY), Some("")] {
            assert_eq!(Group::of(code), Group::NotStated, "{code:?}");
        }
    }

    #[test]
    fn what_is_not_stated_is_not_kept_and_what_is_not_in_the_list_is_refused() {
        let form = Form { ethnic_group: "M".into(), sex: PREFER_NOT_TO_SAY.into(), ..Form::default() };
        let answers = form.check().unwrap();
        assert_eq!(
            (answers.of("ethnic_group"), answers.of("sex"), answers.of("religion")),
            ("M", PREFER_NOT_TO_SAY, "")
        );
        assert_eq!(answers.0.len(), 2);
        assert!(!format!("{answers:?}").contains('M'), "what somebody said is in no log");
        let wrong = Form { ethnic_group: "Z".into(), disability: "maybe".into(), ..Form::default() };
        let problems = wrong.check().unwrap_err();
        assert_eq!(problems.iter().map(|(field, _)| field).collect::<Vec<_>>(), ["ethnic_group", "disability"]);
    }
}
