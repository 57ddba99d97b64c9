//! Forgetting what is not needed any more.

use crate::{context::Service, error::Result};
use chrono::Duration;

/// A form is not sent again after so long.
const FORMS: Duration = Duration::days(2);
/// Failures to sign in count for so long.
const FAILURES: Duration = Duration::hours(1);

/// Forgets sign-ins that ended, old failures, the keys of old forms and old applications; how many rows went.
pub async fn tidy(service: &Service) -> Result<u64> {
    let mut work = service.begin(None).await?;
    let now = work.now;
    let mut rows = store::sign_in::delete_expired(&mut work.tx, now).await?;
    rows += store::sign_in::delete_old_failures(&mut work.tx, now - FAILURES).await?;
    rows += store::done::delete_before(&mut work.tx, now - FORMS).await?;
    rows += store::application::delete_expired(&mut work.tx, now).await?;
    rows += store::busy::delete_before(&mut work.tx, now).await?;
    work.commit().await?;
    Ok(rows)
}
