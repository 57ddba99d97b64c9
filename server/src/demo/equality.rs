//! What people of the demo said for equality monitoring, by their place in a list and not by their names; and the
//! counting of it.

use super::{Author, PROGRAMME, Plan, people};
use chrono::Days;
use domain::{
    date::Typed,
    equality::{Form, PREFER_NOT_TO_SAY},
    policy::Actor,
    reach,
};
use service::{Error, Random, Service};

/// Where the keys of these forms come from, one for each cohort after it: the rest of the demo takes the same random
/// numbers with or without them.
const SEED: u64 = 4;

/// One after the other says this; who is not stated says nothing at all.
const ETHNIC_GROUPS: [Option<&str>; 8] =
    [Some("A"), Some("H"), Some("A"), Some("N"), None, Some("C"), Some("J"), Some(PREFER_NOT_TO_SAY)];
const AGES: [&str; 3] = ["25_to_34", "35_to_44", "45_to_54"];

fn apart(author: &Author, form: usize) -> Service {
    author.service.as_of(author.service.clock.clone(), Random::from_seed(SEED + form as u64))
}

/// Has everybody of a cohort's list say something, or not.
pub async fn answer(author: &Author, plan: Plan, list: &str) -> Result<(), Error> {
    let service = apart(author, plan.people.0);
    for (place, row) in list.lines().skip(1).enumerate() {
        let Some(email) = row.split(',').find(|cell| cell.contains('@')) else { continue };
        let Some(ethnic_group) = ETHNIC_GROUPS[place % ETHNIC_GROUPS.len()] else { continue };
        let who = people::actor(author, email).await?;
        let form = Form {
            ethnic_group: ethnic_group.into(),
            age_band: AGES[place % AGES.len()].into(),
            disability: if place % 7 == 3 { "yes" } else { "no" }.into(),
            ..Form::default()
        };
        let key = domain::id::Key(service.random.timeless_id());
        service::equality::save(&service, Some(&who), key, who.person, &form).await?;
    }
    Ok(())
}

/// Counts a cohort on its days, as far as they are past.
pub async fn count(author: &Author, plan: Plan) -> Result<(), Error> {
    for day in [plan.starts_on + Days::new(28), plan.ends_on + Days::new(1)] {
        if day < author.today {
            author.go_to(day);
            while service::reach::count_next(&author.service).await? {}
        }
    }
    Ok(())
}

/// Enters the eligible workforce, of a fictional staff record.
pub async fn workforce(author: &Author, coordinator: &Actor) -> Result<(), Error> {
    author.go_to(author.today - Days::new(30));
    let service = apart(author, 0);
    let form = reach::Form {
        white: "1240".into(),
        bme: "890".into(),
        not_known: "76".into(),
        as_of: Typed::from_date(author.today - Days::new(60)),
        source: "Electronic Staff Record (fictional)".into(),
    };
    let key = domain::id::Key(service.random.timeless_id());
    service::reach::change_workforce(&service, Some(coordinator), key, PROGRAMME, 0, &form).await
}
