//! 200 connections that send good and bad batches, each answer checked, and the file afterwards.

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::batches::{batch, check, stored};
use crate::client::Client;
use crate::process::{Server, directory, events};

const CONNECTIONS: u32 = 200;

/// A few seconds, unless `LOAD_SECONDS` says otherwise.
pub(crate) fn limit() -> Duration {
    Duration::from_secs(std::env::var("LOAD_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(3))
}

/// How often each event is in the file, by connection and batch.
fn written(out: &Path) -> HashMap<(u32, u32), Vec<u32>> {
    let mut written = HashMap::<_, Vec<u32>>::new();
    for event in events(out) {
        let parts: Vec<u32> = event["name"].as_str().expect("a name").split('-').map(|part| part.parse().expect("a number")).collect();
        let [connection, batch, index] = *parts else { panic!("{event}") };
        assert_eq!(event, stored(connection, batch, index));
        written.entry((connection, batch)).or_default().push(index);
    }
    written
}

/// What became of the batches of a connection: answered with 200, refused, or without an answer, since the server was ending.
#[derive(Default)]
struct Outcome {
    accepted: Vec<u32>,
    refused: Vec<u32>,
    unanswered: Vec<u32>,
    slowest: Duration,
}

fn send(address: &str, connection: u32, until: Instant, may_end: bool) -> Outcome {
    let mut outcome = Outcome::default();
    let mut client = match Client::connect(address) {
        // The server has ended before this one got through.
        Err(_) if may_end => return outcome,
        connected => connected.expect("a connection"),
    };
    for number in 0.. {
        if Instant::now() >= until {
            break;
        }
        let batch = batch(connection, number);
        let started = Instant::now();
        match client.post(batch.token, &batch.body) {
            Ok(response) => {
                check(&batch, &response);
                outcome.slowest = outcome.slowest.max(started.elapsed());
                if response.status == 200 { &mut outcome.accepted } else { &mut outcome.refused }.push(number);
                if response.closes() {
                    assert!(may_end, "{}", response.status);
                    break;
                }
            }
            Err(error) => {
                assert!(may_end, "{error}");
                outcome.unanswered.push(number);
                break;
            }
        }
    }
    outcome
}

fn run(name: &str, stop_after: Option<Duration>) {
    let out = directory(name).join("events.ndjson");
    let server = Server::start(&out);
    let until = Instant::now() + limit();
    let address = server.address.as_str();
    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let clients: Vec<_> =
            (0..CONNECTIONS).map(|connection| scope.spawn(move || send(address, connection, until, stop_after.is_some()))).collect();
        if let Some(after) = stop_after {
            std::thread::sleep(after);
            server.signal("TERM");
        }
        clients.into_iter().map(|client| client.join().expect("every answer is right")).collect()
    });
    if stop_after.is_some() {
        let mut server = server;
        assert!(server.wait(Duration::from_secs(40)).success());
    } else {
        server.end();
    }

    let mut written = written(&out);
    let (mut requests, mut events, mut unanswered, mut slowest) = (0, 0, 0, Duration::ZERO);
    for (connection, outcome) in (0..).zip(&outcomes) {
        for &number in &outcome.accepted {
            let mut indices = written.remove(&(connection, number)).unwrap_or_default();
            indices.sort_unstable();
            let count = 1 + (connection + number) % 10;
            assert_eq!(indices, (0..count).collect::<Vec<_>>(), "connection {connection}, batch {number}");
            events += count;
        }
        requests += outcome.accepted.len() + outcome.refused.len();
        unanswered += outcome.unanswered.len();
        slowest = slowest.max(outcome.slowest);
    }
    // What was refused, and what was never answered, is not there.
    assert!(written.is_empty(), "written, but not accepted: {:?}", written.keys().take(10).collect::<Vec<_>>());
    assert!(requests > CONNECTIONS as usize && events > 0, "{requests} requests");
    let took = stop_after.unwrap_or(limit()).as_secs_f64();
    println!(
        "{name}: {CONNECTIONS} connections, {took} s: {requests} requests ({:.0} a second), {events} events written once, \
         slowest answer {} ms, {unanswered} requests without an answer",
        requests as f64 / took,
        slowest.as_millis(),
    );
}

#[test]
fn every_answer_is_right_and_every_accepted_event_is_written_once() {
    run("load", None);
}

#[test]
fn the_same_when_the_server_is_stopped_in_the_middle() {
    for round in 0..3 {
        run(&format!("stopped-{round}"), Some(Duration::from_millis(400 + 300 * round)));
    }
}
