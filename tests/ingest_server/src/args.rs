//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::http::HeaderValue;
use lexopt::prelude::*;

use crate::cors;

pub(crate) const USAGE: &str = r#"Takes usage-billing events over HTTP as Polar's API does, refuses bad batches with all their faults, and stores each accepted event once,
as NDJSON.

usage: ingest_server [--listen ADDRESS] [--out FILE] [--seen FILE]... [--cors ORIGIN]...

  --listen ADDRESS  where to listen, 127.0.0.1:8080 by default; port 0 is any free one
  --out FILE        where to append events, one a line: a file or a FIFO; standard output by default, which must be no file
  --seen FILE       events with the external ids in this file are duplicates, too: a file that was rotated away, not compressed
  --cors ORIGIN     a page of this origin, such as https://app.example.com, may send events
  -h, --help        this text

Each request needs a bearer token. It is not looked up, so any will do here:

  curl http://127.0.0.1:8080/v1/events/ingest -H 'Authorization: Bearer secret' -H 'Content-Type: application/json' \
    -d '{"events": [{"name": "signup", "external_customer_id": "user-1337", "external_id": "signup-1337"}]}'

SIGHUP opens the file again, SIGTERM and SIGINT end the server after the requests in flight; a second one ends it at once."#;

#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) listen: SocketAddr,
    pub(crate) out: Option<PathBuf>,
    pub(crate) seen: Vec<PathBuf>,
    pub(crate) cors: Vec<HeaderValue>,
}

impl Args {
    /// `None` if help is asked for.
    pub(crate) fn parse() -> Result<Option<Self>, lexopt::Error> {
        let listen = SocketAddr::from(([127, 0, 0, 1], 8080));
        let mut args = Self { listen, out: None, seen: Vec::new(), cors: Vec::new() };
        let mut parser = lexopt::Parser::from_env();
        while let Some(arg) = parser.next()? {
            match arg {
                Long("listen") => args.listen = parser.value()?.parse()?,
                Long("out") => args.out = Some(parser.value()?.into()),
                Long("seen") => args.seen.push(parser.value()?.into()),
                Long("cors") => args.cors.push(cors::origin(&parser.value()?.string()?)?),
                Short('h') | Long("help") => return Ok(None),
                _ => return Err(arg.unexpected()),
            }
        }
        Ok(Some(args))
    }
}
