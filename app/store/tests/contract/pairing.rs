//! Rules of cohorts and runs of the solver.

use super::given::{at, cohort, id, now, pair as given_pair, participant, person, profile};
use domain::{
    draft::{Held, Run},
    pairing::{Candidate, Measure, Objective, Pool, Rules, Strength},
    participant::{Side, State},
};
use store::{Db, Tx, draft, pair, pairing};

stories!(
    every_version_of_the_rules_is_kept_and_none_is_written_twice,
    a_run_is_stored_before_it_has_an_answer_and_read_back_with_its_proof,
    whoever_was_in_a_pair_with_whom_is_known_in_a_later_cohort_too,
    what_is_read_back_puts_the_same_question_and_has_the_same_answer,
);

async fn every_version_of_the_rules_is_kept_and_none_is_written_twice(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohorts = [cohort(&mut tx, 1).await, cohort(&mut tx, 2).await];
    person(&mut tx, 9, "Di", "Abbas").await;
    let hard = Rules::default().with(Measure::Site, Strength::Hard);
    for (number, place, version, rules, is_new) in [
        (1, 0, 1, Rules::default(), true),
        (2, 0, 2, hard, true),
        (3, 0, 2, Rules::default(), false),
        (4, 1, 1, hard, true),
    ] {
        let added = pairing::insert_rules(&mut tx, id(number), cohorts[place], version, &rules, id(9), now()).await;
        assert_eq!(added.unwrap(), is_new, "{number}");
    }
    let all = pairing::rules(&mut tx, cohorts[0], 50).await.unwrap();
    assert_eq!(all.iter().map(|it| (it.version, it.rules)).collect::<Vec<_>>(), [(2, hard), (1, Rules::default())]);
    assert_eq!((all[0].author.as_str(), all[0].created_at), ("Di Abbas", now()));
    assert_eq!(pairing::rules(&mut tx, cohorts[0], 1).await.unwrap(), all[..1]);
}

fn candidate(number: u128, side: Side) -> Candidate {
    Candidate { id: id(number), profile: profile(number, "Jo", "Zhou", side), is_approved: true, is_paired: false }
}

async fn draft_of(tx: &mut Tx, number: u128) {
    let (rules, inputs_hash) = ("{}", "00");
    let new = draft::New { id: id(number), cohort: id(1), author: id(9), seed: 7, rules, inputs_hash, at: now() };
    draft::insert(tx, new).await.unwrap();
}

async fn a_run_is_stored_before_it_has_an_answer_and_read_back_with_its_proof(db: &Db) {
    let mut tx = db.write().await.unwrap();
    cohort(&mut tx, 1).await;
    person(&mut tx, 9, "Di", "Abbas").await;
    draft_of(&mut tx, 1).await;
    assert_eq!(pairing::latest_run(&mut tx, id(1)).await.unwrap(), None);
    assert_eq!(pairing::place_of_run(&mut tx, id(2)).await.unwrap(), None);
    let people = [candidate(1, Side::Clinician), candidate(2, Side::Manager)];
    // Whichever has the greater id, the one at the later version of the draft is the latest.
    for (number, version, objective) in [(2_u128, 1, Objective::Total), (1, 4, Objective::Worst)] {
        let rules = Rules { objective, ..Rules::default() };
        let mut run = Run {
            id: id(number),
            seed: i64::MIN,
            rules_version: 3,
            rules,
            held: Held { locked: vec![(id(1), id(2))], banned: vec![(id(3), id(4))], taken: vec![id(5)] },
            inputs_hash: "0123abcd".to_owned(),
            certificate: None,
            started_at: at("2027-01-13T12:00:00.123456Z"),
        };
        pairing::begin_run(&mut tx, &run, id(1), id(9)).await.unwrap();
        assert_eq!(pairing::place_of_run(&mut tx, id(number)).await.unwrap(), Some((id(1), None)));
        let (_, certificate) = Pool::new(&people, rules).run(&[], 1).unwrap();
        pairing::end_run(&mut tx, id(number), (id(1), version), &certificate, now()).await.unwrap();
        assert_eq!(pairing::place_of_run(&mut tx, id(number)).await.unwrap(), Some((id(1), Some(id(1)))));
        run.certificate = Some(certificate);
        assert_eq!(pairing::latest_run(&mut tx, id(1)).await.unwrap(), Some(run));
    }
}

