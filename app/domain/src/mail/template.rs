//! What the programme's own messages say: words that come with the service and that coordinators can replace, with what
//! is filled in for each reader.

use crate::{problems::Problems, text};
use serde::{Deserialize, Serialize};

/// Longest subject, in characters.
pub const LONGEST_SUBJECT: usize = 200;
/// Longest text, in characters.
pub const LONGEST_BODY: usize = 5_000;

/// A message whose words a programme can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// To a line manager: whether somebody may take part.
    Approval,
    /// To an applicant: the application has arrived.
    Applied,
    /// To a participant: a link to their account.
    Account,
    /// To both of a new pair: who the other is.
    Introduction,
    /// To both of a pair that has gone quiet.
    Nudge,
    /// To whom a phase tells that it begins.
    Phase,
}

/// Something that is filled in for each reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// As it stands between braces.
    pub name: &'static str,
    /// What it stands for.
    pub means: &'static str,
    /// As it reads to somebody, for the preview.
    pub example: &'static str,
    /// Whether the message is of no use without it.
    pub is_needed: bool,
}

const fn slot(name: &'static str, means: &'static str, example: &'static str) -> Slot {
    Slot { name, means, example, is_needed: false }
}

const fn needed(name: &'static str, means: &'static str, example: &'static str) -> Slot {
    Slot { name, means, example, is_needed: true }
}

const NAME: Slot = slot("name", "the reader’s name", "Ama Boateng");
const FIRST_NAME: Slot = slot("first_name", "the reader’s first name", "Ama");
const PROGRAMME: Slot = slot("programme", "the programme’s name", "Paired learning at St Maud’s");
const COHORT: Slot = slot("cohort", "the cohort’s name", "Autumn 2027");

impl Template {
    /// All of them, in the order in which a programme sends them.
    pub const ALL: [Self; 6] =
        [Self::Approval, Self::Applied, Self::Account, Self::Introduction, Self::Phase, Self::Nudge];

