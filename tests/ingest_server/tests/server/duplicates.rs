//! Each event is stored once, by its `external_id`.

use std::time::Instant;

use serde_json::{Value, json};

use crate::client::event;
use crate::crowd::Crowd;
use crate::process::{Server, command, directory, events, ids};

const ORGANIZATIONS: [&str; 2] = ["9aeb8a3c-7d0e-4f5a-8c39-0d0a4a7c2b11", "1dbfc517-0bbf-4301-9ba8-555ca42b9737"];

fn of(id: &str, organization: Value) -> Value {
    let mut event = event(id);
    event["organization_id"] = organization;
    event
}

#[test]
fn an_id_is_stored_once() {
    let out = directory("once").join("events.ndjson");
    let server = Server::start(&out);
    let mut client = server.client();
    let mut send = |events: &[Value]| client.ingest(events).expect("an answer").counts();
    assert_eq!(send(&[event("a"), event("b"), event("a")]), (2, 1), "within a batch");
    assert_eq!(send(&[event("b"), event("c")]), (1, 1), "of an earlier batch");
    assert_eq!(send(&[event("a"), event("b")]), (0, 2), "nothing new");
    assert_eq!(send(&[]), (0, 0));

    let [first, second] = ORGANIZATIONS.map(|organization| json!(organization));
    assert_eq!(send(&[of("a", Value::Null)]), (0, 1), "null is as absent");
    assert_eq!(send(&[of("a", first.clone()), of("a", second.clone())]), (2, 0), "ids of other organizations");
    assert_eq!(send(&[of("a", json!(ORGANIZATIONS[0].to_uppercase()))]), (0, 1), "the same organization");

    let mut other_kind = event("a");
    other_kind.as_object_mut().expect("an object").remove("external_customer_id");
    other_kind["customer_id"] = second;
    assert_eq!(send(&[other_kind]), (0, 1), "the id decides, whoever the customer is");
    let mut without = event("a");
    without["external_id"] = Value::Null;
    assert_eq!(send(&[without.clone(), without]), (2, 0), "without an id, each event is a new one");
    assert_eq!(send(&[event(""), event(""), event("A"), event("é"), event("e\u{301}")]), (4, 1), "ids are compared byte for byte");
    server.end();
    assert_eq!(events(&out).len(), 11);

    let server = Server::start(&out);
    let all = [event("a"), event("b"), event("c"), of("a", first), event("é"), event("new")];
    assert_eq!(server.client().ingest(&all).expect("an answer").counts(), (1, 5), "after a restart");
    server.end();
    assert_eq!(events(&out).len(), 12);
}

#[test]
fn a_refused_batch_leaves_no_id() {
    let out = directory("refused").join("events.ndjson");
    let server = Server::start(&out);
    let mut client = server.client();
    assert_eq!(client.ingest(&[event("a"), json!({})]).expect("an answer").status, 422);
    assert_eq!(client.ingest(&[event("a")]).expect("an answer").counts(), (1, 0));
    server.end();
}

#[test]
fn ids_of_named_files_are_known() {
    let directory = directory("named");
    let [out, first, second, pages] = ["events.ndjson", "first", "second", "pages"].map(|name| directory.join(name));
    std::fs::write(&first, format!("{}\n{}\n", event("a"), event("b"))).expect("a file");
    std::fs::write(&second, format!("\n{}", event("c"))).expect("a file");
    let server = Server::spawn(command(&out).arg("--seen").arg(&first).arg("--seen").arg(&second));
    assert_eq!(server.client().ingest(&["a", "b", "c", "d"].map(event)).expect("an answer").counts(), (1, 3));
    server.end();
    assert_eq!(ids(&[&out]).into_keys().collect::<Vec<_>>(), ["d"]);

    std::fs::write(&pages, "\u{1f}\u{8b}").expect("a file");
    let error = Server::refused(command(&out).arg("--seen").arg(&pages));
    assert!(error.contains("pages, line 1: ") && error.contains("json_invalid"), "{error}");
    let error = Server::refused(command(&out).args(["--seen", "missing"]));
    assert!(error.contains("cannot read the events of missing: "), "{error}");
}

#[test]
fn clients_that_send_the_same_ids_at_once() {
    let out = directory("at-once").join("events.ndjson");
    let server = Server::start(&out);
    let sent = Crowd::run(&server.address, |_| {
        let until = Instant::now() + crate::load::limit() / 3;
        while Instant::now() < until {
            assert!(Server::refused(&mut command(&out)).contains("is in use by another process"));
            // Whoever reads meanwhile sees whole lines; the last one may be under way.
            let text = std::fs::read(&out).expect("a file");
            let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            for line in text[..whole].split_inclusive(|byte| *byte == b'\n') {
                serde_json::from_slice::<Value>(line).expect("an event");
            }
        }
    });
    server.end();
    sent.check(&ids(&[&out]));
    assert_eq!((sent.inserted, sent.failed), (sent.ids.len() as u64, 0));
}
