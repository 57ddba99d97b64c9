//! Signing in and out.

use crate::{
    context::{Service, Work},
    error::{Error, Result},
    token::{Token, hash},
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    email::Email,
    event::What,
    id::PersonId,
    person::LONGEST_PASSWORD,
    policy::{Act, Actor, Place},
};
use unicode_normalization::UnicodeNormalization;

/// Ends when it was not used for so long.
pub const IDLE: Duration = Duration::hours(2);
/// Ends after so long, however much it was used.
pub const LONGEST: Duration = Duration::hours(12);
/// A use is noted when the last note is older: one write in so long, not one a page.
const NOTE_USE_EVERY: Duration = Duration::minutes(1);
/// Failures of an account that cost nothing: people mistype.
const FREE_FAILURES: u32 = 3;
/// Failures from one network address that cost nothing: a whole hospital may come from it.
const FREE_FAILURES_OF_ADDRESS: u32 = 30;
/// Longest wait before a password is looked at. Nobody is ever locked out.
const LONGEST_WAIT_SECONDS: u64 = 8;

/// What is kept of a sign-in from one request to the next.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Who, once they have signed in.
    pub person: Option<PersonId>,
    /// Anything else, as JSON.
    pub data: String,
    /// When it ends if it is not used again.
    pub expires_at: DateTime<Utc>,
}

/// What is kept under this token, where it has not ended.
pub async fn load(service: &Service, token: Token) -> Result<Option<Kept>> {
    let mut tx = service.read().await?;
    let found = store::sign_in::find(&mut tx, &token.hash()).await?;
    drop(tx);
    used(service, token, found).await
}

/// What is kept under this token, and everything that the policy needs to know of whoever signed in with it; both as
/// they are at one moment.
pub async fn who(service: &Service, token: Token) -> Result<Option<(Kept, Option<Actor>)>> {
    let mut tx = service.read().await?;
    let found = store::sign_in::find(&mut tx, &token.hash()).await?;
    let actor = match found.as_ref().and_then(|kept| kept.person) {
        Some(person) => store::person::actor(&mut tx, person).await?,
        None => None,
    };
    drop(tx);
    Ok(used(service, token, found).await?.map(|kept| (kept, actor)))
}

/// What was found, unless it has ended; notes that it was used.
async fn used(service: &Service, token: Token, found: Option<store::sign_in::SignIn>) -> Result<Option<Kept>> {
    let now = service.clock.now();
    let Some(kept) = found.filter(|kept| now < kept.expires_at && now < kept.created_at + LONGEST) else {
        return Ok(None);
    };
    if kept.last_used_at + NOTE_USE_EVERY <= now {
        let mut work = service.begin(kept.person).await?;
        store::sign_in::touch(&mut work.tx, &token.hash(), now, now + IDLE).await?;
        work.commit().await?;
    }
    Ok(Some(Kept { person: kept.person, data: kept.data, expires_at: kept.expires_at }))
}

/// Keeps something under a new token.
pub async fn create(service: &Service, token: Token, kept: Kept) -> Result<()> {
    let work = service.begin(kept.person).await?;
    keep(work, token, kept).await
}

/// Keeps something else under this token. What was ended meanwhile stays so: a request that was under way then must
/// not bring it back.
pub async fn save(service: &Service, token: Token, kept: Kept) -> Result<()> {
    let mut work = service.begin(kept.person).await?;
    if store::sign_in::find(&mut work.tx, &token.hash()).await?.is_none() {
        return Ok(());
    }
    keep(work, token, kept).await
}

async fn keep(mut work: Work<'_>, token: Token, kept: Kept) -> Result<()> {
    let sign_in = store::sign_in::SignIn {
        person: kept.person,
        data: kept.data,
        created_at: work.now,
        last_used_at: work.now,
        expires_at: work.now + IDLE,
    };
    store::sign_in::save(&mut work.tx, &token.hash(), &sign_in).await?;
    work.commit().await
}

/// Ends what is kept under this token.
pub async fn delete(service: &Service, token: Token) -> Result<()> {
    let mut work = service.begin(None).await?;
    store::sign_in::delete(&mut work.tx, &token.hash()).await?;
    work.commit().await
}

