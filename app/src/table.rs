//! Tables that become lists on a narrow screen, in the markup of the NHS design system, written once.
//!
//! A list of fifty is most of what a page costs, so its rows are written as text rather than as a tree of views: see
//! `docs/decisions/0006-rows-as-text.md`. A cell can only be made of what [`Cell`] knows how to escape.

use crate::tag::Colour;
use html_escape::{encode_double_quoted_attribute_to_string, encode_text_to_string};
use leptos::prelude::*;

/// What stands in a cell.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Words.
    Text(String),
    /// Words that lead somewhere.
    Link {
        /// Where to: a path of this service.
        address: String,
        /// What it says.
        words: String,
    },
    /// The state of something.
    Tag(Colour, &'static str),
    /// A box to tick, in the form around the table.
    Box {
        /// Its name in the form.
        name: &'static str,
        /// What is sent: an id.
        value: String,
        /// What is ticked, for those who hear the page.
        label: String,
    },
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Self::Text(words)
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::Text(words.to_owned())
    }
}

impl Cell {
    fn write(&self, html: &mut String) {
        match self {
            Self::Text(words) => {
                encode_text_to_string(words, html);
            }
            Self::Link { address, words } => {
                html.push_str("<a href=\"");
                encode_double_quoted_attribute_to_string(address, html);
                html.push_str("\">");
                encode_text_to_string(words, html);
                html.push_str("</a>");
            }
            Self::Box { name, value, label } => {
                html.push_str(
                    "<div class=\"nhsuk-checkboxes nhsuk-checkboxes--small\"><div class=\"nhsuk-checkboxes__item\">",
                );
                html.push_str("<input class=\"nhsuk-checkboxes__input\" type=\"checkbox\"");
                for (attribute, text) in [("name", *name), ("value", value.as_str()), ("id", value.as_str())] {
                    html.push(' ');
                    html.push_str(attribute);
                    html.push_str("=\"");
                    encode_double_quoted_attribute_to_string(text, html);
                    html.push('"');
                }
                html.push_str("><label class=\"nhsuk-label nhsuk-checkboxes__label\" for=\"");
                encode_double_quoted_attribute_to_string(value, html);
                html.push_str("\"><span class=\"nhsuk-u-visually-hidden\">");
                encode_text_to_string(label, html);
                html.push_str("</span></label></div></div>");
            }
            Self::Tag(colour, words) => {
                html.push_str("<strong class=\"");
                html.push_str(colour.class());
                html.push_str("\">");
                encode_text_to_string(words, html);
                html.push_str("</strong>");
            }
        }
    }
}

/// The rows of a table's body, each cell with its heading for when the row is shown as a list.
fn body(headings: &[&str], rows: &[Vec<Cell>]) -> String {
    let mut html = String::with_capacity(rows.len() * headings.len() * 160);
    for cells in rows {
        html.push_str("<tr role=\"row\" class=\"nhsuk-table__row\">");
        for (heading, cell) in headings.iter().zip(cells) {
            html.push_str("<td role=\"cell\" class=\"nhsuk-table__cell\">");
            html.push_str("<span class=\"nhsuk-table-responsive__heading\" aria-hidden=\"true\">");
            encode_text_to_string(heading, &mut html);
            html.push_str("</span>");
            cell.write(&mut html);
            html.push_str("</td>");
        }
        html.push_str("</tr>");
    }
    html
}

/// A table; on a narrow screen each row is a card whose cells say what they are.
#[component]
pub fn Table(
    /// What it lists, for those who hear the page.
    #[prop(into)]
    caption: String,
    /// The heading of each column.
    headings: &'static [&'static str],
    /// The cells of each row, one for each heading.
    rows: Vec<Vec<Cell>>,
) -> impl IntoView {
    view! {
        <table role="table" class="nhsuk-table-responsive">
            <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">{caption}</caption>
            <thead role="rowgroup" class="nhsuk-table__head">
                <tr role="row">
                    {headings
                        .iter()
                        .map(|heading| view! { <th role="columnheader" scope="col">{*heading}</th> })
                        .collect_view()}
                </tr>
            </thead>
            <tbody class="nhsuk-table__body" inner_html=body(headings, &rows)></tbody>
        </table>
    }
}

/// Texts as the cells of a row.
pub fn texts(cells: impl IntoIterator<Item = String>) -> Vec<Cell> {
    cells.into_iter().map(Cell::from).collect()
}

#[cfg(test)]
mod tests {
    use super::{Cell, body};
    use crate::tag::Colour;
    use proptest::prelude::*;
    use scraper::{ElementRef, Html, Selector};

    fn parsed(cell: Cell) -> Html {
        Html::parse_document(&format!("<table><tbody>{}</tbody></table>", body(&["Heading"], &[vec![cell]])))
    }

    fn only<'a>(html: &'a Html, selector: &str) -> ElementRef<'a> {
        let found: Vec<_> = html.select(&Selector::parse(selector).unwrap()).collect();
        assert_eq!(found.len(), 1, "{selector} in {}", html.html());
        found[0]
    }

    /// What an HTML parser makes of a text: it has no carriage return and no U+0000.
    fn as_read(text: &str) -> String {
        text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
    }

    proptest! {
        #[test]
        fn whatever_somebody_typed_is_read_back_as_it_is(words in ".*", address in "[^\0\r\n]*") {
            let html = parsed(Cell::Link { address: address.clone(), words: words.clone() });
            let link = only(&html, "td > a");
            prop_assert_eq!(link.text().collect::<String>(), as_read(&words));
            prop_assert_eq!(link.attr("href").unwrap_or_default(), address);
            let html = parsed(Cell::Text(words.clone()));
            let all: String = only(&html, "td").text().collect();
            prop_assert_eq!(all, format!("Heading{}", as_read(&words)));
        }
    }

    #[test]
    fn markup_in_a_cell_is_text() {
        let evil = "</td></tr></table><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;";
        for cell in [Cell::Text(evil.to_owned()), Cell::Link { address: evil.to_owned(), words: evil.to_owned() }] {
            let html = parsed(cell);
            assert_eq!(html.select(&Selector::parse("script, img").unwrap()).count(), 0, "{}", html.html());
            assert!(only(&html, "td").text().collect::<String>().ends_with(evil));
        }
    }

    #[test]
    fn a_box_says_what_it_ticks() {
        let html = parsed(Cell::Box { name: "id", value: "7\"".into(), label: "Choose <Ama>".into() });
        let input = only(&html, "input[type=checkbox]");
        assert_eq!((input.attr("name"), input.attr("value")), (Some("id"), Some("7\"")));
        assert_eq!(only(&html, "label").attr("for"), input.attr("id"));
        assert_eq!(only(&html, "label").text().collect::<String>(), "Choose <Ama>");
    }

    #[test]
    fn a_tag_says_its_words_in_its_colour() {
        let html = parsed(Cell::Tag(Colour::Green, "Paired"));
        let tag = only(&html, "td > strong");
        assert_eq!((tag.attr("class"), tag.inner_html().as_str()), (Some("nhsuk-tag nhsuk-tag--green"), "Paired"));
    }
}
