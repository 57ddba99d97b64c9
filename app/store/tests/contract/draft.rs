//! Proposals of pairs.

use super::given::{at, cohort, id, now, participant, person};
use domain::{
    draft::{Draft, Proposed},
    pairing::Rules,
    participant::Side,
};
use store::{Db, Tx, draft};

stories!(
    a_draft_is_read_back_as_made,
    a_draft_takes_one_change_at_each_version_while_it_is_open,
    the_latest_open_draft_of_a_cohort_is_found,
    pairs_are_locked_and_taken_out_one_by_one,
    pairs_that_are_not_locked_are_taken_out_together,
    whoever_leaves_is_taken_out_of_what_is_open,
    pairs_are_ruled_out_and_let_in_again,
    a_pair_has_one_third_who_goes_with_it,
    the_drafts_of_a_cohort_are_listed_the_latest_first,
);

/// Two cohorts, four participants of the first, and the author of drafts.
async fn given(tx: &mut Tx) {
    cohort(tx, 1).await;
    cohort(tx, 2).await;
    for (number, side) in [(1, Side::Clinician), (2, Side::Clinician), (3, Side::Manager), (4, Side::Manager)] {
        participant(tx, id(1), number, ("Jo", "Zhou"), side).await;
    }
    person(tx, 9, "Di", "Abbas").await;
}

async fn insert(tx: &mut Tx, number: u128, cohort: u128, seed: i64) {
    let rules = serde_json::to_string(&Rules::default()).unwrap();
    let (inputs_hash, at) = ("0123abcd", now());
    let new = draft::New { id: id(number), cohort: id(cohort), author: id(9), seed, rules: &rules, inputs_hash, at };
    draft::insert(tx, new).await.unwrap();
}

fn expected(number: u128, cohort: u128, seed: i64) -> Draft {
    Draft {
        id: id(number),
        cohort: id(cohort),
        seed,
        rules: Rules::default(),
        inputs_hash: "0123abcd".to_owned(),
        is_published: false,
        created_at: at("2027-01-13T12:00:00.123456Z"),
        version: 1,
        pairs: Vec::new(),
        bans: Vec::new(),
    }
}

fn proposed(number: u128, clinician: u128, manager: u128, is_locked: bool) -> Proposed {
    Proposed { id: id(number), clinician: id(clinician), manager: id(manager), is_locked, third: None }
}

async fn found(tx: &mut Tx, number: u128) -> Draft {
    draft::find(tx, id(number)).await.unwrap().unwrap()
}

async fn a_draft_is_read_back_as_made(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    for (number, seed) in [(1, i64::MAX), (2, 0), (3, i64::MIN)] {
        insert(&mut tx, number, 1, seed).await;
        assert_eq!(draft::find(&mut tx, id(number)).await.unwrap(), Some(expected(number, 1, seed)));
    }
    draft::insert_pair(&mut tx, id(8), id(1), id(1), id(4), true).await.unwrap();
    draft::insert_pair(&mut tx, id(7), id(1), id(2), id(3), false).await.unwrap();
    draft::insert_pair(&mut tx, id(6), id(2), id(1), id(4), false).await.unwrap();
    let pairs = vec![proposed(7, 2, 3, false), proposed(8, 1, 4, true)];
    assert_eq!(found(&mut tx, 1).await, Draft { pairs, ..expected(1, 1, i64::MAX) });
    assert_eq!(found(&mut tx, 2).await, Draft { pairs: vec![proposed(6, 1, 4, false)], ..expected(2, 1, 0) });
    assert_eq!(draft::find(&mut tx, id(4)).await.unwrap(), None);
}

async fn a_draft_takes_one_change_at_each_version_while_it_is_open(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    insert(&mut tx, 1, 1, 0).await;
    insert(&mut tx, 2, 1, 0).await;
    for (number, version, takes) in [(1, 2, false), (1, 1, true), (1, 1, false), (1, 2, true), (3, 1, false)] {
        assert_eq!(draft::advance(&mut tx, id(number), version).await.unwrap(), takes, "{number} at {version}");
    }
    draft::publish(&mut tx, id(1)).await.unwrap();
    assert!(!draft::advance(&mut tx, id(1), 3).await.unwrap());
    assert_eq!(found(&mut tx, 1).await, Draft { is_published: true, version: 3, ..expected(1, 1, 0) });
    assert_eq!(found(&mut tx, 2).await, expected(2, 1, 0));
}

