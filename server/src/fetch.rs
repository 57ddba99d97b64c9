//! Fetching what somebody gave an address of: from the public internet alone, by https, within limits of size and time.
//!
//! An address may lead anywhere, and a server stands where others do not: beside a database, or in a cloud that gives
//! passwords to whoever asks from inside. So every name is looked up here, only public numbers are connected to (the
//! same ones that were looked at, so that a second answer cannot differ), and every redirect is looked at again.

mod public;

use axum::http::{Request, Response, StatusCode, Uri, header};
use domain::busy::MOST_BYTES;
use http_body_util::{BodyExt, Empty};
use hyper::body::{Bytes, Incoming};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use public::{Resolver, is_public};
use std::{net::IpAddr, time::Duration};

/// How long everything together may take.
const LONGEST: Duration = Duration::from_secs(20);
/// How often an address may lead to another.
const REDIRECTS: usize = 3;

/// Fetches.
pub struct Fetcher {
    client: Client<HttpsConnector<HttpConnector<Resolver>>, Empty<Bytes>>,
    reach: Reach,
    longest: Duration,
}

/// What may be connected to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Public addresses, by https at its usual port.
    Public,
    /// This machine, without encryption: what tests serve.
    #[cfg(test)]
    Tests,
}

impl Default for Fetcher {
    fn default() -> Self {
        Self::new(Reach::Public, LONGEST)
    }
}

impl Fetcher {
    fn new(reach: Reach, longest: Duration) -> Self {
        let mut http = HttpConnector::new_with_resolver(Resolver { is_public_only: reach == Reach::Public });
        http.enforce_http(false);
        let builder = HttpsConnectorBuilder::new().with_webpki_roots();
        let builder = match reach {
            Reach::Public => builder.https_only(),
            #[cfg(test)]
            Reach::Tests => builder.https_or_http(),
        };
        let client = Client::builder(TokioExecutor::new())
            .pool_max_idle_per_host(0)
            .build(builder.enable_http1().wrap_connector(http));
        Self { client, reach, longest }
    }

    /// What is at this address, or a sentence for its owner that says why it could not be had. The sentence names the
    /// computer and never the address, which is a secret.
    pub async fn fetch(&self, address: &str) -> Result<Vec<u8>, String> {
        let seconds = self.longest.as_secs().max(1);
        tokio::time::timeout(self.longest, self.follow(address))
            .await
            .unwrap_or_else(|_| Err(format!("it took longer than {seconds} seconds")))
    }

    async fn follow(&self, address: &str) -> Result<Vec<u8>, String> {
        let mut uri: Uri = address.parse().map_err(|_| "the address is not one")?;
        for _ in 0..=REDIRECTS {
            self.check(&uri)?;
            let host = uri.host().unwrap_or_default().to_owned();
            let request = Request::get(&uri)
                .header(header::ACCEPT, "text/calendar, */*;q=0.1")
                .header(header::USER_AGENT, "paired-learning (reads busy times)")
                .body(Empty::new())
                .map_err(|_| "the address is not one")?;
            let response = self.client.request(request).await.map_err(|error| reason(&host, &error))?;
            if !response.status().is_redirection() {
                return read(response, &host).await;
            }
            let next = response.headers().get(header::LOCATION).and_then(|next| next.to_str().ok()).unwrap_or_default();
            uri = resolve(&uri, next).ok_or_else(|| format!("{host} leads to an address that is not one"))?;
        }
        Err(format!("it leads on more than {REDIRECTS} times"))
    }

    /// Whether the address may be connected to, as far as it says itself.
    fn check(&self, uri: &Uri) -> Result<(), String> {
        if self.reach != Reach::Public {
            return Ok(());
        }
        if uri.scheme_str() != Some("https") || uri.port_u16().is_some_and(|port| port != 443) {
            return Err("it leads to an address that is not https at its usual port".to_owned());
        }
        let host = uri.host().unwrap_or_default();
        let number = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        if number.is_ok_and(|number| !is_public(number)) {
            return Err(NOT_PUBLIC.to_owned());
        }
        Ok(())
    }
}

/// What is said of an address inside a network.
const NOT_PUBLIC: &str = "it leads to a computer that is not on the public internet";

fn reason(host: &str, error: &hyper_util::client::legacy::Error) -> String {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if error.is::<public::NotPublic>() {
            return NOT_PUBLIC.to_owned();
        }
        cause = error.source();
    }
    if error.is_connect() { format!("{host} cannot be reached") } else { format!("{host} broke off") }
}

