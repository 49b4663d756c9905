//! The extractor for axum: statuses, forms of answers, contexts.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Extension, Router};
use polar_event_core::axum::{Reason, Rejection, Settings, Valid};
use polar_event_core::messages::German;
use polar_event_core::polar::{Caller, EventsIngest};
use polar_event_core::{Code, Event, Report, ValidationState, Violation, json};
use serde_json::{Value, json};
use tower::ServiceExt as _;

#[derive(Event, Debug)]
struct Signup {
    #[event(length(min = 2))]
    name: String,
}

async fn signup(Valid(signup): Valid<Signup>) -> String {
    signup.name
}

fn app() -> Router {
    Router::new().route("/", post(signup))
}

fn request(content_type: Option<&str>, body: impl Into<Body>) -> Request {
    let mut request = Request::post("/");
    if let Some(content_type) = content_type {
        request = request.header(header::CONTENT_TYPE, content_type);
    }
    request.body(body.into()).unwrap()
}

/// Status, content type and body.
fn ask(app: Router, request: Request) -> (u16, String, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let response: Response = app.oneshot(request).await.unwrap();
        let content_type = response.headers().get(header::CONTENT_TYPE).map_or("", |value| value.to_str().unwrap()).to_owned();
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, content_type, String::from_utf8(body.to_vec()).unwrap())
    })
}

fn answer(app: Router, body: impl Into<Body>) -> (u16, String, Value) {
    let (status, content_type, body) = ask(app, request(Some("application/json"), body));
    (status, content_type, serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}")))
}