async fn the_latest_open_draft_of_a_cohort_is_found(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    assert_eq!(draft::latest_open(&mut tx, id(1)).await.unwrap(), None);
    for (number, cohort) in [(2, 1), (0x80 << 120, 1), (1, 1), (u128::MAX, 2)] {
        insert(&mut tx, number, cohort, 0).await;
    }
    for expected in [Some(0x80 << 120), Some(2), Some(1), None] {
        let latest = draft::latest_open(&mut tx, id(1)).await.unwrap();
        assert_eq!(latest, expected.map(id));
        if let Some(latest) = latest {
            draft::publish(&mut tx, latest).await.unwrap();
        }
    }
    assert_eq!(draft::latest_open(&mut tx, id(2)).await.unwrap(), Some(id(u128::MAX)));
}

async fn pairs_are_locked_and_taken_out_one_by_one(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    insert(&mut tx, 1, 1, 0).await;
    draft::insert_pair(&mut tx, id(1), id(1), id(1), id(3), false).await.unwrap();
    draft::insert_pair(&mut tx, id(2), id(1), id(2), id(4), false).await.unwrap();
    for is_locked in [true, true, false] {
        draft::set_lock(&mut tx, id(1), is_locked).await.unwrap();
        assert_eq!(found(&mut tx, 1).await.pairs, [proposed(1, 1, 3, is_locked), proposed(2, 2, 4, false)]);
    }
    for _ in 0..2 {
        draft::delete_pair(&mut tx, id(1)).await.unwrap();
        assert_eq!(found(&mut tx, 1).await.pairs, [proposed(2, 2, 4, false)]);
    }
    // Both are free again.
    draft::insert_pair(&mut tx, id(3), id(1), id(1), id(3), false).await.unwrap();
    assert_eq!(found(&mut tx, 1).await.pairs, [proposed(2, 2, 4, false), proposed(3, 1, 3, false)]);
}

async fn pairs_that_are_not_locked_are_taken_out_together(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    for number in [1, 2] {
        insert(&mut tx, number, 1, 0).await;
        draft::insert_pair(&mut tx, id(10 * number), id(number), id(1), id(3), true).await.unwrap();
        draft::insert_pair(&mut tx, id(10 * number + 1), id(number), id(2), id(4), false).await.unwrap();
    }
    draft::delete_unlocked(&mut tx, id(1)).await.unwrap();
    assert_eq!(found(&mut tx, 1).await.pairs, [proposed(10, 1, 3, true)]);
    assert_eq!(found(&mut tx, 2).await.pairs, [proposed(20, 1, 3, true), proposed(21, 2, 4, false)]);
}

async fn whoever_leaves_is_taken_out_of_what_is_open(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    for number in [1, 2, 3] {
        insert(&mut tx, number, 1, 0).await;
    }
    for (number, of, clinician, manager) in [(1, 1, 1, 3), (2, 1, 2, 4), (3, 2, 1, 4), (4, 3, 2, 3)] {
        draft::insert_pair(&mut tx, id(number), id(of), id(clinician), id(manager), false).await.unwrap();
    }
    for third in [5, 6] {
        participant(&mut tx, id(1), third, ("Jo", "Zhou"), Side::Clinician).await;
        draft::insert_third(&mut tx, id(third - 4), id(1), id(third)).await.unwrap();
    }
    draft::publish(&mut tx, id(2)).await.unwrap();
    draft::delete_pairs_of(&mut tx, id(1)).await.unwrap();
    let left = async |tx: &mut Tx, number| {
        let found = found(tx, number).await;
        (found.version, found.pairs.iter().map(|pair| pair.id.0.as_u128()).collect::<Vec<_>>())
    };
    assert_eq!(left(&mut tx, 1).await, (2, vec![2]), "changed");
    assert_eq!(left(&mut tx, 2).await, (1, vec![3]), "published, and so left as it was");
    assert_eq!(left(&mut tx, 3).await, (1, vec![4]), "of others");
    draft::delete_pairs_of(&mut tx, id(3)).await.unwrap();
    assert_eq!(left(&mut tx, 3).await, (2, vec![]), "managers leave too");
    draft::delete_pairs_of(&mut tx, id(6)).await.unwrap();
    let stayed = found(&mut tx, 1).await;
    assert_eq!((stayed.version, stayed.pairs[0].third), (3, None), "and thirds, from a pair that stays");
}

