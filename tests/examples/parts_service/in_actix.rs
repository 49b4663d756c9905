//! The service in actix-web.

use std::net::TcpListener;

use actix_web::web::{Form, Json, Path, Query, get, post, resource};
use actix_web::{App, HttpServer};
use polar_event_core::actix_web::{All, Settings, Valid};
use serde_json::Value;

use super::description;
use super::model::{Feedback, Named, NewOrder, Order, Search, order};

async fn list(Valid(Query(search)): Valid<Query<Search>>) -> Json<Vec<Order>> {
    Json((1..=u32::from(search.limit)).map(order).collect())
}

async fn one(named: Valid<Path<Named>>) -> Json<Order> {
    Json(order(named.id))
}

async fn create(Valid(new): Valid<NewOrder>) -> Json<Order> {
    Json(Order { product: new.product, amount: new.amount, ..order(1) })
}

async fn rate(All((named, Form(feedback))): All<(Path<Named>, Form<Feedback>)>) -> Json<Order> {
    Json(Order { amount: feedback.stars.into(), ..order(named.id) })
}

async fn openapi() -> Json<Value> {
    Json(description::document())
}

pub(crate) fn serve(listener: TcpListener) -> std::io::Result<()> {
    let app = || {
        App::new()
            .app_data(Settings::problem())
            .service(resource("/orders").route(get().to(list)).route(post().to(create)))
            .route("/orders/{id}", get().to(one))
            .route("/orders/{id}/feedback", post().to(rate))
            .route("/openapi.json", get().to(openapi))
    };
    actix_web::rt::System::new().block_on(async { HttpServer::new(app).workers(1).listen(listener)?.run().await })
}
