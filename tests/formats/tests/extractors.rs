//! axum's own extractors, whose values are all texts.
#![expect(clippy::unwrap_used, reason = "tests")]

use axum::Router;
use axum::body::Body;
use axum::extract::{Form, Path, Query};
use axum::http::{Request, StatusCode, header};
use axum::routing::{get, post};
use http_body_util::BodyExt;
use polar_event_core::Event;
use tower::ServiceExt;

#[derive(Event, Debug)]
struct Page {
    #[event(range(min = 1, max = 100))]
    limit: u8,
    ratio: Option<f32>,
    #[event(default)]
    exact: bool,
    #[event(length(max = 5))]
    sort: Option<String>,
}

#[derive(Event, Debug)]
#[event(rename_all = "lowercase")]
enum Kind {
    Order,
    Refund,
}

fn service() -> Router {
    Router::new()
        .route("/pages", get(|Query(page): Query<Page>| async move { format!("{page:?}") }))
        .route("/pages", post(|Form(page): Form<Page>| async move { format!("{page:?}") }))
        .route("/{kind}/{id}", get(|Path((kind, id)): Path<(Kind, u32)>| async move { format!("{kind:?} {id}") }))
}

async fn answer(request: Request<Body>) -> (StatusCode, String) {
    let response = service().oneshot(request).await.unwrap();
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

fn run(request: Request<Body>) -> (StatusCode, String) {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(answer(request))
}

fn get_of(uri: &str) -> (StatusCode, String) {
    run(Request::get(uri).body(Body::empty()).unwrap())
}

#[test]
fn queries_have_numbers_and_booleans() {
    let (status, body) = get_of("/pages?limit=50&ratio=0.5&exact=true&sort=name");
    assert_eq!((status, body.as_str()), (StatusCode::OK, r#"Page { limit: 50, ratio: Some(0.5), exact: true, sort: Some("name") }"#));
    let (status, body) = get_of("/pages?limit=0&sort=backwards");
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(body.contains("/limit: must be at least 1") && body.contains("/sort: must have at most 5 characters"), "{body}");
    assert!(get_of("/pages?limit=many").1.contains("invalid digit"));
}

#[test]
fn forms_have_them_too() {
    let form = "application/x-www-form-urlencoded";
    let request = Request::post("/pages").header(header::CONTENT_TYPE, form).body(Body::from("limit=7&exact=false")).unwrap();
    assert_eq!(run(request), (StatusCode::OK, "Page { limit: 7, ratio: None, exact: false, sort: None }".to_owned()));
}

#[test]
fn paths_have_enums_and_numbers() {
    assert_eq!(get_of("/refund/12"), (StatusCode::OK, "Refund 12".to_owned()));
    assert_eq!(get_of("/gift/12").0, StatusCode::BAD_REQUEST);
}
