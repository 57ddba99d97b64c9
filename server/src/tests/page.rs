//! Every address that is read, by everybody.

use super::{
    browser::Browser,
    routes::{Line, lines},
    table::{OTHERS, PAGES},
};
use world::{Ids, Person};

/// An address with what is put in from the world.
pub(super) fn address(line: &Line, ids: &Ids) -> String {
    [
        ("<token>", ids.token.clone()),
        ("<application>", ids.application.clone()),
        ("<calendar>", ids.calendar_secret.clone()),
        ("<booking-answer>", ids.booking_answer.clone()),
        ("<approval>", ids.approval.clone()),
        ("<sound-check>", ids.sound_check.clone()),
        ("<phase>", ids.phase.to_string()),
        ("<sender>", ids.participants["sender@trust.example"].to_string()),
        ("<run>", ids.run.to_string()),
        ("<pair>", ids.pair.to_string()),
        ("<booking>", ids.booking.to_string()),
        ("<partners-booking>", ids.partners_booking.to_string()),
        ("<conversation>", ids.conversation.to_string()),
        ("<offer>", ids.offer.to_string()),
        ("<session>", ids.session.to_string()),
        ("<cohort>", ids.cohort.to_string()),
        ("<own>", ids.participants[&Person::Own.email()].to_string()),
        ("<free>", ids.free_clinician.to_string()),
        ("<workshop>", ids.workshop.to_string()),
        ("<next-workshop>", ids.next_workshop.to_string()),
        ("<code>", ids.code.clone()),
        ("<seat>", ids.seat.clone()),
        ("<sheet>", ids.spreadsheet.to_string()),
        ("<manager>", ids.free_manager.to_string()),
        ("<draft>", ids.draft.to_string()),
        ("<proposed>", ids.proposed[0].to_string()),
    ]
    .iter()
    .fold(line.address.to_owned(), |address, (name, value)| address.replace(name, value))
}

/// Goes to every address as everybody; what is not as the table says.
async fn walk(table: &'static str) -> Vec<String> {
    let mut wrong = Vec::new();
    for person in Person::ALL {
        let world = world::copy().await.unwrap();
        let mut browser = Browser::of(&world, person).await;
        for line in lines(table) {
            let expected = line.answers.iter().find(|(other, _)| *other == person).unwrap().1;
            let path = address(&line, &world.ids);
            let answer = browser.get(&path).await;
            let is_right = match expected {
                "any" => true,
                "in" => answer.status == 303 && answer.location().starts_with("/sign-in?next="),
                status => answer.status.as_str() == status,
            };
            if !is_right {
                let location = answer.location();
                wrong.push(format!("{path} by {person:?}: {} {location} and not {expected}", answer.status));
            }
        }
    }
    wrong
}

#[tokio::test]
async fn every_page_answers_everybody_as_the_table_says() {
    let wrong = walk(PAGES).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_other_address_answers_everybody_as_the_table_says() {
    let wrong = walk(OTHERS).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
