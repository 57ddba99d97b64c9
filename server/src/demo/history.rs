//! What the pairs of the demo did: visits in both directions, reflections, answers; some keener than others.

use super::{Author, Plan, answers::Sheets, daily, people};
use chrono::{Days, Duration, NaiveDate};
use domain::{
    agreement::{self, Terms},
    date::Typed,
    policy::{Actor, Participation},
    questionnaire::Wave,
    reflection,
    shadowing::Log,
};
use service::Error;

/// Where somebody was and what it was about; the first word says whose work was seen.
const VISITS: [(&str, &str, &str, &str, &str); 10] = [
    (
        "clinician",
        "Ward round, Alder ward",
        "8:00",
        "11:30",
        "How discharge decisions are made, and what holds them up.",
    ),
    ("manager", "Bed meeting, site office", "8:30", "9:30", "How the whole hospital is kept moving, hour by hour."),
    ("clinician", "Fracture clinic", "13:00", "16:30", "How many decisions fit into ten minutes."),
    ("manager", "Budget review, Chapel House", "10:00", "12:00", "Where the money goes, and who decides."),
    (
        "clinician",
        "Night on call, acute medical unit",
        "21:00",
        "7:30",
        "What a night feels like with one registrar for four wards.",
    ),
    ("manager", "Waiting list meeting", "14:00", "15:30", "How a list is put in order, and what it leaves out."),
    ("clinician", "Theatre 4", "8:00", "12:30", "Why a list that begins late never catches up."),
    ("manager", "Rota planning, workforce office", "9:00", "10:30", "Why rotas come out when they do."),
    ("clinician", "Therapy gym", "10:00", "12:00", "What ‘medically fit’ leaves to be done."),
    ("manager", "Board meeting, in public", "13:00", "16:00", "What the board asks, and what it never hears."),
];

const REFLECTIONS: [(&str, &str, &str, &str); 4] = [
    (
        "We waited forty minutes for one signature before anybody could go home.",
        "What looks like a slow ward from the office is a missing form from the bedside.",
        "Ask pharmacy to sit with us when we redesign the discharge letter.",
        "programme",
    ),
    (
        "I heard the same problem told in two languages: beds in one room, people in the other.",
        "Neither is wrong. I had thought only mine was real.",
        "Bring my partner’s numbers to our next team meeting.",
        "pair",
    ),
    (
        "I was more tired after watching than after a day of doing.",
        "I do not know yet what I make of it.",
        "",
        "author",
    ),
    (
        "Nobody in the room knew who could say yes.",
        "We spend more effort finding the right person than asking the question.",
        "Draw the map of who decides what, together.",
        "pair",
    ),
];

/// Everything that happened in a cohort so far.
pub async fn tell(author: &Author, plan: Plan, list: &str) -> Result<(), Error> {
    let mut members: Vec<(Actor, Participation)> = Vec::new();
    for email in list.lines().skip(1).filter_map(|row| row.split(',').nth(3)) {
        let actor = people::actor(author, email).await?;
        if let Some(held) = actor.participations.iter().find(|held| held.pair.is_some()).cloned() {
            members.push((actor, held));
        }
    }
    members.sort_by_key(|(_, held)| (held.pair, held.side));
    answer(author, plan, &members).await?;
    let pairs: Vec<_> = members.chunks_exact(2).collect();
    for (number, pair) in pairs.iter().enumerate() {
        if let [(clinician, held), (manager, _)] = pair {
            agree(author, plan, number, (clinician, manager), held).await?;
            visit(author, plan, number, (clinician, manager), held).await?;
            daily::talk(author, plan, number, (clinician, manager), held).await?;
        }
    }
    Ok(())
}

async fn answer(author: &Author, plan: Plan, members: &[(Actor, Participation)]) -> Result<(), Error> {
    let mut sheets = Sheets::new();
    for (number, (actor, held)) in (0u32..).zip(members) {
        let Some(waves) = sheets.take(held.side) else { continue };
        let days = Days::new(u64::from(number % 9));
        for (wave, day) in [(Wave::Pre, plan.starts_on + days), (Wave::Post, plan.ends_on - days)] {
            if let Some(answers) = waves.get(&wave).filter(|_| day < author.today) {
                author.go_to(day);
                author.go_on(Duration::minutes(number.into()));
                let (key, cohort) = (author.key(), held.cohort);
                service::questionnaire::answer(&author.service, Some(actor), key, cohort, wave, answers).await?;
            }
        }
    }
    Ok(())
}