/// Who signs in with this address and password; `Refused` says the same whether the account exists or not.
///
/// Failures of one account, or from one network address, make the next look at a password wait longer; a right
/// password is always let in after its wait.
pub async fn with_password(service: &Service, email: &str, password: &str, from: &str) -> Result<PersonId> {
    let account = Email::parse(email).map_or_else(|| email.trim().to_lowercase(), |email| email.to_string());
    let subjects = [hash(format!("account {account}").as_bytes()), hash(format!("address {from}").as_bytes())];
    let mut failures = [0; 2];
    let mut work = service.begin(None).await?;
    for (subject, failures) in subjects.iter().zip(&mut failures) {
        let before = store::sign_in::failures(&mut work.tx, subject).await?;
        *failures = before.map_or(0, |(count, _)| u32::try_from(count).unwrap_or(u32::MAX));
        // Counted before the password is looked at, so that many tries at once slow each other down.
        store::sign_in::add_failure(&mut work.tx, subject, work.now).await?;
    }
    let secret = store::person::secret(&mut work.tx, &account).await?;
    work.commit().await?;
    tokio::time::sleep(std::time::Duration::from_secs(seconds(failures))).await;

    let (person, password_hash) = secret.unzip();
    let typed = normalised(password);
    let is_right = service.passwords.verify(&typed, password_hash.flatten().as_deref()).await?;
    match person {
        Some(person) if is_right => {
            let mut work = service.begin(Some(person)).await?;
            for subject in &subjects {
                store::sign_in::clear_failures(&mut work.tx, subject).await?;
            }
            work.event(None, What::SignedIn).await?;
            work.commit().await?;
            Ok(person)
        }
        _ => Err(Error::refused(
            "email",
            "Enter the email address and password of your account; one of the two is not right",
        )),
    }
}

/// How long a look at a password waits after so many failures of its account and from its address.
fn seconds([account, address]: [u32; 2]) -> u64 {
    let over = account.saturating_sub(FREE_FAILURES).max(address.saturating_sub(FREE_FAILURES_OF_ADDRESS));
    if over == 0 {
        return 0;
    }
    1u64.checked_shl(over - 1).map_or(LONGEST_WAIT_SECONDS, |seconds| seconds.clamp(1, LONGEST_WAIT_SECONDS))
}

/// A password in the form in which it is hashed: the same however a keyboard composes its accents.
pub(crate) fn normalised(password: &str) -> String {
    password.chars().take(LONGEST_PASSWORD + 1).nfc().collect()
}

/// Somebody with this address, for the demo's history: nobody is signed in by it.
pub async fn as_known_person(service: &Service, email: &str) -> Result<Actor> {
    let mut tx = service.read().await?;
    let person = store::person::find_by_email(&mut tx, email).await?.ok_or(Error::NotFound)?;
    store::person::actor(&mut tx, person.id).await?.ok_or(Error::NotFound)
}

/// Lets anybody in as `person`: in the demo only.
pub async fn as_demo_person(service: &Service, person: PersonId) -> Result<PersonId> {
    if !service.settings.is_demo {
        return Err(Error::NotFound);
    }
    let mut work = service.begin(Some(person)).await?;
    store::person::find(&mut work.tx, person).await?.ok_or(Error::NotFound)?;
    work.event(None, What::SignedIn).await?;
    work.commit().await?;
    Ok(person)
}

/// The people to choose from in the demo; nobody elsewhere.
pub async fn demo_choices(service: &Service) -> Result<Vec<store::person::Choice>> {
    if !service.settings.is_demo {
        return Ok(Vec::new());
    }
    let mut tx = service.read().await?;
    Ok(store::person::demo_choices(&mut tx, 2).await?)
}

/// Ends every sign-in of the person.
pub async fn sign_out_everywhere(service: &Service, actor: Option<&Actor>) -> Result<()> {
    let actor = service.authorise(actor, Act::SignOut, &Place::everywhere())?;
    let mut work = service.begin(Some(actor.person)).await?;
    store::sign_in::delete_all(&mut work.tx, actor.person).await?;
    work.event(None, What::SignedOutEverywhere).await?;
    work.commit().await
}

/// Records that the person signed out; the web ends the sign-in itself.
pub async fn sign_out(service: &Service, actor: Option<&Actor>) -> Result<()> {
    let actor = service.authorise(actor, Act::SignOut, &Place::everywhere())?;
    let mut work = service.begin(Some(actor.person)).await?;
    work.event(None, What::SignedOut).await?;
    work.commit().await
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn mistyping_costs_nothing_and_nobody_waits_for_long() {
        let cases = [([0, 0], 0), ([3, 0], 0), ([4, 0], 1), ([5, 0], 2), ([7, 0], 8), ([8, 8], 8), ([u32::MAX, 0], 8)];
        for (failures, expected) in cases {
            assert_eq!(seconds(failures), expected, "{failures:?}");
        }
    }

    #[test]
    fn colleagues_who_mistype_slow_nobody_at_their_address_down() {
        for (failures, expected) in [([0, 30], 0), ([3, 30], 0), ([0, 31], 1), ([0, 90], 8)] {
            assert_eq!(seconds(failures), expected, "{failures:?}");
        }
    }
}
