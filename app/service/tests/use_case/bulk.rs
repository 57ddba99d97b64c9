//! Doing the same to several participants at once.

use domain::{
    id::ParticipantId,
    participant::{State, bulk::Bulk, change::Leave},
};
use service::{
    Error,
    participant::{self, Checked, Filter},
};
use world::{NORTH, ONE, Person, World};

async fn check(world: &World, bulk: Bulk, ids: &[ParticipantId]) -> Checked {
    let actor = world.actor(Person::Coordinator).await.unwrap();
    participant::check_bulk(&world.service, actor.as_ref(), NORTH, ONE, bulk, ids).await.unwrap()
}

async fn change(world: &World, bulk: Bulk, ids: &[ParticipantId], reason: &str) -> Result<(), Error> {
    let actor = world.actor(Person::Coordinator).await.unwrap();
    let form = Leave { reason: reason.into(), note: String::new() };
    let (key, place) = (world.key(), (NORTH, ONE));
    participant::carry_out_bulk(&world.service, actor.as_ref(), key, place, bulk, ids, &form).await
}

async fn in_state(world: &World, state: State) -> usize {
    let actor = world.actor(Person::Coordinator).await.unwrap();
    let filter = Filter { search: String::new(), state: Some(state) };
    participant::page(&world.service, actor.as_ref(), NORTH, ONE, &filter, None).await.unwrap().1.len()
}

/// Two who are free, one in a pair, one of another cohort.
fn chosen(world: &World) -> [ParticipantId; 4] {
    let ids = &world.ids;
    let of = |person: Person| ids.participants[&person.email()];
    [ids.free_clinician, ids.free_manager, of(Person::Own), of(Person::Stranger)]
}

#[tokio::test]
async fn the_check_says_what_will_happen_to_whom_and_who_is_left_out() {
    let world = world::copy().await.unwrap();
    let checked = check(&world, Bulk::Waitlist, &chosen(&world)).await;
    let names: Vec<_> = checked.will.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["free Quillfeather", "spare Quillfeather"]);
    assert_eq!(checked.left_out, ["own Quillfeather is in a pair, and stays in it until the pair has ended"]);
    let checked = check(&world, Bulk::Invite, &chosen(&world)).await;
    assert_eq!((checked.will.len(), checked.left_out.len()), (2, 1));
    assert_eq!(checked.left_out, ["own Quillfeather has an account already"]);
    assert_eq!(check(&world, Bulk::Approve, &chosen(&world)).await.will, [], "they are approved already");
}

#[tokio::test]
async fn it_is_done_to_all_or_to_nobody() {
    let world = world::copy().await.unwrap();
    let [clinician, manager, own, _] = chosen(&world);
    let refused = change(&world, Bulk::Waitlist, &[clinician, manager, own], "").await;
    assert!(matches!(&refused, Err(Error::Refused(problems)) if problems.at("").is_some()), "{refused:?}");
    assert_eq!(in_state(&world, State::Waitlisted).await, 0);
    change(&world, Bulk::Waitlist, &[clinician, manager], "").await.unwrap();
    assert_eq!(in_state(&world, State::Waitlisted).await, 2);
    let refused = change(&world, Bulk::Withdraw, &[clinician, manager], "").await;
    assert!(matches!(&refused, Err(Error::Refused(problems)) if problems.at("reason").is_some()), "{refused:?}");
    change(&world, Bulk::Withdraw, &[clinician, manager], "no_time").await.unwrap();
    assert_eq!(in_state(&world, State::Withdrawn).await, 2);
    change(&world, Bulk::Approve, &[clinician, manager], "").await.unwrap();
    assert_eq!((in_state(&world, State::Withdrawn).await, in_state(&world, State::Waitlisted).await), (0, 0));
}

#[tokio::test]
async fn nobody_chosen_and_somebody_elses_people_are_nobody() {
    let world = world::copy().await.unwrap();
    let stranger = world.ids.participants[&Person::Stranger.email()];
    for ids in [&[][..], &[stranger]] {
        assert!(matches!(change(&world, Bulk::Invite, ids, "").await, Err(Error::Refused(_))));
        assert!(check(&world, Bulk::Invite, ids).await.will.is_empty());
    }
}

#[tokio::test]
async fn everybody_chosen_is_sent_a_link_of_their_own() {
    let world = world::copy().await.unwrap();
    let [clinician, manager, ..] = chosen(&world);
    change(&world, Bulk::Invite, &[clinician, manager], "").await.unwrap();
    let links = [world.link("free@trust.example").await.unwrap(), world.link("spare@trust.example").await.unwrap()];
    assert_ne!(links[0], links[1]);
}
