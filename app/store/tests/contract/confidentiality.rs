//! The programme's texts on confidentiality.

use super::given::{ama_and_ben, at, cohort, id, now, programme};
use domain::preparation::Confidentiality;
use store::{Db, confidentiality};

stories!(the_latest_text_is_the_present_one, whoever_has_read_a_version_has_read_that_one,);

async fn the_latest_text_is_the_present_one(db: &Db) {
    let mut tx = db.write().await.unwrap();
    cohort(&mut tx, 1).await;
    let other = programme(&mut tx, 2).await;
    let author = super::given::person(&mut tx, 7, "Cy", "Suharto").await;
    assert_eq!(confidentiality::present(&mut tx, id(1)).await.unwrap(), None);
    for (number, text) in [(2, "Hush"), (3, "سرّ 🤫\nTwo lines")] {
        let new = Confidentiality { number, text: text.to_owned() };
        assert!(confidentiality::insert(&mut tx, id(1), &new, author, now()).await.unwrap());
        let same = Confidentiality { number, text: "Another".to_owned() };
        assert!(!confidentiality::insert(&mut tx, id(1), &same, author, now()).await.unwrap());
        assert_eq!(confidentiality::present(&mut tx, id(1)).await.unwrap(), Some(new));
    }
    assert_eq!(confidentiality::present(&mut tx, other).await.unwrap(), None);
}

async fn whoever_has_read_a_version_has_read_that_one(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (_, ama, ben) = ama_and_ben(&mut tx, cohort).await;
    assert!(confidentiality::acknowledge(&mut tx, ama, 1, now()).await.unwrap());
    let later = at("2027-02-20T09:00:00Z");
    assert!(!confidentiality::acknowledge(&mut tx, ama, 1, later).await.unwrap());
    for (who, number, expected) in [(ama, 1, Some(now())), (ama, 2, None), (ben, 1, None)] {
        assert_eq!(confidentiality::acknowledged_at(&mut tx, who, number).await.unwrap(), expected);
    }
}
