//! The forms that plan, change and cancel a workshop.

use super::{Material, Workshop};
use crate::{date, id::PersonId, london, problems::Problems, text};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Longest title and room, in characters.
const LONGEST_LINE: usize = 100;
/// Longest text on what it is about, and longest list of materials.
pub const LONGEST_TEXT: usize = 2000;
/// Longest address of a page.
const LONGEST_ADDRESS: usize = 500;
/// Longest word on why it is cancelled.
pub const LONGEST_WORD: usize = 300;
/// No room of a trust holds more.
const MOST_SEATS: i64 = 1000;
/// Two weeks: nobody waits for longer for an answer.
const MOST_HOURS: i64 = 336;
/// Where nothing else is said.
pub const OFFER_HOURS: i64 = 48;

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub topic: String,
    /// Who leads it.
    pub lead: String,
    /// Who leads it with them; may be empty.
    pub co_lead: String,
    /// The day.
    pub on: date::Typed,
    /// When it begins,
    pub from: String,
    /// and is over.
    pub to: String,
    /// Where.
    pub room: String,
    /// Where online.
    pub online_link: String,
    /// How many can come.
    pub capacity: String,
    /// What to read, a line each.
    pub materials: String,
    /// Hours to accept a seat in.
    pub offer_hours: String,
}

/// A form that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub topic: String,
    /// Who leads it.
    pub leads: Vec<PersonId>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it is over.
    pub ends_at: DateTime<Utc>,
    /// Where.
    pub room: String,
    /// Where online.
    pub online_link: String,
    /// How many can come.
    pub capacity: i64,
    /// What to read.
    pub materials: Vec<Material>,
    /// Hours to accept a seat in.
    pub offer_hours: i64,
}

fn line(typed: &str, what: &str) -> Result<String, String> {
    let text = text::line(typed);
    if text.chars().count() > LONGEST_LINE {
        return Err(format!("Shorten {what} to {LONGEST_LINE} characters or fewer"));
    }
    Ok(text)
}

fn block(typed: &str, what: &str) -> Result<String, String> {
    let text = text::block(typed);
    if text.chars().count() > LONGEST_TEXT {
        return Err(format!("Shorten {what} to {LONGEST_TEXT} characters or fewer"));
    }
    Ok(text)
}

/// Whether a text can be the address of a page, and of nothing that runs when it is followed.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://");
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')) && !text.contains(char::is_whitespace)
}

fn address(typed: &str) -> Result<String, String> {
    let text = text::line(typed);
    if text.chars().count() > LONGEST_ADDRESS {
        Err(format!("Shorten the online link to {LONGEST_ADDRESS} characters or fewer"))
    } else if text.is_empty() || is_address(&text) {
        Ok(text)
    } else {
        Err("Enter the online link as it begins in a browser, with https://, or leave it empty".to_owned())
    }
}

/// A line each: words, an address, or words and then an address.
fn materials(typed: &str) -> Result<Vec<Material>, String> {
    let text = block(typed, "the materials")?;
    let one = |line: String| {
        let (words, last) = line.rsplit_once(' ').unwrap_or(("", &line));
        if is_address(last) {
            let name = if words.is_empty() { last } else { words };
            Material { name: name.to_owned(), address: Some(last.to_owned()) }
        } else {
            Material { name: line, address: None }
        }
    };
    Ok(text.lines().map(text::line).filter(|line| !line.is_empty()).map(one).collect())
}

fn number(typed: &str, range: std::ops::RangeInclusive<i64>, what: &str) -> Result<i64, String> {
    let number = typed.trim().parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| format!("Enter {what} as a number from {} to {}", range.start(), range.end()))
}

