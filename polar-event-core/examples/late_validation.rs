//! Rules that need a database: a service that checks what it was sent, then asks, and answers both in the same form.
//!
//! `cargo run -p polar-event-core --example late_validation -- 127.0.0.1:8080`, and for example
//! `curl -d '{"name": "root", "plan": "gold", "seats": 500}' -H 'content-type: application/json' 127.0.0.1:8080/signups`.
//!
//! - **First the document.** The extractor runs all rules that need the document alone, and refuses it. Nothing is asked for a bad one.
//! - **Then the database.** `async` functions return a [`Report`] on the part that they are about; the handler asks all of them at once,
//!   gives each report its path, merges them and refuses the request by its [`Settings`].
//! - **What is too late.** Another request may take the name between the question and the insertion, so the insertion answers once more.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use axum::{Extension, Router};
use polar_event_core::axum::{Rejection, Settings, Valid};
use polar_event_core::{Code, Event, Report, Violation};
use tokio::sync::Mutex;

#[derive(Event, Debug)]
struct Signup {
    #[event(length(min = 2, max = 20), alphanumeric)]
    name: String,
    #[event(length(min = 1, max = 20))]
    plan: String,
    #[event(range(min = 1))]
    seats: u32,
}

/// What stands for a database.
#[derive(Debug)]
struct Database {
    names: Mutex<HashSet<String>>,
    /// The most seats of each plan.
    plans: HashMap<&'static str, u32>,
}

impl Database {
    fn new() -> Self {
        Self { names: Mutex::new(HashSet::from(["root".to_owned()])), plans: HashMap::from([("free", 3), ("gold", 100)]) }
    }

    /// Whether the name is free.
    async fn check_name(&self, name: &str) -> Result<(), Report> {
        if self.names.lock().await.contains(name) { Err(taken()) } else { Ok(()) }
    }

    /// Whether there is such a plan, and has so many seats: a rule about two fields.
    async fn check_plan(&self, signup: &Signup) -> Result<(), Report> {
        let Some(&max) = self.plans.get(signup.plan.as_str()) else {
            return Err(Report::from(Violation::new(Code::Custom("no_such_plan")).message("is not a plan")).at("plan"));
        };
        if signup.seats <= max {
            return Ok(());
        }
        let violation = Violation::new(Code::Custom("too_many_seats")).message("is more than the plan has: {max_seats}");
        Err(Report::from(violation.param("max_seats", max)).at("seats"))
    }

    async fn insert(&self, signup: Signup) -> Result<(), Report> {
        if self.names.lock().await.insert(signup.name) { Ok(()) } else { Err(taken().at("name")) }
    }
}

fn taken() -> Report {
    Violation::new(Code::Custom("name_taken")).message("is taken").into()
}

async fn sign_up(
    State(database): State<Arc<Database>>,
    settings: Settings,
    Valid(signup): Valid<Signup>,
) -> Result<&'static str, Rejection> {
    let (name, plan) = tokio::join!(database.check_name(&signup.name), database.check_plan(&signup));
    let mut report = Report::default();
    name.unwrap_or_else(|found| report.merge(found.at("name")));
    plan.unwrap_or_else(|found| report.merge(found));
    report.into_result().map_err(|report| settings.refuse(report))?;
    database.insert(signup).await.map_err(|report| settings.refuse(report))?;
    Ok("welcome\n")
}

fn app() -> Router {
    let settings = Settings::problem();
    Router::new().route("/signups", post(sign_up)).layer(Extension(settings)).with_state(Arc::new(Database::new()))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on {}", listener.local_addr()?);
    axum::serve(listener, app()).await
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt as _;

    /// Sends signups one after the other; the codes and pointers that are answered.
    #[expect(clippy::unwrap_used, reason = "a test")]
    async fn send<const N: usize>(signups: [&'static str; N]) -> [(u16, Vec<(String, String)>); N] {
        let app = super::app();
        let mut answers = Vec::new();
        for signup in signups {
            let request = Request::post("/signups").header("content-type", "application/json").body(Body::from(signup)).unwrap();
            let response = app.clone().oneshot(request).await.unwrap();
            let status = response.status().as_u16();
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            let body: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
            let text = |item: &serde_json::Value, key: &str| item.get(key).and_then(|it| it.as_str()).unwrap_or_default().to_owned();
            let errors = body.get("errors").and_then(|errors| errors.as_array()).cloned().unwrap_or_default();
            answers.push((status, errors.iter().map(|item| (text(item, "code"), text(item, "pointer"))).collect()));
        }
        answers.try_into().unwrap()
    }

    #[tokio::test]
    async fn a_bad_document_is_refused_before_the_database_is_asked() {
        let [(status, errors)] = send([r#"{"name": "root", "plan": "", "seats": 500}"#]).await;
        assert_eq!((status, errors), (422, vec![("string_too_short".to_owned(), "#/plan".to_owned())]));
    }

    #[tokio::test]
    async fn all_that_the_database_knows_is_in_one_answer() {
        let [(status, errors), (other, unknown)] =
            send([r#"{"name": "root", "plan": "gold", "seats": 500}"#, r#"{"name": "ada", "plan": "silver", "seats": 1}"#]).await;
        let expected = [("name_taken", "#/name"), ("too_many_seats", "#/seats")].map(|(code, at)| (code.to_owned(), at.to_owned()));
        assert_eq!((status, errors.as_slice()), (422, expected.as_slice()));
        assert_eq!((other, unknown), (422, vec![("no_such_plan".to_owned(), "#/plan".to_owned())]));
    }

    #[tokio::test]
    async fn a_name_can_be_taken_once() {
        let signup = r#"{"name": "ada", "plan": "gold", "seats": 5}"#;
        let [(first, _), (second, errors)] = send([signup, signup]).await;
        assert_eq!((first, second, errors), (200, 422, vec![("name_taken".to_owned(), "#/name".to_owned())]));
    }
}
