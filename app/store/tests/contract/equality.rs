//! What people said of themselves for equality monitoring.

use super::given::{id, person};
use domain::equality::Answers;
use store::{Db, equality};

stories!(answers_are_replaced_as_a_whole_and_forgotten);

fn answers(answers: &[(&str, &str)]) -> Answers {
    Answers(answers.iter().map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned())).collect())
}

async fn answers_are_replaced_as_a_whole_and_forgotten(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (ama, ben) = (person(&mut tx, 1, "Ama", "Hussain").await, person(&mut tx, 2, "Ben", "Okafor").await);
    assert_eq!(equality::find(&mut tx, ama).await.unwrap(), Answers::default());
    let first = answers(&[("ethnic_group", "M"), ("sex", "prefer_not_to_say")]);
    let second = answers(&[("ethnic_group", "N")]);
    equality::replace(&mut tx, ama, &first, 1).await.unwrap();
    equality::replace(&mut tx, ben, &first, 1).await.unwrap();
    assert_eq!(equality::find(&mut tx, ama).await.unwrap(), first);
    equality::replace(&mut tx, ama, &second, 2).await.unwrap();
    assert_eq!(equality::find(&mut tx, ama).await.unwrap(), second);
    equality::delete(&mut tx, ama).await.unwrap();
    equality::delete(&mut tx, id(9)).await.unwrap();
    assert_eq!(equality::find(&mut tx, ama).await.unwrap(), Answers::default());
    assert_eq!(equality::find(&mut tx, ben).await.unwrap(), first);
}
