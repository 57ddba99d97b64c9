//! A script in a name or a text is text, wherever it is shown.

use super::{
    act,
    browser::{Answer, Browser},
    page::address,
    routes::lines,
    table::PAGES,
};
use scraper::{Html, Selector};
use service::spreadsheet::{Options, import_as_operator, run_next};
use world::{Person, World};

/// What would run in an element, in an attribute and in a text area, were it not escaped; as a name and as a text.
const EVIL: &str = "\"'></textarea></title><script>evil()</script><img src=x onerror=evil()>";

/// A world in which everybody is called so and everything that can be typed says so.
async fn evil() -> World {
    let world = world::copy().await.unwrap();
    let quoted = EVIL.replace('"', "\"\"");
    let mut csv =
        "first name,last name,email,side,grade,department,division,site,goals,interests,profession\n".to_owned();
    for (who, side, grade) in [
        ("own", "clinician", "ST5"),
        ("partner", "manager", "Band 8a"),
        ("free", "clinician", "ST5"),
        ("first", "clinician", "ST5"),
        ("third", "manager", "Band 8a"),
    ] {
        let cells = [EVIL; 6].map(|_| format!("\"{quoted}\"")).join(",");
        let name = format!("\"{quoted}\"");
        csv = format!("{csv}{who},{name},{who}@trust.example,{side},{grade},{cells}\n");
    }
    let outcome =
        import_as_operator(&world.service, "north", "one", EVIL, csv.into_bytes(), Options::default()).await.unwrap();
    assert_eq!((outcome.changed, outcome.errors.len()), (5, 0), "{:?}", outcome.errors);
    world
}

/// Types it into everything that `person` can send.
async fn type_it(world: &World, person: Person, page: &str, act: &str, fields: &[&'static str]) {
    let mut typed = act::of(act, person, &world.ids);
    typed.retain(|(name, _)| !fields.contains(name));
    typed.extend(fields.iter().map(|name| (*name, EVIL.to_owned())));
    let answer = Browser::of(world, person).await.post(page, act, &typed).await;
    assert!(answer.location().contains("done="), "{act}: {} {}", answer.location(), answer.body);
}

/// Whether anything in the page runs or stands where it must not.
fn runs(answer: &Answer) -> bool {
    let html = Html::parse_document(&answer.body);
    let select = |selector: &str| Selector::parse(selector).unwrap();
    html.select(&select("script")).any(|script| script.text().collect::<String>().contains("evil()"))
        || html.select(&select("img, [onerror], script:not([nonce])")).next().is_some()
}

#[tokio::test]
async fn nothing_that_anybody_typed_runs_on_any_page() {
    let mut world = evil().await;
    type_it(&world, Person::Administrator, "/admin/programmes/new", "/act/programme/create", &["name", "organisation"])
        .await;
    type_it(&world, Person::Coordinator, "/", "/act/cohort/change", &["name"]).await;
    type_it(&world, Person::Own, "/shadowing/log", "/act/shadowing/log", &["place", "purpose", "observed"]).await;
    type_it(&world, Person::Own, "/", "/act/shadowing/reflect", &["what", "so_what", "now_what"]).await;
    let coordinator = world.actor(Person::Coordinator).await.unwrap();
    let csv = format!(
        "first name,last name,email,side,grade,{EVIL}\n{EVIL},x,{EVIL},{EVIL},{EVIL},1\nA,B,a@b.example,manager,{EVIL},1\n"
    );
    let key = world.key();
    world.ids.spreadsheet =
        service::spreadsheet::upload(&world.service, coordinator.as_ref(), key, "north", "one", EVIL, csv.as_bytes())
            .await
            .unwrap();
    run_next(&world.service).await.unwrap();

    let mut shown = 0;
    for person in [Person::Administrator, Person::Coordinator, Person::Evaluator, Person::Own, Person::Partner] {
        let mut browser = Browser::of(&world, person).await;
        for line in lines(PAGES) {
            let path = address(&line, &world.ids);
            let page = browser.get(&path).await;
            assert!(!runs(&page), "{path} for {person:?}: {}", page.body);
            shown += usize::from(page.texts("body").concat().contains("<script>evil()</script>"));
        }
    }
    assert!(shown > 20, "it is there to be seen on many pages, as text: {shown}");
}

#[tokio::test]
async fn nothing_in_an_address_runs_on_the_page() {
    let world = evil().await;
    let evil = serde_urlencoded::to_string([("", EVIL)]).unwrap().split_off(1);
    let mut browser = Browser::of(&world, Person::Coordinator).await;
    for path in [
        format!("/sign-in?next={evil}"),
        format!("/?done={evil}"),
        format!("/programmes/{evil}"),
        format!("/programmes/north/cohorts/one/participants?search={evil}&after={evil}&id={evil}"),
        format!("/programmes/north/audit?before={evil}"),
        format!("/programmes/north/report?cohort={evil}"),
        format!("/pairing/{}?done={evil}", world.ids.draft),
        format!("/welcome/{evil}"),
        format!("/{evil}"),
    ] {
        let page = browser.get(&path).await;
        assert!(!runs(&page), "{path}: {}", page.body);
        assert!(!page.status.is_server_error(), "{path}: {}", page.status);
    }
}

#[tokio::test]
async fn nothing_that_came_back_with_a_refused_form_runs() {
    let world = evil().await;
    let mut browser = Browser::of(&world, Person::Own).await;
    let names = ["part", "day", "date[day]", "from", "to", "purpose", "observed", "pair"];
    let fields: Vec<_> =
        names.map(|name| (name, EVIL.to_owned())).into_iter().chain([("place", String::new())]).collect();
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(name, value)| if name == "pair" { (name, world.ids.pair.to_string()) } else { (name, value) })
        .collect();
    let page = browser.submit("/shadowing/log", "/act/shadowing/log", &fields).await;
    assert!(!runs(&page), "{}", page.body);
    assert_eq!(page.texts("textarea[name=observed]"), [EVIL]);
    assert_eq!(page.attributes("input[name=from]", "value"), [EVIL]);
}