impl Form {
    /// What a form that changes the workshop begins with.
    pub fn of(workshop: &Workshop) -> Self {
        let lead = |place: usize| workshop.leads.get(place).map_or_else(String::new, |lead| lead.person.to_string());
        let time = |at| london::local(at).format("%H:%M").to_string();
        let materials = workshop.materials.iter().map(|material| match &material.address {
            Some(address) if *address != material.name => format!("{} {address}", material.name),
            _ => material.name.clone(),
        });
        Self {
            title: workshop.title.clone(),
            topic: workshop.topic.clone(),
            lead: lead(0),
            co_lead: lead(1),
            on: date::Typed::from_date(london::date(workshop.starts_at)),
            from: time(workshop.starts_at),
            to: time(workshop.ends_at),
            room: workshop.room.clone(),
            online_link: workshop.online_link.clone(),
            capacity: workshop.capacity.to_string(),
            materials: materials.collect::<Vec<_>>().join("\n"),
            offer_hours: workshop.offer_hours.to_string(),
        }
    }

    /// What can be carried out in a cohort that lasts from one day to the other, or what to change.
    pub fn check(&self, (first, last): (NaiveDate, NaiveDate)) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let title = problems.take("title", line(&self.title, "the title"));
        if title.as_deref() == Some("") {
            problems.add("title", "Enter the title of the workshop");
        }
        let topic = problems.take("topic", block(&self.topic, "what it is about"));
        let leads = problems.take("lead", self.leads());
        let on = problems.take("on", self.on.read("the day of the workshop"));
        if on.is_some_and(|on| on < first || on > last) {
            let (first, last) = (london::date_words(first), london::date_words(last));
            problems.add("on", format!("Enter a day of the cohort, from {first} to {last}"));
        }
        let from = problems.take("from", date::time(&self.from).ok_or("Enter when it begins, such as 13:30"));
        let to = problems.take("to", date::time(&self.to).ok_or("Enter when it is over, such as 16:30"));
        let times = on.zip(from.zip(to)).map(|(on, (from, to))| (london::instant(on, from), london::instant(on, to)));
        if times.is_some_and(|(starts_at, ends_at)| ends_at <= starts_at) {
            problems.add("to", "Enter an end that is after the beginning, on the same day");
        }
        let room = problems.take("room", line(&self.room, "the room"));
        let online_link = problems.take("online_link", address(&self.online_link));
        if room.as_deref() == Some("") && online_link.as_deref() == Some("") {
            problems.add("room", "Enter a room, or an online link below");
        }
        let capacity = problems.take("capacity", number(&self.capacity, 1..=MOST_SEATS, "how many can come"));
        let materials = problems.take("materials", materials(&self.materials));
        let offer_hours = if self.offer_hours.trim().is_empty() {
            Some(OFFER_HOURS)
        } else {
            problems.take("offer_hours", number(&self.offer_hours, 1..=MOST_HOURS, "the hours to accept a seat in"))
        };
        problems.or(|| {
            let (starts_at, ends_at) = times?;
            Some(Valid {
                title: title?,
                topic: topic?,
                leads: leads?,
                starts_at,
                ends_at,
                room: room?,
                online_link: online_link?,
                capacity: capacity?,
                materials: materials?,
                offer_hours: offer_hours?,
            })
        })
    }

    fn leads(&self) -> Result<Vec<PersonId>, &'static str> {
        let lead: PersonId = self.lead.parse().map_err(|_| "Select who leads the workshop")?;
        let other = self.co_lead.trim();
        if other.is_empty() {
            return Ok(vec![lead]);
        }
        let other =
            other.parse().map_err(|_| "Select who leads the workshop, and nobody or somebody else with them")?;
        Ok(if other == lead { vec![lead] } else { vec![lead, other] })
    }
}

/// The form that cancels a workshop.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Cancellation {
    /// Why; everybody who signed up reads it.
    pub word: String,
}

