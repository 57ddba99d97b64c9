//! What happened.

use super::given::{at, id, now, person, programme};
use domain::{
    event::{Event, What},
    id::EventId,
    policy::Role,
};
use store::{Db, Tx, event};

stories!(an_event_is_read_back_with_who_did_it, every_page_of_events_goes_on_where_the_last_one_ended,);

async fn an_event_is_read_back_with_who_did_it(db: &Db) {
    let mut tx = db.write().await.unwrap();
    programme(&mut tx, 1).await;
    programme(&mut tx, 2).await;
    person(&mut tx, 1, "Amá", "Ó’Néill").await;
    person(&mut tx, 2, "", "Suharto").await;
    let given = What::RoleGiven { person: id(1), name: "Ben \"B\" \\ Okafor".to_owned(), role: Role::Coordinator };
    for (number, actor, programme, what) in [
        (1, Some(1), Some(1), &given),
        (2, Some(2), Some(1), &What::SignedOut),
        (3, None, Some(1), &What::SignedIn),
        (4, Some(1), Some(2), &What::PasswordSet),
        (5, None, None, &What::SignedIn),
    ] {
        event::insert(&mut tx, id(number), now(), actor.map(id), programme.map(id), what).await.unwrap();
    }
    let event = |number, actor: Option<&str>, what| {
        let actor = actor.map(str::to_owned);
        (id::<EventId>(number), Event { at: at("2027-01-13T12:00:00.123456Z"), actor, what })
    };
    let all = [
        event(5, None, What::SignedIn),
        event(4, Some("Amá Ó’Néill"), What::PasswordSet),
        event(3, None, What::SignedIn),
        event(2, Some("Suharto"), What::SignedOut),
        event(1, Some("Amá Ó’Néill"), given.clone()),
    ];
    assert_eq!(event::of_programme(&mut tx, id(1), id(9), 9).await.unwrap(), all[2..]);
    assert_eq!(event::of_programme(&mut tx, id(2), id(9), 9).await.unwrap(), all[1..2]);
    assert_eq!(event::of_programme(&mut tx, id(3), id(9), 9).await.unwrap(), []);
    assert_eq!(event::everywhere(&mut tx, id(9), 9).await.unwrap(), all);
    assert_eq!(event::everywhere(&mut tx, id(1), 9).await.unwrap(), []);
}

async fn every_page_of_events_goes_on_where_the_last_one_ended(db: &Db) {
    let mut tx = db.write().await.unwrap();
    programme(&mut tx, 1).await;
    let numbers = [0xff << 120, 0x80 << 120, 0x7f << 120, 2, 1];
    for place in [1, 4, 0, 3, 2] {
        event::insert(&mut tx, id(numbers[place]), now(), None, Some(id(1)), &What::SignedIn).await.unwrap();
    }
    let page = async |tx: &mut Tx, is_everywhere, before, limit| {
        let page = if is_everywhere {
            event::everywhere(tx, before, limit).await
        } else {
            event::of_programme(tx, id(1), before, limit).await
        };
        page.unwrap()
    };
    for (is_everywhere, limit) in (1..=6).flat_map(|limit| [(false, limit), (true, limit)]) {
        let (mut found, mut before) = (Vec::new(), id(u128::MAX));
        loop {
            let page = page(&mut tx, is_everywhere, before, limit).await;
            let Some((last, _)) = page.last() else { break };
            assert!(page.len() <= usize::try_from(limit).unwrap());
            before = *last;
            found.extend(page.iter().map(|(event, _)| event.0.as_u128()));
        }
        assert_eq!(found, numbers, "{limit} to a page, everywhere: {is_everywhere}");
    }
}
