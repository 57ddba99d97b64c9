//! A refused form comes back with every message and all that was typed.

use super::{
    act::{self, Fields},
    browser::{Answer, Browser},
};
use chrono::Duration;
use world::{PASSWORD, Person};

const LOG: &str = "/shadowing/log";

fn replaced(mut fields: Fields, with: &[(&'static str, &str)]) -> Fields {
    for (name, value) in with {
        fields.retain(|(other, _)| other != name);
        fields.push((name, (*value).to_owned()));
    }
    fields
}

/// What a reader sees in a field of one line.
fn value(page: &Answer, name: &str) -> String {
    page.attributes(&format!("input[name='{name}']"), "value").concat()
}

fn chosen(page: &Answer, name: &str) -> Vec<String> {
    page.attributes(&format!("input[name='{name}'][checked]"), "value")
}

#[tokio::test]
async fn a_log_comes_back_as_it_was_typed_with_every_message() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Own).await;
    let typed = [
        ("part", "host"),
        ("day", "other"),
        ("date[day]", "31"),
        ("date[month]", "feb"),
        ("date[year]", "2027"),
        ("from", "half past nine"),
        ("to", "12"),
        ("place", ""),
        ("observed", "  First line\nsecond <b>line</b> & \"more\""),
    ];
    let page = browser.submit(LOG, "/act/shadowing/log", &replaced(act::log(&world.ids), &typed)).await;
    assert_eq!(page.status, 200);
    let messages = page.texts(".nhsuk-error-summary__list li");
    assert_eq!(messages.len(), 3, "{messages:?}");
    for (field, id) in [("date", "date"), ("from", "from"), ("place", "place")] {
        assert_eq!(page.texts(&format!("#{id}-error")).len(), 1, "{field}: {messages:?}");
    }
    assert_eq!((chosen(&page, "part"), chosen(&page, "day")), (vec!["host".to_owned()], vec!["other".to_owned()]));
    for (name, expected) in &typed[2..8] {
        assert_eq!(value(&page, name), *expected, "{name}");
    }
    assert_eq!(page.texts("textarea[name=observed]"), [typed[8].1.trim()]);
    assert!(page.body.contains("second &lt;b&gt;line"), "{}", page.body);

    let later = browser.get(LOG).await;
    assert!(later.texts(".nhsuk-error-summary").is_empty(), "it is shown once");
    assert_eq!(later.texts("textarea[name=observed]"), [""]);
}

#[tokio::test]
async fn choices_and_answers_come_back_as_they_were_chosen() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Own).await;
    let path = format!("/questionnaires/{}/post", world.ids.cohort);
    let mut fields = act::of("/act/questionnaire/answer", Person::Own, &world.ids);
    fields.retain(|(name, _)| *name != "answers[pressures]");
    let fields = replaced(fields, &[("answers[listened_to]", "prefer_not_to_say")]);
    let page = browser.submit(&path, "/act/questionnaire/answer", &fields).await;
    assert_eq!(page.texts(".nhsuk-error-message").len(), 1);
    assert_eq!(chosen(&page, "answers[typical_week]"), ["3"]);
    assert_eq!(chosen(&page, "answers[listened_to]"), ["prefer_not_to_say"]);
    assert!(chosen(&page, "answers[pressures]").is_empty());

    let mut administrator = Browser::of(&world, Person::Administrator).await;
    let fields = [("is_administrator", "yes".to_owned()), ("last_name", "O’Neill".to_owned())];
    let page = administrator.submit("/admin/people/new", "/act/person/create", &fields).await;
    assert_eq!((chosen(&page, "is_administrator").len(), value(&page, "last_name").as_str()), (1, "O’Neill"));
}

#[tokio::test]
async fn a_password_never_comes_back() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::new(&world);
    let fields = [("email", "own@trust.example".to_owned()), ("password", "a secret nobody sees".to_owned())];
    let page = browser.submit("/sign-in", "/act/sign-in", &fields).await;
    assert_eq!(page.texts(".nhsuk-error-message").len(), 1);
    assert_eq!(value(&page, "email"), "own@trust.example");
    assert_eq!(value(&page, "password"), "");
    assert!(!page.body.contains("a secret nobody sees"));
}

