//! The file is renamed, deleted or truncated while the server runs.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::client::event;
use crate::crowd::Crowd;
use crate::process::{Server, directory, events, ids, run};

/// Runs logrotate once.
fn rotate(out: &Path, how: &str, server: &Server) {
    let [configuration, state] = ["logrotate.conf", "state"].map(|name| out.with_file_name(name));
    let hang_up = if how.contains("create ") { format!("postrotate\nkill -HUP {}\nendscript", server.child.id()) } else { String::new() };
    let text = format!("\"{}\" {{\nrotate 100\n{how}\n{hang_up}\n}}\n", out.display());
    std::fs::write(&configuration, text).expect("a file");
    let [configuration, state] = [&configuration, &state].map(|path| path.to_str().expect("UTF-8"));
    let path = format!("{}:/usr/sbin:/sbin", std::env::var("PATH").unwrap_or_default());
    run("env", &[&format!("PATH={path}"), "logrotate", "--force", "--state", state, configuration]);
}

/// The file and those that were rotated away.
fn all(out: &Path) -> Vec<PathBuf> {
    let entries = out.parent().expect("a directory").read_dir().expect("a directory");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("events.ndjson"))).collect()
}

fn wait_for(path: &Path) {
    let until = Instant::now() + Duration::from_secs(10);
    while !path.exists() {
        assert!(Instant::now() < until, "{} is not created", path.display());
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn logrotate_creates_the_next_file_under_load() {
    let out = directory("create").join("events.ndjson");
    let server = Server::start(&out);
    // Longer than the time within which clients send the same id: those of the current and of the last file are known.
    let pause = Duration::from_millis(500);
    let sent = Crowd::run(&server.address, |_| {
        for _ in 0..4 {
            std::thread::sleep(pause);
            rotate(&out, "create 0640\ndelaycompress", &server);
        }
        std::thread::sleep(pause);
    });
    server.end();
    let files = all(&out);
    assert_eq!(files.len(), 5, "the server does not create a file before logrotate does: {files:?}");
    sent.check(&ids(&files));
    assert_eq!(sent.failed, 0);
}

/// `nocreate`: the server creates the file.
#[test]
fn a_renamed_file_is_left_at_once_and_by_sighup() {
    let out = directory("renamed").join("events.ndjson");
    let server = Server::start(&out);
    let mut client = server.client();
    let mut send = |id: &str| client.ingest(&[event(id)]).expect("an answer").counts();
    assert_eq!(send("a"), (1, 0));
    let first = out.with_file_name("first");
    std::fs::rename(&out, &first).expect("renamed");
    assert_eq!((send("b"), send("a")), ((1, 0), (0, 1)), "the ids of the file before are known");
    let second = out.with_file_name("second");
    std::fs::rename(&out, &second).expect("renamed");
    server.signal("HUP");
    wait_for(&out);
    server.end();
    assert_eq!([&first, &second].map(|path| events(path).len()), [1, 1]);
}

#[test]
fn a_deleted_file_is_created_again() {
    let out = directory("deleted").join("events.ndjson");
    let server = Server::start(&out);
    let mut client = server.client();
    let mut send = |id: &str| client.ingest(&[event(id)]).expect("an answer").counts();
    assert_eq!(send("a"), (1, 0));
    std::fs::remove_file(&out).expect("deleted");
    assert_eq!((send("b"), send("a")), ((1, 0), (0, 1)));
    // Another file takes its place, which must be one of events, too.
    let other = out.with_file_name("other");
    std::fs::write(&other, format!("{}\n", event("c"))).expect("a file");
    std::fs::rename(&other, &out).expect("renamed");
    assert_eq!((send("c"), send("d")), ((0, 1), (1, 0)), "its ids are read");
    std::fs::write(&other, "no events\n").expect("a file");
    std::fs::rename(&other, &out).expect("renamed");
    assert_eq!(server.client().ingest(&[event("e")]).expect("an answer").status, 503);
    assert_eq!(std::fs::read_to_string(&out).expect("a file"), "no events\n");
    std::fs::remove_file(&out).expect("deleted");
    assert_eq!(send("e"), (1, 0));
    server.end();
    assert_eq!(ids(&[&out]).len(), 1);
}

/// What is written between the copy and the truncation is lost, whoever writes: here nobody does at that moment.
#[test]
fn logrotate_copies_and_truncates() {
    let out = directory("copytruncate").join("events.ndjson");
    let server = Server::start(&out);
    let mut client = server.client();
    for round in 0..4_u32 {
        let mut send = |id: u32| client.ingest(&[event(&id.to_string())]).expect("an answer").counts();
        assert_eq!((send(round), send(round)), ((1, 0), (0, 1)));
        if round > 0 {
            assert_eq!(send(round - 1), (0, 1), "the ids of the file before are known");
        }
        assert_eq!(events(&out).len(), 1);
        rotate(&out, "copytruncate", &server);
    }
    server.end();
    let files = all(&out);
    assert_eq!(files.len(), 5);
    assert!(ids(&files).values().all(|count| *count == 1) && ids(&files).len() == 4);
}

/// Even then, there are whole lines only, and what is lost is only what came between.
#[test]
fn truncation_under_load_leaves_whole_lines() {
    let out = directory("truncated").join("events.ndjson");
    let server = Server::start(&out);
    let sent = Crowd::run(&server.address, |_| {
        for _ in 0..5 {
            std::thread::sleep(Duration::from_millis(100));
            rotate(&out, "copytruncate", &server);
        }
        std::thread::sleep(Duration::from_millis(100));
    });
    server.end();
    let stored = events(&out).len();
    assert!(stored > 0 && sent.ids.len() > 100);
    println!("copytruncate under load: {} of {} events are in no file", sent.ids.len() - ids(&all(&out)).len(), sent.ids.len());
}
