//! Workshops: planned, changed, cancelled; seats, waiting lists, attendance, feedback and slots.

use super::given::{at, cohort, id, now, participant, person, programme};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    id::{CohortId, ParticipantId, WorkshopId},
    participant::Side,
    policy::Role,
    workshop::{
        Material, State, Valid,
        attendance::Record,
        contribution,
        feedback::{Answer, Wave},
        waiting::{Standing, Step},
    },
};
use store::{
    Db, Tx,
    workshop::{self, Counts, NewStep},
};

stories!(
    a_workshop_is_planned_changed_and_cancelled,
    a_seat_is_taken_kept_and_given_up,
    an_offer_is_found_by_its_link_and_lapses,
    a_list_keeps_its_order_whoever_is_moved,
    who_was_there_is_noted_and_corrected,
    what_was_thought_is_kept_apart_from_who_said_it,
    a_slot_is_decided_on_once,
);

fn form(starts_at: DateTime<Utc>, capacity: i64, leads: &[u128]) -> Valid {
    Valid {
        title: "Managing change".to_owned(),
        topic: "How to begin".to_owned(),
        leads: leads.iter().map(|number| id(*number)).collect(),
        starts_at,
        ends_at: starts_at + TimeDelta::hours(3),
        room: "Seminar room".to_owned(),
        online_link: String::new(),
        capacity,
        materials: vec![Material { name: "Slides".to_owned(), address: Some("https://a.example".to_owned()) }],
        offer_hours: 48,
    }
}

/// The workshop of this number, of `capacity` seats.
pub(super) async fn planned(tx: &mut Tx, cohort: CohortId, number: u128, capacity: i64) -> WorkshopId {
    let starts_at = now() + TimeDelta::days(i64::try_from(number).unwrap());
    let new = form(starts_at, capacity, &[]);
    assert!(workshop::insert(tx, id(number), cohort, &format!("CODE{number}"), &new, now()).await.unwrap());
    id(number)
}

/// Participants of these numbers in the cohort `c1`.
async fn people(tx: &mut Tx, numbers: std::ops::RangeInclusive<u128>) -> (CohortId, Vec<ParticipantId>) {
    let cohort = cohort(tx, 1).await;
    let mut people = Vec::new();
    for number in numbers {
        people.push(participant(tx, cohort, number, ("Jo", &format!("Zhou {number:04}")), Side::Manager).await);
    }
    (cohort, people)
}

async fn a_workshop_is_planned_changed_and_cancelled(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let here = cohort(&mut tx, 1).await;
    programme(&mut tx, 2).await;
    for (number, first, last) in [(11, "Ama", "Hussain"), (12, "Ben", "Okafor"), (13, "Cy", "Cole")] {
        person(&mut tx, number, first, last).await;
    }
    for (programme, person, role) in
        [(1, 11, Role::WorkshopLead), (1, 12, Role::Coordinator), (1, 13, Role::Sponsor), (2, 13, Role::WorkshopLead)]
    {
        store::programme::give_role(&mut tx, id(programme), id(person), role).await.unwrap();
    }
    let possible = workshop::possible_leads(&mut tx, id(1)).await.unwrap();
    assert_eq!(possible.iter().map(|lead| lead.name.as_str()).collect::<Vec<_>>(), ["Ama Hussain", "Ben Okafor"]);

    let (first, second) = (at("2027-05-10T08:00:00Z"), at("2027-03-10T09:00:00Z"));
    assert!(workshop::insert(&mut tx, id(1), here, "ACDEFH", &form(first, 20, &[12, 11]), now()).await.unwrap());
    assert!(!workshop::insert(&mut tx, id(3), here, "ACDEFH", &form(first, 20, &[]), now()).await.unwrap());
    assert!(workshop::insert(&mut tx, id(2), here, "ACDEFJ", &form(second, 5, &[11]), now()).await.unwrap());
    let of_cohort = workshop::of_cohort(&mut tx, here).await.unwrap();
    assert_eq!(of_cohort.iter().map(|one| one.id).collect::<Vec<_>>(), [id(2), id(1)], "by when they are");
    let found = workshop::find(&mut tx, id(1)).await.unwrap().unwrap();
    assert_eq!(found, of_cohort[1]);
    assert_eq!(found.leads.iter().map(|lead| lead.person).collect::<Vec<_>>(), [id(12), id(11)]);
    assert_eq!((found.starts_at, found.sequence, found.version, found.state), (first, 0, 1, State::Planned));
    assert_eq!(workshop::find_by_code(&mut tx, "ACDEFJ").await.unwrap().unwrap().id, id(2));
    assert_eq!(workshop::find_by_code(&mut tx, "ACDEFK").await.unwrap(), None);
    assert_eq!(workshop::led_by(&mut tx, id(11)).await.unwrap().len(), 2);

    let changed = Valid { capacity: 30, ..form(first, 20, &[13]) };
    assert!(!workshop::update(&mut tx, id(1), 2, &changed).await.unwrap(), "another version");
    assert!(workshop::update(&mut tx, id(1), 1, &changed).await.unwrap());
    let found = workshop::find(&mut tx, id(1)).await.unwrap().unwrap();
    assert_eq!((found.capacity, found.sequence, found.version), (30, 1, 2));
    assert_eq!(found.leads.iter().map(|lead| lead.person).collect::<Vec<_>>(), [id(13)]);
    assert!(workshop::cancel(&mut tx, id(1), "The lead is ill").await.unwrap());
    assert!(!workshop::cancel(&mut tx, id(1), "Again").await.unwrap());
    assert!(!workshop::update(&mut tx, id(1), 3, &changed).await.unwrap(), "cancelled");
    let found = workshop::find(&mut tx, id(1)).await.unwrap().unwrap();
    assert_eq!((found.state, found.cancel_word.as_str(), found.sequence), (State::Cancelled, "The lead is ill", 2));
}

