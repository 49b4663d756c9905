//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use lexopt::prelude::*;

pub(crate) const USAGE: &str = "\
Takes Polar's events over HTTP, refuses bad batches with all their faults, and writes accepted events as NDJSON.

usage: ingest_server [--listen ADDRESS] [--out FILE]

  --listen ADDRESS  where to listen, 127.0.0.1:8080 unless told; port 0 is any free one
  --out FILE        where to append events, one a line; standard output unless told
  -h, --help        this text";

#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) listen: SocketAddr,
    pub(crate) out: Option<PathBuf>,
}

impl Args {
    /// `None` if help is asked for.
    pub(crate) fn parse() -> Result<Option<Self>, lexopt::Error> {
        let mut args = Self { listen: SocketAddr::from(([127, 0, 0, 1], 8080)), out: None };
        let mut parser = lexopt::Parser::from_env();
        while let Some(arg) = parser.next()? {
            match arg {
                Long("listen") => args.listen = parser.value()?.parse()?,
                Long("out") => args.out = Some(parser.value()?.into()),
                Short('h') | Long("help") => return Ok(None),
                _ => return Err(arg.unexpected()),
            }
        }
        Ok(Some(args))
    }
}
