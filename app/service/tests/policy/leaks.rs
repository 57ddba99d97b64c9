//! Nobody sees in passing what is not theirs. Each secret of the world is exchanged for another; whoever then gets
//! another answer from any use case has seen it, and only those who may have.

use crate::{call::call, table::TABLE};
use world::{Person, Secrets, Template};

/// A secret: how it is exchanged, and everybody who may see it.
struct Secret {
    what: &'static str,
    exchange: fn(&mut Secrets),
    readers: &'static [Person],
}

const SECRETS: [Secret; 18] = [
    Secret {
        what: "what a visitor wants to see",
        exchange: |world| world.objective = "See who chairs the huddle",
        readers: &[Person::Own, Person::Partner],
    },
    Secret {
        what: "what somebody offers to show",
        exchange: |world| world.offered = "We look at the queue",
        readers: &[Person::Own, Person::Partner],
    },
    Secret { what: "what was thought of a workshop", exchange: |world| world.thought = "The coffee", readers: &[] },
    Secret {
        what: "why somebody was moved in a waiting list",
        exchange: |world| world.moved = "Has waited twice",
        readers: &[Person::Partner, Person::Coordinator, Person::WorkshopLead],
    },
    Secret { what: "what was answered", exchange: |world| world.answer = 1, readers: &[Person::Evaluator] },
    Secret {
        what: "a reflection for its author alone",
        exchange: |world| world.private = "I was glad to ask",
        readers: &[Person::Own],
    },
    Secret { what: "a draft", exchange: |world| world.draft = "I did leave", readers: &[Person::Own] },
    Secret {
        what: "a reflection for the pair",
        exchange: |world| world.pair = "We cried about the bleep",
        readers: &[Person::Own, Person::Partner],
    },
    Secret {
        what: "a reflection for the programme",
        exchange: |world| world.programme = "The huddle takes nineteen minutes",
        readers: &[Person::Own, Person::Partner, Person::Coordinator, Person::Evaluator],
    },
    Secret {
        what: "what a pair agreed on",
        exchange: |world| world.boundaries = "We leave out the election",
        readers: &[Person::Own, Person::Partner],
    },
    Secret {
        what: "what somebody said of their pair",
        exchange: |world| world.concern = "We quarrel",
        readers: &[Person::Coordinator],
    },
    Secret {
        what: "what was seen in a session",
        exchange: |world| world.observed = "No queue at all",
        readers: &[Person::Own, Person::Partner],
    },
    Secret {
        what: "what a planned conversation is about",
        exchange: |world| world.agenda = "How the budget was cut",
        readers: &[Person::Own, Person::Partner],
    },
    Secret {
        what: "what was talked about",
        exchange: |world| world.talked = "Why beds are counted at noon",
        readers: &[Person::Own, Person::Partner],
    },
    Secret {
        what: "whom somebody must not be paired with",
        exchange: |world| world.not_with = "row@trust.example",
        readers: &[Person::Coordinator],
    },
    Secret {
        what: "what somebody said for equality monitoring",
        exchange: |world| world.ethnic_group = "M",
        readers: &[Person::Own],
    },
    Secret {
        what: "what somebody wants from the programme",
        exchange: |world| world.goals = "Learn to chair a meeting",
        readers: &[Person::Partner, Person::Coordinator],
    },
    Secret {
        what: "what participants are called",
        exchange: |world| world.last_name = "Thistlewood",
        readers: &[Person::Own, Person::Partner, Person::Coordinator, Person::WorkshopLead, Person::Administrator],
    },
];

/// What every use case answers somebody, refusals too: they can say as much.
async fn answers(template: &Template, person: Person) -> Vec<String> {
    let world = template.copy().await.unwrap();
    let actor = world.actor(person).await.unwrap();
    let mut answers = Vec::new();
    let names = TABLE.lines().skip(2).filter_map(|line| line.split_whitespace().next());
    // A sign-in asks nobody who they are, and takes long on purpose.
    for name in names.filter(|name| *name != "sign_in::with_password") {
        answers.push(format!("{name}: {:?}", call(&world, name, person, actor.as_ref()).await));
    }
    answers
}

#[tokio::test]
async fn a_secret_makes_a_difference_to_those_who_may_see_it_and_to_nobody_else() {
    let usual = Template::with(&Secrets::default()).await.unwrap();
    let mut before = Vec::new();
    for person in Person::ALL {
        before.push(answers(&usual, person).await);
    }
    let mut wrong = Vec::new();
    for secret in SECRETS {
        let mut secrets = Secrets::default();
        (secret.exchange)(&mut secrets);
        let exchanged = Template::with(&secrets).await.unwrap();
        for (person, before) in Person::ALL.into_iter().zip(&before) {
            let after = answers(&exchanged, person).await;
            let seen_in: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).collect();
            let may = secret.readers.contains(&person);
            if let (false, Some((first, _))) = (may, seen_in.first()) {
                wrong.push(format!("{person:?} sees {} in {first}", secret.what));
            } else if may && seen_in.is_empty() {
                wrong.push(format!("{person:?} does not see {}, and may", secret.what));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