async fn a_seat_is_taken_kept_and_given_up(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (cohort, people) = people(&mut tx, 1..=4).await;
    let here = planned(&mut tx, cohort, 1, 3).await;
    let until = now() + TimeDelta::hours(2);
    for (who, held, is_taken) in
        [(0, None, true), (0, None, false), (1, None, true), (2, Some(until), true), (3, None, false)]
    {
        assert_eq!(workshop::take_seat(&mut tx, here, people[who], held).await.unwrap(), is_taken, "{who}");
    }
    assert!(workshop::give_up_seat(&mut tx, here, people[0]).await.unwrap());
    assert!(!workshop::give_up_seat(&mut tx, here, people[0]).await.unwrap());
    assert!(workshop::take_seat(&mut tx, here, people[3], None).await.unwrap(), "the seat that is free");
    assert_eq!(workshop::count_seats(&mut tx, here).await.unwrap(), 3);
    assert!(workshop::keep_seat(&mut tx, here, people[2]).await.unwrap());
    assert!(!workshop::keep_seat(&mut tx, here, people[2]).await.unwrap(), "theirs already");
    let seats = workshop::seats(&mut tx, here).await.unwrap();
    assert_eq!(seats.iter().map(|seat| seat.participant).collect::<Vec<_>>(), [people[3], people[1], people[2]]);
    assert_eq!((seats[0].name.as_str(), seats[0].email.as_str()), ("Jo Zhou 0004", "4@stmaud.example"));
    let counts = workshop::counts(&mut tx, cohort).await.unwrap();
    assert_eq!(counts, [(here, Counts { seats: 3, ..Counts::default() })]);
    assert_eq!(workshop::standings(&mut tx, cohort, people[3]).await.unwrap(), [(here, Standing::Seated)]);
}

async fn an_offer_is_found_by_its_link_and_lapses(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (cohort, people) = people(&mut tx, 1..=2).await;
    let here = planned(&mut tx, cohort, 1, 2).await;
    let until_at = now() + TimeDelta::hours(2);
    assert!(workshop::take_seat(&mut tx, here, people[0], Some(until_at)).await.unwrap());
    workshop::insert_offer(&mut tx, b"hash", here, people[0], until_at).await.unwrap();
    let standing = workshop::standings(&mut tx, cohort, people[0]).await.unwrap();
    assert_eq!(standing, [(here, Standing::Offered { until_at })]);
    let offer = workshop::find_offer(&mut tx, b"hash").await.unwrap().unwrap();
    assert_eq!((offer.workshop, offer.participant, offer.until_at, offer.answer), (here, people[0], until_at, None));
    assert_eq!(workshop::find_offer(&mut tx, b"other").await.unwrap(), None);
    for (at, due) in [(now(), None), (until_at, Some((here, people[0])))] {
        assert_eq!(workshop::lapsed(&mut tx, at).await.unwrap(), due, "{at}");
    }
    for answer in [Step::Declined, Step::Accepted] {
        workshop::close_offers(&mut tx, here, people[0], answer).await.unwrap();
    }
    let offer = workshop::find_offer(&mut tx, b"hash").await.unwrap().unwrap();
    assert_eq!(offer.answer, Some(Step::Declined), "the first answer counts");
}

