//! What the file may be at start, and who else may have it.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use crate::client::event;
use crate::process::{Server, command, directory, events, run};

const WHOLE: &str = "{\"name\":\"whole\"}\n";

fn file(name: &str, content: &[u8]) -> PathBuf {
    let out = directory(name).join("events.ndjson");
    std::fs::write(&out, content).expect("a file");
    out
}

#[test]
fn a_second_server_on_the_file_does_not_start() {
    let out = file("two", b"");
    let first = Server::start(&out);
    let error = Server::refused(&mut command(&out));
    assert!(error.contains("events.ndjson is in use by another process"), "{error}");
    let link = out.with_file_name("link");
    std::os::unix::fs::symlink(&out, &link).expect("a link");
    assert!(Server::refused(&mut command(&link)).contains("is in use by another process"), "by another name");
    assert_eq!(first.client().ingest(&[event("a")]).expect("an answer").counts(), (1, 0));
    first.end();
    let second = Server::start(&out);
    assert_eq!(second.client().ingest(&[event("a")]).expect("an answer").counts(), (0, 1));
    second.end();
}

#[test]
fn an_event_without_a_line_end_is_kept() {
    let out = file("no-end", format!("{WHOLE}{}", event("a")).as_bytes());
    let server = Server::start(&out);
    assert_eq!(server.client().ingest(&[event("a"), event("b")]).expect("an answer").counts(), (1, 1));
    assert!(server.end().contains("had no line end, which was added"));
    assert_eq!(events(&out).len(), 3);
}

#[test]
fn half_a_line_is_set_aside() {
    for (name, whole, half) in
        [("half", WHOLE, "{\"name\":\"half"), ("first-half", "", "{\"na"), ("zeros", WHOLE, "\0\0\0"), ("scalar", WHOLE, "12")]
    {
        let out = file(name, format!("{whole}{half}").as_bytes());
        let aside = [1, 2].map(|number| out.with_file_name(format!("events.ndjson.incomplete-{number}")));
        std::fs::set_permissions(&out, std::fs::Permissions::from_mode(0o640)).expect("a mode");
        for aside in &aside {
            let server = Server::start(&out);
            assert_eq!(std::fs::read_to_string(aside).expect("a file"), half);
            assert_eq!(aside.metadata().expect("a file").permissions().mode() & 0o777, 0o640, "no more may read it than before");
            assert!(server.end().contains("ended in half a line"));
            assert_eq!(std::fs::read_to_string(&out).expect("a file"), whole);
            std::fs::write(&out, format!("{whole}{half}")).expect("a file");
        }
    }
}

#[test]
fn what_is_no_file_of_events_is_not_touched() {
    let utf_16: Vec<u8> = "{\"name\":\"a\"}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let long = format!("{{\"name\":\"{}", "x".repeat(21 << 20));
    let contents: [(&str, &[u8], &str); 11] = [
        ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "line 1: "),
        ("csv", b"name,customer\nsignup,user-1337\n", "line 1: "),
        ("csv-line", b"name,customer", "line 1: "),
        ("pretty", b"{\n  \"name\": \"a\"\n}\n", "line 1: "),
        ("array", b"[{\"name\":\"a\"}]\n", "line 1: "),
        ("array-line", b"[{\"name\":\"a\"}]", "line 1: "),
        ("utf-16", &utf_16, "line 1: "),
        ("bom", b"\xef\xbb\xbf{\"name\":\"a\"}\n", "line 1: "),
        ("third", b"{}\n\n{\"name\":}\n{}\n{\"half", "line 3: "),
        ("id", b"{}\n{\"external_id\":5}\n", "line 2: /external_id: "),
        ("long", long.as_bytes(), "too long"),
    ];
    for (name, content, place) in contents {
        let out = file(name, content);
        let error = Server::refused(&mut command(&out));
        assert!(error.contains(place) && error.contains("Each line must be a JSON object; nothing was changed"), "{name}: {error}");
        assert!(std::fs::read(&out).expect("a file") == content, "{name}");
        assert_eq!(out.parent().expect("a directory").read_dir().expect("a directory").count(), 1, "{name}");
    }
}

#[test]
fn what_cannot_be_appended_to_is_said() {
    let directory = directory("not-files");
    assert!(Server::refused(&mut command(&directory)).contains("neither a file nor a FIFO"));
    assert!(Server::refused(&mut command(&directory.join("missing/events"))).contains("No such file or directory"));
    let file = std::fs::File::create(directory.join("stdout")).expect("a file");
    let mut server = std::process::Command::new(env!("CARGO_BIN_EXE_ingest_server"));
    assert!(Server::refused(server.args(["--listen", "127.0.0.1:0"]).stdout(file)).contains("Name it with --out"));
}

#[test]
fn what_others_append_is_kept_and_known() {
    let out = file("others", b"");
    let server = Server::start(&out);
    let mut client = server.client();
    assert_eq!(client.ingest(&[event("a")]).expect("an answer").counts(), (1, 0));
    let append = |text: &str| run("sh", &["-c", r#"printf %s "$1" >> "$2""#, "sh", text, out.to_str().expect("UTF-8")]);
    append(&format!("{}\n", event("b")));
    assert_eq!(client.ingest(&[event("b"), event("c")]).expect("an answer").counts(), (1, 1));
    append("{\"external_id\":");
    assert_eq!(client.ingest(&[event("d")]).expect("an answer").status, 503, "in the middle of a line of another program");
    append("\"e\"}\n");
    assert_eq!(client.ingest(&[event("d"), event("e")]).expect("an answer").counts(), (1, 1));
    server.end();
    assert_eq!(events(&out).len(), 5);
}

#[test]
fn half_a_line_of_another_program_is_set_aside_on_request_only() {
    let out = file("requested", b"");
    let server = Server::start(&out);
    let send = |id: &str| server.client().ingest(&[event(id)]).expect("an answer").status;
    assert_eq!(send("a"), 200);
    std::fs::write(&out, "{\"name\":\"half").expect("a file");
    assert_eq!((send("b"), send("b")), (503, 503));
    assert_eq!(std::fs::read_to_string(&out).expect("a file"), "{\"name\":\"half");
    server.signal("HUP");
    server.wait_for("events are written again");
    assert_eq!(std::fs::read_to_string(out.with_file_name("events.ndjson.incomplete-1")).expect("a file"), "{\"name\":\"half");
    assert_eq!(send("b"), 200);
    server.end();
    assert_eq!(events(&out).len(), 1);
}
