//! What calendars show, the links by which they are read, and what goes along with messages.

use super::given::{ama_and_ben, at, cohort, id, message, now, pair, participant, person};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    booking::{Booking, Means, Part, Valid},
    calendar::{Entry, Link, Scope, Status, Taking, When},
    mail::Way,
    participant::Side,
};
use store::{
    Db, Tx, booking,
    calendar::{self, Asked},
    mail, pair as pairs, workshop,
};

stories!(
    a_link_is_found_by_its_hash_until_it_ends,
    an_answer_is_found_by_its_link,
    an_invitation_goes_along_with_its_message,
    everybody_has_the_bookings_in_which_they_take_part,
    everybody_has_the_workshops_that_they_lead_or_have_a_seat_in,
);

async fn a_link_is_found_by_its_hash_until_it_ends(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ..) = ama_and_ben(&mut tx, cohort).await;
    for (number, owner, scope) in
        [(1, 1, Scope::Own), (2, 1, Scope::Pair(pair)), (3, 2, Scope::Cohort(cohort)), (4, 1, Scope::Cohort(cohort))]
    {
        let hash = [u8::try_from(number).unwrap(), 0, 255];
        calendar::insert(&mut tx, id(number), id(owner), scope, &hash, now()).await.unwrap();
    }
    let link = |number, scope| Link { id: id(number), scope, created_at: now() };
    let own = calendar::of_person(&mut tx, id(1)).await.unwrap();
    assert_eq!(own, [link(1, Scope::Own), link(2, Scope::Pair(pair)), link(4, Scope::Cohort(cohort))]);
    let found = calendar::find(&mut tx, &[3, 0, 255]).await.unwrap();
    assert_eq!(found, Some((id(2), link(3, Scope::Cohort(cohort)))));
    assert_eq!(calendar::find(&mut tx, &[3]).await.unwrap(), None);
    // Nobody ends another's.
    assert!(!calendar::delete(&mut tx, id(1), id(3)).await.unwrap());
    assert!(calendar::delete(&mut tx, id(2), id(3)).await.unwrap());
    assert_eq!(calendar::find(&mut tx, &[3, 0, 255]).await.unwrap(), None);
}

async fn an_answer_is_found_by_its_link(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (pair, ama, _) = ama_and_ben(&mut tx, cohort).await;
    talk(&mut tx, 1, booking::Who { pair, visit: None, proposer: ama }, "2027-03-02T09:00:00Z").await;
    let asked = Asked { booking: id(1), person: id(2), sequence: 3 };
    calendar::ask(&mut tx, &[0, 1], asked).await.unwrap();
    assert_eq!(calendar::asked(&mut tx, &[0, 1]).await.unwrap(), Some(asked));
    assert_eq!(calendar::asked(&mut tx, &[0, 2]).await.unwrap(), None);
}

async fn an_invitation_goes_along_with_its_message(db: &Db) {
    let mut tx = db.write().await.unwrap();
    for number in [1, 2] {
        mail::insert(&mut tx, id(number), message(Way::Mail, now()), now()).await.unwrap();
    }
    let entry = Entry {
        uid: "1@paired-learning".to_owned(),
        sequence: 2,
        written_at: now(),
        when: When::Between(at("2027-03-28T00:30:00Z"), at("2027-03-28T02:00:00Z")),
        title: "Conversation with نور 🏥".to_owned(),
        place: Some("Ward 7".to_owned()),
        about: None,
        link: None,
        status: Status::Tentative,
    };
    mail::attach(&mut tx, id(1), &entry).await.unwrap();
    assert_eq!(mail::attached(&mut tx, id(1)).await.unwrap(), Some(entry));
    assert_eq!(mail::attached(&mut tx, id(2)).await.unwrap(), None);
}

async fn talk(tx: &mut Tx, number: u128, who: booking::Who, starts_at: &str) {
    let starts_at: DateTime<Utc> = at(starts_at);
    let new = Valid {
        part: Part::Talks,
        starts_at,
        ends_at: starts_at + TimeDelta::minutes(30),
        means: Means::Video,
        place: String::new(),
        agenda: String::new(),
        word: String::new(),
    };
    booking::insert(tx, id(number), who, &new, now()).await.unwrap();
}

