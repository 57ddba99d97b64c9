//! Sending messages by SMTP.

mod calendar;

use domain::{calendar::Entry, mail::Message};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    message::{Mailbox, MultiPart, SinglePart},
};

/// Sends messages, where a mail server is named.
pub struct Sender {
    transport: Option<AsyncSmtpTransport<Tokio1Executor>>,
    from: Mailbox,
}

impl Sender {
    /// A sender by the mail server at `url`; without one messages wait in the database.
    pub fn new(url: Option<&str>, from: &str) -> Result<Self, String> {
        let from = from.parse().map_err(|error| format!("MAIL_FROM is no address: {error}"))?;
        let transport = url
            .map(|url| {
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map(lettre::transport::smtp::AsyncSmtpTransportBuilder::build)
            })
            .transpose()
            .map_err(|error| format!("SMTP_URL is not right: {error}"))?;
        Ok(Self { transport, from })
    }

    /// Whether there is a mail server to send by.
    pub fn can_send(&self) -> bool {
        self.transport.is_some()
    }

    /// Sends one, with what its reader's calendar is to take; `Err` says why not.
    pub async fn send(&self, message: &Message, invitation: Option<&Entry>) -> Result<(), String> {
        let transport = self.transport.as_ref().ok_or("no mail server is named")?;
        let mail = self.written(message, invitation)?;
        transport.send(mail).await.map(drop).map_err(|error| error.to_string())
    }

    fn written(&self, message: &Message, invitation: Option<&Entry>) -> Result<lettre::Message, String> {
        let host = self.from.email.domain();
        let mail = lettre::Message::builder()
            // The same at every try, so that a message that was sent twice is seen once.
            .message_id(Some(format!("<{}@{host}>", message.id)))
            .from(self.from.clone())
            .to(message.recipient.parse().map_err(|error| format!("{error}"))?)
            .subject(message.subject.clone());
        let text = SinglePart::plain(message.body.clone());
        let mail = match invitation {
            None => mail.singlepart(text),
            Some(entry) => {
                let calendar = calendar::part(entry, &self.from.email, &message.recipient)?;
                mail.multipart(MultiPart::alternative().singlepart(text).singlepart(calendar))
            }
        };
        mail.map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Sender;
    use domain::{
        calendar::{Entry, Status, When},
        mail::Message,
    };

    #[test]
    fn a_message_is_text_alone_or_text_and_what_the_calendar_is_to_take() {
        let at = |text: &str| text.parse().unwrap();
        let sender = Sender::new(None, "Paired learning <programme@trust.example>").unwrap();
        let message = Message {
            id: uuid::Uuid::nil().into(),
            recipient: "own@trust.example".to_owned(),
            subject: "Your seat".to_owned(),
            body: "You have a seat.\n".to_owned(),
            created_at: at("2027-02-01T09:00:00Z"),
            sent_at: None,
            attempts: 0,
            last_error: None,
        };
        let entry = Entry {
            uid: "1@paired-learning".to_owned(),
            sequence: 0,
            written_at: at("2027-02-01T09:00:00Z"),
            when: When::Between(at("2027-03-28T00:30:00Z"), at("2027-03-28T02:00:00Z")),
            title: "Workshop".to_owned(),
            place: None,
            about: None,
            link: None,
            status: Status::Confirmed,
        };
        let written = |entry| String::from_utf8(sender.written(&message, entry).unwrap().formatted()).unwrap();
        let alone = written(None);
        assert!(alone.contains("Content-Type: text/plain") && !alone.contains("multipart"), "{alone}");
        let both = written(Some(&entry));
        let at = |part: &str| both.find(part).unwrap_or_else(|| panic!("{part} is in {both}"));
        assert!(at("multipart/alternative") < at("text/plain") && at("text/plain") < at("text/calendar"));
        assert!(both.contains("Message-ID: <00000000-0000-0000-0000-000000000000@trust.example>"), "{both}");
    }
}