async fn whoever_was_in_a_pair_with_whom_is_known_in_a_later_cohort_too(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (before, now_in) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    participant(&mut tx, before, 1, ("Ama", "Hussain"), Side::Clinician).await;
    participant(&mut tx, before, 2, ("Ben", "Okafor"), Side::Manager).await;
    participant(&mut tx, before, 3, ("Cy", "Cole"), Side::Manager).await;
    given_pair(&mut tx, before, 1, &[id(1), id(2)]).await;
    // The pair that is theirs now was not before.
    assert_eq!(pair::earlier(&mut tx, before).await.unwrap(), []);
    for (place, person) in [(11, 1), (12, 2), (13, 3)] {
        let side = if person == 1 { Side::Clinician } else { Side::Manager };
        let profile = profile(person, "Jo", "Zhou", side);
        let (place, person) = (id(place), id(person));
        store::participant::insert(&mut tx, place, now_in, person, &profile, State::Approved, now()).await.unwrap();
    }
    assert_eq!(pair::earlier(&mut tx, now_in).await.unwrap(), [(id(11), id(12))]);
}

/// Six on each side who differ in all that rules look at.
fn people() -> Vec<Candidate> {
    let person = |number: u128| {
        let side = if number.is_multiple_of(2) { Side::Manager } else { Side::Clinician };
        let mut candidate = candidate(number, side);
        let pick = |from: [&str; 3], by: u128| from[usize::try_from(number / by % 3).unwrap()].to_owned();
        let bits = u16::try_from(number * 2_654_435_761 % (1 << 14)).unwrap();
        let profile = &mut candidate.profile;
        profile.availability = domain::half_days::HalfDays::from_bits(bits);
        profile.site = pick(["Riverside", "Queen Maud", ""], 1);
        profile.division = pick(["Surgery", "Medicine", "Corporate"], 2);
        profile.goals = pick(["Budgets and the board", "Discharge, budgets", "Rotas"], 1);
        profile.not_with = vec![domain::email::Email::parse(&format!("{}@stmaud.example", number + 1)).unwrap()];
        candidate
    };
    (1..=12).map(person).collect()
}

async fn what_is_read_back_puts_the_same_question_and_has_the_same_answer(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let given = people();
    for (number, candidate) in (1..).zip(&given) {
        let (first, last) = (candidate.profile.first_name.as_str(), candidate.profile.last_name.as_str());
        let person = person(&mut tx, number, first, last).await;
        let (id, profile) = (candidate.id, &candidate.profile);
        store::participant::insert(&mut tx, id, cohort, person, profile, State::Approved, now()).await.unwrap();
    }
    let read = store::participant::of_cohort(&mut tx, cohort).await.unwrap();
    let read: Vec<_> = read
        .into_iter()
        .map(|one| Candidate { id: one.id, profile: one.profile, is_approved: true, is_paired: one.is_paired })
        .collect();
    for objective in Objective::ALL {
        let goals = domain::pairing::Weight::new(4).unwrap().into();
        let rules = Rules { objective, ..Rules::default() }.with(Measure::Goals, goals);
        // What was given is the same on every database, so what comes of it is too.
        let (given, read) = (Pool::new(&given, rules), Pool::new(&read, rules));
        assert_eq!(read.canonical(&[], 7).unwrap(), given.canonical(&[], 7).unwrap());
        assert_eq!(read.run(&[], 7).unwrap(), given.run(&[], 7).unwrap());
    }
}
