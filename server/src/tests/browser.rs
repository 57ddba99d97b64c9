//! A browser without JavaScript, and a program that speaks JSON, in front of the router.

use crate::router::{Web, router};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header, request::Builder},
};
use scraper::{Html, Selector};
use tower::ServiceExt;
use world::{PASSWORD, Person, World};

/// What was answered.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Answer {
    /// A header's text; empty where it is not there.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where the reader is sent.
    pub(super) fn location(&self) -> &str {
        self.header("location")
    }

    /// The texts of all elements that match.
    pub(super) fn texts(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
    }

    /// An attribute of all elements that match.
    pub(super) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).map(|element| element.attr(name).unwrap_or_default().to_owned()).collect()
    }

    /// What the first form for an act sends when nothing is filled in.
    pub(super) fn hidden_fields(&self, act: &str) -> Vec<(String, String)> {
        let html = Html::parse_document(&self.body);
        let (form, field) = (format!("form[action='{act}']"), "input[type=hidden]");
        let (form, field) = (Selector::parse(&form).unwrap(), Selector::parse(field).unwrap());
        let form = html.select(&form).next().unwrap_or_else(|| panic!("no form for {act}: {}", self.body));
        let of = |element: scraper::ElementRef, name| element.attr(name).unwrap_or_default().to_owned();
        form.select(&field).map(|element| (of(element, "name"), of(element, "value"))).collect()
    }

    /// One of these fields.
    pub(super) fn hidden(&self, act: &str, name: &str) -> String {
        let mut fields = self.hidden_fields(act).into_iter();
        fields.find(|(field, _)| field == name).unwrap_or_else(|| panic!("{act} has no {name}")).1
    }
}

/// Somebody's browser.
#[derive(Clone)]
pub(super) struct Browser {
    router: Router,
    origin: String,
    pub(super) cookie: Option<String>,
}

/// The service of a world.
pub(super) fn serve(world: &World) -> Router {
    router(world.service.clone(), Web { organisation: "North trust".to_owned(), trusts_proxy: false })
}

impl Browser {
    /// A browser in which nobody has signed in.
    pub(super) fn new(world: &World) -> Self {
        Self { router: serve(world), origin: world.service.settings.public_url.clone(), cookie: None }
    }

    /// A browser in which `person` has signed in.
    pub(super) async fn of(world: &World, person: Person) -> Self {
        Self::new(world).signed_in(person).await
    }

    /// The same browser once `person` has signed in.
    pub(super) async fn signed_in(mut self, person: Person) -> Self {
        if person != Person::SignedOut {
            let fields = [("email", person.email()), ("password", PASSWORD.to_owned())];
            let answer = self.post("/sign-in", "/act/sign-in", &fields).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"), "{person:?}");
        }
        self
    }

    /// Sends a request as it is, with the cookie, and keeps what cookie comes back.
    pub(super) async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let host = self.origin.split_once("://").unwrap().1.parse().unwrap();
        request.headers_mut().insert(header::HOST, host);
        if let Some(cookie) = &self.cookie {
            request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        // The cookie of the sign-in; any other is looked at by the test that is about it.
        let sets = parts.headers.get_all(header::SET_COOKIE).iter().map(|set| set.to_str().unwrap());
        for set in sets.filter(|set| set.contains("sign_in=")) {
            let cookie = set.split(';').next().unwrap();
            self.cookie = (!set.contains("Max-Age=0") && !cookie.ends_with('=')).then(|| cookie.to_owned());
        }
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Goes to a page.
    pub(super) async fn get(&mut self, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
        self.send(request).await
    }

    /// Sends the form on `page` and does not follow where it leads.
    pub(super) async fn post(&mut self, page: &str, act: &str, fields: &[(&str, String)]) -> Answer {
        let referer = format!("{}{page}", self.origin);
        self.post_from(Some(&referer), act, fields).await
    }

    /// Sends a form that says where it was.
    pub(super) async fn post_from(&mut self, referer: Option<&str>, act: &str, fields: &[(&str, String)]) -> Answer {
        let mut request = Request::post(act)
            .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .header(header::ORIGIN, &self.origin)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(referer) = referer {
            request = request.header(header::REFERER, referer);
        }
        self.send(request.body(Body::from(encoded(fields))).unwrap()).await
    }

    /// Sends the form on `page` and goes where it leads.
    pub(super) async fn submit(&mut self, page: &str, act: &str, fields: &[(&str, String)]) -> Answer {
        let answer = self.post(page, act, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{act}: {}", answer.body);
        self.get(answer.location()).await
    }

    /// Calls an act as a program does.
    pub(super) async fn call(&mut self, act: &str, fields: &[(&str, String)]) -> Answer {
        let request = Request::post(act)
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(encoded(fields)))
            .unwrap();
        self.send(request).await
    }

    /// What somebody's browser sends for a form on another site.
    pub(super) async fn foreign(&mut self, act: &str) -> Answer {
        let request = Request::post(act)
            .header(header::ACCEPT, "text/html")
            .header(header::ORIGIN, "https://evil.example")
            .header("sec-fetch-site", "cross-site")
            .body(Body::empty())
            .unwrap();
        self.send(request).await
    }

    /// Sends a file, as the form for it does.
    pub(super) async fn upload(
        &mut self,
        page: &str,
        act: &str,
        fields: &[(&str, String)],
        file: (&str, &[u8]),
    ) -> Answer {
        let request = upload(act)
            .header(header::ACCEPT, "text/html")
            .header(header::REFERER, format!("{}{page}", self.origin))
            .header(header::ORIGIN, &self.origin);
        self.send(request.body(Body::from(multipart(fields, file))).unwrap()).await
    }

    /// Sends a file as a program does.
    pub(super) async fn upload_as_program(
        &mut self,
        act: &str,
        fields: &[(&str, String)],
        file: (&str, &[u8]),
    ) -> Answer {
        let request = upload(act).header(header::ACCEPT, "application/json");
        self.send(request.body(Body::from(multipart(fields, file))).unwrap()).await
    }
}

fn upload(act: &str) -> Builder {
    Request::post(act).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
}

fn multipart(fields: &[(&str, String)], (name, content): (&str, &[u8])) -> Vec<u8> {
    let field = |(name, value): &(&str, String)| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let fields: String = fields.iter().map(field).collect();
    let file = format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    [fields.as_bytes(), file.as_bytes(), content, b"\r\n--edge--\r\n"].concat()
}

/// Fields as a form sends them.
pub(super) fn encoded(fields: &[(&str, String)]) -> String {
    serde_urlencoded::to_string(fields).unwrap()
}
