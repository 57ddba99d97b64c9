//! The evaluation's report: what was answered, in groups that are large enough, never by whom.

use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
};
use domain::{
    cohort::Cohort,
    evaluation::Report,
    event::What,
    policy::{Act, Actor},
    questionnaire::relationship,
    suppression::Minimum,
};
use store::Tx;

async fn make(tx: &mut Tx, cohort: &Cohort) -> Result<Report> {
    let instrument = relationship();
    let responses = store::questionnaire::responses(tx, cohort.id, &instrument.code).await?;
    Report::of(&instrument, &responses, Minimum::new(cohort.minimum_group))
        .map_err(|error| Error::Store(store::Error::Inconsistent(error.to_string())))
}

/// A cohort's report.
pub async fn show(service: &Service, actor: Option<&Actor>, programme: &str, cohort: &str) -> Result<(Cohort, Report)> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::SeeReport, programme, cohort).await?;
    let report = make(&mut tx, &cohort).await?;
    Ok((cohort, report))
}

/// A cohort's report to take away; that it was taken is recorded.
pub async fn export(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
) -> Result<(Cohort, Report)> {
    let mut work = service.begin(actor.map(|actor| actor.person)).await?;
    let cohort = cohort::at(service, actor, &mut work.tx, Act::ExportReport, programme, cohort).await?;
    let report = make(&mut work.tx, &cohort).await?;
    let what = What::ReportExported { cohort: cohort.id, name: cohort.name.clone() };
    work.event(Some(cohort.programme), what).await?;
    work.commit().await?;
    Ok((cohort, report))
}

/// A cohort's report for whoever can run commands on the server.
pub async fn export_as_operator(service: &Service, programme: &str, cohort: &str) -> Result<(Cohort, Report)> {
    let mut work = service.begin(None).await?;
    let cohort = store::cohort::find_by_slug(&mut work.tx, programme, cohort).await?.ok_or(Error::NotFound)?;
    let report = make(&mut work.tx, &cohort).await?;
    let what = What::ReportExported { cohort: cohort.id, name: cohort.name.clone() };
    work.event(Some(cohort.programme), what).await?;
    work.commit().await?;
    Ok((cohort, report))
}
