//! Tokens by which a program acts for a coordinator at the programming interface: with what that person may do and no
//! more, until it is revoked.

use crate::{
    context::Service,
    error::{Error, Result},
    token::Token,
};
use chrono::Duration;
use domain::{
    access_token::{AccessToken, New},
    event::What,
    id::AccessTokenId,
    policy::{Act, Actor, Place, Role},
};

/// Most tokens of one person: enough for a program each, and few enough to look through.
pub const MOST: usize = 20;
/// A use is noted when the last note is older: one write in so long, not one a request.
const NOTE_USE_EVERY: Duration = Duration::minutes(1);

/// Where somebody keeps tokens: in the first programme that they coordinate, wherever else they may use them.
fn place(actor: Option<&Actor>) -> Place {
    let roles = actor.into_iter().flat_map(|actor| &actor.roles);
    let mut coordinated = roles.filter(|(_, role)| *role == Role::Coordinator);
    coordinated.next().map_or_else(Place::everywhere, |(programme, _)| Place::programme(*programme))
}

/// One's own tokens, the latest first.
pub async fn list(service: &Service, actor: Option<&Actor>) -> Result<Vec<AccessToken>> {
    let actor = service.authorise(actor, Act::KeepAccessTokens, &place(actor))?;
    let mut tx = service.read().await?;
    Ok(store::access_token::of_person(&mut tx, actor.person, i64::try_from(MOST).unwrap_or(i64::MAX)).await?)
}

/// Makes a token: the one time that it can be read. Whoever sends the form again makes another.
pub async fn make(service: &Service, actor: Option<&Actor>, form: &New) -> Result<(AccessTokenId, Token)> {
    let actor = service.authorise(actor, Act::KeepAccessTokens, &place(actor))?;
    let name = form.check()?;
    let token = Token::new(&service.random);
    let mut work = service.begin(Some(actor.person)).await?;
    let limit = i64::try_from(MOST).unwrap_or(i64::MAX);
    let kept = store::access_token::of_person(&mut work.tx, actor.person, limit).await?;
    if kept.len() >= MOST {
        let message = format!("You have {MOST} tokens: revoke one that no program needs any more");
        return Err(Error::refused("name", message));
    }
    if kept.iter().any(|kept| kept.name == name) {
        return Err(Error::refused("name", "Enter another name: a token of yours has this one"));
    }
    let id: AccessTokenId = work.id();
    store::access_token::insert(&mut work.tx, id, actor.person, &name, &token.hash(), work.now).await?;
    work.event(None, What::AccessTokenMade { name }).await?;
    work.commit().await?;
    Ok((id, token))
}

/// Ends one's own token: whatever uses it is refused from now on.
pub async fn revoke(service: &Service, actor: Option<&Actor>, id: AccessTokenId) -> Result<()> {
    let actor = service.authorise(actor, Act::KeepAccessTokens, &place(actor))?;
    let mut work = service.begin(Some(actor.person)).await?;
    let name = store::access_token::delete(&mut work.tx, actor.person, id).await?.ok_or(Error::NotFound)?;
    work.event(None, What::AccessTokenRevoked { name }).await?;
    work.commit().await
}

/// For whom a program acts that has this token. It works only while its owner may keep tokens.
pub async fn who(service: &Service, token: Token) -> Result<Option<Actor>> {
    let mut tx = service.read().await?;
    let Some((person, token)) = store::access_token::find(&mut tx, &token.hash()).await? else { return Ok(None) };
    let actor = store::person::actor(&mut tx, person).await?;
    drop(tx);
    let actor =
        actor.filter(|actor| service.authorise(Some(actor), Act::KeepAccessTokens, &place(Some(actor))).is_ok());
    let now = service.clock.now();
    if actor.is_some() && token.last_used_at.is_none_or(|then| then + NOTE_USE_EVERY <= now) {
        let mut work = service.begin(Some(person)).await?;
        store::access_token::touch(&mut work.tx, token.id, now).await?;
        work.commit().await?;
    }
    Ok(actor)
}
