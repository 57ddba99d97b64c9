//! Every form of every page, sent empty: it comes back with messages that lead to their fields.

use super::{
    browser::{Answer, Browser},
    page::address,
    routes::lines,
    table::{ACTS, PAGES},
};
use std::collections::BTreeSet;
use world::{Person, World};

/// Forms that are right when nothing is typed: most are a button alone.
const BUTTONS: [&str; 46] = [
    "/act/booking/answer",
    "/act/calendar/make",
    "/act/calendar/switch-off",
    "/act/offer/withdraw",
    // A visit needs no objectives.
    "/act/preparation/objectives",
    "/act/preparation/agree-area",
    "/act/confidentiality/acknowledge",
    "/act/clearance/confirm",
    "/act/workshop/sign-up",
    "/act/workshop/leave",
    "/act/workshop/answer-offer",
    // Nobody was there.
    "/act/workshop/attendance",
    // One of its two buttons says which.
    "/act/seat/answer",
    "/act/participant/ask-supervisor",
    "/act/access-token/revoke",
    "/act/busy/forget",
    "/act/mail/read",
    "/act/sign-out",
    "/act/sign-out/everywhere",
    "/act/participant/invite",
    "/act/application/send",
    "/act/participant/change-state",
    "/act/participants/confirm-import",
    "/act/pairing/propose",
    "/act/pairing/again",
    "/act/pairing/lock",
    "/act/pairing/take-apart",
    "/act/pairing/ban",
    "/act/pairing/publish",
    "/act/pairing/ask",
    // A few words help, and none are needed.
    "/act/concern/raise",
    "/act/agreement/sign",
    "/act/pair/nudge",
    "/act/phase/remove",
    "/act/programme/take-role",
    "/act/pair/wake",
    "/act/shadowing/confirm",
    "/act/booking/accept",
    "/act/booking/decline",
    "/act/booking/cancel",
    "/act/conversation/remove",
    "/act/conversation/dispute",
    // Nothing of it has to be stated.
    "/act/equality/save",
    "/act/equality/forget",
    // Empty, it closes applications.
    "/act/application/change-settings",
    // Not shown outside the demo.
    "/act/sign-in/demo",
];

/// Forms that nobody is shown here: for whoever has not signed up, or is offered a seat; in the demo alone, in no pair,
/// for a pair that is ruled out, of three, left alone, paused or in trouble, while pairs are being proposed, or once a
/// calendar is read.
const ELSEWHERE: [&str; 15] = [
    // Another button of a form that is kept as a draft.
    "/act/jotting/keep",
    "/act/jotting/forget",
    // Nobody in the world has said what they will do.
    "/act/action/done",
    "/act/workshop/sign-up",
    "/act/workshop/answer-offer",
    // By the link in a message.
    "/act/mail/stop",
    "/act/busy/forget",
    "/act/pairing/cancel",
    "/act/sign-in/demo",
    "/act/participant/leave",
    "/act/pairing/unban",
    "/act/pairing/take-out-third",
    "/act/pair/wake",
    "/act/pair/resume",
    "/act/concern/settle",
];

/// What every form that is kept as a draft is sent to by a script: no server function, since it may be any form.
pub(super) const DRAFT: &str = "/act/jotting/keep";

/// Forms that send a file.
pub(super) const UPLOADS: [&str; 2] = ["/act/participants/import", "/act/busy/file"];

/// The page after a form of it was sent empty.
async fn refused(world: &World, person: Person, path: &str, page: &Answer, act: &str) -> Answer {
    let mut browser = Browser::of(world, person).await;
    let fields = page.hidden_fields(act);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    if UPLOADS.contains(&act) {
        browser.upload(path, act, &fields, ("", b"")).await;
        return browser.get(path).await;
    }
    browser.submit(path, act, &fields).await
}

#[tokio::test]
async fn every_form_that_is_sent_empty_comes_back_with_messages_that_lead_to_their_fields() {
    let mut seen = BTreeSet::new();
    for person in [Person::Administrator, Person::Coordinator, Person::Own, Person::Partner, Person::SignedOut] {
        let world = world::copy().await.unwrap();
        let mut browser = Browser::of(&world, person).await;
        for line in lines(PAGES) {
            let path = address(&line, &world.ids);
            let page = browser.get(&path).await;
            for act in page.attributes("form[method=post]", "action") {
                if !seen.insert(act.clone()) || BUTTONS.contains(&act.as_str()) {
                    continue;
                }
                let what = format!("{act} on {path}");
                let back = refused(&world, person, &path, &page, &act).await;
                assert_eq!(back.status, 200, "{what}");
                assert!(back.texts("title")[0].starts_with("Error: "), "{what}: {:?}", back.texts("title"));
                let links = back.attributes(".nhsuk-error-summary__list a", "href");
                assert!(!links.is_empty(), "{what} has no message: {}", back.texts("main").concat());
                assert_eq!(links.len(), back.texts(".nhsuk-error-message").len(), "{what}: each at its field, too");
                for link in links {
                    assert_eq!(
                        back.attributes(&format!("input{link}, textarea{link}, select{link}"), "id").len(),
                        1,
                        "{what}: {link}"
                    );
                }
            }
        }
    }
    let all: BTreeSet<_> = lines(ACTS).iter().map(|line| line.route.to_owned()).collect();
    let missing: Vec<_> = all.iter().filter(|act| !seen.contains(*act) && !ELSEWHERE.contains(&act.as_str())).collect();
    assert!(missing.is_empty(), "no page has a form for {missing:?}");
}
