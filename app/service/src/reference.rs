//! The lists from which professions, grades and the rest are chosen, with their versions.

use crate::{context::Service, error::Result, programme};
use domain::{
    policy::{Act, Actor},
    programme::Programme,
    reference::{self, List},
};

/// The lists, for those who look after a programme.
pub async fn show(service: &Service, actor: Option<&Actor>, slug: &str) -> Result<(Programme, Vec<List>)> {
    let mut tx = service.read().await?;
    let programme = programme::at(service, actor, &mut tx, Act::SeeReferenceLists, slug).await?;
    Ok((programme, reference::lists()))
}
