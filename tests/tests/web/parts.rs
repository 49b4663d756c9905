//! Every part of a request, in axum and in actix-web: the same requests, and the same answers.

use std::collections::BTreeMap;

use ::axum::body::{Body, to_bytes};
use ::axum::extract::{Form, Path, Query, Request};
use ::axum::routing::{get, post};
use ::axum::{Extension, Json, Router};
use actix_web::web;
use polar_event_core::axum::{All, Cookies, Headers, Rejection, Settings, Valid};
use polar_event_core::text::{Decoder, Names};
use polar_event_core::{Code, Event, Report, Violation};
use serde_json::{Value, json};
use tower::ServiceExt as _;

#[derive(Event, Debug)]
#[event(deny_unknown_fields)]
struct Search {
    #[event(length(min = 2))]
    query: String,
    #[event(range(max = 100))]
    limit: Option<u8>,
    tags: Option<Vec<u8>>,
    within: Option<Within>,
}

#[derive(Event, Debug)]
struct Within {
    km: f32,
}

#[derive(Event, Debug)]
struct Named {
    #[event(range(min = 1))]
    id: u32,
    kind: Kind,
}

#[derive(Event, Debug)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Order,
    Invoice,
}

#[derive(Event, Debug)]
struct Order {
    #[event(range(min = 1))]
    amount: u32,
}

#[derive(Event, Debug)]
struct Meta {
    x_request_id: uuid::Uuid,
    accept: Option<String>,
}

#[derive(Event, Debug)]
struct Session {
    session: u64,
}

async fn search(search: Valid<Query<Search>>) -> String {
    format!("{:?}", search.0.0)
}

async fn form(Valid(Form(search)): Valid<Form<Search>>) -> String {
    format!("{search:?}")
}

async fn named(Valid(Path(named)): Valid<Path<Named>>) -> String {
    format!("{named:?}")
}

async fn tuple(Valid(Path((id, kind))): Valid<Path<(u32, Kind)>>) -> String {
    format!("{id} {kind:?}")
}

async fn one(Valid(Path(id)): Valid<Path<u32>>) -> String {
    format!("{id}")
}

async fn map(Valid(Path(map)): Valid<Path<BTreeMap<String, u8>>>) -> String {
    format!("{map:?}")
}

async fn body(Valid(order): Valid<Order>) -> String {
    format!("{order:?}")
}

async fn json_body(Valid(Json(order)): Valid<Json<Order>>) -> String {
    format!("{order:?}")
}

async fn meta(Valid(Headers(meta)): Valid<Headers<Meta>>, Valid(Cookies(session)): Valid<Cookies<Session>>) -> String {
    format!("{} {}", meta.x_request_id, session.session)
}

async fn all(All((Path(id), Query(search), Json(order))): All<(Path<u32>, Query<Search>, Json<Order>)>) -> String {
    format!("{id} {} {}", search.query, order.amount)
}

async fn taken(settings: Settings, Valid(Path(id)): Valid<Path<u32>>) -> Result<String, Rejection> {
    let fault = Report::from(Violation::new(Code::Custom("no_such_order")).message("is not there")).at("id");
    if id == 404 { Err(settings.refuse_parts([(polar_event_core::axum::Part::Path, fault)])) } else { Ok("there".to_owned()) }
}

fn in_axum(settings: Settings) -> Router {
    Router::new()
        .route("/search", get(search))
        .route("/form", post(form))
        .route("/named/{kind}/{id}", get(named))
        .route("/tuple/{id}/{kind}", get(tuple))
        .route("/one/{id}", get(one))
        .route("/map/{a}/{b}", get(map))
        .route("/body", post(body))
        .route("/json", post(json_body))
        .route("/meta", get(meta))
        .route("/all/{id}", post(all))
        .route("/taken/{id}", get(taken))
        .layer(Extension(settings))
}

mod for_actix {
    use actix_web::web::{Form, Json, Path, Query};
    use polar_event_core::actix_web::{All, Cookies, Headers, Part, Rejection, Settings, Valid};

    use super::{BTreeMap, Code, Kind, Meta, Named, Order, Report, Search, Session, Violation};

