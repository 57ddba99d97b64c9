//! How somebody wants their messages to come.

use super::{
    Kind, Quiet, Way,
    quiet::{self, SUMMARY_AT},
};
use crate::{date, problems::Problems};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What somebody chose, or what goes for whoever has not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// How each kind comes, in the order of [`Kind::CHOSEN`].
    pub ways: [Way; Kind::CHOSEN.len()],
    /// When nothing comes that is not duty.
    pub quiet: Option<Quiet>,
    /// Counts its changes; 0 where nothing was chosen yet.
    pub version: i64,
}

impl Default for Choices {
    fn default() -> Self {
        Self { ways: Kind::CHOSEN.map(Kind::usual), quiet: Some(Quiet::USUAL), version: 0 }
    }
}

impl Choices {
    /// How a kind comes.
    pub fn way(&self, kind: Kind) -> Way {
        Kind::CHOSEN.iter().position(|one| *one == kind).map_or(Way::Mail, |place| self.ways[place])
    }

    /// How a message of this kind, written at `now`, comes, and when. Whoever has no account can choose nothing and has
    /// no notices, so that everything comes by mail and at once.
    pub fn when(&self, kind: Kind, has_account: bool, now: DateTime<Utc>) -> (Way, DateTime<Utc>) {
        if kind.is_duty() || !has_account {
            return (Way::Mail, now);
        }
        match self.way(kind) {
            Way::Mail => (Way::Mail, self.quiet.map_or(now, |quiet| quiet.after(now))),
            Way::Summary => (Way::Summary, quiet::next(now, SUMMARY_AT)),
            Way::Notice => (Way::Notice, now),
        }
    }

    /// The same with one kind among the notices only.
    #[must_use]
    pub fn without(mut self, kind: Kind) -> Self {
        if let Some(place) = Kind::CHOSEN.iter().position(|one| *one == kind) {
            self.ways[place] = Way::Notice;
        }
        self
    }
}

/// The form that changes them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// How messages of this kind come: the code of a [`Way`].
    pub dates: String,
    /// The same.
    pub logged: String,
    /// The same.
    pub workshops: String,
    /// The same.
    pub news: String,
    /// The same.
    pub reminders: String,
    /// `yes` where some hours are quiet.
    pub quiet: String,
    /// From, such as `21:00`.
    pub quiet_from: String,
    /// To, such as `7:00`.
    pub quiet_to: String,
}

impl Form {
    /// What was chosen, or what to change.
    pub fn check(&self) -> Result<Choices, Problems> {
        let mut problems = Problems::new();
        let typed = [&self.dates, &self.logged, &self.workshops, &self.news, &self.reminders];
        let mut ways = Kind::CHOSEN.map(Kind::usual);
        for (place, (kind, typed)) in Kind::CHOSEN.into_iter().zip(typed).enumerate() {
            let way = Way::parse(typed).filter(|way| kind.ways().contains(way)).ok_or("Select how these messages come");
            ways[place] = problems.take(kind.code(), way).unwrap_or(ways[place]);
        }
        let quiet = match self.quiet.as_str() {
            "yes" => {
                let from = date::time(&self.quiet_from).ok_or("Enter when the quiet hours begin, such as 21:00");
                let to = date::time(&self.quiet_to).ok_or("Enter when the quiet hours end, such as 7:00");
                let (from, to) = (problems.take("quiet_from", from), problems.take("quiet_to", to));
                if from.is_some() && from == to {
                    problems.add("quiet_to", "Enter an end that is not the beginning: all day would be quiet");
                }
                from.zip(to).map(|(from, to)| Quiet { from, to })
            }
            _ => None,
        };
        problems.or(|| Some(Choices { ways, quiet, version: 0 }))
    }
}

impl From<&Choices> for Form {
    fn from(choices: &Choices) -> Self {
        let [dates, logged, workshops, news, reminders] = choices.ways.map(|way| way.code().to_owned());
        let shown = choices.quiet.unwrap_or(Quiet::USUAL);
        Self {
            dates,
            logged,
            workshops,
            news,
            reminders,
            quiet: if choices.quiet.is_some() { "yes" } else { "no" }.to_owned(),
            quiet_from: shown.from.format("%-H:%M").to_string(),
            quiet_to: shown.to.format("%-H:%M").to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choices, Form};
    use crate::mail::{Kind, Way};

    #[test]
    fn what_was_chosen_is_shown_and_read_again() {
        let choices = Choices { quiet: None, ..Choices::default().without(Kind::News) };
        for choices in [Choices::default(), choices] {
            assert_eq!(Form::from(&choices).check(), Ok(choices));
        }
    }

    #[test]
    fn duty_comes_by_mail_whatever_was_chosen() {
        let all = Kind::ALL.into_iter().fold(Choices::default(), Choices::without);
        for kind in Kind::ALL {
            assert_eq!(all.way(kind), if kind.is_duty() { Way::Mail } else { Way::Notice }, "{kind:?}");
        }
    }

    #[test]
    fn what_is_not_chosen_is_asked_for() {
        let usual = Form::from(&Choices::default());
        for (wrong, field) in [
            (Form { news: "pigeon".into(), ..usual.clone() }, "news"),
            (Form { dates: "summary".into(), ..usual.clone() }, "dates"),
            (Form { quiet_from: "soon".into(), ..usual.clone() }, "quiet_from"),
            (Form { quiet_to: "21:00".into(), ..usual.clone() }, "quiet_to"),
        ] {
            let problems = wrong.check().unwrap_err();
            assert_eq!(problems.iter().map(|(field, _)| field).collect::<Vec<_>>(), [field]);
        }
    }
}