/// Aims of a clinician and of a manager.
const AIMS: [(&str, &str); 3] = [
    ("Understand how beds and money are found, and who decides.", "See what a night on call is like."),
    ("Learn to make a case that is heard.", "Know what a delay looks like from the bedside."),
    ("See how a list is planned.", "Hear what my reports leave out."),
];

/// What a pair agreed on in its second week: every other pair has, and not everybody has signed yet.
async fn agree(
    author: &Author,
    plan: Plan,
    number: usize,
    (clinician, manager): (&Actor, &Actor),
    held: &Participation,
) -> Result<(), Error> {
    let day = plan.starts_on + Days::new(8 + number as u64 % 5);
    let Some(pair) = held.pair.filter(|_| !number.is_multiple_of(2) && day < author.today) else { return Ok(()) };
    author.go_to(day);
    let (clinician_aims, manager_aims) = AIMS[number % AIMS.len()];
    let suggested = Terms::suggested(day);
    let form = agreement::Form {
        pair: pair.to_string(),
        clinician_aims: clinician_aims.into(),
        manager_aims: manager_aims.into(),
        meeting: suggested.meeting,
        confidentiality: suggested.confidentiality,
        boundaries: String::new(),
        ending: suggested.ending,
        review: Typed::from_date(suggested.review_on),
        version: 0,
    };
    service::agreement::write(&author.service, Some(clinician), author.key(), &form).await?;
    if number % 6 != 5 {
        author.go_on(Duration::hours(26));
        service::agreement::sign(&author.service, Some(manager), pair, 1).await?;
    }
    Ok(())
}

/// The visits of one pair: the keenest about every three weeks, the quietest one in all.
async fn visit(
    author: &Author,
    plan: Plan,
    number: usize,
    (clinician, manager): (&Actor, &Actor),
    held: &Participation,
) -> Result<(), Error> {
    let last = plan.ends_on.min(author.today - Days::new(3 + 2 * number as u64 % 9));
    let gap = 21 + 7 * (number as u64 % 5);
    let most = if number % 6 == 5 { 1 } else { VISITS.len() };
    let first = plan.starts_on + Days::new(10 + number as u64 % 7);
    let days = (0..).map(|step| super::working_day(first + Days::new(gap * step))).take_while(|day| *day < last);
    for (step, day) in days.take(most).enumerate() {
        let (host, place, from, to, observed) = VISITS[(step + 2 * number) % VISITS.len()];
        let host_is_clinician = host == "clinician";
        let (visitor, host) = if host_is_clinician { (manager, clinician) } else { (clinician, manager) };
        let id = log(author, day, held, visitor, (place, from, to, observed)).await?;
        let is_recent = day + Days::new(gap) >= last;
        if !(is_recent && number.is_multiple_of(3)) {
            author.go_on(Duration::hours(20));
            service::shadowing::confirm(&author.service, Some(host), id).await?;
        }
        if (step + number).is_multiple_of(3) {
            let (what, so_what, now_what, readers) = REFLECTIONS[(step + number) / 3 % REFLECTIONS.len()];
            let form = reflection::Form {
                session: id.to_string(),
                what: what.into(),
                so_what: so_what.into(),
                now_what: now_what.into(),
                readers: readers.into(),
                ..reflection::Form::default()
            };
            service::reflection::write(&author.service, Some(visitor), author.key(), &form).await?;
        }
    }
    Ok(())
}

async fn log(
    author: &Author,
    day: NaiveDate,
    held: &Participation,
    visitor: &Actor,
    (place, from, to, observed): (&str, &str, &str, &str),
) -> Result<domain::id::ShadowingId, Error> {
    author.go_to(day + Days::new(1));
    let form = Log {
        pair: held.pair.map_or_else(String::new, |pair| pair.to_string()),
        part: "visitor".into(),
        day: "other".into(),
        date: Typed::from_date(day),
        from: from.into(),
        to: to.into(),
        place: place.into(),
        purpose: String::new(),
        observed: observed.into(),
        checked: String::new(),
    };
    service::shadowing::log(&author.service, Some(visitor), author.key(), &form).await
}