    pub(super) async fn search(search: Valid<Query<Search>>) -> String {
        format!("{:?}", search.0.0)
    }

    pub(super) async fn form(Valid(Form(search)): Valid<Form<Search>>) -> String {
        format!("{search:?}")
    }

    pub(super) async fn named(named: Valid<Path<Named>>) -> String {
        format!("{:?}", *named.0)
    }

    pub(super) async fn tuple(path: Valid<Path<(u32, Kind)>>) -> String {
        let (id, kind) = path.0.into_inner();
        format!("{id} {kind:?}")
    }

    pub(super) async fn one(id: Valid<Path<u32>>) -> String {
        format!("{}", *id.0)
    }

    pub(super) async fn map(map: Valid<Path<BTreeMap<String, u8>>>) -> String {
        format!("{:?}", *map.0)
    }

    pub(super) async fn body(Valid(order): Valid<Order>) -> String {
        format!("{order:?}")
    }

    pub(super) async fn json_body(Valid(Json(order)): Valid<Json<Order>>) -> String {
        format!("{order:?}")
    }

    pub(super) async fn meta(Valid(Headers(meta)): Valid<Headers<Meta>>, Valid(Cookies(session)): Valid<Cookies<Session>>) -> String {
        format!("{} {}", meta.x_request_id, session.session)
    }

    pub(super) async fn all(All((id, Query(search), Json(order))): All<(Path<u32>, Query<Search>, Json<Order>)>) -> String {
        format!("{id} {} {}", search.query, order.amount)
    }

    pub(super) async fn taken(settings: Settings, id: Valid<Path<u32>>) -> Result<String, Rejection> {
        let fault = Report::from(Violation::new(Code::Custom("no_such_order")).message("is not there")).at("id");
        if *id.0 == 404 { Err(settings.refuse_parts([(Part::Path, fault)])) } else { Ok("there".to_owned()) }
    }
}

/// A request to both services.
#[derive(Clone, Copy)]
struct Asked {
    method: &'static str,
    uri: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
}

fn ask_axum(settings: Settings, asked: Asked) -> (u16, String, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let mut request = Request::builder().method(asked.method).uri(asked.uri);
        for (name, value) in asked.headers {
            request = request.header(*name, *value);
        }
        let response = in_axum(settings).oneshot(request.body(Body::from(asked.body)).unwrap()).await.unwrap();
        let content_type = response.headers().get("content-type").map_or("", |value| value.to_str().unwrap()).to_owned();
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, content_type, String::from_utf8(body.to_vec()).unwrap())
    })
}

fn ask_actix(settings: Settings, asked: Asked) -> (u16, String, String) {
    use actix_web::{App, test};

    actix_web::rt::System::new().block_on(async {
        let app = App::new()
            .app_data(settings)
            .route("/search", web::get().to(for_actix::search))
            .route("/form", web::post().to(for_actix::form))
            .route("/named/{kind}/{id}", web::get().to(for_actix::named))
            .route("/tuple/{id}/{kind}", web::get().to(for_actix::tuple))
            .route("/one/{id}", web::get().to(for_actix::one))
            .route("/map/{a}/{b}", web::get().to(for_actix::map))
            .route("/body", web::post().to(for_actix::body))
            .route("/json", web::post().to(for_actix::json_body))
            .route("/meta", web::get().to(for_actix::meta))
            .route("/all/{id}", web::post().to(for_actix::all))
            .route("/taken/{id}", web::get().to(for_actix::taken));
        let app = test::init_service(app).await;
        let mut request = test::TestRequest::default().method(asked.method.parse().unwrap()).uri(asked.uri).set_payload(asked.body);
        for (name, value) in asked.headers {
            request = request.append_header((*name, *value));
        }
        let response = test::call_service(&app, request.to_request()).await;
        let content_type = response.headers().get("content-type").map_or("", |value| value.to_str().unwrap()).to_owned();
        let status = response.status().as_u16();
        (status, content_type, String::from_utf8(test::read_body(response).await.to_vec()).unwrap())
    })
}

