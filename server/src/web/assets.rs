//! Styles and programs of the browser's part, inside the binary, compressed already, under a name that changes with
//! their content.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::{borrow::Cow, sync::LazyLock};

#[derive(RustEmbed)]
#[folder = "../target/site"]
struct Site;

/// The folder of this build: a name for its content, so that browsers may keep it for ever.
pub static FOLDER: LazyLock<String> = LazyLock::new(|| {
    let mut all = Sha256::new();
    for name in Site::iter() {
        if let Some(file) = Site::get(&name) {
            all.update(name.as_bytes());
            all.update(file.metadata.sha256_hash());
        }
    }
    let short = all.finalize().iter().take(8).fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    format!("pkg/{short}")
});

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_A_DAY: &str = "public, max-age=86400";

/// A file of this build.
pub async fn serve(uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let for_ever = if *IS_WATCHED { "no-cache" } else { FOR_EVER };
    let (name, keep) = match path.strip_prefix(FOLDER.as_str()) {
        // A server that was built by cargo alone names the program as wasm-bindgen does.
        Some(name) => (name.replace("_bg.wasm", ".wasm"), for_ever),
        None => (path.to_owned(), FOR_A_DAY),
    };
    let name = name.trim_start_matches('/');
    // cargo-leptos puts what it makes into `pkg` and what it copies beside it; both are one folder here.
    match find(&format!("pkg/{name}"), &headers).or_else(|| find(name, &headers)) {
        Some((file, encoding)) => answer(name, file, encoding, keep),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Whether `make dev` runs the server: files are then read anew at every request.
static IS_WATCHED: LazyLock<bool> = LazyLock::new(|| std::env::var_os("LEPTOS_WATCH").is_some());

/// The content of a file of this build.
fn content(name: &str) -> Option<Cow<'static, [u8]>> {
    let file = Site::get(name)?;
    if *IS_WATCHED {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/site");
        return std::fs::read(std::path::Path::new(path).join(name)).ok().map(Cow::Owned);
    }
    Some(file.data)
}

/// The file in the best encoding that the browser takes.
fn find(name: &str, headers: &HeaderMap) -> Option<(Cow<'static, [u8]>, Option<&'static str>)> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |encoding: &str| accepted.split(',').any(|part| part.trim().split(';').next() == Some(encoding));
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        if takes(encoding)
            && !*IS_WATCHED
            && let Some(file) = content(&format!("{name}.{ending}"))
        {
            return Some((file, Some(encoding)));
        }
    }
    Some((content(name)?, None))
}

fn answer(name: &str, file: Cow<'static, [u8]>, encoding: Option<&'static str>, keep: &'static str) -> Response {
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let body = match file {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
