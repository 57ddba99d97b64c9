//! stub
use crate::{Service, Result};
/// stub
#[derive(serde::Serialize)]
pub struct P { pub pairs: Vec<Q>, pub total: i64, pub left_over: Vec<L> }
/// stub
#[derive(serde::Serialize)]
pub struct Q { pub score: i64, pub clinician: String, pub manager: String }
/// stub
#[derive(serde::Serialize)]
pub struct L { pub name: String, pub why: String }
/// stub
pub async fn propose_as_operator(_: &Service, _: &str, _: &str) -> Result<P> { Err(crate::Error::NotFound) }
