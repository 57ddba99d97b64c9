//! When a cohort can be applied to, set by its coordinators.

use crate::{
    error::AppError,
    form::{DateField, Form, Hidden, Submit, TextArea},
    layout::{Page, cohort_crumbs, load},
    server,
};
use domain::{application, date::Typed};
use leptos::{prelude::*, server_fn::ServerFn};

/// Changes when a cohort can be applied to.
#[server(endpoint = "application/change-settings")]
pub async fn change_settings(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(flatten)] form: application::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor());
    // A flattened form takes texts only: a number stands beside it.
    let form = application::Form { version, ..form };
    let key = server::key(&key);
    service::application::change_settings(&service, actor.as_deref(), key, &programme, &cohort, &form).await?;
    server::redirect(&format!("/programmes/{programme}/cohorts/{cohort}/applications?done=changed"));
    Ok(())
}

/// Enough for thirty topics.
const LONGEST_TOPICS: usize = 2_500;

/// The page.
#[component]
pub fn ApplicationsPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let service = server::service();
        let found = service::application::settings(&service, server::actor().as_deref(), &programme, &cohort).await?;
        let path = format!("/apply/{programme}/{cohort}");
        let (window, is_open) = (found.window, found.is_open);
        let typed = |date: Option<chrono::NaiveDate>| date.map_or_else(Typed::default, Typed::from_date);
        let is_public = window.opens_on.is_some();
        let stands = if is_open {
            "Anybody with the address can apply now."
        } else if is_public {
            "Nobody can apply today. Whoever has the address sees the dates."
        } else {
            "Nobody can apply. Set a first day to open applications."
        };
        Ok(view! {
            <Page title="Applications" crumbs=cohort_crumbs(&found.cohort)>
                <p>{stands}</p>
                {is_public
                    .then(|| {
                        let whole = format!("{}{path}", service.settings.public_url);
                        view! {
                            <p>
                                "The address to share: "
                                <a href=path>{whole}</a>
                            </p>
                        }
                    })}
                <Form act=ChangeSettings::PATH version=found.cohort.version>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <DateField name="opens_on" legend="First day to apply" hint="Leave it empty to close applications" value=typed(window.opens_on) />
                    <DateField name="closes_on" legend="Last day to apply" hint="You can leave this empty" value=typed(window.closes_on) />
                    <TextArea
                        name="topics"
                        label="Topics to choose from, one a line"
                        hint="Applicants tick those that interest them and can add their own"
                        value=window.topics.join("\n")
                        limit=LONGEST_TOPICS
                    />
                    <Submit label="Save changes" />
                </Form>
            </Page>
        }
        .into_any())
    })
}