    /// As it is stored and stands in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::Applied => "applied",
            Self::Account => "account",
            Self::Introduction => "introduction",
            Self::Nudge => "nudge",
            Self::Phase => "phase",
        }
    }

    /// The template with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|template| template.code() == code)
    }

    /// To whom it goes, and when.
    pub fn words(self) -> &'static str {
        match self {
            Self::Approval => "To line managers, whether somebody may take part",
            Self::Applied => "To applicants, when their application has arrived",
            Self::Account => "To participants, with the link to their account",
            Self::Introduction => "To a new pair, when pairs are published",
            Self::Nudge => "To a pair that has gone quiet, when you remind them",
            Self::Phase => "To participants or coordinators, when a phase begins",
        }
    }

    /// What is filled in.
    pub fn slots(self) -> &'static [Slot] {
        match self {
            Self::Approval => {
                const SLOTS: &[Slot] = &[
                    needed("applicant", "the applicant’s name", "Ama Boateng"),
                    PROGRAMME,
                    COHORT,
                    slot("from", "the cohort’s first day", "1 February 2027"),
                    slot("to", "the cohort’s last day", "30 November 2027"),
                    slot("hours", "how many hours a month it takes", "4"),
                    needed(
                        "link",
                        "where they approve or decline, without an account",
                        "https://pairs.example/approve/…",
                    ),
                ];
                SLOTS
            }
            Self::Applied => {
                const SLOTS: &[Slot] = &[
                    NAME,
                    PROGRAMME,
                    COHORT,
                    slot("line_manager", "the address of who was asked to agree", "ben.abara@stmaud.example"),
                ];
                SLOTS
            }
            Self::Account => {
                const SLOTS: &[Slot] = &[
                    NAME,
                    PROGRAMME,
                    needed("link", "where they choose a password, once", "https://pairs.example/welcome/…"),
                ];
                SLOTS
            }
            Self::Introduction => {
                const SLOTS: &[Slot] = &[
                    FIRST_NAME,
                    PROGRAMME,
                    slot("is", "‘partner is’, or ‘partners are’ in a group of three", "partner is"),
                    slot("partner_names", "the partners’ names", "Ben Abara"),
                    needed("partners", "name, profession and grade of each partner", "Ben Abara, Strategy (Band 7)"),
                    slot(
                        "meeting",
                        "when both can usually meet, and a suggestion for a first time",
                        "Both of you can usually make: Wed am.",
                    ),
                    needed("addresses", "the partners’ email addresses", "ben.abara@stmaud.example"),
                    needed(
                        "link",
                        "where they see each other’s profiles, with a link to their account where they have none",
                        "See each other’s profiles:\nhttps://pairs.example/",
                    ),
                ];
                SLOTS
            }
            Self::Nudge => {
                const SLOTS: &[Slot] = &[
                    NAME,
                    slot("partners", "the partner’s name", "Ben Abara"),
                    slot("coordinator", "who reminds them", "Ffion Adeyemi"),
                    needed("link", "their page", "https://pairs.example/"),
                ];
                SLOTS
            }
            Self::Phase => {
                const SLOTS: &[Slot] = &[
                    NAME,
                    PROGRAMME,
                    COHORT,
                    needed("phase", "what begins", "Launch"),
                    slot("day", "when it begins", "Monday 1 February 2027"),
                    slot("note", "what the phase says, where it says something", "Agree how often you meet."),
                    slot("link", "where to look", "https://pairs.example/"),
                ];
                SLOTS
            }
        }
    }

    /// The words that come with the service.
    pub fn usual(self) -> Words {
        let (subject, body) = match self {
            Self::Approval => (
                "{applicant} would like to take part in {programme}",
                "{applicant} has applied to {programme}, {cohort} ({from} to {to}), and named you as their line manager \
                 or supervising consultant.\n\nIt takes them about {hours} hours a month. Please approve or decline \
                 here, without an account; the link works for six weeks:\n{link}",
            ),
            Self::Applied => (
                "We have your application to {programme}",
                "Dear {name},\n\nYour application to {programme}, {cohort}, has arrived. We have asked {line_manager} \
                 to agree, and write to you when there is an answer.",
            ),
            Self::Account => (
                "Your account for {programme}",
                "You have an account for paired learning.\n\nChoose a password here; the link works once, for 14 \
                 days:\n{link}",
            ),
            Self::Introduction => (
                "Your {is} {partner_names}",
                "Dear {first_name},\n\nIn {programme} your {is} {partners}.\n\n{meeting}\n\nWrite to each other and \
                 find a first date:\n{addresses}\n\n{link}",
            ),
            Self::Nudge => (
                "How are you and {partners} getting on?",
                "Dear {name},\n\nHow are you getting on with {partners}? Weeks go by quickly on a ward and in an \
                 office, and that is all right.\n\nWhat helps most is one date in both diaries: propose one today, if \
                 only for a coffee or half an hour beside you at work. Whoever has not yet seen the other’s place goes \
                 first.\n\nWhen you have met, log it here; it takes half a minute:\n{link}\n\nIf something is in the \
                 way, tell me. Nobody is to blame, and there is nearly always a way.\n\n{coordinator}, your coordinator",
            ),
            Self::Phase => (
                "{programme}: {phase}",
                "Dear {name},\n\n{phase} begins on {day} in {programme}, {cohort}.\n\n{note}\n\n{link}",
            ),
        };
        Words { subject: subject.to_owned(), body: body.to_owned() }
    }
}

/// What a message says, with names between braces where something is filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
}

impl Words {
    /// The message to one reader: what is filled in by name. What is empty leaves no empty lines behind.
    pub fn fill(&self, values: &[(&str, &str)]) -> (String, String) {
        let subject = text::line(&fill(&self.subject, values));
        let mut body = fill(&self.body, values);
        while body.contains("\n\n\n") {
            body = body.replace("\n\n\n", "\n\n");
        }
        (subject, format!("{}\n", body.trim()))
    }

    /// The message as it reads with the examples of a template.
    pub fn example(&self, template: Template) -> (String, String) {
        let values: Vec<_> = template.slots().iter().map(|slot| (slot.name, slot.example)).collect();
        self.fill(&values)
    }
}

