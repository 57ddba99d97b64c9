//! The workshops of the demo's cohorts: some are over, with who came and what they thought; one that is to come is full.

use super::{Author, PROGRAMME, Plan, people, working_day};
use chrono::{Days, Duration, NaiveDate};
use domain::{
    date::Typed,
    id::WorkshopId,
    policy::Actor,
    workshop::{
        Form,
        contribution::{self, Decision},
        feedback::{self, Wave},
        waiting::Move,
    },
};
use service::Error;

/// Title, what it is about, how many can come, and days from the first day of the cohort.
const OVER: [(&str, &str, &str, u64); 2] = [
    (
        "Leadership styles",
        "What we do when we lead without thinking, and what else there is. Bring one decision of last week.",
        "26",
        30,
    ),
    ("Managing change", "Why good ideas stop at the ward door, and five ways round it.", "26", 75),
];

/// What some thought: ratings, what was best, what should be different.
const THOUGHTS: [([&str; 3], &str, &str); 4] = [
    (["5", "5", "4"], "Hearing how the other side decides.", ""),
    (["4", "5", "4"], "The exercise in threes.", "Start at two: clinics end at one."),
    (["4", "4", "5"], "", "A longer break to talk."),
    (["3", "4", "3"], "", ""),
];

/// What some say has become of it: ratings, what they do differently, what stood in the way.
const OUTCOMES: [([&str; 3], &str, &str); 4] = [
    (["4", "4", "3"], "I ask the ward clerk before I change a clinic.", ""),
    (["3", "2", "2"], "", "Nobody has an hour to try it."),
    (["4", "5", "4"], "We end the board round with who does what.", "Rotas: half of us had moved on."),
    (["2", "2", "1"], "", ""),
];

fn answers(wave: Wave, ([first, second, third], text_1, text_2): ([&str; 3], &str, &str)) -> feedback::Form {
    feedback::Form {
        wave: wave.code().into(),
        rating_1: first.into(),
        rating_2: second.into(),
        rating_3: third.into(),
        text_1: text_1.into(),
        text_2: text_2.into(),
        ..feedback::Form::default()
    }
}

/// Makes the workshops of a cohort, and lets everybody come who did.
pub async fn tell(author: &Author, plan: Plan, list: &str) -> Result<(), Error> {
    let lead = people::actor(author, "workshops@stmaud.example").await?;
    let mut members = Vec::new();
    for email in list.lines().skip(1).filter_map(|row| row.split(',').nth(3)) {
        members.push(people::actor(author, email).await?);
    }
    author.go_to(plan.starts_on - Days::new(14));
    let mut over = Vec::new();
    for (title, topic, seats, days) in OVER {
        let day = working_day(plan.starts_on + Days::new(days));
        over.push((plan_one(author, &lead, plan, (title, topic, seats), day).await?, day));
    }
    for (number, (id, day)) in over.into_iter().enumerate() {
        hold(author, &lead, plan, &members, (number, id, day)).await?;
    }
    if plan.ends_on > author.today { to_come(author, &lead, plan, &members).await } else { Ok(()) }
}

async fn plan_one(
    author: &Author,
    lead: &Actor,
    plan: Plan,
    (title, topic, seats): (&str, &str, &str),
    day: NaiveDate,
) -> Result<WorkshopId, Error> {
    let form = Form {
        title: title.into(),
        topic: topic.into(),
        lead: lead.person.to_string(),
        on: Typed::from_date(day),
        from: "13:30".into(),
        to: "16:30".into(),
        room: "Education centre, room 3".into(),
        capacity: seats.into(),
        materials: "A case from your own work\nReading list https://example.org/leadership".into(),
        ..Form::default()
    };
    service::workshop::create(&author.service, Some(lead), author.key(), (PROGRAMME, plan.slug), &form).await
}

