//! Bringing in a spreadsheet of participants.

use crate::{
    error::AppError,
    form::{Choice, FileField, Form, Hidden, Radios, Submit, Upload},
    layout::{Page, cohort_crumbs, cohort_path, load},
    server,
    table::{Table, texts},
};
use domain::{
    id::SpreadsheetId,
    import::Fault,
    spreadsheet::{Outcome, SHOWN_NAMES, Spreadsheet, State},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Where a file is sent: not a server function, since files are read as they arrive.
const UPLOAD: &str = "/act/participants/import";

/// Has a spreadsheet imported.
#[server(endpoint = "participants/confirm-import")]
pub async fn confirm_import(
    #[server(default)] spreadsheet: String,
    #[server(default)] rows: String,
) -> Result<(), AppError> {
    let id: SpreadsheetId = spreadsheet.parse().map_err(|_| AppError::NotFound)?;
    let service = server::service();
    let cohort = service::spreadsheet::confirm(&service, server::actor().as_deref(), id, rows == "all").await?;
    server::redirect(&format!("{}/participants/import/{id}", cohort_path(&cohort)));
    Ok(())
}

/// The form for a file.
#[component]
pub fn ImportPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let found =
            service::cohort::show(&server::service(), server::actor().as_deref(), &programme, &cohort).await?.cohort;
        Ok(view! {
            <Page title="Import participants" crumbs=cohort_crumbs(&found)>
                <p>"You first see what would be added, changed or left as it is, and what is wrong in which row. Nothing is changed before you say so. Importing the same file again changes nothing."</p>
                <Upload act=UPLOAD>
                    <Hidden name="programme" value=programme />
                    <Hidden name="cohort" value=cohort />
                    <FileField
                        name="file"
                        label="Choose a CSV file"
                        hint="From Excel: File, Save as, ‘CSV UTF-8’. Up to 20 MB or 50,000 rows. Columns may be in any order"
                        accept=".csv,.tsv,.txt,text/csv"
                    />
                    <Submit label="Read the file" />
                </Upload>
                <details class="nhsuk-details">
                    <summary class="nhsuk-details__summary">
                        <span class="nhsuk-details__summary-text">"Which columns are understood"</span>
                    </summary>
                    <div class="nhsuk-details__text">
                        <p>"Needed: first name, last name, email, side (clinician or manager), grade. Also read: employee number, profession, department, division, site, organisation (where people of several take part), line manager’s email, next rotation, availability (such as ‘Mon am; Wed pm’), interests, goals, and email addresses of people not to be paired with."</p>
                        <p>"Other names for them, such as ‘Surname’ or ‘Pay band’, are understood. Other columns are left out."</p>
                        <p>"For people who are in the cohort already, a column that the file does not have changes nothing; an empty cell empties what is known."</p>
                    </div>
                </details>
            </Page>
        }
        .into_any())
    })
}

