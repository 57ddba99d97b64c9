//! Sending messages by SMTP.

mod calendar;
pub mod returned;

use domain::mail::{Failure, Message, html};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{HeaderName, HeaderValue},
    },
};
use service::mail::Outgoing;
use std::time::Duration;
use tokio::time::timeout;

/// How long a mail server may take for one message, all in all. Far less than the time for which a message is taken, so
/// that no other server sends it meanwhile.
const LONGEST: Duration = Duration::from_mins(1);

/// Sends messages, where a mail server is named.
pub struct Sender {
    transport: Option<AsyncSmtpTransport<Tokio1Executor>>,
    from: Mailbox,
    longest: Duration,
}

impl Sender {
    /// A sender by the mail server at `url`; without one messages wait in the database.
    pub fn new(url: Option<&str>, from: &str) -> Result<Self, String> {
        Self::with_limit(url, from, LONGEST)
    }

    /// The same, where a mail server may take `longest` for a message.
    pub fn with_limit(url: Option<&str>, from: &str, longest: Duration) -> Result<Self, String> {
        let from = from.parse().map_err(|error| format!("MAIL_FROM is no address: {error}"))?;
        let transport = url
            .map(|url| {
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    // Each answer of the server may take no longer than all of them together.
                    .map(|builder| builder.timeout(Some(longest)).build())
            })
            .transpose()
            .map_err(|error| format!("SMTP_URL is not right: {error}"))?;
        Ok(Self { transport, from, longest })
    }

    /// Whether there is a mail server to send by.
    pub fn can_send(&self) -> bool {
        self.transport.is_some()
    }

    /// Sends one; `Err` says why not.
    pub async fn send(&self, outgoing: &Outgoing) -> Result<(), Failure> {
        let later = |reason: &str| Failure { reason: reason.to_owned(), is_final: false };
        let transport = self.transport.as_ref().ok_or_else(|| later("no mail server is named"))?;
        let mail = self.compose(outgoing).map_err(|reason| Failure { reason, is_final: true })?;
        match timeout(self.longest, transport.send(mail)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(Failure { reason: error.to_string(), is_final: is_of_recipient(&error) }),
            Err(_) => Err(later("the mail server did not answer in time")),
        }
    }

    /// The message as it is sent: text and HTML with the same words, and what its reader's calendar is to take.
    fn compose(&self, Outgoing { message, unsubscribe, entry }: &Outgoing) -> Result<lettre::Message, String> {
        let host = self.from.email.domain();
        let footer = unsubscribe.as_ref().map_or_else(String::new, |link| {
            format!("You get this because you take part. Stop messages like this one:\n{link}\n")
        });
        let text = if footer.is_empty() { message.body.clone() } else { format!("{}\n-- \n{footer}", message.body) };
        let mut mail = lettre::Message::builder()
            // The same at every try, so that a message that was sent twice is seen once.
            .message_id(Some(format!("<{}@{host}>", message.id)))
            .date(message.created_at.into())
            .from(self.from.clone())
            .to(recipient(message)?)
            .subject(message.subject.clone())
            // Answers by machines, such as that somebody is away, are not wanted (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"));
        if let Some(link) = unsubscribe {
            mail = mail
                .raw_header(header("List-Unsubscribe", &format!("<{link}>")))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        let html = html::page(&message.subject, &message.body, &footer);
        // The last that a reader knows is what it shows; what a calendar takes comes after both.
        let mut parts = MultiPart::alternative().singlepart(SinglePart::plain(text)).singlepart(SinglePart::html(html));
        if let Some(entry) = entry {
            parts = parts.singlepart(calendar::part(entry, &self.from.email, &message.recipient)?);
        }
        mail.multipart(parts).map_err(|error| error.to_string())
    }
}

fn recipient(message: &Message) -> Result<Mailbox, String> {
    message.recipient.parse().map_err(|error| format!("{} is no address: {error}", message.recipient))
}

/// Whether the server knows that this address takes no mail (RFC 5321, 4.2.3). Every other refusal may be of the server
/// or of how it is asked, and is tried again.
fn is_of_recipient(error: &lettre::transport::smtp::Error) -> bool {
    error.status().is_some_and(|code| matches!(u16::from(code), 550 | 551 | 553))
}

/// A header that the library has no type for.
fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
