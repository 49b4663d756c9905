//! What has nothing to do with events.

use serde_json::json;

use crate::client::event;
use crate::process::{Server, command, directory, run};

#[test]
fn other_methods_and_paths_are_answered_as_everything_else() {
    let server = Server::start(&directory("methods").join("events.ndjson"));
    let mut client = server.client();
    for (method, path, allow) in [
        ("GET", "/v1/events/ingest", "post"),
        ("OPTIONS", "/v1/events/ingest", "post"),
        ("DELETE", "/v1/events/ingest", "post"),
        ("POST", "/healthz", "get,head"),
        ("OPTIONS", "/metrics", "get,head"),
        ("PUT", "/openapi.json", "get,head"),
    ] {
        let response = client.request(method, path, "", "").expect("an answer");
        assert_eq!((response.status, response.json()), (405, json!({"detail": "Method Not Allowed"})), "{method} {path}");
        assert_eq!((response.header("allow"), response.header("content-type")), (Some(allow), Some("application/json")), "{method} {path}");
    }
    let response = client.request("GET", "/", "", "").expect("an answer");
    assert_eq!((response.status, response.json()), (404, json!({"detail": "Not Found"})));
    server.end();
}

#[test]
fn pages_of_an_origin_may_send_events_if_that_is_asked_for() {
    let directory = directory("cors");
    let preflight = "Origin: https://app.example.com\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization,content-type\r\n";
    let closed = Server::start(&directory.join("closed"));
    let response = closed.client().request("OPTIONS", "/v1/events/ingest", preflight, "").expect("an answer");
    assert_eq!((response.status, response.header("access-control-allow-origin")), (405, None));
    closed.end();

    let mut command = command(&directory.join("open"));
    let server = Server::spawn(command.args(["--cors", "http://localhost:3000", "--cors", "https://app.example.com"]));
    let mut client = server.client();
    let response = client.request("OPTIONS", "/v1/events/ingest", preflight, "").expect("an answer");
    assert_eq!((response.status, response.header("access-control-allow-origin")), (200, Some("https://app.example.com")));
    assert_eq!(response.header("access-control-allow-headers"), Some("authorization,content-type"));
    let headers = "Origin: https://app.example.com\r\nAuthorization: Bearer secret\r\nContent-Type: application/json\r\n";
    let response = client.request("POST", "/v1/events/ingest", headers, &json!({"events": [event("a")]}).to_string()).expect("an answer");
    assert_eq!((response.counts(), response.header("access-control-allow-origin")), ((1, 0), Some("https://app.example.com")));
    let other = preflight.replace("app", "evil");
    let response = client.request("OPTIONS", "/v1/events/ingest", &other, "").expect("an answer");
    assert_eq!(response.header("access-control-allow-origin"), None);
    server.end();

    for wrong in ["*", "app.example.com", "https://app.example.com/", "https://app.example.com/path", "null", "HTTPS://app.example.com"] {
        let output = crate::process::command(&directory.join("wrong")).args(["--cors", wrong]).output().expect("the server runs");
        let error = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(output.status.code() == Some(2) && error.contains(&format!("`{wrong}` is no origin")), "{error}");
    }
}

/// The command that `--help` and the READMEs show, with the server's address in place of the default one.
#[test]
fn the_help_shows_a_command_that_works() {
    let out = directory("help").join("events.ndjson");
    let server = Server::start(&out);
    let help = run(env!("CARGO_BIN_EXE_ingest_server"), &["--help"]);
    let mut inserted = 1;
    for text in [&help, include_str!("../../README.md"), include_str!("../../../../README.md")] {
        let (_, curl) = text.split_once("curl ").expect("a command");
        let (curl, _) = curl.split_once("}'").expect("a command");
        assert!(curl.contains("127.0.0.1:8080"), "{curl}");
        let curl = format!("curl --silent {curl}}}'").replace("127.0.0.1:8080", &server.address);
        let answer = format!(r#"{{"inserted":{inserted},"duplicates":{}}}"#, 1 - inserted);
        assert_eq!(run("sh", &["-c", &curl]), answer);
        inserted = 0;
    }
    server.end();
    assert_eq!(crate::process::events(&out).len(), 1);
}

#[test]
fn the_server_describes_what_it_takes() {
    let server = Server::start(&directory("described").join("events.ndjson"));
    let document = server.get("/openapi.json").json();
    let of_batch = "/paths/~1v1~1events~1ingest/post/requestBody/content/application~1json/schema/$ref";
    assert_eq!(document.pointer(of_batch), Some(&json!("#/components/schemas/EventsIngest")));
    let of_name = "/components/schemas/EventCreateCustomer/properties/name/maxLength";
    assert_eq!(document.pointer(of_name), Some(&json!(128)));
    server.end();
}

/// The value of a metric.
fn value(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("no {name}: {text}"));
    line.trim().parse().expect("a number")
}

#[test]
fn requests_events_and_violations_are_counted() {
    let server = Server::start(&directory("metrics").join("events.ndjson"));
    let mut client = server.client();
    client.ingest(&[event("a"), event("b"), event("a")]).expect("an answer");
    let mut bad = event("secret-id");
    bad["name"] = json!("");
    bad["metadata"] = json!({"secret-key": null, "other-key": []});
    client.ingest(&[bad.clone(), bad]).expect("an answer");
    client.post("", "{}").expect("an answer");
    client.request("GET", "/secret-path", "", "").expect("an answer");
    let response = server.get("/metrics");
    assert_eq!(response.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    let text = response.body;
    for (name, expected) in [
        (r#"ingest_events_total{outcome="inserted"}"#, 2),
        (r#"ingest_events_total{outcome="duplicate"}"#, 1),
        (r#"ingest_violations_total{code="string_too_short",path="/events/*/name"}"#, 2),
        (r#"ingest_violations_total{code="scalar_type",path="/events/*/metadata/*"}"#, 4),
        (r#"ingest_requests_total{route="/v1/events/ingest",status="200"}"#, 1),
        (r#"ingest_requests_total{route="/v1/events/ingest",status="422"}"#, 1),
        (r#"ingest_requests_total{route="/v1/events/ingest",status="401"}"#, 1),
        (r#"ingest_requests_total{route="other",status="404"}"#, 1),
        (r#"ingest_request_duration_seconds_count{route="/v1/events/ingest"}"#, 3),
        ("ingest_write_failures_total", 0),
        ("ingest_writable", 1),
        ("ingest_known_ids", 2),
    ] {
        assert_eq!(value(&text, name), expected, "{name}");
    }
    let said = server.end();
    for word in ["secret", "other-key", "user-1337"] {
        assert!(!text.contains(word) && !said.contains(word), "{word}: {text}{said}");
    }
}
