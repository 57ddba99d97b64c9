//! Writing reflections, and reading those that were released.

use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    event::What,
    id::{Key, ReflectionId, ShadowingId},
    london,
    policy::{Act, Actor, Place, Role},
    reflection::{
        Form, Question, Reflection,
        book::{Entry, Part},
    },
};

/// Released reflections on one page.
const RELEASED: i64 = 100;

/// Writes or changes the actor's reflection on a session.
pub async fn write(service: &Service, actor: Option<&Actor>, key: Key, form: &Form) -> Result<ShadowingId> {
    let id: ShadowingId = form.session.parse().map_err(|_| Error::NotFound)?;
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    if actor.is_none() {
        return Err(Error::SignedOut);
    }
    let session = store::shadowing::find(&mut work.tx, id).await?.ok_or(Error::NotFound)?;
    let me = crate::pair::own_place(service, actor, Act::SeeShadowing, session.pair)?;
    service.authorise(actor, Act::WriteReflection, &Place { participant: Some(me.participant), ..Place::default() })?;
    if let Some(id) = work.done(key).await? {
        return Ok(id);
    }
    let new = form.check()?;
    let warnings = form.warnings();
    if !warnings.is_empty() {
        return Err(Error::Check(warnings));
    }
    let now = work.now;
    let is_saved = if form.version == 0 {
        let reflection: ReflectionId = work.id();
        store::reflection::insert(&mut work.tx, reflection, id, me.participant, &new, now).await?
    } else {
        store::reflection::update(&mut work.tx, id, me.participant, form.version, &new).await?
    };
    if !is_saved {
        let mut readable = store::reflection::of_session_for(&mut work.tx, id, me.participant).await?;
        readable.retain(|reflection| reflection.author == me.participant);
        let theirs = readable.pop().ok_or(Error::NotFound)?;
        let text = |question| theirs.texts.get(&question).cloned().unwrap_or_default();
        let mut saved = vec![("way".to_owned(), theirs.way.words().to_owned())];
        saved.extend(Question::ALL.map(|question| (question.code().to_owned(), text(question))));
        saved.push(("readers".to_owned(), theirs.readers.words().to_owned()));
        return Err(Error::Conflict { theirs: saved, version: theirs.version });
    }
    crate::jotting::sent(&mut work, &form.draft).await?;
    work.event(Some(me.programme), What::ReflectionWritten { session: id }).await?;
    work.finish(key, id).await
}

/// Everything that the actor wrote, the latest first, with who has read it.
pub async fn book(service: &Service, actor: Option<&Actor>) -> Result<Vec<Entry>> {
    let actor = service.authorise(actor, Act::SeeOwn, &Place::everywhere())?;
    Ok(store::reflection::of_person(&mut service.read().await?, actor.person).await?)
}

/// Notes that the actor has read these, for their authors to see. Each is noted once, on the first day; the page does
/// not wait for it.
pub(crate) fn note_reads(service: &Service, actor: Option<&Actor>, part: Part, read: Vec<ReflectionId>) {
    let Some(person) = actor.map(|actor| actor.person).filter(|_| !read.is_empty()) else { return };
    let behind = service.clone();
    service.behind(async move {
        let mut work = behind.begin(Some(person)).await?;
        let today = london::date(work.now);
        for id in read {
            store::reflection::note_read(&mut work.tx, id, person, part, today).await?;
        }
        work.commit().await
    });
}

/// What was released to the programme in a cohort; by whom is for its coordinators, since evaluators read no names.
pub async fn released(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
) -> Result<(Cohort, Vec<Reflection>)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::ReadReleasedReflections, programme, cohort).await?;
    let mut reflections = store::reflection::released(&mut tx, cohort.id, RELEASED).await?;
    drop(tx);
    let is_coordinator = actor.is_some_and(|actor| actor.holds(Role::Coordinator, cohort.programme));
    let part = if is_coordinator { Part::Coordinator } else { Part::Evaluator };
    note_reads(service, actor, part, reflections.iter().map(|reflection| reflection.id).collect());
    if !is_coordinator {
        for reflection in &mut reflections {
            "a participant".clone_into(&mut reflection.author_name);
        }
    }
    Ok((cohort, reflections))
}
