//! Reflections, and who reads which.

use super::given::{ama_and_ben, at, cohort, id, log, now, on, pair, participant, person, session};
use domain::{
    id::{ParticipantId, ShadowingId},
    participant::Side,
    reflection::{
        Question, Readers, Reflection, Valid, Way,
        book::{Part, Read},
    },
};
use store::{Db, Tx, reflection};

stories!(
    a_reflection_is_written_once_and_then_changed,
    a_reflection_is_read_only_by_who_may,
    what_was_released_to_the_programme_comes_the_latest_first,
    a_book_holds_what_its_author_wrote_and_who_has_read_it,
);

fn valid(what: &str, readers: Readers) -> Valid {
    let texts = [(Question::What, what.to_owned()), (Question::ActionPlan, "Zo\nwat’s “📈”".to_owned())].into();
    Valid { way: if readers == Readers::Pair { Way::Gibbs } else { Way::What }, texts, readers }
}

fn expected(number: u128, author: ParticipantId, name: &str, valid: Valid, version: i64) -> Reflection {
    Reflection {
        id: id(number),
        session: id(1),
        author,
        author_name: name.to_owned(),
        way: valid.way,
        texts: valid.texts,
        readers: valid.readers,
        version,
    }
}

async fn write(tx: &mut Tx, number: u128, session: ShadowingId, author: ParticipantId, readers: Readers) {
    let new = valid("What", readers);
    assert!(reflection::insert(tx, id(number), session, author, &new, now()).await.unwrap());
}

async fn a_reflection_is_written_once_and_then_changed(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let session = session(&mut tx, 1, pair, (ama, ben), &log("09:00:00", "10:00:00")).await;
    let first = valid("First", Readers::Author);
    let second = valid("Second", Readers::Pair);
    for (new, is_written) in [(&first, true), (&second, false)] {
        assert_eq!(reflection::insert(&mut tx, id(1), session, ama, new, now()).await.unwrap(), is_written);
        assert!(!reflection::insert(&mut tx, id(2), session, ama, new, now()).await.unwrap());
    }
    let read = async |tx: &mut Tx| reflection::of_session_for(tx, session, ama).await.unwrap();
    assert_eq!(read(&mut tx).await, [expected(1, ama, "Ama Hussain", first, 1)]);
    for (author, version, is_changed) in [(ama, 2, false), (ben, 1, false), (ama, 1, true), (ama, 1, false)] {
        let changed = reflection::update(&mut tx, session, author, version, &second).await.unwrap();
        assert_eq!(changed, is_changed, "{author} at {version}");
    }
    assert_eq!(read(&mut tx).await, [expected(1, ama, "Ama Hussain", second, 2)]);
}

