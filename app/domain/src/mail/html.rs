//! The HTML part of a message, made from its text: the same words, with links that can be tapped.

use std::fmt::Write;

/// The message as a page for mail programs. Nothing in it is loaded from anywhere, and nothing tells who opened it.
pub fn page(subject: &str, body: &str, footer: &str) -> String {
    let paragraphs = |text: &str, style: &str| {
        text.split("\n\n").filter(|part| !part.trim().is_empty()).fold(String::new(), |mut page, part| {
            let lines: Vec<_> = part.trim().lines().map(line).collect();
            // Writing into a string cannot fail.
            let _ = write!(page, "<p style=\"{style}\">{}</p>", lines.join("<br>"));
            page
        })
    };
    format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title></head>\
         <body style=\"margin:0;background:#f0f4f5\">\
         <div style=\"max-width:600px;margin:0 auto;padding:24px;background:#ffffff;\
         font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#212b32\">{}{}</div></body></html>",
        escaped(subject),
        paragraphs(body, "margin:0 0 16px"),
        paragraphs(footer, "margin:16px 0 0;font-size:14px;color:#4c6272"),
    )
}

/// One line: a link alone is a link with room for a thumb, and links among words are links.
fn line(line: &str) -> String {
    if is_link(line) {
        return format!(
            "<a href=\"{link}\" style=\"display:inline-block;padding:8px 0;color:#005eb8\">{link}</a>",
            link = escaped(line)
        );
    }
    let words = line.split(' ').map(|word| {
        let bare = word.trim_end_matches(['.', ',', ';', ')']);
        let (shown, rest) = (escaped(bare), escaped(&word[bare.len()..]));
        if is_link(bare) {
            format!("<a href=\"{shown}\" style=\"color:#005eb8\">{shown}</a>{rest}")
        } else {
            shown + &rest
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_link(word: &str) -> bool {
    (word.starts_with("https://") || word.starts_with("http://")) && !word.contains(char::is_whitespace)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn words_stay_words_and_links_become_links() {
        let page = page(
            "A <b>",
            "Dear \"Ama\" & co,\n\nOne\nTwo\n\nhttps://a.example/x?y=1&z=2\n",
            "Stop: https://a.example/s.",
        );
        assert!(page.contains("<title>A &lt;b&gt;</title>"));
        assert!(page.contains(">Dear &quot;Ama&quot; &amp; co,</p>"));
        assert!(page.contains(">One<br>Two</p>"));
        assert!(page.contains("<a href=\"https://a.example/x?y=1&amp;z=2\" "));
        assert!(page.contains(">https://a.example/s</a>.</p>"));
        assert_eq!(page.matches("<a ").count(), 2);
    }

    #[test]
    fn an_empty_footer_leaves_nothing() {
        assert_eq!(page("A", "B", "").matches("<p ").count(), 1);
    }
}
