//! What members of pairs say to the coordinators alone.

use super::given::{ama_and_ben, at, cohort, id, now, pair as given_pair, participant, person};
use domain::{pair::concern::Concern, participant::Side};
use store::{Db, concern};

stories!(what_was_said_is_open_until_somebody_settles_it, a_pair_has_something_open_until_all_of_it_is_settled);

async fn what_was_said_is_open_until_somebody_settles_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (here, elsewhere) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    let (pair, ama, ben) = ama_and_ben(&mut tx, here).await;
    let cy = participant(&mut tx, elsewhere, 3, ("Cy", "Cole"), Side::Manager).await;
    given_pair(&mut tx, elsewhere, 2, &[cy]).await;
    person(&mut tx, 4, "Ffion", "Adeyemi").await;
    assert_eq!(concern::last_open_at(&mut tx, ama).await.unwrap(), None);
    let later = at("2027-05-01T09:00:00Z");
    for (number, pair, who, words, at) in [
        (2, pair, ben, "", now()),
        (1, pair, ama, "We never meet", now()),
        (3, pair, ama, "Still", later),
        (4, id(2), cy, "", now()),
    ] {
        concern::insert(&mut tx, id(number), (pair, who), words, at).await.unwrap();
    }
    let said = |number: u128, name: &str, words: &str, created_at| Concern {
        id: id(number),
        pair,
        name: name.to_owned(),
        words: words.to_owned(),
        created_at,
    };
    let [first, second, third] = [
        said(1, "Ama Hussain", "We never meet", now()),
        said(2, "Ben Okafor", "", now()),
        said(3, "Ama Hussain", "Still", later),
    ];
    assert_eq!(concern::open(&mut tx, here).await.unwrap(), [first.clone(), second, third.clone()]);
    assert_eq!(concern::open(&mut tx, elsewhere).await.unwrap().len(), 1);
    assert_eq!(concern::pair_of(&mut tx, id(4)).await.unwrap(), Some(id(2)));
    assert_eq!(concern::pair_of(&mut tx, id(9)).await.unwrap(), None);
    assert_eq!(concern::last_open_at(&mut tx, ama).await.unwrap(), Some(later));
    for (number, is_settled) in [(2, true), (2, false), (9, false)] {
        assert_eq!(concern::settle(&mut tx, id(number), id(4), later).await.unwrap(), is_settled, "{number}");
    }
    assert_eq!(concern::open(&mut tx, here).await.unwrap(), [first, third]);
}

async fn a_pair_has_something_open_until_all_of_it_is_settled(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let cy = participant(&mut tx, cohort, 3, ("Cy", "Cole"), Side::Manager).await;
    given_pair(&mut tx, cohort, 2, &[cy]).await;
    for (number, pair, who) in [(1, pair, ama), (2, pair, ben), (3, id(2), cy)] {
        concern::insert(&mut tx, id(number), (pair, who), "", now()).await.unwrap();
    }
    for (number, is_open) in [(1, true), (2, false)] {
        assert!(concern::is_open(&mut tx, pair).await.unwrap(), "{number}");
        assert!(concern::settle(&mut tx, id(number), id(3), now()).await.unwrap());
        assert_eq!(concern::is_open(&mut tx, pair).await.unwrap(), is_open, "{number}");
    }
    assert!(concern::is_open(&mut tx, id(2)).await.unwrap(), "of another pair");
}