/// Everybody signs up; nearly everybody comes.
async fn hold(
    author: &Author,
    lead: &Actor,
    plan: Plan,
    members: &[Actor],
    (number, id, day): (usize, WorkshopId, NaiveDate),
) -> Result<(), Error> {
    let service = &author.service;
    author.go_to(day - Days::new(10));
    for member in members {
        author.go_on(Duration::minutes(7));
        service::workshop::sign_up(service, Some(member), author.key(), id).await?;
    }
    author.go_to(day);
    author.go_on(Duration::hours(8));
    let managed = service::workshop::manage(service, Some(lead), PROGRAMME, plan.slug, id).await?;
    // Nobody misses both.
    let away = |at: usize| at % 9 == 2 + 3 * number;
    let there: Vec<_> = managed.list.iter().enumerate().filter(|(at, _)| !away(*at)).collect();
    let there: Vec<_> = there.into_iter().map(|(_, one)| one.participant).collect();
    service::workshop::take_attendance(service, Some(lead), author.key(), id, &there).await?;
    let came = members.iter().filter(|one| one.participations.iter().any(|held| there.contains(&held.participant)));
    let came: Vec<_> = came.enumerate().collect();
    for (at, member) in came.iter().filter(|(at, _)| at % 5 > 0) {
        let form = answers(Wave::After, THOUGHTS[(at + number) % THOUGHTS.len()]);
        service::workshop::give_feedback(service, Some(member), author.key(), id, &form).await?;
    }
    let later = day + Days::new(59);
    if later < author.today {
        author.go_to(later);
        author.go_on(Duration::hours(8));
        for (at, member) in came.iter().filter(|(at, _)| at % 3 > 0) {
            let form = answers(Wave::Later, OUTCOMES[(at + number) % OUTCOMES.len()]);
            service::workshop::give_feedback(service, Some(member), author.key(), id, &form).await?;
        }
    }
    Ok(())
}

/// A small workshop that is full, with a seat that was given up, and a large one with room.
async fn to_come(author: &Author, lead: &Actor, plan: Plan, members: &[Actor]) -> Result<(), Error> {
    let service = &author.service;
    author.go_to(author.today - Days::new(12));
    let soon = working_day(author.today + Days::new(12));
    let full = ("Tools to create change", "Driver diagrams and small tests, on your own project.", "8");
    let full = plan_one(author, lead, plan, full, soon).await?;
    let late = working_day(author.today + Days::new(40));
    let large = ("Trust and system policy", "Who decides what, from ward to integrated care board.", "26");
    plan_one(author, lead, plan, large, late).await?;
    let coming: Vec<_> = members.iter().rev().take(12).collect();
    for member in &coming {
        author.go_on(Duration::minutes(40));
        service::workshop::sign_up(service, Some(member), author.key(), full).await?;
    }
    let place = |at: usize| coming.get(at).and_then(|one| one.participations.first()).map(|held| held.participant);
    author.go_to(author.today - Days::new(3));
    if let Some(last) = place(11) {
        let coordinator = people::actor(author, "coordinator@stmaud.example").await?;
        let reason = "Was offered a seat last time and had to work".into();
        let form = Move { participant: last.to_string(), place: "2".into(), reason };
        service::workshop::reorder(service, Some(&coordinator), author.key(), full, &form).await?;
    }
    for (at, title, minutes) in
        [(0, "Our driver diagram, and what we left out", "20"), (1, "A run chart in ten minutes", "10")]
    {
        if let Some(member) = coming.get(at) {
            let form = contribution::Form { slot: title.into(), minutes: minutes.into() };
            service::workshop::offer_slot(service, Some(member), author.key(), full, &form).await?;
        }
    }
    let managed = service::workshop::manage(service, Some(lead), PROGRAMME, plan.slug, full).await?;
    if let Some(slot) = managed.slots.first() {
        let form = Decision { decision: "accepted".into(), word: "Gladly: after the break".into() };
        service::workshop::decide_slot(service, Some(lead), author.key(), slot.id, &form).await?;
    }
    author.go_to(author.today - Days::new(1));
    match coming.get(2) {
        Some(member) => service::workshop::leave(service, Some(member), author.key(), full).await,
        None => Ok(()),
    }
}
