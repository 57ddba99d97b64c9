//! The shapes of programmes.

use super::given::{id, programme};
use domain::shape::Template;
use store::{Db, shape};

stories!(a_shape_is_kept_for_whoever_read_it_last);

async fn a_shape_is_kept_for_whoever_read_it_last(db: &Db) {
    let mut tx = db.write().await.unwrap();
    programme(&mut tx, 1).await;
    programme(&mut tx, 2).await;
    assert_eq!(shape::find(&mut tx, id(1)).await.unwrap(), None);
    let (first, second) = (Template::NineMonths.shape(), Template::OneExchange.shape());
    assert!(!shape::save(&mut tx, id(1), 1, &first).await.unwrap(), "there is no first version yet");
    assert!(shape::save(&mut tx, id(1), 0, &first).await.unwrap());
    assert!(!shape::save(&mut tx, id(1), 0, &second).await.unwrap(), "somebody was first");
    assert_eq!(shape::find(&mut tx, id(1)).await.unwrap(), Some((first.clone(), 1)));
    assert!(shape::save(&mut tx, id(1), 1, &second).await.unwrap());
    assert!(!shape::save(&mut tx, id(1), 1, &first).await.unwrap());
    assert_eq!(shape::find(&mut tx, id(1)).await.unwrap(), Some((second, 2)));
    assert_eq!(shape::find(&mut tx, id(2)).await.unwrap(), None);
}
