//! The form in which a coordinator edits a cohort's rules.

use super::{Objective, Rules, Strength, Wanted};
use crate::problems::Problems;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Steps of line management that can be chosen; 0 is however far up.
pub const LINE_STEPS: [u8; 4] = [0, 1, 2, 3];

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each is the field of the rules of the same name")]
pub struct RulesForm {
    pub objective: String,
    pub availability: String,
    pub half_days: String,
    pub interests: String,
    pub shared_interests: String,
    pub site: String,
    pub travel: String,
    pub division: String,
    pub division_wanted: String,
    pub grade: String,
    pub grade_steps: String,
    pub goals: String,
    pub shared_words: String,
    pub department: String,
    pub department_wanted: String,
    pub line_management: String,
    pub line_steps: String,
    pub earlier: String,
    pub stays: String,
}

impl RulesForm {
    /// The form as these rules fill it in.
    pub fn of(rules: &Rules) -> Self {
        let wanted = |wanted| if wanted == Wanted::Same { "same" } else { "different" }.to_owned();
        Self {
            objective: rules.objective.code().to_owned(),
            availability: rules.availability.code(),
            half_days: rules.half_days.to_string(),
            interests: rules.interests.code(),
            shared_interests: rules.shared_interests.to_string(),
            site: rules.site.code(),
            travel: if rules.can_travel { "travel" } else { "same" }.to_owned(),
            division: rules.division.code(),
            division_wanted: wanted(rules.division_wanted),
            grade: rules.grade.code(),
            grade_steps: rules.grade_steps.to_string(),
            goals: rules.goals.code(),
            shared_words: rules.shared_words.to_string(),
            department: rules.department.code(),
            department_wanted: wanted(rules.department_wanted),
            line_management: rules.line_management.code(),
            line_steps: rules.line_steps.to_string(),
            earlier: rules.earlier.code(),
            stays: rules.stays.code(),
        }
    }

    /// The form as a part of an address, with which rules are tried that are not saved.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The form of such an address.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The rules, or what is wrong with them.
    pub fn check(&self) -> Result<Rules, Problems> {
        let mut problems = Problems::new();
        let of_objective = Objective::of(&self.objective).ok_or("Select what is aimed at");
        let objective = problems.take("objective", of_objective);
        let availability = strength(&mut problems, "availability", &self.availability);
        let half_days = number(&mut problems, "half_days", &self.half_days, 1, 14);
        let interests = strength(&mut problems, "interests", &self.interests);
        let shared_interests = number(&mut problems, "shared_interests", &self.shared_interests, 1, 10);
        let site = strength(&mut problems, "site", &self.site);
        let travel = choice(&mut problems, "travel", &self.travel, [("same", false), ("travel", true)]);
        let division = strength(&mut problems, "division", &self.division);
        let division_wanted = wanted(&mut problems, "division_wanted", &self.division_wanted);
        let grade = strength(&mut problems, "grade", &self.grade);
        let grade_steps = number(&mut problems, "grade_steps", &self.grade_steps, 0, 100);
        let goals = strength(&mut problems, "goals", &self.goals);
        let shared_words = number(&mut problems, "shared_words", &self.shared_words, 1, 10);
        let department = strength(&mut problems, "department", &self.department);
        let department_wanted = wanted(&mut problems, "department_wanted", &self.department_wanted);
        let line_management = strength(&mut problems, "line_management", &self.line_management);
        let line_steps =
            choice(&mut problems, "line_steps", &self.line_steps, LINE_STEPS.map(|it| (CODES[it as usize], it)));
        let earlier = strength(&mut problems, "earlier", &self.earlier);
        let stays = strength(&mut problems, "stays", &self.stays);
        problems.or(|| {
            Some(Rules {
                objective: objective?,
                availability: availability?,
                half_days: half_days?,
                interests: interests?,
                shared_interests: shared_interests?,
                site: site?,
                can_travel: travel?,
                division: division?,
                division_wanted: division_wanted?,
                grade: grade?,
                grade_steps: grade_steps?,
                goals: goals?,
                shared_words: shared_words?,
                department: department?,
                department_wanted: department_wanted?,
                line_management: line_management?,
                line_steps: line_steps?,
                earlier: earlier?,
                stays: stays?,
            })
        })
    }
}

/// The steps of line management as they are typed.
const CODES: [&str; 4] = ["0", "1", "2", "3"];

fn strength(problems: &mut Problems, field: &str, typed: &str) -> Option<Strength> {
    problems.take(field, Strength::from_str(typed))
}

fn number(problems: &mut Problems, field: &str, typed: &str, least: u8, most: u8) -> Option<u8> {
    let number = typed.trim().parse().ok().filter(|number| (least..=most).contains(number));
    problems.take(field, number.ok_or_else(|| format!("Enter a whole number from {least} to {most}")))
}

fn choice<T, const N: usize>(problems: &mut Problems, field: &str, typed: &str, of: [(&str, T); N]) -> Option<T> {
    let found = of.into_iter().find(|(code, _)| *code == typed).map(|(_, value)| value);
    problems.take(field, found.ok_or("Select one of the choices"))
}

fn wanted(problems: &mut Problems, field: &str, typed: &str) -> Option<Wanted> {
    choice(problems, field, typed, [("same", Wanted::Same), ("different", Wanted::Different)])
}

#[cfg(test)]
mod tests {
    use super::RulesForm;
    use crate::pairing::{Measure, Objective, Rules, Strength, Wanted};

    #[test]
    fn rules_come_back_from_their_form_as_they_went_in() {
        let changed = Rules {
            objective: Objective::Worst,
            can_travel: true,
            division_wanted: Wanted::Same,
            line_steps: 2,
            half_days: 1,
            ..Rules::default()
        };
        for rules in [Rules::default(), changed, changed.with(Measure::Stays, Strength::Hard)] {
            let form = RulesForm::of(&rules);
            assert_eq!(form.check(), Ok(rules));
            assert_eq!(RulesForm::read(&form.text()), Some(form));
        }
    }

    #[test]
    fn everything_wrong_is_named_in_the_order_of_the_page() {
        let fields =
            |form: RulesForm| form.check().unwrap_err().iter().map(|(field, _)| field.to_owned()).collect::<Vec<_>>();
        assert_eq!(fields(RulesForm::default()).len(), 19);
        let form = RulesForm { half_days: "15".into(), line_steps: "4".into(), ..RulesForm::of(&Rules::default()) };
        assert_eq!(fields(form), ["half_days", "line_steps"]);
        let form = RulesForm { site: "11".into(), goals: "soft".into(), ..RulesForm::of(&Rules::default()) };
        assert_eq!(fields(form), ["site", "goals"]);
    }
}