impl Cancellation {
    /// Why, or what to change.
    pub fn check(&self) -> Result<String, Problems> {
        let word = text::block(&self.word);
        match word.chars().count() {
            0 => Err(Problems::one("word", "Enter a word on why, for those who signed up")),
            1..=LONGEST_WORD => Ok(word),
            _ => Err(Problems::one("word", format!("Shorten the word to {LONGEST_WORD} characters or fewer"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cancellation, Form};
    use crate::date::Typed;
    use chrono::NaiveDate;

    fn period() -> (NaiveDate, NaiveDate) {
        ("2027-02-01".parse().unwrap(), "2027-10-31".parse().unwrap())
    }

    fn form() -> Form {
        Form {
            title: " Managing  change ".into(),
            lead: "01a31895-fda0-7374-ae3b-01b5552d6c34".into(),
            on: Typed::from_date("2027-03-28".parse().unwrap()),
            from: "9:00".into(),
            to: "12:30".into(),
            room: "Seminar room 2".into(),
            capacity: "20".into(),
            ..Form::default()
        }
    }

    #[test]
    fn a_workshop_has_the_minutes_that_pass_across_both_changes_of_the_clock() {
        for (day, from, to, minutes) in [
            ("2027-03-28", "0:30", "3:00", 90),  // clocks go forward at one
            ("2027-10-31", "0:30", "3:00", 210), // clocks go back at two
            ("2027-06-01", "9", "12:30", 210),
        ] {
            let on = Typed::from_date(day.parse().unwrap());
            let valid = Form { on, from: from.into(), to: to.into(), ..form() }.check(period()).unwrap();
            assert_eq!((valid.ends_at - valid.starts_at).num_minutes(), minutes, "{day}");
        }
    }

    #[test]
    fn what_is_typed_is_kept_plain_and_materials_are_links_or_words() {
        let typed = "Slides, part 1 https://a.example/1\n\n Bring your rota \nhttps://b.example\njavascript:alert(1)";
        let valid = Form { materials: typed.into(), ..form() }.check(period()).unwrap();
        assert_eq!((valid.title.as_str(), valid.offer_hours, valid.leads.len()), ("Managing change", 48, 1));
        let read: Vec<_> = valid.materials.iter().map(|one| (one.name.as_str(), one.address.as_deref())).collect();
        assert_eq!(
            read,
            [
                ("Slides, part 1", Some("https://a.example/1")),
                ("Bring your rota", None),
                ("https://b.example", Some("https://b.example")),
                ("javascript:alert(1)", None),
            ]
        );
        let names = Form { title: "👩🏽‍⚕️ יעל بن‌علي".into(), ..form() };
        assert!(names.check(period()).is_ok(), "emoji and names from right to left");
    }

    #[test]
    fn each_thing_that_is_wrong_is_told_at_its_field() {
        type Change = fn(&mut Form);
        let long = "a".repeat(100_000);
        let wrong: [(&str, Change); 11] = [
            ("title", |form| form.title = "  ".into()),
            ("lead", |form| form.lead = String::new()),
            ("on", |form| form.on = Typed::from_date("2027-01-31".parse().unwrap())),
            ("from", |form| form.from = "noon".into()),
            ("to", |form| form.to = "9:00".into()),
            ("to", |form| form.to = "25".into()),
            ("room", |form| form.room = String::new()),
            ("online_link", |form| form.online_link = "javascript:alert(1)".into()),
            ("capacity", |form| form.capacity = "0".into()),
            ("capacity", |form| form.capacity = "many".into()),
            ("offer_hours", |form| form.offer_hours = "500".into()),
        ];
        for (field, change) in wrong {
            let mut form = form();
            change(&mut form);
            let problems = form.check(period()).unwrap_err();
            assert_eq!(problems.iter().map(|(field, _)| field).collect::<Vec<_>>(), [field]);
        }
        let form = Form {
            title: long.clone(),
            topic: long.clone(),
            room: long.clone(),
            online_link: long.clone(),
            materials: long.clone(),
            ..form()
        };
        let problems = form.check(period()).unwrap_err();
        assert_eq!(problems.iter().count(), 5, "{problems:?}");
        assert!(Cancellation { word: long }.check().is_err());
        assert!(Cancellation::default().check().is_err());
        assert_eq!(Cancellation { word: " The lead is ill ".into() }.check().unwrap(), "The lead is ill");
    }
}
