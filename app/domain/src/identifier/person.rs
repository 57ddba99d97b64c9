//! A title and a surname. Doctors, professors and nurses are colleagues, and so is a surgeon whose role is named.

use super::token::{Token, Tokens};
use std::ops::Range;

const PARTICLES: &str = "van von de der den di da del la le du dos bin ibn al el ap ab st ter zu";
/// Words that follow a title or what looks like one, and are nobody's name.
const NO_NAMES: &str = "and or who was is has had to the a an on in at of for with from out this that not no my our \
    your her his their it so but then said says monday tuesday wednesday thursday friday saturday sunday january \
    february july september october november december scan scans scanner scanning imaging \
    image images angiogram angiography spectroscopy elastography enterography safe safety suite contrast protocol \
    guided linac class classes plan plans schedule list copy file data degree degrees programme index \
    record spreadsheet document template key bedroom switch builder trainer vendor services agreement \
    patient patients relative";
const ROLES: &str = "\
    surgeon surgeons consultant consultants registrar anaesthetist gynaecologist \
    obstetrician urologist director manager executive chair chairman matron secretary \
    colleague supervisor chaplain officer governor trainee dentist pharmacist coroner lead \
    partner";
/// What only a member of staff has.
const OF_STAFF: &str = "\
    clinic clinics list lists theatre firm secretary registrar registrars office diary ward \
    trainees department directorate budget";

/// With one of these, words after a comma tell what happened, not who somebody is.
const CONNECTING: &str = "for to with by from at and who whose of on in saw asked told said";

pub(super) fn at(tokens: &Tokens<'_>, index: usize) -> Option<Range<usize>> {
    let title = tokens.letters(index).filter(|_| !tokens.is_inside_chunk(index))?;
    let fewest = match title {
        "Mr" | "Mrs" | "Ms" | "Miss" | "Mx" | "Master" | "MR" | "MRS" | "MISS" => None,
        "mr" | "mrs" => Some(3),
        // "MS" is multiple sclerosis or Microsoft, "miss" and "master" are verbs.
        _ => return None,
    };
    let has_point = tokens.is_mark(index + 1, &["."]) && tokens.touches(index + 1);
    let initials = if has_point { index + 2 } else { index + 1 };
    let surname = skip_particles(tokens, skip_initials(tokens, initials));
    let is_right = is_name(tokens, surname) || fewest.is_some_and(|fewest| is_word_of(tokens, surname, fewest));
    let end = rest_of_name(tokens, surname + 1);
    let is_colleague = is_role_before(tokens, index) || is_of_staff(tokens, end) || is_role_after(tokens, end);
    (is_right && !is_colleague).then_some(index..end)
}

/// A single letter names nobody: "Mr X" is how a careful author writes.
fn is_name(tokens: &Tokens<'_>, index: usize) -> bool {
    let is_capitalised = tokens.letters(index).is_some_and(|word| word.starts_with(char::is_uppercase));
    is_capitalised && is_word_of(tokens, index, 2)
}

/// Whether it has so many letters and may be a name.
fn is_word_of(tokens: &Tokens<'_>, index: usize, letters: usize) -> bool {
    let is_long = |word: Token<'_>| word.bare().chars().nth(letters - 1).is_some();
    tokens.letters(index).is_some() && tokens.get(index).is_some_and(is_long) && !tokens.is_word(index, NO_NAMES)
}

fn skip_initials(tokens: &Tokens<'_>, index: usize) -> usize {
    let mut next = index;
    while tokens.letters(next).is_some_and(|word| word.chars().count() == 1 && word.starts_with(char::is_uppercase)) {
        next += 1 + usize::from(tokens.is_mark(next + 1, &["."]));
    }
    next
}

fn skip_particles(tokens: &Tokens<'_>, index: usize) -> usize {
    let mut next = index;
    while tokens.is_word(next, PARTICLES) {
        let after = next + 1 + usize::from(tokens.is_mark(next + 1, &["-"]));
        if tokens.letters(after).is_none() {
            break;
        }
        next = after;
    }
    next
}

/// Further names after the first: "John Smith", "Smith-Jones".
fn rest_of_name(tokens: &Tokens<'_>, index: usize) -> usize {
    let mut end = index;
    loop {
        let is_over = tokens.before(end).is_some_and(|word| word.is_possessive());
        let is_joined = tokens.is_mark(end, &["-"]) && tokens.touches(end) && tokens.touches(end + 1);
        let next = end + usize::from(is_joined);
        if is_over || !is_name(tokens, next) {
            return end;
        }
        end = next + 1;
    }
}

/// "the surgeon, Mr Khan".
fn is_role_before(tokens: &Tokens<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else {
        return false;
    };
    let has_comma = tokens.is_mark(before, &[",", "("]);
    before.checked_sub(usize::from(has_comma)).is_some_and(|role| tokens.is_word(role, ROLES))
}

/// "Mr Khan's clinic".
fn is_of_staff(tokens: &Tokens<'_>, end: usize) -> bool {
    tokens.before(end).is_some_and(|word| word.is_possessive()) && tokens.is_word(end, OF_STAFF)
}

/// "Mr Khan, our divisional manager," and "Mr Khan (consultant surgeon)".
fn is_role_after(tokens: &Tokens<'_>, end: usize) -> bool {
    if !tokens.is_mark(end, &[",", "("]) {
        return false;
    }
    let words = (end + 1..).take_while(|at| tokens.letters(*at).is_some() && !tokens.is_word(*at, CONNECTING));
    let Some(last) = words.take(5).last() else {
        return false;
    };
    let is_closed = tokens.get(last + 1).is_none() || tokens.is_mark(last + 1, &[",", ")", ".", ";", ":"]);
    is_closed && tokens.is_word(last, ROLES)
}
