//! When to stop.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

/// How long requests in flight have after the first signal.
const GRACE: Duration = Duration::from_secs(30);

/// For how long requests are still taken after the first signal, each as the last one of its connection.
///
/// A connection that waits for its next request is closed at the end. Without this time, requests would be lost that are on their way
/// when the signal comes, or that have arrived and are not read yet.
const LAST_REQUESTS: Duration = Duration::from_secs(1);

/// Whether the first signal has come.
#[derive(Clone, Default)]
pub(crate) struct Stopping(Arc<AtomicBool>);

/// Says with each answer whether the connection goes on.
pub(crate) async fn say_last(State(stopping): State<Stopping>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if stopping.0.load(Ordering::Relaxed) {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// Two moments: the first signal, after which only requests in flight are answered; and the end of their time. A second signal ends the
/// process in its handler, so that nothing can keep it: no thread that waits for a disk or a pipe.
pub(crate) fn listen(stopping: Stopping) -> io::Result<(impl Future<Output = ()>, impl Future<Output = &'static str>)> {
    for signal in [SIGTERM, SIGINT] {
        // In this order: the first signal must not find the flag set.
        flag::register_conditional_shutdown(signal, 1, Arc::clone(&stopping.0))?;
        flag::register(signal, stopping.0.clone())?;
    }
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let (tell, told) = oneshot::channel();
    let end = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        eprintln!("stopping");
        tokio::time::sleep(LAST_REQUESTS).await;
        // Nobody listens where serving has ended by itself.
        _ = tell.send(());
        tokio::time::sleep(GRACE).await;
        "stopped with requests in flight that took too long"
    };
    // The task that tells is the one that waits for the end.
    let asked = async move { _ = told.await };
    Ok((asked, end))
}
