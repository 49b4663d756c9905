//! Streams of documents as bodies.

use std::pin::Pin;
use std::task::{Context, Poll};

use ::axum::body::{Body, Bytes, HttpBody, to_bytes};
use ::axum::extract::Request;
use ::axum::routing::post;
use ::axum::{Extension, Router};
use polar_event_core::axum::{JsonLines, Rejection, Settings};
use polar_event_core::{Event, json};
use serde_json::{Value, json};
use tower::ServiceExt as _;

#[derive(Event, Debug)]
struct Reading {
    #[event(range(min = -50, max = 60))]
    celsius: f32,
}

async fn one_by_one(mut lines: JsonLines<Reading>) -> Result<String, Rejection> {
    let mut found = Vec::new();
    while let Some(item) = lines.next().await? {
        found.push(match item.result {
            Ok(reading) => format!("{}={}", item.index, reading.celsius),
            Err(report) => format!("{}: {report}", item.index),
        });
    }
    Ok(found.join("\n"))
}

async fn all_or_nothing(lines: JsonLines<Reading>) -> Result<String, Rejection> {
    Ok(format!("{}", lines.collect(5).await?.len()))
}

async fn count(mut lines: JsonLines<Reading>) -> Result<String, Rejection> {
    let mut count = 0_u64;
    while let Some(item) = lines.next().await? {
        count += u64::from(item.result.is_ok());
    }
    Ok(count.to_string())
}

fn app() -> Router {
    Router::new().route("/each", post(one_by_one)).route("/all", post(all_or_nothing)).route("/count", post(count))
}

/// A body that comes in these parts, and breaks off after them or ends.
struct Parts {
    parts: Box<dyn Iterator<Item = Bytes> + Send>,
    breaks_off: bool,
    /// Whether there is nothing for now, each second time.
    stalls: bool,
    has_stalled: bool,
}

impl HttpBody for Parts {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        self.has_stalled = self.stalls && !self.has_stalled;
        if self.has_stalled {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(match self.parts.next() {
            Some(part) => Some(Ok(http_body::Frame::data(part))),
            None if self.breaks_off => Some(Err(std::io::Error::other("gone"))),
            None => None,
        })
    }
}

fn body_of(parts: Box<dyn Iterator<Item = Bytes> + Send>, breaks_off: bool) -> Body {
    Body::new(Parts { parts, breaks_off, stalls: false, has_stalled: false })
}

fn ask(app: Router, uri: &str, content_type: &str, body: Body) -> (u16, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let request = Request::post(uri).header("content-type", content_type).body(body).unwrap();
        let response = app.oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        (status, String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap())
    })
}

const NDJSON: &str = "application/x-ndjson";
const LINES: &str = "{\"celsius\": 1}\r\n\n{\"celsius\": 99}\n{\"celsius\": 2.5}\nnope\n{\"celsius\": 3}";

#[test]
fn each_document_is_for_itself_however_the_body_arrives() {
    let expected = "0=1\n1: /celsius: must be at most 60 [less_than_equal]\n2=2.5\n3: (document): is not valid JSON: expected a value at character 0 [json_invalid]\n4=3";
    for size in [1, 3, 1000] {
        let parts: Vec<_> = LINES.as_bytes().chunks(size).map(Bytes::copy_from_slice).collect();
        let body = body_of(Box::new(parts.into_iter()), false);
        let (status, body) = ask(app(), "/each", NDJSON, body);
        assert_eq!(status, 200);
        let shortened: Vec<_> = body.lines().map(|line| line.split(" at character").next().unwrap()).collect();
        let expected: Vec<_> = expected.lines().map(|line| line.split(" at character").next().unwrap()).collect();
        assert_eq!(shortened.len(), expected.len());
        for (found, expected) in shortened.iter().zip(&expected) {
            assert_eq!(found.split("is not valid").next(), expected.split("is not valid").next(), "{body}");
        }
    }
}

#[test]
fn all_or_nothing_is_a_list_of_documents_with_faults() {
    assert_eq!(ask(app(), "/all", NDJSON, "{\"celsius\": 1}\n{\"celsius\": 2}\n".into()), (200, "2".to_owned()));
    let (status, body) = ask(app(), "/all", NDJSON, LINES.into());
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, &body["detail"][0]["loc"]), (422, &json!(["body", 1, "celsius"])));
    assert_eq!(body["detail"].as_array().unwrap().len(), 2);
    let (_, body) = ask(app().layer(Extension(Settings::problem())), "/all", NDJSON, LINES.into());
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&body["errors"][0]["pointer"], &body["errors"][1]["pointer"]), (&json!("#/1/celsius"), &json!("#/3")));
    let (status, body) = ask(app(), "/all", NDJSON, "{\"celsius\": 1}\n".repeat(6).into());
    assert_eq!(status, 422);
    assert!(body.contains("too_long"), "{body}");
}

#[test]
fn sequences_of_rfc_7464_are_read() {
    let text = "\u{1e}{\"celsius\":\n1}\n\u{1e}\u{1e}{\"celsius\": 2}\u{1e}{\"celsius\"\u{1e}{\"celsius\": 4}\n";
    let (status, body) = ask(app(), "/each", "application/json-seq", text.into());
    assert_eq!(status, 200);
    let lines: Vec<_> = body.lines().collect();
    assert_eq!((lines[0], lines[1], lines[3]), ("0=1", "1=2", "3=4"), "{body}");
    assert!(lines[2].contains("json_invalid"), "{body}");
    // A number does not show its end.
    async fn numbers(mut lines: JsonLines<u8>) -> Result<String, Rejection> {
        let mut found = String::new();
        while let Some(item) = lines.next().await? {
            found.push(if item.result.is_ok() { '+' } else { '-' });
        }
        Ok(found)
    }
    let app = Router::new().route("/", post(numbers));
    assert_eq!(ask(app, "/", "application/json-seq", "\u{1e}12\n\u{1e}12\u{1e}3\n".into()), (200, "+-+".to_owned()));
}

