//! How much of requests is held in memory, and for how long they may take to arrive.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequest, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::answer::error;

/// The longest body of a request.
pub(crate) const MAX_BODY: usize = 10 * 1024 * 1024;

/// What the bodies of all requests may take together. Further requests wait.
const MAX_BODIES: usize = 32 * MAX_BODY;

/// How long a body may take to arrive.
const MAX_WAIT: Duration = Duration::from_secs(30);

const UNIT: usize = 1024;

pub(crate) type Budget = Arc<Semaphore>;

pub(crate) fn budget() -> Budget {
    Arc::new(Semaphore::new(MAX_BODIES / UNIT))
}

/// The room that a request takes, until the last one who has this drops it.
#[derive(Clone)]
pub(crate) struct Room {
    _permit: Arc<OwnedSemaphorePermit>,
}

/// Lets a request in when there is room for its body.
pub(crate) async fn make_room(State(budget): State<Budget>, mut request: Request, next: Next) -> Response {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let units = length.unwrap_or(MAX_BODY).min(MAX_BODY) / UNIT + 1;
    let Ok(permit) = budget.acquire_many_owned(u32::try_from(units).unwrap_or(u32::MAX)).await else {
        return error(StatusCode::SERVICE_UNAVAILABLE, "there is no room for the request");
    };
    let room = Room { _permit: Arc::new(permit) };
    request.extensions_mut().insert(room.clone());
    let response = next.run(request).await;
    drop(room);
    response
}

/// What an extractor makes of a body that arrives in time.
pub(crate) struct InTime<T>(pub(crate) T);

impl<T: FromRequest<S>, S: Send + Sync> FromRequest<S> for InTime<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        match tokio::time::timeout(MAX_WAIT, T::from_request(request, state)).await {
            Ok(Ok(value)) => Ok(Self(value)),
            Ok(Err(rejection)) => Err(rejection.into_response()),
            Err(_) => Err(error(StatusCode::REQUEST_TIMEOUT, "the body did not arrive in time")),
        }
    }
}