async fn a_reflection_is_read_only_by_who_may(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (ours, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let cy = participant(&mut tx, cohort, 3, ("Cy", "Cole"), Side::Manager).await;
    pair(&mut tx, cohort, 2, &[cy]).await;
    session(&mut tx, 1, ours, (ama, ben), &log("09:00:00", "10:00:00")).await;
    session(&mut tx, 2, ours, (ama, ben), &log("11:00:00", "12:00:00")).await;
    write(&mut tx, 2, id(1), ama, Readers::Author).await;
    write(&mut tx, 1, id(1), ben, Readers::Author).await;
    write(&mut tx, 3, id(2), ben, Readers::Pair).await;
    let read = async |tx: &mut Tx, session, reader| -> Vec<u128> {
        let read = reflection::of_session_for(tx, id(session), reader).await.unwrap();
        read.iter().map(|one| one.id.0.as_u128()).collect()
    };
    for (readers, bens_view) in
        [(Readers::Author, vec![1]), (Readers::Pair, vec![1, 2]), (Readers::Programme, vec![1, 2])]
    {
        let session = reflection::of_session_for(&mut tx, id(1), ama).await.unwrap();
        let (version, new) = (session[0].version, valid("What", readers));
        assert!(reflection::update(&mut tx, id(1), ama, version, &new).await.unwrap());
        assert_eq!(read(&mut tx, 1, ama).await, [2], "{readers:?}");
        assert_eq!(read(&mut tx, 1, ben).await, bens_view, "{readers:?}");
        assert_eq!(read(&mut tx, 1, cy).await, [] as [u128; 0], "{readers:?}");
        assert_eq!(read(&mut tx, 2, cy).await, [] as [u128; 0], "{readers:?}");
    }
    assert_eq!(read(&mut tx, 2, ama).await, [3]);
    assert_eq!(read(&mut tx, 2, id(9)).await, [] as [u128; 0]);
    assert_eq!(read(&mut tx, 3, ama).await, [] as [u128; 0]);
}

async fn what_was_released_to_the_programme_comes_the_latest_first(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, elsewhere) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    let (ours, ama, ben) = ama_and_ben(&mut tx, here).await;
    let cy = participant(&mut tx, elsewhere, 3, ("", "Suharto"), Side::Manager).await;
    let theirs = pair(&mut tx, elsewhere, 2, &[cy]).await;
    for (number, pair, host, visitor) in [(1, ours, ama, ben), (2, ours, ben, ama), (3, theirs, ama, cy)] {
        session(&mut tx, number, pair, (host, visitor), &log("09:00:00", "10:00:00")).await;
    }
    write(&mut tx, 1, id(1), ama, Readers::Programme).await;
    write(&mut tx, 4, id(1), ben, Readers::Programme).await;
    write(&mut tx, 2, id(2), ama, Readers::Pair).await;
    write(&mut tx, 3, id(2), ben, Readers::Author).await;
    write(&mut tx, 5, id(3), cy, Readers::Programme).await;
    let text = || valid("What", Readers::Programme);
    let mine = expected(1, ama, "Ama Hussain", text(), 1);
    let bens = expected(4, ben, "Ben Okafor", text(), 1);
    let cys = Reflection { session: id(3), ..expected(5, cy, "Suharto", text(), 1) };
    assert_eq!(reflection::released(&mut tx, here, 9).await.unwrap(), [bens.clone(), mine]);
    assert_eq!(reflection::released(&mut tx, here, 1).await.unwrap(), [bens]);
    assert_eq!(reflection::released(&mut tx, elsewhere, 9).await.unwrap(), [cys]);
    assert_eq!(reflection::released(&mut tx, id(3), 9).await.unwrap(), []);
}

async fn a_book_holds_what_its_author_wrote_and_who_has_read_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    person(&mut tx, 3, "Eve", "Adler").await;
    for number in [1, 2] {
        session(&mut tx, number, pair, (ama, ben), &log("09:00:00", "10:00:00")).await;
        write(&mut tx, number, id(number), ama, Readers::Programme).await;
    }
    write(&mut tx, 3, id(1), ben, Readers::Pair).await;
    for (reader, part, day) in
        [(2, Part::Partner, "2027-03-02"), (2, Part::Partner, "2027-03-05"), (3, Part::Evaluator, "2027-03-04")]
    {
        reflection::note_read(&mut tx, id(1), id(reader), part, on(day)).await.unwrap();
    }
    let book = reflection::of_person(&mut tx, id(1)).await.unwrap();
    assert_eq!(book.iter().map(|entry| entry.reflection.id.0.as_u128()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((book[1].place.as_str(), book[1].started_at), ("Ward 7", at("2027-03-01T09:00:00Z")));
    assert_eq!(book[0].reads, []);
    let ben = Read { part: Part::Partner, name: Some("Ben Okafor".to_owned()), on: on("2027-03-02") };
    let somebody = Read { part: Part::Evaluator, name: None, on: on("2027-03-04") };
    assert_eq!(book[1].reads, [ben, somebody]);
    assert_eq!(reflection::of_person(&mut tx, id(3)).await.unwrap(), []);
}