/// Fills in once from left to right, so that braces in what is filled in stay what they are.
fn fill(words: &str, values: &[(&str, &str)]) -> String {
    pieces(words).fold(String::new(), |text, piece| match piece {
        Piece::Text(words) => text + words,
        Piece::Slot(name) => match values.iter().find(|(slot, _)| *slot == name) {
            Some((_, value)) => text + value,
            None => text + "{" + name + "}",
        },
    })
}

enum Piece<'a> {
    Text(&'a str),
    Slot(&'a str),
}

/// The parts of a text: what stands between braces on one line, and what does not.
fn pieces(words: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = words;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(after) = rest.strip_prefix('{')
            && let Some((name, after)) = after.split_once('}')
            && !name.contains(['{', '\n'])
        {
            rest = after;
            return Some(Piece::Slot(name));
        }
        // A brace that opens nothing is text.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find('{').map_or(rest.len(), |at| at + first);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Text(text))
    })
}

/// The form that replaces the words of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
}

impl Form {
    /// The words, or what to change.
    pub fn check(&self, template: Template) -> Result<Words, Problems> {
        let mut problems = Problems::new();
        let (subject, body) = (text::line(&self.subject), text::block(&self.body));
        match subject.chars().count() {
            0 => problems.add("subject", "Enter a subject"),
            1..=LONGEST_SUBJECT => {}
            _ => problems.add("subject", format!("Shorten the subject to {LONGEST_SUBJECT} characters or fewer")),
        }
        match body.chars().count() {
            0 => problems.add("body", "Enter what the message says"),
            1..=LONGEST_BODY => {}
            long => problems.add("body", format!("Shorten the text by {} characters", long - LONGEST_BODY)),
        }
        for (field, text) in [("subject", &subject), ("body", &body)] {
            let unknown = pieces(text).find_map(|piece| match piece {
                Piece::Slot(name) if template.slots().iter().all(|slot| slot.name != name) => Some(name),
                _ => None,
            });
            if let Some(name) = unknown.filter(|_| problems.at(field).is_none()) {
                problems.add(field, format!("Change ‘{{{name}}}’: nothing of that name is filled in"));
            }
        }
        let is_there = |name: &str| pieces(&body).any(|piece| matches!(piece, Piece::Slot(found) if found == name));
        let missing = template.slots().iter().find(|slot| slot.is_needed && !is_there(slot.name));
        if let Some(slot) = missing.filter(|_| problems.at("body").is_none()) {
            problems.add("body", format!("Put {{{}}} somewhere, which stands for {}", slot.name, slot.means));
        }
        problems.or(|| Some(Words { subject, body }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Template, Words};

    fn form(subject: &str, body: &str) -> Form {
        Form { subject: subject.into(), body: body.into() }
    }

    #[test]
    fn the_words_that_come_with_the_service_are_right_themselves() {
        for template in Template::ALL {
            let usual = template.usual();
            assert_eq!(form(&usual.subject, &usual.body).check(template), Ok(usual.clone()), "{template:?}");
            let (subject, body) = usual.example(template);
            assert!(!subject.contains('{') && !body.contains('{'), "{template:?}: {subject}\n{body}");
        }
    }

    #[test]
    fn what_is_filled_in_is_not_filled_in_again() {
        let words = Words { subject: "To {name}".into(), body: "Dear {name},\n\n{note}\n\n{ {link}".into() };
        let values = [("name", "{link}\nEve"), ("note", ""), ("link", "https://a.example")];
        let (subject, body) = words.fill(&values);
        assert_eq!(subject, "To {link} Eve");
        assert_eq!(body, "Dear {link}\nEve,\n\n{ https://a.example\n");
    }

    #[test]
    fn what_would_make_a_message_useless_is_refused() {
        for (subject, body, field) in [
            ("", "{link}", "subject"),
            ("Hello", "", "body"),
            ("Hello", "No way in", "body"),
            ("Hello {nmae}", "{link}", "subject"),
            ("Hello", "{link} {password}", "body"),
            ("Hello", &format!("{{link}}{}", "x".repeat(5_000)), "body"),
            (&"x".repeat(201), "{link}", "subject"),
        ] {
            let problems = form(subject, body).check(Template::Account).unwrap_err();
            assert_eq!(problems.iter().map(|(field, _)| field).collect::<Vec<_>>(), [field], "{subject} {body}");
        }
    }
}
