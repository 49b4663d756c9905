//! An HTTP service that takes usage-billing events as [Polar](https://polar.sh)'s API does.
//!
//! ```sh
//! cargo run --release --example ingest_server -- --listen 127.0.0.1:8080 --out events.ndjson
//! curl -i http://127.0.0.1:8080/v1/events/ingest -H 'Authorization: Bearer secret' -H 'Content-Type: application/json' \
//!     -d '{"events": [{"name": "signup", "external_customer_id": "user-1337"}]}'
//! ```
//!
//! - `POST /v1/events/ingest` takes a batch. It is accepted whole, and on the disk before the answer, or refused whole, with all its
//!   faults in the form that Polar's own SDKs understand.
//! - Each request needs a bearer token. `polar_oat_…` stands for an organization, `polar_pat_…` for a user, and an event must name its
//!   organization accordingly; of other tokens nothing is known. Tokens are not looked up: that is for a service in earnest.
//! - `GET /healthz` answers 200 while events can be written; `GET /openapi.json` describes all this as OpenAPI 3.1.
//! - SIGTERM and SIGINT end it: it answers the requests that it has and those that are on their way, closing their connections, and leaves.

mod answer;
mod args;
mod budget;
mod openapi;
mod routes;
mod shutdown;
mod writer;

use std::process::ExitCode;

use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;

use crate::args::Args;
use crate::shutdown::Stopping;

#[tokio::main]
async fn main() -> ExitCode {
    let args = match Args::parse() {
        Ok(Some(args)) => args,
        Ok(None) => {
            println!("{}", args::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("error: {error}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(&args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &Args) -> Result<(), String> {
    let (log, writing) = writer::open(args.out.as_deref())?;
    let cannot_listen = |error| format!("cannot listen at {}: {error}", args.listen);
    let listener = TcpListener::bind(args.listen).await.map_err(cannot_listen)?;
    let address = listener.local_addr().map_err(cannot_listen)?;
    // Answers are small and whole, so there is nothing to wait for.
    let listener = listener.tap_io(|connection| _ = connection.set_nodelay(true));
    let stopping = Stopping::default();
    let (asked, end) = shutdown::listen(stopping.clone()).map_err(|error| format!("cannot wait for signals: {error}"))?;
    eprintln!("listening on http://{address}");
    let serving = axum::serve(listener, routes::app(log, stopping)).with_graceful_shutdown(asked);
    let served = tokio::select! {
        served = serving => served.map_err(|error| error.to_string()),
        why = end => Err(why.to_owned()),
    };
    // All that was taken before is written, whatever ended the serving.
    let written = tokio::task::spawn_blocking(move || writing.end()).await;
    served.and(written.unwrap_or_else(|_| Err("the writer panicked".to_owned())))
}
