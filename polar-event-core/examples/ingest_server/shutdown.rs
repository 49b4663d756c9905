//! When to stop.

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
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

/// Two moments: the first signal, after which only requests in flight are answered; and a second signal, or the end of their time.
pub(crate) fn listen(stopping: Stopping) -> io::Result<(impl Future<Output = ()>, impl Future<Output = &'static str>)> {
    let (tell, told) = oneshot::channel();
    let mut signals = Signals::new()?;
    let end = async move {
        signals.next().await;
        eprintln!("stopping");
        stopping.0.store(true, Ordering::Relaxed);
        tokio::time::sleep(LAST_REQUESTS).await;
        // Nobody listens where serving has ended by itself.
        _ = tell.send(());
        match tokio::time::timeout(GRACE, pin!(signals.next())).await {
            Ok(()) => "stopped by a second signal, with requests in flight",
            Err(_) => "stopped with requests in flight that took too long",
        }
    };
    // The task that tells is the one that waits for the end.
    let asked = async move { _ = told.await };
    Ok((asked, end))
}

#[cfg(unix)]
struct Signals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};

        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
