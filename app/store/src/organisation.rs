//! Organisations that run programmes.

use crate::{Result, Tx};
use domain::id::OrganisationId;
use uuid::Uuid;

/// The organisation of this name, made with `id` where there was none.
pub async fn named(tx: &mut Tx, id: OrganisationId, name: &str) -> Result<OrganisationId> {
    sql!(tx, execute, "insert into organisation (id, name) values ($1, $2) on conflict do nothing", id.0, name)?;
    sql!(tx, one scalar Uuid, "select id from organisation where name = $1", name).map(OrganisationId)
}