#[test]
fn media_types_are_those_of_streams() {
    for content_type in [NDJSON, "application/ndjson", "application/jsonl", "application/json-seq; charset=utf-8", "APPLICATION/X-NDJSON"] {
        assert_eq!(ask(app(), "/each", content_type, "".into()).0, 200, "{content_type}");
    }
    for content_type in ["application/json", "text/plain"] {
        assert_eq!(ask(app(), "/each", content_type, "".into()).0, 415, "{content_type}");
    }
}

#[test]
fn a_body_that_stalls_is_waited_for() {
    let whole = ask(app(), "/each", NDJSON, LINES.into());
    let parts: Vec<_> = LINES.as_bytes().chunks(5).map(Bytes::copy_from_slice).collect();
    let stalling = Parts { parts: Box::new(parts.into_iter()), breaks_off: false, stalls: true, has_stalled: false };
    assert_eq!(ask(app(), "/each", NDJSON, Body::new(stalling)), whole);
}

/// What was given before it broke off was whole, and it is an error.
#[test]
fn a_body_that_breaks_off_is_400() {
    let parts = ["{\"celsius\": 1}\n{\"cel"].map(|part| Bytes::from_static(part.as_bytes()));
    for uri in ["/each", "/all"] {
        let body = body_of(Box::new(parts.clone().into_iter()), true);
        assert_eq!(ask(app(), uri, NDJSON, body), (400, r#"{"detail":"the body did not arrive whole"}"#.to_owned()));
    }
}

#[derive(Event, Debug)]
#[event(context = u8)]
struct Limited {
    #[event(check = within)]
    amount: u8,
}

fn within(amount: &u8, cx: &polar_event_core::ValidationState<'_>) -> Result<(), &'static str> {
    if cx.context::<u8>().is_some_and(|most| amount <= most) { Ok(()) } else { Err("is too much") }
}

/// A handler that goes on after an error comes to an end.
#[test]
fn nothing_comes_after_an_error() {
    async fn errors(mut lines: JsonLines<Limited>) -> String {
        let mut errors = 0;
        loop {
            match lines.next().await {
                Ok(Some(item)) => assert!(item.result.is_ok()),
                Ok(None) => return errors.to_string(),
                Err(_) => errors += 1,
            }
        }
    }
    let app = || Router::new().route("/", post(errors));
    let text = "{\"amount\": 1}\n{\"amount\": 2}\n";
    assert_eq!(ask(app(), "/", NDJSON, text.into()), (200, "1".to_owned()));
    assert_eq!(ask(app().layer(Extension(5_u8)), "/", NDJSON, text.into()), (200, "0".to_owned()));
}

#[test]
fn a_document_that_is_too_long_is_refused_alone() {
    let decoder = json::Decoder::new().limits(json::Limits::new().max_input_bytes(20));
    let app = app().layer(Extension(Settings::fastapi().decoder(decoder)));
    let text = format!("{{\"celsius\": 1}}\n{{\"celsius\": {}1}}\n{{\"celsius\": 2}}\n", " ".repeat(1000));
    let (status, body) = ask(app, "/each", NDJSON, text.into());
    assert_eq!(status, 200);
    let lines: Vec<_> = body.lines().collect();
    assert_eq!((lines[0], lines[2]), ("0=1", "2=2"));
    assert!(lines[1].contains("json_size"), "{body}");
}

/// How many bytes are streamed. `STREAM_MEGABYTES=1024 cargo test -p polar-event-tests --test web json_lines::` streams a gigabyte.
#[cfg(target_os = "linux")]
fn streamed() -> usize {
    let megabytes = std::env::var("STREAM_MEGABYTES").map_or(32, |text| text.parse().unwrap());
    megabytes << 20
}

/// The memory that the process has had at most.
#[cfg(target_os = "linux")]
fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// In a process of its own: other tests take memory, too.
#[test]
#[cfg(target_os = "linux")]
fn a_long_stream_takes_the_memory_of_a_document() {
    const ALONE: &str = "POLAR_EVENT_STREAM_ALONE";
    if std::env::var_os(ALONE).is_none() {
        let name = "json_lines::a_long_stream_takes_the_memory_of_a_document";
        let alone = std::process::Command::new(std::env::current_exe().unwrap()).args(["--exact", name]).env(ALONE, "1").output().unwrap();
        let said = String::from_utf8_lossy(&alone.stdout);
        assert!(alone.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    let part = Bytes::from("{\"celsius\": 21.5, \"note\": \"a reading like any other\"}\n".repeat(1000));
    let stream = |count: usize| {
        let body = body_of(Box::new(std::iter::repeat_n(part.clone(), count)), false);
        assert_eq!(ask(app(), "/count", NDJSON, body), (200, (count * 1000).to_string()));
    };
    // What is made once is there then.
    stream(10);
    let before = peak_kilobytes();
    stream(streamed() / part.len());
    let grown = peak_kilobytes() - before;
    assert!(grown < 1000, "{grown} kB for {} bytes", streamed());
}
