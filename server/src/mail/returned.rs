//! What mail servers send back: reports that a message cannot be delivered (RFC 3464).

use domain::id::MailId;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// A message of ours that cannot be delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// Which.
    pub message: MailId,
    /// Why, as the mail server put it.
    pub reason: String,
}

/// Longest reason that is kept, in characters.
const LONGEST_REASON: usize = 500;

/// Reads a mail. Nothing where it is no report, where it says that delivery is only late, or of a message that is not
/// ours.
pub fn read(mail: &[u8]) -> Option<Returned> {
    let mail = MessageParser::default().parse(mail)?;
    let status = mail.parts.iter().find(|part| is(*part, "delivery-status"))?;
    let status = String::from_utf8_lossy(status.contents());
    if !field(&status, "Action")?.eq_ignore_ascii_case("failed") {
        return None;
    }
    let reason = field(&status, "Diagnostic-Code").or_else(|| field(&status, "Status"))?;
    let message = mail.parts.iter().find_map(|part| match &part.body {
        PartType::Message(original) => of_ours(original),
        _ if is(part, "rfc822-headers") => of_ours(&MessageParser::default().parse(part.contents())?),
        _ => None,
    })?;
    Some(Returned { message, reason: reason.chars().take(LONGEST_REASON).collect() })
}

fn is<'a>(part: &impl MimeHeaders<'a>, subtype: &str) -> bool {
    part.content_type().and_then(|kind| kind.subtype()).is_some_and(|found| found.eq_ignore_ascii_case(subtype))
}

/// A field of the report, of whichever recipient comes first: every message of ours has one. Lines that go on are joined.
fn field(status: &str, name: &str) -> Option<String> {
    let mut lines = status
        .lines()
        .skip_while(|line| !line.split_once(':').is_some_and(|(found, _)| found.trim().eq_ignore_ascii_case(name)));
    let (_, first) = lines.next()?.split_once(':')?;
    let rest = lines.take_while(|line| line.starts_with([' ', '\t'])).map(str::trim);
    let words: Vec<_> = std::iter::once(first.trim()).chain(rest).filter(|line| !line.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The id of the message, which is what stands before the `@` of its `Message-ID`.
fn of_ours(original: &Message<'_>) -> Option<MailId> {
    original.message_id()?.split('@').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Returned, read};

    const ID: &str = "01a31895-fda0-7374-ae3b-01b5552d6c34";

    fn report(action: &str, kind: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.example\r\nTo: pairs@trust.example\r\nSubject: Undelivered Mail Returned to Sender\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nI'm sorry to have to inform you. Action: failed\r\n\
             --b\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; jo@trust.example\r\naction: {action}\r\n\
             Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n   here\r\n\r\n\
             --b\r\nContent-Type: {kind}\r\n\r\nFrom: pairs@trust.example\r\nMessage-ID: <{ID}@trust.example>\r\n\
             Subject: Hello\r\n\r\n--b--\r\n"
        )
    }

    #[test]
    fn a_report_says_which_message_came_back_and_why_whether_with_all_of_it_or_its_headers() {
        let expected = Returned { message: ID.parse().unwrap(), reason: "smtp; 550 5.1.1 no such user here".into() };
        for kind in ["message/rfc822", "text/rfc822-headers", "Text/RFC822-Headers; charset=us-ascii"] {
            assert_eq!(read(report("failed", kind).as_bytes()), Some(expected.clone()), "{kind}");
            assert_eq!(read(report("Failed", kind).as_bytes()), Some(expected.clone()), "{kind}");
        }
    }

    #[test]
    fn what_is_late_or_away_or_not_ours_is_no_return() {
        assert_eq!(read(report("delayed", "message/rfc822").as_bytes()), None);
        assert_eq!(read(report("failed", "image/png").as_bytes()), None);
        assert_eq!(read(report("failed", "message/rfc822").replace(ID, "20270112").as_bytes()), None);
        for other in
            ["", "Subject: I am away\r\n\r\nUntil May.", "\0\u{feff}: :", "Content-Type: multipart/report\r\n\r\n"]
        {
            assert_eq!(read(other.as_bytes()), None, "{other:?}");
        }
        let whole = report("failed", "message/rfc822");
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            read(&whole.as_bytes()[..end]);
        }
    }
}
