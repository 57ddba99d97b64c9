//! Why a command ends without having done what was asked: exit code 2 for wrong usage or input, 1 for a fault of ours.

use service::Error;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// Wrong usage or input: what is wrong.
    Wrong(String),
    /// A fault of ours.
    Fault(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(problems) | Error::Check(problems) => {
                let lines: Vec<_> = problems.iter().map(|(field, message)| format!("{field}: {message}")).collect();
                Self::Wrong(lines.join("\n"))
            }
            Error::Stale(words) => Self::Wrong(words.to_owned()),
            Error::Forbidden => Self::Wrong("Whoever you named may not do this there.".to_owned()),
            Error::NotFound => Self::Wrong("There is no such programme, cohort or person.".to_owned()),
            other => Self::Fault(other.to_string()),
        }
    }
}
