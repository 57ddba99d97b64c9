//! Who has applied to the demo's next cohort: one waits for an answer, one has waited too long, one may not.

use super::{Author, PROGRAMME, Plan, people};
use chrono::{Days, Duration};
use domain::{
    application::{Answers, Form, Step},
    date::Typed,
    participant::change::Leave,
    policy::Actor,
};
use service::Error;

/// First and last name, side, profession, grade, days ago.
const APPLICANTS: [(&str, &str, &str, &str, &str, u64); 3] = [
    ("Saoirse", "Banerjee", "manager", "Finance", "Band 7", 9),
    ("Ambrose", "Quaye", "clinician", "Physiotherapist", "Band 8a", 6),
    ("Hedda", "Lacroix", "manager", "Estates and facilities", "Band 8a", 2),
];
/// Whose line manager said no, on the telephone.
const DECLINED: &str = "Quaye";

const TOPICS: &str = "Discharge\nPatient flow\nRotas and workforce\nTheatre use\nSustainability\nDigital";

/// Opens the cohort to applications and tells what came in.
pub async fn tell(author: &Author, coordinator: Option<&Actor>, plan: Plan) -> Result<(), Error> {
    author.go_to(author.today - Days::new(10));
    let form = Form {
        opens_on: Typed::from_date(author.today - Days::new(10)),
        closes_on: Typed::from_date(plan.starts_on - Days::new(28)),
        topics: TOPICS.into(),
        version: 1,
    };
    let (service, key) = (&author.service, author.key());
    service::application::change_settings(service, coordinator, key, PROGRAMME, plan.slug, &form).await?;
    for (first_name, last_name, side, profession, grade, days) in APPLICANTS {
        author.go_to(author.today - Days::new(days));
        let typed = Answers {
            first_name: first_name.into(),
            last_name: last_name.into(),
            email: address(first_name, last_name),
            side: side.into(),
            profession: profession.into(),
            grade: grade.into(),
            division: "Medicine".into(),
            site: "Queen Maud".into(),
            organisation: String::new(),
            line_manager_email: format!("manager.of.{}", address(first_name, last_name)),
            availability: ["1", "4", "7"].map(str::to_owned).to_vec(),
            interests: vec!["patient flow".into()],
            own_interests: "handover".into(),
            goals: "See how decisions are made on the other side".into(),
            about_me: "I have worked here for six years, and still get lost in the basement.".into(),
            can_show: "A morning in clinic, or a night in the control room".into(),
            rotates: "no".into(),
            ..Answers::default()
        };
        apply(author, plan, typed).await?;
        if last_name == DECLINED {
            author.go_on(Duration::days(3));
            let applicant = people::actor(author, &address(first_name, last_name)).await?;
            let place = applicant.participations.first().ok_or(Error::NotFound)?.participant;
            let form = Leave { reason: "not_released".into(), note: "Asks again in autumn".into() };
            service::participant::withdraw(service, coordinator, author.key(), place, &form).await?;
        }
    }
    Ok(())
}

fn address(first_name: &str, last_name: &str) -> String {
    format!("{}.{}@stmaud.example", first_name.to_lowercase(), last_name.to_lowercase())
}

async fn apply(author: &Author, plan: Plan, typed: Answers) -> Result<(), Error> {
    let service = &author.service;
    let begun = service::application::begin(service, author.key(), PROGRAMME, plan.slug, typed.clone()).await?;
    let secret = begun.ok_or_else(|| Error::Fault("a new form was carried out before".to_owned()))?;
    for step in Step::ALL {
        author.go_on(Duration::minutes(1));
        service::application::answer(service, &secret, step, typed.clone()).await?;
    }
    service::application::send(service, &secret).await?;
    Ok(())
}