#[tokio::test]
async fn a_text_that_may_name_a_patient_is_saved_once_the_box_is_ticked() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Own).await;
    let typed = replaced(act::log(&world.ids), &[("observed", "The lady in bed 12 waited")]);
    let page = browser.submit(LOG, "/act/shadowing/log", &typed).await;
    assert_eq!(page.texts("textarea[name=observed]"), ["The lady in bed 12 waited"]);
    assert!(page.texts("#observed-error")[0].contains("bed 12"), "{}", page.body);
    assert_eq!(value(&page, "checked"), "yes");
    assert!(chosen(&page, "checked").is_empty(), "nobody has looked for them");
    let saved = browser.submit(LOG, "/act/shadowing/log", &replaced(typed, &[("checked", "yes")])).await;
    assert!(saved.texts("h1")[0].contains("Shadowing session"), "{}", saved.body);
    assert!(saved.body.contains("The lady in bed 12 waited"));
}

#[tokio::test]
async fn what_was_typed_when_the_sign_in_ended_waits_for_whoever_typed_it() {
    for (next, sees) in [(Person::Own, true), (Person::Partner, false)] {
        let world = world::copy().await.unwrap();
        let mut browser = Browser::of(&world, Person::Own).await;
        let typed_by = browser.get(LOG).await.hidden("/act/shadowing/log", "typed_by");
        let typed = [("typed_by", typed_by.as_str()), ("observed", "Half an hour of typing")];
        world.wait(Duration::hours(3));
        let answer = browser.post(LOG, "/act/shadowing/log", &replaced(act::log(&world.ids), &typed)).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/sign-in?next=/shadowing/log"));
        let fields = [("email", next.email()), ("password", PASSWORD.into()), ("next", LOG.into())];
        let page = browser.submit("/sign-in", "/act/sign-in", &fields).await;
        let text = page.texts("textarea[name=observed]").concat();
        assert_eq!(text == "Half an hour of typing", sees, "{next:?}: {text:?}");
        assert_eq!(page.body.contains("Half an hour"), sees);
        assert_eq!(page.texts(".nhsuk-error-summary__title"), if sees { vec!["You were signed out"] } else { vec![] });
    }
}

#[tokio::test]
async fn what_one_person_typed_is_not_saved_as_another_s_who_signed_in_at_the_same_computer() {
    let world = world::copy().await.unwrap();
    let session = format!("/shadowing/{}", world.ids.session);
    let act = "/act/shadowing/reflect";
    let typed_by = Browser::of(&world, Person::Own).await.get(&session).await.hidden(act, "typed_by");
    let mut browser = Browser::of(&world, Person::Partner).await;
    let form = act::of(act, Person::Partner, &world.ids);
    let of_own = replaced(form.clone(), &[("typed_by", typed_by.as_str()), ("what", "For me alone")]);
    let answer = browser.post(&session, act, &of_own).await;
    assert_eq!(answer.status, 409, "{}", answer.body);
    assert_eq!(answer.texts("h1"), ["Somebody else is signed in by now"]);
    assert!(!browser.get(&session).await.body.contains("For me alone"));
    assert_eq!(browser.post(&session, act, &form).await.status, 303, "and the partner's own is saved");
}

#[tokio::test]
async fn forms_of_two_pages_are_kept_beside_each_other() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Own).await;
    let session = format!("/shadowing/{}", world.ids.session);
    let log = replaced(act::log(&world.ids), &[("place", ""), ("observed", "in the log")]);
    browser.post(LOG, "/act/shadowing/log", &log).await;
    let reflection = act::of("/act/shadowing/reflect", Person::Own, &world.ids);
    let reflection = replaced(reflection, &[("what", "in the reflection"), ("readers", "everybody")]);
    browser.post(&session, "/act/shadowing/reflect", &reflection).await;
    assert_eq!(browser.get(LOG).await.texts("textarea[name=observed]"), ["in the log"]);
    assert_eq!(browser.get(&session).await.texts("textarea[name=what]"), ["in the reflection"]);
}

#[tokio::test]
async fn a_form_from_nowhere_is_answered_with_a_page_and_leads_to_no_other_site() {
    let world = world::copy().await.unwrap();
    let mut browser = Browser::of(&world, Person::Administrator).await;
    for referer in [None, Some("https://evil.example/admin"), Some("http://pl.example.evil.example/"), Some("nonsense")]
    {
        let answer = browser.post_from(referer, "/act/programme/create", &[]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (422, ""), "{referer:?}");
        assert_eq!(answer.texts("h1"), ["There is a problem"]);
        assert!(answer.texts("p")[0].contains("Enter the programme’s name"), "{}", answer.body);
    }
}
