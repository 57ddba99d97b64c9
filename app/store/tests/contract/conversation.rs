//! Conversations.

use super::given::{ama_and_ben, at, cohort, id, now, on, pair};
use domain::{
    booking::{self, Means, Part},
    conversation::{Conversation, Valid},
    id::{ConversationId, PairId, ParticipantId},
};
use store::{Db, Tx, conversation};

stories!(
    a_conversation_is_read_back_as_logged,
    the_latest_conversations_of_a_pair_come_first,
    a_booking_is_logged_once,
    a_conversation_changes_at_the_version_that_was_seen,
    a_disputed_conversation_does_not_count_until_it_is_changed,
);

fn talk(day: &str, minutes: i64) -> Valid {
    Valid {
        held_on: on(day),
        times: None,
        minutes,
        means: Means::InPerson,
        place: "Canteen ☕".to_owned(),
        topics: vec!["beds".to_owned(), "“money”".to_owned()],
        summary: "فهمت why".to_owned(),
    }
}

async fn logged(tx: &mut Tx, number: u128, pair: PairId, author: ParticipantId, log: &Valid) -> ConversationId {
    let who = conversation::Who { pair, author, booking: None };
    assert!(conversation::insert(tx, id(number), who, log, now()).await.unwrap());
    id(number)
}

async fn a_conversation_is_read_back_as_logged(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, _) = ama_and_ben(&mut tx, cohort).await;
    let times = Some((at("2027-03-02T09:00:00Z"), at("2027-03-02T09:30:00Z")));
    let log = Valid { times, ..talk("2027-03-02", 30) };
    logged(&mut tx, 1, pair, ama, &log).await;
    let expected = Conversation {
        id: id(1),
        pair,
        author: ama,
        author_name: "Ama Hussain".to_owned(),
        booking: None,
        held_on: on("2027-03-02"),
        started_at: Some(at("2027-03-02T09:00:00Z")),
        minutes: 30,
        means: Means::InPerson,
        place: log.place,
        topics: log.topics,
        summary: log.summary,
        dispute: None,
        version: 1,
    };
    assert_eq!(conversation::find(&mut tx, id(1)).await.unwrap(), Some(expected));
    assert_eq!(conversation::find(&mut tx, id(2)).await.unwrap(), None);
}

async fn the_latest_conversations_of_a_pair_come_first(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (ours, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let theirs = pair(&mut tx, cohort, 2, &[]).await;
    for (number, day) in [(1, "2027-03-02"), (2, "2027-03-01"), (3, "2027-03-02")] {
        logged(&mut tx, number, ours, ben, &talk(day, 20)).await;
    }
    logged(&mut tx, 4, theirs, ama, &talk("2027-03-03", 10)).await;
    let numbers = |talks: Vec<Conversation>| -> Vec<_> { talks.iter().map(|one| one.id.0.as_u128()).collect() };
    assert_eq!(numbers(conversation::of_pair(&mut tx, ours, 9).await.unwrap()), [3, 1, 2]);
    assert_eq!(numbers(conversation::of_pair(&mut tx, ours, 1).await.unwrap()), [3]);
    assert_eq!(numbers(conversation::on_day(&mut tx, ours, on("2027-03-02")).await.unwrap()), [1, 3]);
}

async fn a_booking_is_logged_once(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let plan = booking::Valid {
        part: Part::Talks,
        starts_at: at("2027-03-02T09:00:00Z"),
        ends_at: at("2027-03-02T10:00:00Z"),
        means: Means::Phone,
        place: String::new(),
        agenda: String::new(),
        word: String::new(),
    };
    let booked = store::booking::Who { pair, visit: None, proposer: ama };
    store::booking::insert(&mut tx, id(7), booked, &plan, now()).await.unwrap();
    let who = |author| conversation::Who { pair, author, booking: Some(id(7)) };
    assert!(conversation::insert(&mut tx, id(1), who(ama), &talk("2027-03-02", 60), now()).await.unwrap());
    assert!(!conversation::insert(&mut tx, id(2), who(ben), &talk("2027-03-02", 60), now()).await.unwrap());
    assert_eq!(conversation::find(&mut tx, id(1)).await.unwrap().unwrap().booking, Some(id(7)));
}

async fn a_conversation_changes_at_the_version_that_was_seen(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, _) = ama_and_ben(&mut tx, cohort).await;
    let first = logged(&mut tx, 1, pair, ama, &talk("2027-03-02", 30)).await;
    let other = logged(&mut tx, 2, pair, ama, &talk("2027-03-03", 30)).await;
    let new = Valid { means: Means::Video, topics: Vec::new(), ..talk("2027-03-04", 45) };
    assert!(conversation::update(&mut tx, (first, 1), &new).await.unwrap());
    assert!(!conversation::update(&mut tx, (first, 1), &new).await.unwrap());
    let found = conversation::find(&mut tx, first).await.unwrap().unwrap();
    assert_eq!((found.held_on, found.minutes, found.means, found.version), (on("2027-03-04"), 45, Means::Video, 2));
    assert!(!conversation::delete(&mut tx, first, 1).await.unwrap());
    assert!(conversation::delete(&mut tx, first, 2).await.unwrap());
    assert_eq!(conversation::find(&mut tx, first).await.unwrap(), None);
    assert!(conversation::find(&mut tx, other).await.unwrap().is_some());
}

async fn a_disputed_conversation_does_not_count_until_it_is_changed(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let first = logged(&mut tx, 1, pair, ama, &talk("2027-03-02", 30)).await;
    let followed = async |tx: &mut Tx| {
        let pair = store::pair::watched_one(tx, pair, "").await.unwrap().unwrap();
        (pair.conversations, pair.talked_on)
    };
    assert_eq!(followed(&mut tx).await, (1, Some(on("2027-03-02"))));
    assert!(!conversation::dispute(&mut tx, (first, 2), ben, "", now()).await.unwrap());
    assert!(conversation::dispute(&mut tx, (first, 1), ben, "I was away", now()).await.unwrap());
    let found = conversation::find(&mut tx, first).await.unwrap().unwrap();
    assert_eq!((found.dispute.as_deref(), found.version), (Some("I was away"), 2));
    assert_eq!(followed(&mut tx).await, (0, None));
    assert!(conversation::update(&mut tx, (first, 2), &talk("2027-03-01", 30)).await.unwrap());
    assert_eq!(conversation::find(&mut tx, first).await.unwrap().unwrap().dispute, None);
    assert_eq!(followed(&mut tx).await, (1, Some(on("2027-03-01"))));
}
