//! Pipes, FIFOs and devices in place of a file.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::client::{Client, event};
use crate::crowd::Crowd;
use crate::process::{Server, directory, run};

/// Longer than what a pipe takes at once without being torn.
fn large(id: &str) -> Value {
    let mut event = event(id);
    event["metadata"] = (0..20).map(|key| (key.to_string(), "x".repeat(500).into())).collect::<serde_json::Map<_, _>>().into();
    event
}

fn fifo(name: &str) -> PathBuf {
    let path = directory(name).join("fifo");
    run("mkfifo", &[path.to_str().expect("UTF-8")]);
    path
}

/// A reader that does not wait for a writer.
fn reader(path: &Path) -> File {
    let flags = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).expect("a FIFO");
    rustix::io::ioctl_fionbio(&file, false).expect("a FIFO");
    file
}

/// Sends in bounded time.
fn send(client: &mut Client, events: &[Value]) -> (u16, u64, u64) {
    let started = Instant::now();
    let response = client.ingest(events).expect("an answer");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    if response.status == 503 {
        return (503, 0, 0);
    }
    let (inserted, duplicates) = response.counts();
    (response.status, inserted, duplicates)
}

fn id(line: &str) -> String {
    let event: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    event["external_id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_fifo_that_nobody_reads_is_not_written_to() {
    let path = fifo("unread");
    let server = Server::start(&path);
    let mut client = server.client();
    assert_eq!(send(&mut client, &[event("a")]), (503, 0, 0));
    assert_eq!(server.health(), 503);
    let mut lines = BufReader::new(reader(&path)).lines();
    assert_eq!(send(&mut client, &[event("a"), event("b")]), (200, 2, 0));
    assert_eq!(server.health(), 200);
    assert_eq!([(); 2].map(|()| id(&lines.next().expect("a line").expect("UTF-8"))), ["a", "b"]);
    drop(lines);
    assert_eq!(send(&mut client, &[event("c")]), (503, 0, 0), "the reader has gone away");
    let lines = BufReader::new(reader(&path)).lines();
    assert_eq!(send(&mut client, &[event("c"), event("a")]), (200, 1, 1));
    server.end();
    assert_eq!(lines.map(|line| id(&line.expect("UTF-8"))).collect::<Vec<_>>(), ["c"]);
}

#[test]
fn a_full_pipe_goes_on_where_it_stopped() {
    let path = fifo("full");
    let server = Server::start(&path);
    let (mut client, file) = (server.client(), reader(&path));
    let mut number = 0;
    let mut next = |client: &mut Client| {
        number += 1;
        let ids = [format!("{number}-0"), format!("{number}-1")];
        let events = ids.each_ref().map(|id| large(id));
        (send(client, &events).0, ids, events)
    };
    let mut stored = Vec::new();
    let (refused, events) = loop {
        let (status, ids, events) = next(&mut client);
        if status == 503 {
            break (ids, events);
        }
        stored.extend(ids);
    };
    assert!(!stored.is_empty());
    let started = Instant::now();
    assert_eq!((next(&mut client).0, server.health()), (503, 503));
    assert!(started.elapsed() < Duration::from_millis(500), "a reader that did not read is not waited for again");

    let (tell, lines) = mpsc::channel();
    std::thread::spawn(move || BufReader::new(file).lines().for_each(|line| tell.send(id(&line.expect("UTF-8"))).expect("a test")));
    std::thread::sleep(Duration::from_millis(100));
    let (status, inserted, duplicates) = send(&mut client, &events);
    assert_eq!((status, inserted + duplicates), (200, 2));
    stored.extend(refused);
    let (status, ids, _) = next(&mut client);
    assert_eq!(status, 200);
    stored.extend(ids);
    server.end();
    assert_eq!(lines.iter().collect::<Vec<_>>(), stored, "each line once, and in order");
}

#[test]
fn a_reader_that_pauses_under_load_gets_each_event_once() {
    let path = fifo("pauses");
    let file = reader(&path);
    let server = Server::start(&path);
    let (tell, told) = mpsc::channel();
    let reading = std::thread::spawn(move || {
        let mut stored = HashMap::new();
        let mut lines = BufReader::new(file).lines().map(|line| id(&line.expect("UTF-8")));
        for id in lines.by_ref().take(500) {
            *stored.entry(id).or_default() += 1;
        }
        let () = told.recv().expect("a signal to go on");
        lines.for_each(|id| *stored.entry(id).or_default() += 1);
        stored
    });
    let sent = Crowd::run(&server.address, |_| {
        server.wait_for("the reader does not read");
        tell.send(()).expect("a reader");
        server.wait_for("events are written again");
        std::thread::sleep(Duration::from_millis(200));
    });
    server.end();
    sent.check(&reading.join().expect("whole lines"));
    assert!(sent.failed > 0);
}

#[test]
fn a_new_reader_begins_with_a_whole_line() {
    let path = fifo("left");
    let server = Server::start(&path);
    let (mut client, mut file) = (server.client(), reader(&path));
    let mut number = 0;
    while send(&mut client, &[large(&number.to_string())]).0 == 200 {
        number += 1;
    }
    // Half a line is in the pipe, and its other half waits.
    file.read_exact(&mut [0; 100]).expect("bytes");
    drop(file);
    assert_eq!(send(&mut client, &[event("late")]), (503, 0, 0));
    let lines = BufReader::new(reader(&path)).lines();
    assert_eq!(send(&mut client, &[event("late")]), (200, 1, 0));
    server.end();
    let read: Vec<_> = lines.map(|line| id(&line.expect("UTF-8"))).collect();
    assert!(read == ["late"] || read == [number.to_string(), "late".to_owned()], "{read:?}");
}

#[test]
fn standard_output_can_be_a_pipe() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_ingest_server"));
    let mut server = Server::spawn(program.args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()));
    let mut client = server.client();
    assert_eq!(send(&mut client, &[event("a"), event("a")]), (200, 1, 1));
    let mut lines = BufReader::new(server.child.stdout.take().expect("a pipe")).lines();
    assert_eq!(id(&lines.next().expect("a line").expect("UTF-8")), "a");
    drop(lines);
    assert_eq!(send(&mut client, &[event("b")]), (503, 0, 0), "the reader has gone away for good");
    assert_eq!(send(&mut client, &[event("b")]), (503, 0, 0));
    server.signal("TERM");
    assert_eq!(server.wait(Duration::from_secs(5)).code(), Some(1), "events could not be written");
}

#[test]
fn a_device_that_is_full() {
    let server = Server::start("/dev/full".as_ref());
    assert_eq!(send(&mut server.client(), &[event("a")]), (503, 0, 0));
    assert!(server.get("/metrics").body.contains("ingest_write_failures_total 1\n"));
    let mut server = server;
    server.signal("TERM");
    assert_eq!(server.wait(Duration::from_secs(5)).code(), Some(1));
}