async fn a_list_keeps_its_order_whoever_is_moved(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (cohort, people) = people(&mut tx, 1..=5).await;
    let here = planned(&mut tx, cohort, 1, 1).await;
    assert!(workshop::take_seat(&mut tx, here, people[4], None).await.unwrap());
    // Two of them at the same time: they stand by their ids.
    for (who, rank) in [(1, 20), (0, 20), (2, 21), (3, 30)] {
        assert!(workshop::wait(&mut tx, here, people[who], rank).await.unwrap());
    }
    assert!(!workshop::wait(&mut tx, here, people[0], 99).await.unwrap());
    let order = async |tx: &mut Tx| -> Vec<usize> {
        let waiters = workshop::waiters(tx, here).await.unwrap();
        waiters.iter().map(|one| people.iter().position(|who| *who == one.participant).unwrap()).collect()
    };
    assert_eq!(order(&mut tx).await, [0, 1, 2, 3]);
    // The last one goes behind the first.
    let first = workshop::waiters(&mut tx, here).await.unwrap().remove(0);
    workshop::shift(&mut tx, here, &first).await.unwrap();
    workshop::set_rank(&mut tx, here, people[3], first.rank - 1).await.unwrap();
    assert_eq!(order(&mut tx).await, [0, 3, 1, 2]);
    for (who, place) in [(0, 1), (3, 2), (1, 3), (2, 4)] {
        let standing = workshop::standings(&mut tx, cohort, people[who]).await.unwrap();
        assert_eq!(standing, [(here, Standing::Waiting { place })], "{who}");
    }
    assert_eq!(workshop::signed_up(&mut tx, people[3]).await.unwrap(), [here]);
    assert_eq!(workshop::signed_up(&mut tx, people[4]).await.unwrap(), [here]);
    assert!(workshop::stop_waiting(&mut tx, here, people[0]).await.unwrap());
    assert!(!workshop::stop_waiting(&mut tx, here, people[0]).await.unwrap());
    assert_eq!(workshop::signed_up(&mut tx, people[0]).await.unwrap(), []);

    let step = |number: u128, step, reason, author: Option<u128>| NewStep {
        id: id(number),
        workshop: here,
        participant: people[3],
        step,
        reason,
        author: author.map(id),
        at: now(),
    };
    workshop::insert_step(&mut tx, step(1, Step::Waiting, "", None)).await.unwrap();
    workshop::insert_step(&mut tx, step(2, Step::Moved, "On nights", Some(2))).await.unwrap();
    let past = workshop::steps(&mut tx, here, 10).await.unwrap();
    assert_eq!(past.iter().map(|past| past.step).collect::<Vec<_>>(), [Step::Moved, Step::Waiting]);
    assert_eq!((past[0].name.as_str(), past[0].reason.as_str()), ("Jo Zhou 0004", "On nights"));
    assert_eq!((past[0].author.as_deref(), past[1].author.as_deref()), (Some("Jo Zhou 0002"), None));
    assert_eq!(workshop::steps(&mut tx, here, 1).await.unwrap().len(), 1);
}

