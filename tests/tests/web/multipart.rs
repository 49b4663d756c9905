//! Multipart forms: texts as values, files as they are.

use ::axum::Router;
use ::axum::body::{Body, to_bytes};
use ::axum::extract::{DefaultBodyLimit, Path, Request};
use ::axum::routing::post;
use polar_event_core::Event;
use polar_event_core::axum::{All, Multipart, Valid};
use serde_json::{Value, json};
use tower::ServiceExt as _;

#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
struct Upload {
    #[event(length(min = 2))]
    title: String,
    public: bool,
    tags: Option<Vec<u8>>,
}

async fn upload(Valid(form): Valid<Multipart<Upload>>) -> String {
    let files = form.files.iter().map(|it| format!("{} {} {:?} {:?}", it.name, it.file_name, it.content_type, it.bytes));
    format!("{} {} {:?}; {}", form.value.title, form.value.public, form.value.tags, files.collect::<Vec<_>>().join("; "))
}

async fn beside(All((Path(id), form)): All<(Path<u8>, Multipart<Upload>)>) -> String {
    format!("{id} {}", form.value.title)
}

/// The parts of a form, as browsers write them (RFC 7578).
fn ask(uri: &str, parts: &[(&str, &str)], limit: usize) -> (u16, String) {
    let mut body = String::new();
    for (disposition, content) in parts {
        body.push_str(&format!("--xyz\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n"));
    }
    body.push_str("--xyz--\r\n");
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let app = Router::new().route("/", post(upload)).route("/{id}", post(beside)).layer(DefaultBodyLimit::max(limit));
        let request = Request::post(uri).header("content-type", "multipart/form-data; boundary=xyz").body(Body::from(body)).unwrap();
        let response = app.oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        (status, String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap())
    })
}

const FILE: (&str, &str) = ("name=\"photo\"; filename=\"a.png\"\r\nContent-Type: image/png", "\u{1}\u{2}");

#[test]
fn texts_are_values_and_files_are_files() {
    let parts = [("name=\"title\"", "two words"), FILE, ("name=\"public\"", "true"), ("name=\"tags\"", "1"), ("name=\"tags\"", "2")];
    let expected = "two words true Some([1, 2]); photo a.png Some(\"image/png\") b\"\\x01\\x02\"";
    assert_eq!(ask("/", &parts, 10_000), (200, expected.to_owned()));
}

#[test]
fn faults_are_those_of_any_form() {
    let parts = [("name=\"title\"", "x"), FILE, ("name=\"tags\"", "1"), ("name=\"tags\"", "many"), ("name=\"size\"", "5")];
    let (status, body) = ask("/", &parts, 10_000);
    let body: Value = serde_json::from_str(&body).unwrap();
    let locs: Vec<_> = body["detail"].as_array().unwrap().iter().map(|item| item["loc"].clone()).collect();
    assert_eq!(
        (status, locs),
        (422, vec![json!(["body", "title"]), json!(["body", "tags", 1]), json!(["body", "size"]), json!(["body", "public"])])
    );
    let (_, body) = ask("/x", &parts[..1], 10_000);
    assert!(body.contains(r#"["path","id"]"#) && body.contains(r#"["body","title"]"#), "{body}");
}

#[test]
fn what_is_no_form_or_too_long_has_its_status() {
    let parts = [("name=\"title\"", "two words"), ("name=\"public\"", "true"), FILE];
    assert_eq!(ask("/", &parts, 100).0, 413);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let status = |content_type: &'static str, body: &'static str| {
        runtime.block_on(async {
            let request = Request::post("/").header("content-type", content_type).body(Body::from(body)).unwrap();
            Router::new().route("/", post(upload)).oneshot(request).await.unwrap().status().as_u16()
        })
    };
    assert_eq!(status("application/json", "{}"), 415);
    assert_eq!(status("multipart/form-data; boundary=xyz", "--xyz\r\nContent-Dis"), 400);
}
