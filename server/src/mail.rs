//! Sending messages by SMTP.

use domain::mail::Message;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    message::{Mailbox, header::ContentType},
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

    /// Sends one; `Err` says why not.
    pub async fn send(&self, message: &Message) -> Result<(), String> {
        let transport = self.transport.as_ref().ok_or("no mail server is named")?;
        let host = self.from.email.domain();
        let mail = lettre::Message::builder()
            // The same at every try, so that a message that was sent twice is seen once.
            .message_id(Some(format!("<{}@{host}>", message.id)))
            .from(self.from.clone())
            .to(message.recipient.parse().map_err(|error| format!("{error}"))?)
            .subject(message.subject.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(message.body.clone())
            .map_err(|error| error.to_string())?;
        transport.send(mail).await.map(drop).map_err(|error| error.to_string())
    }
}
