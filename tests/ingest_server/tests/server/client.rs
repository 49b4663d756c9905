//! A connection to the server.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

pub(crate) struct Response {
    pub(crate) status: u16,
    /// In lower case.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Response {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub(crate) fn closes(&self) -> bool {
        self.header("connection") == Some("close")
    }

    /// How many events were inserted, and how many were duplicates.
    pub(crate) fn counts(&self) -> (u64, u64) {
        assert_eq!(self.status, 200, "{}", self.body);
        let counts = self.json();
        (counts["inserted"].as_u64().expect("a number"), counts["duplicates"].as_u64().expect("a number"))
    }
}

pub(crate) struct Client {
    stream: TcpStream,
}

impl Client {
    pub(crate) fn connect(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self { stream })
    }

    pub(crate) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)
    }

    pub(crate) fn receive(&mut self) -> io::Result<Response> {
        let (mut answer, mut block) = (Vec::new(), [0; 4096]);
        loop {
            let read = self.stream.read(&mut block)?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            answer.extend_from_slice(&block[..read]);
            let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
            let head = std::str::from_utf8(&answer[..end]).expect("ASCII").to_ascii_lowercase();
            let status = head[9..12].parse().expect("a status");
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            let length = length.map_or(0, |length| length.parse::<usize>().expect("a length"));
            if answer.len() >= end + 4 + length {
                assert_eq!(answer.len(), end + 4 + length, "more than one answer");
                let body = String::from_utf8(answer.split_off(end + 4)).expect("UTF-8");
                return Ok(Response { status, head, body });
            }
        }
    }

    pub(crate) fn request(&mut self, method: &str, path: &str, headers: &str, body: &str) -> io::Result<Response> {
        let length = body.len();
        self.send(format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: {length}\r\n\r\n{body}").as_bytes())?;
        self.receive()
    }

    pub(crate) fn post(&mut self, token: &str, body: &str) -> io::Result<Response> {
        let authorization = if token.is_empty() { String::new() } else { format!("Authorization: Bearer {token}\r\n") };
        self.request("POST", "/v1/events/ingest", &format!("{authorization}Content-Type: application/json\r\n"), body)
    }

    pub(crate) fn ingest(&mut self, events: &[Value]) -> io::Result<Response> {
        self.post("secret", &json!({ "events": events }).to_string())
    }
}

/// An event with this id.
pub(crate) fn event(id: &str) -> Value {
    json!({ "name": "test", "external_customer_id": "user-1337", "external_id": id })
}
