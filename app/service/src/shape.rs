//! The shape of a programme: reading it, and changing it.

use crate::{
    context::Service,
    error::{Error, Result},
    programme,
};
use domain::{
    event::What,
    id::{Key, ProgrammeId},
    policy::{Act, Actor},
    programme::Programme,
    shape::{Form, Shape, Template},
};
use store::Tx;

/// The shape of a programme; the usual one where nobody has chosen any.
pub(crate) async fn of(tx: &mut Tx, programme: ProgrammeId) -> Result<Shape> {
    Ok(versioned(tx, programme).await?.0)
}

async fn versioned(tx: &mut Tx, programme: ProgrammeId) -> Result<(Shape, i64)> {
    let found = store::shape::find(tx, programme).await?;
    Ok(found.unwrap_or_else(|| (Template::default().shape(), 0)))
}

/// A programme with its shape and the shape's version, for the form that changes it.
pub async fn show(service: &Service, actor: Option<&Actor>, slug: &str) -> Result<(Programme, Shape, i64)> {
    let mut tx = service.read().await?;
    let programme = programme::at(service, actor, &mut tx, Act::ChangeShape, slug).await?;
    let (shape, version) = versioned(&mut tx, programme.id).await?;
    Ok((programme, shape, version))
}

/// Changes a programme's shape. The phases of cohorts that are there stay as they are.
pub async fn change(
    service: &Service,
    actor: Option<&Actor>,
    key: Key,
    slug: &str,
    version: i64,
    form: &Form,
) -> Result<()> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let programme = programme::at(service, actor, &mut work.tx, Act::ChangeShape, slug).await?;
    if work.done::<()>(key).await?.is_some() {
        return Ok(());
    }
    let (before, found) = versioned(&mut work.tx, programme.id).await?;
    let shape = form.check(&before)?;
    if found != version || !store::shape::save(&mut work.tx, programme.id, version, &shape).await? {
        return Err(Error::Conflict { theirs: Form::of(&before).told(), version: found });
    }
    work.event(Some(programme.id), What::ShapeChanged { programme: programme.id, name: programme.name }).await?;
    work.finish(key, ()).await
}
