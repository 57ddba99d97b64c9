//! What goes with a message into its reader's calendar.

use domain::calendar::{Entry, invitation};
use lettre::{
    Address,
    message::{
        SinglePart,
        header::{ContentTransferEncoding, ContentType},
    },
};

/// The part of a message, beside its text, that calendars take.
pub(super) fn part(entry: &Entry, from: &Address, recipient: &str) -> Result<SinglePart, String> {
    let kind = format!("text/calendar; charset=utf-8; method={}", entry.method());
    let kind = ContentType::parse(&kind).map_err(|error| error.to_string())?;
    // Lines of a calendar may be longer than those of a message, once they hold more than ASCII.
    Ok(SinglePart::builder().header(kind).header(ContentTransferEncoding::Base64).body(invitation(
        entry,
        from.as_ref(),
        recipient,
    )))
}

#[cfg(test)]
mod tests {
    use super::part;
    use domain::calendar::{Entry, Status, When};

    #[test]
    fn a_calendar_is_told_by_its_header_what_to_do() {
        let at = |text: &str| text.parse().unwrap();
        let entry = |status| Entry {
            uid: "1@paired-learning".to_owned(),
            sequence: 1,
            written_at: at("2027-02-01T09:00:00Z"),
            when: When::Between(at("2027-03-28T00:30:00Z"), at("2027-03-28T02:00:00Z")),
            title: "Conversation with Zoë".to_owned(),
            place: None,
            about: None,
            link: None,
            status,
        };
        for (status, method) in [(Status::Confirmed, "REQUEST"), (Status::Cancelled, "CANCEL")] {
            let from = "programme@trust.example".parse().unwrap();
            let part = part(&entry(status), &from, "own@trust.example").unwrap();
            let text = String::from_utf8(part.formatted()).unwrap();
            assert!(
                text.contains(&format!("Content-Type: text/calendar; charset=utf-8; method={method}\r\n")),
                "{text}"
            );
            assert!(text.contains("Content-Transfer-Encoding: base64\r\n"), "{text}");
            assert!(text.lines().all(|line| line.len() <= 78), "{text}");
        }
    }
}
