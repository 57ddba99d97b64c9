//! A coordinator's rules, runs with their proofs, and what is decided by hand in a proposal.

use domain::{
    assignment::calc,
    id::{DraftId, ParticipantId, ProposedPairId},
    pairing::{Measure, Rules, RulesForm, Strength},
    policy::Actor,
};
use service::{
    Error,
    pairing::{self, Board, Standing},
};
use std::collections::BTreeMap;
use world::{Person, World};

async fn given() -> (World, Option<Actor>) {
    let world = world::copy().await.unwrap();
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    (world, coordinator)
}

async fn save(world: &World, actor: Option<&Actor>, rules: Rules, version: i64) -> Result<i64, Error> {
    let form = RulesForm::of(&rules);
    pairing::save_rules(&world.service, actor, world.key(), "north", "one", &form, version).await
}

async fn propose(world: &World, actor: Option<&Actor>) -> DraftId {
    pairing::propose(&world.service, actor, world.key(), "north", "one").await.unwrap()
}

async fn board(world: &World, actor: Option<&Actor>, draft: DraftId) -> Board {
    pairing::show(&world.service, actor, draft).await.unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Err(Error::Refused(problems)) => problems.iter().map(|(_, message)| message.to_owned()).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn rules_are_saved_as_versions_and_a_later_proposal_goes_by_them() {
    let (world, actor) = given().await;
    let actor = actor.as_ref();
    let before = pairing::rules(&world.service, actor, "north", "one").await.unwrap();
    assert_eq!((before.rules, before.version, before.history.len()), (Rules::default(), 0, 0));

    // Nobody shares so many half-days, so asking for them leaves no pair at all.
    let hard = Rules { half_days: 14, ..Rules::default() }.with(Measure::Availability, Strength::Hard);
    let (now, tried) = pairing::effect(&world.service, actor, "north", "one", hard).await.unwrap();
    assert!(now.possible > 0 && now.compared == tried.compared);
    assert_eq!((tried.possible, tried.most), (0, 0));
    assert_eq!(pairing::rules(&world.service, actor, "north", "one").await.unwrap().version, 0);

    assert_eq!(save(&world, actor, hard, 0).await.unwrap(), 1);
    let draft = propose(&world, actor).await;
    let shown = board(&world, actor, draft).await;
    assert_eq!((shown.pairs.len(), shown.standing, shown.draft.rules), (0, Standing::Holds, hard));
    assert!(!shown.waiting.is_empty());
    for waiting in shown.waiting {
        assert_eq!(waiting.relaxations.len(), 1, "{:?}", waiting.relaxations);
        assert!(waiting.relaxations[0].contains("could be their partner"), "{}", waiting.relaxations[0]);
    }

    // Somebody else saved meanwhile: theirs is shown.
    match save(&world, actor, Rules::default(), 0).await {
        Err(Error::Conflict { theirs, version: 1 }) => {
            assert!(theirs.contains(&("availability".to_owned(), "hard".to_owned())));
        }
        other => panic!("no conflict: {other:?}"),
    }
    assert_eq!(save(&world, actor, Rules::default(), 1).await.unwrap(), 2);
    let after = pairing::rules(&world.service, actor, "north", "one").await.unwrap();
    assert_eq!(after.history.iter().map(|it| it.version).collect::<Vec<_>>(), [2, 1]);
    // What was proposed by the rules before keeps them.
    assert_eq!(board(&world, actor, draft).await.draft.rules, hard);
    assert_eq!(pairing::proof(&world.service, actor, draft).await.unwrap().run.rules_version, 1);
}

#[tokio::test]
async fn a_proof_is_checked_again_and_is_outdated_once_people_have_changed() {
    let (world, actor) = given().await;
    let actor = actor.as_ref();
    // The world's proposal was made before two more were imported.
    assert_eq!(board(&world, actor, world.ids.draft).await.standing, Standing::Outdated);
    let draft = propose(&world, actor).await;
    let proof = pairing::proof(&world.service, actor, draft).await.unwrap();
    assert_eq!((proof.standing, proof.run.rules_version), (Standing::Holds, 0));
    let figures = proof.figures;
    let pairs = i64::try_from(figures.pairs).unwrap();
    assert_eq!(figures.prices, pairs * figures.bonus + figures.total);
    assert_eq!(proof.prices.iter().map(|it| it.2).sum::<i64>(), figures.prices);
    // The seed that was stored gives the same inputs and the same pairs again.
    let again = pairing::again(&world.service, actor, draft, proof.draft.version).await.unwrap();
    let second = pairing::proof(&world.service, actor, again).await.unwrap();
    assert_eq!((second.run.inputs_hash, second.run.certificate), (proof.run.inputs_hash, proof.run.certificate));
}

fn pair_of(board: &Board, id: ProposedPairId) -> (ParticipantId, ParticipantId) {
    let pair = board.pairs.iter().find(|pair| pair.id == id).unwrap();
    (pair.clinician.id, pair.manager.id)
}

#[tokio::test]
async fn a_pair_that_is_ruled_out_is_never_proposed_again_until_it_is_let_in() {
    let (world, actor) = given().await;
    let (service, actor) = (&world.service, actor.as_ref());
    let draft = propose(&world, actor).await;
    let first = board(&world, actor, draft).await;
    let banned = first.pairs[0].id;
    let two = pair_of(&first, banned);
    pairing::ban(service, actor, draft, 1, banned).await.unwrap();
    assert!(refused(pairing::join(service, actor, draft, 2, two.0, two.1).await).contains("ruled out"));
    pairing::again(service, actor, draft, 2).await.unwrap();
    let second = board(&world, actor, draft).await;
    assert!(second.pairs.iter().all(|pair| (pair.clinician.id, pair.manager.id) != two));
    assert_eq!(second.bans.len(), 1);
    assert!(second.bans[0].price.is_some() && second.price.is_some());
    let why = pairing::why_not(service, actor, draft, Some(two)).await.unwrap().answer.unwrap();
    assert_eq!((why.why.broken, why.why.cost), (vec![domain::pairing::Rule::Banned], None));

    let compared = pairing::compare(service, actor, world.ids.draft, draft).await.unwrap();
    assert!(compared.rows.iter().any(pairing::ComparedRow::differs));
    let same = pairing::compare(service, actor, draft, draft).await.unwrap();
    assert!(!same.rows.iter().any(pairing::ComparedRow::differs));

    pairing::unban(service, actor, draft, 3, two.0, two.1).await.unwrap();
    pairing::again(service, actor, draft, 4).await.unwrap();
    let third = board(&world, actor, draft).await;
    assert_eq!((third.bans.len(), third.total, third.price), (0, first.total, None));
}

#[tokio::test]
async fn whoever_is_left_over_joins_a_pair_and_the_three_are_published_together() {
    let (world, actor) = given().await;
    let (service, actor) = (&world.service, actor.as_ref());
    let draft = propose(&world, actor).await;
    let first = board(&world, actor, draft).await;
    // A pair is taken apart so that two are left over; one of them joins another pair.
    let gone = first.pairs.last().unwrap();
    let (third, joined) = (gone.clinician.id, first.pairs[0].id);
    assert!(refused(pairing::add_third(service, actor, draft, 1, joined, third).await).contains("no place"));
    pairing::take_apart(service, actor, draft, 1, gone.id).await.unwrap();
    pairing::add_third(service, actor, draft, 2, joined, third).await.unwrap();
    let other = first.pairs[1].id;
    assert!(refused(pairing::lock(service, actor, draft, 3, joined, false).await).contains("take the third out"));
    assert!(refused(pairing::swap(service, actor, draft, 3, joined, other).await).contains("take the third out"));
    assert!(refused(pairing::add_third(service, actor, draft, 3, other, third).await).contains("no place"));
    // Proposed again, the three stay together and nobody of them is elsewhere.
    pairing::again(service, actor, draft, 3).await.unwrap();
    let second = board(&world, actor, draft).await;
    assert_eq!(second.standing, Standing::Holds);
    let of_three = second.pairs.iter().find(|pair| pair.id == joined).unwrap();
    assert_eq!(of_three.third.as_ref().unwrap().id, third);
    assert!(of_three.is_locked && second.waiting.iter().all(|one| one.face.id != third));
    assert!(second.pairs.iter().all(|pair| pair.clinician.id != third));

    pairing::publish(service, actor, draft, 4).await.unwrap();
    let pairs = service::pair::list(service, actor, "north", "one", &service::pair::Which::default(), None)
        .await
        .unwrap()
        .pairs;
    let names: Vec<_> = pairs.iter().map(|one| one.pair.names()).collect();
    let name = &of_three.third.as_ref().unwrap().name;
    assert!(
        names.iter().any(|names| names.contains(name.as_str()) && names.matches(" and ").count() == 2),
        "{names:?}"
    );
    assert_eq!(board(&world, actor, draft).await.pairs.len(), second.pairs.len());
}

#[tokio::test]
async fn a_third_is_taken_out_again_and_forcing_two_has_its_price() {
    let (world, actor) = given().await;
    let (service, actor) = (&world.service, actor.as_ref());
    let draft = propose(&world, actor).await;
    let first = board(&world, actor, draft).await;
    let (one, other) = (&first.pairs[0], &first.pairs[1]);
    let shown = pairing::swaps(service, actor, draft, one.id).await.unwrap();
    assert_eq!((shown.swaps.len(), shown.names.is_some()), (first.pairs.len() - 1, true));
    let effect = shown.swaps.iter().find(|swap| swap.pair == other.id).unwrap().clone();
    assert!(effect.broken.is_empty() && effect.new[0].starts_with(&one.clinician.name));
    let new = pairing::swap(service, actor, draft, 1, one.id, other.id).await.unwrap();
    let swapped = board(&world, actor, draft).await;
    assert_eq!(pair_of(&swapped, new), (one.clinician.id, other.manager.id));
    assert_eq!(effect.points, swapped.total - first.total, "as it was said before");
    let gone = pairing::swaps(service, actor, draft, one.id).await.unwrap();
    assert_eq!((gone.names, gone.swaps.len()), (None, 0));
    let price = swapped.price.unwrap();
    let lost = first.total - swapped.total;
    assert!(
        if lost == 0 { price == "Nothing" } else { price.contains(&format!("{lost} points less")) },
        "{price} {lost}"
    );
    let by_hand = swapped.pairs.iter().filter(|pair| pair.price.is_some()).count();
    assert!((2..=swapped.pairs.len()).contains(&by_hand) || lost == 0);

    let asked = (one.clinician.id, other.manager.id);
    let answered = pairing::why_not(service, actor, draft, Some(asked)).await.unwrap().answer.unwrap();
    let cost = answered.why.cost.unwrap();
    assert_eq!((cost.before.pairs, cost.before.total), (first.pairs.len(), first.total));
    assert!(answered.is_paired && cost.after.total <= cost.before.total);
    assert_eq!(answered.new.len(), cost.new.len());

    let gone = swapped.pairs.last().unwrap();
    pairing::take_apart(service, actor, draft, 2, gone.id).await.unwrap();
    let joined = swapped.pairs[0].id;
    pairing::add_third(service, actor, draft, 3, joined, gone.clinician.id).await.unwrap();
    pairing::take_out_third(service, actor, draft, 4, joined).await.unwrap();
    let ended = board(&world, actor, draft).await;
    assert!(ended.pairs.iter().all(|pair| pair.third.is_none()));
    assert!(ended.waiting.iter().any(|one| one.face.id == gone.clinician.id));
}

#[tokio::test]
async fn the_scores_that_are_taken_away_have_the_same_optimum() {
    let (world, actor) = given().await;
    let (service, actor) = (&world.service, actor.as_ref());
    let (cohort, text) = pairing::scores(service, actor, "north", "one").await.unwrap();
    assert_eq!(text, pairing::scores_as_operator(service, "north", &cohort.slug).await.unwrap());
    let text = String::from_utf8(text).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    assert_eq!(header[..5], ["clinician", "manager", "allowed", "blocking_rule", "availability"]);
    let (mut people, mut allowed) = ([BTreeMap::new(), BTreeMap::new()], Vec::new());
    for line in lines {
        let numbers = [0, 1].map(|side| {
            let next = people[side].len();
            *people[side].entry(line[side].to_owned()).or_insert(next)
        });
        if line[2] == "yes" {
            allowed.push(serde_json::json!([numbers[0], numbers[1], line.last().unwrap().parse::<i64>().unwrap()]));
        }
    }
    let counts = [people[0].len(), people[1].len()];
    let question = serde_json::json!({ "clinicians": counts[0], "managers": counts[1], "allowed": allowed });
    let answer = calc(question).unwrap();
    let told = pairing::propose_as_operator(service, "north", "one", None).await.unwrap();
    assert_eq!((answer["total"].as_i64(), answer["pairs"].as_u64()), (Some(told.total), Some(told.pairs.len() as u64)));

    let pair = &told.pairs[0];
    let (one, other) = (pair.clinician.as_str(), pair.manager.as_str());
    let explained = pairing::explain_as_operator(service, "north", "one", one, other).await.unwrap();
    assert_eq!(explained.why.cost.unwrap().new, []);
    match pairing::explain_as_operator(service, "north", "one", "who@else.example", other).await {
        Err(Error::Refused(problems)) => assert!(problems.at("clinician").unwrap().starts_with("Nobody")),
        other => panic!("not refused: {other:?}"),
    }
}
