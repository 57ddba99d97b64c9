//! Every use case, by everybody, against the table.

use crate::{
    call::call,
    sources::{acts, functions},
    table::{NOT_ASKED, TABLE},
};
use domain::policy::Act;
use service::Error;
use std::collections::BTreeSet;
use world::Person;

/// A line of the table.
pub(crate) struct Line {
    pub(crate) call: &'static str,
    act: &'static str,
    answers: Vec<(Person, &'static str)>,
}

pub(crate) fn lines() -> Vec<Line> {
    let mut lines = TABLE.lines().filter(|line| !line.is_empty());
    let heads: Vec<&str> = lines.next().unwrap().split_whitespace().skip(3).collect();
    assert_eq!(heads, Person::ALL.map(Person::code), "the columns are everybody there is");
    let read = |line: &'static str| {
        let mut words = line.split_whitespace();
        let (call, act) = (words.next().unwrap(), words.next().unwrap());
        let answers: Vec<_> = Person::ALL.into_iter().zip(words).collect();
        assert_eq!(answers.len(), Person::ALL.len(), "{call} has an answer for everybody");
        Line { call, act, answers }
    };
    lines.map(read).collect()
}

/// What was answered, in the words of the table. To be asked to change what was typed is to be let in, but no case
/// here types anything wrong: it would hide that nothing was done.
pub(crate) fn in_words(outcome: &Result<String, Error>) -> String {
    match outcome {
        Ok(_) => "yes".to_owned(),
        Err(Error::Forbidden) => "no".to_owned(),
        Err(Error::NotFound) => "404".to_owned(),
        Err(Error::SignedOut) => "in".to_owned(),
        Err(other) => format!("{other:?}"),
    }
}

#[tokio::test]
async fn every_use_case_answers_everybody_as_the_table_says() {
    let mut wrong = Vec::new();
    let mut walked = 0;
    for line in lines() {
        for (person, expected) in line.answers {
            let world = world::copy().await.unwrap();
            let actor = world.actor(person).await.unwrap();
            let answer = in_words(&call(&world, line.call, person, actor.as_ref()).await);
            if answer != expected {
                wrong.push(format!("{} by {person:?}: {answer} and not {expected}", line.call));
            }
            walked += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {walked} answers are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_use_case_has_its_line() {
    let functions = functions();
    let asked: BTreeSet<&str> = lines().iter().map(|line| line.call).collect();
    let not_asked: BTreeSet<&str> = NOT_ASKED.iter().map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for one in functions.iter().filter(|one| one.is_to_be_listed()) {
        let name = one.name.as_str();
        if one.asks && !asked.contains(name) {
            wrong.push(format!("{name} asks who calls it and has no line in the table"));
        } else if !one.asks && !not_asked.contains(name) {
            wrong.push(format!(
                "{name} asks nobody who they are: give it an actor, or say in NOT_ASKED why it needs none"
            ));
        }
    }
    for name in asked.union(&not_asked) {
        if !functions.iter().any(|one| one.name == *name) {
            wrong.push(format!("{name} is listed and is no function"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(functions.len() >= asked.len(), "the sources were read");
}

#[test]
fn every_act_is_asked_for() {
    let lines = lines();
    let asked: BTreeSet<&str> = lines.iter().map(|line| line.act).collect();
    let all: BTreeSet<String> = Act::ALL.iter().map(|act| format!("{act:?}")).collect();
    let missing: Vec<_> = all.iter().filter(|act| !asked.contains(act.as_str())).collect();
    assert!(missing.is_empty(), "no use case asks for {missing:?}");
    let unknown: Vec<_> = asked.iter().filter(|act| !all.contains(**act)).collect();
    assert!(unknown.is_empty(), "there is no act {unknown:?}");
}

#[test]
fn every_noun_asks_for_the_acts_that_the_table_says() {
    let noun = |line: &Line| line.call.split("::").next().unwrap().to_owned();
    let said: BTreeSet<_> = lines().iter().map(|line| (noun(line), line.act.to_owned())).collect();
    let mut asked = acts();
    // Whoever does this is nobody yet, and so it is asked of nobody.
    assert!(asked.insert(("sign_in".to_owned(), "SignIn".to_owned())));
    // A reflection is written where its session is seen.
    assert!(asked.remove(&("reflection".to_owned(), "SeeShadowing".to_owned())));
    assert_eq!(asked, said);
}
