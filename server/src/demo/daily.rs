//! The conversations of the demo's pairs, and what they have planned.

use super::{Author, Plan, working_day};
use chrono::{Days, NaiveDate};
use domain::{
    booking,
    conversation::Form,
    date::Typed,
    id::{OfferId, PairId},
    offer,
    policy::{Actor, Participation},
};
use service::Error;

/// How long, how, where, what about, and one line.
const TALKS: [(&str, &str, &str, &str, &str); 6] = [
    ("30", "in_person", "Canteen", "how decisions are made", "Who can say yes to a weekend discharge."),
    ("45", "video", "", "money and budgets", "What a bed day costs, and who pays for it."),
    ("60", "in_person", "Chapel House", "staffing and rotas", "Why locums are booked on a Friday."),
    ("15", "phone", "", "well-being", "A hard week; we only listened."),
    ("30", "in_person", "Coffee shop, main entrance", "our project", "What we would measure first."),
    ("45", "in_person", "Alder ward office", "quality and safety", "What happens to an incident report."),
];

/// About once a month; the quietest pairs never.
pub(super) async fn talk(
    author: &Author,
    plan: Plan,
    number: usize,
    (clinician, manager): (&Actor, &Actor),
    held: &Participation,
) -> Result<(), Error> {
    let Some(pair) = held.pair.filter(|_| number % 6 != 5) else { return Ok(()) };
    let last = plan.ends_on.min(author.today - Days::new(2 + 3 * number as u64 % 8));
    let gap = 28 + 7 * (number as u64 % 3);
    let first = plan.starts_on + Days::new(4 + number as u64 % 5);
    let days = (0..).map(|step| working_day(first + Days::new(gap * step))).take_while(|day| *day < last);
    for (step, day) in days.enumerate() {
        let (length, means, place, topic, summary) = TALKS[(step + number) % TALKS.len()];
        let who = if (step + number).is_multiple_of(2) { clinician } else { manager };
        author.go_to(day + Days::new(1));
        let form = Form {
            pair: pair.to_string(),
            day: "other".into(),
            date: Typed::from_date(day),
            length: length.into(),
            means: means.into(),
            place: place.into(),
            topics: vec![topic.into()],
            summary: summary.into(),
            ..Form::default()
        };
        service::conversation::log(&author.service, Some(who), author.key(), &form).await?;
    }
    book(author, plan, number, (clinician, manager), pair).await
}

/// The next conversation, agreed on, and for some a visit that waits for an answer.
async fn book(
    author: &Author,
    plan: Plan,
    number: usize,
    (clinician, manager): (&Actor, &Actor),
    pair: PairId,
) -> Result<(), Error> {
    let asked_on = author.today - Days::new(2);
    let (talk_on, visit_on) = (
        working_day(author.today + Days::new(6 + number as u64 % 9)),
        working_day(author.today + Days::new(45 + number as u64 % 9)),
    );
    let form = |part: &str, day: NaiveDate, from: &str, to: &str, place: &str| booking::Form {
        pair: pair.to_string(),
        part: part.into(),
        day: "other".into(),
        date: Typed::from_date(day),
        from: from.into(),
        to: to.into(),
        means: "in_person".into(),
        place: place.into(),
        ..booking::Form::default()
    };
    if asked_on <= plan.starts_on {
        return Ok(());
    }
    if talk_on <= plan.ends_on {
        author.go_to(asked_on);
        let talk = form("conversation", talk_on, "12:30", "13:15", "Canteen");
        let id = service::booking::propose(&author.service, Some(clinician), author.key(), &talk).await?;
        author.go_on(chrono::Duration::hours(5));
        service::booking::accept(&author.service, Some(manager), id, 1).await?;
    }
    if number.is_multiple_of(6) || number % 6 == 4 {
        let asked = offers(author, pair, (clinician, manager)).await?;
        if number % 6 == 4 && visit_on <= plan.ends_on {
            let objectives = "See how beds are found for the night\nLearn who decides when there are none";
            let visit = booking::Form {
                offer: asked.to_string(),
                objectives: objectives.into(),
                ..form("visitor", visit_on, "8:30", "", "Site office")
            };
            service::booking::propose(&author.service, Some(clinician), author.key(), &visit).await?;
        }
    }
    Ok(())
}

/// What a clinician and a manager can show each other; answers what the manager can.
async fn offers(author: &Author, pair: PairId, (clinician, manager): (&Actor, &Actor)) -> Result<OfferId, Error> {
    let form = |kind: &str, hours: &str, times: &str, bring: &str, about: &str| offer::Form {
        pair: pair.to_string(),
        kind: kind.into(),
        hours: hours.into(),
        notice: "14".into(),
        times: times.into(),
        bring: bring.into(),
        about: about.into(),
        ..offer::Form::default()
    };
    let round = form("ward_round", "3", "2", "Flat shoes; bare below the elbow", "We begin at the board at 8:30.");
    service::offer::make(&author.service, Some(clinician), author.key(), &round).await?;
    let beds =
        form("bed_meeting", "3:30", "3", "", "The morning meeting, then a walk through the wards that are full.");
    service::offer::make(&author.service, Some(manager), author.key(), &beds).await
}
