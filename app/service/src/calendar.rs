//! Calendars that other programs read by a secret link: made, renewed and switched off by their owner, and shown only
//! while the owner may still see what is in them.

use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
    pair,
    token::Token,
};
use domain::{
    calendar::{Entry, KEPT, Link, Scope, feed, of_booking, of_cohorts_booking, of_workshop},
    cohort::Cohort,
    event::What,
    id::{CalendarLinkId, PairId},
    policy::{self, Act, Actor, Place, Role},
};
use store::Tx;

/// The calendars that somebody can have.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What each shows, and the link to it where there is one.
    pub calendars: Vec<Calendar>,
}

/// One calendar that somebody can have.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// What it shows.
    pub scope: Scope,
    /// The cohort, or that of the pair.
    pub cohort: Option<Cohort>,
    /// The link to it, where there is one.
    pub link: Option<Link>,
}

/// What somebody's calendars show, and which of them have a link.
pub async fn show(service: &Service, actor: Option<&Actor>) -> Result<Shown> {
    let actor = service.authorise(actor, Act::KeepCalendarLinks, &Place::everywhere())?;
    let mut tx = service.read().await?;
    let links = store::calendar::of_person(&mut tx, actor.person).await?;
    let calendar = |scope, cohort| {
        let link = links.iter().find(|link| link.scope == scope).copied();
        Calendar { scope, cohort, link }
    };
    let mut calendars = vec![calendar(Scope::Own, None)];
    for held in &actor.participations {
        if let Some(pair) = held.pair {
            calendars.push(calendar(Scope::Pair(pair), store::cohort::find(&mut tx, held.cohort).await?));
        }
    }
    for (programme, _) in actor.roles.iter().filter(|(_, role)| *role == Role::Coordinator) {
        for cohort in store::cohort::of_programme(&mut tx, *programme).await? {
            calendars.push(calendar(Scope::Cohort(cohort.id), Some(cohort)));
        }
    }
    Ok(Shown { calendars })
}

/// Makes the link to all that the actor does, or another one: the one before it leads nowhere from now on. This is the
/// one time that it can be read.
pub async fn make_own(service: &Service, actor: Option<&Actor>) -> Result<(CalendarLinkId, Token)> {
    let actor = service.authorise(actor, Act::KeepCalendarLinks, &Place::everywhere())?;
    make(service, actor, Scope::Own).await
}

/// Makes the link to what the actor plans with a pair of theirs, or another one.
pub async fn make_pairs(service: &Service, actor: Option<&Actor>, id: PairId) -> Result<(CalendarLinkId, Token)> {
    pair::own_place(service, actor, Act::SeeBooking, id)?;
    make(service, actor.ok_or(Error::SignedOut)?, Scope::Pair(id)).await
}

/// Makes the link to what the pairs of a cohort plan, or another one.
pub async fn make_cohorts(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    slug: &str,
) -> Result<(CalendarLinkId, Token)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::SeeTimeline, programme, slug).await?;
    drop(tx);
    make(service, actor.ok_or(Error::SignedOut)?, Scope::Cohort(cohort.id)).await
}

async fn make(service: &Service, actor: &Actor, scope: Scope) -> Result<(CalendarLinkId, Token)> {
    let token = Token::new(&service.random);
    let mut work = service.begin(Some(actor.person)).await?;
    for link in store::calendar::of_person(&mut work.tx, actor.person).await? {
        if link.scope == scope {
            store::calendar::delete(&mut work.tx, actor.person, link.id).await?;
        }
    }
    let (id, now): (CalendarLinkId, _) = (work.id(), work.now);
    store::calendar::insert(&mut work.tx, id, actor.person, scope, &token.hash(), now).await?;
    work.event(None, What::CalendarLinkMade).await?;
    work.commit().await?;
    Ok((id, token))
}

/// Ends one's own link: whatever reads it finds nothing from now on.
pub async fn switch_off(service: &Service, actor: Option<&Actor>, id: CalendarLinkId) -> Result<()> {
    let actor = service.authorise(actor, Act::KeepCalendarLinks, &Place::everywhere())?;
    let mut work = service.begin(Some(actor.person)).await?;
    if !store::calendar::delete(&mut work.tx, actor.person, id).await? {
        return Err(Error::NotFound);
    }
    work.event(None, What::CalendarLinkEnded).await?;
    work.commit().await
}

/// The calendar that a link shows, as calendars read it.
pub async fn read(service: &Service, token: &str) -> Result<String> {
    let hash = Token::parse(token).ok_or(Error::NotFound)?.hash();
    let mut tx = service.read().await?;
    let (person, link) = store::calendar::find(&mut tx, &hash).await?.ok_or(Error::NotFound)?;
    let actor = store::person::actor(&mut tx, person).await?.ok_or(Error::NotFound)?;
    match link.scope {
        Scope::Own | Scope::Pair(_) => own(service, &mut tx, &actor, link.scope).await,
        Scope::Cohort(id) => {
            let cohort = store::cohort::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
            let place = Place::cohort(cohort.programme, cohort.id);
            // Whoever gave the role up no longer reads it.
            if !policy::allows(Some(&actor), Act::SeeTimeline, &place) {
                return Err(Error::NotFound);
            }
            of_cohort(service, &mut tx, &cohort).await
        }
    }
}

async fn own(service: &Service, tx: &mut Tx, actor: &Actor, scope: Scope) -> Result<String> {
    let now = service.clock.now();
    let url = &service.settings.public_url;
    let people = store::calendar::with_person(tx, actor.person).await?;
    let bookings = store::booking::with_person(tx, actor.person, now - KEPT).await?;
    // Whoever withdrew no longer sees what was planned.
    let theirs: Vec<_> = actor.participations.iter().flat_map(|held| held.pair.iter().chain(&held.earlier)).collect();
    let is_shown = |pair| theirs.contains(&&pair) && scope.pair().is_none_or(|shown| shown == pair);
    let bookings = bookings.iter().filter(|booking| is_shown(booking.pair));
    let mut entries: Vec<Entry> =
        bookings.filter_map(|booking| of_booking(booking, actor.person, &people, now, url)).collect();
    if scope == Scope::Own {
        let workshops = store::workshop::with_person(tx, actor.person, now - KEPT).await?;
        let link = |id| format!("{url}/workshops/{id}");
        entries.extend(workshops.iter().filter_map(|workshop| of_workshop(workshop, link(workshop.id), now)));
    }
    let others = people.iter().filter(|one| Some(one.pair) == scope.pair() && one.person != actor.person);
    let names = others.map(|one| format!(" with {}", one.name)).collect::<Vec<_>>().join(" and");
    Ok(feed(&format!("Paired learning{names}"), &entries))
}

async fn of_cohort(service: &Service, tx: &mut Tx, cohort: &Cohort) -> Result<String> {
    let now = service.clock.now();
    let people = store::calendar::of_cohort(tx, cohort.id).await?;
    let bookings = store::booking::of_cohort(tx, cohort.id, now - KEPT).await?;
    let mut entries: Vec<Entry> =
        bookings.iter().filter_map(|booking| of_cohorts_booking(booking, &people, now)).collect();
    let workshops = store::workshop::of_cohort(tx, cohort.id).await?;
    let url = &service.settings.public_url;
    let place = format!("{url}/programmes/{}/cohorts/{}/workshops", cohort.programme_slug, cohort.slug);
    let link = |id| format!("{place}/{id}");
    entries.extend(workshops.iter().filter_map(|workshop| of_workshop(workshop, link(workshop.id), now)));
    Ok(feed(&format!("{}, {}", cohort.programme_name, cohort.name), &entries))
}
