//! Who is in the demo.

use super::{Author, PROGRAMME};
use domain::{
    person,
    policy::{Actor, Role},
};
use service::{Error, programme::GiveRole};

/// The trust's list: headings, then a row for each of its people.
static LIST: &str = include_str!("participants.csv");

/// Those who look after the programme.
pub struct Cast {
    pub administrator: Actor,
    pub coordinator: Actor,
}

const LOOK_AFTER: [(&str, &str, &str, Option<Role>); 5] = [
    ("admin", "Morwenna", "Pascoe", None),
    ("coordinator", "Ffion", "Adeyemi", Some(Role::Coordinator)),
    ("evaluator", "Tamsin", "Okonkwo", Some(Role::Evaluator)),
    ("sponsor", "Gareth", "Lindqvist", Some(Role::Sponsor)),
    ("workshops", "Noor", "Castellanos", Some(Role::WorkshopLead)),
];

fn address(name: &str) -> String {
    format!("{name}@stmaud.example")
}

/// Makes the accounts of those who look after the programme.
pub async fn cast(author: &Author) -> Result<Cast, Error> {
    for (name, first_name, last_name, role) in LOOK_AFTER {
        let form = person::New {
            email: address(name),
            first_name: first_name.into(),
            last_name: last_name.into(),
            is_administrator: if role.is_none() { "yes".into() } else { String::new() },
        };
        service::person::create_as_operator(&author.service, &form).await?;
    }
    Ok(Cast {
        administrator: actor(author, &address("admin")).await?,
        coordinator: actor(author, &address("coordinator")).await?,
    })
}

/// Gives them their roles.
pub async fn give_roles(author: &Author, cast: Cast) -> Result<Cast, Error> {
    for (name, _, _, role) in LOOK_AFTER {
        let Some(role) = role else { continue };
        let form = GiveRole { email: address(name), role: role.code().into() };
        service::programme::give_role(&author.service, Some(&cast.administrator), author.key(), PROGRAMME, &form)
            .await?;
    }
    Ok(Cast { coordinator: actor(author, &address("coordinator")).await?, ..cast })
}

/// Somebody as who signs in.
pub async fn actor(author: &Author, email: &str) -> Result<Actor, Error> {
    service::sign_in::as_known_person(&author.service, email).await
}

/// The rows of the trust's list.
pub fn rows() -> Vec<&'static str> {
    LIST.lines().skip(1).filter(|line| !line.is_empty()).collect()
}

/// Takes so many clinicians and managers off the rows, as a list of their own.
pub fn list(rows: &mut Vec<&'static str>, (clinicians, managers): (usize, usize)) -> String {
    let mut list = LIST.lines().next().unwrap_or_default().to_owned() + "\n";
    for (side, number) in [(",clinician,", clinicians), (",manager,", managers)] {
        for _ in 0..number {
            let Some(position) = rows.iter().position(|row| row.contains(side)) else { break };
            list += rows.remove(position);
            list.push('\n');
        }
    }
    list
}
