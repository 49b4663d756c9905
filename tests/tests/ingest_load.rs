//! The example `ingest_server` under load: 200 connections that send good and bad batches, each answer checked, and the file afterwards.
//!
//! A few seconds, unless `LOAD_SECONDS` says otherwise.
#![cfg(unix)]

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const CONNECTIONS: u32 = 200;

/// The executable, built if it is not up to date.
static SERVER: LazyLock<PathBuf> = LazyLock::new(|| {
    let mut build = Command::new(env!("CARGO"));
    // The same selection of packages and profile as `cargo test --workspace`, which has built it already.
    build.args(["build", "--offline", "--quiet", "--workspace", "--example", "ingest_server", "--message-format", "json"]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let output = build.current_dir(workspace).output().expect("cargo runs");
    assert!(output.status.success(), "cargo build: {}", String::from_utf8_lossy(&output.stderr));
    let executable = |message: &[u8]| serde_json::from_slice::<Value>(message).ok()?.get("executable")?.as_str().map(PathBuf::from);
    output.stdout.split(|byte| *byte == b'\n').find_map(executable).expect("cargo names the executable")
});

fn seconds() -> u64 {
    std::env::var("LOAD_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(3)
}

struct Server {
    child: Child,
    address: String,
    out: PathBuf,
}

impl Server {
    fn start(name: &str) -> Self {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.ndjson"));
        // What a crash has left: the half line goes, the whole one stays.
        std::fs::write(&out, "{\"name\":\"whole\"}\n{\"name\":\"half").unwrap();
        let mut command = Command::new(&*SERVER);
        command.args(["--listen", "127.0.0.1:0", "--out"]).arg(&out).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the server starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let address =
            lines.by_ref().find_map(|line| line.unwrap().strip_prefix("listening on http://").map(str::to_owned)).expect("an address");
        // The rest is for whoever looks at a failure.
        std::thread::spawn(move || lines.for_each(|line| eprintln!("server: {}", line.unwrap_or_default())));
        Self { child, address, out }
    }

    fn terminate(&self) {
        let killed = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(killed.success());
    }

    /// How often each event is in the file, by connection and batch; all that is there must be whole.
    fn written(&self) -> HashMap<(u32, u32), Vec<u32>> {
        let text = std::fs::read_to_string(&self.out).expect("UTF-8");
        assert!(text.ends_with('\n'));
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some(r#"{"name":"whole"}"#));
        let mut written = HashMap::<_, Vec<u32>>::new();
        for line in lines {
            let event: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            let parts: Vec<u32> = event["name"].as_str().unwrap().split('-').map(|part| part.parse().unwrap()).collect();
            let [connection, batch, index] = *parts else { panic!("{line}") };
            assert_eq!(event, stored(connection, batch, index));
            written.entry((connection, batch)).or_default().push(index);
        }
        written
    }
}

/// The event as it is sent.
fn event(connection: u32, batch: u32, index: u32) -> Value {
    json!({
        "name": format!("{connection}-{batch}-{index}"),
        "external_customer_id": "Zoë 🐻",
        "organization_id": null,
        "metadata": {"batch": batch, "share": 0.5, "text": "é\n", "yes": true},
        "ignored": [],
    })
}

/// The event as it is written.
fn stored(connection: u32, batch: u32, index: u32) -> Value {
    let mut event = event(connection, batch, index);
    event.as_object_mut().unwrap().remove("ignored");
    event
}

/// What is sent, and what must come back: a status, and `loc` and `type` of each fault, or the number of events.
struct Batch {
    token: &'static str,
    body: String,
    status: u16,
    answer: Value,
}

fn batch(connection: u32, number: u32) -> Batch {
    let count = 1 + (connection + number) % 10;
    let mut events: Vec<Value> = (0..count).map(|index| event(connection, number, index)).collect();
    let good = json!({"inserted": count, "duplicates": 0});
    let whole = |token, status, events: &[Value], answer| Batch { token, body: json!({ "events": events }).to_string(), status, answer };
    let bad = count - 1;
    let at = bad as usize;
    match (connection + number) % 12 {
        0 => {
            events[at]["name"] = json!("");
            whole("secret", 422, &events, json!([[["body", "events", bad, "name"], "string_too_short"]]))
        }
        1 => {
            events[at]["metadata"]["batch"] = json!({});
            events[0]["customer_id"] = json!("1dbfc517-0bbf-4301-9ba8-555ca42b9737");
            let answer =
                json!([[["body", "events", 0], "union_ambiguous"], [["body", "events", bad, "metadata", "batch"], "scalar_type"],]);
            whole("secret", 422, &events, answer)
        }
        2 => {
            let faults: Vec<_> = (0..count).map(|index| json!([["body", "events", index, "organization_id"], "missing"])).collect();
            whole("polar_pat_secret", 422, &events, json!(faults))
        }
        3 => {
            let mut body = json!({ "events": events }).to_string();
            body.truncate(body.len() - 2);
            let answer = json!([[["body", body.chars().count()], "json_invalid"]]);
            Batch { token: "secret", body, status: 422, answer }
        }
        4 => whole("", 401, &events, Value::Null),
        5 => whole("polar_oat_secret", 200, &events, good),
        _ => whole("secret", 200, &events, good),
    }
}

/// An answer: its status, its body, and whether the server closes.
async fn ask(stream: &mut TcpStream, batch: &Batch) -> std::io::Result<(u16, Value, bool)> {
    let authorization = if batch.token.is_empty() { String::new() } else { format!("Authorization: Bearer {}\r\n", batch.token) };
    let request = format!(
        "POST /v1/events/ingest HTTP/1.1\r\nHost: localhost\r\n{authorization}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
        batch.body.len(),
        batch.body,
    );
    stream.write_all(request.as_bytes()).await?;
    let (mut answer, mut block) = (Vec::new(), [0; 4096]);
    loop {
        let read = stream.read(&mut block).await?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        answer.extend_from_slice(&block[..read]);
        let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head = std::str::from_utf8(&answer[..end]).expect("ASCII").to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("a length").parse::<usize>().unwrap();
        if answer.len() >= end + 4 + length {
            assert_eq!(answer.len(), end + 4 + length, "more than one answer");
            let body = serde_json::from_slice(&answer[end + 4..]).expect("JSON");
            return Ok((head[9..12].parse().unwrap(), body, head.contains("connection: close")));
        }
    }
}

fn check(batch: &Batch, status: u16, answer: &Value) {
    let body = &batch.body;
    assert_eq!(status, batch.status, "{answer} to {body}");
    let found = match status {
        200 => answer.clone(),
        422 => answer["detail"].as_array().unwrap().iter().map(|item| json!([item["loc"], item["type"]])).collect(),
        _ => Value::Null,
    };
    assert_eq!(found, batch.answer, "to {body}");
}

/// What became of the batches of a connection: answered with 200, refused, or without an answer, since the server was ending.
#[derive(Default)]
struct Outcome {
    accepted: Vec<u32>,
    refused: Vec<u32>,
    unanswered: Vec<u32>,
    slowest: Duration,
}

async fn send(address: String, connection: u32, until: Instant, may_end: bool) -> Outcome {
    let mut outcome = Outcome::default();
    let mut stream = match TcpStream::connect(&address).await {
        // The server has ended before this one got through.
        Err(_) if may_end => return outcome,
        connected => connected.expect("a connection"),
    };
    stream.set_nodelay(true).unwrap();
    for number in 0.. {
        if Instant::now() >= until {
            break;
        }
        let batch = batch(connection, number);
        let started = Instant::now();
        match ask(&mut stream, &batch).await {
            Ok((status, answer, closes)) => {
                check(&batch, status, &answer);
                outcome.slowest = outcome.slowest.max(started.elapsed());
                if status == 200 { &mut outcome.accepted } else { &mut outcome.refused }.push(number);
                if closes {
                    assert!(may_end, "{status}");
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
    let mut server = Server::start(name);
    let limit = Duration::from_secs(seconds());
    let until = Instant::now() + limit;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let outcomes = runtime.block_on(async {
        let tasks: Vec<_> = (0..CONNECTIONS)
            .map(|connection| tokio::spawn(send(server.address.clone(), connection, until, stop_after.is_some())))
            .collect();
        if let Some(after) = stop_after {
            tokio::time::sleep(after).await;
            server.terminate();
        }
        let mut outcomes = Vec::new();
        for task in tasks {
            outcomes.push(task.await.expect("every answer is right"));
        }
        outcomes
    });
    if stop_after.is_none() {
        server.terminate();
    }
    assert!(server.child.wait().unwrap().success());

    let mut written = server.written();
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
    let took = stop_after.unwrap_or(limit).as_secs_f64();
    println!(
        "{name}: {CONNECTIONS} connections, {took} s: {requests} requests ({:.0} a second), {events} events written once, \
         slowest answer {} ms, {unanswered} requests without an answer",
        requests as f64 / took,
        slowest.as_millis(),
    );
}

#[test]
fn the_server_describes_what_it_takes() {
    use std::io::{Read as _, Write as _};

    let mut server = Server::start("described");
    let mut stream = std::net::TcpStream::connect(&server.address).expect("a connection");
    stream.write_all(b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    server.terminate();
    assert!(server.child.wait().expect("the server ends").success());
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
    let document: Value = serde_json::from_str(body).expect("JSON");
    let of_batch = "/paths/~1v1~1events~1ingest/post/requestBody/content/application~1json/schema/$ref";
    assert_eq!(document.pointer(of_batch), Some(&json!("#/components/schemas/EventsIngest")));
    let of_name = "/components/schemas/EventCreateCustomer/properties/name/maxLength";
    assert_eq!(document.pointer(of_name), Some(&json!(128)));
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

#[test]
fn requests_in_flight_are_answered() {
    let mut server = Server::start("in-flight");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let head = "POST /v1/events/ingest HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret\r\nContent-Type: application/json\r\n";
    runtime.block_on(async {
        // A connection that waits for a request does not keep the server.
        let mut idle = TcpStream::connect(&server.address).await.unwrap();
        let (status, _, closes) = ask(&mut idle, &batch(0, 7)).await.unwrap();
        assert_eq!((status, closes), (200, false));
        let body = batch(1, 6).body;
        let (first, second) = body.split_at(20);
        let mut slow = TcpStream::connect(&server.address).await.unwrap();
        slow.write_all(format!("{head}Content-Length: {}\r\n\r\n{first}", body.len()).as_bytes()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
        server.terminate();
        // After the moment in which the last requests are taken.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        assert_eq!(idle.read(&mut [0; 10]).await.unwrap(), 0, "closed");
        slow.write_all(second.as_bytes()).await.unwrap();
        let mut answer = String::new();
        slow.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains(r#""inserted":8"#), "{answer}");
    });
    assert!(server.child.wait().unwrap().success());
    let written = server.written();
    assert_eq!((written[&(0, 7)].len(), written[&(1, 6)].len()), (8, 8));
}
