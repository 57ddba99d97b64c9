//! stub
use service::{Service, Result};
/// The fictional trust.
pub const ORGANISATION: &str = "St Maud’s Hospitals (fictional)";
pub async fn seed_when_empty(_: &Service) -> Result<()> { Ok(()) }
pub async fn seed(_: &Service) -> Result<()> { Ok(()) }