async fn pairs_are_ruled_out_and_let_in_again(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    for number in [1, 2] {
        insert(&mut tx, number, 1, 0).await;
    }
    for (clinician, manager) in [(2, 3), (1, 4), (1, 4)] {
        draft::insert_ban(&mut tx, id(1), id(clinician), id(manager)).await.unwrap();
    }
    assert_eq!(found(&mut tx, 1).await.bans, [(id(1), id(4)), (id(2), id(3))]);
    assert_eq!(found(&mut tx, 2).await.bans, []);
    draft::delete_ban(&mut tx, id(2), id(1), id(4)).await.unwrap();
    draft::delete_ban(&mut tx, id(1), id(1), id(4)).await.unwrap();
    assert_eq!(found(&mut tx, 1).await.bans, [(id(2), id(3))]);
}

async fn a_pair_has_one_third_who_goes_with_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    insert(&mut tx, 1, 1, 0).await;
    draft::insert_pair(&mut tx, id(1), id(1), id(1), id(3), true).await.unwrap();
    draft::insert_pair(&mut tx, id(2), id(1), id(2), id(4), false).await.unwrap();
    participant(&mut tx, id(1), 5, ("Jo", "Zhou"), Side::Clinician).await;
    participant(&mut tx, id(1), 6, ("Jo", "Zhou"), Side::Clinician).await;
    for (pair, third, is_added) in [(1, 5, true), (1, 6, false), (2, 5, false), (2, 6, true)] {
        assert_eq!(draft::insert_third(&mut tx, id(pair), id(1), id(third)).await.unwrap(), is_added);
    }
    let thirds = |draft: Draft| draft.pairs.into_iter().map(|pair| pair.third).collect::<Vec<_>>();
    assert_eq!(thirds(found(&mut tx, 1).await), [Some(id(5)), Some(id(6))]);
    draft::delete_unlocked(&mut tx, id(1)).await.unwrap();
    assert_eq!(thirds(found(&mut tx, 1).await), [Some(id(5))]);
    draft::delete_third(&mut tx, id(1)).await.unwrap();
    assert_eq!(thirds(found(&mut tx, 1).await), [None]);
    assert!(draft::insert_third(&mut tx, id(1), id(1), id(6)).await.unwrap());
    draft::delete_pair(&mut tx, id(1)).await.unwrap();
    assert!(found(&mut tx, 1).await.pairs.is_empty());
}

async fn the_drafts_of_a_cohort_are_listed_the_latest_first(db: &Db) {
    let mut tx = db.write().await.unwrap();
    given(&mut tx).await;
    for (number, cohort) in [(1, 1), (2, 1), (3, 2)] {
        insert(&mut tx, number, cohort, 0).await;
    }
    draft::insert_pair(&mut tx, id(1), id(1), id(1), id(3), true).await.unwrap();
    draft::publish(&mut tx, id(1)).await.unwrap();
    let list = draft::of_cohort(&mut tx, id(1), 50).await.unwrap();
    let told: Vec<_> = list.iter().map(|it| (it.id, it.is_published, it.pairs)).collect();
    assert_eq!(told, [(id(2), false, 0), (id(1), true, 1)]);
    assert_eq!(draft::of_cohort(&mut tx, id(1), 1).await.unwrap(), list[..1]);
}
