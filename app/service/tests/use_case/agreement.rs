//! What a pair agrees on: written, signed by both, changed by a next version.

use domain::{
    agreement::{Form, Terms},
    date::Typed,
};
use service::{
    Error,
    agreement::{Shown, show, sign, write},
    mail,
};
use world::{Person, World};

fn form(world: &World, version: i64) -> Form {
    let suggested = Terms::suggested(domain::london::date(world.service.clock.now()));
    Form {
        pair: world.ids.pair.to_string(),
        clinician_aims: "See how beds are found".into(),
        manager_aims: "See a night on call".into(),
        meeting: suggested.meeting,
        confidentiality: suggested.confidentiality,
        boundaries: String::new(),
        ending: suggested.ending,
        review: Typed::from_date(suggested.review_on),
        version,
    }
}

async fn seen(world: &World, person: Person) -> Shown {
    let actor = world.actor(person).await.unwrap();
    show(&world.service, actor.as_ref(), world.ids.pair).await.unwrap()
}

async fn signs(world: &World, person: Person, version: i64) -> Result<(), Error> {
    let actor = world.actor(person).await.unwrap();
    sign(&world.service, actor.as_ref(), world.ids.pair, version).await
}

async fn writes(world: &World, person: Person, form: &Form) -> Result<(), Error> {
    let actor = world.actor(person).await.unwrap();
    write(&world.service, actor.as_ref(), world.key(), form).await.map(drop)
}

/// Whether whoever looks has signed the version that counts, and who else has not.
fn state(shown: &Shown) -> (bool, Vec<&str>) {
    (shown.latest().unwrap().is_signed_by(shown.me), shown.others_missing())
}

#[tokio::test]
async fn whoever_writes_it_has_signed_it_and_the_other_is_asked_to() {
    let world = world::copy().await.unwrap();
    let (own, partner) = (Person::Own.email(), Person::Partner.email());
    let name = |who: &str| format!("{who} Quillfeather");
    assert_eq!(state(&seen(&world, Person::Own).await), (false, vec![]));
    assert_eq!(state(&seen(&world, Person::Partner).await), (true, vec![name("own").as_str()]));
    signs(&world, Person::Own, 1).await.unwrap();
    signs(&world, Person::Own, 1).await.unwrap();
    let shown = seen(&world, Person::Partner).await;
    assert_eq!(state(&shown), (true, vec![]));
    assert_eq!(shown.latest().unwrap().signatures.len(), 2);

    writes(&world, Person::Own, &form(&world, 1)).await.unwrap();
    let shown = seen(&world, Person::Partner).await;
    assert_eq!(state(&shown), (false, vec![]), "a new version is signed anew");
    let versions: Vec<_> = shown.versions.iter().map(|one| (one.version, one.signatures.len())).collect();
    assert_eq!(versions, [(2, 1), (1, 2)], "and the one before is kept as it was");

    let administrator = world.actor(Person::Administrator).await.unwrap();
    let (messages, _) = mail::page(&world.as_demo(), administrator.as_ref(), None).await.unwrap();
    let asked: Vec<_> = messages.iter().filter(|message| message.subject.starts_with("Your pair agreement")).collect();
    let recipients: Vec<_> = asked.iter().map(|message| message.recipient.as_str()).collect();
    assert_eq!(recipients, [partner.as_str(), own.as_str()], "each is written to about the other's version alone");
    assert!(asked.iter().all(|message| !message.body.contains("night on call")), "and the terms stay in the service");
}

#[tokio::test]
async fn what_the_partner_wrote_meanwhile_is_shown_and_not_overwritten() {
    let world = world::copy().await.unwrap();
    for version in [0, 2] {
        match writes(&world, Person::Own, &form(&world, version)).await {
            Err(Error::Conflict { theirs, version }) => {
                assert_eq!(version, 1);
                assert!(theirs.contains(&("boundaries".into(), "We leave out the merger".into())), "{theirs:?}");
                assert!(theirs.contains(&("review".into(), "9 January 2028".into())), "{theirs:?}");
            }
            other => panic!("no conflict: {other:?}"),
        }
    }
    assert_eq!(seen(&world, Person::Own).await.versions.len(), 1);
}

#[tokio::test]
async fn only_what_was_read_is_signed() {
    let world = world::copy().await.unwrap();
    writes(&world, Person::Partner, &form(&world, 1)).await.unwrap();
    let refused = signs(&world, Person::Own, 1).await.unwrap_err();
    assert!(matches!(&refused, Error::Refused(problems) if problems.at("").is_some()), "{refused:?}");
    assert_eq!(state(&seen(&world, Person::Own).await), (false, vec![]));
}

#[tokio::test]
async fn a_form_that_is_sent_twice_writes_one_version() {
    let world = world::copy().await.unwrap();
    let (actor, key) = (world.actor(Person::Own).await.unwrap(), world.key());
    let form = form(&world, 1);
    let first = write(&world.service, actor.as_ref(), key, &form).await.unwrap();
    assert_eq!(write(&world.service, actor.as_ref(), key, &form).await.unwrap(), first);
    assert_eq!(seen(&world, Person::Own).await.versions.len(), 2);
}
