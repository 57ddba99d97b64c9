//! The words of a goal that say what it is about: what two goals have in common can then be counted and shown.

use crate::text;

/// Shorter words hardly ever name a topic.
const SHORTEST: usize = 3;
/// Words of every goal, which say nothing of what it is about.
const STOP_WORDS: [&str; 79] = [
    "about",
    "all",
    "also",
    "and",
    "any",
    "are",
    "because",
    "been",
    "being",
    "better",
    "both",
    "but",
    "can",
    "could",
    "did",
    "does",
    "doing",
    "each",
    "for",
    "from",
    "gain",
    "get",
    "give",
    "goal",
    "goals",
    "good",
    "had",
    "has",
    "have",
    "hope",
    "how",
    "improve",
    "into",
    "its",
    "know",
    "learn",
    "learning",
    "like",
    "make",
    "more",
    "most",
    "much",
    "need",
    "new",
    "not",
    "other",
    "others",
    "our",
    "out",
    "over",
    "own",
    "people",
    "see",
    "should",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "through",
    "understand",
    "use",
    "want",
    "was",
    "what",
    "when",
    "where",
    "which",
    "who",
    "why",
    "with",
    "would",
];

/// The words that count, folded, each once and in the order of the alphabet.
pub(super) fn words(goals: &str) -> Vec<String> {
    let folded = text::fold(goals);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<String> = words
        .filter(|word| word.chars().count() >= SHORTEST && STOP_WORDS.binary_search(word).is_err())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::{STOP_WORDS, words};

    #[test]
    fn the_words_that_count_are_those_of_the_topic() {
        assert!(STOP_WORDS.is_sorted());
        let goals = "I want to learn how the Board decides; budgets, bed flow & the board's budgets.";
        assert_eq!(words(goals), ["bed", "board", "boards", "budgets", "decides", "flow"]);
        assert!(words("To see and to be, with all of it").is_empty());
    }
}
