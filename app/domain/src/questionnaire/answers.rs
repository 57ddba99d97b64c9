//! The form in which a questionnaire is answered.

use super::{Instrument, Item, Values};
use crate::problems::Problems;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the choice not to answer an item is called in the form.
pub const PREFER_NOT_TO_SAY: &str = "prefer_not_to_say";

/// The form: for each item's code, a value of the scale as text, or [`PREFER_NOT_TO_SAY`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// What was chosen; items where nothing was are not there or are empty.
    pub answers: BTreeMap<String, String>,
}

impl Answers {
    /// The answers that can be kept, or what to change, at the code of each item in their order.
    pub fn check(&self, instrument: &Instrument) -> Result<Values, Problems> {
        let mut problems = Problems::new();
        let mut values = Values::new();
        for item in &instrument.items {
            let chosen = self.answers.get(&item.code).map_or("", |chosen| chosen.trim());
            match chosen.parse::<u8>() {
                Ok(value) if instrument.scale.has(value) => {
                    values.insert(item.code.clone(), value);
                }
                _ if chosen == PREFER_NOT_TO_SAY => {}
                _ => problems.add(&item.code, unanswered(item)),
            }
        }
        // Whoever had an older version open must not lose an answer without a word.
        for code in self.answers.keys().filter(|code| instrument.item(code).is_none()) {
            problems.add(code, "This question is no longer asked: load the page again to see the present questions");
        }
        problems.or(|| Some(values))
    }

    /// The form as it looks with these values; items without one were declined.
    pub fn of(values: &Values, instrument: &Instrument) -> Self {
        let chosen = |item: &Item| values.get(&item.code).map_or(PREFER_NOT_TO_SAY.to_owned(), u8::to_string);
        Self { answers: instrument.items.iter().map(|item| (item.code.clone(), chosen(item))).collect() }
    }
}

fn unanswered(item: &Item) -> String {
    format!("Select how much you agree that {}", item.said_to_you)
}

#[cfg(test)]
mod tests {
    use super::{Answers, PREFER_NOT_TO_SAY};
    use crate::questionnaire::{Instrument, Scale, Wave, relationship};

    fn all(instrument: &Instrument, chosen: &str) -> Answers {
        Answers { answers: instrument.items.iter().map(|item| (item.code.clone(), chosen.to_owned())).collect() }
    }

    #[test]
    fn an_empty_form_asks_for_every_item_in_order() {
        let instrument = relationship();
        let problems = Answers::default().check(&instrument).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        let codes: Vec<_> = instrument.items.iter().map(|item| item.code.as_str()).collect();
        assert_eq!(fields, codes);
        assert_eq!(
            problems.at("listened_to"),
            Some("Select how much you agree that you feel listened to by the other group")
        );
    }

    #[test]
    fn an_answer_is_a_value_of_the_scale_or_declined() {
        let instrument = relationship();
        let mut answers = all(&instrument, "4");
        answers.answers.insert("pressures".into(), PREFER_NOT_TO_SAY.into());
        let values = answers.check(&instrument).unwrap();
        assert_eq!((values.len(), values.get("pressures"), values.get("typical_week")), (11, None, Some(&4)));
        assert_eq!(Answers::of(&values, &instrument), answers);
        for wrong in ["0", "6", "-1", "four", "4.5", "", " ", "256"] {
            answers.answers.insert("pressures".into(), wrong.into());
            let problems = answers.check(&instrument).unwrap_err();
            assert_eq!(problems.iter().count(), 1, "{wrong:?}");
            assert!(problems.at("pressures").is_some(), "{wrong:?}");
        }
    }

    #[test]
    fn an_item_of_another_version_is_refused_rather_than_lost() {
        let mut answers = all(&relationship(), "1");
        answers.answers.insert("gone".into(), "3".into());
        assert!(answers.check(&relationship()).unwrap_err().at("gone").is_some());
    }

    #[test]
    fn a_form_that_posts_nothing_can_be_read() {
        assert_eq!(serde_json::from_str::<Answers>("{}").unwrap(), Answers::default());
    }

    #[test]
    fn the_items_are_the_columns_of_the_shared_answers() {
        let csv = include_str!("../../tests/data/evaluation-responses.csv");
        let header: Vec<_> = csv.lines().next().unwrap().split(',').skip(3).map(str::to_owned).collect();
        let codes: Vec<_> = relationship().items.into_iter().map(|item| item.code).collect();
        assert_eq!(codes, header);
    }

    #[test]
    fn codes_and_words_name_the_same() {
        for wave in Wave::ALL {
            assert_eq!(wave.code().parse(), Ok(wave));
            assert_eq!(serde_json::to_value(wave).unwrap(), wave.code());
        }
        assert!("later".parse::<Wave>().is_err());
        assert_eq!((Scale::agreement().words(1), Scale::agreement().words(6)), (Some("Strongly disagree"), None));
    }
}
