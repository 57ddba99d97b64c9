//! Drafts beside the forms that they are of.

use crate::{
    error::AppError,
    form::{Draft, Form, Hidden, Submit},
    pages::pair::SummaryRow,
    server,
};
use domain::{
    id::JottingId,
    jotting::{Hold, Jotting, Subject},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Throws a draft away.
#[server(endpoint = "jotting/forget")]
pub async fn forget_jotting(
    #[server(default)] draft_of: String,
    #[server(default)] draft: String,
) -> Result<(), AppError> {
    let subject: Subject = draft_of.parse().map_err(|()| AppError::NotFound)?;
    let hold: Hold = draft.parse().map_err(|()| AppError::NotFound)?;
    let (service, actor) = (server::service(), server::actor());
    service::jotting::forget(&service, actor.as_deref(), subject, hold).await?;
    server::redirect(&subject.address("draft-gone"));
    Ok(())
}

/// What a form of `subject` begins with, and the drafts that other tabs have kept of it. A draft that `is_saved` says is
/// no other than what was saved is shown to nobody.
pub async fn drafts(subject: Subject, is_saved: impl Fn(&Jotting) -> bool) -> Result<(Draft, Vec<Jotting>), AppError> {
    let (service, actor) = (server::service(), server::actor());
    let mut jottings = service::jotting::of_form(&service, actor.as_deref(), subject).await?;
    jottings.retain(|one| !is_saved(one));
    let latest = if jottings.is_empty() { None } else { Some(jottings.remove(0)) };
    let hold = service::jotting::open(&service, latest.as_ref());
    Ok((Draft { subject, hold, latest, forget: ForgetJotting::PATH }, jottings))
}

/// The drafts that are not in the form, each with all that was typed.
#[component]
pub fn OtherDrafts(
    /// Of which form.
    subject: Subject,
    /// The drafts.
    jottings: Vec<Jotting>,
    /// What a field is called; nothing for one that is not told.
    label: fn(&str) -> Option<&'static str>,
) -> impl IntoView {
    let today = server::today();
    let drafts = jottings.into_iter().map(|one| {
        let told = one.fields.iter().filter(|(_, text)| !text.is_empty());
        let rows = told.filter_map(|(field, text)| Some((label(field)?, text.clone())));
        let rows = rows.map(|(key, value)| view! { <SummaryRow key value /> }).collect_view();
        // What throws it away is no tab that goes on with it.
        let hold = Hold { tab: JottingId(uuid::Uuid::nil()), of: Some((one.id, one.version)) };
        view! {
            <h3 class="nhsuk-heading-s">{format!("Another draft, kept {}", one.when(today))}</h3>
            <dl class="nhsuk-summary-list">{rows}</dl>
            <Form act=ForgetJotting::PATH>
                <Hidden name="draft_of" value=subject.to_string() />
                <Hidden name="draft" value=hold.to_string() />
                <Submit label="Throw this draft away" is_secondary=true about=format!("of {}", one.when(today)) />
            </Form>
        }
    });
    drafts.collect_view()
}
