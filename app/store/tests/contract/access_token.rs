//! Tokens of programs.

use super::given::{at, id, now, person};
use store::{Db, access_token};

stories!(a_token_is_found_by_its_hash_until_it_is_revoked, everybody_has_their_own_the_latest_first,);

async fn a_token_is_found_by_its_hash_until_it_is_revoked(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Hussain").await;
    person(&mut tx, 2, "Ben", "Okafor").await;
    access_token::insert(&mut tx, id(1), id(1), "Rota", &[0, 1, 255], now()).await.unwrap();
    assert!(access_token::find(&mut tx, &[0, 1]).await.unwrap().is_none());
    let (owner, token) = access_token::find(&mut tx, &[0, 1, 255]).await.unwrap().unwrap();
    assert_eq!((owner, token.id, token.name.as_str()), (id(1), id(1), "Rota"));
    assert_eq!((token.created_at, token.last_used_at), (now(), None));
    let later = at("2027-01-14T12:00:00.000001Z");
    access_token::touch(&mut tx, id(1), later).await.unwrap();
    let (_, token) = access_token::find(&mut tx, &[0, 1, 255]).await.unwrap().unwrap();
    assert_eq!(token.last_used_at, Some(later));
    // Nobody ends another's.
    assert_eq!(access_token::delete(&mut tx, id(2), id(1)).await.unwrap(), None);
    assert_eq!(access_token::delete(&mut tx, id(1), id(1)).await.unwrap().as_deref(), Some("Rota"));
    assert_eq!(access_token::delete(&mut tx, id(1), id(1)).await.unwrap(), None);
    assert!(access_token::find(&mut tx, &[0, 1, 255]).await.unwrap().is_none());
}

async fn everybody_has_their_own_the_latest_first(db: &Db) {
    let mut tx = db.write().await.unwrap();
    person(&mut tx, 1, "Ama", "Hussain").await;
    person(&mut tx, 2, "Ben", "Okafor").await;
    for (number, owner) in [(1_u128, 1), (2, 2), (3, 1), (4, 1)] {
        let hash = [u8::try_from(number).unwrap()];
        access_token::insert(&mut tx, id(number), id(owner), &format!("T{number}"), &hash, now()).await.unwrap();
    }
    let names = |tokens: Vec<domain::access_token::AccessToken>| -> Vec<_> {
        tokens.into_iter().map(|token| token.name).collect()
    };
    assert_eq!(names(access_token::of_person(&mut tx, id(1), 2).await.unwrap()), ["T4", "T3"]);
    assert_eq!(names(access_token::of_person(&mut tx, id(2), 50).await.unwrap()), ["T2"]);
}
