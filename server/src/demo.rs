//! The demo: a fictional trust with three cohorts, made by the same use cases that people use, each at its time in the
//! past. Nobody in it is real, and neither is any result.

mod after;
mod answers;
mod applications;
mod daily;
mod elsewhere;
mod equality;
mod history;
mod people;
mod workshops;

use crate::failure::Failure;
use chrono::{DateTime, Datelike, Days, Duration, Months, NaiveDate, Utc};
use domain::{
    cohort,
    date::Typed,
    health::{self, Light},
    id::Key,
    london,
    policy::Actor,
    programme,
};
use people::Cast;
use service::{Clock, Error, Random, Service};

/// The fictional trust.
pub const ORGANISATION: &str = "St Maud’s Hospitals (fictional)";
/// The programme's part of addresses.
const PROGRAMME: &str = "demo";
/// The same demo every time: names, pairs and answers do not depend on when it is made.
const SEED: u64 = 2011;
/// Where those begin by which its pairs are published: pairs that are formed at once stand in the order of their ids.
const ORDER: u64 = SEED + 28;

/// Makes the history: the use cases at a time that is moved on.
struct Author {
    service: Service,
    today: NaiveDate,
}

impl Author {
    /// Moves to nine in the morning, so many days from today.
    fn go_to(&self, day: NaiveDate) {
        let nine = chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
        self.service.clock.set(london::instant(day, nine));
    }

    fn go_on(&self, by: Duration) {
        self.service.clock.set(self.service.clock.now() + by);
    }

    fn key(&self) -> Key {
        Key(self.service.random.timeless_id())
    }
}

/// One cohort of the demo.
#[derive(Clone, Copy)]
struct Plan {
    slug: &'static str,
    name: &'static str,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    /// Clinicians and managers of the trust's list who take part.
    people: (usize, usize),
}

/// A working day near `day`.
fn working_day(day: NaiveDate) -> NaiveDate {
    match day.weekday().number_from_monday() {
        6 => day + Days::new(2),
        7 => day + Days::new(1),
        _ => day,
    }
}

fn plans(today: NaiveDate) -> [Plan; 3] {
    let from = |months: i32| match u32::try_from(months) {
        Ok(months) => today.checked_add_months(Months::new(months)),
        Err(_) => today.checked_sub_months(Months::new(months.unsigned_abs())),
    };
    let day = |months| working_day(from(months).unwrap_or(today));
    [
        Plan { slug: "finished", name: "Last year’s cohort", starts_on: day(-15), ends_on: day(-6), people: (7, 7) },
        Plan {
            slug: "running",
            name: "This year’s cohort",
            starts_on: day(-4) - Days::new(14),
            ends_on: day(4),
            people: (12, 12),
        },
        Plan {
            slug: "recruiting", name: "Next year’s cohort", starts_on: day(2), ends_on: day(11), people: (15, 11)
        },
    ]
}

/// Fills an empty database, leaves a demo as it is, and refuses anything else: in the demo anybody can be anybody.
pub async fn seed_when_empty(service: &Service) -> Result<(), Failure> {
    let found = service::programme::find_as_operator(service, PROGRAMME).await?;
    if found.is_some_and(|programme| programme.organisation == ORGANISATION) {
        return Ok(());
    }
    seed(service).await
}

/// Fills an empty database.
pub async fn seed(service: &Service) -> Result<(), Failure> {
    if service.people().await? > 0 {
        return Err(Failure::Wrong(
            "This database has people in it and is no demo: name another with DATABASE_URL, such as sqlite:demo.db."
                .into(),
        ));
    }
    let now: DateTime<Utc> = service.clock.now();
    let today = london::date(now);
    let author = Author { service: service.as_of(Clock::fixed(now), Random::from_seed(SEED)), today };
    tell(&author).await.map_err(Failure::from)
}

async fn tell(author: &Author) -> Result<(), Error> {
    let plans = plans(author.today);
    author.go_to(plans[0].starts_on - Days::new(100));
    let cast = people::cast(author).await?;
    let form = programme::New {
        name: "Paired learning at St Maud’s".into(),
        organisation: ORGANISATION.into(),
        slug: PROGRAMME.into(),
        minimum_group: String::new(),
        template: String::new(),
    };
    service::programme::create(&author.service, Some(&cast.administrator), author.key(), &form).await?;
    let cast = people::give_roles(author, cast).await?;
    let mut rows = people::rows();
    for plan in plans {
        let list = people::list(&mut rows, plan.people);
        tell_cohort(author, &cast, plan, &list).await?;
    }
    equality::workforce(author, &cast.coordinator).await
}