/// The address to which `next` leads from `from`.
fn resolve(from: &Uri, next: &str) -> Option<Uri> {
    let next: Uri = next.parse().ok()?;
    if next.scheme().is_some() {
        return Some(next);
    }
    let path = next.path_and_query()?.as_str();
    let path = if path.starts_with('/') { path.to_owned() } else { return None };
    Uri::builder().scheme(from.scheme_str()?).authority(from.authority()?.as_str()).path_and_query(path).build().ok()
}

/// A body of the largest size at the most.
async fn read(response: Response<Incoming>, host: &str) -> Result<Vec<u8>, String> {
    if response.status() != StatusCode::OK {
        return Err(format!(
            "{host} answers with {}: look whether the address is still right",
            response.status().as_u16()
        ));
    }
    let mut content = Vec::new();
    let mut body = response.into_body();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| format!("{host} broke off"))?;
        let Some(data) = frame.data_ref() else { continue };
        if content.len() + data.len() > MOST_BYTES {
            return Err(format!("it is larger than {} MB", MOST_BYTES / 1024 / 1024));
        }
        content.extend_from_slice(data);
    }
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::{Fetcher, NOT_PUBLIC, Reach};
    use domain::busy::MOST_BYTES;
    use std::time::Duration;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    /// A server that gives every connection these bytes, and then waits for so long.
    async fn serve(answer: Vec<u8>, wait: Duration) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/cal", listener.local_addr().unwrap());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let answer = answer.clone();
                tokio::spawn(async move {
                    let mut request = [0; 1024];
                    let _ = stream.read(&mut request).await;
                    let _ = stream.write_all(&answer).await;
                    tokio::time::sleep(wait).await;
                });
            }
        });
        address
    }

    async fn answer(answer: &[u8], wait: Duration) -> Result<Vec<u8>, String> {
        let address = serve(answer.to_vec(), wait).await;
        Fetcher::new(Reach::Tests, Duration::from_secs(2)).fetch(&address).await
    }

    const OK: &str = "HTTP/1.1 200 OK\r\nconnection: close\r\n";

    #[tokio::test]
    async fn what_is_there_is_given() {
        let got = answer(format!("{OK}content-length: 4\r\n\r\nTEXT").as_bytes(), Duration::ZERO).await;
        assert_eq!(got, Ok(b"TEXT".to_vec()));
        let target = serve(format!("{OK}content-length: 3\r\n\r\nNEW").into_bytes(), Duration::ZERO).await;
        let moved = format!("HTTP/1.1 302 Found\r\nlocation: {target}\r\ncontent-length: 0\r\n\r\n");
        assert_eq!(answer(moved.as_bytes(), Duration::ZERO).await, Ok(b"NEW".to_vec()));
    }

    #[tokio::test]
    async fn what_is_wrong_large_slow_or_cut_off_is_said_in_a_sentence() {
        let large = [OK.as_bytes(), b"\r\n", &vec![b'x'; MOST_BYTES + 1]].concat();
        let cases: [(Vec<u8>, Duration, &str); 6] = [
            (b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_vec(), Duration::ZERO, "answers with 404"),
            (large, Duration::ZERO, "larger than 5 MB"),
            (
                format!("{OK}content-length: 9\r\n\r\nTEXT").into_bytes(),
                Duration::from_secs(30),
                "longer than 2 seconds",
            ),
            (format!("{OK}content-length: 9\r\n\r\nTEXT").into_bytes(), Duration::ZERO, "broke off"),
            (b"no HTTP at all\r\n\r\n".to_vec(), Duration::ZERO, "broke off"),
            (
                b"HTTP/1.1 302 Found\r\nlocation: /cal\r\ncontent-length: 0\r\n\r\n".to_vec(),
                Duration::ZERO,
                "more than 3 times",
            ),
        ];
        for (bytes, wait, expected) in cases {
            let refused = answer(&bytes, wait).await.unwrap_err();
            assert!(refused.contains(expected), "{expected}: {refused}");
        }
    }

    #[tokio::test]
    async fn nothing_inside_a_network_is_connected_to() {
        let fetcher = Fetcher::default();
        for address in [
            "https://127.0.0.1/cal",
            "https://[::1]/cal",
            "https://[::ffff:10.0.0.1]/cal",
            "https://169.254.169.254/latest/meta-data",
            "https://localhost/cal",
            "https://192.168.1.1/cal",
        ] {
            assert_eq!(fetcher.fetch(address).await, Err(NOT_PUBLIC.to_owned()), "{address}");
        }
        for address in ["http://example.org/", "https://example.org:8443/", "ftp://example.org/"] {
            assert!(fetcher.fetch(address).await.unwrap_err().contains("https at its usual port"), "{address}");
        }
    }
}
