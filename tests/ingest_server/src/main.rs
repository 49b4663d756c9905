#![doc = include_str!("../README.md")]

#[cfg(not(unix))]
compile_error!("the server uses locks, FIFOs and signals of Unix");

mod answer;
mod args;
mod budget;
mod caller;
mod cors;
mod group;
mod health;
mod ids;
mod metrics;
mod openapi;
mod output;
mod routes;
mod scan;
mod shutdown;
mod writer;

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use axum::serve::ListenerExt as _;
use signal_hook::consts::SIGXFSZ;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::args::Args;
use crate::health::Health;
use crate::ids::{Ids, Key, Seen};
use crate::metrics::Metrics;
use crate::routes::App;
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
    let of_signals = |error| format!("cannot wait for signals: {error}");
    // While the file is read, a rotation must not end the server. A file that may not grow must not, either: that is an error of the write.
    let mut hang_up = signal(SignalKind::hangup()).map_err(of_signals)?;
    signal_hook::flag::register(SIGXFSZ, Arc::default()).map_err(of_signals)?;

    let key = Key::random().map_err(|error| format!("cannot get random numbers: {error}"))?;
    let (health, metrics) = (Arc::new(Health::default()), Arc::new(Metrics::new()));
    let seen = Seen::new(named(&args.seen, &key)?);
    let (log, writing) = writer::open(args.out.as_deref(), &key, seen, Arc::clone(&health), Arc::clone(&metrics))?;
    let cannot_listen = |error| format!("cannot listen at {}: {error}", args.listen);
    let listener = TcpListener::bind(args.listen).await.map_err(cannot_listen)?;
    let address = listener.local_addr().map_err(cannot_listen)?;
    // Answers are small and whole, so there is nothing to wait for.
    let listener = listener.tap_io(|connection| _ = connection.set_nodelay(true));
    let stopping = Stopping::default();
    let (asked, end) = shutdown::listen(stopping.clone()).map_err(of_signals)?;
    let reopening = log.clone();
    tokio::spawn(async move {
        while hang_up.recv().await.is_some() {
            reopening.reopen().await;
        }
    });
    eprintln!("listening on http://{address}");
    let app = App { log, key, health, metrics };
    let router = routes::router(app, stopping, cors::layer(&args.cors));
    let serving = axum::serve(listener, router).with_graceful_shutdown(asked);
    let served = tokio::select! {
        served = serving => served.map_err(|error| error.to_string()),
        why = end => Err(why.to_owned()),
    };
    // All that was taken before is written, whatever ended the serving.
    let written = tokio::task::spawn_blocking(move || writing.end()).await;
    served.and(written.unwrap_or_else(|_| Err("the writer panicked".to_owned())))
}

/// The ids of the files that are named at start.
fn named(paths: &[PathBuf], key: &Key) -> Result<Ids, String> {
    let mut ids = Ids::default();
    for path in paths {
        let read = File::open(path).and_then(|file| {
            let len = file.metadata()?.len();
            scan::ids(&file, path, 0..len, key, |id| _ = ids.insert(id))
        });
        read.map_err(|error| format!("cannot read the events of {}: {error}", path.display()))?;
    }
    Ok(ids)
}
