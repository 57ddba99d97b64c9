//! What members of pairs say to the coordinators alone.

use super::given::{ama_and_ben, at, cohort, id, now, pair as given_pair, participant, person};
use domain::{pair::concern::Concern, participant::Side};
use store::{Db, concern};

stories!(what_was_said_is_open_until_somebody_settles_it, what_was_said_in_a_pair_is_settled_with_it);

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

async fn what_was_said_in_a_pair_is_settled_with_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    let cy = participant(&mut tx, cohort, 3, ("Cy", "Cole"), Side::Manager).await;
    given_pair(&mut tx, cohort, 2, &[cy]).await;
    for (number, pair, who) in [(1, pair, ama), (2, pair, ben), (3, id(2), cy)] {
        concern::insert(&mut tx, id(number), (pair, who), "", now()).await.unwrap();
    }
    concern::settle_all(&mut tx, pair, id(3), now()).await.unwrap();
    let open: Vec<_> = concern::open(&mut tx, cohort).await.unwrap().into_iter().map(|one| one.id).collect();
    assert_eq!(open, [id(3)]);
}