async fn tell_cohort(author: &Author, cast: &Cast, plan: Plan, list: &str) -> Result<(), Error> {
    let service = &author.service;
    let made_on = (plan.starts_on - Days::new(84)).min(author.today - Days::new(20));
    author.go_to(made_on);
    let form = cohort::Form {
        name: plan.name.into(),
        slug: plan.slug.into(),
        starts_on: Typed::from_date(plan.starts_on),
        ends_on: Typed::from_date(plan.ends_on),
        version: 0,
    };
    let coordinator: Option<&Actor> = Some(&cast.coordinator);
    service::cohort::create(service, coordinator, author.key(), PROGRAMME, &form).await?;
    author.go_on(Duration::days(9));
    import(author, coordinator, plan, list).await?;
    if plan.starts_on > author.today {
        applications::tell(author, coordinator, plan).await?;
        return phases(author, coordinator, plan).await;
    }
    author.go_to(plan.starts_on - Days::new(21));
    // The same pairs in the same order, however many random numbers the history took before.
    let proposing = service.as_of(service.clock.clone(), Random::from_seed(SEED + plan.people.0 as u64));
    let draft = service::pairing::propose(&proposing, coordinator, author.key(), PROGRAMME, plan.slug).await?;
    author.go_on(Duration::hours(2));
    let publishing = service.as_of(service.clock.clone(), Random::from_seed(ORDER + plan.people.0 as u64));
    service::pairing::publish(&publishing, coordinator, draft, 1).await?;
    equality::answer(author, plan, list).await?;
    equality::count(author, plan).await?;
    history::tell(author, plan, list).await?;
    workshops::tell(author, plan, list).await?;
    phases(author, coordinator, plan).await?;
    care(author, coordinator, plan).await?;
    elsewhere::tell(author, coordinator, plan, list).await
}

/// Looks after the pairs of a cohort that is under way: one was reminded a while ago, another is left alone.
async fn care(author: &Author, coordinator: Option<&Actor>, plan: Plan) -> Result<(), Error> {
    let service = &author.service;
    author.go_to(author.today - Days::new(9));
    let pairs = service::pair::list(service, coordinator, PROGRAMME, plan.slug, &service::pair::Which::default(), None)
        .await?
        .pairs;
    let quiet: Vec<_> = pairs.iter().filter(|one| one.health.light == Light::Red).map(|one| one.pair.id).collect();
    if let Some(pair) = quiet.first() {
        service::pair::nudge(service, coordinator, author.key(), *pair).await?;
    }
    if let Some(pair) = quiet.get(1) {
        let until_on = Typed::from_date(author.today + Days::new(21));
        let form = health::Form { until_on, note: "On parental leave; back next month".into() };
        service::pair::snooze(service, coordinator, author.key(), *pair, &form).await?;
    }
    Ok(())
}

/// Tells of every phase on its day, those that are still to come aside.
async fn phases(author: &Author, coordinator: Option<&Actor>, plan: Plan) -> Result<(), Error> {
    let service = &author.service;
    let (_, phases) = service::phase::list(service, coordinator, PROGRAMME, plan.slug).await?;
    for phase in phases.iter().filter(|phase| phase.starts_on < author.today) {
        author.go_to(phase.starts_on);
        while service::phase::tell_next(service).await? {}
    }
    Ok(())
}

async fn import(author: &Author, coordinator: Option<&Actor>, plan: Plan, list: &str) -> Result<(), Error> {
    let service = &author.service;
    let (file, content) = (format!("participants-{}.csv", plan.slug), list.as_bytes());
    let id =
        service::spreadsheet::upload(service, coordinator, author.key(), PROGRAMME, plan.slug, &file, content).await?;
    service::spreadsheet::run_next(service).await?;
    service::spreadsheet::confirm(service, coordinator, id, false).await?;
    service::spreadsheet::run_next(service).await.map(drop)
}