async fn everybody_has_the_bookings_in_which_they_take_part(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let (first, second) = (cohort(&mut tx, 1).await, cohort(&mut tx, 2).await);
    let (trio, ama, ben) = ama_and_ben(&mut tx, first).await;
    let cy = participant(&mut tx, first, 3, ("Cy", "Diaz"), Side::Manager).await;
    assert!(pairs::insert_member(&mut tx, trio, cy).await.unwrap());
    let dee = participant(&mut tx, second, 4, ("Dee", "Eden"), Side::Clinician).await;
    let others = pair(&mut tx, second, 2, &[dee]).await;
    let who = |visit| booking::Who { pair: trio, visit, proposer: ama };
    talk(&mut tx, 1, who(None), "2027-03-03T09:00:00Z").await;
    talk(&mut tx, 2, who(Some((ama, ben))), "2027-03-02T09:00:00Z").await;
    talk(&mut tx, 3, who(None), "2027-03-01T09:00:00Z").await;
    talk(&mut tx, 4, booking::Who { pair: others, visit: None, proposer: dee }, "2027-03-02T09:00:00Z").await;
    let since = at("2027-03-02T09:00:00Z");
    let numbers =
        |bookings: Vec<Booking>| -> Vec<_> { bookings.iter().map(|booking| booking.id.0.as_u128()).collect() };
    for (person, expected) in [(1, [2, 1].as_slice()), (2, &[2, 1]), (3, &[1]), (4, &[4])] {
        let bookings = booking::with_person(&mut tx, id(person), since).await.unwrap();
        assert_eq!(numbers(bookings), expected, "{person}");
    }
    assert_eq!(numbers(booking::of_cohort(&mut tx, first, since).await.unwrap()), [2, 1]);
    assert_eq!(numbers(booking::of_cohort(&mut tx, second, since).await.unwrap()), [4]);

    let one = |number: u128, name: &str| Taking {
        pair: trio,
        participant: id(number),
        person: id(number),
        name: name.to_owned(),
    };
    let expected = [one(1, "Ama Hussain"), one(2, "Ben Okafor"), one(3, "Cy Diaz")];
    assert_eq!(calendar::with_person(&mut tx, id(3)).await.unwrap(), expected);
    assert_eq!(calendar::of_cohort(&mut tx, first).await.unwrap(), expected);
    assert_eq!(calendar::of_cohort(&mut tx, second).await.unwrap().len(), 1);
}

async fn everybody_has_the_workshops_that_they_lead_or_have_a_seat_in(db: &Db) {
    let mut tx = db.write().await.unwrap();
    let cohort = cohort(&mut tx, 1).await;
    let (ama, ben) = (1, 2);
    for number in [ama, ben] {
        participant(&mut tx, cohort, number, ("Jo", "Zhou"), Side::Manager).await;
    }
    for lead in [11, 12] {
        person(&mut tx, lead, "Lee", "Ode").await;
    }
    for (number, days) in [(1, 3), (2, 2), (3, 1)] {
        let starts_at = now() + TimeDelta::days(days);
        let new = domain::workshop::Valid {
            title: "Managing change".to_owned(),
            topic: String::new(),
            leads: vec![id(11), id(12)],
            starts_at,
            ends_at: starts_at + TimeDelta::hours(1),
            room: "Room".to_owned(),
            online_link: String::new(),
            capacity: 2,
            materials: Vec::new(),
            offer_hours: 48,
        };
        assert!(workshop::insert(&mut tx, id(number), cohort, &format!("C{number}"), &new, now()).await.unwrap());
        assert!(workshop::take_seat(&mut tx, id(number), id(ama), None).await.unwrap());
        // Offered, and not accepted.
        assert!(workshop::take_seat(&mut tx, id(number), id(ben), Some(starts_at)).await.unwrap());
    }
    for (person, expected) in [(1, [2, 1].as_slice()), (2, &[]), (11, &[2, 1])] {
        let since = now() + TimeDelta::days(2);
        let workshops = workshop::with_person(&mut tx, id(person), since).await.unwrap();
        let numbers: Vec<_> = workshops.iter().map(|workshop| workshop.id.0.as_u128()).collect();
        assert_eq!(numbers, expected, "{person}");
        assert!(workshops.iter().all(|workshop| workshop.leads.len() == 2 && workshop.created_at == now()));
    }
}
