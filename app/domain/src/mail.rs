//! Messages that the programme sends: what they are about, when they go out, and how they look.

pub mod choices;
pub mod html;
pub mod kind;
pub mod quiet;
pub mod template;

pub use choices::Choices;
pub use kind::{Kind, Way};
pub use quiet::Quiet;
pub use template::Template;

use crate::id::MailId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A message that was or will be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Which.
    pub id: MailId,
    /// What it is about.
    pub kind: Kind,
    /// How it goes out.
    pub way: Way,
    /// To this address.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it is tried next; none where it is sent, given up, in a summary, or not for mail.
    pub next_attempt_at: Option<DateTime<Utc>>,
    /// How often it was tried.
    pub attempts: i64,
    /// Why the last try failed.
    pub last_error: Option<String>,
    /// When its reader saw it among their notices.
    pub read_at: Option<DateTime<Utc>>,
    /// When the mail server said for good that it cannot be delivered.
    pub bounced_at: Option<DateTime<Utc>>,
}

/// Why a message was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// As the mail server or the network put it.
    pub reason: String,
    /// Whether trying again is of no use: there is no such address, or it takes no mail.
    pub is_final: bool,
}

/// Where the links begin that let somebody into an account, an application or a decision.
const SECRETS: [&str; 7] =
    ["/welcome/", "/application/", "/approve/", "/sound-check/", "/seat/", "/booking-answer/", "/calendar/"];

/// Where the link begins by which one kind of message is not sent any more.
pub const UNSUBSCRIBE: &str = "/unsubscribe/";

/// A message without the secrets of its links: what may be kept and shown once it is sent.
pub fn without_secrets(body: &str) -> String {
    SECRETS.iter().fold(body.to_owned(), |body, path| without(&body, path))
}

/// A message without what follows `path`.
fn without(body: &str, path: &str) -> String {
    let mut parts = body.split(path);
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shown.push_str(path);
        shown.push('…');
        shown.push_str(part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::without_secrets;

    #[test]
    fn a_link_is_shown_without_its_token() {
        let body = "Choose:\nhttps://a.example/welcome/eh5F_J5-THzQ\nor https://a.example/\n";
        assert_eq!(without_secrets(body), "Choose:\nhttps://a.example/welcome/…\nor https://a.example/\n");
        assert_eq!(without_secrets("a/approve/x_-1 b/application/2.3"), "a/approve/… b/application/….3");
    }
}