/// What a file would do, how far it is, or what it did.
#[component]
pub fn PreviewPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let id: SpreadsheetId = server::id("id")?;
        let (service, actor) = (server::service(), server::actor());
        let (cohort, spreadsheet) =
            service::spreadsheet::show(&service, actor.as_deref(), &programme, &cohort, id).await?;
        let path = cohort_path(&cohort);
        let title = match spreadsheet.state {
            State::Reading => "Reading the file",
            State::Previewed => "Check what will be imported",
            State::Confirmed => "Importing",
            State::Imported => "The participants are imported",
            State::Unreadable => "This file cannot be imported",
        };
        let shown = match spreadsheet.state {
            State::Reading | State::Confirmed => view! { <Progress spreadsheet=spreadsheet.clone() /> }.into_any(),
            State::Previewed => view! { <Preview spreadsheet=spreadsheet.clone() path=path.clone() /> }.into_any(),
            State::Imported => view! { <Imported outcome=spreadsheet.outcome.clone() path=path.clone() /> }.into_any(),
            State::Unreadable => {
                view! { <Unreadable outcome=spreadsheet.outcome.clone() path=path.clone() /> }.into_any()
            }
        };
        Ok(view! {
            <Page title caption=spreadsheet.file_name crumbs=cohort_crumbs(&cohort)>
                {shown}
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Progress(spreadsheet: Spreadsheet) -> impl IntoView {
    let words = match spreadsheet.rows_total {
        0 => "Waiting for its turn.".to_owned(),
        total => format!("{} of {total} rows are read.", spreadsheet.rows_done),
    };
    view! {
        <div class="app-progress" data-module="app-progress" aria-live="polite">
            <progress class="app-progress__bar" aria-label="How far it is" max=spreadsheet.rows_total.max(1).to_string() value=spreadsheet.rows_done.to_string()>
                {words.clone()}
            </progress>
            <p class="app-progress__text">{words}</p>
        </div>
        <p>"You can leave this page and come back: the work goes on."</p>
        // A page that refreshed itself would take the place of whoever hears or magnifies it (WCAG 2.2.1).
        <p>
            <a href="">"Look again"</a>
        </p>
    }
}

#[component]
fn Figures(outcome: Outcome, is_done: bool) -> impl IntoView {
    let wrong = outcome.wrong_rows();
    let [added, changed] = if is_done { ["added", "changed"] } else { ["to add", "to change"] };
    let figures =
        [(outcome.added, added), (outcome.changed, changed), (outcome.unchanged, "as they are"), (wrong, "wrong rows")];
    view! {
        <ul class="app-figures">
            {figures
                .into_iter()
                .map(|(number, label)| {
                    view! {
                        <li class="app-figures__item">
                            <span class="app-figures__number">{number.to_string()}</span>
                            " "
                            <span class="app-figures__label">{label}</span>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        {(!outcome.ignored_columns.is_empty())
            .then(|| view! { <p>"Columns that are not used: " {outcome.ignored_columns.join(", ")} "."</p> })}
    }
}

#[component]
fn WrongRows(outcome: Outcome) -> impl IntoView {
    (!outcome.errors.is_empty()).then(|| {
        let row = |fault: Fault| {
            texts([fault.row.to_string(), fault.field.replace('_', " "), fault.message, fault.help])
        };
        let rows = outcome.errors.into_iter().take(10 * SHOWN_NAMES).map(row).collect();
        view! {
            <h2 class="nhsuk-heading-m">"Rows that are wrong"</h2>
            <p>"Row 1 is the first below the headings. Mend these in your file and bring it in again: rows that are right stay as they are."</p>
            <Table caption="Rows that are wrong" headings=&["Row", "Column", "What is wrong", "What to do"] rows />
        }
    })
}

#[component]
fn Names(outcome: Outcome) -> impl IntoView {
    let added = outcome.added_names.into_iter().map(|(row, name)| format!("Row {row}: {name}"));
    let changed = outcome
        .changed_names
        .into_iter()
        .map(|(row, name, fields)| format!("Row {row}: {name} ({})", fields.join(", ").replace('_', " ")));
    let groups = [
        ("Who will be added", added.collect::<Vec<_>>(), outcome.added),
        ("Who will be changed, and in what", changed.collect(), outcome.changed),
    ];
    groups
        .into_iter()
        .filter(|(_, names, _)| !names.is_empty())
        .map(|(heading, names, all)| {
            let more = all.saturating_sub(names.len() as u64);
            view! {
                <details class="nhsuk-details">
                    <summary class="nhsuk-details__summary">
                        <span class="nhsuk-details__summary-text">{heading}</span>
                    </summary>
                    <div class="nhsuk-details__text">
                        <ul class="nhsuk-list">
                            {names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}
                            {(more > 0).then(|| view! { <li>{format!("and {more} more")}</li> })}
                        </ul>
                    </div>
                </details>
            }
        })
        .collect_view()
}

#[component]
fn Preview(spreadsheet: Spreadsheet, path: String) -> impl IntoView {
    let outcome = spreadsheet.outcome;
    let does_something = outcome.added + outcome.changed > 0;
    let has_wrong = !outcome.errors.is_empty();
    let choices = vec![
        Choice::new("right", "Import the right rows"),
        Choice::new("all", "Import nothing until every row is right"),
    ];
    view! {
        <Figures outcome=outcome.clone() is_done=false />
        {if does_something {
            view! {
                <Form act=ConfirmImport::PATH>
                    <Hidden name="spreadsheet" value=spreadsheet.id.to_string() />
                    {has_wrong.then(|| view! { <Radios name="rows" legend="Some rows are wrong. What shall be done?" value="right" choices /> })}
                    <Submit label="Import" />
                </Form>
            }
                .into_any()
        } else {
            view! {
                <p>"There is nothing to import: everybody in the right rows is in the cohort as the file says."</p>
                <p>
                    <a href=format!("{path}/participants")>"See the participants"</a>
                </p>
            }
                .into_any()
        }}
        <Names outcome=outcome.clone() />
        <WrongRows outcome />
    }
}

#[component]
fn Imported(outcome: Outcome, path: String) -> impl IntoView {
    view! {
        <Figures outcome=outcome.clone() is_done=true />
        <p>
            <a class="nhsuk-button" href=format!("{path}/participants") role="button" draggable="false">"See the participants"</a>
        </p>
        <WrongRows outcome />
    }
}

#[component]
fn Unreadable(outcome: Outcome, path: String) -> impl IntoView {
    view! {
        <p>{outcome.unreadable.unwrap_or_default()}</p>
        <p>
            <a class="nhsuk-button" href=format!("{path}/participants/import") role="button" draggable="false">"Choose another file"</a>
        </p>
    }
}
