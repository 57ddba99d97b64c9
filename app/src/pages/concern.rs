//! Saying to the coordinators alone that a pair is not working.

use crate::{
    error::AppError,
    form::{Form, Hidden, Submit, TextArea},
    layout::{Page, load},
    server,
};
use domain::{
    id::PairId,
    london,
    pair::concern::{self, LONGEST},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Tells the coordinators.
#[server(endpoint = "concern/raise")]
pub async fn raise_concern(
    #[server(flatten)] form: concern::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    service::concern::raise(&server::service(), server::actor().as_deref(), server::key(&key), &form).await?;
    server::redirect(&format!("/pair/not-working?pair={}&done=concern", server::encoded(&form.pair)));
    Ok(())
}

/// The page: who reads it and who does not, before anything is typed.
#[component]
pub fn ConcernPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let actor = actor.as_deref();
        let pairs: Vec<PairId> =
            service::pair::participations(&service, actor)?.into_iter().filter_map(|held| held.pair).collect();
        // Somebody in two cohorts comes from one of their pairs.
        let wanted = server::query("pair").and_then(|pair| pair.parse().ok());
        let pair = wanted.filter(|pair| pairs.contains(pair)).or(pairs.first().copied()).ok_or(AppError::NotFound)?;
        let about = service::concern::about(&service, actor, pair).await?;
        let told = about.last_at.map(|at| {
            let words = format!(
                "You told your coordinators on {}. They will get in touch; you can add something below.",
                london::instant_words(at)
            );
            view! { <p>{words}</p> }
        });
        Ok(view! {
            <Page title="This is not working" crumbs=vec![("/".into(), "Home".into()), ("/pair".into(), "My pair".into())]>
                {told}
                <p class="nhsuk-lede-text">"It happens, and nobody is blamed: not you, and not your partner."</p>
                <p>"Only the coordinators of your programme read what you write. Your partner is not told, nor is your line manager or whoever evaluates the programme. A coordinator talks to you before anything changes."</p>
                <p>"There is one exception: if somebody could come to harm, the coordinators have to tell whoever can help."</p>
                <Form act=RaiseConcern::PATH>
                    <Hidden name="pair" value=about.pair.to_string() />
                    <TextArea name="words" label="What would help?" hint="A few words are enough, and you can leave this out" rows=4 limit=LONGEST />
                    <Submit label="Tell the coordinators" />
                </Form>
                <p>
                    <a href="/pair">"Back to my pair"</a>
                </p>
            </Page>
        }
        .into_any())
    })
}
