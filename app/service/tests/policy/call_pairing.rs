//! The use cases that form pairs.

use crate::call::shown;
use domain::{
    pairing::{Rules, RulesForm},
    policy::Actor,
};
use service::{Error, pairing};
use world::World;

/// Calls the use case of this name.
pub(crate) async fn call(world: &World, name: &str, actor: Option<&Actor>) -> Result<String, Error> {
    let (service, ids) = (&world.service, &world.ids);
    let (draft, version) = (ids.draft, ids.version);
    let [first, second] = ids.proposed[..] else { panic!("the proposal has two pairs") };
    match name {
        "pairing::overview" => pairing::overview(service, actor, ids.programme, ids.slug).await.map(shown),
        "pairing::propose" => pairing::propose(service, actor, world.key(), ids.programme, ids.slug).await.map(shown),
        "pairing::begin_proposal" => {
            pairing::begin_proposal(service, actor, world.key(), ids.programme, ids.slug).await.map(shown)
        }
        "pairing::begin_again" => pairing::begin_again(service, actor, draft, version).await.map(shown),
        "pairing::running" => pairing::running(service, actor, ids.run).await.map(shown),
        "pairing::cancel" => pairing::cancel(service, actor, ids.run).await.map(shown),
        "pairing::rules" => pairing::rules(service, actor, ids.programme, ids.slug).await.map(shown),
        "pairing::effect" => {
            pairing::effect(service, actor, ids.programme, ids.slug, Rules::default()).await.map(shown)
        }
        "pairing::save_rules" => {
            let form = RulesForm::of(&Rules::default());
            pairing::save_rules(service, actor, world.key(), ids.programme, ids.slug, &form, 0).await.map(shown)
        }
        "pairing::proof" => pairing::proof(service, actor, draft).await.map(shown),
        "pairing::again" => pairing::again(service, actor, draft, version).await.map(shown),
        "pairing::show" => pairing::show(service, actor, draft).await.map(shown),
        "pairing::swap" => pairing::swap(service, actor, draft, version, first, second).await.map(shown),
        "pairing::swaps" => pairing::swaps(service, actor, draft, first).await.map(shown),
        "pairing::lock" => pairing::lock(service, actor, draft, version, first, true).await.map(shown),
        "pairing::take_apart" => pairing::take_apart(service, actor, draft, version, first).await.map(shown),
        "pairing::join" => {
            let (clinician, manager) = (ids.free_clinician, ids.free_manager);
            pairing::join(service, actor, draft, version, clinician, manager).await.map(shown)
        }
        "pairing::why_not" => {
            let asked = Some((ids.free_clinician, ids.free_manager));
            pairing::why_not(service, actor, draft, asked).await.map(shown)
        }
        "pairing::compare" => pairing::compare(service, actor, draft, draft).await.map(shown),
        "pairing::ban" => pairing::ban(service, actor, draft, version, first).await.map(shown),
        "pairing::unban" => {
            let (clinician, manager) = (ids.free_clinician, ids.free_manager);
            pairing::unban(service, actor, draft, version, clinician, manager).await.map(shown)
        }
        "pairing::add_third" => {
            pairing::add_third(service, actor, draft, version, first, ids.free_clinician).await.map(shown)
        }
        "pairing::take_out_third" => pairing::take_out_third(service, actor, draft, version, first).await.map(shown),
        "pairing::scores" => pairing::scores(service, actor, ids.programme, ids.slug).await.map(shown),
        "pairing::ask" => pairing::ask(service, actor, draft, version).await.map(shown),
        "pairing::publish" => pairing::publish(service, actor, draft, version).await.map(shown),
        other => panic!("no case calls {other}"),
    }
}
