//! Serving: the listener, its time limits, and an end that loses nothing.

use crate::{
    calendars,
    config::{Database, Serve},
    demo,
    failure::Failure,
    fetch::Fetcher,
    jobs,
    mail::Sender,
    router::{Web, router},
};
use axum::Router;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
    service::TowerToHyperService,
};
use service::{Clock, Db, Error, Random, Service, Settings, Use};
use std::{net::SocketAddr, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tower::ServiceExt;
use tracing_subscriber::EnvFilter;

/// A client that has not sent its headers by then is not waited for.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// What is under way when the service ends may take so long.
const END_WITHIN: Duration = Duration::from_secs(20);

/// Serves until it is told to end.
pub async fn run(database: Database, settings: Serve) -> Result<(), Failure> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,server=info,app=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    if settings.demo && !settings.listen.ip().is_loopback() {
        return Err(Failure::Wrong(
            "The demo lets anybody be anybody, so it listens on this machine only: use LISTEN=127.0.0.1:3000.".into(),
        ));
    }
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|error| Failure::Wrong(format!("{}: {error}", settings.listen)))?;
    let listening = listener.local_addr().map_err(|error| Failure::Fault(error.to_string()))?;
    let url = database.public_url(Some(listening));
    let db = Db::open(&database.database_url, Use::Serve).await.map_err(Error::from)?;
    db.migrate().await.map_err(Error::from)?;
    let known = Settings { public_url: url.clone(), is_demo: settings.demo };
    let service = Service::new(db, Clock::System, Random::from_system(), known);
    if settings.demo {
        demo::seed_when_empty(&service).await?;
    }
    let organisation = match (settings.demo, settings.organisation.as_str()) {
        (true, "") => demo::ORGANISATION.to_owned(),
        (_, given) => given.to_owned(),
    };
    let sender = Sender::new(settings.smtp_url.as_deref().filter(|_| !settings.demo), &settings.mail_from)
        .map_err(Failure::Wrong)?;
    let (stop, stopped) = watch::channel(false);
    let calendars = tokio::spawn(calendars::run(service.clone(), Fetcher::default(), stopped.clone()));
    let jobs = tokio::spawn(jobs::run(service.clone(), sender, stopped));
    let app = router(service.clone(), Web { organisation, trusts_proxy: settings.trust_proxy });
    println!("Paired Learning is ready at {url}");
    accept(listener, app).await;
    let _ = stop.send(true);
    let _ = tokio::time::timeout(END_WITHIN, async { tokio::join!(jobs, calendars) }).await;
    service.close().await;
    Ok(())
}

/// Answers connections until the process is told to end, then waits for those under way.
async fn accept(listener: TcpListener, app: Router) {
    let graceful = GracefulShutdown::new();
    let mut ended = std::pin::pin!(told_to_end());
    loop {
        let connection = tokio::select! {
            connection = listener.accept() => connection,
            () = &mut ended => break,
        };
        match connection {
            Ok((stream, peer)) => answer(stream, peer, app.clone(), &graceful),
            Err(error) => {
                // Out of file descriptors, mostly: it passes when others end.
                tracing::warn!("a connection could not be taken: {error}");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    let _ = tokio::time::timeout(END_WITHIN, graceful.shutdown()).await;
}

fn answer(stream: TcpStream, peer: SocketAddr, app: Router, graceful: &GracefulShutdown) {
    // Without it each small answer may wait for the client's acknowledgement: 44 ms instead of 4 were measured.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!("no TCP_NODELAY: {error}");
    }
    let service =
        TowerToHyperService::new(app.map_request(move |mut request: axum::http::Request<hyper::body::Incoming>| {
            request.extensions_mut().insert(peer);
            request
        }));
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Some(HEADERS_WITHIN))
        .keep_alive_timeout(HEADERS_WITHIN);
    let connection = builder.serve_connection(TokioIo::new(stream), service).into_owned();
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!("a connection ended early: {error}");
        }
    });
}

async fn told_to_end() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => {
            tracing::warn!("no SIGTERM: {error}");
            let _ = tokio::signal::ctrl_c().await;
            return;
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
