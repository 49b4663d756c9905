//! SIGTERM and SIGINT.

use std::process::Stdio;
use std::time::Duration;

use crate::batches::batch;
use crate::client::event;
use crate::process::{Server, command, directory, events};

const HEAD: &str =
    "POST /v1/events/ingest HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret\r\nContent-Type: application/json\r\n";

#[test]
fn requests_in_flight_are_answered() {
    let out = directory("in-flight").join("events.ndjson");
    let mut server = Server::start(&out);
    // A connection that waits for a request does not keep the server.
    let mut idle = server.client();
    let response = idle.post("secret", &batch(0, 7).body).expect("an answer");
    assert_eq!((response.counts(), response.closes()), ((8, 0), false));
    let body = batch(1, 6).body;
    let (first, second) = body.split_at(20);
    let mut slow = server.client();
    slow.send(format!("{HEAD}Content-Length: {}\r\n\r\n{first}", body.len()).as_bytes()).expect("half a request");
    std::thread::sleep(Duration::from_millis(200));
    server.signal("TERM");
    // After the moment in which the last requests are taken.
    std::thread::sleep(Duration::from_millis(1500));
    assert!(idle.receive().is_err(), "closed");
    slow.send(second.as_bytes()).expect("the rest");
    let response = slow.receive().expect("an answer");
    assert_eq!((response.counts(), response.closes()), ((8, 0), true));
    assert!(server.wait(Duration::from_secs(5)).success());
    assert_eq!(events(&out).len(), 16);
}

/// A second signal ends it at once, whatever is under way: here a body that does not arrive, and a pipe that nobody reads.
#[test]
fn a_second_signal_ends_it_at_once() {
    for signal in ["TERM", "INT"] {
        let mut server = Server::spawn(command("/dev/stdout".as_ref()).stdout(Stdio::piped()));
        let mut slow = server.client();
        slow.send(format!("{HEAD}Content-Length: 1000\r\n\r\n{{").as_bytes()).expect("half a request");
        let mut large = event("a");
        large["metadata"] = (0..50).map(|key| (key.to_string(), "x".repeat(500).into())).collect::<serde_json::Map<_, _>>().into();
        let large = serde_json::json!({ "events": vec![large; 10] }).to_string();
        let mut stuck = server.client();
        stuck.send(format!("{HEAD}Content-Length: {}\r\n\r\n{large}", large.len()).as_bytes()).expect("a request");
        std::thread::sleep(Duration::from_millis(300));
        server.signal(signal);
        server.wait_for("stopping");
        server.signal(signal);
        assert_eq!(server.wait(Duration::from_millis(500)).code(), Some(1));
    }
}
