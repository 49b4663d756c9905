//! What only actix-web has: where settings and contexts are, bodies that are too long.

use actix_web::http::StatusCode;
use actix_web::test as requests;
use actix_web::{App, HttpResponse, ResponseError as _, web};
use polar_event_core::actix_web::{Settings, Valid};
use polar_event_core::messages::German;
use polar_event_core::{Code, Event, Report, ValidationState, json};
use serde_json::Value;

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

async fn order(Valid(order): Valid<Order>) -> String {
    order.amount.to_string()
}

/// Status and body of the answer to a JSON body.
macro_rules! answer {
    ($app:expr, $body:expr) => {
        actix_web::rt::System::new().block_on(async {
            let app = requests::init_service($app.route("/", web::post().to(order))).await;
            let request = requests::TestRequest::post().uri("/").insert_header(("content-type", "application/json")).set_payload($body);
            let response = requests::call_service(&app, request.to_request()).await;
            let status = response.status().as_u16();
            (status, String::from_utf8(requests::read_body(response).await.to_vec()).unwrap())
        })
    };
}

#[test]
fn contexts_are_in_the_data_of_the_application() {
    let few = r#"{"amount": 5}"#;
    assert_eq!(answer!(App::new().app_data(Quota(5)), few), (200, "5".to_owned()));
    assert_eq!(answer!(App::new().app_data(web::Data::new(Quota(5))), few), (200, "5".to_owned()));
    let (status, body) = answer!(App::new().app_data(Quota(4)), few);
    assert_eq!((status, body.contains("is more than is left")), (422, true), "{body}");
    assert_eq!(answer!(App::new(), few), (500, r#"{"detail":"the server is not set up for this request"}"#.to_owned()));
}

#[test]
fn settings_are_there_too() {
    let settings = Settings::problem().localized(German);
    for (status, body) in [
        answer!(App::new().app_data(Quota(4)).app_data(settings.clone()), "{}"),
        answer!(App::new().app_data(Quota(4)).app_data(web::Data::new(settings.clone())), "{}"),
    ] {
        let body: Value = serde_json::from_str(&body).unwrap();
        assert_eq!((status, &body["errors"][0]["detail"]), (422, &Value::from("muss angegeben werden")));
    }
    let (status, _) = answer!(App::new().app_data(Quota(4)).app_data(settings.invalid_json(StatusCode::IM_A_TEAPOT)), "{");
    assert_eq!(status, 418);
}

#[test]
fn bodies_that_are_too_long_are_413() {
    let text = r#"{"amount": 5}"#;
    let app = || App::new().app_data(Quota(5));
    assert_eq!(answer!(app().app_data(web::PayloadConfig::new(text.len())), text).0, 200);
    let (status, body) = answer!(app().app_data(web::PayloadConfig::new(text.len() - 1)), text);
    assert_eq!((status, &*body), (413, r#"{"detail":"the body is too long"}"#));
    let decoder = json::Decoder::new().limits(json::Limits::new().max_input_bytes(text.len() - 1));
    let (status, body) = answer!(app().app_data(Settings::fastapi().decoder(decoder)), text);
    assert_eq!((status, body.contains("json_size")), (413, true), "{body}");
}

#[test]
fn a_report_is_an_error_that_answers() {
    let response: HttpResponse = Report::from(Code::Missing).at("name").error_response();
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(response.headers().get("content-type").unwrap(), "application/json");
}