async fn who_was_there_is_noted_and_corrected(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (cohort, people) = people(&mut tx, 1..=4).await;
    let here = planned(&mut tx, cohort, 1, 1).await;
    let later = planned(&mut tx, cohort, 2, 1).await;
    assert!(workshop::take_seat(&mut tx, here, people[0], None).await.unwrap());
    assert!(workshop::wait(&mut tx, here, people[1], 1).await.unwrap());
    let after = now() + TimeDelta::days(9);
    assert_eq!(workshop::records(&mut tx, cohort, after).await.unwrap(), [], "no list is taken");
    for (who, noted) in [(0, (true, true)), (0, (false, false)), (2, (true, true))] {
        workshop::note(&mut tx, (here, people[who]), noted, id(1), now()).await.unwrap();
    }
    let list = workshop::list(&mut tx, cohort, here).await.unwrap();
    let shown: Vec<_> = list.iter().map(|one| (one.participant, one.has_seat, one.attended, one.by_code)).collect();
    assert_eq!(
        shown,
        [(people[0], true, Some(false), false), (people[1], false, None, false), (people[2], false, Some(true), true)]
    );
    assert_eq!(workshop::list(&mut tx, cohort, later).await.unwrap(), []);
    assert_eq!(workshop::attended_by(&mut tx, people[2]).await.unwrap(), [here]);
    assert_eq!(workshop::attended_by(&mut tx, people[0]).await.unwrap(), []);
    let meanwhile = workshop::records(&mut tx, cohort, now() + TimeDelta::days(1)).await.unwrap();
    assert_eq!(meanwhile, [], "nobody missed what is not over");
    let records = workshop::records(&mut tx, cohort, after).await.unwrap();
    let shown = |record: &Record| (record.participant, record.had_seat, record.waited, record.attended);
    assert_eq!(
        records.iter().map(|(_, record)| shown(record)).collect::<Vec<_>>(),
        [
            (people[0], true, false, false),
            (people[1], false, true, false),
            (people[2], false, false, true),
            (people[3], false, false, false),
        ]
    );
    assert_eq!((records[0].0.as_str(), records[0].1.workshop), ("1@stmaud.example", here));
    let counts = workshop::counts(&mut tx, cohort).await.unwrap();
    assert_eq!(counts[0].1, Counts { seats: 1, waiting: 1, noted: 2, attended: 1 });
    assert!(workshop::cancel(&mut tx, here, "Ill").await.unwrap());
    assert_eq!(workshop::records(&mut tx, cohort, after).await.unwrap(), [], "nobody missed what was cancelled");
}

async fn what_was_thought_is_kept_apart_from_who_said_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (cohort, people) = people(&mut tx, 1..=3).await;
    let here = planned(&mut tx, cohort, 1, 1).await;
    assert!(workshop::note_given(&mut tx, here, Wave::After, people[0]).await.unwrap());
    assert!(!workshop::note_given(&mut tx, here, Wave::After, people[0]).await.unwrap());
    assert_eq!(workshop::has_given(&mut tx, people[0]).await.unwrap(), [(here, Wave::After)]);
    for (who, attended) in [(people[0], true), (people[1], true), (people[2], false)] {
        workshop::note(&mut tx, (here, who), (attended, false), id(1), now()).await.unwrap();
    }
    let second = ("Jo Zhou 0002".to_owned(), "2@stmaud.example".to_owned());
    assert_eq!(workshop::silent(&mut tx, here, Wave::After).await.unwrap(), [second]);
    assert_eq!(workshop::silent(&mut tx, here, Wave::Later).await.unwrap().len(), 2, "a wave of its own");
    assert!(workshop::note_given(&mut tx, here, Wave::Later, people[0]).await.unwrap());
    assert_eq!(workshop::has_given(&mut tx, people[1]).await.unwrap(), []);
    let answer = |best: &str| Answer { ratings: [5, 4, 1], texts: [best.to_owned(), "👩🏽‍⚕️".to_owned()] };
    for (number, wave, best) in [(9, Wave::After, "The game"), (3, Wave::Later, "Coffee")] {
        workshop::insert_answer(&mut tx, (here, wave), uuid::Uuid::from_u128(number), &answer(best)).await.unwrap();
    }
    let kept = [(Wave::Later, answer("Coffee")), (Wave::After, answer("The game"))];
    assert_eq!(workshop::answers(&mut tx, here).await.unwrap(), kept);
}

async fn a_slot_is_decided_on_once(db: &Db) {
    use contribution::State::{Accepted, Declined, Offered};
    let mut tx = db.write().await.unwrap();
    let (cohort, people) = people(&mut tx, 1..=2).await;
    let here = planned(&mut tx, cohort, 1, 1).await;
    for number in [1, 2] {
        workshop::insert_slot(&mut tx, id(number), (here, people[0]), ("The rota game", 20), now()).await.unwrap();
    }
    assert!(workshop::decide_slot(&mut tx, id(1), Accepted, "Gladly", id(2)).await.unwrap());
    assert!(!workshop::decide_slot(&mut tx, id(1), Declined, "No", id(2)).await.unwrap());
    let slots = workshop::slots(&mut tx, here).await.unwrap();
    assert_eq!(slots.iter().map(|slot| slot.state).collect::<Vec<_>>(), [Accepted, Offered]);
    assert_eq!(workshop::find_slot(&mut tx, id(1)).await.unwrap().as_ref(), Some(&slots[0]));
    assert_eq!((slots[0].word.as_str(), slots[0].name.as_str()), ("Gladly", "Jo Zhou 0001"));
    assert_eq!(workshop::find_slot(&mut tx, id(9)).await.unwrap(), None);
}
