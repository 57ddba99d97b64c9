//! E-mail addresses, as people are known by.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An address in the one form in which it is compared: trimmed, lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

/// Longest address that mail servers accept (RFC 5321, 4.5.3.1.3, less the angle brackets).
const LONGEST: usize = 254;

impl Email {
    /// Reads an address; `None` where no mail could reach it.
    pub fn parse(text: &str) -> Option<Self> {
        let address = text.trim().to_lowercase();
        let (name, host) = address.rsplit_once('@')?;
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>,;:\"()[]\\@".contains(c);
        let host_is_right = host.contains('.')
            && host.split('.').all(|label| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        let name_is_right = !name.is_empty()
            && name.len() <= 64
            && name.chars().all(plain)
            && name.split('.').all(|part| !part.is_empty());
        (address.len() <= LONGEST && host_is_right && name_is_right).then_some(Self(address))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Email;

    #[test]
    fn an_address_is_compared_trimmed_and_in_lower_case() {
        let address = Email::parse("  WANJIRU.HUSSAIN@STMAUD.EXAMPLE  ").unwrap();
        assert_eq!(address.as_str(), "wanjiru.hussain@stmaud.example");
    }

    #[test]
    fn what_no_mail_could_reach_is_refused() {
        for wrong in [
            "",
            "no-at-sign.example",
            "@host.example",
            "name@",
            "name@host",
            "a b@host.example",
            "a@b@host.example",
            "name@host..example",
            "name@-host.example",
            ".name@host.example",
            "name.@host.example",
            "<a@host.example>",
            "a,b@host.example",
            "a@host.example\nBcc: all@host.example",
        ] {
            assert_eq!(Email::parse(wrong), None, "{wrong:?}");
        }
    }
}
