//! What people of the demo answered: invented answers, by side and wave.

use domain::{
    participant::Side,
    questionnaire::{Answers, PREFER_NOT_TO_SAY, Wave},
};
use std::collections::BTreeMap;

static ANSWERS: &str = include_str!("evaluation-responses.csv");

/// Hands out the answers of one respondent after the other.
pub struct Sheets {
    /// By side and code: the answers of each wave.
    people: Vec<(Side, BTreeMap<Wave, Answers>)>,
}

impl Sheets {
    pub fn new() -> Self {
        let mut lines = ANSWERS.lines();
        let items: Vec<&str> = lines.next().unwrap_or_default().split(',').skip(3).collect();
        let mut people: Vec<(&str, Side, BTreeMap<Wave, Answers>)> = Vec::new();
        for line in lines {
            let mut cells = line.split(',');
            let (Some(code), Some(side), Some(wave)) = (cells.next(), cells.next(), cells.next()) else { continue };
            let (Ok(side), Ok(wave)) = (side.parse(), wave.parse()) else { continue };
            let answer = |value: &str| if value.is_empty() { PREFER_NOT_TO_SAY.to_owned() } else { value.to_owned() };
            let answers = items.iter().zip(cells).map(|(item, value)| ((*item).to_owned(), answer(value))).collect();
            if people.last().is_none_or(|(last, ..)| *last != code) {
                people.push((code, side, BTreeMap::new()));
            }
            if let Some((.., waves)) = people.last_mut() {
                waves.insert(wave, Answers { answers });
            }
        }
        Self { people: people.into_iter().map(|(_, side, waves)| (side, waves)).collect() }
    }

    /// The answers of somebody of this side who answered before and after.
    pub fn take(&mut self, side: Side) -> Option<BTreeMap<Wave, Answers>> {
        let is_whole = |(of, waves): &(Side, BTreeMap<Wave, Answers>)| {
            *of == side && waves.contains_key(&Wave::Pre) && waves.contains_key(&Wave::Post)
        };
        let position = self.people.iter().position(is_whole)?;
        Some(self.people.remove(position).1)
    }
}
