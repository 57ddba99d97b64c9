//! What pairs did and plan, by day.

use super::given::{ama_and_ben, at, cohort, id, log, now, on, pair, session};
use domain::{
    booking::{self, Means, Part, State},
    clash::Firm,
    conversation::Valid,
    id::ParticipantId,
    strand::Strand,
    timeline::Mark,
};
use store::{Db, timeline};

stories!(what_counts_and_what_is_planned_is_on_its_day);

async fn what_counts_and_what_is_planned_is_on_its_day(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (ours, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let theirs = pair(&mut tx, cohort, 2, &[]).await;
    session(&mut tx, 1, ours, (ama, ben), &log("09:00:00", "12:00:00")).await;
    let plan = booking::Valid {
        part: Part::Hosts,
        // Half past midnight in London.
        starts_at: at("2027-07-05T23:30:00Z"),
        ends_at: at("2027-07-06T00:30:00Z"),
        means: Means::InPerson,
        place: String::new(),
        agenda: String::new(),
        word: String::new(),
    };
    let who = store::booking::Who { pair: ours, visit: Some((ben, ama)), proposer: ben };
    for number in [2, 3, 4, 5] {
        store::booking::insert(&mut tx, id(number), who, &plan, now()).await.unwrap();
    }
    assert!(store::booking::settle(&mut tx, (id(3), 1), State::Accepted, "").await.unwrap());
    assert!(store::booking::settle(&mut tx, (id(4), 1), State::Cancelled, "").await.unwrap());
    store::booking::logged(&mut tx, id(5), Some(now())).await.unwrap();
    for (number, pair) in [(6, ours), (7, ours), (8, theirs)] {
        let talk = Valid {
            held_on: on("2027-03-04"),
            times: None,
            minutes: 45,
            means: Means::Phone,
            place: String::new(),
            topics: Vec::new(),
            summary: String::new(),
        };
        let who = store::conversation::Who { pair, author: ama, booking: None };
        assert!(store::conversation::insert(&mut tx, id(number), who, &talk, now()).await.unwrap());
    }
    assert!(store::conversation::dispute(&mut tx, (id(7), 1), ben, "", now()).await.unwrap());
    let mark = |number: u128, visitor: Option<ParticipantId>, day: &str, minutes, firm| Mark {
        pair: ours,
        id: id(number),
        strand: if visitor.is_some() { Strand::Shadowing } else { Strand::Conversation },
        visitor,
        on: on(day),
        minutes,
        firm,
    };
    for (number, held_until) in [(11, None), (12, None), (13, None), (14, Some(at("2027-02-01T00:00:00Z")))] {
        let workshop = super::workshop::planned(&mut tx, cohort, number, 5).await;
        assert!(store::workshop::take_seat(&mut tx, workshop, ama, held_until).await.unwrap());
    }
    // One was there, one will be, one was not, and to one a seat is only offered.
    for (number, attended) in [(11, true), (13, false)] {
        store::workshop::note(&mut tx, (id(number), ama), (attended, false), id(1), now()).await.unwrap();
    }
    let workshop = |number, day, firm| Mark { strand: Strand::Workshop, ..mark(number, None, day, 180, firm) };
    let expected = [
        mark(1, Some(ben), "2027-03-01", 180, Firm::Logged),
        mark(2, Some(ama), "2027-07-06", 60, Firm::Proposed),
        mark(3, Some(ama), "2027-07-06", 60, Firm::Agreed),
        mark(6, None, "2027-03-04", 45, Firm::Logged),
        workshop(11, "2027-01-24", Firm::Logged),
        workshop(12, "2027-01-25", Firm::Agreed),
    ];
    let sorted = |mut marks: Vec<Mark>| {
        marks.sort_by_key(|mark| mark.id);
        marks
    };
    assert_eq!(sorted(timeline::of_pair(&mut tx, ours).await.unwrap()), expected);
    let other = Mark { pair: theirs, ..mark(8, None, "2027-03-04", 45, Firm::Logged) };
    let both = sorted([&expected[..], &[other]].concat());
    assert_eq!(sorted(timeline::of_cohort(&mut tx, cohort).await.unwrap()), both);
}
