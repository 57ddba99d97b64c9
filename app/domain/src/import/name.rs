//! Whole names, told apart into first and last name.

/// Words before a name that are no part of it.
const TITLES: [&str; 13] =
    ["dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "rev", "revd", "sister"];
/// Small words that begin a last name of several words, even where they are capitalised.
const PARTICLES: [&str; 19] = [
    "van", "von", "der", "den", "de", "di", "da", "del", "della", "la", "le", "du", "dos", "bin", "ibn", "al", "el",
    "ter", "ap",
];

/// First and last name. `Surname, First` is unmistakable; otherwise the last word is the last name, with the particles
/// before it. A single word is a first name: not everybody has two.
pub(super) fn split(name: &str) -> (String, String) {
    if let Some((last, first)) = name.split_once(',') {
        let (first, last) = (without_titles(first), without_titles(last));
        if !first.is_empty() && !last.is_empty() {
            return (first.join(" "), last.join(" "));
        }
    }
    let words = without_titles(name.trim_matches(|c: char| c == ',' || c.is_whitespace()));
    let mut start = words.len().saturating_sub(1).max(1);
    while start > 1 && words.get(start - 1).is_some_and(|word| is_one_of(word, &PARTICLES)) {
        start -= 1;
    }
    let (first, last) = words.split_at(start.min(words.len()));
    (first.join(" "), last.join(" "))
}

/// The last name, where the first is known and a column headed "name" holds the last one or both.
pub(super) fn last(name: &str, first: &str) -> String {
    let (split_first, split_last) = split(name);
    if split_first.to_lowercase() == first.to_lowercase() {
        return split_last;
    }
    let rest = name.get(..first.len()).filter(|start| start.to_lowercase() == first.to_lowercase());
    let rest = rest.and_then(|_| name.get(first.len()..)).filter(|rest| rest.starts_with(' '));
    rest.unwrap_or(name).trim().to_owned()
}

fn without_titles(text: &str) -> Vec<&str> {
    text.split_whitespace().skip_while(|word| is_one_of(word, &TITLES)).collect()
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::{last, split};

    #[test]
    fn whole_names_are_told_apart() {
        for (name, first, last) in [
            ("Priya Singh", "Priya", "Singh"),
            ("Singh, Priya", "Priya", "Singh"),
            ("SINGH,PRIYA", "PRIYA", "SINGH"),
            ("Singh, Dr. Priya", "Priya", "Singh"),
            ("Dr Priya Singh", "Priya", "Singh"),
            ("Mary Ann Fitz-Gerald", "Mary Ann", "Fitz-Gerald"),
            ("Anna van der Berg", "Anna", "van der Berg"),
            ("Van Der Berg, Anna", "Anna", "Van Der Berg"),
            ("João De Souza", "João", "De Souza"),
            ("Madonna", "Madonna", ""),
            ("Singh,", "Singh", ""),
            ("Al", "Al", ""),
            ("De Souza", "De", "Souza"),
            ("Dr", "", ""),
            ("", "", ""),
        ] {
            assert_eq!(split(name), (first.to_owned(), last.to_owned()), "{name}");
        }
    }

    #[test]
    fn a_column_headed_name_may_hold_the_last_name_or_both() {
        for name in ["Singh", "Priya Singh", "priya singh", "Singh, Priya"] {
            assert!(last(name, "Priya").eq_ignore_ascii_case("singh"), "{name}");
        }
        assert_eq!(last("van der Berg", "Anna"), "van der Berg");
        assert_eq!(last("Mary Ann de Souza", "Mary Ann"), "de Souza");
        assert_eq!(last("Annan", "Ann"), "Annan");
    }
}
