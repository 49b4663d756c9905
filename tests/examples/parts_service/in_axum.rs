//! The service in axum.

use std::net::TcpListener;

use axum::extract::{Form, Path, Query};
use axum::response::Json;
use axum::routing::{get, post};
use axum::{Extension, Router};
use polar_event_core::axum::{All, Settings, Valid};
use serde_json::Value;

use super::description;
use super::model::{Feedback, Named, NewOrder, Order, Search, order};

async fn list(Valid(Query(search)): Valid<Query<Search>>) -> Json<Vec<Order>> {
    Json((1..=u32::from(search.limit)).map(order).collect())
}

async fn one(Valid(Path(named)): Valid<Path<Named>>) -> Json<Order> {
    Json(order(named.id))
}

async fn create(Valid(new): Valid<NewOrder>) -> Json<Order> {
    Json(Order { product: new.product, amount: new.amount, ..order(1) })
}

async fn rate(All((Path(named), Form(feedback))): All<(Path<Named>, Form<Feedback>)>) -> Json<Order> {
    Json(Order { amount: feedback.stars.into(), ..order(named.id) })
}

async fn openapi() -> Json<Value> {
    Json(description::document())
}

pub(crate) fn serve(listener: TcpListener) -> std::io::Result<()> {
    let app = Router::new()
        .route("/orders", get(list).post(create))
        .route("/orders/{id}", get(one))
        .route("/orders/{id}/feedback", post(rate))
        .route("/openapi.json", get(openapi))
        .layer(Extension(Settings::problem()));
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, app).await
    })
}