/// The same answer of both.
fn ask(settings: &Settings, asked: Asked) -> (u16, String) {
    let (in_axum, in_actix) = (ask_axum(settings.clone(), asked), ask_actix(settings.clone(), asked));
    assert_eq!(in_axum, in_actix, "{} {}", asked.method, asked.uri);
    (in_axum.0, in_axum.2)
}

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const FORM: &[(&str, &str)] = &[("content-type", "application/x-www-form-urlencoded")];

fn asked(method: &'static str, uri: &'static str, headers: &'static [(&'static str, &'static str)], body: &'static str) -> Asked {
    Asked { method, uri, headers, body }
}

fn settings(of: Settings) -> Settings {
    of.texts(Decoder::new().names(Names::Brackets))
}

#[test]
fn good_requests_come_in() {
    let id = "1dbfc517-0bbf-4301-9ba8-555ca42b9737";
    for (request, expected) in [
        (
            asked("GET", "/search?query=t%C3%A9a&limit=5&tags=1&tags=2&within[km]=1.5", &[], ""),
            r#"Search { query: "téa", limit: Some(5), tags: Some([1, 2]), within: Some(Within { km: 1.5 }) }"#,
        ),
        (asked("POST", "/form", FORM, "query=a+b&limit=7"), r#"Search { query: "a b", limit: Some(7), tags: None, within: None }"#),
        (asked("GET", "/named/order/5", &[], ""), "Named { id: 5, kind: Order }"),
        (asked("GET", "/tuple/5/invoice", &[], ""), "5 Invoice"),
        (asked("GET", "/one/%35", &[], ""), "5"),
        (asked("GET", "/map/1/2", &[], ""), r#"{"a": 1, "b": 2}"#),
        (asked("POST", "/body", JSON, r#"{"amount": 5}"#), "Order { amount: 5 }"),
        (asked("POST", "/json", JSON, r#"{"amount": 5}"#), "Order { amount: 5 }"),
        (
            asked("GET", "/meta", &[("x-request-id", "1dbfc517-0bbf-4301-9ba8-555ca42b9737"), ("cookie", "a=b; session=\"5\"")], ""),
            "1dbfc517-0bbf-4301-9ba8-555ca42b9737 5",
        ),
        (asked("POST", "/all/5?query=tea", JSON, r#"{"amount": 7}"#), "5 tea 7"),
        (asked("GET", "/taken/5", &[], ""), "there"),
    ] {
        let (status, body) = ask(&settings(Settings::fastapi()), request);
        assert_eq!((status, body.as_str()), (200, expected), "{} {id}", request.uri);
    }
}

/// The places in both forms: `loc`, and `in`, `parameter` and `pointer`.
fn places(request: Asked) -> (u16, Vec<Value>, Vec<Value>) {
    let (status, body) = ask(&settings(Settings::fastapi()), request);
    let body: Value = serde_json::from_str(&body).unwrap();
    let locs = body["detail"].as_array().unwrap_or_else(|| panic!("{body}")).iter().map(|item| item["loc"].clone()).collect();
    let (problem_status, body) = ask(&settings(Settings::problem()), request);
    assert!(problem_status == status || problem_status == 400, "{body}");
    let body: Value = serde_json::from_str(&body).unwrap();
    let place = |item: &Value| json!([item["in"], item["parameter"], item["pointer"]]);
    (status, locs, body["errors"].as_array().unwrap().iter().map(place).collect())
}

#[test]
fn every_fault_is_answered_where_it_is() {
    let (status, locs, problems) = places(asked("GET", "/search?query=a&limit=x&tags=1&tags=y&within[km]=z&of=1", &[], ""));
    assert_eq!(status, 422);
    assert_eq!(
        locs,
        [
            json!(["query", "query"]),
            json!(["query", "limit"]),
            json!(["query", "tags", 1]),
            json!(["query", "within", "km"]),
            json!(["query", "of"])
        ]
    );
    assert_eq!(
        problems,
        [
            json!(["query", "query", null]),
            json!(["query", "limit", null]),
            json!(["query", "tags", "#/1"]),
            json!(["query", "within", "#/km"]),
            json!(["query", "of", null])
        ]
    );
    let (_, locs, problems) = places(asked("GET", "/search", &[], ""));
    assert_eq!((locs, problems), (vec![json!(["query", "query"])], vec![json!(["query", "query", null])]));
    // A form is a body.
    let (_, locs, problems) = places(asked("POST", "/form", FORM, "query=tea&limit=300"));
    assert_eq!((locs, problems), (vec![json!(["body", "limit"])], vec![json!([null, null, "#/limit"])]));
    let (_, locs, _) = places(asked("GET", "/named/bill/0", &[], ""));
    assert_eq!(locs, [json!(["path", "kind"]), json!(["path", "id"])]);
    let (_, locs, problems) = places(asked("GET", "/tuple/x/bill", &[], ""));
    assert_eq!(locs, [json!(["path", "id"]), json!(["path", "kind"])]);
    assert_eq!(problems, [json!(["path", "id", null]), json!(["path", "kind", null])]);
    let (_, locs, _) = places(asked("GET", "/one/x", &[], ""));
    assert_eq!(locs, [json!(["path", "id"])]);
    let (_, locs, _) = places(asked("GET", "/map/1/300", &[], ""));
    assert_eq!(locs, [json!(["path", "b"])]);
    let (_, locs, problems) = places(asked("POST", "/body", JSON, r#"{"amount": 0}"#));
    assert_eq!((locs, problems), (vec![json!(["body", "amount"])], vec![json!([null, null, "#/amount"])]));
    let (_, locs, problems) = places(asked("GET", "/meta", &[("x-request-id", "5"), ("cookie", "session=5")], ""));
    assert_eq!((locs, problems), (vec![json!(["header", "x-request-id"])], vec![json!(["header", "x-request-id", null])]));
    let (_, locs, _) =
        places(asked("GET", "/meta", &[("x-request-id", "1dbfc517-0bbf-4301-9ba8-555ca42b9737"), ("cookie", "session=x")], ""));
    assert_eq!(locs, [json!(["cookie", "session"])]);
    let (_, locs, problems) = places(asked("GET", "/taken/404", &[], ""));
    assert_eq!((locs, problems), (vec![json!(["path", "id"])], vec![json!(["path", "id", null])]));
}

#[test]
fn the_faults_of_all_parts_are_in_one_answer() {
    let request = asked("POST", "/all/x?query=a&limit=500", JSON, r#"{"amount": 0}"#);
    let (status, locs, problems) = places(request);
    assert_eq!(status, 422);
    assert_eq!(locs, [json!(["path", "id"]), json!(["query", "query"]), json!(["query", "limit"]), json!(["body", "amount"])]);
    assert_eq!(
        problems,
        [json!(["path", "id", null]), json!(["query", "query", null]), json!(["query", "limit", null]), json!([null, null, "#/amount"])]
    );
    let (_, body) = ask(&settings(Settings::fastapi()), request);
    assert_eq!(
        serde_json::from_str::<Value>(&body).unwrap()["detail"][0],
        json!({"type": "int_parsing", "loc": ["path", "id"], "msg": "Input should be a valid integer, unable to parse string as an integer"})
    );
    // A body that is no JSON, beside.
    let (status, locs, _) = places(asked("POST", "/all/5?query=a", JSON, r#"{"amount": "#));
    assert_eq!((status, locs), (422, vec![json!(["query", "query"]), json!(["body", 11])]));
}

#[test]
fn what_is_no_fault_of_a_document_has_its_status() {
    for (request, expected) in [
        (asked("POST", "/form", JSON, "query=tea"), 415),
        (asked("POST", "/body", FORM, "{}"), 415),
        (asked("POST", "/all/x", &[], "{}"), 415),
        (asked("POST", "/form", &[("content-type", "application/x-www-form-urlencoded"), ("content-encoding", "gzip")], "query=tea"), 415),
        (asked("POST", "/form", &[("content-type", "application/x-www-form-urlencoded; charset=utf-8")], "query=tea"), 200),
    ] {
        let settings = settings(Settings::fastapi());
        assert_eq!(ask(&settings, request).0, expected, "{} {:?}", request.uri, request.headers);
    }
    let (_, body) = ask(&Settings::fastapi(), asked("POST", "/form", JSON, "query=tea"));
    assert_eq!(body, r#"{"detail":"the request must have the header Content-Type: application/x-www-form-urlencoded"}"#);
}