#[test]
fn a_valid_body_comes_in() {
    for content_type in [
        "application/json",
        "application/json; charset=utf-8",
        "APPLICATION/JSON",
        "application/cloudevents+json",
        "application/json ;charset=utf-8",
        "application/json\t; charset=utf-8",
        " application/json ",
        "application/json;",
    ] {
        let (status, _, body) = ask(app(), request(Some(content_type), r#"{"name": "Ada"}"#));
        assert_eq!((status, &*body), (200, "Ada"), "{content_type}");
    }
}

#[test]
fn a_content_type_that_is_not_json_is_415() {
    for content_type in [
        None,
        Some("text/plain"),
        Some("application/jsonp"),
        Some("text/json"),
        Some("application/x-www-form-urlencoded"),
        Some("json"),
        Some(""),
    ] {
        let (status, answered, body) = ask(app(), request(content_type, r#"{"name": "Ada"}"#));
        assert_eq!((status, &*answered), (415, "application/json"), "{content_type:?}");
        assert_eq!(body, r#"{"detail":"the request must have the header Content-Type: application/json"}"#);
    }
    let (status, content_type, body) = ask(app().layer(Extension(Settings::problem())), request(None, "{}"));
    assert_eq!((status, &*content_type), (415, "application/problem+json"));
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&body["type"], &body["title"], &body["status"]), (&json!("about:blank"), &json!("Unsupported Media Type"), &json!(415)));
}

#[test]
fn a_body_that_is_encoded_is_415() {
    for (encoding, expected) in [("gzip", 415), ("br", 415), ("identity", 200), ("Identity", 200), ("gzip, identity", 415), ("", 200)] {
        let mut encoded = request(Some("application/json"), r#"{"name": "Ada"}"#);
        encoded.headers_mut().insert(header::CONTENT_ENCODING, encoding.parse().unwrap());
        let (status, _, body) = ask(app(), encoded);
        assert_eq!(status, expected, "{encoding}: {body}");
    }
}

/// The layer that the documentation names decodes it, and says so by removing the header.
#[test]
fn a_layer_decodes_what_is_encoded() {
    // `gzip -n -9`.
    let zipped = [
        0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03, 0xab, 0x56, 0xca, 0x4b, 0xcc, 0x4d, 0x55, 0xb2, 0x52, 0x50, 0x72, 0x4c, 0x49, 0x54,
        0xaa, 0x05, 0x00, 0x68, 0xa2, 0x0a, 0xe4, 0x0f, 0, 0, 0,
    ];
    let mut encoded = request(Some("application/json"), zipped.to_vec());
    encoded.headers_mut().insert(header::CONTENT_ENCODING, "gzip".parse().unwrap());
    let app = app().layer(tower_http::decompression::RequestDecompressionLayer::new());
    let (status, _, body) = ask(app, encoded);
    assert_eq!((status, &*body), (200, "Ada"));
}

/// By its length alone: none of it is read.
#[test]
fn a_body_that_will_be_too_long_is_not_read() {
    let decoder = json::Decoder::new().limits(json::Limits::new().max_input_bytes(100));
    for settings in [Settings::fastapi(), Settings::problem()] {
        let app = app().layer(Extension(settings.decoder(decoder.clone())));
        let mut long = request(Some("application/json"), never_read());
        long.headers_mut().insert(header::CONTENT_LENGTH, "101".parse().unwrap());
        let (status, _, body) = ask(app, long);
        assert_eq!(status, 413, "{body}");
        assert!(body.contains("json_size"), "{body}");
    }
}

async fn taken(settings: Settings, Valid(signup): Valid<Signup>) -> Result<String, Rejection> {
    if signup.name == "root" {
        let report = Violation::new(Code::Custom("name_taken")).message("is taken").at("name").into();
        return Err(settings.refuse(report));
    }
    Ok(signup.name)
}

async fn refused() -> Report {
    Violation::new(Code::Custom("name_taken")).message("is taken").at("name").into()
}

#[test]
fn what_a_handler_knows_is_answered_in_the_same_form() {
    let app = || Router::new().route("/", post(taken));
    let (status, content_type, body) = answer(app(), r#"{"name": "root"}"#);
    assert_eq!((status, &*content_type), (422, "application/json"));
    assert_eq!(body["detail"][0]["loc"], json!(["body", "name"]));
    assert_eq!(body["detail"][0]["msg"], json!("is taken"));
    let (status, content_type, problem) = answer(app().layer(Extension(Settings::problem())), r#"{"name": "root"}"#);
    assert_eq!((status, &*content_type), (422, "application/problem+json"));
    assert!(problem.to_string().contains("/name"), "{problem}");
    assert_eq!(ask(app(), request(Some("application/json"), r#"{"name": "Ada"}"#)).0, 200);
    // A report alone is what the default settings make of it.
    assert_eq!(answer(Router::new().route("/", post(refused)), "{}").2, body);
}

#[test]
fn a_body_that_is_too_long_is_413() {
    let text = r#"{"name": "Ada"}"#;
    for (limit, status) in [(text.len(), 200), (text.len() - 1, 413)] {
        assert_eq!(ask(app().layer(DefaultBodyLimit::max(limit)), request(Some("application/json"), text)).0, status, "{limit}");
        let decoder = json::Decoder::new().limits(json::Limits::new().max_input_bytes(limit));
        let app = app().layer(Extension(Settings::fastapi().decoder(decoder)));
        assert_eq!(ask(app, request(Some("application/json"), text)).0, status, "{limit}");
    }
    // Without a limit being set, axum's: 2 MB.
    let long = |bytes: usize| format!(r#"{{"name": "{}"}}"#, "a".repeat(bytes - 12));
    let unlimited = json::Decoder::new().limits(json::Limits::new().max_string_bytes(usize::MAX));
    for (bytes, status) in [(2_097_152, 200), (2_097_153, 413)] {
        let app = app().layer(Extension(Settings::fastapi().decoder(unlimited.clone())));
        assert_eq!(ask(app, request(Some("application/json"), long(bytes))).0, status, "{bytes}");
    }
    // A string in it that is too long is a fault of the document.
    let decoder = json::Decoder::new().limits(json::Limits::new().max_string_bytes(4));
    let (status, _, body) = answer(app().layer(Extension(Settings::fastapi().decoder(decoder))), r#"{"name": "Ada Lovelace"}"#);
    assert_eq!((status, &body["detail"][0]["type"]), (422, &json!("json_size")));
}

#[test]
fn a_body_that_breaks_off_is_400() {
    let broken = breaking_off();
    let (status, _, body) = ask(app(), request(Some("application/json"), broken));
    assert_eq!((status, &*body), (400, r#"{"detail":"the body did not arrive whole"}"#));
}

/// A body that must not be read.
fn never_read() -> Body {
    struct Never;
    impl axum::body::HttpBody for Never {
        type Data = Bytes;
        type Error = std::io::Error;
        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
            panic!("the body is read")
        }
    }
    Body::new(Never)
}

/// A body that fails after its first bytes.
fn breaking_off() -> Body {
    struct Breaks(bool);
    impl axum::body::HttpBody for Breaks {
        type Data = Bytes;
        type Error = std::io::Error;
        fn poll_frame(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
            let first = !std::mem::replace(&mut self.0, true);
            let next = if first { Ok(http_body::Frame::data(Bytes::from_static(b"{"))) } else { Err(std::io::Error::other("gone")) };
            std::task::Poll::Ready(Some(next))
        }
    }
    Body::new(Breaks(false))
}

#[test]
fn broken_json_is_422_for_fastapi_and_400_as_a_problem() {
    let problem = || Settings::problem();
    for (settings, status) in [
        (Settings::fastapi(), 422),
        (problem(), 400),
        (Settings::fastapi().invalid_json(StatusCode::BAD_REQUEST), 400),
        (problem().invalid_json(StatusCode::UNPROCESSABLE_ENTITY), 422),
    ] {
        for text in [&b"{"[..], b"", b"nope", b"{\"name\": \"Ada\"} x", b"{\"name\": \"\xff\"}"] {
            let (found, _, body) = answer(app().layer(Extension(settings.clone())), text);
            assert_eq!(found, status, "{settings:?} {body}");
            let codes = [&body["detail"][0]["type"], &body["errors"][0]["code"]];
            assert!(codes.contains(&&json!("json_invalid")), "{body}");
            assert!(body["status"].is_null() || body["status"] == status, "{body}");
        }
    }
}

#[test]
fn faults_are_422_in_the_form_that_is_asked_for() {
    let body = r#"{"name": "A"}"#;
    let fastapi = json!({"detail": [{
        "type": "string_too_short", "loc": ["body", "name"], "msg": "String should have at least 2 characters", "ctx": {"min_length": 2},
    }]});
    assert_eq!(answer(app(), body), (422, "application/json".to_owned(), fastapi.clone()));
    let mut named = fastapi;
    named["error"] = json!("RequestValidationError");
    let settings = Settings::fastapi().error("RequestValidationError");
    assert_eq!(answer(app().layer(Extension(settings)), body), (422, "application/json".to_owned(), named));
    let problem = json!({
        "type": "about:blank", "title": "Unprocessable Content", "status": 422, "detail": "the document is not accepted",
        "errors": [{
            "detail": "must have at least 2 characters, has 1", "pointer": "#/name", "code": "string_too_short",
            "params": {"min_length": 2, "actual_length": 1, "unit": "character"},
        }],
    });
    assert_eq!(answer(app().layer(Extension(Settings::problem())), body), (422, "application/problem+json".to_owned(), problem));
}

#[derive(Event, Debug)]
struct Limited {
    #[event(default = std::convert::identity(500), range(max = 100))]
    limit: u16,
    name: String,
}

async fn limited(Valid(query): Valid<Limited>) -> String {
    query.name
}

#[test]
fn a_default_of_the_service_that_breaks_a_rule_is_500_whatever_else_is_wrong() {
    let status = |settings: Settings, body: &'static str| {
        let (status, _, body) = answer(Router::new().route("/", post(limited)).layer(Extension(settings)), body);
        assert!(body["status"].is_null() || body["status"] == status, "{body}");
        status
    };
    for settings in [Settings::fastapi, Settings::problem] {
        assert_eq!(status(settings(), r#"{"name": "a"}"#), 500);
        assert_eq!(status(settings(), "{}"), 500);
        assert_eq!(status(settings(), r#"{"name": "a", "limit": 500}"#), 422);
    }
    let (_, _, body) = answer(Router::new().route("/", post(limited)).layer(Extension(Settings::problem().localized(German))), "{}");
    assert_eq!(
        (&body["title"], &body["detail"]),
        (&json!("Interner Serverfehler"), &json!("eine Vorgabe des Dienstes verletzt eine seiner eigenen Regeln"))
    );
}

#[test]
fn answers_in_another_language() {
    let (_, _, body) = answer(app().layer(Extension(Settings::problem().localized(German))), "{}");
    assert_eq!((&body["title"], &body["errors"][0]["detail"]), (&json!("Inhalt nicht verarbeitbar"), &json!("muss angegeben werden")));
    let (_, _, body) = answer(app().layer(Extension(Settings::fastapi().localized(German))), "{}");
    assert_eq!(body["detail"][0]["msg"], "muss angegeben werden");
}

async fn ingest(Valid(batch): Valid<EventsIngest>) -> String {
    batch.events.len().to_string()
}

#[test]
fn rules_know_who_is_calling() {
    let text = r#"{"events": [{"name": "a", "external_customer_id": "b"}]}"#;
    let ask = |caller| {
        let app = Router::new().route("/", post(ingest)).layer(Extension(caller));
        ask(app, request(Some("application/json"), text))
    };
    assert_eq!((ask(Caller::Organization).0, ask(Caller::Unknown).0), (200, 200));
    let (status, _, body) = ask(Caller::User);
    assert_eq!(status, 422);
    let item = json!({"type": "missing", "loc": ["body", "events", 0, "organization_id"], "msg": "Field required"});
    assert_eq!(serde_json::from_str::<Value>(&body).unwrap(), json!({"detail": [item]}));
}

#[test]
fn a_context_that_is_forgotten_is_500() {
    let app = Router::new().route("/", post(ingest));
    let (status, _, body) = ask(app, request(Some("application/json"), r#"{"events": []}"#));
    assert_eq!((status, &*body), (500, r#"{"detail":"the server is not set up for this request"}"#));
}

#[derive(Debug, Clone)]
struct Quota(u32);

#[derive(Event, Debug)]
#[event(context = Quota)]
struct Order {
    #[event(check = within)]
    amount: u32,
}

fn within(amount: &u32, cx: &ValidationState<'_>) -> Result<(), &'static str> {
    if *amount <= cx.context::<Quota>().expect("a quota").0 { Ok(()) } else { Err("is more than is left") }
}

async fn two(Valid((order, batch)): Valid<(Order, EventsIngest)>) -> String {
    format!("{} {}", order.amount, batch.events.len())
}

#[test]
fn parts_with_contexts_of_their_own() {
    let app = || Router::new().route("/", post(two)).layer(Extension(Quota(5)));
    let text = r#"[{"amount": 6}, {"events": [{"name": "a", "external_customer_id": "b"}]}]"#;
    assert_eq!(ask(app(), request(Some("application/json"), text)).0, 500);
    let (status, _, body) = answer(app().layer(Extension(Caller::User)), text);
    let locs: Vec<_> = body["detail"].as_array().unwrap().iter().map(|item| item["loc"].clone()).collect();
    assert_eq!((status, locs), (422, vec![json!(["body", 0, "amount"]), json!(["body", 1, "events", 0, "organization_id"])]));
}

#[test]
fn optional_bodies_and_rejections_in_hand() {
    async fn optional(body: Option<Valid<Signup>>) -> String {
        body.map_or_else(|| "none".to_owned(), |Valid(signup)| signup.name)
    }
    let app = || Router::new().route("/", post(optional));
    assert_eq!(ask(app(), request(None, "")).2, "none");
    assert_eq!(ask(app(), request(Some("application/json"), r#"{"name": "Ada"}"#)).2, "Ada");
    assert_eq!(ask(app(), request(Some("text/plain"), "")).0, 415);
    assert_eq!(ask(app(), request(Some("application/json"), "{}")).0, 422);

    async fn in_hand(body: Result<Valid<Signup>, Rejection>) -> Response {
        let rejection = body.expect_err("a bad body");
        assert!(matches!(rejection.reason(), Reason::Reports(_)));
        let text = format!("{} {} {rejection}", rejection.status(), rejection.report().unwrap().violations().len());
        (StatusCode::IM_A_TEAPOT, text).into_response()
    }
    let app = Router::new().route("/", post(in_hand));
    let (status, _, body) = ask(app, request(Some("application/json"), r#"{"name": 5}"#));
    assert_eq!((status, &*body), (418, "422 1 /name: must be a string, not an integer [string_type]"));
}
