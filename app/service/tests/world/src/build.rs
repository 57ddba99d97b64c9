//! How the world comes about, one use case after the other, a minute between them.

mod accounts;
mod applications;
mod bookings;
mod history;
mod pairs;
mod workshops;

pub use applications::applicant;

use crate::{
    Fault, Ids, PASSWORD, Person, Result, Secrets,
    ids::{NORTH, ONE, SOUTH, TWO},
};
use chrono::{DateTime, Duration, Utc};
use domain::{date::Typed, id::Key, policy::Actor, programme};
use service::{Clock, Service, Settings, spreadsheet::Options};
use std::{collections::BTreeMap, path::Path, sync::Arc};

/// Makes the world.
struct Builder<'a> {
    service: Service,
    clock: Clock,
    secrets: &'a Secrets,
}

impl Builder<'_> {
    fn key(&self) -> Key {
        self.clock.set(self.clock.now() + Duration::minutes(1));
        Key(self.service.random.timeless_id())
    }

    fn go_to(&self, at: &str) -> Result<()> {
        let at: DateTime<Utc> = at.parse()?;
        self.clock.set(at);
        Ok(())
    }

    async fn actor(&self, email: &str) -> Result<Actor> {
        Ok(service::sign_in::as_known_person(&self.service, email).await?)
    }

    async fn person(&self, person: Person) -> Result<Actor> {
        self.actor(&person.email()).await
    }

    /// Adds people to a cohort: name before the at sign, and side.
    async fn import(&self, cohort: &str, people: &[(&str, &str)]) -> Result<()> {
        let Secrets { last_name, goals, not_with, .. } = self.secrets;
        let rows = people.iter().map(|(name, side)| {
            let grade = if *side == "clinician" { "ST5" } else { "Band 8a" };
            let (goals, not_with) = if *name == "own" { (*goals, *not_with) } else { ("", "") };
            format!(
                "{name},{last_name},{name}@trust.example,{side},{grade},{side}s,Riverside,Mon am,{goals},{not_with}"
            )
        });
        let heading = "first name,last name,email,side,grade,division,site,availability,goals,not with".to_owned();
        let csv = std::iter::once(heading).chain(rows).collect::<Vec<_>>().join("\n");
        let options = Options { dry_run: false, all_or_nothing: true };
        let content = csv.into_bytes();
        let outcome =
            service::spreadsheet::import_as_operator(&self.service, NORTH, cohort, "people.csv", content, options)
                .await?;
        if outcome.added == people.len() as u64 { Ok(()) } else { Err(format!("{:?}", outcome.errors).into()) }
    }
}

/// Makes the world in a new database and answers what is where.
pub(crate) async fn world(file: &Path, secrets: &Secrets) -> Result<Ids> {
    let clock = Clock::fixed("2027-01-15T09:00:00Z".parse()?);
    let service = crate::open(file, &clock, crate::SEED, crate::PUBLIC_URL).await?;
    let builder = Builder { service, clock, secrets };
    builder.staff().await?;
    builder.cohorts().await?;
    builder.roles().await?;

    builder.go_to("2027-02-15T09:00:00Z")?;
    let pair = builder.pair(ONE, "own", "partner").await?;
    let colleagues = builder.pair(ONE, "colleague", "mate").await?;
    builder.pair(TWO, "stranger", "friend").await?;
    for person in [Person::Own, Person::Partner, Person::Colleague, Person::Stranger] {
        builder.take_up(&person.email()).await?;
    }
    builder.equality().await?;
    let cohort = builder.cohort_id().await?;
    builder.answers(cohort).await?;
    builder.agreement(pair).await?;
    let (session, partners_session) = builder.sessions(pair).await?;
    let (booking, partners_booking) = builder.bookings(pair).await?;
    let offer = builder.offer(pair).await?;
    builder.clearance(pair).await?;
    let (conversation, partners_conversation) = builder.conversations(pair).await?;
    builder.reflections(session, partners_session).await?;
    builder.draft_of(partners_session).await?;
    let (draft, version, proposed) = builder.draft().await?;
    let spreadsheet = builder.spreadsheet().await?;
    let (application, approval) = builder.applications().await?;
    let concern = builder.concern(colleagues).await?;
    let sound_check = builder.sound_check().await?;
    let participants = builder.participants().await?;
    let of = |name: &str| participants.get(&format!("{name}@trust.example")).copied().ok_or(Fault::from(name));
    let (free_clinician, free_manager) = (of("free")?, of("spare")?);
    let token = builder.invite(free_clinician, "free@trust.example").await?;
    let coordinator = builder.person(Person::Coordinator).await?;
    let run = service::pairing::proof(&builder.service, Some(&coordinator), draft).await?.run.id;
    let form = domain::access_token::New { name: "Spreadsheet".to_owned() };
    let (access_token, secret) = service::access_token::make(&builder.service, Some(&coordinator), &form).await?;
    let booking_answer = builder.answer_link().await?;
    let workshops = builder.workshops().await?;
    let own = builder.person(Person::Own).await?;
    let (calendar_link, calendar) = service::calendar::make_pairs(&builder.service, Some(&own), pair).await?;
    let ids = Ids {
        programme: NORTH,
        slug: ONE,
        people: builder.people(&participants).await?,
        cohort,
        phase: builder.first_phase().await?,
        pair,
        session,
        partners_session,
        booking,
        partners_booking,
        booking_answer,
        calendar_link,
        calendar_secret: calendar.secret(),
        offer,
        conversation,
        partners_conversation,
        draft,
        version,
        run,
        proposed,
        free_clinician,
        free_manager,
        spreadsheet,
        token,
        application,
        approval,
        workshop: workshops.over,
        code: workshops.code,
        next_workshop: workshops.next,
        seat: workshops.seat,
        slot: workshops.slot,
        access_token,
        access_secret: secret.secret(),
        concern,
        sound_check,
        participants,
    };
    builder.service.close().await;
    Ok(ids)
}

/// The secret of the latest link to an account that was sent to an address.
pub(crate) async fn link(service: &Service, administrator: Option<&Actor>, email: &str) -> Result<String> {
    link_to(service, administrator, email, "/welcome/").await
}

/// The secret of the latest link to a page that was sent to an address. The demo alone shows messages whole, so this
/// looks at them as if it were one.
pub(crate) async fn link_to(
    service: &Service,
    administrator: Option<&Actor>,
    email: &str,
    page: &str,
) -> Result<String> {
    let mut demo = service.clone();
    demo.settings = Arc::new(Settings { public_url: crate::PUBLIC_URL.to_owned(), is_demo: true, draft_days: 90 });
    let (messages, _) = service::mail::page(&demo, administrator, None).await?;
    let to = messages.iter().filter(|message| message.recipient == email);
    let link = to.filter_map(|message| Some((message.created_at, message.body.split_once(page)?.1)));
    let (_, secret) = link.max_by_key(|(at, _)| *at).ok_or_else(|| format!("no link was sent to {email}"))?;
    Ok(secret.split_whitespace().next().unwrap_or_default().to_owned())
}
